"""The invariants that SQL cannot ask alike on both engines: Python goes through the rows, a page at a time."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterable
from fractions import Fraction
from functools import partial
from typing import Any

from lotbook.db.engine import fetch
from lotbook.domain.inputs import search_key
from lotbook.domain.money import net_of
from lotbook.domain.money_words import PricePer
from lotbook.domain.numbers import number_key, searchable
from lotbook.domain.passwords import login_key
from lotbook.domain.quantities import MILLION, UnitKind, from_millionths
from lotbook.ledger import genealogy, integrity, made_of
from lotbook.ledger.sql import question
from lotbook.standards.check_digit import agrees

Row = dict[str, Any]
Rows = Callable[[], AsyncIterator[Row]]

ROWS_AT_ONCE = 5_000


async def _pages(columns: str, tables: str, row_id: str) -> AsyncIterator[Row]:
    """All rows, a page at a time; columns: with the id as `id`."""
    last = 0
    while True:
        sql = f"SELECT {columns} FROM {tables} {row_id} > ? ORDER BY {row_id} LIMIT {ROWS_AT_ONCE}"
        rows = await fetch(sql, last)
        for row in rows:
            yield row
        if len(rows) < ROWS_AT_ONCE:
            return
        last = rows[-1]["id"]


_KEYS = [  # table, text, its folded key, and what folds it
    ("app_user", "login", "login_key", login_key),
    ("product", "sku", "sku_key", number_key),
    ("product", "name", "name_key", number_key),
    ("partner", "name", "name_key", number_key),
    ("lot", "number", "number_key", number_key),
    ("transfer_entry", "number", "number_key", number_key),
    ("transfer_entry", "maker_number", "maker_key", number_key),
]


async def _keys() -> AsyncIterator[Row]:
    for table, text, key, fold in _KEYS:
        async for row in _pages(f"id, {text}, {key}", f"{table} WHERE {text} IS NOT NULL AND", "id"):
            if row[key] != fold(row[text]):
                yield {"table": table} | row


_NAMES = ("number", "maker_number", "reference", "batch")


async def _search_keys() -> AsyncIterator[Row]:
    columns = "id, number, maker_number, reference, batch, search_key"
    async for row in _pages(columns, "lot WHERE", "id"):
        if row["search_key"] != search_key(*(row[each] for each in _NAMES)):
            yield {"table": "lot"} | row
    for table, names in (("product", "sku, name"), ("partner", "name, reference, email")):
        async for row in _pages(f"id, {names}, search_key", f"{table} WHERE", "id"):
            if row["search_key"] != search_key(*(row[each] for each in names.split(", "))):
                yield {"table": table} | row
    for table in ("purchase_order", "sales_order", "manufacturing_order", "transfer", "money_paper"):
        async for row in _pages("id, number, search_key", f"{table} WHERE", "id"):
            if row["search_key"].split("\n")[0] != searchable(row["number"]):
                yield {"table": table} | row


async def _check_digits() -> AsyncIterator[Row]:
    async for row in _pages("id, code", "product_barcode WHERE kind = 'GTIN' AND", "id"):
        code = row["code"]
        if not re.fullmatch("[0-9]{14}", code) or not agrees(code):
            yield row


async def _entered() -> AsyncIterator[Row]:
    """Lines whose entered quantity is not what was stored, each of its entries rounded at most once."""
    columns = """line.id AS id, line.quantity, line.entered_quantity, line.factor_numerator,
        line.factor_denominator, product.step, entered.kind AS entered_kind, stock.kind AS stock_kind,
        (SELECT count(*) FROM transfer_entry AS entry WHERE entry.line_id = line.transfer_line_id
           AND coalesce(entry.lot_id, 0) = coalesce(line.lot_id, 0)) AS entries"""
    tables = """stock_move_line AS line
        JOIN product ON product.id = line.product_id
        JOIN unit AS entered ON entered.id = line.entered_unit_id
        JOIN unit AS stock ON stock.id = product.unit_id
        WHERE (line.quantity <> line.entered_quantity
          OR line.factor_numerator <> line.factor_denominator) AND"""
    async for row in _pages(columns, tables, "line.id"):
        exact = Fraction(row["entered_quantity"] * row["factor_numerator"], row["factor_denominator"])
        measured = UnitKind.COUNTED not in (row["entered_kind"], row["stock_kind"])
        rounded = Fraction(row["step"] * max(row["entries"], 1), 2) if measured else Fraction(0)
        if abs(exact - row["quantity"]) > rounded:
            yield row


async def _order_lines() -> AsyncIterator[Row]:
    """Lines of orders that are not what they say: in the stock unit, and in money."""
    columns = """line.id AS id, line.quantity, line.per_packaging, line.stock_quantity, line.price, line.price_per,
        line.net, orders.currency, product.step, unit.kind"""
    for table in ("purchase_order", "sales_order"):
        tables = f"""{table}_line AS line
            JOIN {table} AS orders ON orders.id = line.order_id
            JOIN product ON product.id = line.product_id
            JOIN unit ON unit.id = product.unit_id WHERE"""
        async for row in _pages(columns, tables, "line.id"):
            if not _comes_to(row):
                yield {"table": f"{table}_line"} | row


def _comes_to(line: Row) -> bool:
    ordered = line["price_per"] == PricePer.ORDERED_UNIT
    priced = from_millionths(line["quantity"] if ordered else line["stock_quantity"])
    if line["net"] != net_of(priced, from_millionths(line["price"]), line["currency"]):
        return False
    if line["per_packaging"] is None:
        return True
    exact = Fraction(line["quantity"] * line["per_packaging"], MILLION)
    rounded = Fraction(line["step"], 2) if line["kind"] == UnitKind.MEASURED else Fraction(0)
    return bool(abs(exact - line["stock_quantity"]) <= rounded)


async def _edges() -> AsyncIterator[Row]:
    """Runs whose edges are not those of the journal, or carry more or less than went in; but for those that an update
    left to be made anew."""
    by_now = "run WHERE NOT EXISTS (SELECT 1 FROM run_behind WHERE run_behind.run_id = run.id) AND"
    async for row in _pages("id", by_now, "id"):
        meant, kept = set(await genealogy.derived(row["id"])), await genealogy.kept(row["id"])
        for edge in sorted(meant ^ kept, key=str):
            yield {"run": row["id"], "edge": str(edge), "is kept": edge in kept}


async def _apart() -> AsyncIterator[Row]:
    """Of which component more came out of what was made together than went into it, with one lot of that."""
    left = {row["lot_id"] for row in await fetch(question("lots_apart"))}
    while left:
        lots = await made_of.together([one := min(left)])
        left -= lots
        for goods, more in (await made_of.flows(lots)).out_of_nothing.items():
            yield {"made": one, "product_id": goods.product, "lot_id": goods.lot, "more": more}


async def _each(rows: Callable[[], Any]) -> AsyncIterator[Row]:
    found: Iterable[Row] = await rows()
    for row in found:
        yield row


COMPUTED: dict[str, tuple[str, Rows]] = {
    "keys_folded": ("The key of a name or number is that name or number, folded.", _keys),
    "search_keys": (
        "Lots, orders, transfers, bills and invoices are found by their numbers and names.",
        _search_keys,
    ),
    "gtins_valid": ("A GTIN has 14 digits, of which the last is their check digit.", _check_digits),
    "entered_is_stored": (
        "What was entered is what was stored: exactly if counted, rounded to the step if measured.",
        _entered,
    ),
    "order_lines_come_to": (
        "A line of an order is its packagings times what is in one, and its price times what the price is for.",
        _order_lines,
    ),
    "edges_follow_journal": (
        "Which lots went into which is what the journal and its assignments say.",
        _edges,
    ),
    "apart_fits_makings": (
        "No more of a component comes out by taking apart than went into what was made together with that.",
        _apart,
    ),
    "file_sound": ("The engine finds its own file sound.", partial(_each, integrity.damage)),
    "references_kept": ("Every row that another one names is there.", partial(_each, integrity.dangling)),
    "guards_in_place": (
        "Every index and trigger of the migrations is there and at work.",
        partial(_each, integrity.guards),
    ),
}
"""What must hold and how to find what breaks it, by the code of a finding."""
