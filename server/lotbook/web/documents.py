"""Papers to print: PDF files under `/documents`, for whoever is signed in or sends a token."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents import words
from lotbook.documents.labels import MOST_COPIES, LabelFormat
from lotbook.documents.slip import PaperSize
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import Role
from lotbook.web import papers
from lotbook.web.auth import Door
from lotbook.web.drawing import Drawing
from lotbook.web.problems import problem

ReadId = Callable[[str], tuple[str, int] | None]
"""The type and row id that a global id names; None for any other text."""
Choice = TypeVar("Choice", bound=Enum)


def routes(door: Door, drawing: Drawing, read_id: ReadId) -> list[BaseRoute]:
    """`/documents/transfers/{id}/slip.pdf?size=` and `/documents/labels/{id}.pdf?format=&copies=`."""

    async def slip(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        size = one_of(PaperSize, request.query_params.get("size", "A4"))
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        found = await papers.slip_of(row_id) if kind == "Transfer" else None
        if found is None:
            raise HTTPException(404, "There is no receipt with this id that is done.")
        drawn = await drawing.slip(found.slip, found.numbers, size)
        return pdf(drawn, words.file_name(found.slip.number, "slip"))

    async def labels(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        format = one_of(LabelFormat, request.query_params.get("format", LabelFormat.ROLL_100X50.name))
        copies = request.query_params.get("copies", "1")
        if not copies.isascii() or not copies.isdigit() or not 1 <= int(copies[:3]) <= MOST_COPIES:
            raise HTTPException(400, f"copies is a number from 1 to {MOST_COPIES}.")
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        name = await papers.labelled(kind, row_id)
        if name is None:
            raise HTTPException(404, "There is nothing with this id that has labels.")
        found = await papers.labels_of(kind, row_id, int(copies))
        return pdf(await drawing.labels(found, format), words.file_name(name, "labels"))

    return [
        Route("/documents/transfers/{id}/slip.pdf", slip),
        Route("/documents/labels/{id}.pdf", labels),
    ]


async def on_cannot_print(request: Request, error: Exception) -> Response:
    """A paper that cannot be made from its data: what stands in the way."""
    if not isinstance(error, CannotPrint):
        raise error
    return problem(422, error.message, characters=error.characters)


def one_of(choices: type[Choice], name: str) -> Choice:
    """The choice of that name; raises HTTPException 400 with all of them."""
    if name not in choices.__members__:
        raise HTTPException(400, f"Choose one of {', '.join(choices.__members__)}.")
    return choices[name]


def pdf(content: bytes, name: str) -> Response:
    """A PDF that browsers show; their viewers need more than the app's policy permits."""
    headers = {
        "content-disposition": f'inline; filename="{name}"',
        "content-security-policy": "frame-ancestors 'none'",
        "cache-control": "no-store",
    }
    return Response(content, 200, headers, "application/pdf")
