"""The demo company: a believable past and an open day, made by the same services that people use.

Every step has an operation id of its own that never changes, so filling goes on where it was cut off.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from itertools import takewhile
from typing import Any
from uuid import UUID, uuid5

from lotbook.db.work import SYSTEM, Actor, WriteRequest
from lotbook.domain.addresses import Address
from lotbook.domain.announcing import AnnouncedRow
from lotbook.domain.dates import day_of
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.number_plan import Asked
from lotbook.domain.ordering import LineGiven, OrderLineGiven
from lotbook.domain.partners import PartnerDetails
from lotbook.domain.payment_terms import PaymentTerms
from lotbook.domain.places import WarehouseFacts
from lotbook.domain.products import PackagingGiven, ProductDetails
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import Ref
from lotbook.domain.words import (
    BackorderDecision,
    Language,
    LocationUsage,
    OperationKind,
    OperationState,
    PartnerRole,
    RemovalStrategy,
    Role,
    SignInMethod,
    Tracking,
)
from lotbook.models import (
    Category,
    Location,
    Lot,
    Operation,
    OperationType,
    Packaging,
    Partner,
    Product,
    Settings,
    TransferLine,
    Unit,
    User,
    Warehouse,
)
from lotbook.services import (
    announcing,
    billing,
    categories,
    company,
    demo_counts,
    demo_making,
    demo_recalls,
    demo_stock_work,
    goods_named,
    numbers,
    ordering,
    packing,
    paying,
    people,
    places,
    putaway,
    quantities,
    transfers,
    validation,
)
from lotbook.services.approving import LimitGiven, set_purchase_limits
from lotbook.services.number_sources import Chosen, ChosenLot, FromSequence, Listed
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.ordering import OrderHeader
from lotbook.services.partners import create_partner
from lotbook.services.products import create_product
from lotbook.standards.check_digit import check_digit

PASSWORD = "dock-door-seven"  # noqa: S105  # printed at the start; the demo is for this machine alone
STEPS = UUID("0e3b5a0c-6f0e-4c27-9a43-6d5f4b1c2d10")
FIRST, LAST = "company", "end"
BEGUN = -90
"""The day on which the company began with Lotbook, counted from today."""


async def fill() -> bool:
    """Fill an empty database, or go on where that was cut off; False when it holds something else."""
    if await is_here():
        return True
    if await Operation.exists(state=OperationState.APPLIED) and not await Operation.exists(key=_key(FIRST)):
        return False
    await _Demo(tomllib.loads(files(__package__).joinpath("demo.toml").read_text("utf-8"))).fill()
    return True


async def is_here() -> bool:
    """Whether this database is the demo company's, whose sign-ins everyone knows."""
    return await Operation.exists(key=_key(LAST))


async def sign_ins() -> list[str]:
    """Who can sign in to the demo, a line each."""
    found = await User.filter(active=True).order_by("id")
    return [f"{user.login:<10} {PASSWORD}   {user.role.lower()}: {user.name}" for user in found]


