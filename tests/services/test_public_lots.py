"""The public page of a lot: for whoever has its label, while the company shows it."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.lot_pages import page_named
from lotbook.domain.recall_words import RecallKind, RecallSeverity
from lotbook.domain.words import Disposition, Language
from lotbook.models import Lot, Recall, Settings, StockMoveLine
from lotbook.services import company, recalling
from lotbook.services.correcting import Correction
from lotbook.services.public_lots import PublicLot, address_on_label, public_lot
from lotbook.services.recall_decisions import decide_recall_lots
from lotbook.services.recall_scope import Named
from tests.dock import ADDRESS, Dock
from tests.scenarios.telling import correct, posted_line
from tests.services.test_recalling import prepared, start


async def show(dock: Dock, **changes) -> Settings:
    version = (await Settings.get(id=1)).version
    await company.update_settings(dock.request(), version, **changes)
    return await Settings.get(id=1)


async def opened(ours: Settings, product: int, lot: str, **other: str) -> PublicLot | None:
    """What the link on its label leads to; other: what is changed in it."""
    named = page_named(address_on_label(ours, product, lot) or "")
    assert named
    said = {"number": named.number, "signature": named.signature} | other
    return await public_lot(named.product, said["number"], said["signature"])


async def test_a_label_from_before_a_correction_tells_of_what_was_put_in(dock: Dock):
    facts = company.CompanyFacts("Mill", ADDRESS, "EUR", server_address="https://lots.example.com")
    ours = await show(dock, company=facts, public_lot_page=True)
    await dock.received(dock.flour, "BAD", 10)
    await correct(dock, Correction(move_line=await posted_line(dock.flour, "BAD"), number="WORSE"))
    await dock.received(dock.flour, "KEPT", 10)
    kept = await posted_line(dock.flour, "KEPT")
    await correct(dock, Correction(move_line=kept, quantity=Decimal(4), number="WORSE"))
    for line in await StockMoveLine.filter(lot__number="WORSE", corrects_id=None, destination_id=dock.stock):
        await correct(dock, Correction(move_line=line.id, number="GOOD"))
    recall = await prepared(dock, (await Lot.get(number="GOOD")).id)
    await start(dock, recall)
    for number, recalled in {"BAD": True, "WORSE": True, "GOOD": True, "KEPT": False}.items():
        found = await opened(ours, dock.flour, number)
        assert found and (found.number, found.recalled) == (number, recalled)


async def test_a_signed_link_tells_what_a_lot_is_and_whether_it_is_recalled(dock: Dock):
    await dock.received(dock.flour, "F-1", 5)
    facts = company.CompanyFacts("Mill", ADDRESS, "EUR", server_address="https://lots.example.com")
    ours = await show(dock, company=facts)
    assert address_on_label(ours, dock.flour, "F-1") == f"https://lots.example.com/l/{dock.flour}?n=F-1"
    assert await public_lot(dock.flour, "F-1", "") is None
    ours = await show(dock, public_lot_page=True, public_lot_contact="care@example.com")
    found = await opened(ours, dock.flour, "F-1")
    assert found and (found.product, found.number, found.recalled) == ("Flour", "F-1", False)
    for changed in ({"number": "F-2"}, {"signature": "A" * 16}, {"signature": ""}):
        assert await opened(ours, dock.flour, "F-1", **changed) is None
    unborn = await opened(ours, dock.flour, "F-99")
    assert unborn and unborn.known is None

    lot = (await Lot.get(number="F-1")).id
    facts = recalling.RecallFacts(
        kind=RecallKind.REAL,
        severity=RecallSeverity.CLASS_1,
        reason="glass",
        advice={Language.EN: "Bring it back."},
    )
    recall = (await recalling.prepare_recall(dock.request(), facts, [Named(lots=[lot])])).outcome.recall
    assert not (await opened(ours, dock.flour, "F-1")).recalled  # type: ignore[union-attr]
    version = (await Recall.get(id=recall)).version
    await recalling.start_recall(dock.request(), recall, version)
    found = await opened(ours, dock.flour, "F-1")
    assert found and (found.recalled, found.advice) == (True, [{Language.EN: "Bring it back."}])
    await decide_recall_lots(dock.request(), recall, [lot], Disposition.RELEASED, "was another mill")
    assert not (await opened(ours, dock.flour, "F-1")).recalled  # type: ignore[union-attr]
    before = address_on_label(ours, dock.flour, "F-1")
    await show(dock, public_lot_page=False)
    assert await opened(ours, dock.flour, "F-1") is None
    assert address_on_label(await show(dock, public_lot_page=True), dock.flour, "F-1") == before
