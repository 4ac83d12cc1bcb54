"""Reservations through the API: promised, shown line by line, lost to others, refused in words."""

from __future__ import annotations

from lotbook.domain.words import Disposition, OperationKind, Role
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.scenarios.telling import received
from tests.services.test_recalling import decide, lot_of, prepared, start

DELIVERY = OperationKind.DELIVERY
LINES = """transfer { lines(first: 5) { nodes { reserved
  taking { count first { quantity lot { number } } }
  reservations(first: 10) { totalCount nodes { quantity picked chosenBy lot { number } location { path } } } } } }"""
LOST = "lost { quantity lot { number } transfer { number } }"


async def test_a_delivery_shows_what_to_take_from_where(api: Api, dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await received(dock, dock.flour, ("F-2", 5))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 7), partner=dock.customer)
    sent = {"transfer": gid("Transfer", delivery)}
    told = await api.do("reserveTransfer", sent, f"... on TransferPayload {{ {LINES} }}", Role.OPERATOR)
    [line] = told["transfer"]["lines"]["nodes"]
    assert (line["reserved"], line["reservations"]["totalCount"]) == ("7", 2)
    assert line["reservations"]["nodes"] == [
        {
            "quantity": much, "picked": "0", "chosenBy": "STRATEGY",
            "lot": {"number": number}, "location": {"path": "WH1/Stock"},
        }
        for number, much in (("F-1", "5"), ("F-2", "2"))
    ]  # fmt: skip
    scanned = await api.do(
        "recordScan",
        sent | {"scan": {"raw": "F-2", "reader": "WEDGE"}, "quantity": "3"},
        f"... on RecordScanPayload {{ {LINES} {LOST} }}",
        Role.OPERATOR,
    )
    [line] = scanned["transfer"]["lines"]["nodes"]
    assert scanned["lost"] == []
    assert [(one["quantity"], one["picked"], one["chosenBy"]) for one in line["reservations"]["nodes"]] == [
        ("4", "0", "STRATEGY"),
        ("3", "3", "STRATEGY"),
    ]


async def test_a_line_tells_in_short_what_is_still_to_be_taken_first(api: Api, dock: Dock) -> None:
    await received(dock, dock.radio, *(f"SN-{number}" for number in range(1, 6)))
    delivery = await dock.transfer(DELIVERY, (dock.radio, 4), (dock.flour, 1))
    sent = {"transfer": gid("Transfer", delivery)}
    await api.do("reserveTransfer", sent, "", Role.OPERATOR)
    for picked, first in (
        (None, ["SN-1", "SN-2", "SN-3"]),
        ("SN-2", ["SN-1", "SN-3", "SN-4"]),
        ("SN-1", ["SN-3", "SN-4", "SN-1"]),
    ):
        if picked is not None:
            scan = {"scan": {"raw": picked, "reader": "WEDGE"}}
            await api.do("recordScan", sent | scan, "", Role.OPERATOR)
        asked = f"query ($id: ID!) {{ {LINES.replace('transfer', 'transfer(id: $id)', 1)} }}"
        told = await api.ask(asked, id=sent["transfer"])
        radios, flour = [line["taking"] for line in told["transfer"]["lines"]["nodes"]]
        assert (radios["count"], [one["lot"]["number"] for one in radios["first"]]) == (4, first)
        assert flour == {"count": 0, "first": []}


async def test_a_delivery_says_what_was_promised_to_it_and_is_stopped_by_which_recall(
    api: Api, dock: Dock
) -> None:
    await received(dock, dock.flour, ("F-1", 5), ("F-2", 5))
    delivery = gid("Transfer", await dock.transfer(DELIVERY, (dock.flour, 7), partner=dock.customer))
    await api.do("reserveTransfer", {"transfer": delivery}, "", Role.OPERATOR)
    asked = """query ($id: ID!) { transfer(id: $id) { reservations(first: 5) { nodes { quantity lot { number } } }
      stoppedReservations { quantity lot { number } recall { number } stopped { kind } } } }"""

    async def stopped() -> list[dict[str, object]]:
        return (await api.ask(asked, id=delivery))["transfer"]["stoppedReservations"]

    assert await stopped() == []
    recall = await prepared(dock, await lot_of("F-1"))
    assert await stopped() == []
    await start(dock, recall)
    lost = {"quantity": "5", "lot": {"number": "F-1"}, "stopped": {"kind": "START_RECALL"}}
    assert await stopped() == [lost | {"recall": {"number": "RC-2026-00001"}}]
    await decide(dock, recall, Disposition.REJECTED, "F-1")
    assert await stopped() == [lost | {"recall": {"number": "RC-2026-00001"}}]
    await decide(dock, recall, Disposition.RELEASED, "F-1")
    assert await stopped() == []
    await api.do("reserveTransfer", {"transfer": delivery}, "", Role.OPERATOR)
    hold = {"target": {"lot": gid("Lot", await lot_of("F-2"))}, "reason": "Torn"}
    await api.do("placeHold", hold, "", Role.MANAGER)
    by_hand = {"quantity": "2", "lot": {"number": "F-2"}, "recall": None, "stopped": {"kind": "PLACE_HOLD"}}
    assert await stopped() == [by_hand]


