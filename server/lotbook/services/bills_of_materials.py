"""What products are made of. A bill is never changed: who saves one writes the next revision, in force from its day
until another's comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import Problems
from lotbook.domain.ordering import require_plausible_day
from lotbook.domain.quantities import ZERO, Path, format_quantity, require_on_step
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.ledger.sql import question
from lotbook.models import BillLine, BillOfMaterials, Product, Settings
from lotbook.services.lots import home_day
from lotbook.services.rows import all_shared, locked, shared

MOST_LINES = 500
HIGHEST_LOSS = Decimal(100)


@dataclass(frozen=True)
class LineOfBill:
    """A component, or something made beside. quantity: in its stock unit, for as much as the bill makes; loss:
    percent to take on top."""

    product: int
    quantity: Decimal
    loss: Decimal = ZERO
    by_product: bool = False


@dataclass(frozen=True)
class BillSaved:
    """A bill of materials by row id."""

    bill_of_materials: int


@unit_of_work
async def save_bill_of_materials(
    work: Work, product: int, quantity: Decimal, lines: Sequence[LineOfBill], valid_from: date | None = None
) -> BillSaved:
    """Write what a product is made of, as its next revision, in force from a day, today when None; what is planned
    from another day stays planned.

    Raises NotFound, or InvalidInput, also where something would be made of itself, or would never be in force.
    """
    await locked(Settings, 1, ())  # two bills at once could each make the product of the other
    today = await home_day(work)
    valid_from = valid_from or today
    require_plausible_day(valid_from, today, ("validFrom",))
    made, products = await require_sound_bill(product, quantity, lines)
    await _require_no_later(product, valid_from, today)
    await _require_no_cycle(made, lines, products, today)
    bill = await write_bill(work, product, quantity, lines, valid_from)
    work.about("BillOfMaterials", bill)
    return BillSaved(bill)


async def require_sound_bill(
    product: int, quantity: Decimal, lines: Sequence[LineOfBill]
) -> tuple[Any, dict[int, Any]]:
    """What is made and what it is made of, by row id, if it can be made so; but for circles.

    Raises NotFound or InvalidInput.
    """
    made = await shared(Product, product, ("product",))
    _require_quantity(quantity, made, ("quantity",))
    _require_some(lines)
    products = await all_shared(
        Product, [(line.product, (*_field(lines, place), "product")) for place, line in enumerate(lines)]
    )
    _require_sound(lines, products)
    return made, products


async def write_bill(
    work: Work, product: int, quantity: Decimal, lines: Sequence[LineOfBill], valid_from: date
) -> int:
    """The next revision of what a product is made of, by row id; who calls has seen to it that it is sound."""
    last = "SELECT coalesce(max(revision), 0) FROM bill_of_materials WHERE product_id = ?"
    bill = await BillOfMaterials.create(
        product_id=product,
        revision=int(await fetch_value(last, product)) + 1,
        quantity=quantity,
        valid_from=valid_from,
        operation_id=work.operation_id,
    )
    await BillLine.bulk_create(
        BillLine(
            bill_id=bill.id,
            position=position,
            by_product=line.by_product,
            product_id=line.product,
            quantity=line.quantity,
            loss=line.loss,
        )
        for position, line in enumerate(lines, 1)
    )
    return int(bill.id)


async def in_force(product: int, day: date) -> int:
    """The revision that is in force on a day. Raises NotFound."""
    found = await _in_force(product, day)
    if found is None:
        message = f"No bill of materials of this product is in force on {day}."
        raise NotFound(message=message, field=("product",), sought=f"bill of product {product}")
    return int(found["id"])


async def _in_force(product: int, day: date) -> Any:
    """The revision that began last; of one day, the newest."""
    rows = await fetch(
        """SELECT id, revision, valid_from FROM bill_of_materials WHERE product_id = ? AND valid_from <= ?
           ORDER BY valid_from DESC, revision DESC LIMIT 1""",
        product,
        day.isoformat(),
    )
    return rows[0] if rows else None


async def _require_no_later(product: int, valid_from: date, today: date) -> None:
    """Refuse a first day before that of the revision that is in force: it would never be."""
    now = await _in_force(product, today)
    if now and valid_from.isoformat() < now["valid_from"]:
        message = (
            f"Revision {now['revision']} is in use from {now['valid_from']} on; say that day or a later one."
        )
        given, limit = valid_from.isoformat(), now["valid_from"]
        raise invalid("validFrom", InputFault.CONTRADICTION, message, given=given, limit=limit)


def _field(lines: Sequence[LineOfBill], place: int) -> Path:
    """Where a line stands in the input, which lists components and by-products apart."""
    alike = [each for each in lines[:place] if each.by_product == lines[place].by_product]
    return ("byProducts" if lines[place].by_product else "components", str(len(alike)))


def _require_some(lines: Sequence[LineOfBill]) -> None:
    if all(line.by_product for line in lines):
        raise invalid("components", InputFault.MISSING, "Say what it is made of.")
    if len(lines) > MOST_LINES:
        message = f"A bill of materials has at most {MOST_LINES} lines, not {len(lines)}."
        raise invalid("components", InputFault.OVER_LIMIT, message, limit=str(MOST_LINES))


def _require_quantity(quantity: Decimal, product: Any, field: Path) -> None:
    if quantity <= ZERO:
        given = format_quantity(quantity)
        raise invalid(field, InputFault.NOT_POSITIVE, "Say how much, above zero.", given=given)
    require_on_step(quantity, product.step, field)


def _require_sound(lines: Sequence[LineOfBill], products: dict[int, Any]) -> None:
    problems = Problems()
    seen: set[int] = set()
    for place, line in enumerate(lines):
        field = _field(lines, place)
        row = products[line.product]
        with problems.gathered():
            _require_quantity(line.quantity, row, (*field, "quantity"))
        if not ZERO <= line.loss < HIGHEST_LOSS:
            given = format_quantity(line.loss)
            message = "A loss is from 0 to below 100 percent."
            problems.add((*field, "loss"), InputFault.OVER_LIMIT, message, given=given, limit="100")
        if not row.active:
            message = f"{row.name} is archived."
            problems.add((*field, "product"), InputFault.CONTRADICTION, message, given=row.sku)
        if line.product in seen:
            message = f"{row.name} is on it twice."
            problems.add((*field, "product"), InputFault.NOT_UNIQUE, message, given=row.sku)
        seen.add(line.product)
    problems.refuse()


async def _require_no_cycle(
    made: Any, lines: Sequence[LineOfBill], products: dict[int, Any], today: date
) -> None:
    """Refuse a product that goes into itself, by the bills of everything below it that are in force or will be."""
    for place, line in enumerate(lines):
        if line.product == made.id or (
            not line.by_product and await _goes_into(made.id, line.product, today)
        ):
            name = products[line.product].name
            message = f"{name} is made of {made.name}, so {made.name} cannot be made of it."
            if line.product == made.id:
                message = f"{made.name} cannot be made of itself."
            field = (*_field(lines, place), "product")
            raise invalid(field, InputFault.CONTRADICTION, message, given=products[line.product].sku)


async def _goes_into(component: int, product: int, today: date) -> bool:
    """Whether a component is somewhere in what a product is made of."""
    rows = await fetch(
        f"""WITH RECURSIVE goes (made, component) AS ({question("bills_that_stand")}), below (product_id) AS (
              SELECT component FROM goes WHERE made = ?
              UNION SELECT goes.component FROM below JOIN goes ON goes.made = below.product_id
            )
            SELECT product_id FROM below WHERE product_id = ?""",
        today.isoformat(),
        today.isoformat(),
        product,
        component,
    )
    return bool(rows)
