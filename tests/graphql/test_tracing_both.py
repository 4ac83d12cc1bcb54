"""A trace both ways tells of everything what the trace tells that goes only the way on whose side that stands."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lotbook.domain.words import Role
from lotbook.models import Lot
from lotbook.services.renumbering import relabel_lot
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.graphql.test_tracing import lot, traced
from tests.graphql.test_tracing_amounts import bounds, sent, shares
from tests.ledger.graphs import LOTS, stories
from tests.ledger.test_tracing import Story, told
from tests.scenarios.test_journal import STORIES

ASKED = """query ($start: TraceStart!, $way: TraceDirection!, $scope: TraceScope!) {
  trace(start: $start, direction: $way, scope: $scope) {
    nodes(first: 100) { nodes { key depth share { atLeast atMost } } }
    edges(first: 500) { nodes { source target kind quantity operation { id } share { atLeast atMost } } }
    customers(first: 9) { nodes { partner { id } share { atLeast atMost } products { quantity returned } } }
    vendors(first: 9) { nodes { partner { id } share { atLeast atMost } products { quantity returned } } } } }"""


def edges_of(found: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    facts = ("source", "kind", "target", "quantity")
    return {
        (*(each[fact] for fact in facts), each["operation"]["id"]): each["share"]
        for each in found["edges"]["nodes"]
    }


async def compare(api: Api, start: dict[str, Any], scope: str) -> None:
    async def asked(way: str) -> dict[str, Any]:
        answer = await api.ask(ASKED, Role.VIEWER, start=start, way=way, scope=scope)
        found: dict[str, Any] = answer["trace"]
        return found

    ahead, behind, both = [await asked(way) for way in ("FORWARD", "BACK", "BOTH")]
    depth = {each["key"]: each["depth"] for each in both["nodes"]["nodes"]}
    nodes = [{each["key"]: each["share"] for each in one["nodes"]["nodes"]} for one in (ahead, behind)]
    for each in both["nodes"]["nodes"]:
        one = nodes[0] if each["depth"] >= 0 and each["key"] in nodes[0] else nodes[1]
        assert each["share"] == one[each["key"]]
    edges, (forth, back) = edges_of(both), map(edges_of, (ahead, behind))
    assert edges.keys() == forth.keys() | back.keys()
    for edge, share in edges.items():
        near = [depth[key] for key in (edge[0], edge[2]) if key in nodes[0] and key in nodes[1]]
        if edge in forth and edge in back:
            assert share in (forth[edge], back[edge])
            assert share == forth[edge] or min(near) < 0
        else:
            assert share == (forth if edge in forth else back)[edge]
    assert both["customers"] == ahead["customers"]
    assert both["vendors"] == behind["vendors"]


NEVER_RECEIVED = [("make", 3, 5, 5, None), ("rename", 0, 1, 4, None), ("pour", 3, 1, 3, None)]

CAME_ROUND = [
    *(("pour", 0, 0, 9, None), ("make", 0, 1, 9, None), ("pour", 1, 1, 9, None), ("make", 1, 2, 9, None)),
    *(("pour", 2, 2, 9, None), ("make", 2, 0, 9, None), ("pour", 3, 0, 5, None), ("make", 3, 3, 5, None)),
    ("ship", None, 0, 2, None),
]
"""The lot that is behind the second is also ahead of it, further off."""


@settings(STORIES, max_examples=8)
@example(CAME_ROUND, 1, "BY_NUMBER")
@example(NEVER_RECEIVED, 1, "BY_NUMBER")
@example(NEVER_RECEIVED, 0, "BY_NUMBER")
@given(stories, st.integers(0, LOTS - 1), st.sampled_from(["BY_NUMBER", "BY_TIME"]))
async def test_both_ways_tell_what_each_way_tells(
    api: Api, dock: Dock, story: Story, at: int, scope: str
) -> None:
    book = await told(dock, story)
    await compare(api, {"lots": [gid("Lot", book.lots[at])]}, scope)


async def test_goods_that_were_relabelled_to_the_start_are_of_it(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "A-1", 10)
    await relabel_lot(dock.request(), (await Lot.get(number="A-1")).id, "B-1", "torn")
    await sent(dock, dock.flour, "B-1", 4)
    for way in ("FORWARD", "BOTH"):
        found = await traced(api, await lot("B-1"), way)
        assert found["edges"]["A-1", "RELABELLED", "B-1"]["share"] == bounds("10", "10")
        found = await traced(api, await lot("A-1"), way)
        assert shares(found, "A-1", "B-1") == [bounds("10", "10")] * 2
        assert found["nodes"]["B-1"]["depth"] == 1
        assert found["edges"]["B-1", "SHIPPED", "WH1/OUT/00001"]["share"] == bounds("4", "4")
