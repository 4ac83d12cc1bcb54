"""Settings of the company, and units."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.money_words import BillingPolicy, InvoicingPolicy
from lotbook.domain.quantities import UnitKind
from lotbook.domain.units import UnitFacts
from lotbook.domain.words import LotLayout, NumberReuse, ReuseSeverity, Role, UniquenessScope
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.catalog import Unit
from lotbook.graphql.company import Settings, current_settings
from lotbook.graphql.context import Info
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.refusals import InUse, InvalidInput, NotFound, OperationIdReused, StaleVersion
from lotbook.graphql.scalars import Currency, Money
from lotbook.graphql.shown import computed, linked, needed, optional
from lotbook.graphql.writes.addresses import AddressInput, address_of
from lotbook.graphql.writing import Payload, Write, given, request
from lotbook.services import approving, company, logo, units


@strawberry.type(description="Settings as saved.")
class SettingsPayload(Payload):
    @computed("The settings.")
    async def settings(self) -> Settings:
        return await current_settings()


@strawberry.input(description="Our own company.")
class CompanyInput:
    name: str = needed("Name on papers.")
    address: AddressInput = needed("Address on papers.")
    currency: Currency = needed("Currency; fixed once money papers exist.")
    tax_number: str | None = optional("VAT or tax number.")
    bank_account: str | None = optional(
        "Where invoices ask to be paid to, as they tell it; null to remove, absent to leave it."
    )
    gs1_prefix: str | None = optional(
        "GS1 company prefix, 6 to 12 digits; null to remove, absent to leave it."
    )
    digital_link_base: str | None = optional(
        "Where our GS1 Digital Links begin, such as https://id.example.com; null to remove, absent to leave it."
    )
    server_address: str | None = optional(
        "Where people open this server, such as https://lots.example.com; labels with a link printed under another "
        "address are no longer read. Null to remove, absent to leave it."
    )


@strawberry.input(description="What updateSettings needs.")
class UpdateSettingsInput(Write):
    version: int = needed("Version that was read.")
    lots_and_serial_numbers: bool | None = optional("Switch lots & serial numbers.")
    expiry_dates: bool | None = optional("Switch expiry dates.")
    packages: bool | None = optional("Switch packages.")
    lots_on_delivery_slips: bool | None = optional("Switch lots on delivery slips.")
    lots_on_invoices: bool | None = optional("Switch lots on invoices.")
    lot_layout: LotLayout | None = optional("How lots stand on papers for customers.")
    uniqueness_scope: UniquenessScope | None = optional("Within what a number must be unique.")
    number_reuse: NumberReuse | None = optional("When a number may be given again.")
    reuse_severity: ReuseSeverity | None = optional("What happens when the policy is broken.")
    billing: BillingPolicy | None = optional("What of a purchase order may be billed.")
    invoicing: InvoicingPolicy | None = optional("What of a sales order may be invoiced.")
    paper_size: PaperSize | None = optional("On which papers come unless another size is asked for.")
    public_lot_page: bool | None = optional(
        "Show a page of a lot to whoever has its label; labels printed while it is on carry a signed link."
    )
    public_lot_dates: bool | None = optional("Show the dates of the lot on that page.")
    public_lot_recalls: bool | None = optional("Say on that page whether the lot is recalled.")
    public_lot_contact: str | None = optional(
        "Whom that page and recalls say to ask; empty for the company's address."
    )
    recall_needs_second_person: bool | None = optional("A recall starts when a second manager agrees.")
    recall_reminder_days: int | None = optional(
        "After how many days without an answer customers of a recall are reminded by e-mail, 0 (never) to 60."
    )
    expiry_notice_days: int | None = optional(
        "How many days before their last day lots are told of, 0 to 365."
    )
    notices_kept_days: int | None = optional("After how many days notices are deleted, 7 to 3,650.")
    company: CompanyInput | None = optional("Our own company; absent to leave it.")


UpdateSettingsResult = Annotated[
    SettingsPayload | StaleVersion | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateSettingsResult", description="What updateSettings answers."),
]


@mutation("Change settings; what is absent stays.")
async def update_settings(input: UpdateSettingsInput, info: Info) -> UpdateSettingsResult:
    sent = given(input, "operation_id", "version")
    if sent.get("company"):
        ours = given(sent["company"])
        sent["company"] = company.CompanyFacts(**ours | {"address": address_of(ours["address"])})
    return SettingsPayload.done(await company.update_settings(request(info, input), input.version, **sent))


@strawberry.input(description="Up to which amount a role may confirm purchase orders.")
class PurchaseLimitInput:
    role: Role = needed("Operator or manager.")
    currency: Currency = needed("Currency of the orders.")
    amount: Money = needed("The most that an order may come to, with tax.")


@strawberry.input(description="What setPurchaseLimits needs.")
class SetPurchaseLimitsInput(Write):
    version: int = needed("Version of the settings that was read.")
    limits: list[PurchaseLimitInput] = needed("All limits, in place of those before; none for no limit.")


SetPurchaseLimitsResult = Annotated[
    SettingsPayload | StaleVersion | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SetPurchaseLimitsResult", description="What setPurchaseLimits answers."),
]


@mutation("Say up to which amounts operators and managers may confirm purchase orders.")
async def set_purchase_limits(input: SetPurchaseLimitsInput, info: Info) -> SetPurchaseLimitsResult:
    limits = [approving.LimitGiven(each.role, each.currency, each.amount) for each in input.limits]
    return SettingsPayload.done(
        await approving.set_purchase_limits(request(info, input), input.version, limits)
    )


@strawberry.input(description="What setLogo needs.")
class SetLogoInput(Write):
    version: int = needed("Version of the settings that was read.")
    upload: strawberry.ID | None = optional("Uploaded JPEG, PNG or WEBP; absent for no logo.")


SetLogoResult = Annotated[
    SettingsPayload | StaleVersion | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SetLogoResult", description="What setLogo answers."),
]


@mutation("Print a picture on all papers, or none.")
async def set_logo(input: SetLogoInput, info: Info) -> SetLogoResult:
    upload = ids.optional_row("Upload", input.upload, "upload")
    return SettingsPayload.done(await logo.set_logo(request(info, input), input.version, upload))


@strawberry.type(description="A unit as saved.")
class UnitPayload(Payload):
    unit: Unit = linked("The unit.")


@strawberry.input(description="What saveUnit needs.")
class SaveUnitInput(Write):
    unit: strawberry.ID | None = optional("The unit to change; absent to add.")
    name: str = needed("Name.")
    symbol: str = needed("Symbol.")
    category: str = needed("Category within which it converts.")
    kind: UnitKind = needed("Counted or measured.")
    numerator: int = needed("Numerator of its exact factor to the reference unit.")
    denominator: int = needed("Denominator of the factor.")
    decimals: int = needed("Most decimals, 0 to 6.")


SaveUnitResult = Annotated[
    UnitPayload | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveUnitResult", description="What saveUnit answers."),
]


@mutation("Add a unit, or change one that is not used yet.")
async def save_unit(input: SaveUnitInput, info: Info) -> SaveUnitResult:
    facts = UnitFacts(**given(input, "operation_id", "unit"))
    done = await units.save_unit(request(info, input), facts, ids.optional_row("Unit", input.unit, "unit"))
    return UnitPayload.done(done)
