"""Where the papers of a recall are: its report, and the notice to each customer and vendor."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents import words
from lotbook.documents.recall_paper import RecallPaper, recall_paper_pdf
from lotbook.domain.words import Role
from lotbook.ledger import recalls
from lotbook.models import Recall
from lotbook.services.recall_notices import Told, customer_notice, told_of, vendor_notice
from lotbook.services.recall_post import with_link
from lotbook.web.auth import Door
from lotbook.web.documents import ReadId, file, pdf, size_asked
from lotbook.web.drawing import Drawable, Drawing
from lotbook.web.recall_apart import report_pdf, report_xlsx
from lotbook.web.traces import XLSX


def routes(door: Door, drawing: Drawing, read_id: ReadId, origin: str) -> list[BaseRoute]:
    """`/documents/recalls/{id}/report.pdf`, `report.xlsx`, and `notice.pdf?customer=` or `?vendor=`. origin: where
    people open Lotbook."""

    async def asked(request: Request) -> Any:
        kind, row_id = read_id(request.path_params["id"]) or ("", 0)
        found = await Recall.get_or_none(id=row_id) if kind == "Recall" else None
        if found is None or found.state not in recalls.FROZEN:
            raise HTTPException(404, "There is no recall with this id that was started.")
        return found

    async def report(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        found = await asked(request)
        content = await report_pdf(drawing, found.id, await size_asked(request))
        return pdf(content, words.file_name(found.number, "report"))

    async def notice(request: Request) -> Response:
        who = await door.require(request, Role.VIEWER)
        row = await asked(request)
        for whom in ("customer", "vendor"):
            kind, partner = read_id(request.query_params.get(whom, "")) or ("", 0)
            if kind == "Partner":
                told = await told_of(row, [partner])
                # Whoever may not write down what a customer says gets no link by which to say it.
                link_to = origin if who.role.includes(Role.OPERATOR) else None
                if (paper := await _notice(told, whom, partner, link_to)) is not None:
                    asked_for = Drawable(paper.number, recall_paper_pdf, (paper,))
                    content = await drawing.paper(asked_for, await size_asked(request))
                    return pdf(content, words.file_name(paper.number, "notice"))
        raise HTTPException(404, "No goods of this recall went to this customer, or came from this vendor.")

    async def workbook(request: Request) -> Response:
        await door.require(request, Role.VIEWER)
        found = await asked(request)
        content = await report_xlsx(drawing, found.id)
        return file(content, words.file_name(found.number, "report", "xlsx"), XLSX)

    return [
        Route("/documents/recalls/{id}/report.pdf", report),
        Route("/documents/recalls/{id}/report.xlsx", workbook),
        Route("/documents/recalls/{id}/notice.pdf", notice),
    ]


async def _notice(told: Told, whom: str, partner: int, link_to: str | None) -> RecallPaper | None:
    """To a customer with the link by which to answer, where that is at; None where no goods went there or came from."""
    if whom == "vendor":
        return vendor_notice(told, partner) if partner in told.vendors else None
    if partner not in told.customers:
        return None
    paper = customer_notice(told, partner)
    return paper if link_to is None else await with_link(paper, told, partner, link_to)
