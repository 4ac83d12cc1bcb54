"""Posted lines are put right by lines back the other way and what replaces them, in one unit of work.
Documents stay done and show both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.correction import PostedLine, Right, Step, only_quantity, plan, require_correctable
from lotbook.domain.genealogy import Goods
from lotbook.domain.inputs import parse_reason
from lotbook.domain.number_plan import Asked, LineRules, judge, require_usable
from lotbook.domain.quantities import ZERO, Path, from_millionths, require_on_step
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import GoodsMovedOn, LocationNotUsable, NotFound, below, invalid
from lotbook.domain.tracking import require_fits
from lotbook.domain.words import CorrectionWay, LocationUsage, RunKind, Tracking, UniquenessScope
from lotbook.ledger import genealogy, journal
from lotbook.ledger.reservations import Lost
from lotbook.models import Lot, Product, Run, Settings
from lotbook.services import made_into
from lotbook.services.at_work import look_at, transfer_of_line
from lotbook.services.calling_back import Calling, call_back
from lotbook.services.carrying_holds import Renumbered, carry_what_stops, end_promises_of_stopped
from lotbook.services.consumed import require_came_out_is_left, require_said_is_left
from lotbook.services.corrected_orders import follow, orders_of, require_tolerated
from lotbook.services.corrected_returns import require_no_more_back
from lotbook.services.corrected_stock import behind, lying_of, require_stock, taken_on, where_they_lie
from lotbook.services.entries import require_destination
from lotbook.services.lines_alone import (
    left_wrong,
    require_no_renumbering,
    require_only_quantity,
    require_takes_back,
)
from lotbook.services.made_into import TurnedOut
from lotbook.services.new_lots import born, born_of
from lotbook.services.number_facts import gather, require_unlike
from lotbook.services.on_the_way import open_arrivals, settle, shipments_of
from lotbook.services.posted_lines import as_posted, behind_corrections, locked_lines
from lotbook.services.present_numbers import under_present_numbers
from lotbook.services.rows import shared
from lotbook.services.runs import expect_again
from lotbook.services.telling import tell_lost

MOST_CORRECTED = 1_000


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What of a line is wrong, and what was right; None where it was right, right_quantity 0 for nothing
    at all. Quantities in the stock unit; quantity: how much of the line is wrong, all that is left when
    None; look_alike: a new number is meant as it stands, though others look like it; take_more: more than was expected
    and is tolerated is meant."""

    move_line: int
    quantity: Decimal | None = None
    number: str | None = None
    product: int | None = None
    right_quantity: Decimal | None = None
    destination: int | None = None
    look_alike: bool = False
    take_more: bool = False
    taken_from: int | None = None


@dataclass(frozen=True)
class Corrected:
    """The operation whose lines correct and replace. lost: what was promised of goods that are not there any
    more."""

    operation: int
    lost: Sequence[Lost] = ()


@unit_of_work
async def correct_move_lines(
    work: Work, corrections: Sequence[Correction], way: CorrectionWay, reason: str
) -> Corrected:
    """Put posted lines right; two serials whose labels were swapped are two corrections, each with the number of
    the other. Raises GoodsMovedOn, MoreThanLeft, InsufficientStock, PackageElsewhere, NumberAlreadyExists,
    NumberLooksLike, NumbersInvalid, OverReceipt, InvalidInput, NotFound."""
    work.reason = parse_reason(reason)
    _require_few(len(corrections))
    wanted = [one.move_line for one in corrections]
    orders = await orders_of(wanted)
    posted = await locked_lines(wanted)
    between = await fetch_value("SELECT id FROM location WHERE usage = 'PRODUCTION' ORDER BY id LIMIT 1")
    together = _Together(work, way, between, posted, _given_up(corrections, posted))
    for place, one in enumerate(corrections):
        await together.add(one, ("corrections", str(place)))
    came = [move for move in together.moves if move.run is None]  # what only gets another number is no more
    of_lines, meant = _of_lines(corrections, posted)
    await require_tolerated(came, of_lines, meant, orders)
    moves = [*together.moves, *await under_present_numbers(work, together.moves)]
    sent = await shipments_of([row["transfer_line_id"] for row in posted.values()])
    lost = await require_stock(moves, await open_arrivals(sent), together.asked_by)
    await tell_lost(work, lost, "a correction takes them")
    await _about(work, posted[corrections[0].move_line])
    await carry_what_stops(work, together.renumbered)
    await journal.post(work, moves)
    await require_no_more_back(of_lines)
    await made_into.follow(work, together.turned_out)
    await settle(work, sent)
    await expect_again(work, {row["transfer_line_id"] for row in posted.values()} - {None})
    await follow(work, orders)
    await genealogy.keep(work.operation_id)
    await require_came_out_is_left(work.operation_id, together.corrected)
    lost += await end_promises_of_stopped(work, [goods.into for goods in together.renumbered])
    await require_said_is_left(work.operation_id, together.corrected)
    return Corrected(work.operation_id, lost)


