"""What holds for the whole company."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from lotbook.db.engine import execute, fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, kept
from lotbook.domain.addresses import Address, read_address
from lotbook.domain.inputs import (
    Problems,
    parse_currency,
    parse_line,
    parse_link_base,
    parse_note,
    parse_optional_line,
    parse_prefix,
    parse_server_address,
)
from lotbook.domain.money_words import BillingPolicy, InvoicingPolicy
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Blocker, Ref
from lotbook.domain.words import LotLayout, NumberReuse, PaperSize, ReuseSeverity, UniquenessScope
from lotbook.ledger import figures
from lotbook.models import Settings
from lotbook.services.addresses import address_columns
from lotbook.services.rows import MOST_BLOCKERS, in_use, locked, require_version


@dataclass(frozen=True)
class CompanyFacts:
    """Our own company as it stands on papers."""

    name: str
    address: Address
    currency: str
    tax_number: str | None = None
    bank_account: str | Absent | None = ABSENT
    gs1_prefix: str | Absent | None = ABSENT
    digital_link_base: str | Absent | None = ABSENT
    server_address: str | Absent | None = ABSENT


@dataclass(frozen=True)
class SettingsSaved:
    """The settings, of which there is one row."""

    settings: int = 1


class Changes(TypedDict, total=False):
    """What is to change for the company; what is not said, or None, stays as it is."""

    lots_and_serial_numbers: bool | Absent | None
    expiry_dates: bool | Absent | None
    packages: bool | Absent | None
    lots_on_delivery_slips: bool | Absent | None
    lots_on_invoices: bool | Absent | None
    lot_layout: LotLayout | Absent | None
    uniqueness_scope: UniquenessScope | Absent | None
    number_reuse: NumberReuse | Absent | None
    reuse_severity: ReuseSeverity | Absent | None
    billing: BillingPolicy | Absent | None
    invoicing: InvoicingPolicy | Absent | None
    paper_size: PaperSize | Absent | None
    recall_needs_second_person: bool | Absent | None
    recall_reminder_days: int | Absent | None
    public_lot_page: bool | Absent | None
    public_lot_dates: bool | Absent | None
    public_lot_recalls: bool | Absent | None
    public_lot_contact: str | Absent | None
    expiry_notice_days: int | Absent | None
    notices_kept_days: int | Absent | None
    company: CompanyFacts | Absent | None


COLUMNS = {name: name for name in Changes.__annotations__ if name != "company"} | {
    "lots_and_serial_numbers": "lots_and_serials"
}


@unit_of_work
async def update_settings(work: Work, version: int, **given: Unpack[Changes]) -> SettingsSaved:
    """Change what holds for the company.

    Raises StaleVersion, InvalidInput, or InUse when products, lots or orders depend on what is to change.
    """
    settings = await locked(Settings, 1, ())
    await require_version(work, settings, version)
    changes: dict[str, Any] = {
        column: kept(given.get(name, ABSENT), getattr(settings, column)) for name, column in COLUMNS.items()
    }
    _require_days(changes)
    changes["public_lot_contact"] = parse_note(changes["public_lot_contact"], ("publicLotContact",))
    if changes["public_lot_page"] and not settings.public_lot_key:
        changes["public_lot_key"] = secrets.token_hex(32)
    company = given.get("company")
    if company is not None and not isinstance(company, Absent):
        changes |= await _company_columns(company, settings)
    await _require_unused(settings, changes)
    if changes["uniqueness_scope"] is not settings.uniqueness_scope:
        await _change_scope(changes["uniqueness_scope"])
    await Settings.filter(id=1).update(**changes, version=settings.version + 1)
    work.about("Settings", 1)
    return SettingsSaved()


async def _require_unused(settings: Settings, changes: Mapping[str, Any]) -> None:
    """Refuse to switch off what products or goods have. Raises InUse."""
    if settings.lots_and_serials and not changes["lots_and_serials"]:
        await _require_nothing_tracked()
    if settings.packages and not changes["packages"]:
        await _require_nothing_packed()
    if settings.expiry_dates and not changes["expiry_dates"]:
        if blockers := await figures.dates_in_use(MOST_BLOCKERS):
            message = "Expiry dates go off only while no product and nothing on hand has any."
            raise in_use(message, blockers, ("expiryDates",))


def _require_days(changes: dict[str, Any]) -> None:
    """Raises InvalidInput."""
    problems = Problems()
    for name, field, least, most in (
        ("expiry_notice_days", "expiryNoticeDays", 0, 365),
        ("notices_kept_days", "noticesKeptDays", 7, 3_650),
        ("recall_reminder_days", "recallReminderDays", 0, 60),
    ):
        if not least <= changes[name] <= most:
            message = f"This takes {least} to {most:,} days."
            problems.add((field,), InputFault.OVER_LIMIT, message, given=str(changes[name]), limit=str(most))
    problems.refuse()


async def _company_columns(company: CompanyFacts, settings: Settings) -> dict[str, Any]:
    problems = Problems()
    path = ("company",)
    currency = problems.read(parse_currency, company.currency, (*path, "currency"), otherwise="")
    columns = {
        "company_name": problems.read(parse_line, company.name, (*path, "name"), otherwise=""),
        "currency": currency,
        "tax_number": problems.read(
            parse_optional_line, company.tax_number, (*path, "taxNumber"), otherwise=None
        ),
        "bank_account": problems.read(
            parse_optional_line,
            _told(company.bank_account, settings.bank_account),
            (*path, "bankAccount"),
            otherwise=None,
        ),
        **address_columns(read_address(problems, company.address, (*path, "address"))),
        "gs1_prefix": problems.read(
            parse_prefix, _told(company.gs1_prefix, settings.gs1_prefix), (*path, "gs1Prefix"), otherwise=None
        ),
        "digital_link_base": problems.read(
            parse_link_base,
            _told(company.digital_link_base, settings.digital_link_base),
            (*path, "digitalLinkBase"),
            otherwise=None,
        ),
        "server_address": problems.read(
            parse_server_address,
            _told(company.server_address, settings.server_address),
            (*path, "serverAddress"),
            otherwise=None,
        ),
    }
    problems.refuse()
    if currency != settings.currency and (
        number := await fetch_value(
            "SELECT number FROM purchase_order UNION ALL SELECT number FROM sales_order ORDER BY 1 LIMIT 1"
        )
    ):
        message = f"{number} is in {settings.currency}: the currency stays once there are papers with money."
        raise in_use(message, [Blocker(message=message)], (*path, "currency"))
    return columns


def _told(given: str | Absent | None, stored: str | None) -> str | None:
    """What is given, also none; what is stored where nothing was said."""
    return stored if isinstance(given, Absent) else given


async def _require_nothing_tracked() -> None:
    tracked = await fetch("SELECT id, name FROM product WHERE tracking <> 'NONE' ORDER BY sku")
    if tracked:
        blockers = [
            Blocker(message=f"{row['name']} is tracked.", node=Ref("Product", row["id"])) for row in tracked
        ]
        message = "Lots & serial numbers go off only while no product is tracked."
        raise in_use(message, blockers, ("lotsAndSerialNumbers",))


async def _require_nothing_packed() -> None:
    if blockers := await figures.packages_in_use(MOST_BLOCKERS):
        raise in_use("Packages go off only while no goods are in any.", blockers, ("packages",))


async def _change_scope(scope: UniquenessScope) -> None:
    """Let numbers be unique in the company, by a column that must be; or per product only.

    Raises InUse naming the lots of several products that share a number.
    """
    if scope is UniquenessScope.PRODUCT:
        await execute("UPDATE lot SET company_number = NULL WHERE company_number IS NOT NULL")
        return
    shared_numbers = "SELECT number FROM lot GROUP BY number HAVING count(*) > 1"
    count = int(await fetch_value(f"SELECT count(*) FROM ({shared_numbers}) AS several"))
    if count:
        rows = await fetch(
            f"""SELECT lot.id, lot.number, product.name FROM lot JOIN product ON product.id = lot.product_id
                WHERE lot.number IN ({shared_numbers}) ORDER BY lot.number, lot.id LIMIT {MOST_BLOCKERS}"""
        )
        message = f"{count:,} numbers are borne by lots of several products."
        blockers = [
            Blocker(message=f"{row['name']} has a lot {row['number']}.", node=Ref("Lot", row["id"]))
            for row in rows
        ]
        raise in_use(message, blockers, ("uniquenessScope",))
    await execute("UPDATE lot SET company_number = number")