class _Demo:
    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.now = datetime.now(UTC)
        self.actor = SYSTEM
        self.people: dict[Role, Actor] = {}
        self.steps = 0

    async def fill(self) -> None:
        await self._company()
        for each in self.data["warehouse"]:
            await self._warehouse(each)
        for each in self.data["partner"]:
            await self._partner(each)
        for each in self.data["category"]:
            step, first = self.step("saveCategory", f"category {each['name']}"), each["leaves_first"]
            await categories.save_category(step, each["name"], removal_strategy=RemovalStrategy(first))
        units = {unit.symbol: unit.id for unit in await Unit.all()}
        for each in self.data["product"]:
            await self._product(each, units)
        for each in self.data["person"]:
            await self._person(each)
        past = [*takewhile(lambda each: "came" in each, self.data["order"])]
        for each in past:
            await self._order(each)
        for each in self.data["putaway"]:
            await self._putaway(each)
        for each in self.data["order"][len(past) :]:
            await self._order(each)
        for each in self.data["move"]:
            await self._move(each)
        for each in self.data["package"]:
            await self._package(each)
        await demo_stock_work.fill(self.step, self.now, self.data)
        await demo_counts.fill(self.step, self.data, self.people[Role.OPERATOR])
        await demo_making.fill(self.step, self.now, self.data)
        for each in self.data["sale"]:
            await self._sale(each)
        await demo_recalls.fill(self.step, self.data)
        settings = await Settings.get(id=1)
        await company.update_settings(self.step("updateSettings", LAST, 0), settings.version)

    def step(self, kind: str, name: str, day: int = BEGUN) -> WriteRequest:
        """A write of the kind that the API would call it. day: on which it happened, counted from today.

        What is past happened between breakfast and noon, one step after the other.
        """
        self.steps += 1
        then = (self.now + timedelta(days=day)).replace(hour=6, minute=30) + self.steps * timedelta(minutes=1)
        recorded = then if day < 0 else None
        return WriteRequest(key=_key(name), kind=kind, digest=name, actor=self.actor, recorded=recorded)

    async def _company(self) -> None:
        given = dict(self.data["company"])
        facts = company.CompanyFacts(
            name=given["name"],
            address=_address(given),
            currency=given["currency"],
            tax_number=given["tax_number"],
            bank_account=given["bank_account"],
            gs1_prefix=given["gs1_prefix"],
        )
        settings = await Settings.get(id=1)
        await company.update_settings(self.step("updateSettings", FIRST), settings.version, company=facts)
        limit = LimitGiven(Role.OPERATOR, given["currency"], Decimal(given["operators_confirm_up_to"]))
        step = self.step("setPurchaseLimits", "limit of operators")
        await set_purchase_limits(step, settings.version + 1, [limit])

    async def _warehouse(self, given: Mapping[str, Any]) -> None:
        code = given["code"]
        facts = WarehouseFacts(given["name"], code, given["time_zone"], _address(given))
        await places.save_warehouse(self.step("saveWarehouse", f"warehouse {code}"), facts)
        stock = await Location.get(path=f"{code}/Stock")
        for name in given["places"]:
            step = self.step("saveLocation", f"place {code} {name}")
            await places.save_location(step, name, stock.id, LocationUsage.INTERNAL)

    async def _partner(self, given: Mapping[str, Any]) -> None:
        days, _, end = given.get("pays_within", "30 days").partition(" days")
        details = PartnerDetails(
            reference=given["reference"],
            address=_address(given),
            payment_terms=PaymentTerms(int(days), end_of_month=bool(end)),
            language=Language(given.get("language", "EN")),
            email=given.get("email"),
            phone=given.get("phone"),
        )
        roles = [PartnerRole(role) for role in given["roles"]]
        await create_partner(
            self.step("createPartner", f"partner {given['name']}"), given["name"], roles, details
        )

    async def _product(self, given: Mapping[str, Any], units: Mapping[str, int]) -> None:
        facts = {name: given[name] for name in ("gtin", "shelf_life_days", "number_pattern") if name in given}
        facts |= {name: Decimal(given[name]) for name in ("purchase_price", "sales_price", "tax_rate")}
        if box := given.get("box"):
            facts["packagings"] = [PackagingGiven(box["name"], Decimal(box["quantity"]), box["gtin"])]
        if "category" in given:
            facts["category"] = (await Category.get(name=given["category"])).id
        if "stops_use" in given:
            facts["stops_use"] = DateKind(given["stops_use"])
        await create_product(
            self.step("createProduct", f"product {given['sku']}"),
            given["sku"],
            given["name"],
            Tracking(given["tracking"]),
            units[given.get("unit", "pcs")],
            ProductDetails(**facts),
        )

    async def _person(self, given: Mapping[str, Any]) -> None:
        step = self.step("createUser", f"person {given['login']}")
        role = Role(given["role"])
        made = await people.create_user(
            step, name=given["name"], login=given["login"], role=role, password=PASSWORD
        )
        self.people[role] = Actor(role, made.outcome.user, None, SignInMethod.PASSWORD)
        if role is Role.MANAGER:  # who did all that follows
            self.actor = self.people[role]

    async def _written(
        self, side: Side, given: Mapping[str, Any], partner: str, due: int, written: int
    ) -> int:
        """An order as it stands in the data; partner: by name; due, written: days counted from today."""
        who = await Partner.get(name=partner)
        warehouse = await Warehouse.get(code=given["warehouse"])
        day = day_of(self.now + timedelta(days=due), warehouse.time_zone)
        lines = [
            await self._ordered(await Product.get(sku=sku), quantity)
            for sku, quantity in given["lines"].items()
        ]
        step = self.step(f"create{side.kind}", f"order {given['reference']}", written)
        header = OrderHeader(due_on=day, reference=given["reference"])
        done = await ordering.create_order(step, side, who.id, warehouse.id, header, lines)
        return done.outcome.order

    async def _order(self, given: Mapping[str, Any]) -> None:
        name, expected = given["reference"], given["expected"]
        products = {sku: await Product.get(sku=sku) for sku in given["lines"]}
        order = await self._written(PURCHASE, given, given["vendor"], expected, expected - 14)
        confirming = self.step("confirmPurchaseOrder", f"confirm {name}", expected - 13)
        if given.get("asks"):
            confirming = replace(confirming, actor=self.people[Role.OPERATOR])
        confirmed = await ordering.confirm_order(confirming, PURCHASE, order, 1)
        for sku in dict.fromkeys(one["sku"] for one in given.get("announced", ())):
            await self._announce(given, products[sku], confirmed.outcome.transfers[0])
        if came := given.get("came"):
            (receipt,) = confirmed.outcome.transfers
            await self._receive(name, receipt, min(expected, 0), came, products)
        if bill := given.get("bill"):
            await self._paper(MoneyKind.BILL, name, order, bill)

    async def _sale(self, given: Mapping[str, Any]) -> None:
        """An order of a customer, with its delivery: open, or with what went."""
        name, due = given["reference"], given["due"]
        order = await self._written(SALES, given, given["customer"], due, due - 3)
        if given.get("quoted"):
            return
        confirming = self.step("confirmSalesOrder", f"confirm {name}", due - 2)
        confirmed = await ordering.confirm_order(confirming, SALES, order, 1)
        if went := given.get("went"):
            await self._finish(name, due, confirmed.outcome.transfers[0], went)
        if invoice := given.get("invoice"):
            await self._paper(MoneyKind.INVOICE, name, order, invoice)

    async def _paper(self, kind: MoneyKind, name: str, order: int, given: Mapping[str, Any]) -> None:
        """A bill of what came, or an invoice of what went: a draft, or posted and paid as far as it says."""
        issued_on, word = (self.now + timedelta(days=given["day"])).date(), kind.shown_as
        head = billing.PaperGiven(issued_on, vendor_number=given.get("number"))
        step = self.step(f"create{word}", f"{word} {name}", given["day"])
        written = await billing.create_paper(step, kind, order, head)
        if given.get("draft"):
            return
        paper, step = written.outcome.paper, self.step(f"post{word}", f"post {name}", given["day"])
        await billing.post_paper(step, kind, paper, 1)
        if paid := given.get("paid"):
            day, amount = paid["day"], paid.get("amount")
            await paying.register_payment(
                self.step("registerPayment", f"pay {name}", day),
                paper,
                Decimal(amount) if amount else None,
                (self.now + timedelta(days=day)).date(),
                "Bank transfer",
            )

    async def _ordered(self, product: Product, quantity: str) -> OrderLineGiven:
        """quantity: in the stock unit, or in the packaging that it names: "30 x Box of 12"."""
        count, _, packaging = quantity.partition(" x ")
        packed = await Packaging.get(product_id=product.id, name=packaging) if packaging else None
        return OrderLineGiven(product.id, Decimal(count), packaging=packed.id if packed else None)

    async def _announce(self, given: Mapping[str, Any], product: Product, receipt: int) -> None:
        line = await TransferLine.get(transfer_id=receipt, product_id=product.id)
        notice = [one for one in given["announced"] if one["sku"] == product.sku]
        step = self.step(
            "announceNumbers", f"announce {given['reference']} {product.sku}", given["expected"] - 3
        )
        rows = [row for one in notice for row in self._announced(one)]
        await announcing.announce_numbers(step, Ref("TransferLine", line.id), rows)

    def _announced(self, given: Mapping[str, Any]) -> list[AnnouncedRow]:
        """A lot, or serials in cartons on pallets."""
        if "lot" in given:
            last_day = (self.now + timedelta(days=given["days"])).date()
            return [AnnouncedRow(number=given["lot"], quantity=Decimal(given["quantity"]), expiry=last_day)]
        each, on_pallet = given["each"], given["on_pallet"]
        return [
            AnnouncedRow(
                range=f"{given['first']}-{carton * each + 1:05} x {each}",
                carton=_sscc(carton + 1),
                pallet=_sscc(901 + carton // on_pallet),
            )
            for carton in range(given["cartons"])
        ]

    async def _receive(
        self, name: str, receipt: int, day: int, came: list[dict[str, Any]], products: Mapping[str, Product]
    ) -> None:
        for sku in dict.fromkeys(one["sku"] for one in came):
            product = products[sku]
            line = await TransferLine.get(transfer_id=receipt, product_id=product.id)
            kind = "recordQuantities" if product.tracking is Tracking.NONE else "assignNumbers"
            step = self.step(kind, f"numbers {name} {sku}", day)
            of_product = [one for one in came if one["sku"] == sku]
            if product.tracking is Tracking.NONE:
                quantity = quantities.LineQuantity(line.id, Decimal(of_product[0]["quantity"]))
                await quantities.record_quantities(step, receipt, [quantity])
            elif "next" in of_product[0]:
                source = FromSequence(count=of_product[0]["next"])
                await numbers.assign_numbers(step, line.id, source, numbers.Options())
            else:
                listed = Listed([self._asked(one, product) for one in of_product])
                await numbers.assign_numbers(step, line.id, listed, numbers.Options())
        await validation.validate_transfer(
            self.step("validateTransfer", f"validate {name}", day),
            receipt,
            backorder=BackorderDecision.CREATE,
        )

    def _asked(self, given: Mapping[str, Any], product: Product) -> Asked:
        last_day = (self.now + timedelta(days=given["days"])).date()
        best_before = product.stops_use is DateKind.BEST_BEFORE
        return Asked(
            number=given["lot"],
            quantity=Decimal(given["quantity"]),
            expiry=None if best_before else last_day,
            best_before=last_day if best_before else None,
        )

    async def _move(self, given: Mapping[str, Any]) -> None:
        name = f"{given['kind']} {given['day']}"
        kind = await OperationType.filter(
            warehouse__code=given["warehouse"], kind=OperationKind(given["kind"])
        ).get()
        destination = await Location.get(path=given["destination"])
        products = [await Product.get(sku=line["sku"]) for line in given["lines"]]
        lines = [
            LineGiven(product.id, Decimal(line["quantity"]))
            for line, product in zip(given["lines"], products, strict=True)
        ]
        opened = await transfers.create_transfer(
            self.step("createTransfer", f"open {name}", given["day"]),
            kind.id,
            lines,
            destination=destination.id,
            due_on=(self.now + timedelta(days=given.get("due", given["day"]))).date(),
        )
        await self._finish(name, given["day"], opened.outcome.transfer, given["lines"])

    async def _putaway(self, given: Mapping[str, Any]) -> None:
        here, there = await Location.get(path=given["at"]), await Location.get(path=given["put_at"])
        if "category" in given:
            what = {"category": (await Category.get(name=given["category"])).id}
        else:
            what = {"product": (await Product.get(sku=given["sku"])).id}
        step = self.step("savePutawayRule", f"putaway {given['at']} {given['put_at']}")
        await putaway.save_putaway_rule(step, here.id, there.id, **what)

    async def _package(self, given: Mapping[str, Any]) -> None:
        goods = []
        for one in given["goods"]:
            product = await Product.get(sku=one["sku"])
            lot = await Lot.get(product_id=product.id, number=one["lot"]) if "lot" in one else None
            of_it = {"lot": lot.id} if lot else {"product": product.id}
            goods.append(goods_named.Goods(**of_it, quantity=Decimal(one["quantity"])))
        place = await Location.get(path=given["place"])
        step = self.step("packGoods", f"pack {given['place']} {given['day']}", given["day"])
        await packing.pack_goods(step, place.id, goods, None)

    async def _finish(self, name: str, day: int, transfer: int, taken: Sequence[Mapping[str, Any]]) -> None:
        """Take lots from our places, and be done with the transfer."""
        for line in taken:
            row = await TransferLine.get(transfer_id=transfer, product__sku=line["sku"])
            product = await Product.get(sku=line["sku"])
            step = self.step("assignNumbers", f"choose {name} {product.sku}", day)
            await numbers.assign_numbers(step, row.id, await self._chosen(line, product), numbers.Options())
        await validation.validate_transfer(self.step("validateTransfer", f"finish {name}", day), transfer)

    async def _chosen(self, given: Mapping[str, Any], product: Product) -> Chosen:
        if "first" in given:
            found = await Lot.filter(product_id=product.id).order_by("id").limit(given["first"])
            return Chosen([ChosenLot(lot=lot.id) for lot in found])
        lot = await Lot.get(product_id=product.id, number=given["lot"])
        return Chosen([ChosenLot(lot=lot.id, quantity=Decimal(given["quantity"]))])


def _address(given: Mapping[str, Any]) -> Address:
    fields = ("street", "city", "postal_code", "country")
    return Address(**{field: given[field] for field in fields if field in given})


def _sscc(serial: int) -> str:
    """A carton or pallet of the vendor that numbers with 9521235."""
    body = f"39521235{serial:09}"
    return body + check_digit(body)


def _key(step: str) -> str:
    return str(uuid5(STEPS, step))
