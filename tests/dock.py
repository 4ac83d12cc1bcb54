"""The warehouse of the tests: WH1 with its usual places, a vendor, a customer, a product of each tracking.

A story asks for `dock` and speaks the trade's words; what it tells happens through the real services.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest_asyncio

from lotbook.db import engine as database
from lotbook.db.migrations import migrate
from lotbook.db.work import SYSTEM, Actor, WriteRequest, drain
from lotbook.domain.addresses import Address
from lotbook.domain.lots import LotDetails
from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.ordering import LineGiven, OrderLineGiven
from lotbook.domain.partners import PartnerDetails
from lotbook.domain.places import WarehouseFacts
from lotbook.domain.products import ProductDetails
from lotbook.domain.words import BackorderDecision, OperationKind, PartnerRole, Tracking
from lotbook.models import (
    Location,
    MoneyPaper,
    OperationType,
    Partner,
    Product,
    Settings,
    StockBalance,
    Transfer,
    TransferLine,
    Unit,
    Warehouse,
)
from lotbook.services import (
    billing,
    company,
    holding,
    lots,
    numbers,
    ordering,
    paying,
    places,
    transfers,
    validation,
)
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.ordering import OrderHeader
from lotbook.services.partners import create_partner
from lotbook.services.products import create_product, update_product
from lotbook.services.quantities import LineQuantity, record_quantities
from tests import engines

DUE = date(2026, 12, 1)
PAID = date(2026, 11, 20)
ADDRESS = Address("Hafenstraße 1", "Hamburg", "20457", "DE")
Line = tuple[int, int | str]
"""A product and how much of it, in its stock unit."""


@dataclass
class Dock:
    """Row ids of what stands ready, and verbs for the rest; each answers with a row id."""

    warehouse: int = 0
    stock: int = 0
    vendor: int = 0
    customer: int = 0
    radio: int = 0
    """A product with a serial for each piece."""
    flour: int = 0
    """A product in lots, in kilograms."""
    bag: int = 0
    """A product without numbers."""

    def request(self, kind: str = "test", *, key: str | None = None, actor: Actor = SYSTEM) -> WriteRequest:
        """A write under an operation id of its own, unless key names one that was sent before."""
        return WriteRequest(key=key or str(uuid.uuid4()), kind=kind, digest=kind, actor=actor)

    async def open(self) -> Dock:
        """Build the warehouse and everything else that stands ready."""
        site = WarehouseFacts("Main", "WH1", "Europe/Berlin", ADDRESS)
        self.warehouse = (await places.save_warehouse(self.request(), site)).outcome.warehouse
        self.stock = await self.place("WH1/Stock")
        self.vendor = await self.partner("Mill & Sons", PartnerRole.VENDOR)
        self.customer = await self.partner("Corner shop", PartnerRole.CUSTOMER)
        self.radio = await self.product("RADIO", Tracking.SERIAL)
        self.flour = await self.product("FLOUR", Tracking.LOT, unit="kg", shelf_life_days=180)
        self.bag = await self.product("BAG", Tracking.NONE)
        return self

    async def find(self) -> Dock:
        """Look up what `open` built in this database."""
        self.warehouse = (await Warehouse.get(code="WH1")).id
        self.stock = await self.place("WH1/Stock")
        partners = {row.name: row.id for row in await Partner.all()}
        self.vendor, self.customer = partners["Mill & Sons"], partners["Corner shop"]
        products = {row.sku: row.id for row in await Product.all()}
        self.radio, self.flour, self.bag = products["RADIO"], products["FLOUR"], products["BAG"]
        return self

    async def place(self, path: str) -> int:
        """A place by its path."""
        return int((await Location.get(path=path)).id)

    async def unit(self, symbol: str) -> int:
        """A unit by its symbol, such as kg."""
        return int((await Unit.get(symbol=symbol)).id)

    async def operation_type(self, kind: OperationKind) -> int:
        """The warehouse's first operation type of a kind."""
        return int((await OperationType.filter(warehouse_id=self.warehouse, kind=kind).order_by("id"))[0].id)

    async def partner(self, name: str, *roles: PartnerRole, **details: Any) -> int:
        """A partner; details as in `PartnerDetails`."""
        facts = PartnerDetails(**({"address": ADDRESS} | details))
        return (await create_partner(self.request(), name, roles, facts)).outcome.partner

    async def product(
        self, sku: str, tracking: Tracking = Tracking.LOT, *, unit: str = "pcs", **details: Any
    ) -> int:
        """A product; details as in `ProductDetails`."""
        counted_in, facts = await self.unit(unit), ProductDetails(**details)
        saved = await create_product(self.request(), sku, sku.capitalize(), tracking, counted_in, facts)
        return saved.outcome.product

    async def order(self, *lines: Line | OrderLineGiven, **header: Any) -> int:
        """A draft order to the vendor, of products and quantities."""
        return await self._ordered(PURCHASE, header.pop("vendor", self.vendor), lines, header)

    async def sale(self, *lines: Line | OrderLineGiven, **header: Any) -> int:
        """A quotation to the customer, of products and quantities."""
        return await self._ordered(SALES, header.pop("customer", self.customer), lines, header)

    async def _ordered(
        self, side: Side, partner: int, lines: tuple[Line | OrderLineGiven, ...], header: dict[str, Any]
    ) -> int:
        site = header.pop("warehouse", self.warehouse)
        facts = OrderHeader(**({"due_on": DUE} | header))
        done = await ordering.create_order(self.request(), side, partner, site, facts, order_lines(lines))
        return done.outcome.order

    async def confirm(self, order: int, side: Side = PURCHASE) -> int:
        """Confirm an order; its receipt or delivery."""
        version = (await side.order.get(id=order)).version
        [made] = (await ordering.confirm_order(self.request(), side, order, version)).outcome.transfers
        return made

    async def delivery(self, *lines: Line | OrderLineGiven, **header: Any) -> int:
        """A delivery, ready, of a confirmed sales order."""
        return await self.confirm(await self.sale(*lines, **header), SALES)

    async def receipt(self, *lines: Line | OrderLineGiven, **header: Any) -> int:
        """A receipt, ready, of a confirmed order."""
        return await self.confirm(await self.order(*lines, **header))

    async def transfer(self, kind: OperationKind, *lines: Line, **header: Any) -> int:
        """A transfer opened by hand."""
        given = [LineGiven(product, Decimal(quantity)) for product, quantity in lines]
        of_type = await self.operation_type(kind)
        return (await transfers.create_transfer(self.request(), of_type, given, **header)).outcome.transfer

    async def keep_no_dates(self) -> None:
        """Expiry dates are switched off, since no product has a shelf life any more."""
        for row in await Product.filter(shelf_life_days__isnull=False):
            details = ProductDetails(shelf_life_days=None)
            await update_product(self.request(), row.id, row.version, details=details)
        version = (await Settings.get(id=1)).version
        await company.update_settings(self.request(), version, expiry_dates=False)

    async def lot(self, product: int, number: str | None = None, **details: Any) -> int:
        """A lot made by hand, whose number is meant; details as in `LotDetails`."""
        saved = await lots.create_lot(self.request(), product, number, LotDetails(**details), look_alike=True)
        return saved.outcome.lot

    async def number(self, transfer: int, product: int, text: str, each: int | None = None) -> None:
        """Put numbers, in the number grammar, on the line of a product. each: quantity of each lot."""
        line = await self.line_of(transfer, product)
        source: numbers.Source = numbers.FromText(text=text)
        if each is not None:
            source = numbers.CountUp(start=text, quantity_per_lot=Decimal(each))
        await numbers.assign_numbers(self.request(), line, source, numbers.Options())

    async def validate(
        self, transfer: int, backorder: BackorderDecision = BackorderDecision.CREATE
    ) -> int | None:
        """Finish a transfer; its backorder, if it left one."""
        done = await validation.validate_transfer(self.request(), transfer, backorder=backorder)
        return done.outcome.backorder

    async def received(self, product: int, text: str, quantity: int | str) -> int:
        """A product received under numbers in the number grammar, be it past its last day; its receipt, done."""
        receipt = await self.receipt((product, quantity))
        line, source = await self.line_of(receipt, product), numbers.FromText(text=text)
        await numbers.assign_numbers(self.request(), line, source, numbers.Options(take_expired=True))
        meant = {"backorder": BackorderDecision.CREATE, "expired_reason": "to be sorted out"}
        await validation.validate_transfer(self.request(), receipt, **meant)
        return receipt

    async def taken_in(self, *lines: OrderLineGiven | Line) -> int:
        """An order of products without numbers, all of it received; the order."""
        order = await self.order(*lines)
        receipt = await self.confirm(order)
        rows = await TransferLine.filter(transfer_id=receipt)
        await record_quantities(self.request(), receipt, [LineQuantity(row.id, None) for row in rows])
        await self.validate(receipt)
        return order

    async def bill(self, order: int, *lines: MoneyLineGiven, **head: Any) -> int:
        """A draft of a bill: of all that is left, or with these lines."""
        return await self._paper(MoneyKind.BILL, order, lines, billing.PaperGiven(**head))

    async def invoice(self, order: int, *lines: MoneyLineGiven, **head: Any) -> int:
        """A draft of an invoice: of all that is left, or with these lines."""
        return await self._paper(MoneyKind.INVOICE, order, lines, billing.PaperGiven(**head))

    async def _paper(
        self,
        kind: MoneyKind,
        order: int,
        lines: tuple[MoneyLineGiven, ...],
        head: billing.PaperGiven,
        credits_id: int | None = None,
    ) -> int:
        written = await billing.create_paper(
            self.request(), kind, order, head, lines or None, credits_id=credits_id
        )
        return written.outcome.paper

    async def post(self, paper: int) -> int:
        """Make a bill or invoice binding; the same paper."""
        row = await MoneyPaper.get(id=paper)
        return (await billing.post_paper(self.request(), row.kind, paper, row.version)).outcome.paper

    async def credit(self, paper: int, *lines: MoneyLineGiven) -> int:
        """A draft of a credit note on a posted paper: of what went back, or with these lines."""
        row: Any = await MoneyPaper.get(id=paper)
        order = row.purchase_order_id or row.sales_order_id
        return await self._paper(row.kind, order, lines, billing.PaperGiven(), paper)

    async def pay(self, paper: int, amount: str | None = None) -> int:
        """A payment of so much, or of all that is due; its row id."""
        given = None if amount is None else Decimal(amount)
        paid = await paying.register_payment(self.request(), paper, given, PAID, "bank transfer")
        return paid.outcome.payment

    async def hold(self, reason: str = "suspected", **target: Any) -> int:
        """A hold; target: as in `holding.Target`."""
        return (await holding.place_hold(self.request(), holding.Target(**target), reason)).outcome.hold

    async def line_of(self, transfer: int, product: int) -> int:
        """The line of a transfer for a product."""
        return int((await TransferLine.get(transfer_id=transfer, product_id=product)).id)

    async def version_of(self, transfer: int) -> int:
        """The version of a transfer."""
        return int((await Transfer.get(id=transfer)).version)

    async def on_hand(self, product: int, place: str | None = None) -> Decimal:
        """How much of a product there is, in one place or all."""
        where = {} if place is None else {"location__path": place}
        rows = await StockBalance.filter(product_id=product, **where)
        return sum((row.on_hand for row in rows), Decimal(0))


def order_lines(lines: tuple[Line | OrderLineGiven, ...]) -> list[OrderLineGiven]:
    """Lines as the service takes them."""
    return [
        line if isinstance(line, OrderLineGiven) else OrderLineGiven(line[0], Decimal(line[1]))
        for line in lines
    ]


async def furnish(url: str) -> None:
    """Migrate the database at url and build the warehouse in it."""
    await migrate(url)
    await database.connect(url)
    try:
        await Dock().open()
    finally:
        await drain()
        await database.disconnect()


@pytest_asyncio.fixture
async def database_open(database_url: str) -> AsyncIterator[str]:
    """A migrated database that this process has open; its URL."""
    await engines.kept.open(database_url, pool_size=4)
    try:
        yield database_url
    finally:
        await drain()
        await engines.kept.leave()


@pytest_asyncio.fixture
async def dock(database_open: str) -> Dock:
    """The warehouse, each test's own. It stands in the database when that is made (`database_url`)."""
    return await Dock().find()
