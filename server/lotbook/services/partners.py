"""Whom goods are bought from and sold to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, kept
from lotbook.domain.inputs import search_key
from lotbook.domain.numbers import number_key
from lotbook.domain.partners import PartnerDetails, PartnerFacts, with_partner_details
from lotbook.domain.payment_terms import terms_columns, terms_of
from lotbook.domain.refusals import Blocker, Ref
from lotbook.domain.words import PartnerRole
from lotbook.models import Partner, Settings
from lotbook.services.addresses import address_columns, address_of
from lotbook.services.rows import in_use, locked, require_version, shared


@dataclass(frozen=True)
class PartnerSaved:
    """A partner by row id."""

    partner: int


@unit_of_work
async def create_partner(
    work: Work, name: str, roles: Collection[PartnerRole], details: PartnerDetails | None = None
) -> PartnerSaved:
    """Add someone we buy from, sell to, or both. Raises InvalidInput."""
    settings = await shared(Settings, 1, ())
    facts = PartnerFacts(name, frozenset(roles), settings.currency)
    facts = with_partner_details(facts, details or PartnerDetails(), settings.currency)
    partner = await Partner.create(created=work.now, **partner_columns(facts))
    work.about("Partner", partner.id)
    return PartnerSaved(partner.id)


@unit_of_work
async def update_partner(
    work: Work,
    partner: int,
    version: int,
    *,
    name: str | Absent | None = ABSENT,
    roles: Collection[PartnerRole] | Absent | None = ABSENT,
    active: bool | Absent | None = ABSENT,
    details: PartnerDetails | None = None,
) -> PartnerSaved:
    """Change a partner. Raises NotFound, StaleVersion, InvalidInput, or InUse while open documents need what
    is taken away."""
    row = await locked(Partner, partner, ("partner",))
    await require_version(work, row, version)
    settings = await shared(Settings, 1, ())
    before = partner_facts(row)
    after = with_partner_details(
        replace(before, name=kept(name, before.name), roles=frozenset(kept(roles, before.roles))),
        details or PartnerDetails(),
        settings.currency,
    )
    offered = kept(active, row.active)
    if row.active and not offered:
        await _require_nothing_open(row)
    await require_partner_may_become(row, before, after)
    changes = partner_columns(after) | {"active": offered, "version": row.version + 1}
    await Partner.filter(id=partner).update(**changes)
    work.about("Partner", partner)
    return PartnerSaved(partner)


async def require_partner_may_become(row: Partner, before: PartnerFacts, after: PartnerFacts) -> None:
    """Refuse to take a role away that open documents need. Raises InUse."""
    if before.roles - after.roles:
        await _require_nothing_open(row)


async def _require_nothing_open(row: Partner) -> None:
    if blockers := await _open_documents_with(row.id):
        raise in_use(f"{row.name} still has open documents.", blockers)


def partner_facts(row: Partner) -> PartnerFacts:
    roles = {PartnerRole.VENDOR: row.vendor, PartnerRole.CUSTOMER: row.customer}
    return PartnerFacts(
        name=row.name,
        roles=frozenset(role for role, has in roles.items() if has),
        currency=row.currency,
        reference=row.reference,
        address=address_of(row),
        email=row.email,
        phone=row.phone,
        payment_terms=terms_of(row),
        language=row.language,
    )


def partner_columns(facts: PartnerFacts) -> dict[str, Any]:
    """A partner as its table keeps it."""
    return {
        "name": facts.name,
        "name_key": number_key(facts.name),
        "search_key": search_key(facts.name, facts.reference, facts.email),
        "vendor": PartnerRole.VENDOR in facts.roles,
        "customer": PartnerRole.CUSTOMER in facts.roles,
        "currency": facts.currency,
        "reference": facts.reference,
        "email": facts.email,
        "phone": facts.phone,
        "language": facts.language,
        **terms_columns(facts.payment_terms),
        **address_columns(facts.address),
    }


async def _open_documents_with(partner: int) -> list[Blocker]:
    rows = await fetch(
        """SELECT 'PurchaseOrder' AS kind, id, number FROM purchase_order
             WHERE vendor_id = ? AND state IN ('DRAFT', 'CONFIRMED')
           UNION ALL SELECT 'SalesOrder', id, number FROM sales_order
             WHERE customer_id = ? AND state IN ('DRAFT', 'CONFIRMED')
           UNION ALL SELECT 'Transfer', id, number FROM transfer WHERE partner_id = ? AND state = 'READY'
           ORDER BY 1, 2""",
        *[partner] * 3,
    )
    return [Blocker(message=f"{row['number']} is open.", node=Ref(row["kind"], row["id"])) for row in rows]
