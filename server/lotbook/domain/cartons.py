"""Cartons and pallets whose contents were announced: what a scan of their label (SSCC) takes, and what is checked
number by number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from lotbook.domain.announcing import Announced
from lotbook.domain.quantities import ZERO, counted

T = TypeVar("T")

LEAST_ALIKE = 7
"""Digits behind the first that SSCCs of one company share at least: its GS1 company prefix has so many or more."""


@dataclass(frozen=True)
class FoundPackage:
    """A carton or pallet by its SSCC. here: whether it is announced on the document of the scan; package: its row id
    where it is one of ours; lies_at: the place with its goods, None for an empty one; takes: whether the document of
    the scan takes goods from our places; documents: numbers of others on which it is announced; company: whose it is
    by its first digits, None when nobody we know."""

    sscc: str
    here: bool = False
    package: int | None = None
    lies_at: str | None = None
    takes: bool = False
    documents: tuple[str, ...] = ()
    company: str | None = None


@dataclass(frozen=True)
class MeansPackage:
    """A carton or pallet."""

    package: FoundPackage

    @property
    def known(self) -> bool:
        return self.package.here or self.package.package is not None or bool(self.package.documents)

    @property
    def obstacle(self) -> str:
        """Why nothing can be taken of it here, and what to do."""
        of = f" of {self.package.company}" if self.package.company else ""
        if self.package.lies_at is not None:
            return (
                f"{self.package.sscc} is at {self.package.lies_at}: this document takes nothing from there."
            )
        name = f"{self.package.sscc} is the label of a carton or pallet{of}"
        if self.package.documents:
            return f"{name}; it is announced on {', '.join(self.package.documents)}."
        return f"{name}. What is in it was not announced: scan the numbers in it one by one."


def company_of(sscc: str, others: Collection[tuple[str, str]]) -> str | None:
    """Whose number an SSCC is, by those that share its company prefix; None when that fits nobody or several alike.

    others: partners with SSCCs that they announced before.
    >>> company_of("395212350000000010", [("Kaldo", "395212350000009013"), ("Other", "395212990000000014")])
    'Kaldo'
    """
    alike = [(_alike(sscc[1:17], other[1:17]), name) for name, other in others]
    most = max((digits for digits, _ in alike), default=0)
    names = {name for digits, name in alike if digits == most}
    return names.pop() if most >= LEAST_ALIKE and len(names) == 1 else None


def _alike(one: str, other: str) -> int:
    """How many digits are the same at their beginnings."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))


@dataclass(frozen=True)
class Child:
    """An announced number in a package, on the line that it is for. came: it is there already, by itself or with its
    carton."""

    line: int
    announced: Announced
    came: bool

    @property
    def box(self) -> str:
        """What it is in: its carton, else the pallet."""
        return self.announced.carton or self.announced.pallet or ""


@dataclass(frozen=True)
class Contents:
    """What a scanned package holds. take: what comes with it; check: cartons of which each number is to be scanned,
    with all that they hold."""

    sscc: str
    children: Sequence[Child]
    take: Sequence[Child]
    check: Mapping[str, Sequence[Child]]

    @property
    def there(self) -> int:
        return sum(child.came for child in self.children)

    @property
    def told(self) -> str:
        """In words what the scan does."""
        if self.take:
            checked = f" {self._to_check()}" if self.check else ""
            return (
                f"Takes {counted(len(self.take), 'number')} of {self.sscc}, announced by the vendor.{checked}"
            )
        if self.check:
            return f"{self.sscc} holds {counted(len(self.children), 'number')}, {self.there} of them here: scan each."
        held = counted(len(self.children), "number")
        return f"{self.sscc} is on this document already, with {held}."

    def _to_check(self) -> str:
        count = len(self.check)
        return f"{count} {'carton is' if count == 1 else 'cartons are'} to be checked number by number."


@dataclass(frozen=True)
class Held:
    """One announced number in a carton, of a product by row id; quantity in its stock unit."""

    product: int
    number: str
    quantity: Decimal
    expiry: date | None = None
    best_before: date | None = None


@dataclass(frozen=True)
class Uniform:
    """What all in a carton has in common, of one product. number, days: None where they differ."""

    product: int
    quantity: Decimal
    number: str | None
    expiry: date | None
    best_before: date | None


def uniform(held: Collection[Held]) -> Uniform | None:
    """What a carton of one product holds; None for one with several or nothing known in it."""
    products = {each.product for each in held}
    if len(products) != 1:
        return None
    return Uniform(
        products.pop(),
        sum((each.quantity for each in held), ZERO),
        _common({each.number for each in held}),
        _common({each.expiry for each in held}),
        _common({each.best_before for each in held}),
    )


def _common(values: set[T]) -> T | None:
    return values.pop() if len(values) == 1 else None


def sort_out(sscc: str, children: Sequence[Child], above: int | None, *, each: bool) -> Contents:
    """Which numbers come with the package, and which are to be scanned one by one.

    above: cartons with more numbers than this are checked; None for none. each: all of them are.
    """
    boxes: dict[str, list[Child]] = {}
    for child in children:
        boxes.setdefault(child.box, []).append(child)
    check = {
        box: held
        for box, held in boxes.items()
        if (each or (above is not None and len(held) > above)) and not all(child.came for child in held)
    }
    take = [child for child in children if not child.came and child.box not in check]
    return Contents(sscc, children, take, check)
