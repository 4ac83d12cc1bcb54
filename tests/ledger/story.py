"""A year at the dock in a minute: what services legally do to the book, told once and copied often."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import asyncpg

from lotbook.db import engine as database
from lotbook.db import migrations
from lotbook.db.work import Work, drain, unit_of_work
from lotbook.decode.attachment import PDF, Attachable
from lotbook.domain.addresses import Address
from lotbook.domain.announcing import AnnouncedRow
from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.number_plan import Asked
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.places import WarehouseFacts
from lotbook.domain.products import PackagingGiven
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallSeverity
from lotbook.domain.refusals import Ref, Refusal
from lotbook.domain.words import (
    AttachmentKind,
    BackorderDecision,
    CorrectionWay,
    Disposition,
    Language,
    LocationUsage,
    OperationKind,
    PartnerRole,
)
from lotbook.ledger import journal
from lotbook.models import (
    Count,
    Hold,
    Lot,
    MoneyLine,
    Packaging,
    PurchaseOrderLine,
    RecallLetter,
    Run,
    SalesOrder,
    SalesOrderLine,
    ScrapReason,
    Settings,
    StockMoveLine,
    Transfer,
)
from lotbook.services import (
    billing,
    categories,
    company,
    counting,
    giving_up,
    manufacturing,
    paying,
    places,
    putaway,
    quarantine,
    recalling,
)
from lotbook.services.announcing import announce_numbers
from lotbook.services.attaching import LookedThrough, keep_file, remove_attachment
from lotbook.services.bills_of_materials import LineOfBill, save_bill_of_materials
from lotbook.services.checking import CheckFound, record_hold_checks
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.count_applying import apply_count
from lotbook.services.count_records import record_counts
from lotbook.services.counted import Counted
from lotbook.services.goods_named import Goods
from lotbook.services.gs1_keys import make_keys
from lotbook.services.holding import release_hold, set_disposition
from lotbook.services.inside import Part
from lotbook.services.labels import LabelsAsked, print_labels
from lotbook.services.making import Input, assign_inputs
from lotbook.services.numbers import Listed, Options, assign_numbers
from lotbook.services.opening_stock import There, record_opening_stock
from lotbook.services.packages import Packing, create_package
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_decisions import decide_recall_lots
from lotbook.services.recall_letters import send_recall_letters
from lotbook.services.recall_links import Link, answer_recall_by_link
from lotbook.services.recall_scope import Named
from lotbook.services.recall_widening import widen_recall
from lotbook.services.recalling import RecallFacts
from lotbook.services.renumbering import merge_lots, relabel_lot, split_lot
from lotbook.services.reserving import reserve_transfer
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.services.scrapping import ToScrap, scrap_goods
from lotbook.services.taking_apart import Apart, Taken, unbuild
from lotbook.services.validation import validate_transfer
from lotbook.standards.keys import KeyKind
from tests.dock import ADDRESS, DUE, Dock

CARTON, OTHER, PALLET = "395212340000000014", "395212340000000021", "395212340000000120"
SERIALS = ("SN-1", "SN-2", "SN-3", "SN-4", "\uff33\uff2e-5")


async def story(url: str) -> None:
    """Migrate the database at url and fill it with what happens at a dock."""
    await migrations.migrate(url)
    await database.connect(url)
    try:
        await _tell(await Dock().open())
    finally:
        await drain()
        await database.disconnect()


async def _tell(dock: Dock) -> None:
    await _receive(dock)
    await _put_right(dock)
    await _move_and_ship(dock)
    await _give_up_and_be_refused(dock)
    await _order_in_trays(dock)
    await _promise(dock)
    await _sell(dock)
    await _number_pallets(dock)
    await _bill_and_pay(dock)
    await _invoice(dock)
    await _stop(dock)
    await _count(dock)
    await print_labels(dock.request(), LabelsAsked(("Lot", (await Lot.get(number="L-2")).id)))
    await create_package(dock.request(), "395211001410170018", Packing(dock.radio, 4))
    await _make(dock)
    await _send_on(dock)
    await _carry(dock)
    await _throw_away_and_renumber(dock)
    await _take_back(dock)
    await _hold_what_comes(dock)


async def _hold_what_comes(dock: Dock) -> None:
    """Honey of a vendor is held when it comes in; another rule is archived."""
    honey = await dock.product("HONEY", unit="kg")
    target = quarantine.RuleTarget(product=honey, vendor=dock.vendor)
    request = dock.request()
    kept = (await quarantine.create_quarantine_rule(request, target, "waits for the laboratory")).outcome.rule
    old = quarantine.RuleTarget(operation_type=await dock.operation_type(OperationKind.RECEIPT))
    rule = (await quarantine.create_quarantine_rule(dock.request(), old, "all is looked at")).outcome.rule
    await quarantine.update_quarantine_rule(dock.request(), rule, 1, active=False)
    checks = ["Seal unbroken", "Water below 20 %"]
    await quarantine.update_quarantine_rule(dock.request(), kept, 1, checks=checks)
    await dock.received(honey, "H-1", 6)
    hold = await Hold.get(lot__number="H-1")
    found = [CheckFound("Seal unbroken", True, "with a scratch")]
    await record_hold_checks(dock.request(), hold.id, found)
    paper = LookedThrough("analysis.pdf", Attachable(PDF, b"%PDF-1.7"))
    subject = Ref("Hold", hold.id)
    gone, _ = [
        (await keep_file(dock.request(), subject, AttachmentKind.CERTIFICATE, paper)).outcome.attachment
        for _ in range(2)
    ]
    await remove_attachment(dock.request(), gone, "of another lot")


async def _carry(dock: Dock) -> None:
    """Oats that are promised to a delivery are in hand of somebody who brings them to a shelf."""
    oats = await dock.product("OATS", unit="kg")
    await dock.received(oats, "O-1", 3)
    await dock.transfer(OperationKind.DELIVERY, (oats, 2), partner=dock.customer)
    move = await dock.transfer(
        OperationKind.INTERNAL, (oats, 3), destination=await dock.place("WH1/Stock/A-01")
    )
    await scan(dock, move, oats, "O-1", "3")


async def _send_on(dock: Dock) -> None:
    """Rye goes to a second warehouse, which puts all rye on a shelf; some of it is still on the way."""
    site = WarehouseFacts("Second", "WH2", "Europe/Berlin", ADDRESS)
    await places.save_warehouse(dock.request(), site)
    there, shelf = await dock.place("WH2/Stock"), await dock.place("WH2/Stock/A-01")
    rye = await dock.product("RYE", unit="kg")
    await putaway.save_putaway_rule(dock.request(), there, shelf, product=rye)
    group = (await categories.save_category(dock.request(), "Grain")).outcome.category
    await putaway.save_putaway_rule(dock.request(), there, shelf, category=group)
    await dock.received(rye, "R-1", 3)
    sent = await dock.transfer(OperationKind.INTERNAL, (rye, 3), destination=there)
    await scan(dock, sent, rye, "R-1", "3")
    await validate_transfer(dock.request(), sent)
    arrival = (await Transfer.get(shipped_by_id=sent)).id
    await scan(dock, arrival, rye, "R-1", "1")
    await validate_transfer(dock.request(), arrival)


async def _throw_away_and_renumber(dock: Dock) -> None:
    """Salt is there when the book begins; a part of it is taken off, relabelled and poured back, and some spoils."""
    salt = await dock.product("SALT", unit="kg")
    there = Listed([Asked(number="SALT-1", quantity=Decimal(8))])
    salted = There(location=dock.stock, product=salt, numbers=there)
    await record_opening_stock(dock.request(), [salted], None)
    whole = int((await Lot.get(number="SALT-1")).id)
    part = await split_lot(dock.request(), whole, dock.stock, Decimal(3), "SALT-2", "sieved")
    renamed = await relabel_lot(dock.request(), part.outcome.lot, "SALT-3", "wrong label")
    await merge_lots(dock.request(), [renamed.outcome.lot], whole, "one silo")
    spoiled = ToScrap(location=dock.stock, goods=Goods(lot=whole, quantity=Decimal(1)))
    reason = int((await ScrapReason.get(name="Spoiled")).id)
    await scrap_goods(dock.request(), [spoiled], reason, "wet")


async def _make(dock: Dock) -> None:
    """3 kg of malt are made of 4 kg of grain, 1 kg of it said to be in one of two lots; the rest is to come. Half of
    that lot is taken apart, and a part of the other under a number of its own."""
    grain, malt = await dock.product("GRAIN", unit="kg"), await dock.product("MALT", unit="kg")
    await dock.received(grain, "G-1", 4)
    recipe = [LineOfBill(grain, Decimal(5), loss=Decimal(1))]
    for day in (DUE, DUE + timedelta(days=1)):
        await save_bill_of_materials(dock.request(), malt, Decimal(4), recipe, day)
    done = await manufacturing.create_manufacturing_order(
        dock.request(), malt, dock.warehouse, Decimal(6), DUE
    )
    order = done.outcome.order
    await manufacturing.confirm_manufacturing_order(dock.request(), order, 1)
    takes, gives = [row.id for row in await Transfer.filter(manufacturing_order_id=order).order_by("id")]
    await scan(dock, takes, grain, "G-1", "4")
    await validate_transfer(dock.request(), takes)
    await scan(dock, gives, malt, "M-1", "2")
    await scan(dock, gives, malt, "M-2", "1")
    await validate_transfer(dock.request(), gives)
    lots = {row.number: row.id for row in await Lot.filter(number__in=["G-1", "M-1", "M-2"])}
    run = await Run.get(manufacturing_order_id=order)
    await assign_inputs(dock.request(), run.id, [Input(lots["G-1"], lots["M-2"], Decimal(1))])
    part = (await split_lot(dock.request(), lots["M-1"], dock.stock, Decimal(1), "M-3", "sieved")).outcome.lot
    for lot, quantity in ((lots["M-2"], "0.5"), (part, "1")):
        apart = Apart([Taken(dock.stock, Decimal(quantity))], lot)
        came = [Part(grain, lots["G-1"], Decimal(quantity))]
        await unbuild(dock.request(), apart, "too wet", came)


async def _number_pallets(dock: Dock) -> None:
    address = Address("Quay 1", "Hamburg", "20457", "DE")
    facts = company.CompanyFacts("Our company", address, "EUR", gs1_prefix="9521234")
    await company.update_settings(dock.request(), (await Settings.get(id=1)).version, company=facts)
    await make_keys(dock.request(), KeyKind.SSCC, 3, 12)


async def _bill_and_pay(dock: Dock) -> None:
    """4 bags are billed with their freight and paid in part, one is credited; a second bill is a draft, a third given
    up."""
    bags = OrderLineGiven(dock.bag, Decimal(4), price=Decimal("0.335"), tax_rate=Decimal(19))
    order = await dock.taken_in(bags)
    line = int((await PurchaseOrderLine.get(order_id=order)).id)
    freight = MoneyLineGiven(text="Freight", price=Decimal("9.90"))
    bill = await dock.post(await dock.bill(order, MoneyLineGiven(line, quantity=Decimal(3)), freight))
    failed = await dock.pay(bill, "5")
    await paying.cancel_payment(dock.request(), failed, "sent back")
    await dock.pay(bill, "4")
    billed = int((await MoneyLine.get(paper_id=bill, position=1)).id)
    await dock.post(await dock.credit(bill, MoneyLineGiven(credited_line=billed, quantity=Decimal(1))))
    given_up = await dock.bill(order, MoneyLineGiven(line))
    await billing.cancel_paper(dock.request(), MoneyKind.BILL, given_up, 1, "too early")
    await dock.bill(order, MoneyLineGiven(line), vendor_number="R-2")


async def _invoice(dock: Dock) -> None:
    """What was delivered of the customer's order is invoiced and paid."""
    [order] = await SalesOrder.filter(customer_reference="C-7")
    lines = await SalesOrderLine.filter(order_id=order.id).order_by("position")
    priced = [MoneyLineGiven(line.id, price=Decimal("49.90")) for line in lines]
    await dock.pay(await dock.post(await dock.invoice(order.id, *priced)))


