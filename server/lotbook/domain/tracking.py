"""What tracking and the operation type ask of a line: numbers or none, new ones or known ones."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lotbook.domain.number_refusals import NumberRow, NumbersInvalid, NumberVerdict
from lotbook.domain.quantities import Path, format_quantity
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import InvalidInput, invalid
from lotbook.domain.words import NumberRule, Tracking

ONE = Decimal(1)


class AsksFor(StrEnum):
    """What a line asks for: one number per unit, numbers with quantities, or a quantity only."""

    SERIALS = "SERIALS"
    LOTS = "LOTS"
    QUANTITY = "QUANTITY"


@dataclass(frozen=True)
class KnownLot:
    """What is known of the lot that bears a number.

    moved: a line of the journal names it. came_by_this: only this transfer, the one that it is the
    backorder of, or that one's other backorders brought it.
    """

    moved: bool
    came_by_this: bool = False


def asks_for(tracking: Tracking) -> AsksFor:
    """What a line of a product with this tracking asks for."""
    return {
        Tracking.SERIAL: AsksFor.SERIALS,
        Tracking.LOT: AsksFor.LOTS,
        Tracking.NONE: AsksFor.QUANTITY,
    }[tracking]


def verdict(
    rule: NumberRule, tracking: Tracking, known: KnownLot | None, *, manager: bool = False
) -> NumberVerdict:
    """What an operation type makes of a number of a tracked product: NEW, EXISTING, TAKEN or UNKNOWN.

    known: None when the product has no such lot. Where new numbers are asked for, a lot that this transfer
    brought takes more quantity, and one made by hand that never moved is as good as new; any other known
    one is TAKEN, save for a manager. Uniqueness of serials is judged apart, by `uniqueness`.
    >>> verdict(NumberRule.CREATE_NEW, Tracking.LOT, KnownLot(moved=True)).value
    'TAKEN'
    """
    if known is None:
        return NumberVerdict.NEW if rule.creates else NumberVerdict.UNKNOWN
    if rule.uses or manager or not known.moved:
        return NumberVerdict.EXISTING
    adds_to_its_own = tracking is Tracking.LOT and known.came_by_this
    return NumberVerdict.EXISTING if adds_to_its_own else NumberVerdict.TAKEN


def require_takes(rule: NumberRule, tracking: Tracking, field: Path = ("product",)) -> None:
    """Refuse a tracked product on a transfer whose type takes no numbers. Raises InvalidInput."""
    if rule is NumberRule.NONE and tracking is not Tracking.NONE:
        message = "This operation type takes no numbers, so tracked products cannot be moved by it."
        raise invalid(field, InputFault.CONTRADICTION, message)


def require_takes_numbers(tracking: Tracking, product: str) -> None:
    """Refuse numbers for a product that is not tracked. Raises NumbersInvalid."""
    if tracking is Tracking.NONE:
        message = f"{product} is not tracked: it takes a quantity, no numbers."
        raise NumbersInvalid(
            message=message, field=("numbers",), code=RefusalCode.LOT_NOT_ALLOWED, rows=[], row_count=0
        )


def require_fits(
    tracking: Tracking, number: str | None, quantity: Decimal, field: Path = ("quantity",)
) -> None:
    """Refuse a serial of other than one unit, a tracked quantity without number, and a number on a product
    that is not tracked.

    quantity: in the stock unit. Raises InvalidInput or NumbersInvalid.
    """
    if tracking is Tracking.NONE:
        if number is not None:
            message = f"The product is not tracked and takes no number such as {number}."
            row = NumberRow(position=1, verdict=NumberVerdict.UNKNOWN, number=number, message=message)
            raise NumbersInvalid(message=message, code=RefusalCode.LOT_NOT_ALLOWED, rows=[row], row_count=1)
        return
    if number is None:
        raise invalid(
            (*field[:-1], "number"), InputFault.MISSING, "The product is tracked and needs a number."
        )
    if tracking is Tracking.SERIAL and quantity != ONE:
        raise not_one(f"The serial {number} is exactly one unit", quantity, field)


def not_one(why: str, quantity: Decimal, field: Path) -> InvalidInput:
    """The refusal of a serial of other than one unit. why: in words, without the quantity."""
    written = format_quantity(quantity)
    return invalid(field, InputFault.SERIAL_NOT_ONE, f"{why}, not {written}.", given=written, limit="1")
