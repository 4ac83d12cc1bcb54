"""Lots that are made by hand before goods come, and what is known of every lot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Never

from lotbook.db.engine import fetch, fetch_one
from lotbook.db.fields import from_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import search_key
from lotbook.domain.lots import Calendar, LotDetails, LotFacts, last_day_of, with_lot_details, with_shelf_life
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberConflict
from lotbook.domain.numbers import number_key, parse_number
from lotbook.domain.refusal_words import DateKind, InputFault, RefusalCode
from lotbook.domain.refusals import Ref, invalid
from lotbook.domain.sequences import parse_pattern
from lotbook.domain.words import Tracking, UniquenessScope
from lotbook.ledger import corrections, genealogy
from lotbook.ledger.sql import question
from lotbook.models import Hold, Lot, Partner, Product, Settings, Warehouse
from lotbook.services.carrying_holds import keep_held
from lotbook.services.number_facts import require_unlike
from lotbook.services.recall_arrivals import hold_what_is_named
from lotbook.services.rows import locked, require_version, shared
from lotbook.services.stopping import Goods, lock_goods, taken_from_documents

MOST_DRAWS = 1_000
NO_LAST_DAY = "9999-12-31"


@dataclass(frozen=True)
class LotSaved:
    """A lot by row id. recalls: into whose scope it came by its maker's number or batch; held: how many
    holds of the batch it had stop it by itself from now on."""

    lot: int
    recalls: Sequence[int] = ()
    held: int = 0


@unit_of_work
async def create_lot(
    work: Work,
    product: int,
    number: str | None = None,
    details: LotDetails | None = None,
    *,
    look_alike: bool = False,
) -> LotSaved:
    """Make a lot before its goods come. number: the next of the product's sequence when None; look_alike: it is meant
    as it stands, though others look like it.

    Raises NotFound, InvalidInput, NumberAlreadyExists or NumberLooksLike.
    """
    row = await shared(Product, product, ("product",))
    settings = await shared(Settings, 1, ())
    if row.tracking is Tracking.NONE:
        message = f"{row.name} is not tracked, so it has no lots."
        raise invalid("product", InputFault.CONTRADICTION, message, given=row.sku)
    today = await home_day(work)
    company = settings.uniqueness_scope is UniquenessScope.COMPANY
    if number is None:
        number = await _next_number(row, today, in_company=company)
    else:
        number = parse_number(number)
        if bearers := await _bearers(number, row, in_company=company):
            await refuse_taken(number, bearers)
        await require_unlike(product, {number}, ("number",), meant=look_alike)
    facts = LotFacts(number, serial=row.tracking is Tracking.SERIAL)
    calendar = Calendar(today, settings.expiry_dates)
    facts = with_lot_details(facts, details or LotDetails(), calendar)
    if settings.expiry_dates:
        facts = with_shelf_life(facts, row.stops_use, row.shelf_life_days)
    await _require_maker(facts.maker)
    lot = await Lot.create(
        product_id=product,
        serial=facts.serial,
        number=number,
        number_key=number_key(number),
        company_number=number if company else None,
        created=work.now,
        **_columns(facts),
        **_setters(work, LotFacts(number, facts.serial), facts),
    )
    work.about("Lot", lot.id)
    return LotSaved(lot.id)


@unit_of_work
async def update_lot(work: Work, lot: int, version: int, details: LotDetails) -> LotSaved:
    """Change what is known of a lot. What stops it goes on to do so, and what stops lots of the maker's number or batch
    that it is said to have stops it, too. Raises NotFound, StaleVersion or InvalidInput."""
    row: Any = await locked(Lot, lot, ("lot",))
    await require_version(work, row, version)
    settings = await shared(Settings, 1, ())
    before = _facts(row)
    after = with_lot_details(before, details, Calendar(await home_day(work), settings.expiry_dates))
    if after.maker != before.maker:
        await _require_maker(after.maker)
    await Lot.filter(id=lot).update(
        version=row.version + 1, **_columns(after), **_setters(work, before, after)
    )
    work.about("Lot", lot)
    if (after.maker_number, after.batch) == (before.maker_number, before.batch):
        return LotSaved(lot)
    held = await _follow_batch(work, row, after.batch) if after.batch != before.batch else 0
    return LotSaved(lot, await hold_what_is_named(work, lot), held)


async def _follow_batch(work: Work, before: Any, batch: str | None) -> int:
    """A serial is of another batch: what stops the one it had stops it by itself, and what stops the other takes it
    from documents; how many holds of the first there were."""
    held = 0 if before.batch is None else await keep_held(work, before.id, before.product_id, before.batch)
    of_other: Any = Hold.filter(product_id=before.product_id, batch=batch, ended_operation_id=None)
    if batch is not None and (holds := await of_other.order_by("id")):
        goods = Goods("lot_id = ?", (before.id,))
        await lock_goods(goods)
        await taken_from_documents(work, goods, holds[0].reason)
    return held


async def home_day(work: Work) -> date:
    """The day by the calendar of the first warehouse, for what has no place: a lot before its goods come, a bill of
    materials."""
    site = await Warehouse.all().order_by("id").first()
    return day_of(work.now, site.time_zone if site else "UTC")


def _facts(row: Lot) -> LotFacts:
    found = {kind: (getattr(row, kind.lower()), getattr(row, f"{kind.lower()}_origin")) for kind in DateKind}
    return LotFacts(
        number=row.number,
        serial=row.serial,
        reference=row.reference,
        maker_number=row.maker_number,
        maker=row.maker_id,
        batch=row.batch,
        dates={kind: dated for kind, dated in found.items() if dated[0] is not None},
        note=row.note,
    )


def _columns(facts: LotFacts) -> dict[str, Any]:
    last = last_day_of(facts)
    columns: dict[str, Any] = {
        "reference": facts.reference,
        "maker_number": facts.maker_number,
        "maker_id": facts.maker,
        "batch": facts.batch,
        "note": facts.note,
        "search_key": search_key(facts.number, facts.maker_number, facts.reference, facts.batch),
        "last_day": last,
        "last_day_key": last.isoformat() if last else NO_LAST_DAY,
    }
    for kind in DateKind:
        day, origin = facts.dates.get(kind, (None, None))
        columns |= {kind.lower(): day, f"{kind.lower()}_origin": origin}
    return columns


def _setters(work: Work, before: LotFacts, after: LotFacts) -> dict[str, Any]:
    """This operation for every date that it sets; none for one that it clears."""
    return {
        f"{kind.lower()}_operation_id": work.operation_id if kind in after.dates else None
        for kind in DateKind
        if before.dates.get(kind) != after.dates.get(kind)
    }


async def _require_maker(maker: int | None) -> None:
    if maker is not None:
        await shared(Partner, maker, ("details", "maker"))


async def _next_number(product: Product, today: date, *, in_company: bool) -> str:
    """The next number of a product's sequence that nobody has; what is drawn is never drawn again."""
    if not product.number_pattern:
        message = f"{product.name} has no sequence; name a number."
        raise invalid("number", InputFault.MISSING, message)
    pattern = parse_pattern(product.number_pattern)
    for _ in range(MOST_DRAWS):
        [drawn] = await fetch(
            """UPDATE product SET number_next = number_next + 1 WHERE id = ?
               RETURNING number_next - 1 AS counter""",
            product.id,
        )
        number = pattern.render(drawn["counter"], today)
        claimed = "SELECT 1 FROM transfer_entry WHERE product_id = ? AND number = ?"
        taken = await _bearers(number, product, in_company=in_company)
        if not taken and not await fetch_one(claimed, product.id, number):
            return number
    message = f"The next {MOST_DRAWS:,} numbers of the sequence are taken; move its running part on."
    raise invalid("number", InputFault.NOT_UNIQUE, message)