async def _receive(dock: Dock) -> None:
    """6 radios, 10.5 kg of flour and 4 bags are ordered, some of it announced; less comes, some of the rest later."""
    receipt = await dock.receipt((dock.radio, 6), (dock.flour, "10.5"), (dock.bag, 4))
    serials = [Asked(number=number, quantity=Decimal(1)) for number in SERIALS]
    line = await dock.line_of(receipt, dock.radio)
    notice = [
        AnnouncedRow(range="SN-1 x 3", carton=CARTON),
        AnnouncedRow(number="SN-6", carton=OTHER, pallet=PALLET),
    ]
    await announce_numbers(dock.request(), Ref("TransferLine", line), notice)
    await assign_numbers(dock.request(), line, Listed(serials), Options())
    flour = await dock.line_of(receipt, dock.flour)
    missing = AnnouncedRow(number="L-9", quantity=Decimal(1), carton=CARTON)
    await announce_numbers(dock.request(), Ref("TransferLine", flour), [missing])
    batches = [Asked(number="L-1", quantity=Decimal(4)), Asked(number="L-2", quantity=Decimal("1.25"))]
    await assign_numbers(dock.request(), flour, Listed(batches), Options())
    bags = LineQuantity(await dock.line_of(receipt, dock.bag), Decimal(3))
    await record_quantities(dock.request(), receipt, [bags])
    done = await validate_transfer(dock.request(), receipt, backorder=BackorderDecision.CREATE)
    rest = done.outcome.backorder
    assert rest is not None
    await scan(dock, rest, dock.flour, "L-1", "2")
    await validate_transfer(dock.request(), rest, backorder=BackorderDecision.CREATE)


