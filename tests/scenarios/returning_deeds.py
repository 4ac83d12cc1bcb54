"""What comes back and goes back, told to the real book and to the model."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.work import Done
from lotbook.domain.refusals import InsufficientStock, MoreThanLeft
from lotbook.domain.words import ReturnOutcome
from lotbook.services.returning import ReturnGiven, create_return
from lotbook.services.validation import validate_transfer
from tests.scenarios.asking import Write
from tests.scenarios.shipping_deeds import Shipping
from tests.scenarios.shipping_model import QUARANTINE, STOCK, Delivery, Return
from tests.scenarios.telling import lot

WAYS = [
    (ReturnOutcome.RESTOCK, STOCK),
    (ReturnOutcome.BLOCKED_PLACE, QUARANTINE),
    (ReturnOutcome.SCRAP, None),
]


@dataclass
class Returning(Shipping):
    """Also the way back of goods."""

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
        ours = [cell for cell in self.model.lying if cell[0] == number and cell[1].startswith("WH1")]
        there = sum(self.model.lying[cell] for cell in ours)
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
