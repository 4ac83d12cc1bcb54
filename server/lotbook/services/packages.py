"""Cartons and pallets get a number (SSCC), so that they have a label."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.models import Lot, Package, Packaging, Product
from lotbook.services.gs1_keys import take_keys
from lotbook.services.rows import shared
from lotbook.standards.keys import KeyFault, KeyKind, read_key

MOST_PACKED = 99_999_999  # what AI 37 can say
CONTENTS = ("contents",)


@dataclass(frozen=True)
class Packing:
    """What is in it, by row ids, all of one product. count: of the packaging, or of the product without one."""

    product: int
    count: int
    packaging: int | None = None
    lot: int | None = None


@dataclass(frozen=True)
class PackageCreated:
    """A package by row id."""

    package: int


@unit_of_work
async def create_package(work: Work, sscc: str | None, contents: Packing | None) -> PackageCreated:
    """Give a carton or pallet a number of the company's prefix, or note the one it bears; what is known under that
    already is answered as it is.

    Raises InvalidInput, NotFound, KeysExhausted.
    """
    known = None
    if sscc is not None:
        sscc = _read(sscc)
        known = await Package.get_or_none(number=sscc)
    if contents is not None:
        if known is not None:
            message = f"{sscc} is known already; what it holds is not told twice."
            raise invalid(CONTENTS, InputFault.CONTRADICTION, message)
        await _require_packable(contents)
    if known is None:
        number = sscc or (await take_keys(KeyKind.SSCC)).keys[0]
        known = await Package.create(
            number=number,
            created=work.now,
            product_id=contents and contents.product,
            packaging_id=contents and contents.packaging,
            lot_id=contents and contents.lot,
            packed=contents and contents.count,
        )
    work.about("Package", known.id)
    return PackageCreated(known.id)


def _read(sscc: str) -> str:
    try:
        return read_key(KeyKind.SSCC, sscc)
    except KeyFault as fault:
        raise invalid("sscc", InputFault.MALFORMED, str(fault), given=shown(sscc)) from None


async def _require_packable(contents: Packing) -> None:
    """Refuse what is not there, or of another product."""
    if not 1 <= contents.count <= MOST_PACKED:
        message = f"A package holds 1 to {MOST_PACKED:,} of something."
        raise invalid((*CONTENTS, "count"), InputFault.OVER_LIMIT, message, given=str(contents.count))
    product = await shared(Product, contents.product, (*CONTENTS, "product"))
    if contents.packaging is not None:
        packaging = await shared(Packaging, contents.packaging, (*CONTENTS, "packaging"))
        _require_of(product, packaging, "packaging")
    if contents.lot is not None:
        _require_of(product, await shared(Lot, contents.lot, (*CONTENTS, "lot")), "lot")


def _require_of(product: Product, of_it: Packaging | Lot, what: str) -> None:
    if of_it.product_id != product.id:
        message = f"This {what} is not one of {product.name}."
        raise NotFound(message=message, field=(*CONTENTS, what), sought=f"{what} {of_it.id}")