async def scan(dock: Dock, transfer: int, product: int, number: str, quantity: str | None = None) -> None:
    """Scan a number onto the line of a product; quantity: None for what the scan says."""
    line = await dock.line_of(transfer, product)
    given = ScanGiven(raw=number, line=line, quantity=None if quantity is None else Decimal(quantity))
    await record_scan(dock.request("recordScan"), transfer, given)


async def _put_right(dock: Dock) -> None:
    """A serial was misread, half a kilogram never came, a label was wrong, and two numbers were swapped."""
    way = CorrectionWay.FROM_DESTINATION
    misread = Correction(move_line=await posted("SN-4"), number="SN-14")
    await correct_move_lines(dock.request(), [misread], way, "misread")
    less = Correction(move_line=await posted("L-2"), quantity=Decimal("0.5"), right_quantity=Decimal(0))
    await correct_move_lines(dock.request(), [less], way, "weighed again")
    relabelled = Correction(move_line=await posted("SN-3"), number="SN-13")
    await correct_move_lines(dock.request(), [relabelled], CorrectionWay.RELABEL, "wrong label")
    await swap(dock.request(), await posted("SN-1"), await posted("SN-2"))


@unit_of_work
async def swap(work: Work, *lines: int) -> None:
    """Two lots had each other's number: both go back to the vendor and in again, in one operation."""
    wrong = await StockMoveLine.filter(id__in=lines)
    moves = []
    for line in wrong:
        facts: Any = line
        came = journal.Move(
            product=facts.product_id,
            tracking=line.tracking,
            lot=facts.lot_id,
            source=facts.source_id,
            destination=facts.destination_id,
            quantity=line.quantity,
            unit=facts.entered_unit_id,
            transfer_line=facts.transfer_line_id,
        )
        moves += [came, replace(came, source=came.destination, destination=came.source, corrects=line.id)]
    await journal.post(work, moves)


