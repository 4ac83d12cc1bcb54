"""What of the goods of a recall went back to the vendors that they came from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.documents.recall_words import WORDS
from lotbook.domain.quantities import from_millionths
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import Language, PartnerRole
from lotbook.ledger import recall_parties, recalls
from lotbook.models import Recall
from lotbook.services.goods_named import Goods
from lotbook.services.recall_notices import letter_text, told_of, vendor_notice
from lotbook.services.vendor_returns import GoodsBack, return_to_vendor
from tests.dock import Dock
from tests.scenarios.telling import settle
from tests.services.test_mixing import poured
from tests.services.test_recalling import lot_of, prepared, shipped, start
from tests.services.test_returning import back


async def sent_back(dock: Dock, number: str, much: str, vendor: int) -> None:
    goods = GoodsBack(Goods(lot=await lot_of(number), quantity=Decimal(much)))
    await return_to_vendor(dock.request(), vendor, [goods], "recalled", at_once=True)


async def came_from(dock: Dock, vendor: int, number: str, much: int) -> None:
    order = await dock.order((dock.flour, much), vendor=vendor)
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.flour, number, each=much)
    await dock.validate(receipt)


async def returned(recall: int) -> dict[int, tuple[Decimal, ...]]:
    """Received, and returned at least and at most, by vendor."""
    row: Any = await Recall.get(id=recall)
    found = await recall_parties.vendors(row, await recalls.scope_of(row))
    told: dict[int, tuple[Decimal, ...]] = {}
    for vendor, supplied in found.items():
        [goods] = recall_parties.goods_of(supplied)
        told[vendor] = (goods.received, *map(from_millionths, goods.returned))
    return told


async def test_what_went_back_to_the_vendor_is_told(dock: Dock) -> None:
    for much in (40, 5):
        await came_from(dock, dock.vendor, "F-1", much)
    out = await shipped(dock, "F-1", 4)
    await back(dock, out, at_once=True)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    assert await returned(recall) == {dock.vendor: (45, 0, 0)}
    await sent_back(dock, "F-1", "12.5", dock.vendor)
    assert await returned(recall) == {dock.vendor: (45, Decimal("12.5"), Decimal("12.5"))}


async def test_of_a_mix_it_is_told_between_bounds(dock: Dock) -> None:
    other = await dock.partner("Other mill", PartnerRole.VENDOR)
    await came_from(dock, dock.vendor, "F-1", 40)
    await came_from(dock, other, "F-1", 10)
    await came_from(dock, other, "G-1", 20)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    await sent_back(dock, "F-1", "12", dock.vendor)
    assert await returned(recall) == {dock.vendor: (40, 2, 12), other: (10, 0, 0)}
    await poured(dock, "F-1", into="G-1", recalled=True)
    await sent_back(dock, "G-1", "25", other)
    await sent_back(dock, "G-1", "30", dock.vendor)
    assert await returned(recall) == {dock.vendor: (40, 2, 40), other: (10, 0, 10)}


async def test_a_vendor_reads_what_it_got_back(dock: Dock) -> None:
    other = await dock.partner("Other mill", PartnerRole.VENDOR)
    await came_from(dock, dock.vendor, "F-1", 1500)
    await came_from(dock, other, "F-1", 10)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    await sent_back(dock, "F-1", "1200", dock.vendor)
    for language, what, much in (
        (Language.EN, "Returned to you: Flour (FLOUR)", "1,190 to 1,200 kg"),
        (Language.DE, "An Sie zurückgegangen: Flour (FLOUR)", "1.190 bis 1.200 kg"),
        (Language.FR, "Retour chez vous : Flour (FLOUR)", "1\xa0190 à 1\xa0200 kg"),
    ):
        for vendor in (dock.vendor, other):
            await settle("partner", vendor, language=language.value)
        told = await told_of(await Recall.get(id=recall))
        last = vendor_notice(told, dock.vendor).parts[0].entries[-1]
        assert (last.name, last.amount) == (what, much)
        text = WORDS[language].letters[RecallLetterKind.VENDOR]
        letters = [
            letter_text(told, RecallLetterKind.VENDOR, each, text).body for each in (dock.vendor, other)
        ]
        assert [f"\n{what}, {much}\n" in letter for letter in letters] == [True, False]