@dataclass
class _Together:
    """Corrections of one write, each planned behind those before it. posted: their lines; given_up: what leaves its
    line by one of them; own: moves of the goods that a line itself brought, since those of a swapped one lie elsewhere;
    asked_by: the input by which goods of a product are taken from a place.
    renumbered: goods that lie under another number from now on; turned_out: what was made
    or went in, and turns out to be others; corrected: lots, with the place of the first correction about each."""

    work: Work
    way: CorrectionWay
    between: int
    posted: Mapping[int, dict[str, Any]]
    given_up: frozenset[tuple[int, str]]
    moves: list[journal.Move] = field(default_factory=list)
    asked_by: dict[tuple[int, int], Path] = field(default_factory=dict)
    own: list[journal.Move] = field(default_factory=list)
    renumbered: list[Renumbered] = field(default_factory=list)
    turned_out: list[TurnedOut] = field(default_factory=list)
    corrected: dict[int | None, int] = field(default_factory=dict)

    async def add(self, one: Correction, at: Path) -> None:
        """Plan what puts a line right. Raises as `correct_move_lines`."""
        if one.move_line not in self.posted:
            named = (*at, "moveLine")
            raise NotFound(message="There is no such line.", field=named, sought=str(one.move_line))
        row = self.posted[one.move_line]
        _require_same_tracking(row, one, at)
        await require_no_renumbering(row, self.way, at)
        line = behind_corrections(as_posted(row), self.moves)
        wrong = line.left if one.quantity is None else one.quantity
        require_correctable(line, wrong, at)
        step = from_millionths(row["step"])
        if wrong != line.left:
            require_on_step(wrong, step, (*at, "quantity"))
        if row["transfer_line_id"] is None:
            await require_takes_back(row, at)
            require_on_step(one.right_quantity or ZERO, step, (*at, "rightQuantity"))
            wrong, one = left_wrong(wrong, one.right_quantity, at), replace(one, right_quantity=ZERO)
        right = await _right(self.work, row, line, wrong, one, self.way, at, self.given_up)
        if right is not None and _changes_nothing(line, wrong, right):
            raise invalid(at, InputFault.MISSING, "This would change nothing: say what was right.")
        lying = behind(await lying_of(line, row["destination_usage"]), line, self.own)
        unit = Tracking(row["tracking_now"]) is Tracking.SERIAL  # which is where it is
        if self.way is CorrectionWay.FROM_WHERE_THEY_ARE and not line.gone and not unit:
            lying = await taken_on(line, lying)
        usage = LocationUsage(row["destination_usage"])
        how = Calling(self.way, usage, row["transfer_line_id"], one.taken_from, self.moves, at)
        called = await call_back(self.work, line, wrong, right, lying, how)
        try:
            with below(*at):
                steps = plan(line, called.wrong, called.right, called.lying, self.way, self.between)
        except GoodsMovedOn as moved:
            moved.message += await where_they_lie(moved.places)
            if row["transfer_line_id"] is not None:
                stays = right.quantity if right is not None and only_quantity(line, right) else ZERO
                less = (line.lot, wrong - stays)
                await require_no_more_back({row["transfer_line_id"]: int(at[1])}, less)
            raise
        planned = [*called.moves, *await self._moves(steps, row)]
        _require_moves(planned, at)
        self._keep(planned, one, at)
        own = [move for move in planned if (move.product, move.lot) == (line.product, line.lot)]
        self.own += own
        if right is not None:
            self._call(row, line, right, own)

    def _keep(self, planned: Sequence[journal.Move], one: Correction, at: Path) -> None:
        """Moves, and of which correction they are."""
        self.moves += planned
        said = "moveLine" if one.right_quantity is None else "rightQuantity"
        for move in planned:
            self.asked_by.setdefault((move.product, move.source), (*at, said))
            self.corrected.setdefault(move.lot, int(at[1]))

    def _call(
        self, row: Mapping[str, Any], line: PostedLine, right: Right, own: Sequence[journal.Move]
    ) -> None:
        """What goods are called by what was right of them."""
        # Of a line that took goods from us, others are named, which lay here under their number all the time.
        if self.way is CorrectionWay.RELABEL or not row["source_physical"]:
            self._renumber(line, right, own)
        if row["of_run"] is not None and self.way is not CorrectionWay.RELABEL:
            was, now = Goods(line.product, line.lot), Goods(right.product, right.lot)
            self.turned_out.append(TurnedOut(row["of_run"], line.consumed, was, now, right.quantity))

    def _renumber(self, line: PostedLine, right: Right, own: Sequence[journal.Move]) -> None:
        if line.lot is None or right.lot is None or right.lot == line.lot:
            return
        taken = [((move.source, move.source_package), move.quantity) for move in own]
        in_place = right.destination is None and right.product == line.product
        self.renumbered.append(Renumbered(line.lot, right.lot, taken, in_place))

    async def _moves(self, steps: Sequence[Step], row: dict[str, Any]) -> list[journal.Move]:
        run = None
        if self.way is CorrectionWay.RELABEL:
            # One for each line: of one run, what each number was would be shared over all that the others became.
            run = await Run.create(
                operation_id=self.work.operation_id, kind=RunKind.RELABEL, reason=self.work.reason
            )
        return [await _move(step, row, run) for step in steps]


