"""What an import would make otherwise of what is there, fact by fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from lotbook.domain.import_packagings import PackagingFacts
from lotbook.domain.partners import PartnerFacts
from lotbook.domain.products import ProductFacts
from lotbook.domain.quantities import format_quantity

MOST_CHANGES = 1_000
"""Changes of a file that are told."""

F = TypeVar("F")


class Change(NamedTuple):
    """A fact of something that is there: what it is and becomes, as people read it, None for nothing. subject: what it
    is called; field: name of the fact, as columns have it."""

    row: int
    subject: str
    field: str
    before: str | None
    after: str | None


def _own_codes(product: ProductFacts) -> str:
    return "\n".join(sorted(each.code for each in product.barcodes if each.packaging is None))


def _amount(name: str) -> Callable[[ProductFacts], str | None]:
    def shown(product: ProductFacts) -> str | None:
        amount = getattr(product, name)
        return None if amount is None else format_quantity(amount)

    return shown


OF_PRODUCT: Mapping[str, Callable[[ProductFacts], str | None]] = {
    "name": lambda product: product.name,
    "tracking": lambda product: product.tracking.value,
    "gtin": lambda product: product.gtin,
    "codes": lambda product: _own_codes(product) or None,
    "step": _amount("step"),
    "shelf_life_days": lambda product: (
        None if product.shelf_life_days is None else str(product.shelf_life_days)
    ),
    "stops_use": lambda product: product.stops_use.value,
    "own_numbers": lambda product: "yes" if product.gives_own_numbers else "no",
    "number_pattern": lambda product: product.number_pattern,
    "purchase_price": _amount("purchase_price"),
    "sales_price": _amount("sales_price"),
    "tax_rate": _amount("tax_rate"),
}
OF_PACKAGING: Mapping[str, Callable[[PackagingFacts], str | None]] = {
    "quantity": lambda packaging: format_quantity(packaging.quantity),
    "gtin": lambda packaging: packaging.gtin,
    "codes": lambda packaging: "\n".join(packaging.codes) or None,
}
OF_PARTNER: Mapping[str, Callable[[PartnerFacts], str | None]] = {
    "roles": lambda partner: ", ".join(sorted(role.value for role in partner.roles)),
    "reference": lambda partner: partner.reference,
    "street": lambda partner: partner.address.street or None,
    "city": lambda partner: partner.address.city or None,
    "postal_code": lambda partner: partner.address.postal_code or None,
    "region": lambda partner: partner.address.region,
    "country": lambda partner: partner.address.country or None,
    "email": lambda partner: partner.email,
    "phone": lambda partner: partner.phone,
    "currency": lambda partner: partner.currency,
    "payment_days": lambda partner: str(partner.payment_terms.days),
    "end_of_month": lambda partner: "yes" if partner.payment_terms.end_of_month else "no",
    "language": lambda partner: partner.language.value,
}


def changes_of(
    row: int, subject: str, before: F, after: F, facts: Mapping[str, Callable[[F], str | None]]
) -> Iterator[Change]:
    """What is otherwise after than before."""
    for field, shown in facts.items():
        if (was := shown(before)) != (is_now := shown(after)):
            yield Change(row, subject, field, was, is_now)
