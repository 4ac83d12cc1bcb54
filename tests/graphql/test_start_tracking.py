"""Tracking starts through the API: what has no number is shown, numbered, and refused in words."""

from __future__ import annotations

from lotbook.domain.words import Role, Tracking
from lotbook.services import products
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

SAVED = """... on ProductPayload { product { version tracking
  unnumberedStock { onHand } lots(first: 5) { nodes { number stock { onHand } } } } }"""


async def test_stock_without_numbers_is_shown_and_gets_them(api: Api, dock: Dock) -> None:
    await dock.taken_in((dock.bag, 5))
    asked = "{ product(id: %s) { unnumberedStock { onHand package { sscc } location { path } } } }"
    product = gid("Product", dock.bag)
    shown = await api.ask(asked.replace("%s", f'"{product}"'))
    [there] = shown["product"]["unnumberedStock"]
    assert there == {"onHand": "5", "package": None, "location": {"path": "WH1/Stock"}}
    sent = {"product": product, "version": 1, "tracking": "LOT"}
    place = {"location": gid("Location", dock.stock)}
    few = [place | {"numbers": {"list": [{"number": "L-1", "quantity": "4"}]}}]
    problems = "... on InvalidInput { problems { field given limit } }"
    refused = await api.do("startTracking", sent | {"stock": few}, problems, Role.MANAGER)
    assert refused["problems"] == [{"field": ["stock", "0", "numbers"], "given": "4", "limit": "5"}]
    known = [place | {"numbers": {"lots": [{"lot": gid("Lot", 99)}]}}]
    refused = await api.do("startTracking", sent | {"stock": known}, problems, Role.MANAGER)
    assert refused["__typename"] == "InvalidInput"
    whole = [place | {"numbers": {"count": {"start": "L-1", "quantityPerLot": "3"}}}]
    done = await api.do("startTracking", sent | {"stock": whole}, SAVED, Role.MANAGER)
    assert done["product"] == {
        "version": 2,
        "tracking": "LOT",
        "unnumberedStock": [],
        "lots": {
            "nodes": [
                {"number": "L-1", "stock": {"onHand": "3"}},
                {"number": "L-2", "stock": {"onHand": "2"}},
            ]
        },
    }


async def test_whoever_signs_in_is_told_whether_anything_is_tracked(api: Api, dock: Dock) -> None:
    asked = "{ viewer { lotsAndSerialNumbers } }"
    assert (await api.ask(asked))["viewer"] == {"lotsAndSerialNumbers": True}
    change = {"version": 1, "lotsAndSerialNumbers": False}
    blockers = "... on InUse { blockers { message } } ... on SettingsPayload { settings { version } }"
    refused = await api.do("updateSettings", change, blockers, Role.ADMINISTRATOR)
    assert [each["message"] for each in refused["blockers"]] == ["Flour is tracked.", "Radio is tracked."]
    for product in (dock.radio, dock.flour):
        await products.update_product(dock.request(), product, 1, tracking=Tracking.NONE)
    await api.do("updateSettings", change, blockers, Role.ADMINISTRATOR)
    assert (await api.ask(asked))["viewer"] == {"lotsAndSerialNumbers": False}
