"""Writes of a story: asked for once, twice at a time, or again as an answer was lost; a refused one changes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from msgspec.json import encode

from lotbook.db.engine import fetch
from lotbook.db.work import Done
from lotbook.domain.refusals import Refusal
from tests.dock import Dock

ON_TRANSFERS = "SELECT transfer_id FROM transfer_line WHERE product_id = ?"
ON_PAPERS = "SELECT paper_id FROM money_line WHERE product_id = ?"
BOOK = {
    **dict.fromkeys(
        (*("lot", "transfer_line", "transfer_entry", "stock_move_line", "stock_balance", "reservation"),
         *("carried_promise", "money_line")),
        "product_id = ?",
    ),
    "transfer": f"id IN ({ON_TRANSFERS})",
    "hold": "lot_id IN (SELECT id FROM lot WHERE product_id = ?)",
    "purchase_order": "id IN (SELECT order_id FROM purchase_order_line WHERE product_id = ?)",
    "sales_order": "id IN (SELECT order_id FROM sales_order_line WHERE product_id = ?)",
    "money_paper": f"id IN ({ON_PAPERS})",
    "payment": f"paper_id IN ({ON_PAPERS})",
}  # fmt: skip
"""All that a story changes, by table."""

Write = Callable[[Any], Awaitable[Done[Any]]]


@dataclass
class Sent:
    """A write that was sent: its answer may have been lost. refused: how, if it was."""

    request: Any
    do: Write
    outcome: Any = None
    refused: type[Refusal] | None = None


@dataclass
class Asking:
    """Who tells a story, of a product that nobody else touches."""

    dock: Dock
    product: int
    serial: bool
    asked: list[Sent] = field(default_factory=list)
    doubled: str | None = None
    """How the next write arrives twice: as the `same` request, or from a `rival` with one of his own."""

    async def write(self, kind: str, do: Write, *, once: bool = False) -> Any:
        """Ask for a write. once: two people cannot both do it."""
        request, doubled = self.dock.request(kind), self.doubled
        self.doubled = None
        if doubled == "same":
            answers = await asyncio.gather(do(request), do(request))
            assert sorted(answer.replayed for answer in answers) == [False, True]
            assert encode(answers[0].outcome) == encode(answers[1].outcome)
            outcome = answers[0].outcome
        elif doubled == "rival" and once:
            outcome, request = await self._against_rival(kind, do)
        else:
            outcome = (await do(request)).outcome
        self.asked.append(Sent(request, do, outcome))
        return outcome

    async def _against_rival(self, kind: str, do: Write) -> tuple[Any, Any]:
        """Two people do it at the same moment: one of them does."""
        requests = [self.dock.request(kind) for _ in range(2)]
        answers = await asyncio.gather(*(do(request) for request in requests), return_exceptions=True)
        done = [place for place, answer in enumerate(answers) if not isinstance(answer, BaseException)]
        assert len(done) == 1, answers
        other: Any = answers[1 - done[0]]
        assert isinstance(other, Refusal), other
        answer: Any = answers[done[0]]
        return answer.outcome, requests[done[0]]

    async def refused(self, kind: type[Refusal] | tuple[type[Refusal], ...], name: str, do: Write) -> None:
        """A write that cannot be: it is refused in this way, and nothing has changed."""
        assert await self.try_it(name, do, kind) is None

    async def try_it(
        self, name: str, do: Write, kind: type[Refusal] | tuple[type[Refusal], ...] = Refusal
    ) -> Any:
        """The outcome of a write that may be refused in this way; None if it was, and then nothing has changed."""
        request, before = self.dock.request(name), await self.book()
        try:
            outcome = (await do(request)).outcome
        except kind as refusal:
            self.asked.append(Sent(request, do, refused=type(refusal)))
            assert await self.book() == before
            return None
        self.asked.append(Sent(request, do, outcome))
        return outcome

    async def book(self) -> dict[str, list[dict[str, Any]]]:
        return {
            table: await fetch(f"SELECT * FROM {table} WHERE {of_product} ORDER BY id", self.product)
            for table, of_product in BOOK.items()
        }

    async def two_devices(self, _: int, which: int, __: int) -> None:
        """What is asked for next arrives twice at the same moment."""
        self.doubled = ("same", "rival")[which % 2]

    async def send_again(self, at: int, _: int, __: int) -> None:
        """An answer was lost, and the same is asked for again, perhaps much later."""
        if not self.asked:
            return
        again, before = self.asked[-1 - at % len(self.asked)], await self.book()
        try:
            answer = await again.do(again.request)
        except Refusal as refusal:
            assert type(refusal) is again.refused
        else:
            assert (answer.replayed, encode(answer.outcome)) == (True, encode(again.outcome))
        assert await self.book() == before
