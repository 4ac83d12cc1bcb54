"""What lots, partners, papers and places of a recall are called."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from lotbook.documents.checks import unprintable
from lotbook.documents.goods import Numbered
from lotbook.ledger.tracing.movements import parts
from lotbook.models import Location, Lot, Partner, Product, ProductBarcode, Transfer

MOST_NAMES = 20
LOT_COLUMNS = ("number", "product_id", "maker_number", "last_day")
"""Of a `LotName`."""


class LotName(NamedTuple):
    """maker_number: on the label of its maker; last_day: on the goods, by which they are used."""

    number: str
    product: int
    maker_number: str | None
    last_day: date | None


class PaperName(NamedTuple):
    """A delivery or a receipt. validated: in the time of its warehouse; reference: the partner's, of the
    order that it is for."""

    number: str
    validated: datetime | None
    reference: str | None


@dataclass(frozen=True)
class Named:
    """Names of rows, by id. products: name and unit; skus: of products; gtins: of those that have one; papers:
    deliveries and receipts; places: their paths."""

    lots: dict[int, LotName]
    products: dict[int, tuple[str, str]]
    skus: dict[int, str]
    gtins: dict[int, str]
    partners: dict[int, Any]
    papers: dict[int, PaperName]
    places: dict[int, str]


def unprintable_of(named: Named) -> tuple[Numbered, ...]:
    """Numbers of lots, ours and their makers', that cannot be printed."""
    return unprintable(
        Numbered(number, named.products[lot.product][0], lot=row)
        for row, lot in named.lots.items()
        for number in (lot.number, lot.maker_number)
        if number
    )


async def names_of(
    *,
    lots: Collection[int],
    partners: Collection[int],
    papers: Collection[int],
    places: Collection[int] = (),
) -> Named:
    """What rows are called."""
    numbers: dict[int, LotName] = {}
    for part in parts(lots):
        rows: Any = await Lot.filter(id__in=part).values_list("id", *LOT_COLUMNS)
        numbers.update({row: LotName(*facts) for row, *facts in rows})
    of_partners = [row for part in parts(partners) for row in await Partner.filter(id__in=part)]
    wanted = {each.product for each in numbers.values()}
    products = await Product.filter(id__in=wanted).values_list("id", "name", "unit__symbol", "sku")
    codes = ProductBarcode.filter(product_id__in=wanted, packaging_id=None, kind="GTIN").order_by("-id")
    return Named(
        lots=numbers,
        products={row: (name, unit) for row, name, unit, _ in products},
        skus={row: sku for row, *_, sku in products},
        gtins=dict(await codes.values_list("product_id", "code")),
        partners={row.id: row for row in of_partners},
        papers=await _paper_names(papers),
        places=dict(await Location.filter(id__in=places).values_list("id", "path")),
    )


def some(names: Sequence[str]) -> str:
    """The first of many, and how many more there are."""
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")


async def some_partners(partners: Collection[int]) -> str:
    """What the first of many partners are called, by their names, and how many more there are."""
    names: list[str] = []
    for part in parts(partners):
        found: Any = await Partner.filter(id__in=part).values_list("name", flat=True)
        names += found
    return some(sorted(names))


async def _paper_names(papers: Collection[int]) -> dict[int, PaperName]:
    references = ("purchase_order__vendor_reference", "sales_order__customer_reference")
    columns = ("id", "number", "validated", "warehouse__time_zone", *references)
    rows: list[Any] = []
    for part in parts(papers):
        rows += await Transfer.filter(id__in=part).values_list(*columns)
    return {
        row: PaperName(number, validated and validated.astimezone(ZoneInfo(zone)), bought or sold)
        for row, number, validated, zone, bought, sold in rows
    }
