"""What went into production, and what people said of it, where a line turns out to be wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NoReturn

from lotbook.db.engine import fetch
from lotbook.domain.genealogy import Goods
from lotbook.domain.quantities import ZERO, Path, format_quantity, from_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.ledger import genealogy, made_of
from lotbook.ledger.sql import question
from lotbook.models import Lot, Product


async def left_of_lot(lot: int) -> Decimal:
    """How much of a lot was consumed and did not come out again by taking apart; below zero while too much came out."""
    rows = await fetch(question("consumed_of_lots").replace("{lots}", "line.lot_id = ?"), lot, lot)
    return from_millionths(rows[0]["quantity"]) if rows else ZERO


async def require_came_out_is_left(operation: int, corrected: Mapping[int | None, int]) -> None:
    """Refuse that less went into what was made than came out of it by taking apart. corrected: as for
    `require_said_is_left`. To be called once an operation's lines are posted and its runs are kept. Raises
    InvalidInput."""
    made = {row["lot_id"] for row in await fetch(question("given_by_runs"), operation)}
    while made:
        lots = await made_of.together([made.pop()])
        made -= lots
        for goods, more in (await made_of.flows(lots)).out_of_nothing.items():
            named: Any = await (Product.get(id=goods.product) if goods.lot is None else Lot.get(id=goods.lot))
            name = named.name if goods.lot is None else named.number
            message = (
                f"{name}: {format_quantity(from_millionths(more))} more of it would have come out by taking apart than"
                " went in: put that together again first."
            )
            about = next((corrected[lot] for lot in (goods.lot, *sorted(lots)) if lot in corrected), 0)
            raise invalid(_about(about), InputFault.CONTRADICTION, message, given=name)


async def require_said_is_left(operation: int, corrected: Mapping[int | None, int]) -> None:
    """Refuse to leave less of a lot in a run than a person said went into what was made there, and nothing of what
    they said it went into. corrected: lots, with the place of a correction that is about each. To be called once the
    operation's lines are posted. Raises InvalidInput."""
    for run in await fetch(question("runs_of_operation"), operation):
        said = await fetch(question("inputs_assigned"), run["run_id"])
        if not any(row[f"{side}_lot_id"] in corrected for row in said for side in ("input", "output")):
            continue
        taken, given = await genealogy.flows(run["run_id"])
        await _require_something_made(said, corrected, given)
        for lot in sorted({row["input_lot_id"] for row in said} & corrected.keys(), key=lambda lot: lot or 0):
            of_lot = [
                row
                for row in said
                if row["input_lot_id"] == lot
                and given.get(Goods(row["output_product_id"], row["output_lot_id"]), 0) > 0
            ]
            told = sum(row["quantity"] for row in of_lot)
            if of_lot and told > taken.get(Goods(of_lot[0]["input_product_id"], lot), 0):
                await _refuse(of_lot, corrected[lot])


async def _require_something_made(
    said: Sequence[Mapping[str, Any]], corrected: Mapping[int | None, int], given: Mapping[Goods, int]
) -> None:
    for row in said:
        output = Goods(row["output_product_id"], row["output_lot_id"])
        if output.lot in corrected and output in given and given[output] <= 0:
            into, number = [(await Lot.get(id=row[f"{side}_lot_id"])).number for side in ("output", "input")]
            message = (
                f"Nothing of {into} would be left, and {number} is said to have gone into it: take that back first,"
                " under What went into which, or say which number was right."
            )
            raise invalid(_about(corrected[output.lot]), InputFault.CONTRADICTION, message, given=into)


async def _refuse(said: Sequence[Mapping[str, Any]], place: int) -> NoReturn:
    number = (await Lot.get(id=said[0]["input_lot_id"])).number
    into = [(await Lot.get(id=row["output_lot_id"])).number for row in said[:2]]
    others = [f"{len(said) - 1} others"] if len(said) > 2 else into[1:]
    message = (
        f"More of {number} is said to have gone into {' and '.join([into[0], *others])} than would have gone in:"
        " take that back first, under What went into which."
    )
    raise invalid(_about(place), InputFault.CONTRADICTION, message, given=number)


def _about(place: int) -> Path:
    return "corrections", str(place), "moveLine"
