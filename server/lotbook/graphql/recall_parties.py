"""Customers who have goods of a recall, and vendors behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

import strawberry

from lotbook.documents import words
from lotbook.domain.recall_letters import reachable
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.graphql import ids
from lotbook.graphql.context import Info
from lotbook.graphql.later import Lot, Partner, Product, Transfer
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.papers import PDF, File, FileLink
from lotbook.graphql.recall_letters import RecallAnswer, RecallLetter, RecallSupplied, answers_of, letters_of
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Shown, computed, described, linked, node, nodes, own
from lotbook.graphql.trace_graph import QuantityBounds
from lotbook.ledger import recalls as book
from lotbook.ledger.recall_letters import is_told_less
from lotbook.ledger.recall_parties import Recipient, Supplied, goods_of

MOST_DELIVERIES, MOST_SUPPLIED, MOST_LOTS = 50, 200, 50
VENDOR = RecallLetterKind.VENDOR


@strawberry.type(description="What of a lot went to a customer by a delivery, in the stock unit.")
class RecallSentLot(Shown):
    lot: Lot = linked("The lot.")
    shipped: Quantity = own("Shipped.")
    returned: Quantity = own("Came back.")

    @computed(
        "Lots whose numbers are on the goods: as they were shipped, where the lot is called otherwise since."
    )
    async def shipped_as(self, info: Info) -> list[Lot]:
        return await nodes(info, "Lot", list(self.thing.labels))


@strawberry.type(description="What of a product went to a customer by a delivery, in its stock unit.")
class RecallSent(Shown):
    delivery: Transfer | None = linked("The delivery; null for what came back without one.")
    product: Product = linked("The product.")
    shipped: Quantity = own("Shipped.")
    returned: Quantity = own("Came back.")
    unmatched: Quantity = own("Of that, what came without a delivery and is reckoned to this one.")
    stopped: Quantity = own("By the last answer, stopped there and to come back.")
    destroyed: Quantity = own("By the last answer, destroyed there.")
    passed_on: Quantity = own("By the last answer, passed on to others.")
    still_out: Quantity = own("Shipped, less what came back and what was destroyed.")
    unknown: Quantity = own("Of what was shipped, nobody said what became of so much.")
    too_many: Quantity = own(
        "So much more came back and was destroyed than went there: a contradiction, to be looked into."
    )
    unplaced: Quantity = own("Came back without a delivery, and nothing shows by which it had gone.")
    answered: bool = own("The customer answered for this delivery.")
    order_uncertain: bool = own("In scope by time only because the order of events is not certain.")

    @computed("How many lots of it.")
    def lot_count(self) -> int:
        return len(self.thing.lots)

    @computed("Its lots, at most 50.")
    def lots(self) -> list[RecallSentLot]:
        return [RecallSentLot.of(each) for each in self.thing.of_lots[:MOST_LOTS]]


@dataclass(frozen=True)
class RecipientOf:
    recall: Any
    found: Recipient

    @property
    def partner(self) -> int | None:
        return self.found.partner


NoticeSize = Annotated[PaperSize | None, described("Paper size; the company's when absent.")]


def _notice(of: Any, whom: str, size: PaperSize | None) -> FileLink | None:
    recall, partner = of.recall, of.partner
    if partner is None or recall.state not in book.FROZEN:
        return None
    asked = {whom: ids.encode("Partner", partner)} | ({} if size is None else {"size": size.value})
    url = f"/documents/recalls/{ids.encode('Recall', recall.id)}/notice.pdf?{urlencode(asked)}"
    return FileLink.of(File(url, PDF, words.file_name(recall.number, "notice")))


async def _reachable(info: Info, partner: int | None) -> bool:
    found = None if partner is None else await node(info, "Partner", partner)
    return found is not None and reachable(found.thing.email) is not None


@strawberry.type(description="A customer whom goods in scope went to.")
class RecallRecipient(Shown):
    partner: Partner | None = linked("The customer; null where the deliveries name none.")

    @computed("Lots that went there.")
    def lot_count(self) -> int:
        return int(self.thing.found.lots)

    @computed("It is known of all its goods what became of them: back, destroyed, stopped or passed on.")
    def accounted(self) -> bool:
        return bool(self.thing.found.accounted)

    @computed("All its goods are back or destroyed.")
    def settled(self) -> bool:
        return bool(self.thing.found.settled)

    @computed("It answered for every delivery of which it still has goods, since all of them are in scope.")
    def answered(self) -> bool:
        return bool(self.thing.found.answered)

    @computed("The notice to it as PDF; null before the start, and where the deliveries name nobody.")
    def notice(self, size: NoticeSize = None) -> FileLink | None:
        return _notice(self.thing, "customer", size)

    @computed("Letters reach it by e-mail; else it is told on paper or by phone.")
    async def reachable(self, info: Info) -> bool:
        return await _reachable(info, self.thing.partner)

    @computed("What was written to it, the oldest first.")
    async def letters(self, info: Info) -> list[RecallLetter]:
        of_recall = await info.context.load(letters_of, self.thing.recall.id)
        asked = (each for each in of_recall.get(self.thing.partner or 0, ()) if each.kind is not VENDOR)
        return [RecallLetter.of(each) for each in asked]

    @computed("It got a notice before all goods that it still has were there and in scope, and none since.")
    async def told_less(self, info: Info) -> bool:
        of_recall = await info.context.load(letters_of, self.thing.recall.id)
        return is_told_less(self.thing.found, of_recall.get(self.thing.partner or 0, ()))

    @computed("All that it answered, the latest first; the latest of a delivery counts. At most 50.")
    async def answers(self, info: Info) -> list[RecallAnswer]:
        of_recall = await info.context.load(answers_of, self.thing.recall.id)
        deliveries = {each.delivery for each in self.thing.found.sent}
        given = [each for delivery in deliveries for each in of_recall.get(delivery or 0, ())]
        latest = sorted(given, key=lambda each: each.id, reverse=True)
        return [RecallAnswer.of(each) for each in latest[:MOST_DELIVERIES]]

    @computed("How many deliveries went there.")
    def delivery_count(self) -> int:
        return len({each.delivery for each in self.thing.found.sent if each.delivery})

    @computed("By delivery and product, at most 50.")
    def sent(self) -> list[RecallSent]:
        return [RecallSent.of(each) for each in self.thing.found.sent[:MOST_DELIVERIES]]


@dataclass(frozen=True)
class VendorOf:
    recall: Any
    partner: int
    supplied: list[Supplied]

    @property
    def receipts(self) -> list[int]:
        return [*dict.fromkeys(each.receipt for each in self.supplied)]


@strawberry.type(description="What came of a product from a vendor, by all receipts, in the stock unit.")
class RecallVendorGoods(Shown):
    product: Product = linked("The product.")
    received: Quantity = own("Received.")

    @computed(
        "How much of it was returned to the vendor, from whatever lot it lay in by then. Goods of one lot are alike,"
        " so it is told between bounds where others are in it."
    )
    def returned(self) -> QuantityBounds:
        return QuantityBounds.of(self.thing.returned)


@strawberry.type(description="A vendor behind the lots that were named.")
class RecallVendor(Shown):
    partner: Partner = linked("The vendor.")

    @computed("The receipts that brought them, at most 50.")
    async def receipts(self, info: Info) -> list[Transfer]:
        rows = self.thing.receipts[:MOST_DELIVERIES]
        return await nodes(info, "Transfer", rows)

    @computed("What they brought, at most 200 rows.")
    def supplied(self) -> list[RecallSupplied]:
        return [RecallSupplied.of(each) for each in self.thing.supplied[:MOST_SUPPLIED]]

    @computed("What they brought, product by product, and how much of it went back there.")
    def goods(self) -> list[RecallVendorGoods]:
        return [RecallVendorGoods.of(each) for each in goods_of(self.thing.supplied)]

    @computed("The notice to it as PDF; null before the start.")
    def notice(self, size: NoticeSize = None) -> FileLink | None:
        return _notice(self.thing, "vendor", size)

    @computed("Letters reach it by e-mail; else it is told on paper or by phone.")
    async def reachable(self, info: Info) -> bool:
        return await _reachable(info, self.thing.partner)

    @computed("What was written to it, the oldest first.")
    async def letters(self, info: Info) -> list[RecallLetter]:
        of_recall = await info.context.load(letters_of, self.thing.recall.id)
        told = (each for each in of_recall.get(self.thing.partner, ()) if each.kind is VENDOR)
        return [RecallLetter.of(each) for each in told]
