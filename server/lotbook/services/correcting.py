"""Posted lines are put right by lines back the other way and what replaces them, in one unit of work.
Documents stay done and show both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.correction import Lying, PostedLine, Right, Step, plan, require_left
from lotbook.domain.inputs import search_key
from lotbook.domain.number_plan import Asked, LineRules, judge, require_usable
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import from_millionths, require_on_step
from lotbook.domain.refusals import InputFault, NotFound, invalid
from lotbook.domain.tracking import require_fits
from lotbook.domain.words import CorrectionWay, Tracking
from lotbook.ledger import balances, journal
from lotbook.ledger.sql import question
from lotbook.models import Lot, Product, Run, Settings
from lotbook.services.at_work import look_at, transfer_of_line
from lotbook.services.number_facts import gather


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What of a line is wrong, and what was right; None where it was right, right_quantity 0 for nothing
    at all. Quantities in the stock unit; quantity: how much of the line is wrong, all that is left when
    None."""

    move_line: int
    quantity: Decimal | None = None
    number: str | None = None
    product: int | None = None
    right_quantity: Decimal | None = None
    destination: int | None = None


@dataclass(frozen=True)
class Corrected:
    """The operation whose lines correct and replace."""

    operation: int


@unit_of_work
async def correct_move_lines(
    work: Work, corrections: Sequence[Correction], way: CorrectionWay, reason: str
) -> Corrected:
    """Put posted lines right. Raises GoodsMovedOn, MoreThanLeft, NumberAlreadyExists, InvalidInput,
    NotFound."""
    work.reason = reason
    condition, values = among([one.move_line for one in corrections])
    rows = await fetch(question("posted_lines").replace("{lines}", condition), values)
    posted = {row["id"]: row for row in rows}
    between = await fetch_value("SELECT id FROM location WHERE usage = 'PRODUCTION' ORDER BY id LIMIT 1")
    moves: list[journal.Move] = []
    run: Run | None = None
    for place, one in enumerate(corrections):
        if one.move_line not in posted:
            field = ("corrections", str(place), "moveLine")
            raise NotFound(message="There is no such line.", field=field, sought=str(one.move_line))
        row = posted[one.move_line]
        line = _posted(row)
        wrong = line.left if one.quantity is None else one.quantity
        require_left(line, wrong)
        right = await _right(work, row, line, wrong, one)
        steps = plan(line, wrong, right, _behind(await _lying(line), line, moves), way, between)
        if way is CorrectionWay.RELABEL and run is None:
            run = await Run.create(operation_id=work.operation_id, kind="RELABEL", reason=reason)
        moves += [await _move(step, row, run) for step in steps]
    work.about("Transfer", await transfer_of_line(rows[0]["transfer_line_id"]))
    await journal.post(work, moves)
    return Corrected(work.operation_id)


def _posted(row: dict[str, Any]) -> PostedLine:
    return PostedLine(
        id=row["id"],
        product=row["product_id"],
        product_name=row["product_name"],
        lot=row["lot_id"],
        source=row["source_id"],
        destination=row["destination_id"],
        quantity=from_millionths(row["quantity"]),
        corrected=from_millionths(row["corrected"]),
    )


async def _lying(line: PostedLine) -> list[Lying]:
    """Where the goods are: in our places, locked, and with customers or thrown away."""
    if line.lot is None:
        ours = await balances.of_untracked([line.product], lock=True)
        return [Lying(b.location, b.on_hand, True) for b in ours]
    ours = await balances.of_lots([line.lot], lock=True)
    gone = await fetch(question("where_goods_went"), line.lot, line.lot)
    return [Lying(b.location, b.on_hand, True) for b in ours] + [
        Lying(row["location_id"], from_millionths(row["quantity"]), False) for row in gone
    ]


