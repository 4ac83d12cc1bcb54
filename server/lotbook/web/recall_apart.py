"""The report of a recall, read and made in a process of its own, which ends with it: that of 50,000 lots takes seconds
of computing and hundreds of megabytes, and whoever scans or prints labels meanwhile waits for neither."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Awaitable, Callable
from functools import partial

from lotbook.db import engine
from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.domain.words import PaperSize
from lotbook.models import Recall
from lotbook.services.recall_facts import Facts, facts_of
from lotbook.web.drawing import Drawing
from lotbook.web.recall_report import report_of
from lotbook.web.recall_workbook import workbook_of

BEHIND = 10
"""So nice it is to whoever waits for the server itself, where there are few cores."""
Make = Callable[[Facts], Awaitable[bytes]]


async def report_pdf(recall: int, size: PaperSize) -> bytes:
    """On paper. Raises CannotPrint."""
    return await _apart(recall, partial(_pdf, size=size))


async def report_xlsx(recall: int) -> bytes:
    """As a workbook."""
    return await _apart(recall, _xlsx)


async def _apart(recall: int, make: Make) -> bytes:
    process = Drawing()
    try:
        return await process.draw(_read_and_made, engine.url(), recall, make)
    finally:
        process.close()


def _read_and_made(url: str, recall: int, make: Make) -> bytes:
    async def read() -> bytes:
        await engine.connect(url, pool_size=1)
        try:
            return await make(await facts_of(await Recall.get(id=recall)))
        finally:
            await engine.disconnect()

    os.nice(BEHIND)
    gc.disable()  # what it makes is gone when it ends
    return asyncio.run(read())


async def _pdf(told: Facts, size: PaperSize) -> bytes:
    return recall_paper_pdf(await report_of(told), size)


async def _xlsx(told: Facts) -> bytes:
    return workbook_of(told)
