"""Who works on an open transfer."""

from __future__ import annotations

from lotbook.domain.words import Role, TransferState
from lotbook.models import Transfer
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

WORKERS = """query ($id: ID!) { transfer(id: $id) {
  workers { user { name } program entries lastAt } } }"""


async def test_those_whose_entries_are_on_an_open_receipt_work_on_it(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 9))
    assert await working(api, receipt) == []
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    for role, text in ((Role.OPERATOR, "SN-1 x 2"), (Role.ADMINISTRATOR, "SN-3"), (Role.OPERATOR, "SN-4")):
        given = {"line": line, "numbers": {"text": text}}
        await api.do("assignNumbers", given, "... on TransferLinePayload { line { done } }", role)
    assert await working(api, receipt) == [("OPERATOR", 3), ("ADMINISTRATOR", 1)]
    await api.do("removeEntries", {"line": line}, "... on TransferLinePayload { line { done } }")
    assert await working(api, receipt) == []
    await dock.number(receipt, dock.radio, "SN-1")
    assert await working(api, receipt) == [(None, 1)]  # an automatic step
    await dock.validate(receipt)
    assert (await Transfer.get(id=receipt)).state is TransferState.DONE
    assert await working(api, receipt) == []


async def working(api: Api, receipt: int) -> list[tuple[str | None, int]]:
    found = (await api.ask(WORKERS, id=gid("Transfer", receipt)))["transfer"]["workers"]
    assert [each["lastAt"] for each in found] == sorted((each["lastAt"] for each in found), reverse=True)
    return [(each["program"], each["entries"]) for each in found]