def _of_lines(
    corrections: Sequence[Correction], posted: Mapping[int, Mapping[str, Any]]
) -> tuple[dict[int, int], set[int]]:
    """Lines of transfers with the place of the first correction of each, and those that are said to have more."""
    places: dict[int, int] = {}
    meant = set()
    for place, one in enumerate(corrections):
        if (line := posted[one.move_line]["transfer_line_id"]) is not None:
            places.setdefault(line, place)
            if one.take_more:
                meant.add(line)
    return places, meant


async def _about(work: Work, row: Mapping[str, Any]) -> None:
    """A correction is told on the document whose line it corrects."""
    if row["transfer_line_id"] is not None:
        work.about("Transfer", await transfer_of_line(row["transfer_line_id"]))
    elif row["subject_kind"] is not None:
        work.about(row["subject_kind"], row["subject_id"])


def _require_moves(moves: Sequence[journal.Move], at: Path) -> None:
    """Refuse to put goods back where they are. Raises InvalidInput."""
    for move in moves:
        if (move.source, move.source_package) == (move.destination, move.destination_package):
            message = "They are where they came from already."
            raise invalid((*at, "moveLine"), InputFault.CONTRADICTION, message)


def _require_few(count: int) -> None:
    """Refuse no correction at all, and more than a request may ask for. Raises InvalidInput."""
    if count == 0:
        raise invalid("corrections", InputFault.MISSING, "Say which line is wrong.")
    if count > MOST_CORRECTED:
        message = f"At most {MOST_CORRECTED:,} lines are corrected at once, not {count:,}."
        limit = str(MOST_CORRECTED)
        raise invalid("corrections", InputFault.OVER_LIMIT, message, given=str(count), limit=limit)


def _require_same_tracking(row: Mapping[str, Any], one: Correction, at: Path) -> None:
    """Refuse lines of the time before their product was tracked, those that gave its stock numbers, and what no
    document lets say of a line.

    Raises InvalidInput.
    """
    if row["tracking_then"] != row["tracking_now"] or row["gave_numbers"]:
        message = f"{row['product_name']} is tracked otherwise since then: correct what happened after that."
        raise invalid((*at, "moveLine"), InputFault.CONTRADICTION, message)
    if row["transfer_line_id"] is None:
        said = {"number": one.number, "product": one.product, "destination": one.destination}
        require_only_quantity(row, said, at)


def _given_up(
    corrections: Sequence[Correction], posted: Mapping[int, Mapping[str, Any]]
) -> frozenset[tuple[int, str]]:
    """Products and serials that leave their lines by these corrections, so that other lines may have them."""
    wrong = [
        posted[one.move_line]
        for one in corrections
        if one.move_line in posted and (one.number or one.product)
    ]
    return frozenset(
        (row["product_id"], row["number"])
        for row in wrong
        if Tracking(row["tracking_now"]) is Tracking.SERIAL
    )


def _changes_nothing(line: PostedLine, wrong: Decimal, right: Right) -> bool:
    same_place = right.destination in (None, line.destination)
    return same_place and (right.product, right.lot, right.quantity) == (line.product, line.lot, wrong)


