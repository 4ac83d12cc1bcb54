"""What labels say, read from the book as it is now; and which were printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lotbook.db.engine import among, fetch, fetch_one, fetch_value
from lotbook.domain.label_words import LabelPurpose
from lotbook.domain.words import TransferState
from lotbook.ledger.sql import question
from lotbook.models import Lot, Packaging, Product, Transfer, TransferEntry, TransferLine
from lotbook.models.places import Location, Package

PURPOSES = {
    "Transfer": LabelPurpose.LOT,
    "TransferLine": LabelPurpose.LOT,
    "Entry": LabelPurpose.LOT,
    "Lot": LabelPurpose.LOT,
    "Product": LabelPurpose.PRODUCT,
    "Packaging": LabelPurpose.PRODUCT,
    "Location": LabelPurpose.LOCATION,
    "Package": LabelPurpose.PACKAGE,
}
"""What has labels, as the API calls it, and what kind."""

ALL = 1_000_000  # more than a transfer can hold
MOST_PRINTS = 20
ALL_PRINTS = 2**62  # beyond any row id


async def labelled(kind: str, row_id: int) -> str | None:
    """What the labels of a thing are called; None when it is not there, or nothing that has labels."""
    if kind == "Lot":
        lot = await Lot.get_or_none(id=row_id)
        return lot.number if lot else None
    if kind == "Entry":
        entry = await TransferEntry.get_or_none(id=row_id)
        return (entry.number or "entry") if entry else None
    if kind == "TransferLine":
        line = await TransferLine.get_or_none(id=row_id).select_related("product")
        return line.product.sku if line else None
    if kind == "Product":
        product = await Product.get_or_none(id=row_id)
        return product.sku if product else None
    if kind == "Packaging":
        packaging = await Packaging.get_or_none(id=row_id).select_related("product")
        return f"{packaging.product.sku}-{packaging.name}" if packaging else None
    if kind == "Location":
        place = await Location.get_or_none(id=row_id)
        return place.path if place else None
    if kind == "Package":
        package = await Package.get_or_none(id=row_id)
        return package.number if package else None
    transfer = await Transfer.get_or_none(id=row_id) if kind == "Transfer" else None
    return transfer.number if transfer else None


async def numbers_of(
    kind: str, row_id: int, *, most: int, before: int = 0, printed: int | None = None
) -> list[dict[str, Any]]:
    """What labels of the numbers of a Transfer, TransferLine, Entry or Lot say, in the order of its lines.

    Before validation those of its entries, afterwards those of the lots it moved. printed: only what was
    printed then, with `again`.
    """
    sql, values = await _source(kind, row_id, printed)
    return await fetch(sql, *values, most, before)


async def count_of(kind: str, row_id: int) -> int:
    """How many numbers there are in all."""
    sql, values = await _source(kind, row_id, None)
    return int(await fetch_value(f"SELECT count(*) FROM ({sql}) AS found", *values, ALL, 0))


async def _source(kind: str, row_id: int, printed: int | None) -> tuple[str, list[Any]]:
    if kind == "Lot":
        return _asked("labels_of_lots", "lot", printed, lots="?"), _values(printed, row_id)
    if kind == "Entry":
        return _asked("labels_of_entries", "entry", printed, of="id"), _values(printed, row_id)
    whole = kind == "Transfer"
    transfer = await (Transfer.get(id=row_id) if whole else Transfer.get(lines__id=row_id))
    if transfer.state is not TransferState.DONE:
        of = "transfer_id" if whole else "line_id"
        return _asked("labels_of_entries", "entry", printed, of=of), _values(printed, row_id)
    moved = question("lots_moved").replace("{of}", "transfer_id" if whole else "id")
    lots = f"SELECT lot_id FROM ({moved}) AS moved"
    return _asked("labels_of_lots", "lot", printed, lots=lots), _values(printed, row_id)


def _asked(name: str, numbered: str, printed: int | None, **parts: str) -> str:
    join = f"""JOIN label_printed AS printed ON printed.print_id = ? AND printed.product_id = product.id
               AND printed.number = {numbered}.number"""
    parts |= {"printed": join if printed else "", "again": "printed.again" if printed else "FALSE"}
    sql = question(name)
    for part, text in parts.items():
        sql = sql.replace("{" + part + "}", text)
    return sql


def _values(printed: int | None, row_id: int) -> list[Any]:
    return [row_id] if printed is None else [printed, row_id]


async def product_of(kind: str, row_id: int) -> dict[str, Any] | None:
    """What labels of a Product or Packaging say."""
    column = "packaging.id" if kind == "Packaging" else "product.id"
    of_packaging = "= packaging.id" if kind == "Packaging" else "IS NULL"
    join = "JOIN packaging ON packaging.product_id = product.id" if kind == "Packaging" else ""
    barcode = f"""(SELECT min(code) FROM product_barcode AS barcode WHERE barcode.product_id = product.id
                   AND barcode.packaging_id {of_packaging} AND barcode.kind = ?)"""
    return await fetch_one(
        f"""SELECT product.name, product.sku, product.tracking, unit.symbol, unit.kind,
              {barcode} AS gtin, {barcode} AS code,
              {"packaging.name" if join else "NULL"} AS packaging,
              {"packaging.quantity" if join else "NULL"} AS quantity
            FROM product JOIN unit ON unit.id = product.unit_id {join} WHERE {column} = ?""",
        "GTIN",
        "CODE",
        row_id,
    )


async def printed_as_whole(kind: str, row_id: int, *, before: int = ALL_PRINTS) -> bool:
    """Whether labels of a product, packaging, place or package were printed, before the print of that id."""
    sql = "SELECT count(*) FROM label_print WHERE of_kind = ? AND of_id = ? AND id < ?"
    return bool(await fetch_value(sql, kind, row_id, before))


async def package_of(row_id: int) -> dict[str, Any]:
    """What is known of a carton or pallet of ours; what it holds where that was told when it got its number."""
    row = await fetch_one(
        """SELECT package.id, package.number, package.product_id, package.packaging_id, package.packed,
             lot.number AS lot, lot.expiry, lot.best_before
           FROM package LEFT JOIN lot ON lot.id = package.lot_id WHERE package.id = ?""",
        row_id,
    )
    return row or {}


async def inside(row_id: int) -> list[dict[str, Any]]:
    """What is in a package of ours by the book, as `announced_in` tells it."""
    return await fetch(
        """SELECT balance.product_id, lot.number, balance.on_hand AS quantity, lot.expiry, lot.best_before
           FROM stock_balance AS balance LEFT JOIN lot ON lot.id = balance.lot_id
           WHERE balance.package_id = ? AND balance.on_hand > 0 ORDER BY balance.product_id, lot.number""",
        row_id,
    )


async def announced_in(sscc: str) -> list[dict[str, Any]]:
    """What was announced to be in a carton or on a pallet, on its newest document."""
    return await fetch(question("announced_in_package"), sscc, sscc)


async def printed_before(numbers: Sequence[tuple[int, str]]) -> set[tuple[int, str]]:
    """Which of these numbers, each with its product, were printed at any time."""
    if not numbers:
        return set()
    condition, listed = among([number for _, number in numbers])
    rows = await fetch(f"SELECT product_id, number FROM label_printed WHERE number {condition}", listed)
    return {(row["product_id"], row["number"]) for row in rows} & set(numbers)


async def prints_of_lots(lot_ids: list[int]) -> list[list[int]]:
    """For each lot its prints by row id, the newest first, at most 20."""
    condition, listed = among(lot_ids)
    rows = await fetch(
        f"""SELECT lot.id, printed.print_id FROM lot
            JOIN label_printed AS printed ON printed.product_id = lot.product_id AND printed.number = lot.number
            WHERE lot.id {condition} ORDER BY printed.id DESC""",
        listed,
    )
    found: dict[int, list[int]] = {each: [] for each in lot_ids}
    for row in rows:
        if len(found[row["id"]]) < MOST_PRINTS:
            found[row["id"]].append(row["print_id"])
    return [found[each] for each in lot_ids]
