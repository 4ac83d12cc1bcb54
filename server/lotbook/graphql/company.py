"""What holds for the whole company."""

from __future__ import annotations

from dataclasses import dataclass

import strawberry

from lotbook import models
from lotbook.domain.money import from_minor
from lotbook.domain.money_words import BillingPolicy, InvoicingPolicy
from lotbook.domain.refusals import Blocker as BlockerFact
from lotbook.domain.words import LotLayout, NumberReuse, ReuseSeverity, Role, UniquenessScope
from lotbook.graphql.asking import query
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.papers import File, FileLink
from lotbook.graphql.scalars import Currency, Money
from lotbook.graphql.shown import Node, Shown, computed, linked, own
from lotbook.graphql.words import describe
from lotbook.ledger import figures

MOST_BLOCKERS = 20


describe(
    UniquenessScope,
    "Within what a number must be unique.",
    PRODUCT="Among the lots of one product.",
    COMPANY="Among all lots of the company.",
)
describe(
    NumberReuse,
    "When a number may be given again.",
    NEVER_AGAIN="Not once it was used.",
    AFTER_IT_LEFT="After it left: to a customer, vendor, scrap or inventory loss.",
)
describe(
    ReuseSeverity,
    "What happens when a number is given against the policy.",
    BLOCK="It is refused.",
    WARN="Those with the right may go on after a warning.",
)
describe(
    BillingPolicy,
    "What of a purchase order may be billed.",
    RECEIVED="What was received.",
    ORDERED="What was ordered.",
)
describe(
    InvoicingPolicy,
    "What may be invoiced.",
    DELIVERED="What was delivered.",
    ORDERED="What was ordered.",
)
describe(
    LotLayout,
    "How lots and serial numbers stand on papers for customers.",
    PER_LINE="One line for each; many serial numbers in columns.",
    RANGES="Consecutive serial numbers as ranges.",
    APPENDIX="In an appendix.",
)


@strawberry.type(description="A postal address.")
class Address(Shown):
    street: str = own("Street and number, one or more lines.")
    city: str = own("City.")
    region: str | None = own("State or region; null where unused.")
    postal_code: str = own("Postal code.")
    country: str = own("ISO 3166 code of two letters.")


@strawberry.type(description="Our own company.")
class Company(Shown):
    name: str = own("Name on papers.", "company_name")
    currency: Currency = own("Currency of totals and limits.")
    tax_number: str | None = own("VAT or tax number on papers; null for none.")
    bank_account: str | None = own(
        "Where invoices ask to be paid to, such as IBAN DE02 1203 0000 0000 2020 51; null without one: they ask for "
        "nothing."
    )
    gs1_prefix: str | None = own("GS1 company prefix, 6 to 12 digits; null without one.")
    digital_link_base: str | None = own(
        "Where our GS1 Digital Links begin, such as https://id.example.com; null for https://id.gs1.org."
    )
    server_address: str | None = own(
        "Where people open this server, such as https://lots.example.com: codes with a link to a lot's page begin so; "
        "null until it is told."
    )

    @computed("Address on papers.")
    def address(self) -> Address:
        return Address.of(self.thing)

    @computed("Logo on papers, as PNG; null for none.")
    async def logo(self) -> FileLink | None:
        if not await models.CompanyLogo.exists():
            return None
        # The version is in the address so that a screen fetches a new one.
        url = f"/documents/logo.png?version={self.thing.version}"
        return FileLink.of(File(url, "image/png", "logo.png"))


@strawberry.type(description="One thing that stands in the way of a change.")
class Blocker(Shown):
    node: Node | None = linked("The document, lot or product itself; null for a fact without an id.")
    message: str = own("Why it stands in the way, in words.")


@dataclass(frozen=True)
class SwitchState:
    on: bool
    blockers: list[BlockerFact]


@strawberry.type(description="A switch that may be held by what depends on it.")
class Switch(Shown):
    on: bool = own("On or off.")
    blockers: list[Blocker] = linked(
        "What stands in the way of changing it now; empty when free, at most 20."
    )


