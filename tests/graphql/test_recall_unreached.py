"""The API tells which lots a recall still stops after a correction took them out of what its goods reach."""

from __future__ import annotations

from lotbook.domain.words import Disposition, Role
from lotbook.models import Lot
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.graphql.conftest import Api, gid
from tests.services.test_recall_grown import baked
from tests.services.test_recall_unreached import it_was
from tests.services.test_recalling import decide, lot_of, prepared, start

__all__ = ["factory"]

OF_RECALL = """query ($id: ID!) { recall(id: $id) { unreachedCount
  lots(first: 5) { nodes { unreached lot { number } } }
  them: lots(first: 5, unreached: true) { totalCount nodes { lot { number } } } } }"""
OF_LOT = "query ($id: ID!) { lot(id: $id) { status recalls { id } recallsNotReaching { id } } }"


async def test_a_lot_that_is_none_of_it_any_more_says_so_and_stays_recalled(
    api: Api, dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1 x 20; G-1 x 20", 40)
    await baked(factory, "F-1", "B-1")
    row = await prepared(dock, await lot_of("F-1"))
    await start(dock, row)
    await it_was(dock, "G-1", not_="F-1")
    recall, lot = gid("Recall", row), gid("Lot", (await Lot.get(number="B-1")).id)
    found = (await api.ask(OF_RECALL, Role.VIEWER, id=recall))["recall"]
    assert found == {
        "unreachedCount": 1,
        "lots": {
            "nodes": [
                {"unreached": False, "lot": {"number": "F-1"}},
                {"unreached": True, "lot": {"number": "B-1"}},
            ]
        },
        "them": {"totalCount": 1, "nodes": [{"lot": {"number": "B-1"}}]},
    }
    of_it = [{"id": recall}]
    told = (await api.ask(OF_LOT, Role.VIEWER, id=lot))["lot"]
    assert told == {"status": "RECALLED", "recalls": of_it, "recallsNotReaching": of_it}
    named = gid("Lot", await lot_of("F-1"))
    assert (await api.ask(OF_LOT, Role.VIEWER, id=named))["lot"]["recallsNotReaching"] == []
    await decide(dock, row, Disposition.RELEASED, "B-1")
    assert (await api.ask(OF_RECALL, Role.VIEWER, id=recall))["recall"]["unreachedCount"] == 0
