"""Photos of labels: `PUT /photos`, answered with the codes in them. Nothing of a photo is kept."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from lotbook.decode.photo import MOST_BYTES, PhotoCode, PhotoCodes, PhotoFault, PhotoRefused
from lotbook.decode.reader import PhotoReader
from lotbook.domain.quantities import shown
from lotbook.domain.words import Role
from lotbook.web.auth import Door
from lotbook.web.problems import problem
from lotbook.web.shell import PHOTOS
from lotbook.web.uploading import body_of

STATUS = {
    PhotoFault.FILE_TYPE: 415,
    PhotoFault.IMAGE_TOO_LARGE: 413,
    PhotoFault.IMAGE_DAMAGED: 422,
    PhotoFault.DECODER_FAILED: 422,
    PhotoFault.BUSY: 503,
}


def routes(door: Door, reader: PhotoReader) -> list[BaseRoute]:
    """`PUT /photos`: the body is the photo; what the headers call it does not count."""

    async def read(request: Request) -> Response:
        await door.require(request, Role.OPERATOR)
        with reader.place():
            return JSONResponse(answer(await reader.read(await body_of(request, MOST_BYTES))))

    return [Route(PHOTOS, read, methods=["PUT"])]


async def on_photo_refused(request: Request, error: Exception) -> Response:
    """A photo that is not read: why, and what helps."""
    if not isinstance(error, PhotoRefused):
        raise error
    return problem(STATUS[error.fault], error.message, code=error.fault)


def answer(photo: PhotoCodes) -> dict[str, Any]:
    """The codes of a photo as JSON."""
    return {"width": photo.width, "height": photo.height, "codes": [_code(code) for code in photo.codes]}


def _code(code: PhotoCode) -> dict[str, Any]:
    scan = {"raw": code.text, "symbology": code.symbology, "reader": "PHOTO"}
    return {
        "scan": scan if code.readable else None,
        "shown": shown(code.text),
        "decoder": code.decoder,
        "confirm": code.confirm,
        "corners": code.corners,
    }
