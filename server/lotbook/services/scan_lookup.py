"""What a scan is, by all that we have: products, lots, places and documents behind its codes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from lotbook.db.engine import Question, among, fetch, fetch_each
from lotbook.domain import scan_effect
from lotbook.domain.announcing import as_announced, require_announced
from lotbook.domain.codes import Scan
from lotbook.domain.number_refusals import NumberNotAnnounced
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import ZERO, UnitKind, from_millionths
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import NotOnDocument, Ref, ScanUnclear, WrongState
from lotbook.domain.scan_effect import Effect, ScanAction
from lotbook.domain.scan_found import Found, FoundLot, FoundProduct
from lotbook.domain.scan_meaning import MeansLot, MeansUnknown, Understood, interpret
from lotbook.domain.scanning import read
from lotbook.domain.words import NumberRule, OperationKind, Tracking
from lotbook.ledger import genealogy
from lotbook.ledger.sql import question
from lotbook.models import Settings
from lotbook.services.announced_matches import each_announced, still_announced
from lotbook.services.at_work import LineAtWork, TransferAtWork, look_at, require_open, unit_of
from lotbook.services.cartons import contents_of, outlook, packages_of
from lotbook.services.runs import is_complete
from lotbook.services.scan_instead import told_where
from lotbook.services.scan_numbers import ScanGiven, foretold
from lotbook.services.taking import usual_part
from lotbook.services.whole_packages import whole_of, whole_outlook

NEAREST = 5
DOCUMENTS = ("Transfer", "PurchaseOrder", "SalesOrder", "ManufacturingOrder", "Count")
BEARERS = ("Product", "Barcode", "Location", *DOCUMENTS)


@dataclass(frozen=True)
class Answer:
    """A scan understood, with its effect on the open document; None without one."""

    understood: Understood
    effect: Effect | None


async def resolve_scan(scan: ScanGiven, on: int | None = None, *, manager: bool = False) -> Answer:
    """What a code is and what recording it on a transfer would do, or be refused with; changes nothing.

    manager: whether a manager asks. Raises NotFound.
    """
    transfer = None if on is None else await look_at(on)
    now = datetime.now(UTC)
    today = transfer.today(now) if transfer else now.date()
    label = read(scan.raw, scan.symbology, beside=scan.beside, separator=scan.separator, today=today)
    understood = await understand(label, transfer, scan.line, scan.reading)
    if transfer is None:
        return Answer(understood, None)
    try:
        await require_open(transfer, "scan onto it")
    except WrongState as refusal:
        return Answer(understood, await _too_late(transfer, understood, scan, refusal))
    done = effect_on(transfer, understood, scan.line, keyed_quantity=scan.quantity)
    if isinstance(done.refusal, NotOnDocument):
        done = await _not_on_document(transfer, understood, done, done.refusal, scan)
    if (whole := await whole_of(transfer, understood)) is not None:
        return Answer(understood, (await whole_outlook(transfer, done, whole, foretell=True))[1])
    if done.action is ScanAction.TAKE_PACKAGE and done.package is not None:
        contents = await contents_of(transfer, done.package)
        return Answer(understood, await outlook(transfer, done, contents))
    done = await held_against_notice(
        transfer,
        understood,
        await as_far_as_there(transfer, done),
        carton=scan.carton,
        last_day=scan.last_day,
    )
    return Answer(understood, await foretold(transfer, understood, done, scan, manager=manager))


async def _too_late(
    transfer: TransferAtWork, understood: Understood, scan: ScanGiven, refusal: WrongState
) -> Effect:
    """Refused with where it can go instead, where it tells a product."""
    done = effect_on(transfer, understood, scan.line, keyed_quantity=scan.quantity)
    product = None if done.line is None else transfer.line(done.line).product
    if isinstance(done.refusal, NotOnDocument):
        product = done.refusal.product
    told = refusal if product is None else await told_where(refusal, transfer, product)
    return Effect(ScanAction.NONE, told.message, refusal=told)


async def _not_on_document(
    transfer: TransferAtWork, understood: Understood, done: Effect, refusal: NotOnDocument, scan: ScanGiven
) -> Effect:
    """Refused with where it is expected, unless a line is added at the dock: then what it would do on that."""
    if not takes_line(transfer, scan):
        absent = await told_absent(transfer, refusal)
        return replace(done, text=absent.message, refusal=absent)
    place = max((line.position for line in transfer.lines), default=0) + 1
    added = scan_effect.Line(0, place, refusal.product, ZERO, ZERO)
    return replace(scan_effect.effect(understood, [added], None, scan.quantity), line=None)


def takes_line(transfer: TransferAtWork, scan: ScanGiven) -> bool:
    """Whether a line is added for what is scanned and not on it: a transfer that no order made takes whatever comes,
    one that consumes for an order what is meant beside the bill of materials."""
    return not transfer.of_order or (scan.unplanned and transfer.kind is OperationKind.CONSUMPTION)


async def understand(
    scan: Scan,
    transfer: TransferAtWork | None,
    line_id: int | None,
    chosen: int | None,
    product: int | None = None,
) -> Understood:
    """The scan with its meaning on a document. chosen: the reading that a person picked, from 0; product: that is open
    where there are no lines."""
    lines = transfer.lines if transfer else []
    open_line = next((line for line in lines if line.id == line_id), None)
    named, bearing, noted = await fetch_each(
        _named(scan.numbers), _bearing(scan.codes), _noted(scan.numbers, transfer)
    )
    lots, lookalikes = await _lots(named, lines)
    bearers = {kind: [row["id"] for row in bearing if row["kind"] == kind] for kind in BEARERS}
    here, announced_on = await _here(noted, lines)
    found = Found(
        by_gtin=await _by_gtin(scan.gtins),
        by_code=await _by_code(bearers["Barcode"], bearers["Product"]),
        lots=lots,
        page=await _of_page(scan),
        places=bearers["Location"],
        documents=[Ref(kind, document) for kind in DOCUMENTS for document in bearers[kind]],
        open_product=_of_line(open_line) if open_line else await _one_product(product),
        on_document=frozenset(line.product for line in lines),
        taken=frozenset(row["code"] for row in bearing),
        packages=await packages_of(scan.ssccs, transfer),
        here=here,
        announced_on=announced_on,
        lookalikes=[] if lots else lookalikes,
        creates=transfer is None or transfer.rule is not NumberRule.USE_EXISTING,
        open_waits=open_line is None or scan_effect.waits(open_line.id, _lines(lines)),
    )
    understood = interpret(scan, found, chosen)
    if isinstance(understood.meaning, MeansUnknown) and not understood.meaning.nearest:
        understood = replace(understood, meaning=MeansUnknown(await _alike_products(scan.codes)))
    return understood


async def _alike_products(codes: Collection[str]) -> list[Ref]:
    """Products in use whose article code looks like one of these."""
    condition, keys = among([number_key(code) for code in codes])
    sql = f"SELECT id FROM product WHERE active AND sku_key {condition} ORDER BY id LIMIT ?"
    return [Ref("Product", row["id"]) for row in await fetch(sql, keys, NEAREST)] if codes else []


def effect_on(transfer: TransferAtWork, understood: Understood, line_id: int | None, **keyed: Any) -> Effect:
    """What the scan does on the transfer, before stock and policy are asked."""
    done = scan_effect.effect(understood, _lines(transfer.lines), line_id, **keyed)
    if isinstance(done.refusal, ScanUnclear):
        done = replace(done, refusal=replace(done.refusal, transfer=transfer.id, line=line_id))
    return done


async def as_far_as_there(transfer: TransferAtWork, done: Effect) -> Effect:
    """The effect of a scan of one of our lots of which a person has to say how much: what is meant is offered, where
    that is less than the line lacks."""
    if done.offered is None or done.lot is None or done.line is None:
        return done
    line = transfer.line(done.line)
    if line.incoming:
        return done
    return replace(done, offered=await usual_part(line, done.lot, done.offered))


def _lines(lines: Sequence[LineAtWork]) -> list[scan_effect.Line]:
    return [
        scan_effect.Line(line.id, line.position, line.product, line.expected, line.recorded) for line in lines
    ]


async def read_again(unclear: ScanUnclear) -> Understood:
    """What a refused scan can be, where it was scanned."""
    transfer = None if unclear.transfer is None else await look_at(unclear.transfer)
    now = datetime.now(UTC)
    today = transfer.today(now) if transfer else now.date()
    label = read(
        unclear.raw, unclear.symbology, beside=unclear.beside, separator=unclear.separator, today=today
    )
    return await understand(label, transfer, unclear.line, None, unclear.product)


async def held_against_notice(
    transfer: TransferAtWork,
    understood: Understood,
    done: Effect,
    *,
    meant: bool = False,
    carton: str | None = None,
    last_day: date | None = None,
) -> Effect:
    """The effect of a scan with whether its number was announced, with no more offered than did not come of it yet, and
    the refusal of one that was not where the operation type does not take it. meant: it is wanted all the same; carton:
    SSCC of the one that is being checked; last_day: keyed in."""
    if done.action is not ScanAction.RECORD_NUMBER or done.line is None or done.number is None:
        return done
    line = transfer.line(done.line)
    if not line.announced:
        return done
    known = understood.meaning.lot.names if isinstance(understood.meaning, MeansLot) else frozenset()
    if told := await each_announced(line, {done.number, *known}):
        days = done.label if last_day is None else {**done.label, line.stops_use: last_day}
        offered = done.offered
        if offered is not None and (left := await still_announced(line, told, carton)):
            offered = min(left, offered)
        text = f"{done.text} {as_announced(told, carton, days)}"
        return replace(done, announced=True, text=text, offered=offered)
    try:
        require_announced([done.number], transfer.unexpected, meant=meant)
    except NumberNotAnnounced as refusal:
        return replace(done, announced=False, text=refusal.message, refusal=refusal)
    return replace(done, announced=False, text=f"{done.text} Not announced.")


async def _of_page(scan: Scan) -> FoundProduct | None:
    """The product of the lot whose page the code links to, where that is a page of our server."""
    if scan.page is None or not scan.page.belongs_to((await Settings.get(id=1)).server_address):
        return None
    return (await _products_by_id([scan.page.product])).get(scan.page.product)


async def _by_gtin(gtins: Collection[str]) -> dict[str, FoundProduct]:
    rows = await _products("barcode.kind = 'GTIN' AND barcode.code", gtins)
    return {row["code"]: _product(row) for row in rows}


def _bearing(codes: Collection[str]) -> Question | None:
    """What bears one of these codes: its kind and id."""
    condition, values = among(codes)
    return (question("bearers_of_codes").replace("{codes}", condition), *[values] * 8) if codes else None


async def _by_code(barcodes: Collection[int], products: Collection[int]) -> list[FoundProduct]:
    """By further codes, or by the article code itself."""
    further = [_product(row) for row in await _products("barcode.id", barcodes)]
    return [*further, *(await _products_by_id(products)).values()]


async def _products(column: str, values: Collection[str] | Collection[int]) -> list[dict[str, Any]]:
    """Products behind barcodes of which the column has one of these values."""
    if not values:
        return []
    condition, given = among(values)
    return await fetch(question("products_by_code").replace("{condition}", f"{column} {condition}"), given)


async def _products_by_id(ids: Collection[int], lines: Sequence[LineAtWork] = ()) -> dict[int, FoundProduct]:
    """lines: at hand, whose products need not be looked up."""
    known = {line.product: _of_line(line) for line in lines if line.product in ids}
    if missing := [each for each in ids if each not in known]:
        condition, values = among(missing)
        rows = await fetch(question("products_by_id").replace("{condition}", condition), values)
        known |= {row["id"]: _product(row) for row in rows}
    return known


async def _one_product(product: int | None) -> FoundProduct | None:
    return None if product is None else (await _products_by_id([product])).get(product)


def _of_line(line: LineAtWork) -> FoundProduct:
    return FoundProduct(
        id=line.product,
        name=line.product_name,
        tracking=line.tracking,
        counted=line.stock_unit.kind is UnitKind.COUNTED,
        unit=line.stock_unit,
        step=line.step,
    )


def _product(row: dict[str, Any]) -> FoundProduct:
    return FoundProduct(
        id=row["id"],
        name=row["name"],
        tracking=Tracking(row["tracking"]),
        packaging=row["packaging_id"],
        per=from_millionths(row["per"]),
        counted=row["unit_kind"] == UnitKind.COUNTED,
        unit=unit_of(row),
        step=from_millionths(row["step"]),
    )


def _named(numbers: Collection[str]) -> Question | None:
    """Lots that one of these names, by any of their names; and some that only look alike."""
    condition, values = among(numbers)
    keys, folded = among([number_key(number) for number in numbers])
    sql = question("lots_by_name").replace("{names}", condition).replace("{keys}", keys)
    return (sql, values, values, values, folded, NEAREST) if numbers else None


async def _lots(
    found: Sequence[dict[str, Any]], lines: Sequence[LineAtWork]
) -> tuple[list[FoundLot], list[Ref]]:
    """Of lots that are named those, and in place of such of which nothing is left what they became, which has their
    names too; and those that only look alike."""
    alike = [Ref("Lot", row["id"]) for row in found if row["alike"]]
    rows = {row["id"]: row for row in found if not row["alike"]}
    became = await genealogy.successors(rows) if rows else {}
    before: dict[int, set[int]] = {lot: set() for lot in rows.keys() - became.keys()}
    for lot, later in became.items():
        for each in later:
            before.setdefault(each, set()).update({lot} - {each})
    if became:
        condition, ids = among(before)
        rows |= {row["id"]: row for row in await fetch(f"SELECT * FROM lot WHERE id {condition}", ids)}
    products = await _products_by_id({row["product_id"] for row in rows.values()}, lines)
    return [
        _lot(rows[lot], products[rows[lot]["product_id"]], [rows[each] for each in earlier])
        for lot, earlier in sorted(before.items())
    ], alike


def _lot(row: Mapping[str, Any], product: FoundProduct, before: Sequence[Mapping[str, Any]]) -> FoundLot:
    """before: lots that became it."""
    names = (each[name] for each in (row, *before) for name in ("number", "maker_number", "reference"))
    return FoundLot(
        id=row["id"],
        product=product,
        number=row["number"],
        names=frozenset(name for name in names if name),
        dates={kind: date.fromisoformat(row[kind.lower()]) for kind in DateKind if row[kind.lower()]},
        before=frozenset(each["number"] for each in before),
    )


def _noted(numbers: Collection[str], transfer: TransferAtWork | None) -> Question | None:
    """Products for which one of these numbers is announced or recorded on the transfer."""
    if transfer is None or not transfer.lines or not numbers:
        return None
    names, values = among(numbers)
    lines, line_ids = among([line.id for line in transfer.lines])
    products, product_ids = among({line.product for line in transfer.lines})
    sql = question("numbers_here").replace("{names}", names)
    sql = sql.replace("{lines}", lines).replace("{products}", products)
    return sql, transfer.id, product_ids, values, line_ids, values, line_ids, values


async def _here(
    noted: Sequence[dict[str, Any]], lines: Sequence[LineAtWork]
) -> tuple[dict[str, list[FoundProduct]], dict[str, frozenset[int]]]:
    """Products by number, and the lines that it is announced for."""
    found: dict[str, list[FoundProduct]] = {}
    announced_on: dict[str, frozenset[int]] = {}
    known = await _products_by_id({row["product_id"] for row in noted}, lines)
    for row in noted:
        number, product = row["number"], known[row["product_id"]]
        if product not in found.setdefault(number, []):
            found[number].append(product)
        if row["line_id"] is not None:
            announced_on[number] = announced_on.get(number, frozenset()) | {row["line_id"]}
    return found, announced_on


async def told_absent(transfer: TransferAtWork, refusal: NotOnDocument) -> NotOnDocument:
    """A product that is not on a transfer, with where it is expected, or how it can be taken all the same."""
    others, message = await expected_on(refusal.product, transfer), refusal.message
    takes, order = transfer.kind is OperationKind.CONSUMPTION, transfer.manufacturing_order
    if order is not None and not takes and not await is_complete(order):
        message += " What the order takes is all posted: start another run of it to take more."
    return replace(refusal, message=message, expected_on=others, can_be_taken=takes)


async def expected_on(product: int, transfer: TransferAtWork) -> list[Ref]:
    """Up to 5 other open transfers of the same kind that expect the product."""
    rows = await fetch(
        """SELECT DISTINCT transfer.id, transfer.due_on FROM transfer_line AS line
           JOIN transfer ON transfer.id = line.transfer_id AND transfer.state = 'READY'
           WHERE line.product_id = ? AND transfer.operation_type_id = ? AND transfer.id <> ?
           ORDER BY transfer.due_on, transfer.id LIMIT 5""",
        product,
        transfer.operation_type,
        transfer.id,
    )
    return [Ref("Transfer", row["id"]) for row in rows]
