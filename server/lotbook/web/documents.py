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
from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import PaperSize, Role
from lotbook.web import papers
from lotbook.web.auth import Door
from lotbook.web.drawing import Drawing
from lotbook.web.problems import problem

ReadId = Callable[[str], tuple[str, int] | None]
"""The type and row id that a global id names; None for any other text."""
Choice = TypeVar("Choice", bound=Enum)


def routes(door: Door, drawing: Drawing, read_id: ReadId) -> list[BaseRoute]:
    """`/documents/transfers/{id}/slip.pdf?size=` and `/documents/scanner-test.pdf?size=`."""

    async def slip(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        size = one_of(PaperSize, request.query_params.get("size", "A4"))
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        found = await papers.slip_of(row_id) if kind == "Transfer" else None
        if found is None:
            raise HTTPException(404, "There is no receipt with this id that is done.")
        drawn = await drawing.slip(found.slip, found.numbers, size)
        return pdf(drawn, words.file_name(found.slip.number, "slip"))

    async def scanner_sheet(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        size = one_of(PaperSize, request.query_params.get("size", "A4"))
        return pdf(await drawing.draw(scanner_sheet_pdf, size), "scanner-test.pdf")

    return [
        Route("/documents/transfers/{id}/slip.pdf", slip),
        Route("/documents/scanner-test.pdf", scanner_sheet),
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
    return file(content, name, "application/pdf", "frame-ancestors 'none'")


def file(content: bytes, name: str, media_type: str, policy: str = "default-src 'none'") -> Response:
    """A file that is shown where that can be, and saved under the name."""
    headers = {
        "content-disposition": f'inline; filename="{name}"',
        "content-security-policy": policy,
        "cache-control": "no-store",
    }
    return Response(content, 200, headers, media_type)
