"""Of the year at the dock: goods that are made, counted, stopped, recalled, renumbered and thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from lotbook.decode.attachment import PDF, Attachable
from lotbook.domain.addresses import Address
from lotbook.domain.number_plan import Asked
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallSeverity
from lotbook.domain.refusals import Ref
from lotbook.domain.words import (
    AttachmentKind,
    Disposition,
    Language,
    OperationKind,
    PartnerRole,
)
from lotbook.models import (
    Count,
    Hold,
    Lot,
    PurchaseOrder,
    RecallLetter,
    Run,
    ScrapReason,
    Settings,
    Transfer,
)
from lotbook.services import (
    company,
    counting,
    manufacturing,
    quarantine,
    recall_closing,
    recalling,
)
from lotbook.services.attaching import LookedThrough, keep_file, remove_attachment
from lotbook.services.bills_of_materials import LineOfBill, save_bill_of_materials
from lotbook.services.checking import CheckFound, record_hold_checks
from lotbook.services.count_applying import apply_count
from lotbook.services.count_records import record_counts
from lotbook.services.counted import Counted
from lotbook.services.goods_named import Goods
from lotbook.services.gs1_keys import make_keys
from lotbook.services.holding import release_hold, set_disposition
from lotbook.services.inside import Part
from lotbook.services.making import Input, assign_inputs
from lotbook.services.numbers import Listed
from lotbook.services.opening_stock import There, record_opening_stock
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_decisions import decide_recall_lots
from lotbook.services.recall_letters import send_recall_letters
from lotbook.services.recall_links import Link, answer_recall_by_link
from lotbook.services.recall_scope import Named
from lotbook.services.recall_widening import widen_recall
from lotbook.services.recalling import RecallFacts
from lotbook.services.renumbering import merge_lots, relabel_lot, split_lot
from lotbook.services.reserving import reserve_transfer
from lotbook.services.scrapping import ToScrap, scrap_goods
from lotbook.services.taking_apart import Apart, Taken, unbuild
from lotbook.services.validation import validate_transfer
from lotbook.standards.keys import KeyKind
from tests.dock import DUE, Dock
from tests.ledger.story_transfers import scan


async def hold_what_comes(dock: Dock) -> None:
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
    await dock.received(honey, "H-1 x 6; H-2 x 2", 8)
    hold = await Hold.get(lot__number="H-1")
    found = [CheckFound("Seal unbroken", True, "with a scratch")]
    await record_hold_checks(dock.request(), hold.id, found)
    paper = LookedThrough("analysis.pdf", Attachable(PDF, b"%PDF-1.7"))
    subject = Ref("Hold", hold.id)
    gone, _ = [
        (
            await keep_file(dock.request(), subject, AttachmentKind.CERTIFICATE, paper, together=together)
        ).outcome.attachment
        for together in (False, True)
    ]
    await remove_attachment(dock.request(), gone, "of another lot")


async def throw_away_and_renumber(dock: Dock) -> None:
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


async def make(dock: Dock) -> None:
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


async def number_pallets(dock: Dock) -> None:
    address = Address("Quay 1", "Hamburg", "20457", "DE")
    facts = company.CompanyFacts("Our company", address, "EUR", gs1_prefix="9521234")
    await company.update_settings(dock.request(), (await Settings.get(id=1)).version, company=facts)
    await make_keys(dock.request(), KeyKind.SSCC, 3, 12)


async def stop(dock: Dock) -> None:
    """A lot is stopped and let go, a part of another and a batch stay on hold, and a lot is rejected."""
    first, second, third = [(await Lot.get(number=number)).id for number in ("L-1", "L-2", "SN-2")]
    over = await dock.hold("glass found", lot=first)
    await release_hold(dock.request(), over, "none in the sample")
    await dock.hold("wet bags", lot=second, location=dock.stock, quantity=Decimal("0.25"))
    await dock.hold("warped", product=dock.radio, batch="B7")
    await set_disposition(dock.request(), [third], Disposition.REJECTED, "does not switch on")


async def count(dock: Dock) -> None:
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


async def take_back(dock: Dock) -> None:
    """Hops of a maker's lot is recalled, another lot was decided and a customer answered, also by the link in its
    letter; an exercise is over, and another recall is prepared."""
    hops = await dock.product("HOPS", unit="kg")
    for number in ("HOPS-1", "HOPS-2"):
        await dock.lot(hops, number, maker_number="77")
        receipt = await dock.receipt((hops, 5))
        await dock.number(receipt, hops, number, each=5)
        await dock.validate(receipt)
    pub = await dock.partner("Pub", PartnerRole.CUSTOMER, email="pub@example.com")
    out = await dock.transfer(OperationKind.DELIVERY, (hops, 2), partner=pub)
    await dock.number(out, hops, "HOPS-1", each=2)
    await dock.validate(out)
    real, mock, later = [await _recalled(dock, kind) for kind in ("REAL", "MOCK", "REAL")]
    promised = await dock.transfer(OperationKind.DELIVERY, (hops, 1), partner=pub)
    await reserve_transfer(dock.request(), promised)
    await recalling.start_recall(dock.request(), mock, 1)
    await recall_closing.close_recall(dock.request(), mock, 2, "in time")
    await recalling.start_recall(dock.request(), real, 1)
    answer = [Found(product=hops, destroyed=Decimal(1))]
    await record_recall_answer(dock.request(), real, out, "Ms Fog", answer)
    await send_recall_letters(dock.request(), real, RecallLetterKind.NOTICE, None, "https://lots.example.com")
    letter = await RecallLetter.get(recall_id=real)
    await answer_recall_by_link(dock.request(), Link(real, pub, letter.id), "Mr Fog", {out: answer})
    rejected = [(await Lot.get(number="HOPS-2")).id]
    await decide_recall_lots(dock.request(), real, rejected, Disposition.REJECTED, "sour")
    await widen_recall(dock.request(), real, [Named(lots=[await dock.lot(hops, "HOPS-3")])], "the same field")
    assert later


async def _recalled(dock: Dock, kind: str) -> int:
    advice = {Language.EN: "Stop", Language.DE: "Halt"}
    facts = RecallFacts(kind=RecallKind(kind), severity=RecallSeverity.CLASS_2, reason="Sour", advice=advice)
    hops: Any = await Lot.get(number="HOPS-1")
    order: Any = await PurchaseOrder.filter(lines__product_id=hops.product_id).order_by("id").first()
    named = [
        Named(maker_number="77"),
        Named(product=hops.product_id, since=hops.first_in, until=hops.first_in + timedelta(7)),
        Named(document=("PurchaseOrder", order.id)),
    ]
    return (await recalling.prepare_recall(dock.request(), facts, named)).outcome.recall
