"""What comes back and goes back, told to the real book and to the model."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.fields import from_millionths
from lotbook.db.work import Done
from lotbook.domain.number_refusals import NumbersInvalid
from lotbook.domain.refusals import GoodsMovedOn, InsufficientStock, MoreThanLeft
from lotbook.domain.words import CorrectionWay, ReturnOutcome
from lotbook.services.correcting import Correction, correct_move_lines
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

WAYS_OF_CORRECTION = [CorrectionWay.FROM_DESTINATION, CorrectionWay.FROM_WHERE_THEY_ARE]


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

    async def less_went_back(self, at: int, which: int, much: int) -> None:
        """Less went to the vendor than the return says: the rest lies where it was taken, loose."""
        if not self.model.gone_back:
            return
        back = self.model.gone_back[at % len(self.model.gone_back)]
        row = await self._moved(back.id, which)
        if row is None:
            return
        less = min(much, int(row["left"]))
        line = Correction(move_line=row["id"], quantity=Decimal(less), right_quantity=Decimal(0))
        way = WAYS_OF_CORRECTION[at % 2]
        do: Write = lambda request: correct_move_lines(request, [line], way, "it stayed here")  # noqa: E731
        if self.serial and any(
            number == row["number"] and have for (number, _), have in self.model.lying.items()
        ):
            await self.refused((GoodsMovedOn, NumbersInvalid), "correctMoveLines", do)
            return
        await self.write("correctMoveLines", do, once=2 * less > row["left"])
        assert back.returns is not None
        self.model.lying[row["number"], row["source"]] += less
        back.order.moved += less
        back.returns.much += less

    async def less_went_out(self, at: int, which: int, _: int) -> None:
        """A delivery cannot have taken out less than came back of it."""
        if not self.model.sent:
            return
        sent = self.model.sent[at % len(self.model.sent)]
        row = await self._moved(sent.id, which)
        if row is None or row["together"] - row["left"] >= sent.back[row["number"]]:
            return
        line = Correction(move_line=row["id"], right_quantity=Decimal(0))
        do: Write = lambda request: correct_move_lines(  # noqa: E731
            request, [line], CorrectionWay.FROM_DESTINATION, "it stayed here"
        )
        await self.refused(MoreThanLeft, "correctMoveLines", do)

    async def _moved(self, transfer: int, which: int) -> dict[str, Any] | None:
        """A line by which a transfer took goods out, what is left of it, and of all of them with its number."""
        rows = await fetch(
            """SELECT line.id, line.lot_id, lot.number, place.path AS source, line.quantity - coalesce((
                 SELECT CAST(sum(back.quantity) AS BIGINT) FROM stock_move_line AS back
                 WHERE back.corrects_id = line.id), 0) AS quantity
               FROM stock_move_line AS line JOIN lot ON lot.id = line.lot_id
               JOIN location AS place ON place.id = line.source_id
               JOIN transfer_line ON transfer_line.id = line.transfer_line_id
               WHERE transfer_line.transfer_id = ? AND line.corrects_id IS NULL ORDER BY line.id""",
            transfer,
        )
        left = [row | {"left": from_millionths(row["quantity"])} for row in rows if row["quantity"]]
        for row in left:
            row["together"] = sum(each["left"] for each in left if each["lot_id"] == row["lot_id"])
        return left[which % len(left)] if left else None

    async def keep_ours(self, at: int, _: int, __: int) -> None:
        if self.model.going_back:
            back = self.model.going_back[at % len(self.model.going_back)]
            await self.cancel(back.id)
            self.model.going_back.remove(back)

    def _finish(self, transfer: int) -> Write:
        return lambda request: validate_transfer(request, transfer)