async def posted(number: str) -> int:
    """The first line of the journal that moved a lot."""
    return int((await StockMoveLine.filter(lot__number=number).order_by("id"))[0].id)


async def _move_and_ship(dock: Dock) -> None:
    """Goods go to a shelf, and one radio of two to a customer: the other is to follow."""
    shelf = await dock.place("WH1/Stock/A-01")
    move = await dock.transfer(OperationKind.INTERNAL, (dock.radio, 1), (dock.flour, 2), destination=shelf)
    await scan(dock, move, dock.radio, "SN-2")
    await scan(dock, move, dock.flour, "L-1", "2")
    await validate_transfer(dock.request(), move)
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 2), partner=dock.customer)
    await scan(dock, delivery, dock.radio, "SN-1")
    await validate_transfer(dock.request(), delivery, backorder=BackorderDecision.CREATE)


async def _give_up_and_be_refused(dock: Dock) -> None:
    """A transfer is given up, a place archived, a scan refused; a receipt stays open with something on it."""
    given_up = await dock.transfer(
        OperationKind.INTERNAL, (dock.radio, 1), destination=await dock.place("WH1/Stock/A-02")
    )
    await scan(dock, given_up, dock.radio, "SN-2")
    await giving_up.cancel_transfer(dock.request(), given_up, await dock.version_of(given_up), "not needed")
    stock = await dock.place("WH1/Stock")
    bin_ = await places.save_location(dock.request(), "B-99", stock, LocationUsage.INTERNAL)
    await places.save_location(
        dock.request(), "B-99", stock, LocationUsage.INTERNAL, location=bin_.outcome.location, active=False
    )
    waiting = await dock.receipt((dock.radio, 2))
    await scan(dock, waiting, dock.radio, "SN-90")
    try:
        await scan(dock, waiting, dock.radio, "SN-90")
    except Refusal:
        return
    raise AssertionError("a serial was scanned twice")


