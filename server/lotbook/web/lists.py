"""Lists as files: uploaded before they are read, and fetched again with the answer to each row."""

from __future__ import annotations

import asyncio
import hashlib
import re
import unicodedata
import uuid
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from lotbook.db.work import WriteRequest
from lotbook.documents import words
from lotbook.documents.spreadsheet import csv_table
from lotbook.domain.refusals import InvalidInput, OperationIdReused
from lotbook.domain.words import Role
from lotbook.services.draft_answers import Answers, answers_of
from lotbook.services.uploads import LARGEST, File, keep_upload
from lotbook.web.auth import Door
from lotbook.web.documents import ReadId
from lotbook.web.shell import UPLOADS
from lotbook.web.uploading import body_of

LONGEST_NAME = 100

WriteId = Callable[[str, int], str]


def routes(door: Door, read_id: ReadId, write_id: WriteId) -> list[BaseRoute]:
    """`PUT /uploads/{operation id}?name=` and `/documents/number-drafts/{id}.csv`."""

    async def upload(request: Request) -> Response:
        identity = await door.require(request, Role.OPERATOR)
        key = operation_id(request.path_params["id"])
        content = await body_of(request, LARGEST)
        if not content:
            raise HTTPException(400, "The file is empty.")
        name = display_name(request.query_params.get("name", ""))
        digest = hashlib.sha256(name.encode() + b"\0" + content).hexdigest()
        write = WriteRequest(key=key, kind="upload", digest=digest, actor=identity.actor)
        try:
            done = await keep_upload(write, File(name, content))
        except OperationIdReused as reused:
            raise HTTPException(409, reused.message) from None
        answer = {"upload": write_id("Upload", done.outcome.upload), "replayed": done.replayed}
        return JSONResponse(answer, headers={"cache-control": "no-store"})

    async def answers(request: Request) -> Response:
        identity = await door.require(request, Role.OPERATOR)
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        try:
            found = await answers_of(identity.actor, row_id) if kind == "NumberDraft" else None
        except InvalidInput as refused:
            raise HTTPException(400, refused.message) from None
        if found is None:
            raise HTTPException(404, "There is no list with this id, or no longer.")
        # Beside the event loop: a list may have 50,000 rows.
        content = await asyncio.to_thread(answers_csv, found)
        name = words.file_name(found.name or "list", "answers", "csv")
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(content, 200, headers, "text/csv; charset=utf-8")

    return [
        Route(UPLOADS + "{id}", upload, methods=["PUT"]),
        Route("/documents/number-drafts/{id}.csv", answers),
    ]


def answers_csv(found: Answers) -> bytes:
    """The answers as a file."""
    comma = bool(found.reading.decimal_comma)
    return csv_table(found.headings, found.rows(), found.delimiter, decimal_comma=comma)


def operation_id(text: str) -> str:
    """The id under which a client sends an upload, as `OperationId` of the API. Raises HTTPException 400."""
    try:
        parsed = uuid.UUID(text)
    except ValueError:
        parsed = uuid.UUID(int=0)
    if parsed.int in (0, 2**128 - 1) or text.lower() != str(parsed):
        raise HTTPException(400, "An upload is put under a UUID chosen by the client.")
    return str(parsed)


def display_name(name: str) -> str:
    """The name of a file for people to see: no folders, nothing that does not print, at most 100 characters.

    >>> display_name("../../x.csv"), display_name("a" + chr(0) + "b" + chr(0x202E) + "vsc.txt")
    ('x.csv', 'abvsc.txt')
    """
    last = re.split(r"[/\\\\]", name)[-1]
    plain = "".join(each for each in last if not unicodedata.category(each).startswith("C"))
    return plain.strip()[:LONGEST_NAME] or "list"
