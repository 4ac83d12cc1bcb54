"""What the book and the document have to a code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lotbook.domain.cartons import FoundPackage
from lotbook.domain.quantities import Unit
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import Ref
from lotbook.domain.words import Tracking


@dataclass(frozen=True)
class FoundProduct:
    """A product, by one of its codes. packaging: the one that the code stands for; per: stock units in it,
    1 without. counted: whether its stock unit counts pieces; unit: the stock unit, step: its smallest part,
    where a measure on the label has to be converted into it."""

    id: int
    name: str
    tracking: Tracking
    packaging: int | None = None
    per: Decimal = Decimal(1)
    counted: bool = True
    unit: Unit | None = None
    step: Decimal = Decimal(1)

    @property
    def by_piece(self) -> bool:
        """Whether a label sticks on one piece of it, so that a scan is one where nobody says how much."""
        return self.counted and self.step >= 1


@dataclass(frozen=True)
class FoundLot:
    """A lot that one of the scan's numbers names. names: its number, maker's number and reference, and those of lots
    that became it; before: numbers that it had before."""

    id: int
    product: FoundProduct
    number: str
    names: frozenset[str]
    dates: Mapping[DateKind, date] = field(default_factory=dict)
    before: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Found:
    """What was found for the gtins, codes and numbers of a scan.

    page: the product of the lot whose page of ours the code links to.
    open_product: of the line that is open; on_document: ids of all products of the document.
    taken: characters that name a product, place or document, and so are no number beside it.
    packages: what is known of the cartons and pallets that the code may name, by SSCC.
    here: products for which a number is announced or recorded on the document, by the number; announced_on:
    the lines that it is announced for.
    lookalikes: lots and products that the characters resemble, at most 5.
    creates: whether numbers that no lot has yet can come at all; open_waits: whether the product of the open line
    still lacks some, so that a number of another one on the document may be a new one of it as well.
    """

    by_gtin: Mapping[str, FoundProduct] = field(default_factory=dict)
    by_code: Sequence[FoundProduct] = ()
    lots: Sequence[FoundLot] = ()
    places: Sequence[int] = ()
    documents: Sequence[Ref] = ()
    page: FoundProduct | None = None
    open_product: FoundProduct | None = None
    on_document: frozenset[int] = frozenset()
    taken: frozenset[str] = frozenset()
    packages: Mapping[str, FoundPackage] = field(default_factory=dict)
    here: Mapping[str, Sequence[FoundProduct]] = field(default_factory=dict)
    announced_on: Mapping[str, frozenset[int]] = field(default_factory=dict)
    lookalikes: Sequence[Ref] = ()
    creates: bool = True
    open_waits: bool = True
