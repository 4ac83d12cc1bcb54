"""Scrap, opening stock and lots that become others through the API: what is answered, lost and refused."""

from __future__ import annotations

import json

from lotbook.domain.words import OperationKind, Role
from lotbook.models import Lot, StockMoveLine
from lotbook.services.reserving import reserve_transfer
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.services.test_opening_stock import batch, opened

POSTED = """... on PostedPayload { lineCount lost { transfer { number } quantity }
  moveLines(first: 9) { nodes { quantity lot { number } operation { reason } destination { usage } } } }"""
BECAME = "... on LotBecamePayload { lot { id number stock { onHand held } } earlier held lost { quantity } }"
USES = "{ quantity run { kind } lot { number } }"
LOT = f"query ($id: ID!) {{ lot(id: $id) {{ stock {{ onHand }} usedIn {USES} madeOf {USES} }} }}"


async def received(dock: Dock, number: str) -> str:
    """The id of a lot of 10."""
    await dock.received(dock.flour, number, 10)
    return gid("Lot", (await Lot.get(number=number)).id)


async def test_goods_are_scrapped_for_a_reason_and_their_promise_is_taken_away(api: Api, dock: Dock) -> None:
    lot = await received(dock, "F-1")
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 8), partner=dock.customer)
    await reserve_transfer(dock.request(), delivery)
    saved = await api.do("saveScrapReason", {"name": "Moths"}, "... on ScrapReasonPayload { reason { id } }")
    reasons = (await api.ask("{ scrapReasons { id name active } }", Role.VIEWER))["scrapReasons"]
    assert {"id": saved["reason"]["id"], "name": "Moths", "active": True} in reasons
    wanted = {"location": gid("Location", dock.stock), "lot": lot, "quantity": "5"}
    ask = {"goods": [wanted], "reason": saved["reason"]["id"], "note": "two sacks"}
    done = await api.do("scrapGoods", ask, POSTED, Role.OPERATOR)
    assert [one["quantity"] for one in done["lost"]] == ["3"]
    [line] = done["moveLines"]["nodes"]
    assert (line["quantity"], line["destination"]["usage"]) == ("5", "SCRAP")
    assert line["operation"]["reason"] == "Moths: two sacks"
    short = "... on InsufficientStock { shortages { requested available location { path } } }"
    refused = await api.do("scrapGoods", ask | {"goods": [wanted | {"quantity": "6"}]}, short, Role.OPERATOR)
    assert refused["field"] == ["goods", "0"]
    there = {"available": "5", "location": {"path": "WH1/Stock"}}
    assert refused["shortages"] == [{"requested": "6", **there}]


async def test_opening_stock_is_put_in_until_goods_move(api: Api, dock: Dock) -> None:
    listed = {"list": [{"number": "F-1", "quantity": "12.5", "expiryDate": "2031-01-14"}]}
    flour = {
        "location": gid("Location", dock.stock),
        "product": gid("Product", dock.flour),
        "numbers": listed,
    }
    bags = flour | {"product": gid("Product", dock.bag)}
    both = {"day": "2026-01-02", "stock": [flour, bags]}
    refused = await api.do(
        "recordOpeningStock", both, "... on InvalidInput { problems { field } }", Role.MANAGER
    )
    assert refused["problems"] == [{"field": ["stock", "1", "quantity"]}]
    ask = both | {"stock": [flour]}
    done = await api.do("recordOpeningStock", ask, POSTED, Role.MANAGER)
    [line] = done["moveLines"]["nodes"]
    assert (line["lot"]["number"], line["quantity"], line["destination"]["usage"]) == (
        "F-1",
        "12.5",
        "INTERNAL",
    )
    takes = f"{{ product(id: {json.dumps(flour['product'])}) {{ takesOpeningStock }} }}"
    assert (await api.ask(takes, Role.VIEWER))["product"]["takesOpeningStock"] is True
    await dock.received(dock.flour, "F-2", 1)
    assert (await api.ask(takes, Role.VIEWER))["product"]["takesOpeningStock"] is False
    blocked = "... on InUse { blockers { message } }"
    refused = await api.do("recordOpeningStock", ask, blocked, Role.MANAGER)
    assert (refused["code"], refused["field"]) == ("IN_USE", ["stock", "0", "product"])
    assert [each["message"] for each in refused["blockers"]] == ["WH1/IN/00001"]


