"""Products, units and partners."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import strawberry
from tortoise.expressions import Q, Subquery

from lotbook import models
from lotbook.db.by_ids import ByIds
from lotbook.domain.payment_terms import terms_of
from lotbook.domain.quantities import UnitKind
from lotbook.domain.refusal_words import DateKind as LotDateKind
from lotbook.domain.sequences import parse_pattern
from lotbook.domain.words import Language, PartnerRole, RemovalStrategy, Tracking
from lotbook.graphql.asking import query
from lotbook.graphql.company import MOST_BLOCKERS, Address, Blocker
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page, page_inside
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions, has_words
from lotbook.graphql.later import Location, Lot, Package
from lotbook.graphql.lots import LotFilter, LotSort, lots_listing, lots_page
from lotbook.graphql.payment_terms import PaymentTerms
from lotbook.graphql.scalars import Currency, Gtin, Percent, Price, Quantity
from lotbook.graphql.shown import SHOWN, Node, Shown, computed, described, linked, named, optional, own
from lotbook.graphql.stock import StockFigures, figures_of
from lotbook.graphql.words import describe
from lotbook.ledger import figures
from lotbook.ledger.children import LOTS_OF_PRODUCT
from lotbook.services.opening_stock import moved_otherwise
from lotbook.services.products import tracking_blockers
from lotbook.services.start_tracking import unnumbered
from lotbook.standards import gtin

MOST_UNITS = 200
MOST_CATEGORIES = 500


describe(
    RemovalStrategy,
    "Which stock leaves first.",
    FIFO="First in, first out.",
    LIFO="Last in, first out.",
    FEFO="First expired, first out.",
    CLOSEST="From the closest place.",
)
describe(
    Tracking,
    "How a product is tracked.",
    SERIAL="Each unit has its own number.",
    LOT="A batch shares one number.",
    NONE="No number is asked for or accepted.",
)
describe(
    UnitKind,
    "What a unit counts or measures.",
    COUNTED="Pieces, boxes, dozens.",
    MEASURED="Weight, volume, length.",
)
describe(Language, "A language.", EN="English.", DE="German.", FR="French.")
describe(PartnerRole, "What a partner is to us.", VENDOR="We buy from it.", CUSTOMER="We sell to it.")


@strawberry.type(description="What is stocked.")
class Product(Node):
    model = models.Product

    version: int = own("Version, for updateProduct.")
    sku: str = own("Our article code, unique.")
    name: str = own("Name on screens, papers and labels.")
    tracking: Tracking = own("How it is tracked.")
    category: Category | None = linked("Its category; null for none.")
    unit: Unit = linked("Unit in which stock is kept.")
    step: Quantity = own("Smallest step of its quantities in the stock unit, such as 1 or 0.001.")
    shelf_life_days: int | None = own(
        "Days from production, or receipt, to the date that stops use; null when nothing does."
    )
    stops_use: LotDateKind = own(
        "The kind of the end that its shelf life comes to, or that is keyed in as last day."
    )
    gives_own_numbers: bool = own("Received goods get numbers of ours, whatever the maker's label says.")
    purchase_price: Price | None = own("Default purchase price for one stock unit; null for none.")
    sales_price: Price | None = own("Default sales price for one stock unit; null for none.")
    tax_rate: Percent = own("Tax rate.")
    active: bool = own("Archived products are not offered.")

    @computed("What keeps the tracking from being changed now; empty when free, at most 20.", cost=5)
    async def tracking_blockers(self) -> list[Blocker]:
        return [Blocker.of(each) for each in (await tracking_blockers(self.thing.id))[:MOST_BLOCKERS]]

    @computed(
        "What lies where without a number, for startTracking; empty when the product is tracked.", cost=5
    )
    async def unnumbered_stock(self) -> list[UnnumberedStock]:
        return [UnnumberedStock.of(each) for each in await unnumbered(self.thing.id)]

    @computed("Whether recordOpeningStock puts stock of it in: no goods of it moved otherwise yet.", cost=5)
    async def takes_opening_stock(self) -> bool:
        return await moved_otherwise(self.thing.id) is None

    @computed("GTIN of one stock unit; null without one, never invented.")
    async def gtin(self, info: Info) -> Gtin | None:
        return gtin_among(await info.context.load(_barcodes, self.thing.id), None)

    @computed("Further codes that mean this product, at most 100.")
    async def barcodes(self, info: Info) -> list[ProductBarcode]:
        codes = await info.context.load(_barcodes, self.thing.id)
        return [ProductBarcode.of(row) for row in codes if row.kind == "CODE"]

    @computed("Boxes, layers, pallets, at most 50.")
    async def packagings(self, info: Info) -> list[Packaging]:
        return [Packaging.of(row) for row in await info.context.load(_packagings, self.thing.id)]

    @computed("How new numbers are made; null when typed or scanned only.")
    def number_sequence(self) -> NumberSequence | None:
        return None if self.thing.number_pattern is None else NumberSequence.of(self.thing)

    @computed("Stock in physical places, in one warehouse or all.")
    async def stock(
        self,
        info: Info,
        warehouse: Annotated[strawberry.ID | None, described("Only this warehouse.")] = None,
    ) -> StockFigures:
        return await figures_of(info, figures.of_products, self.thing.id, warehouse)

    @computed("Its lots.", inside=True)
    async def lots(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[LotFilter | None, described("Which ones.")] = None,
        sort: Annotated[LotSort, described("In which order.")] = LotSort.NUMBER_ASC,
    ) -> Connection[Lot]:
        name = f"Product:{self.thing.id}.lots"
        if after is None and filter is None:
            listing = lots_listing(info, name, filter, sort)
            return await page_inside(info, LOTS_OF_PRODUCT, self.thing.id, listing, first, SHOWN["Lot"])
        mine = models.Lot.filter(product_id=self.thing.id)
        return await lots_page(info, name, mine, first, after, filter, sort)


@strawberry.type(description="What lies in a place without a number.")
class UnnumberedStock(Shown):
    location: Location = linked("The place.")
    package: Package | None = linked("The carton or pallet there; null for what stands loose.")
    on_hand: Quantity = own("How much, in the stock unit.")


@strawberry.type(description="A group of products with rules of its own.")
class Category(Node):
    model = models.Category

    version: int = own("Version, for saveCategory.")
    name: str = own("Name, unique below its parent.")
    parent: Category | None = linked("The group above; null at the top.")
    removal_strategy: RemovalStrategy | None = own(
        "Which stock leaves first; null for what the group above says, then the place."
    )


@strawberry.type(description="A code that means a product, and how much of it.")
class ProductBarcode(Shown):
    code: str = own("The code as scanned.")
    packaging: Packaging | None = linked("The packaging it stands for; null for one stock unit.")


@strawberry.type(description="A fixed multiple of a product, such as a box of 12.")
class Packaging(Node):
    model = models.Packaging

    name: str = own("Name, such as box.")
    quantity: Quantity = own("How many stock units it holds.")

    @computed("Its own GTIN; null without one.")
    async def gtin(self, info: Info) -> Gtin | None:
        return gtin_among(await info.context.load(_barcodes, self.thing.product_id), self.thing.id)


@strawberry.type(
    description="A unit of measure; counted units convert exactly or are refused, measured ones are rounded "
    "once, half up, to the step."
)
class Unit(Node):
    model = models.Unit

    name: str = own("Name, such as kilogram.")
    symbol: str = own("Symbol, such as kg.")
    category: str = own("Units of one category convert into each other.")
    kind: UnitKind = own("Counted or measured.")
    numerator: int = own("Numerator: this unit is numerator/denominator reference units.")
    denominator: int = own("Denominator of the same fraction.")
    decimals: int = own("Most decimals in use, 0 to 6.")


@strawberry.type(description="How a product's new numbers are made; ranges are handed out atomically.")
class NumberSequence(Shown):
    pattern: str = own(
        "Pattern with date parts and the running part, such as LT{YY}{MM}-{0000}.", "number_pattern"
    )

    @computed("The number that would come next now, nothing is reserved.")
    async def next(self, info: Info) -> str:
        today = await info.context.load(figures.todays_of, None)
        return parse_pattern(self.thing.number_pattern).render(self.thing.number_next, today)


@strawberry.type(description="Someone we buy from, sell to, or both.")
class Partner(Node):
    model = models.Partner

    version: int = own("Version, for updatePartner.")
    name: str = own("Name.")
    reference: str | None = own("Code of ours; null for none.")
    email: str | None = own("E-mail for papers and notices; null for none.")
    phone: str | None = own("Phone, which food rules ask for; null for none.")
    currency: Currency = own("Currency of its papers.")
    language: Language = own("In which it is written to.")
    active: bool = own("Archived partners are not offered.")

    @computed("Vendor, customer or both.")
    def roles(self) -> list[PartnerRole]:
        kinds = ((PartnerRole.VENDOR, self.thing.vendor), (PartnerRole.CUSTOMER, self.thing.customer))
        return [role for role, is_one in kinds if is_one]

    @computed("When its bills or invoices are due, unless an order says otherwise.")
    def payment_terms(self) -> PaymentTerms:
        return PaymentTerms.of(terms_of(self.thing))

    @computed("Main address.")
    def address(self) -> Address:
        return Address.of(self.thing)


@strawberry.input(description="Which products.")
class ProductFilter:
    search: str | None = optional("Words of name and SKU, in any order, or a whole barcode.")
    tracking: Tracking | None = optional("Only this tracking.")
    on_hand: bool | None = optional("Only with, or only without, stock on hand.")
    active: bool | None = optional("Only active or only archived ones.")


@strawberry.input(description="Which partners.")
class PartnerFilter:
    search: str | None = optional("Words of name, code and e-mail, in any order.")
    role: PartnerRole | None = optional("Only vendors or only customers.")
    active: bool | None = optional("Only active or only archived ones.")


@strawberry.enum(description="How products are ordered.")
class ProductSort(Enum):
    NAME_ASC = strawberry.enum_value("NAME_ASC", description="By name, rising.")
    NAME_DESC = strawberry.enum_value("NAME_DESC", description="By name, falling.")
    SKU_ASC = strawberry.enum_value("SKU_ASC", description="By SKU, rising.")
    SKU_DESC = strawberry.enum_value("SKU_DESC", description="By SKU, falling.")
    CREATED_ASC = strawberry.enum_value("CREATED_ASC", description="By creation, rising.")
    CREATED_DESC = strawberry.enum_value("CREATED_DESC", description="By creation, falling.")


@strawberry.enum(description="How partners are ordered.")
class PartnerSort(Enum):
    NAME_ASC = strawberry.enum_value("NAME_ASC", description="By name, rising.")
    NAME_DESC = strawberry.enum_value("NAME_DESC", description="By name, falling.")
    CREATED_ASC = strawberry.enum_value("CREATED_ASC", description="By creation, rising.")
    CREATED_DESC = strawberry.enum_value("CREATED_DESC", description="By creation, falling.")


COLUMNS = {"NAME": "name_key", "SKU": "sku_key", "CREATED": "created"}


_codes_of = ByIds(lambda: models.ProductBarcode.all().order_by("id"), "product_id")
_packed_of = ByIds(lambda: models.Packaging.filter(active=True).order_by("quantity", "id"), "product_id")


async def _barcodes(product_ids: list[int]) -> list[list[models.ProductBarcode]]:
    rows = await _codes_of(product_ids)
    return [[row for row in rows if row.product_id == each] for each in product_ids]


async def _packagings(product_ids: list[int]) -> list[list[models.Packaging]]:
    rows = await _packed_of(product_ids)
    return [[row for row in rows if row.product_id == each] for each in product_ids]


def gtin_among(codes: list[models.ProductBarcode], packaging_id: int | None) -> Gtin | None:
    """The GTIN of a packaging, or with None of the stock unit."""
    found = (row.code for row in codes if row.kind == "GTIN" and row.packaging_id == packaging_id)
    return next((Gtin(code) for code in found), None)


@query("One product; null when unknown.")
async def product(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Product | None:
    return await named(info, "Product", id)


@query("Products; search reads name, SKU and every barcode.")
async def products(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[ProductFilter | None, described("Which ones.")] = None,
    sort: Annotated[ProductSort, described("In which order.")] = ProductSort.NAME_ASC,
) -> Connection[Product]:
    wanted = Conditions(filter)
    wanted.equals(tracking="tracking", active="active")
    if words := wanted.searched("search"):
        codes = models.ProductBarcode.filter(code__in=codes_meant(wanted.given("search")))
        coded = Subquery(codes.values("product_id"))
        wanted.add(has_words(words, "search_key") | Q(id__in=coded))
    if (on_hand := wanted.given("on_hand")) is not None:
        stocked = Q(id__in=Subquery(models.StockBalance.filter(on_hand__gt=0).values("product_id")))
        wanted.add(stocked if on_hand else ~stocked)
    listing = Listing("products", Order.of(sort, COLUMNS), filter, info.context.who)
    return await page(listing, wanted.apply(models.Product.all()), first, after, Product.of)


def codes_meant(given: str) -> list[str]:
    """What a searched text may be as a whole barcode: as it stands, and as a GTIN of 14 digits."""
    code = given.strip()
    return [code, gtin.parse(code)] if gtin.is_gtin(code) else [code]


@query("One partner; null when unknown.")
async def partner(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Partner | None:
    return await named(info, "Partner", id)


@query("Vendors and customers.")
async def partners(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[PartnerFilter | None, described("Which ones.")] = None,
    sort: Annotated[PartnerSort, described("In which order.")] = PartnerSort.NAME_ASC,
) -> Connection[Partner]:
    wanted = Conditions(filter)
    wanted.equals(active="active")
    wanted.contains("search", "search_key", fold=True)
    if (role := wanted.given("role")) is not None:
        wanted.add(Q(vendor=True) if role is PartnerRole.VENDOR else Q(customer=True))
    listing = Listing("partners", Order.of(sort, COLUMNS), filter, info.context.who)
    return await page(listing, wanted.apply(models.Partner.all()), first, after, Partner.of)


@query("All units, at most 200.")
async def units() -> list[Unit]:
    return [Unit.of(row) for row in await models.Unit.all().order_by("category", "name").limit(MOST_UNITS)]


@query("All categories, at most 500.")
async def categories() -> list[Category]:
    rows = await models.Category.all().order_by("name", "id").limit(MOST_CATEGORIES)
    return [Category.of(row) for row in rows]
