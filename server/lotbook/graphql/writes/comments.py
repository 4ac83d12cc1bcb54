"""Remarks are written under documents."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.quantities import shown
from lotbook.domain.refusals import NotFound as NoSuchDocument
from lotbook.domain.refusals import Ref
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.comments import Comment
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused
from lotbook.graphql.shown import linked, needed
from lotbook.graphql.writing import Payload, Write, request
from lotbook.services import commenting


@strawberry.type(description="A remark as written.")
class CommentPayload(Payload):
    comment: Comment = linked("The remark.")


@strawberry.input(description="What addComment needs.")
class AddCommentInput(Write):
    document: strawberry.ID = needed("The order, transfer or bill, in whatever state it is.")
    text: str = needed("1 to 4,000 characters of plain text, also in several lines.")


AddCommentResult = Annotated[
    CommentPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("AddCommentResult", description="What addComment answers."),
]


@mutation("Write a remark under a document. It stays as it is; its history shows it too.")
async def add_comment(input: AddCommentInput, info: Info) -> AddCommentResult:
    document = _document(input.document)
    return CommentPayload.done(await commenting.add_comment(request(info, input), document, input.text))


def _document(global_id: str) -> Ref:
    kind, row_id = ids.decode(global_id) or ("", 0)
    if kind not in commenting.DOCUMENTS:
        sought = shown(global_id)
        message = f"There is no document with the id {sought}."
        raise NoSuchDocument(message=message, field=("document",), sought=sought)
    return Ref(kind, row_id)