async def test_lots_become_others_with_what_stops_them(api: Api, dock: Dock) -> None:
    first, second = [await received(dock, number) for number in ("F-1", "F-2")]
    stock = gid("Location", dock.stock)
    await api.do("placeHold", {"target": {"lot": first}, "reason": "moth"}, "")
    part = {"lot": first, "location": stock, "quantity": "4", "number": "F-1A", "reason": "sieved"}
    split = await api.do("splitLot", part, BECAME, Role.MANAGER)
    assert (split["lot"]["stock"], split["held"]) == ({"onHand": "4", "held": "4"}, 1)
    taken = "... on NumberAlreadyExists { conflicts { number } }"
    refused = await api.do("splitLot", part, taken, Role.MANAGER)
    assert (refused["code"], refused["field"]) == ("NUMBER_IN_STOCK", ["number"])
    like = "... on NumberLooksLike { lots { number } }"
    asked = await api.do("splitLot", part | {"number": "f-1a"}, like, Role.MANAGER)
    assert (asked["code"], asked["lots"]) == ("NUMBER_LOOKS_LIKE", [{"number": "F-1A"}])
    both = {"lots": [second, split["lot"]["id"]], "into": first, "reason": "one silo"}
    merged = await api.do("mergeLots", both, BECAME, Role.MANAGER)
    assert merged["lot"]["stock"] == {"onHand": "20", "held": "20"}
    new = {"lot": first, "number": "F-9", "lookAlike": True, "reason": "torn label"}
    relabelled = await api.do("relabelLot", new, BECAME, Role.MANAGER)
    assert (relabelled["lot"]["number"], relabelled["lot"]["stock"]["onHand"]) == ("F-9", "20")
    old = (await api.ask(LOT, Role.VIEWER, id=first))["lot"]
    assert old["stock"]["onHand"] == "0"
    assert [(use["lot"]["number"], use["quantity"], use["run"]["kind"]) for use in old["usedIn"]] == [
        ("F-1A", "4", "SPLIT"),
        ("F-9", "20", "RELABEL"),
    ]
    assert {use["run"]["kind"] for use in old["madeOf"]} == {"MERGE"}
    search = (
        '{ lots(first: 9, filter: {search: "f-2"}, sort: NUMBER_ASC) { nodes { number became { number } } } }'
    )
    found = (await api.ask(search, Role.VIEWER))["lots"]["nodes"]
    assert found == [{"number": "F-2", "became": [{"number": "F-9"}]}, {"number": "F-9", "became": []}]


async def test_a_correction_to_more_than_was_ordered_is_asked_about_at_the_quantity(
    api: Api, dock: Dock
) -> None:
    await dock.received(dock.flour, "F-1", 5)
    line = await StockMoveLine.get(lot__number="F-1")
    wrong = {"moveLine": gid("MoveLine", line.id), "rightQuantity": "5000"}
    ask = {"corrections": [wrong], "reason": "miscounted"}
    told = "... on OverReceipt { message field lines { given permitted } }"
    assert await api.do("correctMoveLines", ask, told, Role.MANAGER) == {
        "__typename": "OverReceipt",
        "code": "OVER_RECEIPT",
        "message": "Flour: 5000 would be 4995 more than the 5 expected.",
        "field": ["corrections", "0", "rightQuantity"],
        "lines": [{"given": "5000", "permitted": "5"}],
    }
    meant = ask | {"corrections": [wrong | {"takeMore": True}]}
    assert (await api.do("correctMoveLines", meant, told, Role.MANAGER))["__typename"] == "CorrectPayload"
    assert await dock.on_hand(dock.flour) == 5000


MIXED = """... on LotOnHold { lots { number } lotCount holds { recall { id } } }
  ... on LotBecamePayload { lot { status } held }"""
