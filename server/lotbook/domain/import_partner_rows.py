"""What the rows of partners say."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from lotbook.domain.import_cells import Cells, Faults, is_archived, named, once
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.list_cells import ListRow
from lotbook.domain.list_reading import folded
from lotbook.domain.numbers import number_key
from lotbook.domain.partners import PartnerDetails, PartnerFacts, with_partner_details
from lotbook.domain.quantities import shown
from lotbook.domain.words import Language, PartnerRole

_LANGUAGES = {
    word: language
    for language, words in (
        (Language.EN, "en eng english englisch anglais"),
        (Language.DE, "de deu ger german deutsch allemand"),
        (Language.FR, "fr fra fre french franzosisch francais"),
    )
    for word in words.split()
}
"""Languages by their code or name, folded, as "en_US", "English (US)" and "de" begin."""
_TOLD = {"supplier name": (PartnerRole.VENDOR,), "customer name": (PartnerRole.CUSTOMER,)}
"""Headings that only lists of vendors or of customers have."""

FIELD_OF_PARTNER = named(
    {"postalCode": "postal_code", "paymentTerms": "payment_days"}
    | {name: name for name in "name roles reference street city region country email phone currency".split()}
)
"""The field of an import that a path of the input of a partner is."""


class PartnerSaid(NamedTuple):
    """What a row says of a partner; nothing, or absent from the details, where it says nothing. address: its parts."""

    roles: frozenset[PartnerRole]
    details: PartnerDetails
    address: Mapping[str, str]
    payment_days: int | None
    end_of_month: bool | None

    def of(self, before: PartnerFacts, home_currency: str) -> PartnerFacts:
        """A partner, changed by what the row says. Raises InvalidInput."""
        details = self.details
        if self.address:
            details = replace(details, address=replace(before.address, **self.address))
        terms = before.payment_terms
        if self.payment_days is not None:
            terms = replace(terms, days=self.payment_days)
        if self.end_of_month is not None:
            terms = replace(terms, end_of_month=self.end_of_month)
        details = replace(details, payment_terms=terms)
        before = replace(before, roles=self.roles or before.roles)
        return with_partner_details(before, details, home_currency)


_NOTHING = PartnerSaid(frozenset(), PartnerDetails(), {}, None, None)


class PartnerRead(NamedTuple):
    """What a row asks for. said: of a partner that is there; new: the partner that it would be, None where it is;
    archived: it is not used any more; contact: a person or an address of a company, which is left alone."""

    row: int
    name: str
    said: PartnerSaid
    new: PartnerFacts | None
    archived: bool = False
    contact: bool = False


def read_partners(
    rows: Sequence[ListRow],
    reading: ImportReading,
    faults: Faults,
    countries: Mapping[str, str],
    home_currency: str,
    usual: frozenset[PartnerRole] = frozenset(),
    there: Collection[str] = (),
    *,
    meant: bool = False,
) -> list[PartnerRead]:
    """Partners that the rows below the headings ask for, also those that have a fault. countries: codes by folded
    name; usual: what partners are where the file does not say; there: keys of the names of partners that are there, of
    which a row need not say all."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=("reference",), meant=meant)
    found: list[PartnerRead] = []
    names: dict[str, int] = {}
    told = frozenset(role for heading in reading.headings for role in _TOLD.get(folded(heading), ()))
    for position in cells.all(body):
        if cells.text("company") and not cells.yes("is_company"):
            found.append(PartnerRead(position, "", _NOTHING, None, contact=True))
            continue
        said, name = _said(cells, countries), cells.text("name")
        new: PartnerFacts | None = None
        if number_key(unicodedata.normalize("NFC", name)) not in there:
            nobody = PartnerFacts(name, told or usual or _unsaid(cells, said), home_currency)
            with cells.gathered(FIELD_OF_PARTNER):
                new = said.of(nobody, home_currency)
                name = new.name
        if name and "name" not in faults.fields(position):
            once(cells, names, [number_key(name)], position, "name", f"The partner {name}")
        found.append(PartnerRead(position, name, said, new, archived=new is not None and is_archived(cells)))
    return found


def _unsaid(cells: Cells, said: PartnerSaid) -> frozenset[PartnerRole]:
    """A fault where nothing tells what a new partner is."""
    if not said.roles:
        told = "Nothing tells whether it is a vendor, a customer or both"
        cells.fault(
            f"{told}: add a column Role, or say what partners are of which the file does not say.", "roles"
        )
    return frozenset(PartnerRole)  # so that only this is told


def _said(cells: Cells, countries: Mapping[str, str]) -> PartnerSaid:
    country = cells.text("country")
    address = {part: cells.text(part) for part in ("street", "city", "postal_code", "region")}
    address["country"] = countries.get(folded(country), country) if country else ""
    texts: Any = {
        part: text for part in ("reference", "email", "phone", "currency") if (text := cells.text(part))
    }
    if (language := _language(cells)) is not None:
        texts["language"] = language
    return PartnerSaid(
        roles=_roles(cells),
        details=PartnerDetails(**texts),
        address={part: text for part, text in address.items() if text},
        payment_days=cells.whole("payment_days"),
        end_of_month=cells.yes("end_of_month") if cells.text("end_of_month") else None,
    )


def _language(cells: Cells) -> Language | None:
    text = cells.text("language")
    if not text:
        return None
    language = _LANGUAGES.get(folded(text).split(" ")[0])
    if language is None:
        known = ", ".join(Language)
        message = (
            f"Letters are written in {known}, not in {shown(text)}: name one of these, or leave it empty."
        )
        cells.fault(message, "language", text)
    return language


def _roles(cells: Cells) -> frozenset[PartnerRole]:
    """As the column says, or as two columns do; none where neither says anything."""
    if cells.has("roles"):
        return _named_roles(cells)
    return frozenset(
        role
        for role, field in ((PartnerRole.VENDOR, "vendor"), (PartnerRole.CUSTOMER, "customer"))
        if cells.has(field) and cells.yes(field)
    )


def _named_roles(cells: Cells) -> frozenset[PartnerRole]:
    words = {"vendor": PartnerRole.VENDOR, "supplier": PartnerRole.VENDOR, "customer": PartnerRole.CUSTOMER}
    text = cells.text("roles")
    named = [
        word
        for part in text.replace("+", ",").replace("/", ",").replace(";", ",").split(",")
        if (word := folded(part))
    ]
    if named == ["both"]:
        return frozenset(PartnerRole)
    if strange := [word for word in named if word not in words]:
        cells.fault(f"{shown(strange[0])} is no role: write VENDOR, CUSTOMER or both.", "roles", text)
        return frozenset(PartnerRole)  # so that only this is told
    return frozenset(words[word] for word in named if word in words)
