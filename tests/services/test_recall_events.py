"""What happened to a recall is told with the lots and the goods that it was about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.db.work import Actor
from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.domain.words import Disposition, PaperSize, ReturnOutcome, Role
from lotbook.models import Recall, ScrapReason, Settings
from lotbook.services import company, scrapping
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_events import of_lots
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_widening import confirm_recall_widening
from lotbook.services.returning import ReturnGiven, create_return
from lotbook.services.scrapping import ToScrap
from lotbook.services.vendor_returns import GoodsBack, return_to_vendor
from lotbook.web.recall_report import report_of
from tests.dock import Dock
from tests.documents.reading import text
from tests.scenarios.telling import correct, person, posted_line
from tests.services.test_recalling import close, decide, lot_of, prepared, shipped, start, widen


async def said(recall: int) -> list[str]:
    row: Any = await Recall.get(id=recall)
    return [each.what for each in (await facts_of(row)).events]


async def test_what_was_decided_says_of_which_lots(dock: Dock) -> None:
    await dock.received(dock.flour, "B-1 x 1; B-2 x 1", 2)
    recall = await prepared(dock, await lot_of("B-1"), await lot_of("B-2"))
    await start(dock, recall)
    await decide(dock, recall, Disposition.REJECTED, "B-1")
    await decide(dock, recall, Disposition.RELEASED, "B-1", "B-2")
    await decide(dock, recall, Disposition.QUARANTINE, "B-2")
    assert [each for each in await said(recall) if "lot" in each] == [
        *("1 lot (B-1) rejected", "2 lots (B-1, B-2) released", "1 lot (B-2) stopped again")
    ]


async def test_what_was_added_says_which_lots(dock: Dock) -> None:
    numbers = [f"D-{n:02}" for n in range(12)]
    await dock.received(dock.flour, "; ".join(f"{number} x 1" for number in numbers), 12)
    recall = await prepared(dock, await dock.lot(dock.flour, "F-1"))
    await start(dock, recall)
    lots = [await lot_of(number) for number in numbers]
    await widen(dock, recall, lots[0])
    version = (await Settings.get(id=1)).version
    await company.update_settings(dock.request(), version, recall_needs_second_person=True)
    one, other = [Actor(Role.MANAGER, user_id=await person(dock, name)) for name in ("Ann", "Bob")]
    await widen(dock, recall, lots[1], actor=one)
    await confirm_recall_widening(dock.request(actor=other), recall, agrees=False)
    await widen(dock, recall, *lots[1:], actor=one)
    await confirm_recall_widening(dock.request(actor=other), recall, agrees=True)
    first_ten = ", ".join(numbers[1:11])
    assert [each.partition(", at ")[0] for each in await said(recall) if "D-" in each] == [
        *("Added: 1 lot (D-00)", "Widened by 1 lot (D-00)"),
        *("Asked to be added: 1 lot (D-01)", "Not to be added: 1 lot (D-01)"),
        f"Asked to be added: 11 lots ({first_ten} and 1 more)",
        f"Agreed to be added: 11 lots ({first_ten} and 1 more)",
        f"Widened by 11 lots ({first_ten} and 1 more)",
    ]
    assert of_lots(0, []) == "0 lots"


async def test_an_answer_says_for_which_delivery_and_what_was_found(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    first, second = [await shipped(dock, "F-1", much) for much in (4, 2)]
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    some = [Found(product=dock.flour, destroyed=Decimal("1.5"), stopped=Decimal(1))]
    for delivery, found in ((first, some), (second, [Found(product=dock.flour)])):
        await record_recall_answer(dock.request("recordRecallAnswer"), recall, delivery, "Ms Fog", found)
    what = "Flour: stopped 1 kg, destroyed 1.5 kg"
    assert [each for each in await said(recall) if each.startswith("Answer")] == [
        f"Answer recorded: Corner shop, WH1/OUT/00001 ({what})",
        "Answer recorded: Corner shop, WH1/OUT/00002 (Flour: nothing found)",
    ]
    report = await report_of(await facts_of(await Recall.get(id=recall)))
    read = " ".join("\n".join(text(recall_paper_pdf(report, PaperSize.A4))).split())
    for delivery, found in (("WH1/OUT/00001", what), ("WH1/OUT/00002", "Flour: nothing found")):
        assert f"Answer of Ms Fog for {delivery}: {found}, " in read


async def test_what_was_destroyed_or_sent_back_is_told_with_paper_day_person_and_lot(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 20)
    flour = await lot_of("F-1")
    before = [ToScrap(location=dock.stock, goods=Goods(lot=flour, quantity=Decimal(1)))]
    why = int((await ScrapReason.get(name="Spoiled")).id)
    await scrapping.scrap_goods(dock.request(), before, why, "")
    sent = await shipped(dock, "F-1", 4)
    recall = await prepared(dock, flour)
    await start(dock, recall)
    ann = Actor(Role.MANAGER, user_id=await person(dock, "Ann"))
    back = [ReturnGiven(await dock.line_of(sent, dock.flour), flour, Decimal(2))]
    scrap = {"outcome": ReturnOutcome.SCRAP, "reason": "mouldy", "at_once": True}
    await create_return(dock.request(actor=ann), sent, back, **scrap)
    five = [ToScrap(location=dock.stock, goods=Goods(lot=flour, quantity=Decimal(5)))]
    await scrapping.scrap_goods(dock.request(actor=ann), five, why, "burnt")
    rest = [GoodsBack(Goods(lot=flour), dock.stock)]
    await return_to_vendor(dock.request(actor=ann), dock.vendor, rest, "not ours", at_once=True)
    row: Any = await Recall.get(id=recall)
    told = [each for each in (await facts_of(row)).events if "scrapped" in each.what or "sent" in each.what]
    assert [(each.what, each.by, each.why) for each in told] == [
        ("2 kg Flour, lot F-1, scrapped by WH1/RET/00001", "Ann", "mouldy"),
        ("5 kg Flour, lot F-1, scrapped", "Ann", "Spoiled: burnt"),
        ("10 kg Flour, lot F-1, sent back to Mill & Sons by WH1/VRET/00001", "Ann", "not ours"),
    ]
    await close(dock, recall)
    line = await posted_line(dock.flour, "F-1", destination="Scrap")
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(0)))
    row = await Recall.get(id=recall)
    again = [each for each in (await facts_of(row)).events if "scrapped" in each.what or "sent" in each.what]
    assert again == told, "as at the close"
