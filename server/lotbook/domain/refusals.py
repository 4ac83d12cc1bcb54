"""Requests that a person can mend. A refusal says why, names the input at fault, and carries its facts.

Facts are plain values (row ids, decimals, days, instants), so that a refusal can be stored under its
operation id and answered again word for word. Everything that is not a refusal is a bug: let it crash.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lotbook.domain.codes import Code
from lotbook.domain.refusal_words import DateKind, InputFault, RefusalCode
from lotbook.domain.words import Disposition, Role
from lotbook.standards.keys import KeyKind

# Where every request that scans has what was read.
SCANNED = ("scan", "raw")


@dataclass(frozen=True)
class Ref:
    """A row by what it is and its id, such as Ref("Transfer", 12); the API shows the thing as it is now."""

    kind: str
    id: int


@dataclass(frozen=True, kw_only=True)
class InputProblem:
    """One malformed value. given: escaped for display, at most 80 characters; position: zero-based."""

    field: tuple[str, ...]
    fault: InputFault
    message: str
    given: str | None = None
    position: int | None = None
    limit: str | None = None


@dataclass(frozen=True, kw_only=True)
class LineDifference:
    """A line whose quantity does not fit; quantities in the product's stock unit. of: what `line` is a row
    of."""

    line: int
    of: str = "TransferLine"
    product: int
    given: Decimal
    permitted: Decimal
    lot: int | None = None


@dataclass(frozen=True, kw_only=True)
class Shortage:
    """One quantity that is not there, in the product's stock unit. reserved_for: up to 5 documents to which the
    rest is promised."""

    product: int
    requested: Decimal
    available: Decimal
    lot: int | None = None
    location: int | None = None
    reserved_for: list[Ref] = dataclasses.field(default_factory=list)


@dataclass(frozen=True)
class Instead:
    """An open transfer that what came too late can go to, and its line that waits for it."""

    transfer: int
    line: int


@dataclass(frozen=True, kw_only=True)
class Blocker:
    """One thing that stands in the way of a change."""

    message: str
    node: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class CheckOpen:
    """One check that stands against a release: nobody has looked, or it failed."""

    name: str
    failed: bool


@dataclass(frozen=True, kw_only=True)
class Counter:
    """Somebody who counts, by row id, and when last."""

    user: int
    last: datetime


@dataclass(frozen=True, kw_only=True)
class CountedBy:
    """What somebody counted of a position, in the stock unit, and when last. user: None for a client program."""

    position: int
    user: int | None
    quantity: Decimal
    last: datetime


@dataclass(frozen=True, kw_only=True)
class LotDecision:
    """What was decided about a lot, and the operation by which it was."""

    lot: int
    decision: Disposition
    operation: int


@dataclass(frozen=True, kw_only=True)
class PlaceQuantity:
    """How much of a lot lies in one place, in the product's stock unit."""

    product: int
    location: int
    on_hand: Decimal
    lot: int | None = None


@dataclass(eq=False, kw_only=True)
class Refusal(Exception):
    """A request that was refused. message: in words, with the facts; field: path of the input at fault."""

    message: str
    field: tuple[str, ...] | None = None
    code: RefusalCode = RefusalCode.INPUT_INVALID

    def __str__(self) -> str:
        return self.message


@dataclass(eq=False, kw_only=True)
class InvalidInput(Refusal):
    """Values that are malformed or out of range: all of them, not only the first. Never stored."""

    problems: list[InputProblem]

    @classmethod
    def of(cls, problems: Sequence[InputProblem]) -> InvalidInput:
        """problems: at least one."""
        first = problems[0]
        more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
        return cls(message=first.message + more, field=first.field, problems=list(problems)[:1000])


def invalid(field: str | tuple[str, ...], fault: InputFault, message: str, **facts: Any) -> InvalidInput:
    """One malformed value as a refusal; facts: given, position, limit of `InputProblem`."""
    path = (field,) if isinstance(field, str) else field
    return InvalidInput.of([InputProblem(field=path, fault=fault, message=message, **facts)])


@contextmanager
def below(*path: str) -> Iterator[None]:
    """Let what is refused inside say that it stands below this place of the input."""
    try:
        yield
    except InvalidInput as refused:
        raise InvalidInput.of(
            [dataclasses.replace(each, field=(*path, *each.field)) for each in refused.problems]
        ) from refused
    except Refusal as refused:
        refused.field = (*path, *(refused.field or ()))
        raise


