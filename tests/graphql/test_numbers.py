"""Numbers are listed through the API."""

from __future__ import annotations

from tests.dock import Dock
from tests.graphql.conftest import Api, gid

PROBLEMS = "... on InvalidInput { problems { field fault } }"


async def test_a_listed_lot_says_how_much_it_is(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 9), (dock.radio, 1))
    flour = gid("TransferLine", await dock.line_of(receipt, dock.flour))
    given = {"list": [{"number": "F-1", "quantity": "4"}, {"number": "F-2"}]}
    refused = await api.do("assignNumbers", {"line": flour, "numbers": given}, PROBLEMS)
    [problem] = refused["problems"]
    assert (problem["field"], problem["fault"]) == (["numbers", "list", "1", "quantity"], "MISSING")
    radio = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    one = {"line": radio, "numbers": {"list": [{"number": "SN-1"}]}}
    done = await api.do("assignNumbers", one, "... on TransferLinePayload { line { done } }")
    assert done["line"]["done"] == "1"
