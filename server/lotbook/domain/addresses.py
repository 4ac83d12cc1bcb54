"""Postal addresses."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.domain.inputs import LONGEST_NAME, Problems, parse_country, parse_optional_line
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid


@dataclass(frozen=True)
class Address:
    """A postal address; country: ISO 3166 code of two letters, or empty while nothing is known."""

    street: str = ""
    city: str = ""
    postal_code: str = ""
    country: str = ""
    region: str | None = None


NOWHERE = Address()
"""While no address is known."""


def read_address(problems: Problems, address: Address, field: Path) -> Address:
    """An address as it is kept; faults go to problems. The one that says nothing at all stays as it is."""
    if address == NOWHERE:
        return address
    return Address(
        street=problems.read(_parse_street, address.street, (*field, "street"), otherwise=""),
        city=problems.read(parse_optional_line, address.city, (*field, "city"), otherwise=None) or "",
        postal_code=problems.read(
            parse_optional_line, address.postal_code, (*field, "postalCode"), otherwise=None
        )
        or "",
        country=problems.read(parse_country, address.country, (*field, "country"), otherwise=""),
        region=problems.read(parse_optional_line, address.region, (*field, "region"), otherwise=None),
    )


def _parse_street(text: str, field: Path) -> str:
    lines = [parse_optional_line(line, field) for line in text.splitlines()]
    street = "\n".join(line for line in lines if line)
    if len(street) > LONGEST_NAME:
        message = f"At most {LONGEST_NAME} characters are possible here."
        raise invalid(field, InputFault.OVER_LIMIT, message, limit=str(LONGEST_NAME))
    return street