@dataclass(eq=False, kw_only=True)
class NotFound(Refusal):
    code: RefusalCode = RefusalCode.NOT_FOUND
    sought: str
    nearest: list[Ref] = dataclasses.field(default_factory=list)


@dataclass(eq=False, kw_only=True)
class OperationIdReused(Refusal):
    """The id came before with another request or from someone else; nothing is told of the other."""

    code: RefusalCode = RefusalCode.OPERATION_ID_REUSED
    message: str = "This operation id was used for another request; nothing was done."


@dataclass(eq=False, kw_only=True)
class GoodsMovedOn(Refusal):
    """places: where the goods of a line to correct are now, at most 100."""

    code: RefusalCode = RefusalCode.GOODS_MOVED_ON
    places: list[PlaceQuantity]


@dataclass(eq=False, kw_only=True)
class StaleVersion(Refusal):
    code: RefusalCode = RefusalCode.STALE_VERSION
    current: Ref
    current_version: int
    changed_by: int | None
    changed_at: datetime


@dataclass(eq=False, kw_only=True)
class WrongState(Refusal):
    """by: user who brought it into this state; None for an automatic step. instead: of a scan onto a transfer that is
    over, at most 5 others that wait for what was scanned, likeliest first."""

    code: RefusalCode = RefusalCode.STATE_FORBIDS
    current: Ref
    by: int | None = None
    since: datetime
    instead: list[Instead] = dataclasses.field(default_factory=list)


@dataclass(eq=False, kw_only=True)
class InUse(Refusal):
    code: RefusalCode = RefusalCode.IN_USE
    blockers: list[Blocker]
    blocker_count: int


@dataclass(eq=False, kw_only=True)
class InsufficientStock(Refusal):
    code: RefusalCode = RefusalCode.INSUFFICIENT_STOCK
    shortages: list[Shortage]
    shortage_count: int


@dataclass(eq=False, kw_only=True)
class LotOfOtherProduct(Refusal):
    code: RefusalCode = RefusalCode.LOT_OF_OTHER_PRODUCT
    lot: int
    expected: int


@dataclass(eq=False, kw_only=True)
class LotDateConflict(Refusal):
    """The label says another date than the one stored for the lot."""

    code: RefusalCode = RefusalCode.LOT_DATE_CONFLICT
    lot: int
    kind: DateKind
    stored: date
    given: date


@dataclass(eq=False, kw_only=True)
class LotOnHold(Refusal):
    """lots: the first 100 that may not go this way, none where a place of untracked goods is held; holds: the first
    20 behind it, none where what was decided about the lots is all."""

    code: RefusalCode = RefusalCode.LOT_ON_HOLD
    lots: list[int]
    lot_count: int
    holds: list[int]


@dataclass(eq=False, kw_only=True)
class DecidedBefore(Refusal):
    """decided: the first 100 lots that somebody released or rejected, about which something else would be decided."""

    field: tuple[str, ...] | None = ("insteadOf",)
    code: RefusalCode = RefusalCode.LOT_DECIDED
    decided: list[LotDecision]
    lot_count: int


@dataclass(eq=False, kw_only=True)
class LotExpired(Refusal):
    """lots, numbers: the first 100 past their last day; what only now comes in has a number and no lot yet. today: by
    the calendar of the warehouse."""

    code: RefusalCode = RefusalCode.LOT_EXPIRED
    lots: list[int]
    numbers: list[str]
    lot_count: int
    today: date


@dataclass(eq=False, kw_only=True)
class OverReceipt(Refusal):
    """lines: the first 100; permitted includes the tolerance."""

    code: RefusalCode = RefusalCode.OVER_RECEIPT
    lines: list[LineDifference]


@dataclass(eq=False, kw_only=True)
class MoreThanLeft(Refusal):
    code: RefusalCode = RefusalCode.MORE_THAN_LEFT
    lines: list[LineDifference]


@dataclass(eq=False, kw_only=True)
class MoreThanDue(Refusal):
    """A payment above what is still due of its paper; due: in its currency."""

    paper: Ref
    due: Decimal
    code: RefusalCode = RefusalCode.MORE_THAN_LEFT


@dataclass(eq=False, kw_only=True)
class AboveLimit(Refusal):
    """A confirmed purchase order would come to more than whoever changes it may confirm. amount, limit: in the
    currency."""

    code: RefusalCode = RefusalCode.APPROVAL_REQUIRED
    amount: Decimal
    limit: Decimal
    currency: str
    least_role: Role