ARRIVALS = """query ($id: ID!) { recall(id: $id) { arrivals(first: 5) { nodes {
  lot { number } mergedFrom { number } transfer { number } operation { kind } quantity } } } }"""


async def test_goods_of_a_recall_are_merged_with_others_by_who_means_it(api: Api, dock: Dock) -> None:
    recalled, other = [await received(dock, number) for number in ("F-1", "F-2")]
    facts = {"kind": "REAL", "severity": "CLASS_1", "reason": "Glass", "lots": [{"lots": [recalled]}]}
    shown = "... on RecallPayload { recall { id } }"
    recall = (await api.do("prepareRecall", facts, shown, Role.MANAGER))["recall"]["id"]
    await api.do("startRecall", {"recall": recall, "version": 1}, shown, Role.MANAGER)
    both = {"lots": [recalled], "into": other, "reason": "one silo"}
    asked = await api.do("mergeLots", both, MIXED, Role.MANAGER)
    assert (asked["code"], asked["field"]) == ("LOT_RECALLED", ["lots", "0"])
    assert (asked["lots"], asked["lotCount"]) == ([{"number": "F-2"}], 1)
    assert asked["holds"] == [{"recall": {"id": recall}}]
    done = await api.do("mergeLots", both | {"recalled": True}, MIXED, Role.MANAGER)
    assert (done["lot"]["status"], done["held"]) == ("RECALLED", 1)
    none = {"mergedFrom": None, "transfer": None, "operation": None, "quantity": "10"}
    came = none | {"lot": {"number": "F-2"}, "mergedFrom": {"number": "F-1"}}
    assert (await api.ask(ARRIVALS, Role.VIEWER, id=recall))["recall"]["arrivals"]["nodes"] == [came]


async def test_opening_stock_of_a_recall_is_one_of_its_arrivals(api: Api, dock: Dock) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    lots = [{"makerNumber": {"number": "M-7"}}]
    facts = {"kind": "MOCK", "severity": "CLASS_1", "reason": "Glass", "lots": lots}
    shown = "... on RecallPayload { recall { id } }"
    recall = (await api.do("prepareRecall", facts, shown, Role.MANAGER))["recall"]["id"]
    await api.do("startRecall", {"recall": recall, "version": 1}, shown, Role.MANAGER)
    await opened(dock, dock.flour, numbers=batch("O-1", 4, maker_number="M-7"))
    none = {"mergedFrom": None, "transfer": None, "quantity": "4"}
    came = none | {"lot": {"number": "O-1"}, "operation": {"kind": "RECORD_OPENING_STOCK"}}
    assert (await api.ask(ARRIVALS, Role.VIEWER, id=recall))["recall"]["arrivals"]["nodes"] == [came]


async def test_who_corrects_a_lot_that_became_several_is_told_them_and_says_which(
    api: Api, dock: Dock
) -> None:
    lot = await received(dock, "F-1")
    line = await StockMoveLine.get(lot__number="F-1")
    for number in ("F-2", "F-3"):
        part = {"lot": lot, "location": gid("Location", dock.stock), "quantity": "5", "number": number}
        await api.do("splitLot", part | {"reason": "sieved"}, BECAME, Role.MANAGER)
    wrong = {"moveLine": gid("MoveLine", line.id), "rightQuantity": "9"}
    ask = {"corrections": [wrong], "reason": "miscounted"}
    told = "... on GoodsMovedOn { message places { onHand lot { id number } location { path } } }"
    refused = await api.do("correctMoveLines", ask, told, Role.MANAGER)
    assert [(place["lot"]["number"], place["onHand"]) for place in refused["places"]] == [
        ("F-2", "5"),
        ("F-3", "5"),
    ]
    meant = wrong | {"takenFrom": refused["places"][1]["lot"]["id"]}
    lines = "... on CorrectPayload { moveLines(first: 9) { nodes { quantity lot { number } } } }"
    done = await api.do("correctMoveLines", ask | {"corrections": [meant]}, lines, Role.MANAGER)
    moved = [(each["lot"]["number"], each["quantity"]) for each in done["moveLines"]["nodes"]]
    assert moved == [("F-3", "1"), ("F-1", "1"), ("F-1", "1")]
