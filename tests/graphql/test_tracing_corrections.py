"""A trace follows what a correction says, also of goods that had left under the wrong number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.domain.tracing import TraceDirection
from lotbook.domain.words import CorrectionWay, OperationKind
from lotbook.ledger.check import check
from lotbook.ledger.tracing.movements import shipped
from lotbook.ledger.tracing.walk import closure
from lotbook.models import Lot, StockMoveLine, Transfer
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from lotbook.services.renumbering import relabel_lot
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.graphql.conftest import Api, gid
from tests.graphql.test_tracing import lot, traced
from tests.scenarios.telling import correct, moved, posted_line
from tests.services.test_recalling import lot_of, prepared, start
from tests.services.test_scrapping import scrapped
from tests.services.test_unmatched_returns import numbered, take_in

__all__ = ["factory"]

RELABEL, DELIVERY = CorrectionWay.RELABEL, OperationKind.DELIVERY
Edge = tuple[str, str, str]


async def baked_twice(dock: Dock, factory: Factory) -> None:
    """B-1 of F-1 and B-2 of F-2, of each 40; of B-1 25 went out."""
    for flour, bread in (("F-1", "B-1"), ("F-2", "B-2")):
        await dock.received(dock.flour, flour, 100)
        order = await factory.order(factory.bread, 40)
        await factory.takes(order, dock.flour, flour, 20)
        await factory.gives(order, factory.bread, bread, 40)
    delivery = await dock.delivery((factory.bread, 25))
    await factory.put(delivery, factory.bread, "B-1", 25)
    await dock.validate(delivery)


async def made(number: str) -> int:
    """The line by which a lot was made."""
    found = StockMoveLine.filter(lot__number=number, source__usage="PRODUCTION", corrects=None)
    return int((await found.order_by("id"))[0].id)


def joined(found: dict[str, Any], *kinds: str) -> dict[Edge, str]:
    return {edge: each["quantity"] for edge, each in found["edges"].items() if edge[1] in kinds}


async def test_what_left_under_a_wrong_number_left_under_the_right_one(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4), partner=dock.customer)
    line = await posted_line(dock.flour, "F-1")
    await correct(dock, Correction(move_line=line, number="F-7"), way=RELABEL)
    for number in ("F-1", "F-7"):
        found = await traced(api, await lot(number))
        assert joined(found, "SHIPPED", "RELABELLED") == {
            ("F-1", "RELABELLED", "F-7"): "10",
            ("F-7", "SHIPPED", "WH1/OUT/00001"): "4",
        }
        [customer] = found["customers"]["nodes"]
        assert (customer["partner"]["name"], customer["products"][0]["quantity"]) == ("Corner shop", "4")
    alone = await traced(api, await lot("F-7"), limits={"kinds": ["SHIPPED"]})
    assert [*alone["edges"]] == [("F-7", "SHIPPED", "WH1/OUT/00001")]
    right = (await Lot.get(number="F-7")).id
    told = await shipped(await closure([right], TraceDirection.FORWARD))
    assert [(each.lot, each.partner) for each in told] == [(right, dock.customer)]
    await relabel_lot(dock.request(), right, "F-8", "torn")
    found = await traced(api, await lot("F-8"))
    assert joined(found, "SHIPPED") == {("F-8", "SHIPPED", "WH1/OUT/00001"): "4"}


async def test_what_was_thrown_away_under_an_old_number_was_so_under_the_new_one(
    api: Api, dock: Dock
) -> None:
    await dock.received(dock.flour, "F-1", 50)
    old = (await Lot.get(number="F-1")).id
    for much, why in ((3, "wet"), (1, "torn")):
        await scrapped(dock, Goods(lot=old, quantity=Decimal(much)), note=why)
    await relabel_lot(dock.request(), old, "F-7", "wrong label")
    for number in ("F-1", "F-7"):
        assert joined(await traced(api, await lot(number)), "RELABELLED", "SCRAPPED") == {
            ("F-1", "RELABELLED", "F-7"): "50",
            ("F-7", "SCRAPPED", "Broken: wet"): "3",
            ("F-7", "SCRAPPED", "Broken: torn"): "1",
        }


async def test_what_is_thrown_away_later_under_an_old_number_leaves_earlier_edges_alone(
    api: Api, dock: Dock
) -> None:
    await dock.received(dock.flour, "F-1", 50)
    await moved(dock, DELIVERY, dock.flour, ("F-1", 30), partner=dock.customer)
    old = (await Lot.get(number="F-1")).id
    for much in (3, 1):
        await scrapped(dock, Goods(lot=old, quantity=Decimal(much)), note=f"{much} wet")
    await relabel_lot(dock.request(), old, "F-7", "wrong label")
    before = joined(await traced(api, await lot("F-7")), "SCRAPPED")
    await take_in(dock, numbered(dock.flour, "F-1", quantity="5"), customer=dock.customer)
    shelf = await dock.place("WH1/Quarantine")
    new = (await Lot.get(number="F-7")).id
    await scrapped(dock, Goods(lot=new, quantity=Decimal(2)), note="torn", location=shelf)
    for number in ("F-1", "F-7"):
        later = joined(await traced(api, await lot(number)), "SCRAPPED")
        assert later == before | {("F-7", "SCRAPPED", "Broken: torn"): "2"}


async def test_the_start_of_a_document_is_what_it_moved_by_what_is_right(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "X-WRONG", 10)
    await dock.received(dock.flour, "F-2", 50)
    wrong = await posted_line(dock.flour, "X-WRONG")
    receipt = await Transfer.get(number="WH1/IN/00001")
    await correct(dock, Correction(move_line=wrong, number="X-RIGHT"))
    found = await traced(api, {"document": gid("Transfer", receipt.id)})
    assert [each["number"] for each in found["start"]] == ["X-RIGHT"]
    delivery = await moved(dock, DELIVERY, dock.flour, ("F-2", 15), partner=dock.customer)
    await moved(dock, DELIVERY, dock.flour, ("F-2", 10), partner=dock.customer)
    start, fifteen = {"document": gid("Transfer", delivery)}, {"atLeast": "15", "atMost": "15"}
    [vendor] = (await traced(api, start, "BACK"))["vendors"]["nodes"]
    assert vendor["share"] == fifteen
    out = await posted_line(dock.flour, "F-2", "Customers")
    await correct(dock, Correction(move_line=out, number="X-RIGHT", quantity=Decimal(4)), way=RELABEL)
    found = await traced(api, start, "BOTH")
    assert [each["number"] for each in found["start"]] == ["F-2", "X-RIGHT"]
    assert found["nodes"]["F-2"]["share"] == {"atLeast": "11", "atMost": "11"}
    assert found["customers"]["nodes"][0]["share"] == fifteen
    assert found["edges"]["WH1/OUT/00001", "WENT_TO", "Corner shop"]["share"] == fifteen
    assert found["edges"]["F-2", "SHIPPED", "WH1/OUT/00001"]["share"]["atLeast"] == "11"
    then = await traced(api, start, limits={"asOf": "1"})
    assert then["startCount"] == 0


async def test_a_number_that_was_wrong_leads_to_the_right_one_and_back(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "X-WRONG", 10)
    wrong = await posted_line(dock.flour, "X-WRONG")
    await correct(dock, Correction(move_line=wrong, number="X-RIGHT", right_quantity=Decimal(9)))
    for number in ("X-WRONG", "X-RIGHT"):
        gaps = (await traced(api, await lot(number)))["gaps"]["nodes"]
        [told] = [each["renumbered"] for each in gaps if each["kind"] == "CORRECTED"]
        [put_right] = told
        assert (put_right["wrong"]["number"], put_right["right"]["number"], put_right["quantity"]) == (
            *("X-WRONG", "X-RIGHT", "9"),
        )
        assert put_right["operation"]["id"]
    right = await posted_line(dock.flour, "X-RIGHT")
    await correct(dock, Correction(move_line=right, right_quantity=Decimal(8)))
    gaps = (await traced(api, await lot("X-RIGHT")))["gaps"]["nodes"]
    [told] = [each["renumbered"] for each in gaps if each["kind"] == "CORRECTED"]
    assert [each["quantity"] for each in told] == ["9"]


async def test_what_came_back_under_the_old_number_lessens_what_a_customer_has(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 50)
    await moved(dock, DELIVERY, dock.flour, ("F-1", 30), partner=dock.customer)
    await relabel_lot(dock.request(), (await Lot.get(number="F-1")).id, "F-7", "wrong label")
    await take_in(dock, numbered(dock.flour, "F-1", quantity="3"), customer=dock.customer)
    for number in ("F-1", "F-7"):
        [customer] = (await traced(api, await lot(number)))["customers"]["nodes"]
        told = customer["products"][0]
        assert (told["quantity"], told["returned"]) == ("30", "3")
        assert customer["share"] == {"atLeast": "27", "atMost": "27"}


async def test_a_part_of_what_several_documents_took_stays_where_it_is_written(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    for much in (4, 3):
        await moved(dock, DELIVERY, dock.flour, ("F-1", much), partner=dock.customer)
    line = await posted_line(dock.flour, "F-1")
    await correct(dock, Correction(move_line=line, number="F-7", quantity=Decimal(5)), way=RELABEL)
    taken = {("F-1", "SHIPPED", f"WH1/OUT/0000{n}"): much for n, much in ((1, "4"), (2, "3"))}
    assert joined(await traced(api, await lot("F-7")), "SHIPPED") == taken
    await dock.received(dock.flour, "F-2", 10)
    await dock.received(dock.flour, "F-9", 1)
    await moved(dock, DELIVERY, dock.flour, ("F-2", 4), partner=dock.customer)
    await moved(dock, DELIVERY, dock.flour, ("F-2", 3), partner=dock.customer)
    out = await posted_line(dock.flour, "F-2", "Customers")
    await correct(dock, Correction(move_line=out, number="F-9"), way=RELABEL)
    found = joined(await traced(api, await lot("F-9")), "SHIPPED")
    assert sorted((edge[0], much) for edge, much in found.items()) == [("F-2", "3"), ("F-9", "4")]


async def test_each_number_is_traced_to_the_order_that_made_it(
    api: Api, dock: Dock, factory: Factory
) -> None:
    await baked_twice(dock, factory)
    wrong = [
        Correction(move_line=await made(number), number=right)
        for number, right in (("B-1", "B-7"), ("B-2", "B-8"))
    ]
    await correct(dock, *wrong, way=RELABEL)
    for right, was, flour, order in (
        ("B-7", "B-1", "F-1", "MO-2026-00001"),
        ("B-8", "B-2", "F-2", "MO-2026-00002"),
    ):
        found = await traced(api, await lot(right), "BACK")
        assert joined(found, "RELABELLED", "CONSUMED", "MADE") == {
            (was, "RELABELLED", right): "40",
            (flour, "CONSUMED", was): "20",
            (order, "MADE", was): "40",
        }
    found = await traced(api, await lot("F-1"))
    assert joined(found, "SHIPPED") == {("B-7", "SHIPPED", "WH1/OUT/00001"): "25"}
    assert await check() == []


async def test_both_lots_of_a_correction_have_it_as_a_gap(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    await dock.received(dock.flour, "F-2", 10)
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4), partner=dock.customer)
    out = await posted_line(dock.flour, "F-1", "Customers")
    await correct(dock, Correction(move_line=out, number="F-2"))
    for number in ("F-1", "F-2"):
        told = (await traced(api, await lot(number), "BACK"))["gaps"]["nodes"]
        assert [(each["kind"], each["quantity"]) for each in told] == [
            ("CORRECTED", "4"),
            ("TYPED_NUMBER", None),
        ]
    line = await posted_line(dock.flour, "F-1")
    three = Correction(move_line=line, quantity=Decimal(2), right_quantity=Decimal(3), take_more=True)
    await correct(dock, three)
    told = (await traced(api, await lot("F-1"), "BACK"))["gaps"]["nodes"]
    assert [each["quantity"] for each in told if each["kind"] == "CORRECTED"] == ["5"]


async def test_what_is_put_right_after_a_relabelling_is_told_as_it_is_now(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 20)
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4), partner=dock.customer)
    await moved(dock, DELIVERY, dock.flour, ("F-1", 5), partner=dock.customer)
    await scrapped(dock, Goods(lot=(await Lot.get(number="F-1")).id, quantity=Decimal(2)))
    for old, new in (("F-1", "F-2"), ("F-2", "F-3")):
        await relabel_lot(dock.request(), (await Lot.get(number=old)).id, new, "torn")

    async def right(quantity: int, place: str, much: int) -> None:
        line = await StockMoveLine.get(
            lot__number="F-1", destination__path=place, quantity=quantity, run_id=None
        )
        await correct(dock, Correction(move_line=line.id, right_quantity=Decimal(much), take_more=True))

    async def told() -> dict[Edge, str]:
        ways = []
        for number in ("F-1", "F-3"):
            found = await traced(api, await lot(number))
            assert {each["difference"] for each in found["massBalances"]["nodes"]} == {"0"}
            ways.append(joined(found, "SHIPPED", "RETURNED", "SCRAPPED"))
        assert ways[0] == ways[1]
        return {
            (lot, kind, to if kind == "SHIPPED" else ""): much for (lot, kind, to), much in ways[0].items()
        }

    away = ("F-3", "SCRAPPED", "")
    one, two = [("F-3", "SHIPPED", f"WH1/OUT/0000{delivery}") for delivery in (1, 2)]
    assert await told() == {one: "4", two: "5", away: "2"}
    await right(4, "Customers", 3)
    assert await told() == {one: "3", two: "5", away: "2"}
    await right(2, "Scrap", 1)
    assert await told() == {one: "3", two: "5", away: "1"}
    await right(5, "Customers", 7)
    assert await told() == {one: "3", two: "7", away: "1"}
    await right(4, "Customers", 0)
    assert await told() == {two: "7", away: "1"}
    assert await check() == []


async def test_the_right_number_stands_ahead_of_the_wrong_one(api: Api, dock: Dock) -> None:
    """Though goods of either may be those of the other, whichever way a trace goes."""
    await dock.received(dock.flour, "W-1", 10)
    line = await posted_line(dock.flour, "W-1")
    await correct(dock, Correction(move_line=line, number="R-1"), way=RELABEL)
    delivery = await dock.delivery((dock.flour, 3))
    await dock.number(delivery, dock.flour, "R-1", 3)
    await dock.validate(delivery)
    wrong, right = [await traced(api, await lot(number), "BOTH") for number in ("W-1", "R-1")]
    assert (wrong["nodes"]["R-1"]["depth"], right["nodes"]["W-1"]["depth"]) == (1, -1)
    assert wrong["nodes"]["WH1/OUT/00001"]["depth"] == 2
    assert wrong["nodes"]["R-1"]["share"] == {"atLeast": "10", "atMost": "10"}
    assert wrong["edges"]["W-1", "RELABELLED", "R-1"]["operation"]["kind"] == "CORRECT_MOVE_LINES"


async def test_a_number_that_was_corrected_away_tells_what_its_goods_are_of(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "BAD", 10)
    await correct(dock, Correction(move_line=await posted_line(dock.flour, "BAD"), number="GOOD"))
    recall = await prepared(dock, await lot_of("GOOD"))
    await start(dock, recall)
    asked = "query ($id: ID!) { lot(id: $id) { status became { number } recalls { number } } }"
    told = {
        number: (await api.ask(asked, id=gid("Lot", await lot_of(number))))["lot"]
        for number in ("BAD", "GOOD")
    }
    [recalled] = told["GOOD"]["recalls"]
    assert told["GOOD"] == {"status": "RECALLED", "became": [], "recalls": [recalled]}
    assert told["BAD"] == {"status": "RECALLED", "became": [{"number": "GOOD"}], "recalls": [recalled]}


async def test_a_corrected_quantity_is_told_by_how_much_it_was_wrong(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    await moved(dock, DELIVERY, dock.flour, ("F-1", 5), partner=dock.customer)
    line = await posted_line(dock.flour, "F-1", "Customers")
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(3)))
    found = await traced(api, await lot("F-1"))
    assert [(gap["kind"], gap["quantity"]) for gap in found["gaps"]["nodes"]] == [
        ("CORRECTED", "2"),
        ("TYPED_NUMBER", None),
    ]


async def test_a_corrected_line_of_a_run_is_part_of_it(api: Api, dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1 x 20; F-2 x 20", 40)
    order = await factory.order(factory.bread, 40)
    await factory.takes(order, dock.flour, "F-1", 20)
    await factory.gives(order, factory.bread, "B-1", 40)
    used = await StockMoveLine.get(lot__number="F-1", destination__usage="PRODUCTION")
    await correct(dock, Correction(move_line=used.id, number="F-2"))
    asked = """query ($id: ID!) { lot(id: $id) { moveLines(first: 9, sort: SEQUENCE_ASC) { nodes {
      run { id kind } corrects { id } } } } }"""
    runs = []
    for number, lines in (("F-1", 3), ("F-2", 2)):
        start = {"id": gid("Lot", await lot_of(number))}
        came, *told = (await api.ask(asked, **start))["lot"]["moveLines"]["nodes"]
        assert (came["run"], len(told)) == (None, lines - 1)
        runs += [each["run"] for each in told]
    assert len(runs) == 3 and runs == [runs[0]] * 3 and runs[0]["kind"] == "PRODUCTION"
