"""A count through the API: what counters of a blind one do not see, and what is answered and refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lotbook.db.work import Actor
from lotbook.domain.words import OperationKind, Role
from lotbook.models import Count, Transfer
from lotbook.services.count_records import record_counts
from lotbook.services.counted import Counted
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.scenarios.telling import moved, person, scan

POSITION = """{ id expected counted stale found foundNumber lot { number } location { path }
  elsewhere { path } countedBefore picked { picked transfer { number } } }"""
COUNT = f"""query ($id: ID!, $show: CountPositionsShown) {{ count(id: $id) {{ version state blind round positionCount
  countedCount differenceCount staleCount papers {{ kind }}
  positions(first: 9, show: $show) {{ nodes {POSITION} }} }} }}"""
STARTED = "... on CountPayload { count { id number state } }"
SCANNED = f"... on RecordCountScanPayload {{ effect {{ action number quantity text position {POSITION} }} }}"
POSTED = """... on ApplyCountPayload { count { state } recount { number } lineCount
  lost { transfer { number } quantity }
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
    assert (seen["positionCount"], seen["countedCount"], seen["differenceCount"]) == (None, 0, None)
    assert seen["positions"]["nodes"] == []
    known = (await api.ask(COUNT, Role.MANAGER, **asked))["count"]
    assert known["positionCount"] == 2
    assert [each["expected"] for each in known["positions"]["nodes"]] == ["10", "1"]
    by_id = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    ids = [each["id"] for each in known["positions"]["nodes"]]
    assert (await api.ask(by_id, Role.OPERATOR, ids=ids))["nodes"] == [None, None]
    assert (await api.ask(by_id, Role.MANAGER, ids=ids))["nodes"] == [{"id": each} for each in ids]

    typed = {"location": stock, "product": gid("Product", dock.flour), "number": "F-1", "quantity": "9"}
    ann = dock.request("recordCounts", actor=Actor(Role.OPERATOR, user_id=await person(dock, "Ann")))
    nine = Counted(location=dock.stock, product=dock.flour, number="F-1", quantity=Decimal(9))
    await record_counts(ann, (await Count.get()).id, [nine])
    seen = (await api.ask(COUNT, Role.OPERATOR, **asked))["count"]
    [mine] = seen["positions"]["nodes"]
    assert (seen["positionCount"], seen["countedCount"]) == (None, 1)
    assert (mine["lot"], mine["counted"], mine["expected"], mine["found"]) == (
        {"number": "F-1"},
        "9",
        None,
        None,
    )
    others = "... on OthersCounting { others { user { name } last } }"
    refused = await api.do("finishCounting", {"count": count}, others, Role.MANAGER)
    assert (refused["code"], [each["user"] for each in refused["others"]]) == (
        "STILL_COUNTING",
        [{"name": "Ann"}],
    )
    await api.do("finishCounting", {"count": count, "othersDone": True}, "", Role.MANAGER)
    differ = (await api.ask(COUNT, Role.MANAGER, id=count, show="DIFFERENT"))["count"]
    assert [each["lot"]["number"] for each in differ["positions"]["nodes"]] == ["F-1", "SN-1"]
    await api.do("requestRecount", {"count": count}, "", Role.MANAGER)
    # Both are named to who looks for them again, without a figure.
    for role, before in ((Role.OPERATOR, [None, None]), (Role.MANAGER, ["9", None])):
        seen = (await api.ask(COUNT, role, **asked))["count"]
        assert [each["countedBefore"] for each in seen["positions"]["nodes"]] == before
        assert [each["lot"]["number"] for each in seen["positions"]["nodes"]] == ["F-1", "SN-1"]

    scan = {"count": count, "location": shelf, "scan": {"raw": "SN-1", "reader": "WEDGE"}}
    done = await api.do("recordCountScan", scan, SCANNED, Role.OPERATOR)
    assert (done["effect"]["action"], done["effect"]["quantity"]) == ("COUNT", "1")
    found = done["effect"]["position"]
    assert (found["elsewhere"], found["found"]) == (None, None)
    by_the_book = "query ($id: ID!) { node(id: $id) { ... on CountPosition { found elsewhere { path } } } }"
    known = (await api.ask(by_the_book, Role.MANAGER, id=found["id"]))["node"]
    assert known == {"found": True, "elsewhere": {"path": "WH1/Stock"}}
    await record_counts(
        dock.request("recordCounts", actor=ann.actor),
        (await Count.get()).id,
        [replace(nine, quantity=Decimal(6))],
    )
    seven = {"count": count, "positions": [typed | {"quantity": "7"}]}
    theirs = "... on CountedByOthers { counted { position { lot { number } } user { name } quantity } }"
    refused = await api.do("recordCounts", seven, theirs, Role.OPERATOR)
    assert (refused["code"], refused["field"]) == ("COUNTED_BY_OTHERS", ["othersCounted"])
    assert refused["counted"] == [
        {"position": {"lot": {"number": "F-1"}}, "user": {"name": "Ann"}, "quantity": "6"}
    ]
    await api.do("recordCounts", seven | {"othersCounted": "REPLACED"}, "", Role.OPERATOR)
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
    assert refused["field"] == ["leaveOutStale"]
    await api.do("rebaseCount", {"count": count, "positions": [stale["id"]]}, "", Role.MANAGER)
    posted = await api.do("applyCount", ask | {"version": looked["version"] + 1}, POSTED, Role.MANAGER)
    assert (posted["lineCount"], posted["lost"], posted["recount"]) == (2, [], None)
    assert posted["count"] == {"state": "DONE"}
    lines = posted["moveLines"]["nodes"]
    assert {line["document"]["id"] for line in lines} == {count}
    assert [line["destination"]["usage"] for line in lines] == ["INVENTORY", "INTERNAL"]
    ended = (await api.ask(COUNT, Role.OPERATOR, id=count, show="DIFFERENT"))["count"]
    assert (ended["state"], ended["differenceCount"], ended["papers"]) == ("DONE", 2, [])
    assert {each["lot"]["number"]: each["elsewhere"] for each in ended["positions"]["nodes"]} == {
        "F-1": None,
        "SN-1": {"path": "WH1/Stock"},
    }
    again = await api.do(
        "finishCounting", {"count": count}, "... on WrongState { current { id } }", Role.OPERATOR
    )
    assert again["current"] == {"id": count}


async def test_what_somebody_has_in_hand_is_told_with_whose_it_is_and_counted_again(
    api: Api, dock: Dock
) -> None:
    await dock.received(dock.flour, "F-1", 10)
    await dock.received(dock.flour, "F-2", 5)
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=dock.customer)
    line = await dock.line_of(delivery, dock.flour)
    await scan(dock, delivery, "F-1", line=line, quantity=Decimal(4))
    number = (await Transfer.get(id=delivery)).number
    stock = gid("Location", dock.stock)
    count = (await api.do("startCount", {"location": stock}, STARTED, Role.OPERATOR))["count"]["id"]
    typed = {"location": stock, "product": gid("Product", dock.flour)}
    said = [typed | {"number": "F-1", "quantity": "3"}, typed | {"number": "F-2", "quantity": "4"}]
    await api.do("recordCounts", {"count": count, "positions": said}, "", Role.OPERATOR)
    await api.do("finishCounting", {"count": count}, "", Role.OPERATOR)
    looked = (await api.ask(COUNT, Role.MANAGER, id=count, show=None))["count"]
    mine = [{"picked": "4", "transfer": {"number": number}}]
    assert [each["picked"] for each in looked["positions"]["nodes"]] == [mine, []]

    ask = {"count": count, "version": looked["version"]}
    again = "... on ApplyCountPayload { lineCount recount { id state recountOf { id } } }"
    applied = await api.do("applyCount", ask, again, Role.MANAGER)
    recount = applied["recount"]
    assert (applied["lineCount"], recount["state"], recount["recountOf"]) == (1, "COUNTING", {"id": count})
    [left] = (await api.ask(COUNT, Role.MANAGER, id=recount["id"], show=None))["count"]["positions"]["nodes"]
    assert (left["lot"], left["countedBefore"], left["picked"]) == ({"number": "F-1"}, "3", mine)
    told = await api.ask("query ($id: ID!) { count(id: $id) { recount { id } } }", Role.VIEWER, id=count)
    assert told["count"] == {"recount": {"id": recount["id"]}}