@dataclass(eq=False, kw_only=True)
class CountStale(Refusal):
    """positions: the first 100 whose goods moved since they were counted."""

    code: RefusalCode = RefusalCode.COUNT_STALE
    positions: list[int]
    position_count: int


@dataclass(eq=False, kw_only=True)
class OthersCounting(Refusal):
    """others: who else counted in this round, the last first."""

    code: RefusalCode = RefusalCode.STILL_COUNTING
    others: list[Counter]


@dataclass(eq=False, kw_only=True)
class CountedByOthers(Refusal):
    """counted: what others counted of the same positions in this round, the first 100."""

    code: RefusalCode = RefusalCode.COUNTED_BY_OTHERS
    counted: list[CountedBy]


@dataclass(eq=False, kw_only=True)
class BackorderUndecided(Refusal):
    """lines: the first 100 short lines; permitted is what was expected."""

    code: RefusalCode = RefusalCode.BACKORDER_UNDECIDED
    lines: list[LineDifference]


@dataclass(eq=False, kw_only=True)
class QuantityUndecided(Refusal):
    """A scan of goods that are measured, of which nobody says how much. offered: in the stock unit, what is likely
    meant; None for nothing."""

    code: RefusalCode = RefusalCode.QUANTITY_UNDECIDED
    field: tuple[str, ...] | None = ("quantity",)
    line: int
    number: str | None
    offered: Decimal | None


@dataclass(eq=False, kw_only=True)
class NotOnDocument(Refusal):
    """expected_on: up to 5 other open documents that expect the product; can_be_taken: a component beside the bill,
    if that is meant."""

    code: RefusalCode = RefusalCode.NOT_ON_DOCUMENT
    product: int
    expected_on: list[Ref]
    can_be_taken: bool = False


@dataclass(eq=False, kw_only=True)
class ChecksOpen(Refusal):
    """A hold of a quarantine rule is not released before all that its rule asks for has passed."""

    code: RefusalCode = RefusalCode.CHECKS_OPEN
    hold: int
    checks: list[CheckOpen]


@dataclass(eq=False, kw_only=True)
class LocationNotUsable(Refusal):
    code: RefusalCode = RefusalCode.LOCATION_NOT_USABLE
    location: int


@dataclass(eq=False, kw_only=True)
class PackageElsewhere(Refusal):
    """A package is in one place at a time. location: where it is, or would be by another line of the document."""

    code: RefusalCode = RefusalCode.PACKAGE_ELSEWHERE
    package: int
    location: int


@dataclass(eq=False, kw_only=True)
class ScanUnclear(Refusal):
    """The code says nothing certain, or something else than is wanted here. The scan itself is in the
    request: raw and symbology, the codes beside it and its separator let the API show its parts again.
    transfer, line, product: what was open where it was scanned, on which depends how it can be read."""

    field: tuple[str, ...] | None = SCANNED
    code: RefusalCode = RefusalCode.SCAN_UNREADABLE
    raw: str
    symbology: str | None = None
    beside: tuple[Code, ...] = ()
    separator: str | None = None
    transfer: int | None = None
    line: int | None = None
    product: int | None = None


@dataclass(eq=False, kw_only=True)
class KeysExhausted(Refusal):
    """The company's GS1 prefix gives not as many keys any more; left: how many it still does."""

    code: RefusalCode = RefusalCode.KEYS_EXHAUSTED
    kind: KeyKind
    prefix: str
    left: int


@dataclass(eq=False, kw_only=True)
class CannotPrint(Refusal):
    """characters: those that no embedded font has, or that GS1 forbids."""

    code: RefusalCode = RefusalCode.CANNOT_PRINT
    lots: list[int] = dataclasses.field(default_factory=list)
    characters: list[str] = dataclasses.field(default_factory=list)


@dataclass(eq=False, kw_only=True)
class ImportRefused(Refusal):
    """A list or file that cannot be read. line, column: where, from 1, as far as it has a place; sheets: of the
    workbook, one of which may be meant instead."""

    code: RefusalCode = RefusalCode.IMPORT_FORMAT
    line: int | None = None
    column: int | None = None
    limit: str | None = None
    sheets: Sequence[str] = ()


@dataclass(eq=False, kw_only=True)
class SignInRefused(Refusal):
    """The same answer for an unknown name and a wrong password. retry_after: seconds, 0 for none."""

    code: RefusalCode = RefusalCode.CREDENTIALS_WRONG
    retry_after: int = 0
