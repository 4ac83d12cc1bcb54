"""Us, and whom we trade with, as they stand on papers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents.letterhead import Party
from lotbook.ledger.figures import HOME_ZONE
from lotbook.models import CompanyLogo, Partner, SalesOrder, Settings, Warehouse


async def our_company() -> Party:
    """Us, with our logo."""
    settings, logo = await Settings.get(id=1), await CompanyLogo.get_or_none(id=1)
    return replace(party(settings.company_name, settings), logo=logo.content if logo else None)


async def our_zone() -> ZoneInfo:
    """Where papers that are of no one warehouse tell time: at the first."""
    first: Any = await Warehouse.all().order_by("id").first()
    return ZoneInfo(first.time_zone if first else HOME_ZONE)


def party(name: str, address: Settings | Partner | SalesOrder | Warehouse) -> Party:
    """Someone with an address, as papers have it."""
    city = " ".join(part for part in (address.postal_code, address.city) if part)
    lines = (address.street, city, address.region)
    return Party(name=name, lines=tuple(line for line in lines if line), country=address.country or None)
