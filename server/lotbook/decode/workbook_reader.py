"""Workbooks read in processes of their own, few at once; whatever happens to one, the server goes on."""

from __future__ import annotations

import asyncio
import sys
from asyncio import AbstractEventLoop, Semaphore
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import orjson

from lotbook.decode.cells import from_json
from lotbook.domain.list_cells import MOST_ROWS, ListRow
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import ImportRefused

READER = (sys.executable, "-I", "-m", "lotbook.decode.workbook_child")
SECONDS = 20.0
AT_ONCE = 2
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

_free: WeakKeyDictionary[AbstractEventLoop, Semaphore] = WeakKeyDictionary()


@dataclass(frozen=True)
class SheetTable:
    """A sheet as a table. sheets: all that people see."""

    rows: list[ListRow]
    sheet: str
    sheets: list[str]


def is_workbook(content: bytes) -> bool:
    """Whether a file is no text but a workbook. Raises ImportRefused for one of the old kind."""
    if content.startswith(OLE):
        message = "This is an old workbook, or one with a password: save it as XLSX without one, or as CSV."
        raise ImportRefused(message=message, code=RefusalCode.IMPORT_REJECTED)
    return content.startswith(ZIP)


async def read_sheet(
    content: bytes,
    sheet: str | None = None,
    *,
    most_rows: int = MOST_ROWS,
    reader: Sequence[str] = READER,
    seconds: float = SECONDS,
) -> SheetTable:
    """The table of a sheet, the first when None. most_rows: below its headings; reader: the command; seconds: after
    which it is killed.

    Raises ImportRefused.
    """
    async with _free.setdefault(asyncio.get_running_loop(), Semaphore(AT_ONCE)):
        # Without the server's environment, which holds the password of the database.
        process = await asyncio.create_subprocess_exec(
            *reader, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}, cwd="/"
        )
        try:
            async with asyncio.timeout(seconds):
                asked = orjson.dumps([sheet, most_rows])
                answer, _ = await process.communicate(asked + b"\n" + content)
        except TimeoutError:
            raise _gave_up(f"took longer than {seconds:g} s") from None
        finally:
            await _end(process)
    # Beside the event loop: a list may have 50,000 rows.
    return await asyncio.to_thread(_table, answer)


def _table(answer: bytes) -> SheetTable:
    head, _, rows = answer.partition(b"\n")
    try:
        told = orjson.loads(head)
    except orjson.JSONDecodeError:
        raise _gave_up("needed more memory or time than any list") from None
    if refused := told.get("refused"):
        raise ImportRefused(
            message=refused["message"],
            code=RefusalCode.IMPORT_REJECTED,
            line=refused["row"],
            column=refused["column"],
            limit=None if refused["limit"] is None else str(refused["limit"]),
        )
    found = [row for line in rows.split(b"\n") if line for row in from_json(line)]
    return SheetTable(found, told["sheet"], told["sheets"])


def _gave_up(how: str) -> ImportRefused:
    message = f"The workbook {how}: save only the list, as XLSX or as CSV."
    return ImportRefused(message=message, code=RefusalCode.IMPORT_REJECTED)


async def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
