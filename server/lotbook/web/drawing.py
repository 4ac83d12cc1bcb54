"""Papers drawn in a process of their own: a thousand labels take most of a second of computing, and whoever
scans meanwhile must not wait for them."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, ParamSpec, TypeVar

from lotbook.documents.contents import PackageContents, contents_pdf
from lotbook.documents.goods import NumberRange
from lotbook.documents.receipt import ReceiptSlip, receipt_slip_pdf
from lotbook.domain.number_runs import counting_order, quantity_ranges
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import PaperSize
from lotbook.web.apart import Apart, ProcessEnded

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
        self._process: Apart | None = None
        self._turn = asyncio.Lock()

    async def paper(self, paper: Drawable, size: PaperSize) -> bytes:
        """A paper as a PDF file. Raises CannotPrint."""
        return await self.draw(paper.draw, *paper.given, size)

    def close(self) -> None:
        """End the process; what it draws is not waited for."""
        if self._process is not None:
            self._process.end()
            self._process = None

    async def draw(self, draw: Callable[P, bytes], *args: P.args, **kwargs: P.kwargs) -> bytes:
        """What a function of `documents` makes of its arguments, such as `labels_pdf`. Raises CannotPrint."""
        drawn = await self._run(partial(answered, draw, *args, **kwargs))
        if isinstance(drawn, dict):
            raise CannotPrint(**drawn)
        return drawn

    async def _run(self, work: Callable[[], T]) -> T:
        """Who goes away before his paper is drawn ends the process that draws it, and the next begins another."""
        died = False
        async with self._turn:
            while True:
                self._process = self._process or Apart()
                try:
                    return await self._process.run(work)
                except asyncio.CancelledError:
                    self.close()
                    raise
                except ProcessEnded:  # it was killed, as for lack of memory; the next one may fare better
                    self.close()
                    if died:
                        raise
                    died = True


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
