"""Which lots a recall is about: as they are named, and as they are taken into its scope and stopped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tortoise.queryset import QuerySet

from lotbook.db.engine import among, execute, fetch, insert_columns, insert_rows, lock_rows
from lotbook.db.work import Work
from lotbook.domain.inputs import parse_line
from lotbook.domain.numbers import number_key, searchable
from lotbook.domain.quantities import Path
from lotbook.domain.recall_words import RecallKind
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, NotFound, Ref, invalid
from lotbook.domain.tracing import TraceDirection
from lotbook.domain.words import Disposition
from lotbook.ledger.recall_days import lots_of_days
from lotbook.ledger.recalls import MOST_LOTS, Scoped, with_put_in
from lotbook.ledger.tracing import starts
from lotbook.models import Lot, Package, Partner, Product, RecallLot, RecallOrder, RecallPeriod, RecallWaiting
from lotbook.services.rows import all_shared, shared
from lotbook.services.stopping import Goods, lock_goods, taken_from_documents

MOST_NAMED, MOST_TOLD, MOST_NEAREST = 5_000, 100, 5
COLUMNS = {
    **{"recall_id": "bigint", "lot_id": "bigint", "because": "text"},
    **{"order_uncertain": "boolean", "operation_id": "bigint", "widening_id": "bigint"},
}

MARK_COLUMNS = {
    **{"recall_id": "bigint", "product_id": "bigint", "maker_number": "text", "batch": "text"},
    "widening_id": "bigint",
}
ORDERS = {"PurchaseOrder": "purchase_order_id", "ManufacturingOrder": "manufacturing_order_id"}
"""Documents of which more may come later."""
DECISION_COLUMNS = {
    **{"recall_lot_id": "bigint", "decision": "text", "disposition": "text"},
    "operation_id": "bigint",
}
WAITING_COLUMNS = {"recall_id": "bigint", "lot_id": "bigint"}


@dataclass(frozen=True, kw_only=True)
class Named:
    """Lots by one of: row ids; numbers, as a list has them; the number of their maker, of a product or of any; the
    batch of a product; a product and the days on which they first came in; all that a partner sent or got on these
    days; all that is or was in a package; all that a document moved."""

    lots: Sequence[int] = ()
    numbers: Sequence[str] = ()
    maker_number: str | None = None
    batch: str | None = None
    product: int | None = None
    partner: int | None = None
    since: date | None = None
    until: date | None = None
    package: int | None = None
    document: tuple[str, int] | None = None


@dataclass(frozen=True)
class Mark:
    """What lots are known by that come later: their maker's number, their batch, the days on which they first come in
    of a product, or come from a partner or go to him, or the order that they come of."""

    product: int | None = None
    maker_number: str | None = None
    batch: str | None = None
    partner: int | None = None
    since: date | None = None
    until: date | None = None
    order: tuple[str, int] | None = None


async def all_named(named: Sequence[Named]) -> tuple[dict[int, bool], list[Mark]]:
    """All lots that are named, each once and in that order, then what they were corrected to; by whether it is not
    certain that they are meant; and what others are known by that are of the same.

    Raises InvalidInput or NotFound.
    """
    lots: dict[int, bool] = {}
    marks: list[Mark] = []
    for at, one in enumerate(named):
        found, known_by = await _lots_named(one, ("lots", str(at)))
        lots |= {lot: unsure and lots.get(lot, True) for lot, unsure in found.items()}
        marks += known_by
    lots = await with_put_in(lots)
    return lots, [*dict.fromkeys(marks)]


async def _lots_named(named: Named, field: Path) -> tuple[dict[int, bool], list[Mark]]:
    """The lots, and what others are known by that are of the same. Raises InvalidInput or NotFound."""
    if named.product is not None:
        await shared(Product, named.product, (*field, "product"))
    found, marks = await _found(named, field)
    if not found:
        raise await _none_known(named, field)
    if len(found) > MOST_LOTS:
        message = f"This names {len(found):,} lots; a recall holds {MOST_LOTS:,} at most."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=str(len(found)), limit=str(MOST_LOTS))
    return found, marks


async def _none_known(named: Named, field: Path) -> InvalidInput:
    """The refusal of what names no lot, with the value that it was named by."""
    of = f" of {(await Product.get(id=named.product)).name}" if named.product is not None else ""
    days = f"from {named.since} to {named.until}"
    if named.maker_number is not None:
        name, given = "makerNumber", named.maker_number
        message = f"No lot{of} is known with the maker's number {given}.{await _alike(named, given, 'maker_number')}"
    elif named.batch is not None:
        name, given = "batch", named.batch
        message = f"No lot{of} is known of the batch {given}.{await _alike(named, given, 'batch', 'number')}"
    elif named.partner is not None:
        name, given = "partner", (await Partner.get(id=named.partner)).name
        message = f"No lot is known that came from {given}, or went there, {days}."
    elif named.package is not None:
        return invalid((*field, "package"), InputFault.MISSING, "No lot is known that was in this package.")
    elif named.document is not None:
        return invalid((*field, "document"), InputFault.MISSING, "No lot is known that this document moved.")
    else:
        name, given = "product", of.removeprefix(" of ")
        message = f"No lot{of} is known that first came in {days}."
    return invalid((*field, name), InputFault.MISSING, message, given=given)


async def _alike(named: Named, given: str, *columns: str) -> str:
    """What of these columns of lots people would take for what names none."""
    lots = Lot.filter(search_key__contains=searchable(given), undone_by_id=None)
    if named.product is not None:
        lots = lots.filter(product_id=named.product)
    rows: Any = await lots.distinct().values_list(*columns)
    found = {name for row in rows for name in row if name and number_key(name) == number_key(given)}
    return f" {given} looks like {_listed(sorted(found))}, which there is." if found else ""


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_TOLD:,} more" if len(names) > MOST_TOLD else ""
    return f"{', '.join(names[:MOST_TOLD])}{more}"


async def _found(named: Named, field: Path) -> tuple[dict[int, bool], list[Mark]]:
    if named.lots:
        _require_few(len(named.lots), (*field, "lots"))
        rows = await all_shared(Lot, [(lot, (*field, "lots", str(at))) for at, lot in enumerate(named.lots)])
        return _surely(sorted(rows)), []
    if named.numbers:
        return _surely(await _by_numbers(named.numbers, (*field, "numbers"))), []
    if named.maker_number is not None:
        number = parse_line(named.maker_number, (*field, "makerNumber"))
        of_one = {} if named.product is None else {"product_id": named.product}
        of_maker = Lot.filter(maker_number=number, **of_one)
        return _surely(await _ids(of_maker)), [Mark(named.product, maker_number=number)]
    if named.batch is not None and named.product is not None:
        batch = parse_line(named.batch, (*field, "batch"))
        return _surely(await starts.of_batch(named.product, batch)), [Mark(named.product, batch=batch)]
    if named.package is not None:
        await shared(Package, named.package, (*field, "package"))
        return _surely((await starts.of_package(named.package)).goods), []
    if named.document is not None:
        moved = await starts.of_document(*named.document, TraceDirection.FORWARD)
        grows = named.document[0] in ORDERS
        return _surely(moved.goods), [Mark(order=named.document)] if grows else []
    if named.since is None or named.until is None:
        raise invalid(field, InputFault.MISSING, "Say which lots it is about.")
    if named.since > named.until:
        message = f"The days end on {named.until}, before they begin on {named.since}."
        until = (*field, "product" if named.partner is None else "partner", "until")
        raise invalid(until, InputFault.CONTRADICTION, message, given=str(named.until))
    if named.partner is not None:
        await shared(Partner, named.partner, (*field, "partner"))
    whose = {"product": None if named.partner else named.product, "partner": named.partner}
    days = Mark(whose["product"], partner=whose["partner"], since=named.since, until=named.until)
    return await lots_of_days(named.since, named.until, **whose), [days]


def _surely(lots: Iterable[int]) -> dict[int, bool]:
    return dict.fromkeys(lots, False)


async def _ids(lots: QuerySet[Lot]) -> list[int]:
    rows: list[Any] = await lots.order_by("id").values_list("id", flat=True)
    return rows


def _require_few(count: int, field: Path) -> None:
    if count > MOST_NAMED:
        message = f"Name at most {MOST_NAMED:,}, not {count:,}."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=str(count), limit=str(MOST_NAMED))


async def _by_numbers(numbers: Sequence[str], field: Path) -> list[int]:
    """Lots of any product that bear these numbers. Raises NotFound that names those that none bears."""
    _require_few(len(numbers), field)
    asked = {number.strip(): at for at, number in reversed([*enumerate(numbers)]) if number.strip()}
    condition, values = among([*asked] or [""])
    rows = await fetch(f"SELECT id, number FROM lot WHERE number {condition} ORDER BY id", values)
    missing = sorted(asked.keys() - {row["number"] for row in rows}, key=lambda number: asked[number])
    if missing:
        keys, folded = among([number_key(number) for number in missing])
        like = f"SELECT id, number, number_key FROM lot WHERE number_key {keys} AND undone_by_id IS NULL"
        alike = {row["number_key"]: row for row in await fetch(f"{like} ORDER BY id DESC", folded)}
        meant = [(each, alike[number_key(each)]) for each in missing if number_key(each) in alike]
        looks = "".join(f" {each} looks like {other['number']}." for each, other in meant[:MOST_TOLD])
        message = f"There is no lot {_listed(missing)}.{looks}"
        raise NotFound(
            message=f"{message} Take these out of the list to go on without them.",
            field=(*field, str(asked[missing[0]])),
            sought=missing[0],
            nearest=[Ref("Lot", other["id"]) for _, other in meant[:MOST_NEAREST]],
        )
    return [row["id"] for row in rows]


async def take_in(work: Work, recall: int, lots: Sequence[Scoped], widening: int | None = None) -> None:
    """Take lots into the scope of a recall. widening: that adds them while it is under way."""
    if lots:
        many = len(lots)
        columns = (
            *([recall] * many, [each.lot for each in lots], [each.because.value for each in lots]),
            *([each.order_uncertain for each in lots], [work.operation_id] * many, [widening] * many),
        )
        await insert_columns("recall_lot", COLUMNS, columns)


async def keep_marks(recall: int, marks: Sequence[Mark], widening: int | None = None) -> None:
    """Keep what lots are known by that come later. widening: that names it."""
    by_number = [mark for mark in marks if mark.maker_number or mark.batch]
    rows = [(recall, mark.product, mark.maker_number, mark.batch, widening) for mark in by_number]
    await insert_rows("recall_mark", MARK_COLUMNS, rows)
    for kind, row_id in (mark.order for mark in marks if mark.order):
        order: dict[str, Any] = {ORDERS[kind]: row_id, "widening_id": widening}
        await RecallOrder.create(recall_id=recall, **order)
    for mark in (mark for mark in marks if mark.since is not None):
        facts: dict[str, Any] = {"since": mark.since, "until": mark.until, "widening_id": widening}
        await RecallPeriod.create(recall_id=recall, product_id=mark.product, partner_id=mark.partner, **facts)


async def keep_waiting(work: Work, recall: int, lots: Collection[int]) -> None:
    """Keep which lots a recall, or what is to be added to it, would stop once a second person agrees."""
    await insert_rows("recall_waiting", WAITING_COLUMNS, [(recall, lot) for lot in lots])
    work.grown["recall_waiting"] = len(lots)


async def waits_no_more(recall: int) -> None:
    """Someone agreed, or it was given up. Postings that may be adding to it are waited for."""
    await lock_rows("SELECT value FROM counter WHERE name = 'recalls_open' {lock}")
    await RecallWaiting.filter(recall_id=recall).delete()


async def keep_decision(work: Work, before: Mapping[int, Disposition | None], decision: Disposition) -> None:
    """Keep a decision about lots in scope beside those before it; it is the one that counts. before: rows of
    `RecallLot`, by what their lot was until it is rejected by this."""
    kept = [(row, decision.value, was, work.operation_id) for row, was in before.items()]
    await insert_rows("recall_decision", DECISION_COLUMNS, kept)
    condition, rows = among(before)
    decided = (None, None) if decision is Disposition.QUARANTINE else (decision.value, work.operation_id)
    await execute(
        f"""UPDATE recall_lot SET decision = CAST(? AS TEXT), decision_operation_id = CAST(? AS BIGINT)
            WHERE id {condition}""",
        *(*decided, rows),
    )


async def in_scope(recall: int) -> set[int]:
    """The lots that were taken into the scope of a recall."""
    lots: Any = await RecallLot.filter(recall_id=recall).values_list("lot_id", flat=True)
    return set(lots)


async def hold_lots(work: Work, recall: Any, lots: Collection[int] | None = None) -> list[int]:
    """Stop lots of a recall that is started, all when None; open transfers that have picked some of them. All together
    in a few statements, however many they are. An exercise has the same scope and stops nothing."""
    if recall.kind is RecallKind.MOCK:
        return []
    goods, of_these = Goods("lot_id IN (SELECT lot_id FROM recall_lot WHERE recall_id = ?)", (recall.id,)), ""
    if lots is not None:
        condition, ids = among(lots)
        goods, of_these = Goods(f"lot_id {condition}", (ids,)), f"AND lot_id {condition}"
    await lock_goods(goods)
    reason = f"{recall.number}: {recall.reason}"
    await execute(
        f"""INSERT INTO hold (lot_id, reason, recall_id, operation_id)
            SELECT lot_id, CAST(? AS TEXT), recall_id, CAST(? AS BIGINT) FROM recall_lot
            WHERE recall_id = ? {of_these} ORDER BY lot_id""",
        *(reason, work.operation_id, recall.id, *(goods.values if of_these else ())),
    )
    _, affected = await taken_from_documents(work, goods, reason)
    return affected
