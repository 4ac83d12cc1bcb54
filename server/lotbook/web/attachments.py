"""Files that people attached: `/documents/attachments/{id}`, to be saved, never shown as a page of ours."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents import words
from lotbook.domain.words import Role
from lotbook.models import Attachment, AttachmentContent
from lotbook.web.auth import Door
from lotbook.web.documents import ReadId

HEADERS = {"content-security-policy": "sandbox; default-src 'none'", "cache-control": "no-store"}
"""However a browser opens it: without scripts, and as a page of nobody."""


def routes(door: Door, read_id: ReadId) -> list[BaseRoute]:
    """`/documents/attachments/{id}`."""

    async def attachment(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        file = await Attachment.get_or_none(id=row_id) if kind == "Attachment" else None
        kept = await AttachmentContent.get_or_none(attachment_id=row_id) if file else None
        if file is None or kept is None:
            raise HTTPException(404, "There is no file with this id, or no longer.")
        name = words.saved_as(file.name, file.media_type)
        headers = {**HEADERS, "content-disposition": f'attachment; filename="{name}"'}
        return Response(kept.content, 200, headers, file.media_type)

    return [Route("/documents/attachments/{id}", attachment)]
