"""Papers to print: PDF files under `/documents`, for whoever is signed in or sends a token."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents import words
from lotbook.documents.discrepancy import discrepancy_report_csv
from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import PaperSize, Role
from lotbook.web import papers
from lotbook.web.auth import Door
from lotbook.web.discrepancies import draw_report, report_of
from lotbook.web.drawing import Drawing
from lotbook.web.problems import problem

ReadId = Callable[[str], tuple[str, int] | None]
"""The type and row id that a global id names; None for any other text."""
Choice = TypeVar("Choice", bound=Enum)


def routes(door: Door, drawing: Drawing, read_id: ReadId) -> list[BaseRoute]:
    """`/documents/transfers/{id}/slip.pdf?size=`, `discrepancies.pdf?size=` and `discrepancies.csv` beside it, and
    `/documents/scanner-test.pdf?size=`."""

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

    async def discrepancies(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        size = one_of(PaperSize, request.query_params.get("size", "A4"))
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        found = await report_of(row_id) if kind == "Transfer" else None
        if found is None:
            raise HTTPException(404, "There is no receipt with this id that is open or done.")
        as_table = request.url.path.endswith(".csv")
        name = words.file_name(found.head.number, "discrepancies", "csv" if as_table else "pdf")
        if as_table:
            # Beside the event loop: 30,000 numbers may differ.
            return file(
                await asyncio.to_thread(discrepancy_report_csv, found), name, "text/csv; charset=utf-8"
            )
        return pdf(await drawing.draw(draw_report, found, size), name)

    return [
        Route("/documents/scanner-test.pdf", scanner_sheet),
        Route("/documents/transfers/{id}/slip.pdf", slip),
        Route("/documents/transfers/{id}/discrepancies.pdf", discrepancies),
        Route("/documents/transfers/{id}/discrepancies.csv", discrepancies),
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