async def test_who_lost_what_to_a_scan_is_told_and_what_is_picked_is_refused(api: Api, dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    first, second, third = [await dock.transfer(DELIVERY, (dock.radio, 1)) for _ in range(3)]
    await api.do("reserveTransfer", {"transfer": gid("Transfer", first)}, "", Role.OPERATOR)
    scan = {"scan": {"raw": "SN-1", "reader": "WEDGE"}}
    told = await api.do(
        "recordScan",
        scan | {"transfer": gid("Transfer", second)},
        f"... on RecordScanPayload {{ {LOST} }}",
        Role.OPERATOR,
    )
    assert told["lost"] == [
        {"quantity": "1", "lot": {"number": "SN-1"}, "transfer": {"number": "WH1/OUT/00001"}}
    ]
    refused = await api.do(
        "recordScan",
        scan | {"transfer": gid("Transfer", third)},
        "... on InsufficientStock { shortages { available requested reservedFor { number } } }",
        Role.OPERATOR,
    )
    assert refused["code"] == "INSUFFICIENT_STOCK"
    assert refused["shortages"] == [
        {"available": "0", "requested": "1", "reservedFor": [{"number": "WH1/OUT/00002"}]}
    ]


async def test_what_is_reserved_is_not_available(api: Api, dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 1))
    sent = {"transfer": gid("Transfer", delivery)}
    await api.do("reserveTransfer", sent, "", Role.OPERATOR)
    asked = """query ($id: ID!) { product(id: $id) { stock { onHand reserved available }
      lots(first: 5) { nodes { number balances(first: 1) { nodes { reserved available } } } } } }"""
    found = (await api.ask(asked, id=gid("Product", dock.radio)))["product"]
    assert found["stock"] == {"onHand": "2", "reserved": "1", "available": "1"}
    [first, second] = sorted(found["lots"]["nodes"], key=lambda lot: lot["number"])
    assert first["balances"]["nodes"] == [{"reserved": "1", "available": "0"}]
    assert second["balances"]["nodes"] == [{"reserved": "0", "available": "1"}]
    await api.do("unreserveTransfer", sent, "", Role.OPERATOR)
    found = (await api.ask(asked, id=gid("Product", dock.radio)))["product"]
    assert found["stock"] == {"onHand": "2", "reserved": "0", "available": "2"}


async def test_categories_and_operation_types_say_what_leaves_and_when(api: Api, dock: Dock) -> None:
    show = "... on CategoryPayload { category { id version name removalStrategy parent { name } } }"
    food = await api.do("saveCategory", {"name": "Food", "removalStrategy": "FEFO"}, show, Role.MANAGER)
    below = {"name": "Flour", "parent": food["category"]["id"]}
    flour = (await api.do("saveCategory", below, show, Role.MANAGER))["category"]
    assert (flour["removalStrategy"], flour["parent"]) == (None, {"name": "Food"})
    listed = (await api.ask("{ categories { name } }"))["categories"]
    assert listed == [{"name": "Flour"}, {"name": "Food"}]
    product = {"product": gid("Product", dock.flour), "version": 1, "details": {"category": flour["id"]}}
    told = await api.do("updateProduct", product, "... on ProductPayload { product { category { name } } }")
    assert told["product"]["category"] == {"name": "Flour"}
    of_type = {"operationType": gid("OperationType", await dock.operation_type(DELIVERY)), "version": 1}
    rules = {"rules": {"reservationPolicy": "BEFORE_DUE", "reservationDays": 3}}
    shown = "... on OperationTypePayload { operationType { reservationPolicy reservationDays } }"
    saved = await api.do("updateOperationType", of_type | rules, shown)
    assert saved["operationType"] == {"reservationPolicy": "BEFORE_DUE", "reservationDays": 3}
    shelf = {
        "location": gid("Location", await dock.place("WH1/Stock/A-01")), "name": "A-01",
        "parent": gid("Location", dock.stock), "usage": "INTERNAL", "removalStrategy": "CLOSEST",
    }  # fmt: skip
    place = await api.do("saveLocation", shelf, "... on LocationPayload { location { removalStrategy } }")
    assert place["location"]["removalStrategy"] == "CLOSEST"