def _behind(lying: Sequence[Lying], line: PostedLine, moves: Sequence[journal.Move]) -> list[Lying]:
    """What lies where once the moves planned so far are posted."""
    ours = [move for move in moves if (move.product, move.lot) == (line.product, line.lot)]
    left = {place.location: place for place in lying}
    for move in ours:
        for location, quantity in ((move.source, -move.quantity), (move.destination, move.quantity)):
            if location in left:
                left[location] = replace(left[location], quantity=left[location].quantity + quantity)
    return list(left.values())


async def _right(
    work: Work, row: dict[str, Any], line: PostedLine, wrong: Decimal, one: Correction
) -> Right | None:
    """What really moved, with its lot, which is made when it is not there; None for nothing."""
    quantity = wrong if one.right_quantity is None else one.right_quantity
    if quantity == 0:
        return None
    product = await Product.get_or_none(id=one.product or line.product)
    if product is None:
        raise NotFound(message="There is no such product.", field=("product",), sought=str(one.product))
    number = one.number or (row["number"] if product.id == line.product else None)
    if product.tracking is Tracking.SERIAL and quantity != 1:
        raise invalid("rightQuantity", InputFault.SERIAL_NOT_ONE, f"The serial {number} is exactly one unit.")
    require_fits(product.tracking, number, quantity)
    require_on_step(quantity, product.step)
    if product.tracking is Tracking.NONE:
        return Right(product.id, None, quantity, one.destination)
    if number == row["number"] and product.id == line.product:
        return Right(product.id, line.lot, quantity, one.destination)
    assert number is not None  # noqa: S101  # require_fits saw to it
    await _require_free(row, product, number, quantity)
    lot = await _lot(work, product, number, line)
    return Right(product.id, lot, quantity, one.destination)


async def _require_free(row: dict[str, Any], product: Product, number: str, quantity: Decimal) -> None:
    """The right number may be used as if it had come onto the line then."""
    transfer = await look_at(await transfer_of_line(row["transfer_line_id"]))
    line = replace(transfer.line(row["transfer_line_id"]), product=product.id, tracking=product.tracking)
    asked = [Asked(number=number, quantity=quantity)]
    facts = await gather(transfer, line, asked)
    rules = LineRules(
        tracking=product.tracking,
        rule=transfer.rule,
        policy=transfer.policy,
        incoming=line.incoming,
        transfer=transfer.ref,
        manager=True,  # nobody else corrects
    )
    require_usable(judge(asked, facts, rules), facts)


async def _lot(work: Work, product: Product, number: str, line: PostedLine) -> int:
    """The lot with the right number, made with the dates of the wrong one if it is new: only its number was
    wrong."""
    known = await Lot.get_or_none(product_id=product.id, number=number)
    if known is not None:
        return int(known.id)
    wrong = await Lot.get_or_none(id=line.lot) if product.id == line.product else None
    company = (await Settings.get(id=1)).uniqueness_scope == "COMPANY"
    dates = (
        "expiry expiry_origin expiry_operation_id best_before best_before_origin best_before_operation_id"
        " production production_origin production_operation_id last_day maker_id batch"
    )
    copied = {name: getattr(wrong, name) for name in dates.split()} if wrong else {}
    made = await Lot.create(
        product_id=product.id,
        serial=product.tracking is Tracking.SERIAL,
        number=number,
        number_key=number_key(number),
        company_number=number if company else None,
        search_key=search_key(number),
        last_day_key=wrong.last_day_key if wrong else "9999-12-31",
        note="",
        created=work.now,
        **copied,
    )
    return int(made.id)


async def _move(step: Step, row: dict[str, Any], run: Run | None) -> journal.Move:
    tracking, unit = Tracking(row["tracking_now"]), row["unit_id"]
    if step.product != row["product_id"]:
        product = await Product.get(id=step.product)
        tracking, unit = product.tracking, product.unit_id  # type: ignore[attr-defined]
    return journal.Move(
        product=step.product,
        tracking=tracking,
        lot=step.lot,
        source=step.source,
        destination=step.destination,
        quantity=step.quantity,
        unit=unit,
        transfer_line=row["transfer_line_id"],
        run=run.id if run and step.relabels else None,
        corrects=row["id"] if step.back else None,
    )
