"""Papers drawn in a process of their own: a thousand labels take most of a second of computing, and whoever
scans meanwhile must not wait for them."""

from __future__ import annotations

import asyncio
import dataclasses
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from lotbook.documents.contents import PackageContents, contents_pdf
from lotbook.documents.goods import NumberRange
from lotbook.documents.receipt import ReceiptSlip, receipt_slip_pdf
from lotbook.domain.number_runs import counting_order, quantity_ranges
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import PaperSize

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Number:
    """One number of a line of a slip, before consecutive ones are put together."""

    number: str
    quantity: Decimal
    expiry: date | None
    best_before: date | None


@dataclass(frozen=True)
class Drawable:
    """A paper of a document, ready to be drawn. number: of the document; draw: what makes it of `given` and a size."""

    number: str
    draw: Callable[..., bytes]
    given: tuple[Any, ...]


class Drawing:
    """One process that draws; started with the first paper, ended with the server."""

    def __init__(self) -> None:
        self._at_work: _Process | None = None

    async def paper(self, paper: Drawable, size: PaperSize) -> bytes:
        """A paper as a PDF file. Raises CannotPrint."""
        return await self.draw(paper.draw, *paper.given, size)

    def close(self) -> None:
        """End the process; what it draws is not waited for."""
        if self._at_work is not None:
            self._at_work.end()
            self._at_work = None

    async def draw(self, draw: Callable[P, bytes], *args: P.args, **kwargs: P.kwargs) -> bytes:
        """What a function of `documents` makes of its arguments, such as `labels_pdf`. Raises CannotPrint."""
        drawn = await self._run(partial(answered, draw, *args, **kwargs))
        if isinstance(drawn, dict):
            raise CannotPrint(**drawn)
        return drawn

    async def _run(self, work: Callable[[], bytes | dict[str, Any]]) -> bytes | dict[str, Any]:
        """Who goes away before his paper is drawn ends the process that draws it, and others begin theirs anew."""
        died = False
        while True:
            process = self._at_work = self._at_work or _Process()
            try:
                return await process.run(work)
            except asyncio.CancelledError:
                if process.ended:
                    self._forget(process)
                raise
            except BrokenProcessPool:
                if (
                    self._at_work is process
                ):  # it was killed, as for lack of memory; the next one may fare better
                    self.close()
                    if died:
                        raise
                    died = True

    def _forget(self, process: _Process) -> None:
        if self._at_work is process:
            self._at_work = None


class _Process:
    """One that draws, and ends at once when it is told to."""

    def __init__(self) -> None:
        # Not forked: a fork would take the server's sockets and half-held locks along.
        context = multiprocessing.get_context("spawn")
        self._theirs, self._ours = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(1, context, _end_with, (self._theirs,))

    async def run(self, work: Callable[[], T]) -> T:
        """What the process makes; it ends when nobody waits for what it is at. Raises BrokenProcessPool when it ended
        before."""
        future = self._pool.submit(work)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            if not future.cancel():
                self.end()
            raise

    @property
    def ended(self) -> bool:
        return self._ours.closed

    def end(self) -> None:
        """What others wait for is made by the next one."""
        self._ours.close()
        self._pool.shutdown(wait=False)


def answered(draw: Callable[P, bytes], *args: P.args, **kwargs: P.kwargs) -> bytes | dict[str, Any]:
    """What was drawn, or the facts of the refusal: exceptions with named fields do not survive pickling."""
    try:
        return draw(*args, **kwargs)
    except CannotPrint as refused:
        return {field.name: getattr(refused, field.name) for field in dataclasses.fields(refused)}


def draw_slip(slip: ReceiptSlip, numbers: Sequence[Sequence[Number]], size: PaperSize) -> bytes:
    """The slip with consecutive numbers of the same dates shown as ranges."""
    lines = tuple(
        replace(line, numbers=in_ranges(found)) for line, found in zip(slip.lines, numbers, strict=True)
    )
    return receipt_slip_pdf(replace(slip, lines=lines), size)


def draw_contents(told: PackageContents, numbers: Sequence[Sequence[Number]], size: PaperSize) -> bytes:
    """The sheet of a package with consecutive numbers of the same dates shown as ranges."""
    lines = tuple(
        replace(line, numbers=in_ranges(found)) for line, found in zip(told.lines, numbers, strict=True)
    )
    return contents_pdf(replace(told, lines=lines), size)


def in_ranges(numbers: Sequence[Number]) -> tuple[NumberRange, ...]:
    """Consecutive numbers of the same dates together, the earliest dates first."""
    by_dates: dict[tuple[date | None, date | None], dict[str, Decimal]] = {}
    for each in sorted(numbers, key=_dates):
        by_dates.setdefault((each.expiry, each.best_before), {})[each.number] = each.quantity
    return tuple(
        NumberRange(
            start=run.start,
            end=run.end,
            count=run.count,
            quantity=run.quantity,
            expiry=expiry,
            best_before=best,
        )
        for (expiry, best), quantities in by_dates.items()
        for run in quantity_ranges(quantities)
    )


def each_alone(numbers: Sequence[Number]) -> tuple[NumberRange, ...]:
    """Every number by itself, those of the same dates together, as people count."""
    return tuple(
        NumberRange(
            start=each.number,
            end=each.number,
            count=1,
            quantity=each.quantity,
            expiry=each.expiry,
            best_before=each.best_before,
        )
        for each in sorted(numbers, key=lambda each: (_dates(each), counting_order(each.number)))
    )


def _dates(each: Number) -> tuple[date, date]:
    """Sorts numbers by what they keep until, those without a date last."""
    return each.expiry or date.max, each.best_before or date.max


def _end_with(server: Connection) -> None:
    """End this process as soon as the other end of the pipe is closed, whatever it does: also when the server was
    killed, which cannot end it."""

    def watch() -> None:
        server.poll(None)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