async def _right(
    work: Work,
    row: dict[str, Any],
    line: PostedLine,
    wrong: Decimal,
    one: Correction,
    way: CorrectionWay,
    at: Path,
    given_up: Set[tuple[int, str]],
) -> Right | None:
    """What really moved, with its lot, which is made when it is not there; None for nothing."""
    quantity = wrong if one.right_quantity is None else one.right_quantity
    if quantity == 0:
        return None
    product = await Product.get_or_none(id=one.product or line.product)
    if product is None:
        raise NotFound(message="There is no such product.", field=(*at, "product"), sought=str(one.product))
    number = one.number or (row["number"] if product.id == line.product else None)
    if product.tracking is Tracking.SERIAL and quantity != 1:
        message = f"The serial {number} is exactly one unit."
        raise invalid((*at, "rightQuantity"), InputFault.SERIAL_NOT_ONE, message)
    require_fits(product.tracking, number, quantity, (*at, "rightQuantity"))
    if quantity != wrong or product.id != line.product:
        require_on_step(quantity, product.step, (*at, "rightQuantity"))
    if one.destination is not None:
        await _require_destination(row, one.destination, (*at, "destination"))
    if product.tracking is Tracking.NONE:
        return Right(product.id, None, quantity, one.destination)
    if number == row["number"] and product.id == line.product:
        return Right(product.id, line.lot, quantity, one.destination)
    assert number is not None  # noqa: S101  # require_fits saw to it
    with below(*at):
        if (product.id, number) not in given_up:
            await _require_free(row, product, number, quantity, way)
        lot = await _lot(work, product, number, line, look_alike=one.look_alike)
    return Right(product.id, lot, quantity, one.destination)


async def _require_destination(row: dict[str, Any], place: int, field: Path) -> None:
    """Refuse a place where the document cannot have put the goods. Raises NotFound, InvalidInput."""
    transfer = await look_at(await transfer_of_line(row["transfer_line_id"]))
    try:
        await require_destination(transfer, place)
    except LocationNotUsable as refusal:
        raise invalid(field, InputFault.CONTRADICTION, refusal.message) from refusal
    if place == row["source_id"]:
        raise invalid(field, InputFault.CONTRADICTION, "The goods came from there.")


async def _require_free(
    row: dict[str, Any], product: Product, number: str, quantity: Decimal, way: CorrectionWay
) -> None:
    """The right number may be used as if it had come onto the line then; a new label is always like a number
    that comes in."""
    await fetch("SELECT id FROM lot WHERE product_id = ? AND number = ? {lock}", product.id, number)
    transfer = await look_at(await transfer_of_line(row["transfer_line_id"]))
    line = replace(transfer.line(row["transfer_line_id"]), product=product.id, tracking=product.tracking)
    asked = [Asked(number=number, quantity=quantity)]
    facts = await gather(transfer, line, asked)
    rules = LineRules(
        tracking=product.tracking,
        rule=transfer.rule,
        policy=transfer.policy,
        incoming=line.incoming or way is CorrectionWay.RELABEL,
        transfer=transfer.ref,
        manager=True,  # nobody else corrects
    )
    require_usable(judge(asked, facts, rules), facts)


async def _lot(work: Work, product: Product, number: str, line: PostedLine, *, look_alike: bool) -> int:
    """The lot with the right number, made with all that is known of the wrong one if it is new: only its number
    was wrong. Raises NumberLooksLike."""
    known = await Lot.get_or_none(product_id=product.id, number=number)
    if known is not None:
        return int(known.id)
    await require_unlike(product.id, {number}, ("number",), meant=look_alike, instead_of=line.lot)
    company: Any = await shared(Settings, 1, ())
    in_company = company.uniqueness_scope is UniquenessScope.COMPANY
    if product.id == line.product:
        return await born_of(work, await Lot.get(id=line.lot), number, in_company=in_company)
    return (await born(work, product.id, product.tracking, {number}, in_company=in_company))[number]


async def _move(step: Step, row: dict[str, Any], run: Run | None) -> journal.Move:
    tracking, unit = Tracking(row["tracking_now"]), row["unit_id"]
    if step.product != row["product_id"]:
        product = await Product.get(id=step.product)
        tracking, unit = product.tracking, product.unit_id
    return journal.Move(
        product=step.product,
        tracking=tracking,
        lot=step.lot,
        source=step.source,
        destination=step.destination,
        quantity=step.quantity,
        source_package=step.source_package,
        destination_package=step.destination_package,
        unit=unit,
        transfer_line=row["transfer_line_id"],
        run=run.id if run and step.relabels else None,
        corrects=row["id"] if step.back else None,
    )
