"""Lots that a recall still stops after a correction took them out of what its goods reach."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.domain.recall_words import RecallKind
from lotbook.domain.words import Disposition
from lotbook.ledger import recalls
from lotbook.ledger.recall_unreached import unreached
from lotbook.models import Lot, Recall, StockMoveLine
from lotbook.services import renumbering
from lotbook.services.correcting import Correction
from lotbook.services.recall_facts import facts_of
from lotbook.web.recall_report import report_of
from lotbook.web.recall_workbook import workbook_of
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import correct, posted_line
from tests.services.test_recall_arrivals import _received, days
from tests.services.test_recall_grown import baked, stopped
from tests.services.test_recalling import close, decide, lot_of, prepared, reopen, scope, start

__all__ = ["factory"]


async def beyond(recall: int) -> set[str]:
    row: Any = await Recall.get(id=recall)
    found = await unreached(row, await recalls.scope_of(row))
    return set(await Lot.filter(id__in=found).values_list("number", flat=True))


async def it_was(dock: Dock, flour: str, *, not_: str) -> None:
    """What went into production last under one number."""
    into = StockMoveLine.filter(lot__number=not_, destination__usage="PRODUCTION", corrects_id=None)
    line: Any = await into.order_by("-id").first()
    await correct(dock, Correction(move_line=line.id, number=flour))


async def test_what_was_made_of_other_goods_after_all_stays_stopped_and_is_told(
    dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1 x 20; G-1 x 20", 40)
    await baked(factory, "F-1", "B-1")
    rusks = await dock.product("RUSKS")
    await factory.recipe(rusks, 1, (factory.bread, "1"))
    toast = await factory.order(rusks, 8)
    await factory.takes(toast, factory.bread, "B-1", 2)
    await factory.gives(toast, rusks, "R-1", 1)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    assert await beyond(recall) == set()

    await it_was(dock, "G-1", not_="F-1")
    assert await beyond(recall) == {"B-1", "R-1"}, "with what was made of it"
    assert await stopped("F-1", "B-1", "R-1", "G-1") == ["F-1", "B-1", "R-1"]
    row: Any = await Recall.get(id=recall)
    told = await facts_of(row)
    why = "by the record, of none of the recalled lots any more"
    assert told.came_by(next(each for each in told.scope.lots if each.lot in told.unreached)).endswith(why)
    [point] = [each for each in told.open_points if each[0] == f"Of these, {why}"]
    assert point[1:] == ("2", "on hand 9 pcs")
    assert why in str(await report_of(told)) and workbook_of(told)

    await close(dock, recall)
    await it_was(dock, "F-1", not_="G-1")
    assert await beyond(recall) == {"B-1", "R-1"}, "as at the close"
    await reopen(dock, recall)
    assert await beyond(recall) == set(), "it is of that after all"
    await it_was(dock, "G-1", not_="F-1")
    await decide(dock, recall, Disposition.RELEASED, "B-1", "R-1")
    assert (await facts_of(await Recall.get(id=recall))).open_points[-1][:2] == (
        "Lots about which nothing was decided",
        "1",
    )


async def test_what_came_by_itself_is_reached_though_nothing_goes_into_it(
    dock: Dock, factory: Factory
) -> None:
    """By days, by an order, or as another number of what came in; what was only made of that is not."""
    await dock.received(dock.flour, "F-1 x 20; G-1 x 20", 40)
    recall = await prepared(dock, kind=RecallKind.MOCK, product=dock.flour, **days())
    await start(dock, recall)
    await dock.received(dock.flour, "F-2", 20)
    order = await baked(factory, "F-2", "B-2")
    assert (await scope(recall)).keys() == {"F-1", "G-1", "F-2", "B-2"}
    assert await beyond(recall) == set()

    other = await prepared(dock, kind=RecallKind.MOCK, document=("ManufacturingOrder", order))
    await start(dock, other)
    await factory.gives(order, factory.bread, "B-3", 10)
    line = await posted_line(dock.flour, "F-2", destination="Production")
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(0)))
    assert await beyond(recall) == {"B-2", "B-3"}
    assert await beyond(other) == set()


async def test_goods_that_are_called_otherwise_since_are_reached(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 20)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    line = await posted_line(dock.flour, "F-1")
    await correct(dock, Correction(move_line=line, quantity=Decimal(5), number="F-2"))
    await renumbering.relabel_lot(dock.request("relabelLot"), await lot_of("F-1"), "F-1N", "torn")
    assert (await scope(recall)).keys() == {"F-1", "F-2", "F-1N"}
    assert await beyond(recall) == set()
    rest = await dock.receipt((dock.flour, 30))
    await _received(dock, rest, "F-3", 30)
    assert await beyond(recall) == set()
