"""Remarks under documents: written once, read by all, never changed."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from lotbook.db.work import transaction
from lotbook.domain.words import Role
from lotbook.models import Operation
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

WRITTEN = "... on CommentPayload { comment { id text program author { name } } }"
READ = """query ($id: ID!, $after: Cursor) { node(id: $id) { ... on Document {
  comments(first: 2, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { text } } } } }"""


async def remark(api: Api, document: str, text: str, role: Role = Role.OPERATOR) -> dict[str, Any]:
    return await api.do("addComment", {"document": document, "text": text}, WRITTEN, role)


async def test_remarks_stand_under_their_document_in_the_order_they_were_written(
    api: Api, dock: Dock
) -> None:
    order = await dock.order((dock.bag, 3))
    receipt = gid("Transfer", await dock.confirm(order))
    for text in ("Driver waits at gate 2", "Two bags are wet\nPhotos follow", "Let in"):
        assert (await remark(api, receipt, f"  {text} "))["comment"]["text"] == text
    await remark(api, gid("PurchaseOrder", order), "Vendor called")
    first = (await api.ask(READ, Role.VIEWER, id=receipt))["node"]["comments"]
    assert (first["totalCount"], [each["text"] for each in first["nodes"]]) == (
        3,
        ["Driver waits at gate 2", "Two bags are wet\nPhotos follow"],
    )
    rest = await api.ask(READ, Role.VIEWER, id=receipt, after=first["pageInfo"]["endCursor"])
    assert rest["node"]["comments"]["nodes"] == [{"text": "Let in"}]
    of_order = await api.ask(READ, Role.VIEWER, id=gid("PurchaseOrder", order))
    assert of_order["node"]["comments"]["nodes"] == [{"text": "Vendor called"}]


async def test_a_remark_is_part_of_the_history(api: Api, dock: Dock) -> None:
    receipt = gid("Transfer", await dock.receipt((dock.bag, 3)))
    written = await remark(api, receipt, "Short by one")
    history = "query ($id: ID!) { transfer(id: $id) { operations(first: 1) { nodes { kind reason } } } }"
    [latest] = (await api.ask(history, id=receipt))["transfer"]["operations"]["nodes"]
    assert latest == {"kind": "ADD_COMMENT", "reason": "Short by one"}
    again = await api.ask(
        "query ($id: ID!) { node(id: $id) { ... on Comment { text } } }", id=written["comment"]["id"]
    )
    assert again["node"] == {"text": "Short by one"}


async def test_no_other_operation_is_taken_for_a_remark(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 3))
    refused = await remark(api, gid("Transfer", 999), "nowhere")
    assert (refused["__typename"], refused["field"]) == ("NotFound", ["document"])
    assert (await api.ask(READ, id=gid("Transfer", receipt)))["node"]["comments"]["totalCount"] == 0
    other = (await Operation.all().order_by("-id").first()).id  # type: ignore[union-attr]
    assert (await api.ask("query ($id: ID!) { node(id: $id) { id } }", id=gid("Comment", other)))[
        "node"
    ] is None


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4_001, "bell \x07"])
async def test_what_is_no_remark_is_refused_by_its_field(api: Api, dock: Dock, text: str) -> None:
    answer = await remark(api, gid("Transfer", await dock.receipt((dock.bag, 3))), text)
    assert (answer["__typename"], answer["field"]) == ("InvalidInput", ["text"])


async def test_only_documents_are_remarked_on(api: Api, dock: Dock) -> None:
    answer = await remark(api, gid("Product", dock.bag), "nice")
    assert (answer["__typename"], answer["field"]) == ("NotFound", ["document"])


async def test_the_same_remark_sent_twice_is_there_once(api: Api, dock: Dock) -> None:
    receipt = gid("Transfer", await dock.receipt((dock.bag, 3)))
    sent = {"document": receipt, "text": "Once", "operationId": str(uuid.uuid4())}
    assert not (await api.do("addComment", sent, WRITTEN))["replayed"]
    assert (await api.do("addComment", sent, WRITTEN))["replayed"]
    assert (await api.ask(READ, id=receipt))["node"]["comments"]["totalCount"] == 1


async def test_the_database_keeps_a_remark_as_it_was_written(api: Api, dock: Dock) -> None:
    receipt = gid("Transfer", await dock.receipt((dock.bag, 3)))
    await remark(api, receipt, "As written")
    with pytest.raises(Exception, match="what was answered stays answered"):
        async with transaction():
            await Operation.filter(kind="addComment").update(reason="Otherwise")
