"""Where in a request the input stands that a refusal is about. Services name it as they know it, and are called by
several fields whose inputs hold it in several places; what is answered is always a place of the input that was sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    get_nullable_type,
    is_leaf_type,
    value_from_ast_untyped,
)

from lotbook.domain.number_refusals import (
    BatchUndecided,
    NumberAlreadyExists,
    NumberLooksLike,
    NumberNotAnnounced,
    NumbersInvalid,
)
from lotbook.domain.quantities import shown
from lotbook.domain.refusals import (
    SCANNED,
    BackorderUndecided,
    InsufficientStock,
    InvalidInput,
    LotExpired,
    LotOnHold,
    MoreThanLeft,
    NotFound,
    OverReceipt,
    Refusal,
)
from lotbook.graphql.context import Info

Place = tuple[str, ...]

_LISTS: tuple[Place, ...] = (("lines",), ("goods",), ("taken",), ("positions",), ("stock",), ("corrections",))
_NUMBERS: tuple[Place, ...] = (("number",), ("numbers",), ("lot",), ("lots",), SCANNED, ("package",), *_LISTS)
_QUANTITIES: tuple[Place, ...] = (("quantity",), ("rightQuantity",), *_LISTS, *_NUMBERS)
USUAL: Mapping[type[Refusal], tuple[Place, ...]] = {
    OverReceipt: (*_QUANTITIES, ("takeMore",)),
    InsufficientStock: _QUANTITIES,
    MoreThanLeft: _QUANTITIES,
    BackorderUndecided: (("backorder",),),
    LotOnHold: _NUMBERS,
    LotExpired: (("lastDay",), *_NUMBERS, ("expiredReason",)),
    NumberAlreadyExists: _NUMBERS,
    NumbersInvalid: _NUMBERS,
    NumberLooksLike: _NUMBERS,
    NumberNotAnnounced: _NUMBERS,
    BatchUndecided: _NUMBERS,
}
"""What refusals are about where nobody said more, the likeliest first."""


def located(refusal: Refusal, info: Info) -> Refusal:
    """The refusal with its fields as places of the input that was sent, and what was sought as it was sent."""
    request = Request(info)
    refusal.field = request.place(refusal.field, USUAL.get(type(refusal), ()))
    if refusal.field is not None and (number := _number_of(refusal)) is not None:
        refusal.field = request.where_said(number, refusal.field)
    if isinstance(refusal, InvalidInput):
        refusal.problems = [replace(each, field=request.place(each.field) or ()) for each in refusal.problems]
    if isinstance(refusal, NotFound) and isinstance(sent := request.said(refusal.field or ()), str):
        refusal.sought = shown(sent)
    return refusal


def _number_of(refusal: Refusal) -> str | None:
    """The first number that it is about, where it is about several."""
    match refusal:
        case NumberLooksLike(number=number):
            return number
        case NumberAlreadyExists(conflicts=[first, *_]) | NumbersInvalid(rows=[first, *_]):
            return first.number
    return None


class Request:
    """The arguments of the field that is being answered: what they can hold, and what was sent. Places are those
    inside the one argument of a mutation, else they begin with the name of an argument."""

    def __init__(self, info: Info) -> None:
        raw = info._raw_info
        known = raw.parent_type.fields[raw.field_name].args
        self.types: Mapping[str, GraphQLInputType] = {name: each.type for name, each in known.items()}
        variables = info.context.sent_variables()
        arguments = raw.field_nodes[0].arguments or ()
        self.sent: dict[str, Any] = {
            each.name.value: value_from_ast_untyped(each.value, variables) for each in arguments
        }
        if list(known) == ["input"]:
            self.types, self.sent = inside(self.types["input"]), self.sent.get("input") or {}

    def place(self, field: Place | None, usual: tuple[Place, ...] = ()) -> Place | None:
        """Where it is: at the place itself; where something of that name was sent, deeper or less deep; at the last
        of its parts that there is, with what is usual there; None for nowhere."""
        named = field or ()
        for begin in range(len(named)):
            if self.has(named[begin:]):
                return named[begin:]
            deeper = [each for each in sent_places(self.sent) if each[-len(named) + begin :] == named[begin:]]
            if len(deeper) == 1:
                return deeper[0]
        for end in range(len(named), -1, -1):
            known = named[:end]
            if known and not self.has(known):
                continue
            there = [each for each in usual if self.has((*known, *each))]
            sent = [each for each in there if self.was_sent((*known, *each))]
            if sent or there:
                return (*known, *(sent or there)[0])
            if known:
                return known
        return None

    def has(self, place: Place) -> bool:
        """Whether such an input can hold it. A text that has several items is told with the place of one behind it."""
        fields: Mapping[str, GraphQLInputType] = self.types
        at: GraphQLInputType | None = None
        for part in place:
            whole = None if at is None else get_nullable_type(at)
            if isinstance(whole, GraphQLList) and part.isdecimal():
                at = whole.of_type
                continue
            if at is not None and part.isdecimal() and is_leaf_type(whole):
                continue
            fields = self.types if at is None else inside(at)
            if part not in fields:
                return False
            at = fields[part]
        return bool(place)

    def was_sent(self, place: Place) -> bool:
        """Whether there is anything at this place."""
        return self.said(place) is not None

    def said(self, place: Place) -> Any:
        """What was sent at this place; None for nothing."""
        at: Any = self.sent
        for part in place:
            if isinstance(at, list) and part.isdecimal() and int(part) < len(at):
                at = at[int(part)]
            else:
                at = at.get(part) if isinstance(at, dict) else None
        return at

    def where_said(self, text: str, place: Place) -> Place:
        """The one place in it where just this was sent, or the place itself."""
        found = [at for at in sent_places(self.said(place), place) if self.said(at) == text]
        return found[0] if len(found) == 1 else place


def inside(of: GraphQLInputType) -> Mapping[str, GraphQLInputType]:
    """What an input consists of; nothing for a scalar or a list."""
    whole = get_nullable_type(of)
    if not isinstance(whole, GraphQLInputObjectType):
        return {}
    return {name: each.type for name, each in whole.fields.items()}


def sent_places(value: Any, above: Place = ()) -> Iterator[Place]:
    """All places at which something was sent."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        at = (*above, str(name))
        if part is not None:
            yield at
            yield from sent_places(part, at)
