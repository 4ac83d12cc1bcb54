"""What comes back, goes back, is billed, paid and credited, told to the real book and to the model."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Done
from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.refusals import InsufficientStock, MoreThanDue, MoreThanLeft, Refusal
from lotbook.domain.words import MoneyKind, ReturnOutcome
from lotbook.ledger import money
from lotbook.models import MoneyLine, MoneyPaper
from lotbook.services.billing import PaperGiven, cancel_paper, create_paper, post_paper
from lotbook.services.paying import cancel_payment, register_payment
from lotbook.services.returning import ReturnGiven, create_return
from lotbook.services.validation import validate_transfer
from tests.dock import PAID
from tests.scenarios.money_model import Order, Paper
from tests.scenarios.shipping_deeds import Shipping, Write
from tests.scenarios.shipping_model import QUARANTINE, STOCK, Delivery, Return
from tests.scenarios.telling import lot

WAYS = [
    (ReturnOutcome.RESTOCK, STOCK),
    (ReturnOutcome.BLOCKED_PLACE, QUARANTINE),
    (ReturnOutcome.SCRAP, None),
]


@dataclass
class Trading(Shipping):
    """Also the money, and the way back of goods."""

    # --- Returns ---

    async def bring_back(self, at: int, which: int, much: int) -> None:
        """A customer returns a part of what he got, or more; now and then he gets the same again."""
        if not self.model.sent:
            return
        sent = self.model.sent[at % len(self.model.sent)]
        number = sorted(sent.left)[which % len(sent.left)]
        outcome, to = WAYS[which % 3]
        much, replacement = 1 if self.serial else much, at % 4 == 0
        line = await self.dock.line_of(sent.id, self.product)
        part = ReturnGiven(line, await lot(self.product, number), Decimal(much))

        async def do(request: Any) -> Done[Any]:
            return await create_return(request, sent.id, [part], outcome=outcome, replacement=replacement)

        left = sent.left[number]
        if much > left:
            await self.refused(MoreThanLeft, "createReturn", do)
            return
        made = await self.write("createReturn", do, once=2 * much > left)
        sent.left[number] -= much
        self.model.returns.append(Return(made.transfer, sent, number, much, to))
        if replacement:
            again = Delivery(made.replacement, much, sent.order)
            self.model.deliveries.append(again)
            self.model.reserve(again)

    async def come_back(self, at: int, _: int, __: int) -> None:
        if self.model.returns:
            back = self.model.returns[at % len(self.model.returns)]
            await self.write("validateTransfer", self._finish(back.id), once=True)
            self.model.come_back(back)

    async def keep_it(self, at: int, _: int, __: int) -> None:
        """A return does not happen after all."""
        if self.model.returns:
            back = self.model.returns[at % len(self.model.returns)]
            await self.cancel(back.id)
            back.of.left[back.number] += back.much
            self.model.returns.remove(back)

    async def return_to_vendor(self, at: int, _: int, much: int) -> None:
        """A part of what a receipt brought is to go back, as far as it is there, in a blocked place too, and in
        nobody's hand."""
        if not self.model.receipts:
            return
        receipt = self.model.receipts[at % len(self.model.receipts)]
        much = 1 if self.serial else much
        line, number = await self.dock.line_of(receipt.id, self.product), receipt.number
        part = ReturnGiven(line, await lot(self.product, number), Decimal(much))
        do: Write = lambda request: create_return(request, receipt.id, [part])  # noqa: E731
        there = sum(much for (one, _), much in self.model.lying.items() if one == number)
        left = receipt.much - sum(
            each.picked.total() for each in self.model.going_back if each.returns is receipt
        )
        if much > min(left, there):
            await self.refused(MoreThanLeft, "createReturn", do)
        elif much > self.model.unpicked(number):
            await self.refused(InsufficientStock, "createReturn", do)
        else:
            before = await self.promised()
            told = await self.write("createReturn", do, once=2 * much > left)
            await self._going_back(
                Delivery(told.transfer, much, receipt.order, returns=receipt), before, told
            )

    async def _going_back(self, back: Delivery, before: dict[int, Any], told: Any) -> None:
        assert back.returns is not None
        after = await self.promised()
        back.picked = (await self.entries())[back.id]
        assert back.picked.total() == back.expected and {one for one, _ in back.picked} == {
            back.returns.number
        }
        self.gave_way(back, back.returns.number, before, after, told.lost)
        back.promised = after[back.id]
        self.model.going_back.append(back)

    async def send_back(self, at: int, _: int, __: int) -> None:
        if self.model.going_back:
            back = self.model.going_back[at % len(self.model.going_back)]
            await self.write("validateTransfer", self._finish(back.id), once=True)
            self.model.send_back(back)

    async def keep_ours(self, at: int, _: int, __: int) -> None:
        if self.model.going_back:
            back = self.model.going_back[at % len(self.model.going_back)]
            await self.cancel(back.id)
            self.model.going_back.remove(back)

    def _finish(self, transfer: int) -> Write:
        return lambda request: validate_transfer(request, transfer)

    # --- Papers with money ---

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

    # --- What must agree ---

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
