"""What a count changes: how its positions differ from the book, which of them went stale, and what is posted for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import CountStale, invalid
from lotbook.domain.words import Tracking, UncountedMeans

MOST_STALE = 100


@dataclass(frozen=True, kw_only=True)
class Position:
    """One lot, or product without numbers, in one spot. number: of a lot that is not there yet. expected: by the book
    when it was counted; on_hand: by the book now; moved: a line of the journal touched it since. Quantities in the
    stock unit; expected and counted are None until it is counted."""

    id: int
    product: int
    product_name: str
    tracking: Tracking
    unit: int
    lot: int | None
    number: str | None
    spot: Spot
    expected: Decimal | None
    counted: Decimal | None
    on_hand: Decimal
    moved: bool = False

    @property
    def stale(self) -> bool:
        """Whether nobody can tell if what was counted was before or after what moved, or got numbers."""
        return self.counted is not None and (self.moved or self.unnumbered or self.on_hand != self.expected)

    @property
    def unnumbered(self) -> bool:
        """Whether its product has been tracked since then."""
        return self.tracking is not Tracking.NONE and self.lot is None and self.number is None

    @property
    def name(self) -> str:
        return self.number or self.product_name


@dataclass(frozen=True)
class Adjustment:
    """What is posted for a position. source, destination: None for the place of what counts find and lose."""

    position: Position
    quantity: Decimal
    source: Spot | None
    destination: Spot | None


def require_fresh(positions: Sequence[Position], *, leave_out: bool) -> list[Position]:
    """The positions that may be applied. leave_out: without those that went stale. Raises CountStale."""
    stale = [position for position in positions if position.stale]
    if not stale or leave_out:
        return [position for position in positions if not position.stale]
    first = stale[0]
    more = f", and {len(stale) - 1} more" if len(stale) > 1 else ""
    message = (
        f"Stock moved since it was counted: {first.name}{more}. Count it again, or reckon in what moved."
    )
    raise CountStale(
        message=message,
        field=("leaveOutStale",),
        positions=[each.id for each in stale[:MOST_STALE]],
        position_count=len(stale),
    )


def adjustments(
    positions: Sequence[Position], uncounted: UncountedMeans, elsewhere: Mapping[int, Spot]
) -> list[Adjustment]:
    """What makes the book say what was counted. positions: none of them stale; elsewhere: where the book has serials
    that were found in another spot, by lot: they are moved from there, so that they are in one place."""
    found: list[Adjustment] = []
    lost: list[Adjustment] = []
    moved = {each.lot for each in positions if each.counted and each.lot in elsewhere}
    for each in positions:
        counted = _means(each, uncounted)
        apart = counted - each.on_hand
        if apart > ZERO:
            source = elsewhere.get(each.lot) if each.lot is not None else None
            found.append(Adjustment(each, apart, source, each.spot))
        elif apart < ZERO and each.lot not in moved:
            lost.append(Adjustment(each, -apart, each.spot, None))
    return [*lost, *found]


def _means(position: Position, uncounted: UncountedMeans) -> Decimal:
    if position.counted is not None:
        return position.counted
    return ZERO if uncounted is UncountedMeans.NOTHING_THERE else position.on_hand


def rebased(position: Position) -> Decimal:
    """How much is there now when all that moved did so after it was counted. Raises InvalidInput below zero, and for a
    serial that would be there twice."""
    counted, expected = position.counted or ZERO, position.expected or ZERO
    now = counted + position.on_hand - expected
    if position.unnumbered:
        message = f"{position.name} is tracked since then: count it again by its numbers."
        raise invalid("positions", InputFault.CONTRADICTION, message)
    if now < ZERO:
        gone, there = format_quantity(expected - position.on_hand), format_quantity(counted)
        message = f"{position.name}: {there} were counted and {gone} left since. Count it again."
        raise invalid("positions", InputFault.CONTRADICTION, message, given=there)
    if position.tracking is Tracking.SERIAL and now > 1:
        message = f"{position.name} was counted, and came by the book since. Count it again."
        raise invalid("positions", InputFault.CONTRADICTION, message)
    return now


def all_rebased(positions: Sequence[Position], chosen: Sequence[Position]) -> dict[int, Decimal]:
    """How much is there now of those chosen among the positions of a count, by row id; those with nothing first, so
    that a serial is never in two places in between. Raises InvalidInput, also for a serial that would stay in two."""
    now = {each.id: rebased(each) for each in chosen}
    there: set[tuple[int, int | None, str | None]] = set()
    for each in positions:
        if each.tracking is Tracking.SERIAL and now.get(each.id, each.counted):
            serial = (each.product, each.lot, each.number)
            if serial in there:
                message = f"{each.name} would be counted in two places. Count it again."
                raise invalid("positions", InputFault.CONTRADICTION, message)
            there.add(serial)
    return dict(sorted(now.items(), key=lambda one: one[1]))