async def _bearers(number: str, product: Product, *, in_company: bool) -> list[dict[str, Any]]:
    """Lots that keep another from bearing this number."""
    lots = "SELECT id, created FROM lot WHERE number = ?"
    if in_company:
        return await fetch(f"{lots} ORDER BY id", number)
    return await fetch(f"{lots} AND product_id = ? ORDER BY id", number, product.id)


async def refuse_taken(number: str, bearers: Sequence[Mapping[str, Any]]) -> Never:
    """Tell where the lots are that bear a number. bearers: their ids, and when they were made."""
    conflicts, places = [], []
    for bearer in bearers:
        last = await fetch_one(question("last_move_of_lots").replace("{lots}", "= ?"), bearer["id"])
        there = last is not None and last["physical"]
        conflicts.append(
            NumberConflict(
                number=number,
                code=RefusalCode.NUMBER_IN_STOCK if there else RefusalCode.NUMBER_USED_BEFORE,
                since=from_micros(last["recorded"] if last else bearer["created"]),
                lot=bearer["id"],
                location=last["location_id"] if last and there else None,
                document=Ref("Transfer", last["transfer_id"]) if last and last["transfer_id"] else None,
            )
        )
        [became] = await genealogy.became([bearer["id"]])
        [goods] = await corrections.goods_of([bearer["id"]])
        if last is None:
            places.append("; none of it came in yet")
        elif put_right := [lot for lot in goods if lot != bearer["id"]]:
            right = await Lot.filter(id__in=put_right).order_by("id").values_list("number", flat=True)
            places.append(f"; what bore it was put right to {', '.join(map(str, right[:3]))}")
        elif became and not there:
            now = await Lot.filter(id__in=became).order_by("id").values_list("number", flat=True)
            since = f"{from_micros(last['recorded']):%-d %b %Y}"
            places.append(f"; it became {', '.join(map(str, now[:3]))} on {since}")
        else:
            places.append(f", {'in' if there else 'last in'} {last['path']}")
    raise NumberAlreadyExists(
        message=f"There is a lot {number} already{places[0]}.",
        field=("number",),
        code=conflicts[0].code,
        conflicts=conflicts,
        conflict_count=len(conflicts),
    )
