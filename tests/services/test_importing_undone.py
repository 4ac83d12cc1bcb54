"""Imports are taken back, the last one first, while nothing happened since."""

from __future__ import annotations

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.import_words import ExistingRows, ImportKind
from lotbook.domain.lots import LotDetails
from lotbook.domain.refusals import InUse, Ref, WrongState
from lotbook.domain.words import OrderState, Tracking
from lotbook.ledger import journal
from lotbook.models import (
    Lot,
    Partner,
    Product,
    PurchaseOrder,
    StockMoveLine,
    User,
)
from lotbook.services.commenting import add_comment
from lotbook.services.import_undo import undo_import
from lotbook.services.lots import create_lot
from tests.dock import Dock
from tests.services.imports import PRODUCTS, bring, faults, look


async def who(dock: Dock) -> str:
    """The name of whoever works there."""
    user = await User.get_or_none(id=dock.request().actor.user_id or 0)
    return user.name if user else "a program"


async def test_the_last_import_is_taken_back_while_nothing_happened_since(dock):
    first = await bring(dock, PRODUCTS)
    second = await bring(dock, "Name,Role\nFarm,VENDOR\n", ImportKind.PARTNERS)
    with pytest.raises(InUse) as later:
        await undo_import(dock.request("undoImport"), first.id)
    [blocker] = later.value.blockers
    assert (blocker.node, blocker.message) == (
        Ref("Import", second.id),
        f"moving-in.csv, by {await who(dock)}",
    )
    assert later.value.field == ("dataImport",)
    await undo_import(dock.request("undoImport"), second.id)
    assert not await Partner.filter(name="Farm").exists()
    with pytest.raises(WrongState):
        await undo_import(dock.request("undoImport"), second.id)
    again = await bring(dock, "SKU,Name,Further codes\nX-1,Nail,N-1\n")
    await undo_import(dock.request("undoImport"), again.id)
    assert not await Product.filter(sku="X-1").exists()
    change = await bring(dock, "SKU,Name\nX-1,Nail\nSACK,Bag\n", existing=ExistingRows.UPDATE)
    await undo_import(dock.request("undoImport"), change.id)
    stock = await bring(dock, "SKU,Quantity,Place\nBAG,1,WH1/Stock\n")
    await undo_import(dock.request("undoImport"), stock.id)
    with pytest.raises(InUse) as kept:  # the book keeps movements, also of what was taken back
        await undo_import(dock.request("undoImport"), first.id)
    assert Ref("Import", stock.id) in [blocker.node for blocker in kept.value.blockers]
    await bring(dock, "SKU,Name,Further codes\nX-1,Nail,N-1\n")


async def test_imports_are_taken_back_one_after_the_other(dock):
    first = await bring(dock, PRODUCTS)
    change = await bring(dock, "SKU,Name\nX-1,Nail\nSACK,Bag\n", existing=ExistingRows.UPDATE)
    for done in (change, first):
        await undo_import(dock.request("undoImport"), done.id)
    assert not await Product.filter(sku__in=("SACK", "X-1")).exists()


async def test_orders_that_are_taken_back_are_cancelled_and_bills_of_materials_stay(dock):
    await dock.product("GLUE", Tracking.NONE)
    vendor = await Partner.get(id=dock.vendor)
    done = await bring(dock, f"Order,Vendor,SKU,Quantity\n1,{vendor.name},GLUE,1\n")
    order = Ref("PurchaseOrder", (await PurchaseOrder.get(vendor_reference="1")).id)
    await add_comment(dock.request("addComment"), order, "Not this one")
    await undo_import(dock.request("undoImport"), done.id)
    assert (await PurchaseOrder.get(vendor_reference="1")).state is OrderState.CANCELLED
    await dock.product("PLANE", Tracking.NONE)
    bills = await bring(dock, "Product,Component,Component quantity\nPLANE,GLUE,1\n")
    with pytest.raises(WrongState):
        await undo_import(dock.request("undoImport"), bills.id)


async def test_an_undo_hides_the_lots_that_imports_alone_made(dock, engine):
    await create_lot(dock.request(), dock.flour, "F-1", LotDetails())
    sheet = "SKU,Lot,Quantity,Place\nFLOUR,F-1,2,WH1/Stock\nFLOUR,F-2,3,WH1/Stock\nRADIO,R-1,1,WH1/Stock\n"
    for _ in range(2):  # also where the lots were there from the import before
        done = await bring(dock, sheet)
        assert await Lot.filter(undone_by_id__isnull=True).count() == 3
        await undo_import(dock.request("undoImport"), done.id)
        shown = await Lot.filter(undone_by_id__isnull=True).values_list("number", flat=True)
        assert shown == ["F-1"]  # somebody had made it by hand
    mended = sheet.replace("F-2", "f-2")  # looks like one that nobody sees any more
    assert faults(await look(dock, mended)) == []
    await dock.received(dock.flour, "F-2", 5)
    assert sorted(await Lot.filter(undone_by_id__isnull=True).values_list("number", flat=True)) == [
        "F-1",
        "F-2",
    ]


@pytest.mark.only_on("postgres")
async def test_an_undo_of_thousands_is_known_to_the_planner_at_once(dock, monkeypatch):
    monkeypatch.setattr(journal, "MANY", 3)
    monkeypatch.setattr(journal, "FEW", 1)
    seen, analyze = [], journal.analyze

    async def noted(*tables: str) -> None:
        seen.append((tables, await StockMoveLine.filter(corrects_id__isnull=False).count()))
        await analyze(*tables)

    monkeypatch.setattr(journal, "analyze", noted)
    sheet = "SKU,Lot,Quantity,Place\n" + "".join(f"FLOUR,F-{n},2,WH1/Stock\n" for n in range(4))
    for imports in (1, 2):
        done = await bring(dock, sheet)
        await undo_import(dock.request("undoImport"), done.id)
        assert seen.pop() == (("stock_move_line",), 4 * (imports - 1) + 1), (
            "before the guard looks at all others"
        )
        assert await StockMoveLine.filter(corrects_id__isnull=False).count() == 4 * imports
        assert await dock.on_hand(dock.flour) == 0
        [known] = await fetch(
            "SELECT null_frac FROM pg_stats WHERE tablename = 'lot' AND attname = 'undone_by_id'"
        )
        assert known["null_frac"] == 0
