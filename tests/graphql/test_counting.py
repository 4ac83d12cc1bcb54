"""A count through the API: what counters of a blind one do not see, and what is answered and refused."""

from __future__ import annotations

from lotbook.domain.words import OperationKind, Role
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.scenarios.telling import moved

POSITION = """{ id expected counted stale found foundNumber lot { number } location { path }
  elsewhere { path } countedBefore }"""
COUNT = f"""query ($id: ID!, $show: CountPositionsShown) {{ count(id: $id) {{ version state blind round positionCount
  countedCount differenceCount staleCount papers {{ kind }}
  positions(first: 9, show: $show) {{ nodes {POSITION} }} }} }}"""
STARTED = "... on CountPayload { count { id number state } }"
SCANNED = f"... on RecordCountScanPayload {{ effect {{ action number quantity text position {POSITION} }} }}"
POSTED = """... on PostedPayload { lineCount lost { transfer { number } quantity }
  moveLines(first: 9) { nodes { quantity document { id number } destination { usage } } } }"""


async def test_a_blind_count_is_made_and_looked_at(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    await dock.received(dock.radio, "SN-1", 1)
    shelf = gid("Location", await dock.place("WH1/Stock/A-01"))
    stock = gid("Location", dock.stock)
    started = await api.do("startCount", {"location": stock}, STARTED, Role.OPERATOR)
    count = started["count"]["id"]
    asked = {"id": count, "show": None}
    seen = (await api.ask(COUNT, Role.OPERATOR, **asked))["count"]
    assert (seen["positionCount"], seen["countedCount"], seen["differenceCount"]) == (2, 0, None)
    assert [each["expected"] for each in seen["positions"]["nodes"]] == [None, None]
    known = (await api.ask(COUNT, Role.MANAGER, **asked))["count"]
    assert [each["expected"] for each in known["positions"]["nodes"]] == ["10", "1"]

    typed = {"location": stock, "product": gid("Product", dock.flour), "number": "F-1", "quantity": "9"}
    await api.do("recordCounts", {"count": count, "positions": [typed]}, "", Role.OPERATOR)
    await api.do("finishCounting", {"count": count}, "", Role.OPERATOR)
    await api.do("requestRecount", {"count": count}, "", Role.MANAGER)
    for role, before in ((Role.OPERATOR, [None, None]), (Role.MANAGER, ["9", None])):
        seen = (await api.ask(COUNT, role, **asked))["count"]
        assert [each["countedBefore"] for each in seen["positions"]["nodes"]] == before

    scan = {"count": count, "location": shelf, "scan": {"raw": "SN-1", "reader": "WEDGE"}}
    done = await api.do("recordCountScan", scan, SCANNED, Role.OPERATOR)
    assert (done["effect"]["action"], done["effect"]["quantity"]) == ("COUNT", "1")
    assert done["effect"]["position"]["elsewhere"] == {"path": "WH1/Stock"}
    seven = typed | {"quantity": "7"}
    await api.do("recordCounts", {"count": count, "positions": [seven]}, "", Role.OPERATOR)
    await moved(dock, OperationKind.DELIVERY, dock.flour, ("F-1", 2))
    await api.do("finishCounting", {"count": count}, "", Role.OPERATOR)

    looked = (await api.ask(COUNT, Role.MANAGER, id=count, show="STALE"))["count"]
    assert (looked["state"], looked["staleCount"], looked["papers"]) == (
        "REVIEW",
        1,
        [{"kind": "COUNT_SHEET"}],
    )
    [stale] = looked["positions"]["nodes"]
    assert (stale["lot"]["number"], stale["counted"], stale["stale"]) == ("F-1", "7", True)
    ask = {"count": count, "version": looked["version"]}
    shown = f"... on CountStale {{ positionCount positions {POSITION} }}"
    refused = await api.do("applyCount", ask, shown, Role.MANAGER)
    assert (refused["code"], refused["positionCount"], refused["positions"]) == ("COUNT_STALE", 1, [stale])
    await api.do("rebaseCount", {"count": count, "positions": [stale["id"]]}, "", Role.MANAGER)
    posted = await api.do("applyCount", ask | {"version": looked["version"] + 1}, POSTED, Role.MANAGER)
    assert (posted["lineCount"], posted["lost"]) == (2, [])
    lines = posted["moveLines"]["nodes"]
    assert {line["document"]["id"] for line in lines} == {count}
    assert [line["destination"]["usage"] for line in lines] == ["INVENTORY", "INTERNAL"]
    ended = (await api.ask(COUNT, Role.OPERATOR, id=count, show="DIFFERENT"))["count"]
    assert (ended["state"], ended["differenceCount"], ended["papers"]) == ("DONE", 2, [])
    again = await api.do(
        "finishCounting", {"count": count}, "... on WrongState { current { id } }", Role.OPERATOR
    )
    assert again["current"] == {"id": count}
