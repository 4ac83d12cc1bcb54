"""How rows and facts become GraphQL values.

A type wraps one thing (a row of a table, the outcome of a write, a refusal): its fields without a resolver
are the attributes of the same name, its `linked` fields follow ids and facts to other types.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar, cast

import strawberry
from graphql import get_named_type
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lotbook.db.by_ids import ByIds
from lotbook.domain.refusals import Ref
from lotbook.graphql import ids
from lotbook.graphql.context import Info
from lotbook.graphql.directives import Cost

Some = TypeVar("Some", bound="Shown")
Method = TypeVar("Method", bound=Callable[..., Any])

SHOWN: dict[str, type[Shown]] = {}
"""Every type that wraps something, by its name in the schema."""

NAMES = {"StockMoveLine": "MoveLine", "TransferEntry": "Entry"}
"""Types that the API calls otherwise than the tables."""


class Shown:
    """A type that shows one thing; make it with `of`. model: the table of the rows that it shows, if any."""

    thing: strawberry.Private[Any]
    model: ClassVar[type[Model]]

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        SHOWN[cls.__name__] = cls

    @classmethod
    def of(cls: type[Some], thing: Any) -> Some:
        shown = object.__new__(cls)
        shown.thing = thing
        return shown

    @classmethod
    def query(cls) -> QuerySet[Any]:
        """How its rows are read; a type that needs a joined row to show itself says so here."""
        return cls.model.all()

    def shown_to(self, info: Info) -> bool:
        """Whether who asks for it by its id may see this one; all that may see the type may, unless it says so here."""
        return True

    def __getattr__(self, name: str) -> Any:
        # Only reached for fields without a resolver: not for `thing`, which `of` has set, nor for what Python
        # asks of every object, which must not seem awaitable because a row is.
        if name == "thing" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.thing, name)


def show(fact: Any) -> Any:
    """A fact of the domain, such as a refusal, as the type of the same name."""
    return SHOWN[type(fact).__name__].of(fact)


def own(description: str, attribute: str | None = None) -> Any:
    """A field that is the thing's own attribute, of the same name unless told."""
    if attribute is None:
        return strawberry.field(description=description)

    def resolve(root: Shown) -> Any:
        return getattr(root.thing, attribute)

    return strawberry.field(resolver=resolve, description=description)


MOST_FORESEEN = 5
"""So many rows of a page inside of rows are reckoned with before they are read: most have fewer, whatever is asked."""


def computed(
    description: str, *, cost: float | None = None, inside: bool = False
) -> Callable[[Method], Method]:
    """Make a field of a method; cost: its `@cost`, where it is not the usual one; inside: a page that `page_inside`
    reads together for all rows that have one."""
    directives = () if cost is None else (Cost(weight=cost),)
    if inside:
        directives = (Cost(weight=1, rows=MOST_FORESEEN),)
    return cast(Callable[[Method], Method], strawberry.field(description=description, directives=directives))


def needed(description: str) -> Any:
    """A field of an input that has to be given."""
    return strawberry.field(description=description)


def optional(description: str, name: str | None = None) -> Any:
    """A field of an input that may be absent: then it is UNSET, and None only when null was given."""
    return strawberry.field(default=strawberry.UNSET, description=description, name=name)


def preset(default: object, description: str) -> Any:
    """A field of an input with a default."""
    return strawberry.field(default=default, description=description)


def described(description: str) -> Any:
    """What an argument of a field means."""
    return strawberry.argument(description=description)


@strawberry.interface(description="What has a global id and can be fetched again by node.")
class Node(Shown):
    @computed("Opaque; the same for ever, also in exports and offline stores.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(ids.encode(type(self).__name__, self.thing.id))


def linked(description: str, attribute: str | None = None) -> Any:
    """A field that leads to other types: by the id in `<attribute>_id` or `<attribute>`, by a Ref, by facts,
    or by a list of these. All of one kind that a request asks for are loaded together."""

    def resolve(root: Shown, info: Info) -> Any:
        name = attribute or info.python_name
        by_id = f"{name}_id"
        value = getattr(root.thing, by_id) if hasattr(root.thing, by_id) else getattr(root.thing, name)
        return follow(value, info)

    return strawberry.field(resolver=resolve, description=description)


def follow(value: Any, info: Info) -> Any:
    """What ids, Refs or facts lead to, as the type of the field that is being resolved."""
    kind = get_named_type(info._raw_info.return_type).name
    if isinstance(value, list | tuple):
        return [_target(each, kind, info) for each in value]
    return _target(value, kind, info)


def _target(value: Any, kind: str, info: Info) -> Any:
    if value is None:
        return None
    if isinstance(value, Ref):
        return node(info, value.kind, value.id)
    if isinstance(value, int):
        return node(info, kind, value)
    return SHOWN[kind].of(value)


def node(info: Info, kind: str, row_id: int) -> Any:
    """An awaitable of the thing with this row id, None when there is none, also for what has no id."""
    kind = NAMES.get(kind, kind)
    return info.context.load(_by_id(kind), row_id) if is_node(kind) else None


async def nodes(info: Info, kind: str, row_ids: Sequence[int]) -> list[Any]:
    """The things of one kind with these row ids, in their order; None for those that there are not."""
    asked = [node(info, kind, each) for each in row_ids]  # all of them before the first is waited for
    return [await each for each in asked]


async def named(info: Info, kind: str, global_id: str) -> Any:
    """The thing of that type that a global id names; None for an unknown one and for one of another type."""
    row_id = ids.row_or_none(kind, global_id)
    return None if row_id is None else await node(info, kind, row_id)


_BY_ID: dict[str, Callable[[list[int]], Any]] = {}


def _by_id(kind: str) -> Callable[[list[int]], Any]:
    """The loader of one kind; always the same function, since loaders are kept by it."""
    if kind not in _BY_ID:
        shown = SHOWN[kind]
        if not issubclass(shown, Node):
            raise TypeError(f"{kind} has no id")

        rows = ByIds(shown.query)

        async def load(row_ids: list[int]) -> Sequence[Node | None]:
            found = {row.id: shown.of(row) for row in await rows(row_ids)}
            return [found.get(row_id) for row_id in row_ids]

        _BY_ID[kind] = load
    return _BY_ID[kind]


def is_node(kind: str) -> bool:
    return kind in SHOWN and issubclass(SHOWN[kind], Node) and hasattr(SHOWN[kind], "model")
