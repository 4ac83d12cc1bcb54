"""Bills, invoices and their credit notes: what is on them, how it agrees with the order, and what is paid."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, ClassVar

import strawberry
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.money import from_minor
from lotbook.domain.money_papers import three_way
from lotbook.domain.money_words import MoneyKind, MoneyPaperKind, MoneyPaperState, PricePer, ThreeWayMatch
from lotbook.domain.ordering import Agreed
from lotbook.domain.payment_terms import terms_of
from lotbook.domain.quantities import ZERO
from lotbook.domain.still_due import paid_so_far
from lotbook.domain.words import Progress
from lotbook.graphql.asking import query
from lotbook.graphql.billed import lines_billed
from lotbook.graphql.connections import (
    After,
    Connection,
    CountedConnection,
    First,
    Listing,
    Order,
    page,
    page_inside,
)
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions, where
from lotbook.graphql.later import (
    NumberSummary,
    OrderLine,
    Packaging,
    Partner,
    Product,
    PurchaseOrder,
    SalesOrder,
    Unit,
)
from lotbook.graphql.papers import Document, PaperKind
from lotbook.graphql.payment_terms import PaymentTerms
from lotbook.graphql.scalars import Currency, Day, Money, Percent, Price, Quantity
from lotbook.graphql.shown import SHOWN, Node, Shown, computed, described, linked, named, node, optional, own
from lotbook.graphql.words import describe
from lotbook.ledger import figures, invoiced_lots, money, summaries
from lotbook.ledger.children import LINES_OF_PAPER
from lotbook.ledger.money import Billed
from lotbook.services.order_sides import PURCHASE, SALES

MOST_PAYMENTS = 100
MOST_CREDIT_NOTES = 50
PRINTED = {MoneyKind.BILL: PaperKind.BILL, MoneyKind.INVOICE: PaperKind.INVOICE}


describe(
    MoneyPaperKind,
    "Demand or credit.",
    DEMAND="What is owed.",
    CREDIT_NOTE="What is given back, after a return or a mistake.",
)
describe(
    MoneyPaperState,
    "Where a bill or invoice stands.",
    DRAFT="Being written.",
    POSTED="Binding; put right only by a credit note.",
    CANCELLED="Given up before posting.",
)
describe(
    ThreeWayMatch,
    "How ordered, moved and billed agree.",
    AGREES="All three agree.",
    QUANTITY_ABOVE="Billed more than moved.",
    QUANTITY_BELOW="Billed less than moved.",
    PRICE_DIFFERS="Another price than ordered.",
    MORE_THAN_ORDERED="Billed more than ordered, and so much moved too.",
    NO_ORDER="No order behind it.",
)


@strawberry.interface(description="What bills and invoices share; not a general ledger.")
class MoneyPaper(Document):
    kind_of_paper: ClassVar[MoneyKind]

    state: MoneyPaperState = own("Where it stands.")
    partner: Partner = linked("Vendor or customer.")
    issued_on: Day = own("Day on the paper.")
    due_on: Day = own("Day it is due.")
    currency: Currency = own("Currency of its amounts.")

    @computed(
        "The terms that its due day follows; null where the day was said by hand, and for a credit note."
    )
    def payment_terms(self) -> PaymentTerms | None:
        by_terms = self.thing.payment_days is not None and self.thing.credits_id is None
        return PaymentTerms.of(terms_of(self.thing)) if by_terms else None

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.MoneyPaper.filter(kind=cls.kind_of_paper)

    @computed("Demand or credit.")
    def kind(self) -> MoneyPaperKind:
        return MoneyPaperKind.DEMAND if self.thing.credits_id is None else MoneyPaperKind.CREDIT_NOTE

    @computed("Lines.", inside=True)
    async def lines(self, info: Info, first: First, after: After = None) -> CountedConnection[MoneyLine]:
        listing = Listing(f"MoneyPaper:{self.thing.id}.lines", Order("position"), None, info.context.who)
        if after is None:
            return await page_inside(info, LINES_OF_PAPER, self.thing.id, listing, first, MoneyLine)
        mine = MoneyLine.query().filter(paper_id=self.thing.id)
        return await page(listing, mine, first, after, MoneyLine.of)

    async def printable(self, info: Info) -> list[PaperKind]:
        return [] if self.thing.state is MoneyPaperState.CANCELLED else [PRINTED[self.kind_of_paper]]

    @computed("Sum without tax.")
    def net(self) -> Money:
        return self.amount(self.thing.net)

    @computed("Tax: of each line, rounded half up, added.")
    def tax(self) -> Money:
        return self.amount(self.thing.tax)

    @computed("Sum with tax.")
    def total(self) -> Money:
        return self.amount(self.thing.total)

    async def still_due(self, info: Info) -> int | None:
        """In minor units; None while it is not posted."""
        key: tuple[Any, Any] = (self.thing.id, self.thing.credits_id)
        return await info.context.load(_due, key)

    @computed("Still to pay, or of a credit note to be given back; nothing until it is posted.")
    async def due(self, info: Info) -> Money:
        return self.amount(await self.still_due(info) or 0)

    @computed("How much of it is paid or credited.")
    async def payment(self, info: Info) -> Progress:
        due = await self.still_due(info)
        return Progress.NOT_NEEDED if due is None else paid_so_far(self.thing.total, due)

    @computed("Payments, newest first, at most 100.")
    async def payments(self, info: Info) -> list[Payment]:
        return [Payment.of(row) for row in await info.context.load(_payments, self.thing.id)]

    @computed("The paper it credits; null for none.")
    async def credits(self, info: Info) -> MoneyPaper | None:
        name = type(self).__name__
        return None if self.thing.credits_id is None else await node(info, name, self.thing.credits_id)

    @computed("Credit notes on it, newest first, at most 50.")
    async def credit_notes(self, info: Info) -> list[MoneyPaper]:
        return [type(self).of(row) for row in await info.context.load(_credit_notes, self.thing.id)]

    def amount(self, minor: int) -> Money:
        return Money(from_minor(minor, self.thing.currency))


@strawberry.type(description="A bill or credit note of a vendor.")
class Bill(MoneyPaper):
    model = models.MoneyPaper
    kind_of_paper = MoneyKind.BILL

    vendor_number: str | None = own("The vendor's own number; null until known.")
    order: PurchaseOrder | None = linked("The purchase order.", "purchase_order")


@strawberry.type(description="An invoice or credit note to a customer.")
class Invoice(MoneyPaper):
    model = models.MoneyPaper
    kind_of_paper = MoneyKind.INVOICE

    order: SalesOrder | None = linked("The sales order.", "sales_order")


@strawberry.type(description="One line of a bill or invoice.")
class MoneyLine(Node):
    model = models.MoneyLine

    product: Product | None = linked("The product; null for a charge.")
    text: str = own("Text on the paper.")
    quantity: Quantity = own(
        "How much, in packagings where there is one, else in the unit; at most six decimals."
    )
    unit: Unit | None = linked("The unit; null for a charge.")
    packaging: Packaging | None = linked("The packaging it counts in; null for none.")
    per_packaging: Quantity | None = own("Stock units in one packaging; null without one.")
    stock_quantity: Quantity | None = own("The same in the stock unit, exactly; null for a charge.")
    price: Price = own("Price for one of what pricePer says.")
    price_per: PricePer = own("What the price is for.")
    tax_rate: Percent = own("Tax rate.")
    credits: MoneyLine | None = linked(
        "The line that a credit note takes from; null for none.", "credits_line"
    )

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.MoneyLine.all().select_related("paper", "purchase_order_line", "sales_order_line")

    @computed("The line of the order; null for a charge.")
    async def order_line(self, info: Info) -> OrderLine | None:
        ordered = ordered_line(self.thing)
        return None if ordered is None else await node(info, type(ordered).__name__, ordered.id)

    @computed("How far the line of the order has come by now; null for a charge.")
    async def ordered(self, info: Info) -> BilledLine | None:
        found = await self._billed(info)
        return None if found is None else BilledLine.of(found)

    async def _billed(self, info: Info) -> Billed | None:
        ordered = ordered_line(self.thing)
        if ordered is None:
            return None
        side = SALES if self.thing.sales_order_line_id else PURCHASE
        return await info.context.load(lines_billed(side), ordered.id)

    @computed("Quantity times price, rounded half up, once.")
    def net(self) -> Money:
        return Money(from_minor(self.thing.net, self.thing.paper.currency))

    @computed("Its tax, rounded half up.")
    def tax(self) -> Money:
        return Money(from_minor(self.thing.tax, self.thing.paper.currency))

    @computed("What credit notes have left of it, as it counts.")
    async def left_to_credit(self, info: Info) -> Quantity:
        return Quantity(self.thing.quantity - await info.context.load(_credited, self.thing.id))

    @computed("How ordered, moved and billed agree by now, over all papers on the line of the order.")
    async def match(self, info: Info) -> ThreeWayMatch:
        agreed = Agreed(self.thing.price, self.thing.price_per)
        found, ordered = await self._billed(info), ordered_line(self.thing)
        if found is None:
            return three_way(None, agreed, ordered=ZERO, moved=ZERO, billed=ZERO)
        at = Agreed(ordered.price, ordered.price_per)
        return three_way(at, agreed, ordered=found.ordered, moved=found.moved, billed=found.billed)

    @computed(
        "Lots behind the line of an invoice: those delivered of its order, less what earlier invoices show; of a credit"
        " note those that came back. A draft shows what it would if it was posted now."
    )
    async def lots(self, info: Info) -> NumberSummary:
        found = await info.context.load(_lots, self.thing.id)
        return SHOWN["NumberSummary"].of(found)  # type: ignore[return-value]  # registered by name


def ordered_line(line: Any) -> Any:
    """The line of the order behind a line of a paper; None for a charge."""
    return line.purchase_order_line or line.sales_order_line


@strawberry.type(description="How far a line of an order has come, in the stock unit.")
class BilledLine(Shown):
    ordered: Quantity = own("Ordered.")
    moved: Quantity = own("Received or delivered, less what came back.")
    billed: Quantity = own("On bills or invoices less credit notes, drafts included.")
    left: Quantity = own("What may still be billed of it by now.")


@strawberry.type(description="Money that came or went.")
class Payment(Node):
    model = models.Payment

    paid_on: Day = own("The day.")
    method: str = own("How, such as bank transfer.")
    reference: str | None = own("Reference on the statement; null for none.")
    cancelled: bool = own("It was taken back.")

    @classmethod
    def query(cls) -> QuerySet[Any]:
        return models.Payment.all().select_related("paper")

    @computed("The bill or invoice.")
    async def paper(self, info: Info) -> MoneyPaper:
        return await node(info, self.thing.paper.shown_as, self.thing.paper_id)

    @computed("How much, in the paper's currency.")
    def amount(self) -> Money:
        return Money(from_minor(self.thing.amount, self.thing.paper.currency))


async def _due(papers: list[tuple[Any, Any]]) -> list[int | None]:
    due = await money.due_of_papers(papers)
    return [due.get(paper) for paper, _ in papers]


async def _payments(papers: list[int]) -> list[list[models.Payment]]:
    rows = await Payment.query().filter(paper_id__in=papers).order_by("-paid_on", "-id")
    return [[row for row in rows if row.paper_id == each][:MOST_PAYMENTS] for each in papers]


async def _credit_notes(papers: list[int]) -> list[list[models.MoneyPaper]]:
    rows = await models.MoneyPaper.filter(credits_id__in=papers).order_by("-id")
    return [[row for row in rows if row.credits_id == each][:MOST_CREDIT_NOTES] for each in papers]


async def _credited(lines: list[int]) -> list[Any]:
    taken = await money.credited_of_lines(lines)
    return [taken[each].quantity for each in lines]


async def _lots(lines: list[int]) -> list[summaries.Summary]:
    shown = await invoiced_lots.of_lines(lines)
    return [summaries.in_short(shown[each]) for each in lines]


@strawberry.input(description="Which bills or invoices.")
class MoneyPaperFilter:
    search: str | None = optional("Part of number, partner, vendor's number or order.")
    states: list[MoneyPaperState] | None = optional("Only in these states.")
    kind: MoneyPaperKind | None = optional("Only of this kind.")
    partner: strawberry.ID | None = optional("Only of this partner.")
    unpaid: bool | None = optional("Only posted ones of which something is due, or only others.")
    overdue: bool | None = optional("Only those past due and not paid, or only others.")


@strawberry.enum(description="How papers are ordered.")
class MoneyPaperSort(Enum):
    NUMBER_ASC = strawberry.enum_value("NUMBER_ASC", description="By number, rising.")
    NUMBER_DESC = strawberry.enum_value("NUMBER_DESC", description="By number, falling.")
    DUE_ASC = strawberry.enum_value("DUE_ASC", description="By due day, rising.")
    DUE_DESC = strawberry.enum_value("DUE_DESC", description="By due day, falling.")
    TOTAL_ASC = strawberry.enum_value("TOTAL_ASC", description="By total, rising.")
    TOTAL_DESC = strawberry.enum_value("TOTAL_DESC", description="By total, falling.")


COLUMNS = {"NUMBER": "number", "DUE": "due_on", "TOTAL": "total"}


async def papers_page(
    info: Info,
    shown: type[Any],
    first: int,
    after: After,
    filter: MoneyPaperFilter | None,
    sort: MoneyPaperSort,
) -> CountedConnection[Any]:
    """A page of bills or invoices."""
    wanted = Conditions(filter)
    wanted.contains("search", "search_key", fold=True)
    wanted.among(states="state")
    wanted.names("Partner", "partner", "partner_id")
    if (kind := wanted.given("kind")) is not None:
        wanted.add(where("credits_id__isnull", kind is MoneyPaperKind.DEMAND))
    if (unpaid := wanted.given("unpaid")) is not None:
        is_unpaid = where("id__in", await money.unpaid(shown.kind_of_paper))
        wanted.add(is_unpaid if unpaid else ~is_unpaid)
    if (overdue := wanted.given("overdue")) is not None:
        [today] = await figures.todays_of([None])
        late = where("id__in", await money.overdue(shown.kind_of_paper, today))
        wanted.add(late if overdue else ~late)
    listing = Listing(shown.__name__, Order.of(sort, COLUMNS), filter, info.context.who)
    return await page(listing, wanted.apply(shown.query()), first, after, shown.of)


@query("One bill; null when unknown.")
async def bill(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Bill | None:
    return await named(info, "Bill", id)


@query("Bills and their credit notes.")
async def bills(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[MoneyPaperFilter | None, described("Which ones.")] = None,
    sort: Annotated[MoneyPaperSort, described("In which order.")] = MoneyPaperSort.DUE_ASC,
) -> Connection[Bill]:
    return await papers_page(info, Bill, first, after, filter, sort)


@query("One invoice; null when unknown.")
async def invoice(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Invoice | None:
    return await named(info, "Invoice", id)


@query("Invoices and their credit notes.")
async def invoices(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[MoneyPaperFilter | None, described("Which ones.")] = None,
    sort: Annotated[MoneyPaperSort, described("In which order.")] = MoneyPaperSort.DUE_ASC,
) -> Connection[Invoice]:
    return await papers_page(info, Invoice, first, after, filter, sort)
