"""Files that people attached: `/documents/attachments/{id}`, to be saved, never shown as a page of ours."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.decode.joined import MOST_BYTES, joined
from lotbook.documents import words
from lotbook.domain.words import Role
from lotbook.ledger import attachments as book
from lotbook.models import Attachment, AttachmentContent, Transfer
from lotbook.web.auth import Door
from lotbook.web.documents import ReadId

HEADERS = {"content-security-policy": "sandbox; default-src 'none'", "cache-control": "no-store"}
"""However a browser opens it: without scripts, and as a page of nobody."""


def routes(door: Door, read_id: ReadId) -> list[BaseRoute]:
    """`/documents/attachments/{id}`, and the certificates of a transfer in one."""

    async def attachment(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        file = await Attachment.get_or_none(id=row_id) if kind == "Attachment" else None
        kept = await AttachmentContent.get_or_none(attachment_id=row_id) if file else None
        if file is None or kept is None:
            raise HTTPException(404, "There is no file with this id, or no longer.")
        return saved(kept.content, words.saved_as(file.name, file.media_type), file.media_type)

    async def certificates(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        transfer = await Transfer.get_or_none(id=row_id) if kind == "Transfer" else None
        [found] = await book.certificates([row_id])
        if transfer is None or not found:
            raise HTTPException(404, "There is no transfer with certificates under this id.")
        size = sum(row.size for row in await Attachment.filter(id__in=found))
        if size > MOST_BYTES:
            raise HTTPException(
                413, f"Together they have more than {MOST_BYTES // 2**20} MiB; save them one by one."
            )
        rows: list[Any] = await AttachmentContent.filter(attachment_id__in=found)
        stored = {row.attachment_id: row.content for row in rows}
        content = await joined([stored[each] for each in found if each in stored])
        return saved(content, words.file_name(transfer.number, "certificates"), "application/pdf")

    return [
        Route("/documents/attachments/{id}", attachment),
        Route("/documents/transfers/{id}/certificates.pdf", certificates),
    ]


def saved(content: bytes, name: str, media_type: str) -> Response:
    """A file that a browser saves under that name."""
    headers = {**HEADERS, "content-disposition": f'attachment; filename="{name}"'}
    return Response(content, 200, headers, media_type)