@strawberry.type(
    description="Up to which amount a role may confirm purchase orders. A role that has limits needs approval for every"
    " order in another currency; one without may confirm any."
)
class PurchaseLimit(Shown):
    role: Role = own("Operator or manager.")
    currency: Currency = own("Currency of the orders.")

    @computed("The most that an order may come to, with tax.")
    def amount(self) -> Money:
        return Money(from_minor(self.thing.amount, self.thing.currency))


@strawberry.type(description="What holds for the whole company.")
class Settings(Shown):
    version: int = own("Version, for updateSettings.")
    uniqueness_scope: UniquenessScope = own("Within what a number must be unique.")
    number_reuse: NumberReuse = own("When a number may be given again.")
    reuse_severity: ReuseSeverity = own("What happens when the policy is broken.")
    billing: BillingPolicy = own("What of a purchase order may be billed.")
    lot_layout: LotLayout = own("How lots stand on papers for customers.")
    invoicing: InvoicingPolicy = own("What of a sales order may be invoiced.")
    paper_size: PaperSize = own("On which papers come unless another size is asked for.")
    public_lot_page: bool = own(
        "Whoever has the label of a lot sees a page of it without an account: what it is, and whom to ask."
    )
    public_lot_dates: bool = own("That page shows the dates of the lot.")
    public_lot_recalls: bool = own("That page says whether the lot is recalled, and what to do.")
    public_lot_contact: str = own("Whom that page and recalls say to ask; empty for the company's address.")
    recall_needs_second_person: bool = own("A recall starts when a second manager agrees.")
    recall_reminder_days: int = own(
        "After how many days without an answer customers of a recall are reminded by e-mail; 0 for never."
    )
    expiry_notice_days: int = own("How many days before their last day lots are told of.")
    notices_kept_days: int = own("After how many days notices are deleted.")
    command_key: str = own("Stands on our command labels; one with another key does nothing here.")

    @computed("Up to which amounts operators and managers may confirm purchase orders; empty for any.")
    async def purchase_limits(self) -> list[PurchaseLimit]:
        return [PurchaseLimit.of(row) for row in await models.ApprovalLimit.all().order_by("id")]

    @computed("Name, address and signs on every paper.")
    def company(self) -> Company:
        return Company.of(self.thing)

    @computed("Lots & serial numbers: goes off only while no product is tracked.")
    async def lots_and_serial_numbers(self) -> Switch:
        is_on = self.thing.lots_and_serials
        blockers = await figures.tracked_products(MOST_BLOCKERS) if is_on else []
        return Switch.of(SwitchState(is_on, blockers))

    @computed(
        "Expiry dates on lots: go off only while no product has a shelf life and nothing on hand has a date. While they"
        " are off lots show none, what is scanned, listed or announced with one is taken without it, and one that is"
        " typed is refused."
    )
    async def expiry_dates(self) -> Switch:
        is_on = self.thing.expiry_dates
        return Switch.of(SwitchState(is_on, await figures.dates_in_use(MOST_BLOCKERS) if is_on else []))

    @computed("Packages: go off only while no goods are in any.")
    async def packages(self) -> Switch:
        is_on = self.thing.packages
        return Switch.of(SwitchState(is_on, await figures.packages_in_use(MOST_BLOCKERS) if is_on else []))

    @computed("Lots on delivery slips, once the delivery is done.")
    def lots_on_delivery_slips(self) -> Switch:
        return Switch.of(SwitchState(self.thing.lots_on_delivery_slips, []))

    @computed("Lots on invoices: those of the deliveries behind their lines.")
    def lots_on_invoices(self) -> Switch:
        return Switch.of(SwitchState(self.thing.lots_on_invoices, []))


async def current_settings() -> Settings:
    return Settings.of(await models.Settings.get(id=1))


@query("What holds for the whole company.")
async def settings() -> Settings:
    return await current_settings()
