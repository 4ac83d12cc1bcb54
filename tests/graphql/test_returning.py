"""Returns through the API: what is left to come back, the return with its numbers, and the replacement."""

from __future__ import annotations

from lotbook.domain.words import Role
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.services.test_returning import shipped

LEFT = """query ($id: ID!, $first: Int!, $after: Cursor) { transfer(id: $id) {
  returnable(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { line { id } product { sku } lot { id number } moved left } }
  returns { number } returnOf { number } replacement { number } replaces { number } } }"""
RETURN = """... on CreateReturnPayload { lost { quantity } transfer { id number state returnOf { number }
  replacement { number replaces { number } }
  lines(first: 5) { nodes { expected done destination { path } entries(first: 5) { nodes { number via } } } } } }"""


async def test_what_was_delivered_is_brought_back(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    _, delivery = await shipped(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    sent = {"transfer": gid("Transfer", delivery)}
    first = (await api.ask(LEFT, id=sent["transfer"], first=2))["transfer"]["returnable"]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (3, True)
    assert [(each["lot"]["number"], each["moved"], each["left"]) for each in first["nodes"]] == [
        ("SN-1", "1", "1"),
        ("SN-2", "1", "1"),
    ]
    after = first["pageInfo"]["endCursor"]
    rest = (await api.ask(LEFT, id=sent["transfer"], first=2, after=after))["transfer"]["returnable"]
    assert [each["lot"]["number"] for each in rest["nodes"]] == ["SN-3"]

    one = {"line": first["nodes"][0]["line"]["id"], "lot": first["nodes"][0]["lot"]["id"]}
    chosen = sent | {"lots": [one], "outcome": "BLOCKED_PLACE", "replacement": True, "reason": "broken"}
    told = (await api.do("createReturn", chosen, RETURN, Role.OPERATOR))["transfer"]
    assert (told["number"], told["state"], told["returnOf"]) == (
        "WH1/RET/00001",
        "READY",
        {"number": "WH1/OUT/00001"},
    )
    assert told["replacement"] == {"number": "WH1/OUT/00002", "replaces": {"number": "WH1/RET/00001"}}
    assert told["lines"]["nodes"] == [
        {
            **{"expected": "1", "done": "1", "destination": {"path": "WH1/Quarantine"}},
            "entries": {"nodes": [{"number": "SN-1", "via": "CHOSEN"}]},
        }
    ]
    delivered = (await api.ask(LEFT, id=sent["transfer"], first=5))["transfer"]
    assert [each["left"] for each in delivered["returnable"]["nodes"]] == ["1", "1"]
    assert delivered["returns"] == [{"number": "WH1/RET/00001"}]


async def test_more_than_is_left_is_refused_with_how_much_there_is(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "L-1", 5)
    _, delivery = await shipped(dock, dock.flour, "L-1", quantity="4")
    sent = {"transfer": gid("Transfer", delivery)}
    [row] = (await api.ask(LEFT, id=sent["transfer"], first=5))["transfer"]["returnable"]["nodes"]
    asked = {"line": row["line"]["id"], "lot": row["lot"]["id"], "quantity": "4.5"}
    refused = await api.do(
        "createReturn",
        sent | {"lots": [asked]},
        "... on MoreThanLeft { code message field lines { given permitted lot { number } } }",
        Role.OPERATOR,
    )
    assert refused == {
        "__typename": "MoreThanLeft",
        "code": "MORE_THAN_LEFT",
        "message": "L-1: 4 is left to return of WH1/OUT/00001, not 4.5.",
        "field": ["lots", "0", "quantity"],
        "lines": [{"given": "4.5", "permitted": "4", "lot": {"number": "L-1"}}],
    }
    assert (await api.ask(LEFT, id=sent["transfer"], first=5))["transfer"]["returns"] == []


async def test_goods_without_a_delivery_are_a_managers_to_take_in(api: Api, dock: Dock) -> None:
    sent = {
        "destination": gid("Location", await dock.place("WH1/Quarantine")),
        "goods": [{"product": gid("Product", dock.radio), "numbers": [{"number": "OLD-1"}]}],
        "reason": "label torn off",
    }
    asked = "... on TransferPayload { transfer { number state unmatched returnOf { number } } }"
    told = await api.do("receiveUnmatchedReturn", sent, asked)
    assert told["transfer"] == {
        "number": "WH1/RET/00001",
        "state": "DONE",
        "unmatched": True,
        "returnOf": None,
    }