async def _stop(dock: Dock) -> None:
    """A lot is stopped and let go, a part of another and a batch stay on hold, and a lot is rejected."""
    first, second, third = [(await Lot.get(number=number)).id for number in ("L-1", "L-2", "SN-2")]
    over = await dock.hold("glass found", lot=first)
    await release_hold(dock.request(), over, "none in the sample")
    await dock.hold("wet bags", lot=second, location=dock.stock, quantity=Decimal("0.25"))
    await dock.hold("warped", product=dock.radio, batch="B7")
    await set_disposition(dock.request(), [third], Disposition.REJECTED, "does not switch on")


async def _count(dock: Dock) -> None:
    """A shelf is counted and all is as expected; another count is under way, with a number that no lot has."""
    shelf = await dock.place("WH1/Stock/A-01")
    done = (await counting.start_count(dock.request(), shelf, None)).outcome.count
    flour = Counted(location=shelf, product=dock.flour, number="L-1", quantity=Decimal(2))
    radio = Counted(location=shelf, product=dock.radio, number="SN-2", quantity=Decimal(1))
    await record_counts(dock.request(), done, [flour, radio])
    await counting.finish_counting(dock.request(), done)
    await apply_count(dock.request(), done, (await Count.get(id=done)).version)
    under_way = (await counting.start_count(dock.request(), shelf, None)).outcome.count
    found = [replace(radio, number="SN-77"), replace(flour, quantity=Decimal("1.5")), radio]
    await record_counts(dock.request(), under_way, found, new_numbers=True)


