"""Refusals of numbers: where a number is already, what is wrong with those of a list, and what they lack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import LineDifference, Ref, Refusal


class NumberVerdict(StrEnum):
    """What would happen with a number that is to be put on a line."""

    NEW = "NEW"
    EXISTING = "EXISTING"
    TAKEN = "TAKEN"
    DUPLICATE = "DUPLICATE"
    UNKNOWN = "UNKNOWN"
    MALFORMED = "MALFORMED"
    OVER_EXPECTED = "OVER_EXPECTED"
    ROW_UNCLEAR = "ROW_UNCLEAR"
    SUSPECT = "SUSPECT"
    LOOKS_LIKE = "LOOKS_LIKE"
    EXPIRED = "EXPIRED"
    LEFT_OUT = "LEFT_OUT"


@dataclass(frozen=True, kw_only=True)
class NumberConflict:
    """Where a number is that was to be given. Location and document are row references."""

    number: str
    code: RefusalCode
    since: datetime
    lot: int | None = None
    location: int | None = None
    document: Ref | None = None
    overridable: bool = False  # by those with the right


@dataclass(frozen=True, kw_only=True)
class NumberRow:
    """One number of a preview or of a refused list; position counts from 1."""

    position: int
    verdict: NumberVerdict
    number: str | None = None
    quantity: Decimal | None = None
    last_day: date | None = None
    message: str | None = None
    conflict: NumberConflict | None = None
    raw: str | None = None


@dataclass(eq=False, kw_only=True)
class PreviewStale(Refusal):
    """Sequence or stock moved since the preview; `stamp` is the one of the preview as it is now. ahead: the line is
    one of an order, not of its receipt."""

    code: RefusalCode = RefusalCode.PREVIEW_STALE
    line: int
    ahead: bool = False
    stamp: str

    @property
    def of(self) -> Ref:
        return Ref("PurchaseOrderLine" if self.ahead else "TransferLine", self.line)


@dataclass(eq=False, kw_only=True)
class BatchUndecided(Refusal):
    """lots: at most 20 lots of the product that bear this maker's number already."""

    code: RefusalCode = RefusalCode.BATCH_UNDECIDED
    lots: list[int]


@dataclass(eq=False, kw_only=True)
class NumberLooksLike(Refusal):
    """lots: at most 20 lots that the typed number looks like; number: the first one that does; gtin: of the product,
    14 digits, that it may be with a digit misread, None where it looks like none."""

    code: RefusalCode = RefusalCode.NUMBER_LOOKS_LIKE
    number: str | None = None
    lots: list[int]
    gtin: str | None = None


@dataclass(eq=False, kw_only=True)
class NumberAlreadyExists(Refusal):
    """conflicts: the first 100. overridable: those with the right may send again with allowReuse."""

    code: RefusalCode = RefusalCode.NUMBER_IN_STOCK
    conflicts: list[NumberConflict]
    conflict_count: int
    overridable: bool = False


@dataclass(eq=False, kw_only=True)
class NumbersInvalid(Refusal):
    """rows: the first 100 faulty ones."""

    code: RefusalCode = RefusalCode.NUMBER_MALFORMED
    rows: list[NumberRow]
    row_count: int


@dataclass(eq=False, kw_only=True)
class NumberNotAnnounced(Refusal):
    """numbers: the first 100 that the advance notice does not have. can_be_taken: by sending again that they are
    meant."""

    code: RefusalCode = RefusalCode.NUMBER_NOT_ANNOUNCED
    numbers: list[str]
    number_count: int
    can_be_taken: bool


@dataclass(eq=False, kw_only=True)
class NumbersMissing(Refusal):
    """lines: the first 100 tracked lines that still lack numbers."""

    code: RefusalCode = RefusalCode.NUMBERS_MISSING
    lines: list[LineDifference]
    line_count: int
