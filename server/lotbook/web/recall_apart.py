"""The report of a recall, read and made beside the server: that of 50,000 lots takes seconds of computing and hundreds
of megabytes, and whoever scans meanwhile waits for neither."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Awaitable, Callable
from functools import partial

from lotbook.db import engine
from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.domain.words import PaperSize
from lotbook.models import Recall, RecallLot
from lotbook.services.recall_facts import Facts, facts_of
from lotbook.web.drawing import Drawing
from lotbook.web.recall_report import report_of
from lotbook.web.recall_workbook import workbook_of

Make = Callable[[Facts], Awaitable[bytes]]
FEW = 2_000
"""Lots of a report that the process makes which draws; one of more has a process of its own, which ends with it, so
that no label waits for it, and its memory is given back."""
BEHIND = 10
"""So nice that one is to whoever waits for the server, where there are few cores."""


async def report_pdf(drawing: Drawing, recall: int, size: PaperSize) -> bytes:
    """On paper. Raises CannotPrint."""
    return await _apart(drawing, recall, partial(_pdf, size=size))


async def report_xlsx(drawing: Drawing, recall: int) -> bytes:
    """As a workbook."""
    return await _apart(drawing, recall, _xlsx)


async def _apart(drawing: Drawing, recall: int, make: Make) -> bytes:
    asked = (engine.url(), recall, make)
    if await RecallLot.filter(recall_id=recall).count() <= FEW:
        return await drawing.draw(_read_and_made, *asked)
    process = Drawing()
    try:
        return await process.draw(_made_alone, *asked)
    finally:
        process.close()


def _made_alone(url: str, recall: int, make: Make) -> bytes:
    os.nice(BEHIND)
    gc.disable()  # what it makes is gone when it ends
    return _read_and_made(url, recall, make)


def _read_and_made(url: str, recall: int, make: Make) -> bytes:
    async def read() -> bytes:
        await engine.connect(url, pool_size=1)
        try:
            return await make(await facts_of(await Recall.get(id=recall)))
        finally:
            await engine.disconnect()

    return asyncio.run(read())


async def _pdf(told: Facts, size: PaperSize) -> bytes:
    return recall_paper_pdf(await report_of(told), size)


async def _xlsx(told: Facts) -> bytes:
    return workbook_of(told)
