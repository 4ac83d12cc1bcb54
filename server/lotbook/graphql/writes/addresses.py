"""Postal addresses in inputs."""

from __future__ import annotations

import strawberry

from lotbook.domain.addresses import Address
from lotbook.graphql.shown import needed, optional
from lotbook.graphql.writing import given


@strawberry.input(description="A postal address.")
class AddressInput:
    street: str = needed("Street and number, one or more lines.")
    city: str = needed("City.")
    region: str | None = optional("State or region.")
    postal_code: str = needed("Postal code.")
    country: str = needed("ISO 3166 code of two letters.")


def address_of(address: AddressInput) -> Address:
    return Address(**given(address))