async def _take_back(dock: Dock) -> None:
    """Hops of a maker's lot is recalled, another lot was decided and a customer answered, also by the link in its
    letter; an exercise is over, and another recall is prepared."""
    hops = await dock.product("HOPS", unit="kg")
    for number in ("HOPS-1", "HOPS-2"):
        await dock.lot(hops, number, maker_number="77")
        await dock.received(hops, number, 5)
    pub = await dock.partner("Pub", PartnerRole.CUSTOMER, email="pub@example.com")
    out = await dock.transfer(OperationKind.DELIVERY, (hops, 2), partner=pub)
    await dock.number(out, hops, "HOPS-1", each=2)
    await dock.validate(out)
    real, mock, later = [await _recalled(dock, kind) for kind in ("REAL", "MOCK", "REAL")]
    promised = await dock.transfer(OperationKind.DELIVERY, (hops, 1), partner=pub)
    await reserve_transfer(dock.request(), promised)
    await recalling.start_recall(dock.request(), mock, 1)
    await recalling.close_recall(dock.request(), mock, 2, "in time")
    await recalling.start_recall(dock.request(), real, 1)
    answer = [Found(product=hops, destroyed=Decimal(1))]
    await record_recall_answer(dock.request(), real, out, "Ms Fog", answer)
    await send_recall_letters(dock.request(), real, RecallLetterKind.NOTICE, None, by_mail=True)
    letter = await RecallLetter.get(recall_id=real)
    await answer_recall_by_link(dock.request(), Link(real, pub, letter.id), "Mr Fog", {out: answer})
    rejected = [(await Lot.get(number="HOPS-2")).id]
    await decide_recall_lots(dock.request(), real, rejected, Disposition.REJECTED, "sour")
    await widen_recall(dock.request(), real, [Named(lots=[await dock.lot(hops, "HOPS-3")])], "the same field")
    assert later


async def _recalled(dock: Dock, kind: str) -> int:
    advice = {Language.EN: "Stop", Language.DE: "Halt"}
    facts = RecallFacts(kind=RecallKind(kind), severity=RecallSeverity.CLASS_2, reason="Sour", advice=advice)
    named = [Named(maker_number="77")]
    return (await recalling.prepare_recall(dock.request(), facts, named)).outcome.recall


async def _order_in_trays(dock: Dock) -> None:
    """Three trays are ordered at a price for a tray, which is none for a piece."""
    egg = await dock.product("EGG", packagings=[PackagingGiven("tray", Decimal(30))])
    tray = (await Packaging.get(product_id=egg)).id
    await dock.receipt(OrderLineGiven(egg, Decimal(3), packaging=tray, price=Decimal("4.51")))


async def _promise(dock: Dock) -> None:
    """A delivery waits with its goods promised; one radio of them is picked."""
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 2), (dock.flour, 1), (dock.bag, 2))
    await reserve_transfer(dock.request(), delivery)
    await scan(dock, delivery, dock.radio, "SN-13")


async def _sell(dock: Dock) -> None:
    """A customer orders two radios and two bags; one of each goes out, the others are to follow."""
    delivery = await dock.delivery((dock.radio, 2), (dock.bag, 2), reference="C-7")
    await scan(dock, delivery, dock.radio, SERIALS[-1])
    bags = LineQuantity(await dock.line_of(delivery, dock.bag), Decimal(1))
    await record_quantities(dock.request(), delivery, [bags])
    await validate_transfer(dock.request(), delivery, backorder=BackorderDecision.CREATE)
    await dock.sale((dock.flour, "1.5"))


async def loosened_story(url: str) -> None:
    """The same rows in tables without a key, check, reference or trigger: any wrong can be planted there."""
    await story(url)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as file:
            file.execute("PRAGMA foreign_keys = OFF")
            for (trigger,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                file.execute(f"DROP TRIGGER {trigger}")
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            for (table,) in file.execute(tables).fetchall():
                for statement in _loosen(table, ""):
                    file.execute(statement)
        return
    server = await asyncpg.connect(url)
    try:
        for row in await server.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
            for statement in _loosen(row["tablename"], "CASCADE"):
                await server.execute(statement)
    finally:
        await server.close()


def _loosen(table: str, cascade: str) -> list[str]:
    return [
        f"CREATE TABLE loose AS SELECT * FROM {table}",
        f"DROP TABLE {table} {cascade}",
        f"ALTER TABLE loose RENAME TO {table}",
    ]
