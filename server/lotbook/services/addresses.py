"""Postal addresses as the tables keep them: in the same columns of each."""

from __future__ import annotations

from typing import Any

from lotbook.domain.addresses import Address


def address_columns(address: Address) -> dict[str, str | None]:
    """An address as every table that has one keeps it."""
    return {
        "street": address.street,
        "city": address.city,
        "postal_code": address.postal_code,
        "country": address.country,
        "region": address.region,
    }


def address_of(row: Any) -> Address:
    """The address of a row that has one."""
    return Address(row.street, row.city, row.postal_code, row.country, row.region)
