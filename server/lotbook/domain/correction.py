"""How a posted line is put right: lines back the other way, and lines that say what really happened."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO, Path, format_quantity
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import GoodsMovedOn, LineDifference, MoreThanLeft, PlaceQuantity, invalid
from lotbook.domain.words import CorrectionWay


@dataclass(frozen=True, kw_only=True)
class PostedLine:
    """A line of the journal. corrected: how much of it other lines corrected already, in the stock unit;
    corrects: the line that it corrects itself; package: that it put the goods in; out_of: the one that they go back
    into, None for loose; gone: it took them out of our hands; consumed: into production, where nobody can look for
    them."""

    id: int
    product: int
    product_name: str
    lot: int | None
    source: int
    destination: int
    quantity: Decimal
    corrected: Decimal
    corrects: int | None = None
    package: int | None = None
    out_of: int | None = None
    gone: bool = False
    consumed: bool = False

    @property
    def spot(self) -> Spot:
        """Where it put the goods; of what left our hands nobody looks at what it is packed in."""
        return self.destination, None if self.gone else self.package

    def package_at(self, spot: Spot) -> int | None:
        """The package that the goods are in at a spot."""
        return self.package if spot == self.spot else spot[1]

    @property
    def left(self) -> Decimal:
        return self.quantity - self.corrected


@dataclass(frozen=True)
class Right:
    """What really moved. destination: None where it was right."""

    product: int
    lot: int | None
    quantity: Decimal
    destination: int | None = None


@dataclass(frozen=True)
class Lying:
    """How much of the lot is in a place now; physical: ours, else gone to a customer or to scrap; package: that it
    is in."""

    location: int
    quantity: Decimal
    physical: bool
    package: int | None = None

    @property
    def spot(self) -> Spot:
        return self.location, self.package


@dataclass(frozen=True)
class Step:
    """A line to be posted: corrects the wrong one when back is set. relabels: one of the two of a
    relabelling. What goes back to where it came from is loose there."""

    product: int
    lot: int | None
    source: int
    destination: int
    quantity: Decimal
    back: bool
    relabels: bool = False
    source_package: int | None = None
    destination_package: int | None = None


def require_correctable(line: PostedLine, wrong: Decimal, field: Path = ("corrections",)) -> None:
    """Refuse to correct a correction, nothing at all, or more of a line than is left of it.

    Raises InvalidInput, MoreThanLeft.
    """
    if line.corrects is not None:
        message = "This line is itself a correction; correct the line that says what was right."
        raise invalid((*field, "moveLine"), InputFault.CONTRADICTION, message)
    if wrong <= ZERO and line.left > ZERO:
        message = "Say how much of the line is wrong: more than zero."
        raise invalid((*field, "quantity"), InputFault.NOT_POSITIVE, message)
    if ZERO < wrong <= line.left:
        return
    code, part = RefusalCode.MORE_THAN_LEFT, "quantity"
    message = f"{format_quantity(line.left)} of this line are left to correct, not {format_quantity(wrong)}."
    if line.left == ZERO:
        code, part = RefusalCode.ALREADY_CORRECTED, "moveLine"
        message = "This line is corrected in full already; correct the line that says what was right."
    difference = LineDifference(
        line=line.id,
        of="MoveLine",
        product=line.product,
        given=wrong,
        permitted=line.left,
        lot=line.lot,
    )
    raise MoreThanLeft(message=message, code=code, field=(*field, part), lines=[difference])


def plan(
    line: PostedLine,
    wrong: Decimal,
    right: Right | None,
    lying: Sequence[Lying],
    way: CorrectionWay,
    between: int,
) -> list[Step]:
    """Lines that put right what is wrong of a line; right: None when nothing moved at all.

    lying: where its lot is now, wherever it is. between: the place through which relabelled goods go.
    Raises GoodsMovedOn, MoreThanLeft, InvalidInput.
    """
    require_correctable(line, wrong)
    if way is CorrectionWay.RELABEL:
        return _relabel(line, wrong, right, lying, between)
    if way is CorrectionWay.FROM_WHERE_THEY_ARE and not line.gone:
        return _from_where_they_are(line, wrong, right, lying)
    forth = _forth(line, right, line.destination)
    stays = sum((s.quantity for s in forth if _is_the_same(s, line)), ZERO)
    there = next((place.quantity for place in lying if place.spot == line.spot), ZERO)
    if wrong - stays > there and line.consumed:
        message = f"{line.product_name}: it came out again by taking apart; put that together again first."
        raise invalid("moveLine", InputFault.CONTRADICTION, message)
    if wrong - stays > there and any(place.spot != line.spot for place in lying):
        raise _moved_on(line, lying)
    if wrong - stays > there:
        raise _moved_on(line, [Lying(line.destination, there, True)])
    return [_back(line, line.spot, wrong), *forth]


def missing(
    line: PostedLine, wrong: Decimal, right: Right | None, lying: Sequence[Lying], way: CorrectionWay
) -> Decimal:
    """How much less of a lot lies where a correction takes it than it takes away; none for goods without numbers, for
    what was consumed, and for what only gets another label."""
    if line.lot is None or line.consumed or way is CorrectionWay.RELABEL:
        return ZERO
    anywhere = way is CorrectionWay.FROM_WHERE_THEY_ARE and not line.gone
    there = sum((p.quantity for p in lying if (anywhere and p.physical) or p.spot == line.spot), ZERO)
    stays = right.quantity if right is not None and only_quantity(line, right) else ZERO
    return max(wrong - stays - there, ZERO)


def only_quantity(line: PostedLine, right: Right | None) -> bool:
    """Whether the goods and their place were right."""
    if right is None:
        return True
    return (right.product, right.lot) == (line.product, line.lot) and right.destination in (
        None,
        line.destination,
    )


def _back(line: PostedLine, spot: Spot, quantity: Decimal) -> Step:
    step = Step(line.product, line.lot, spot[0], line.source, quantity, back=True)
    return replace(step, source_package=line.package_at(spot), destination_package=line.out_of)


def _is_the_same(step: Step, line: PostedLine) -> bool:
    """Whether a replacing line brings the same goods to the same place, so that they never left it."""
    brings = (step.product, step.lot, step.destination, step.destination_package)
    return brings == (line.product, line.lot, line.destination, line.package)


def _forth(line: PostedLine, right: Right | None, destination: int) -> list[Step]:
    if right is None or right.quantity == ZERO:
        return []
    target = right.destination or destination
    package = line.package if target == line.destination else None
    return [
        Step(
            right.product,
            right.lot,
            line.source,
            target,
            right.quantity,
            back=False,
            destination_package=package,
        )
    ]


def reached(start: Spot, ways: Collection[tuple[Spot, Spot]]) -> set[Spot]:
    """Spots that goods can have come to from one, by ways that each lead from a spot to another.

    >>> dock, shelf, rack = (1, None), (2, None), (3, None)
    >>> reached(dock, [(shelf, rack), (dock, shelf)]) == {dock, shelf, rack}
    True
    >>> reached(shelf, [(dock, shelf), (dock, rack)]) == {shelf}
    True
    """
    new, found = {start}, {start}
    while new:
        new = {there for here, there in ways if here in new} - found
        found |= new
    return found


def _from_where_they_are(
    line: PostedLine, wrong: Decimal, right: Right | None, lying: Sequence[Lying]
) -> list[Step]:
    there = sum((place.quantity for place in lying if place.spot == line.spot), ZERO)
    others = [
        place for place in lying if place.physical and place.quantity > ZERO and place.spot != line.spot
    ]
    if len(others) > 1 and ZERO < wrong - there < sum(place.quantity for place in others):
        message = (
            f"{line.product_name}: the goods went on to several places, where more of them lies, and nobody can tell"
            " which ones: move so much as is wrong back first, to where this line put it."
        )
        raise GoodsMovedOn(message=message, places=_told(line, others))
    taken = _take(line, wrong, [place for place in lying if place.physical or place.spot == line.spot])
    if taken is None:
        raise _moved_on(line, lying)
    back = [_back(line, spot, quantity) for spot, quantity in taken]
    if right is None or right.destination is not None:
        return [*back, *_forth(line, right, line.destination)]
    forth, left = [], right.quantity
    for number, ((place, package), quantity) in enumerate(taken, 1):
        # The last place takes what came beyond the wrong quantity.
        part = left if number == len(taken) else min(quantity, left)
        if part > ZERO:
            step = Step(right.product, right.lot, line.source, place, part, back=False)
            forth.append(replace(step, destination_package=package))
        left -= part
    return [*back, *forth]


def _relabel(
    line: PostedLine, wrong: Decimal, right: Right | None, lying: Sequence[Lying], between: int
) -> list[Step]:
    same_goods = right is not None and right.product == line.product and right.quantity == wrong
    if right is None or not same_goods or right.lot == line.lot or line.lot is None or right.destination:
        message = "Relabelling gives the same goods another number: product, quantity and place stay."
        raise invalid("number", InputFault.CONTRADICTION, message)
    if line.consumed:
        message = "What went into production has no label left to change: say which number went in."
        raise invalid("moveLine", InputFault.CONTRADICTION, message)
    taken = _take(line, wrong, lying)
    if taken is None:
        raise _moved_on(line, lying)
    return [
        step
        for spot, quantity in taken
        for step in (
            replace(
                Step(line.product, line.lot, spot[0], between, quantity, back=True, relabels=True),
                source_package=line.package_at(spot),
            ),
            replace(
                Step(line.product, right.lot, between, spot[0], quantity, back=False, relabels=True),
                destination_package=line.package_at(spot),
            ),
        )
    ]


def _take(line: PostedLine, wrong: Decimal, lying: Sequence[Lying]) -> list[tuple[Spot, Decimal]] | None:
    """Spots to take the wrong quantity from: where the line put it first, then our other places, then
    where it went; None when there is not as much."""
    order = sorted(
        lying,
        key=lambda p: (
            p.spot != line.spot,
            p.location != line.destination,
            not p.physical,
            p.location,
            p.package or 0,
        ),
    )
    taken, needed = [], wrong
    for place in order:
        part = min(place.quantity, needed)
        if part > ZERO:
            taken.append((place.spot, part))
            needed -= part
    return taken if needed == ZERO else None


def _moved_on(line: PostedLine, lying: Sequence[Lying]) -> GoodsMovedOn:
    message = f"{line.product_name}: the goods are no longer all where this line put them."
    return GoodsMovedOn(message=message, places=_told(line, lying))


def _told(line: PostedLine, lying: Sequence[Lying]) -> list[PlaceQuantity]:
    places = [
        PlaceQuantity(product=line.product, lot=line.lot, location=place.location, on_hand=place.quantity)
        for place in lying
    ]
    return places[:100]
