"""Products and partners are added, changed and archived."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.partners import PartnerDetails as PartnerDetailsGiven
from lotbook.domain.products import BarcodeGiven, PackagingGiven
from lotbook.domain.products import ProductDetails as ProductDetailsGiven
from lotbook.domain.refusal_words import DateKind as LotDateKind
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import Language, PartnerRole, Tracking
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.catalog import Partner, Product
from lotbook.graphql.context import Info
from lotbook.graphql.numbers import NumbersInput
from lotbook.graphql.payment_terms import PaymentTermsInput
from lotbook.graphql.refusals import (
    InUse,
    InvalidInput,
    NotFound,
    NumberAlreadyExists,
    NumberLooksLike,
    NumbersInvalid,
    OperationIdReused,
    StaleVersion,
)
from lotbook.graphql.scalars import Currency, Gtin, Percent, Price, Quantity
from lotbook.graphql.shown import linked, needed, optional, preset
from lotbook.graphql.writes.addresses import AddressInput, address_of
from lotbook.graphql.writing import Payload, Write, given, or_absent, or_none, request
from lotbook.services import partners, products
from lotbook.services.number_sources import Made
from lotbook.services.start_tracking import PlaceNumbers
from lotbook.services.start_tracking import start_tracking as start


@strawberry.type(description="A product as saved.")
class ProductPayload(Payload):
    product: Product = linked("The product.")


@strawberry.type(description="A partner as saved.")
class PartnerPayload(Payload):
    partner: Partner = linked("The partner.")


@strawberry.input(description="Facts of a product that may be given at any time; lists replace the list.")
class ProductDetails:
    gtin: Gtin | None = optional("GTIN of one stock unit.")
    barcodes: list[ProductBarcodeInput] | None = optional("Further codes.")
    packagings: list[PackagingInput] | None = optional("Packagings.")
    step: Quantity | None = optional("Smallest step of its quantities.")
    shelf_life_days: int | None = optional("Days to the date that stops use.")
    stops_use: LotDateKind | None = optional(
        "The kind of the end that its shelf life comes to, or that is keyed in as last day."
    )
    gives_own_numbers: bool | None = optional("Received goods get numbers of ours.")
    number_pattern: str | None = optional("Pattern of new numbers.")
    number_next: int | None = optional("Where the running part starts or goes on.")
    purchase_price: Price | None = optional("Purchase price for one stock unit.")
    sales_price: Price | None = optional("Sales price for one stock unit.")
    tax_rate: Percent | None = optional("Tax rate.")
    category: strawberry.ID | None = optional("Its category.")


@strawberry.input(description="A further code of a product.")
class ProductBarcodeInput:
    code: str = needed("The code as scanned.")
    packaging: str | None = optional("Name of the packaging it stands for; absent for one stock unit.")


@strawberry.input(description="A packaging, known by its name.")
class PackagingInput:
    name: str = needed("Name.")
    quantity: Quantity = needed("Stock units in it.")
    gtin: Gtin | None = optional("Its own GTIN.")


@strawberry.input(description="Facts of a partner that may be given at any time; lists replace the list.")
class PartnerDetails:
    reference: str | None = optional("Code of ours.")
    address: AddressInput | None = optional("Main address.")
    email: str | None = optional("E-mail.")
    phone: str | None = optional("Phone.")
    currency: Currency | None = optional("Currency.")
    payment_terms: PaymentTermsInput | None = optional(
        "When its bills or invoices are due; 30 days net unless set."
    )
    language: Language | None = optional("In which it is written to; English unless set.")


def _product_details(details: ProductDetails | None) -> ProductDetailsGiven:
    sent = given(details)
    if sent.get("barcodes"):
        sent["barcodes"] = [BarcodeGiven(**given(each)) for each in sent["barcodes"]]
    if sent.get("packagings"):
        sent["packagings"] = [PackagingGiven(**given(each)) for each in sent["packagings"]]
    if sent.get("category"):
        sent["category"] = ids.row("Category", sent["category"], "details", "category")
    return ProductDetailsGiven(**sent)


def _partner_details(details: PartnerDetails | None) -> PartnerDetailsGiven:
    sent = given(details)
    if sent.get("address"):
        sent["address"] = address_of(sent["address"])
    if sent.get("payment_terms"):
        sent["payment_terms"] = sent["payment_terms"].terms()
    return PartnerDetailsGiven(**sent)


@strawberry.input(description="What createProduct needs.")
class CreateProductInput(Write):
    sku: str = needed("Article code, unique.")
    name: str = needed("Name.")
    tracking: Tracking = needed("How it is tracked.")
    unit: strawberry.ID = needed("Unit in which stock is kept, fixed once used.")
    details: ProductDetails | None = optional("The rest.")


CreateProductResult = Annotated[
    ProductPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateProductResult", description="What createProduct answers."),
]


@mutation("Add a product.")
async def create_product(input: CreateProductInput, info: Info) -> CreateProductResult:
    done = await products.create_product(
        request(info, input),
        input.sku,
        input.name,
        input.tracking,
        ids.row("Unit", input.unit, "unit"),
        _product_details(input.details),
    )
    return ProductPayload.done(done)


@strawberry.input(description="What updateProduct needs.")
class UpdateProductInput(Write):
    product: strawberry.ID = needed("The product.")
    version: int = needed("Version that was read.")
    sku: str | None = optional("New article code.")
    name: str | None = optional("New name.")
    tracking: Tracking | None = optional("New tracking; number pattern and shelf life go with NONE.")
    active: bool | None = optional("Offer or archive it.")
    details: ProductDetails | None = optional("The rest; absent stays, null clears.")


UpdateProductResult = Annotated[
    ProductPayload | StaleVersion | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateProductResult", description="What updateProduct answers."),
]


@mutation("Change or archive a product; tracking only while it has no stock and no open document.")
async def update_product(input: UpdateProductInput, info: Info) -> UpdateProductResult:
    done = await products.update_product(
        request(info, input),
        ids.row("Product", input.product, "product"),
        input.version,
        sku=or_absent(input.sku),
        name=or_absent(input.name),
        tracking=or_absent(input.tracking),
        active=or_absent(input.active),
        details=_product_details(input.details),
    )
    return ProductPayload.done(done)


@strawberry.input(description="Numbers for what lies in a place.")
class PlaceNumbersInput:
    location: strawberry.ID = needed("The place.")
    numbers: NumbersInput = needed("Its numbers: by text, count, sequence or list.")
    package: strawberry.ID | None = optional("The carton or pallet there; absent for what stands loose.")


@strawberry.input(description="What startTracking needs.")
class StartTrackingInput(Write):
    product: strawberry.ID = needed("The product.")
    version: int = needed("Version that was read.")
    tracking: Tracking = needed("How to track it.")
    stock: list[PlaceNumbersInput] = needed("Numbers for what is on hand, place by place, all of it.")
    number_pattern: str | None = optional("Pattern of its sequence from now on; absent for none.")
    look_alike: bool = preset(False, "Mean numbers as they stand, though others look like them.")


StartTrackingResult = Annotated[
    ProductPayload
    | StaleVersion
    | InUse
    | NumbersInvalid
    | NumberAlreadyExists
    | NumberLooksLike
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("StartTrackingResult", description="What startTracking answers."),
]


def _place_numbers(place: int, given: PlaceNumbersInput) -> PlaceNumbers:
    field = ("stock", str(place))
    numbers = given.numbers.source()
    if not isinstance(numbers, Made):
        message = "Lots that are there already cannot be its numbers."
        raise invalid((*field, "numbers"), InputFault.CONTRADICTION, message)
    package = or_none(given.package)
    return PlaceNumbers(
        location=ids.row("Location", given.location, *field, "location"),
        package=None if package is None else ids.row("Package", package, *field, "package"),
        numbers=numbers,
    )


@mutation("Number the stock of an untracked product and track it from now on, in one step.")
async def start_tracking(input: StartTrackingInput, info: Info) -> StartTrackingResult:
    done = await start(
        request(info, input),
        ids.row("Product", input.product, "product"),
        input.version,
        input.tracking,
        [_place_numbers(place, each) for place, each in enumerate(input.stock)],
        number_pattern=or_none(input.number_pattern),
        look_alike=input.look_alike,
    )
    return ProductPayload.done(done)


@strawberry.input(description="What createPartner needs.")
class CreatePartnerInput(Write):
    name: str = needed("Name.")
    roles: list[PartnerRole] = needed("Vendor, customer or both.")
    details: PartnerDetails | None = optional("The rest.")


CreatePartnerResult = Annotated[
    PartnerPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreatePartnerResult", description="What createPartner answers."),
]


@mutation("Add a vendor or customer.")
async def create_partner(input: CreatePartnerInput, info: Info) -> CreatePartnerResult:
    done = await partners.create_partner(
        request(info, input), input.name, input.roles, _partner_details(input.details)
    )
    return PartnerPayload.done(done)


@strawberry.input(description="What updatePartner needs.")
class UpdatePartnerInput(Write):
    partner: strawberry.ID = needed("The partner.")
    version: int = needed("Version that was read.")
    name: str | None = optional("New name.")
    roles: list[PartnerRole] | None = optional("Vendor, customer or both.")
    active: bool | None = optional("Offer or archive it.")
    details: PartnerDetails | None = optional("The rest; absent stays, null clears.")


UpdatePartnerResult = Annotated[
    PartnerPayload | StaleVersion | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdatePartnerResult", description="What updatePartner answers."),
]


@mutation("Change or archive a partner.")
async def update_partner(input: UpdatePartnerInput, info: Info) -> UpdatePartnerResult:
    done = await partners.update_partner(
        request(info, input),
        ids.row("Partner", input.partner, "partner"),
        input.version,
        name=or_absent(input.name),
        roles=or_absent(input.roles),
        active=or_absent(input.active),
        details=_partner_details(input.details),
    )
    return PartnerPayload.done(done)
