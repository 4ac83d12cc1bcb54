"""Papers to print: PDF files under `/documents`, for whoever is signed in or sends a token."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
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
from lotbook.models import CompanyLogo, Settings
from lotbook.web.auth import Door
from lotbook.web.contents import contents_of
from lotbook.web.counts import count_sheet_of
from lotbook.web.deliveries import delivery_of, return_slip_of, transfer_slip_of
from lotbook.web.discrepancies import draw_report, report_of
from lotbook.web.drawing import Drawable, Drawing
from lotbook.web.money_papers import bill_of, invoice_of
from lotbook.web.order_papers import purchase_order_of, quotation_of, sales_order_of
from lotbook.web.order_sheets import order_sheet_of
from lotbook.web.papers import slip_of
from lotbook.web.picking import picking_list_of
from lotbook.web.problems import problem

ReadId = Callable[[str], tuple[str, int] | None]
"""The type and row id that a global id names; None for any other text."""
Endpoint = Callable[[Request], Awaitable[Response]]
Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True)
class Printed:
    """A paper that is printed of a document. of: the type in its id; needs: which documents have it."""

    folder: str
    name: str
    of: str
    read: Callable[[int], Awaitable[Drawable | None]]
    needs: str


PAPERS = (
    Printed("transfers", "slip", "Transfer", slip_of, "receipt that is done"),
    Printed("transfers", "delivery-slip", "Transfer", delivery_of, "delivery that is open or done"),
    Printed(
        "transfers", "picking-list", "Transfer", picking_list_of, "open transfer that takes from our places"
    ),
    Printed("packages", "contents", "Package", contents_of, "package with goods in it"),
    Printed(
        *("transfers", "transfer-slip", "Transfer", transfer_slip_of),
        "transfer to another warehouse that is open or done",
    ),
    Printed("transfers", "return-slip", "Transfer", return_slip_of, "return that is open or done"),
    Printed(
        "purchase-orders", "order", "PurchaseOrder", purchase_order_of, "purchase order that is not cancelled"
    ),
    Printed("sales-orders", "quotation", "SalesOrder", quotation_of, "quotation that is a draft"),
    Printed("bills", "bill", "Bill", bill_of, "bill that is not cancelled"),
    Printed("invoices", "invoice", "Invoice", invoice_of, "invoice that is not cancelled"),
    Printed("counts", "sheet", "Count", count_sheet_of, "count that is open"),
    Printed("sales-orders", "order", "SalesOrder", sales_order_of, "sales order that is confirmed"),
    Printed(
        "manufacturing-orders",
        "order-sheet",
        "ManufacturingOrder",
        order_sheet_of,
        "manufacturing order that is worked on",
    ),
)


@dataclass(frozen=True)
class Desk:
    """Where papers are asked for, by whoever may."""

    door: Door
    drawing: Drawing
    read_id: ReadId

    def printed(self, paper: Printed) -> Endpoint:
        """Answers with a paper of the document that the path names."""

        async def answer(request: Request) -> Response:
            size = await self._size(request)
            kind, row_id = self.read_id(request.path_params["id"]) or ("", 0)
            found = await paper.read(row_id) if kind == paper.of else None
            if found is None:
                raise HTTPException(404, f"There is no {paper.needs} with this id.")
            return pdf(await self.drawing.paper(found, size), words.file_name(found.number, paper.name))

        return answer

    async def scanner_sheet(self, request: Request) -> Response:
        size = await self._size(request)
        return pdf(await self.drawing.draw(scanner_sheet_pdf, size), "scanner-test.pdf")

    async def logo(self, request: Request) -> Response:
        await self.door.require(request, Role.VIEWER)
        found = await CompanyLogo.get_or_none(id=1)
        if found is None:
            raise HTTPException(404, "There is no logo.")
        return file(found.content, "logo.png", "image/png")

    async def discrepancies(self, request: Request) -> Response:
        size = await self._size(request)
        kind, row_id = self.read_id(request.path_params["id"]) or ("", 0)
        found = await report_of(row_id) if kind == "Transfer" else None
        if found is None:
            raise HTTPException(404, "There is no receipt with this id that is open or done.")
        as_table = request.url.path.endswith(".csv")
        name = words.file_name(found.head.number, "discrepancies", "csv" if as_table else "pdf")
        if as_table:
            # Beside the event loop: 30,000 numbers may differ.
            table = await asyncio.to_thread(discrepancy_report_csv, found)
            return file(table, name, "text/csv; charset=utf-8")
        return pdf(await self.drawing.draw(draw_report, found, size), name)

    async def _size(self, request: Request) -> PaperSize:
        """The size of paper that is wanted, of someone who may have it."""
        await self.door.require(request, Role.VIEWER)
        return await size_asked(request)


def routes(door: Door, drawing: Drawing, read_id: ReadId) -> list[BaseRoute]:
    """The papers of `PAPERS` as `/documents/{folder}/{id}/{name}.pdf?size=`, `discrepancies.pdf?size=` and
    `discrepancies.csv` beside those of a transfer, `/documents/scanner-test.pdf?size=` and `/documents/logo.png`."""
    at = Desk(door, drawing, read_id)
    return [
        Route("/documents/scanner-test.pdf", at.scanner_sheet),
        Route("/documents/logo.png", at.logo),
        *(Route(f"/documents/{paper.folder}/{{id}}/{paper.name}.pdf", at.printed(paper)) for paper in PAPERS),
        Route("/documents/transfers/{id}/discrepancies.pdf", at.discrepancies),
        Route("/documents/transfers/{id}/discrepancies.csv", at.discrepancies),
    ]


async def size_asked(request: Request) -> PaperSize:
    """The paper that is asked for, or the company's; raises HTTPException 400 for any other."""
    asked = request.query_params.get("size")
    return (await Settings.get(id=1)).paper_size if asked is None else one_of(PaperSize, asked)


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
