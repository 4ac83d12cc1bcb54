"""What is billed, paid and credited, told to the real book and to the model."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Done
from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.refusals import MoreThanDue, MoreThanLeft, Refusal
from lotbook.ledger import money
from lotbook.models import MoneyLine, MoneyPaper
from lotbook.services.billing import PaperGiven, cancel_paper, create_paper, post_paper
from lotbook.services.paying import cancel_payment, register_payment
from tests.dock import PAID
from tests.scenarios.asking import Write
from tests.scenarios.money_model import Order, Paper
from tests.scenarios.returning_deeds import Returning


@dataclass
class Trading(Returning):
    """Also the money."""

    def _papers(self, *, posted: bool) -> list[tuple[MoneyKind, Paper]]:
        kinds = [(MoneyKind.BILL, each) for each in self.bought] + [
            (MoneyKind.INVOICE, each) for each in self.sold
        ]
        return [
            (kind, paper)
            for kind, order in kinds
            for paper in order.papers
            if paper.posted == posted and not paper.given_up
        ]

    async def bill(self, at: int, which: int, much: int) -> None:
        if self.bought:
            await self._demand(MoneyKind.BILL, self.bought[at % len(self.bought)], which, much)

    async def invoice(self, at: int, which: int, much: int) -> None:
        if self.sold:
            await self._demand(MoneyKind.INVOICE, self.sold[at % len(self.sold)], which, much)

    async def _demand(self, kind: MoneyKind, order: Order, which: int, much: int) -> None:
        """A draft of all that is left, or of so much, or of more."""
        lines = None if which % 2 else [MoneyLineGiven(order.line, quantity=Decimal(much))]
        much = order.left if lines is None else much
        do: Write = lambda request: create_paper(request, kind, order.id, PaperGiven(), lines)  # noqa: E731
        if much > order.left or much == 0:
            await self.refused(MoreThanLeft, "createPaper", do)
            return
        made = await self.write("createPaper", do, once=2 * much > order.left)
        order.papers.append(Paper(made.paper, order, much, *order.money(much, None)))

    async def credit(self, at: int, which: int, much: int) -> None:
        """A draft of a credit note: of what went back, or of so much, or of more."""
        demands = [each for each in self._papers(posted=True) if each[1].credits is None]
        if not demands:
            return
        kind, paper = demands[at % len(demands)]
        order, row = paper.order, await MoneyLine.get(paper_id=paper.id)
        lines = None if which % 2 else [MoneyLineGiven(quantity=Decimal(much), credited_line=row.id)]
        much, left = order.went_back(paper) if lines is None else much, order.creditable(paper)

        async def do(request: Any) -> Done[Any]:
            return await create_paper(request, kind, order.id, PaperGiven(), lines, credits_id=paper.id)

        if much > left or much == 0 or left == 0:
            await self.refused(Refusal, "createPaper", do)
            return
        made = await self.write("createPaper", do, once=2 * much > left)
        order.papers.append(Paper(made.paper, order, much, *order.money(much, paper), credits=paper))

    async def post(self, at: int, _: int, __: int) -> None:
        if not (drafts := self._papers(posted=False)):
            return
        kind, paper = drafts[at % len(drafts)]
        version = (await MoneyPaper.get(id=paper.id)).version
        do: Write = lambda request: post_paper(request, kind, paper.id, version)  # noqa: E731
        await self.write("postPaper", do, once=True)
        paper.posted = True

    async def drop(self, at: int, _: int, __: int) -> None:
        if not (drafts := self._papers(posted=False)):
            return
        kind, paper = drafts[at % len(drafts)]
        version = (await MoneyPaper.get(id=paper.id)).version
        do: Write = lambda request: cancel_paper(request, kind, paper.id, version, "typed twice")  # noqa: E731
        await self.write("cancelPaper", do, once=True)
        paper.given_up = True

    async def pay(self, at: int, which: int, much: int) -> None:
        """All that is due, or some of it, or more."""
        if not (posted := self._papers(posted=True)):
            return
        _, paper = posted[at % len(posted)]
        due = paper.order.due(paper)
        amount = (None, Decimal(much), Decimal(much) / 10)[which % 3]

        async def do(request: Any) -> Done[Any]:
            return await register_payment(request, paper.id, amount, PAID, "bank transfer")

        cents = due if amount is None else int(amount * 100)
        if cents > due or due == 0:
            await self.refused(MoreThanDue, "registerPayment", do)
            return
        paid = await self.write("registerPayment", do, once=2 * cents > due)
        paper.payments[paid.payment] = cents

    async def bounce(self, at: int, _: int, __: int) -> None:
        """A payment is taken back."""
        paid = [(paper, each) for _, paper in self._papers(posted=True) for each in paper.payments]
        if paid:
            paper, payment = paid[at % len(paid)]
            do: Write = lambda request: cancel_payment(request, payment, "bounced")  # noqa: E731
            await self.write("cancelPayment", do, once=True)
            del paper.payments[payment]

    async def compare(self) -> None:
        """Goods as ever; of each order what was moved and billed, of each paper what it comes to and what is due."""
        await super().compare()
        for side, orders in ((money.BOUGHT, self.bought), (money.SOLD, self.sold)):
            figures = await money.billed(side, [order.line for order in orders] or [0])
            for order in orders:
                found = figures[order.line]
                assert (found.moved, found.billed, found.left) == (order.moved, order.billed, order.left)
        papers = {paper.id: paper for order in (*self.bought, *self.sold) for paper in order.papers}
        rows = await fetch(
            """SELECT id, state, net, tax, total, credits_id FROM money_paper
               WHERE id IN (SELECT paper_id FROM money_line WHERE product_id = ?)""",
            self.product,
        )
        assert {row["id"] for row in rows} == papers.keys()
        due = await money.due_of_papers([(row["id"], row["credits_id"]) for row in rows] or [(0, None)])
        for row in rows:
            paper = papers[row["id"]]
            state = "CANCELLED" if paper.given_up else "POSTED" if paper.posted else "DRAFT"
            assert (row["state"], row["net"], row["tax"], row["total"]) == (
                *(state, paper.net, paper.tax),
                paper.total,
            )
            if paper.posted:
                assert due[paper.id] == paper.order.due(paper) >= 0
