"""What a partner has to be, and what the facts that were given make of one."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.domain.absent import ABSENT, Absent, changed
from lotbook.domain.addresses import NOWHERE, Address, read_address
from lotbook.domain.inputs import Problems, parse_currency, parse_line, parse_optional_line
from lotbook.domain.mail import parse_optional_address
from lotbook.domain.payment_terms import USUAL, PaymentTerms, read_terms
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.words import Language, PartnerRole


@dataclass(frozen=True)
class PartnerDetails:
    """Facts of a partner that may be given at any time."""

    reference: str | Absent | None = ABSENT
    address: Address | Absent | None = ABSENT
    email: str | Absent | None = ABSENT
    phone: str | Absent | None = ABSENT
    currency: str | Absent | None = ABSENT
    payment_terms: PaymentTerms | Absent | None = ABSENT
    language: Language | Absent | None = ABSENT


@dataclass(frozen=True)
class PartnerFacts:
    """A partner as it is or is to be."""

    name: str
    roles: frozenset[PartnerRole]
    currency: str
    reference: str | None = None
    address: Address = NOWHERE
    email: str | None = None
    phone: str | None = None
    payment_terms: PaymentTerms = USUAL
    language: Language = Language.EN


def with_partner_details(before: PartnerFacts, given: PartnerDetails, home_currency: str) -> PartnerFacts:
    """before, changed by what was given; home_currency: of the company, for a partner without one.

    Raises InvalidInput with every fault of the result.
    """
    problems = Problems()
    reference = changed(given.reference, before.reference)
    address = changed(given.address, before.address)
    after = PartnerFacts(
        problems.read(parse_line, before.name, ("name",), otherwise=""),
        before.roles,
        currency=problems.read(
            parse_currency,
            changed(given.currency, before.currency) or home_currency,
            ("details", "currency"),
            otherwise="",
        ),
        reference=problems.read(parse_optional_line, reference, ("details", "reference"), otherwise=None),
        # An address that was never given stays empty; a given one is read in full.
        address=read_address(problems, address, ("details", "address")) if address else NOWHERE,
        # One that was kept before stays as it is, while nobody types another.
        email=before.email
        if given.email in (ABSENT, before.email)
        else problems.read(parse_optional_address, given.email, ("details", "email"), None),
        phone=problems.read(
            parse_optional_line, changed(given.phone, before.phone), ("details", "phone"), otherwise=None
        ),
        payment_terms=read_terms(
            problems,
            changed(given.payment_terms, before.payment_terms) or USUAL,
            ("details", "paymentTerms"),
        ),
        language=changed(given.language, before.language) or Language.EN,
    )
    if not after.roles:
        problems.add(("roles",), InputFault.MISSING, "A partner is a vendor, a customer or both.")
    problems.refuse()
    return after
