"""What is known of numbers that are to be put on a line: lots that bear them, other documents,
look-alikes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from lotbook.db.beside import beside_the_loop
from lotbook.db.engine import ROWS_AT_ONCE, Question, among, fetch, fetch_each
from lotbook.db.fields import from_micros
from lotbook.domain.barcode_looks import BarcodeLook, look, may_look
from lotbook.domain.number_plan import Asked, Claim, Facts, LotFact, twins
from lotbook.domain.number_refusals import NumberLooksLike
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import Ref
from lotbook.domain.words import LocationUsage, NumberRule, OperationKind, UniquenessScope
from lotbook.ledger import genealogy
from lotbook.ledger.sql import question
from lotbook.services.at_work import LineAtWork, TransferAtWork

LOT = """SELECT id, product_id, number, maker_id, maker_number, created, expiry, best_before, production
FROM lot WHERE """
_DAYS = [(kind, kind.lower()) for kind in DateKind]


async def gather(transfer: TransferAtWork, line: LineAtWork, asked: Sequence[Asked]) -> Facts:
    """All that decides whether these numbers can be put on the line."""
    numbers, typed = await beside_the_loop(asked, _names, asked)
    by_number = (
        partial(_lots_with, transfer, line),
        partial(_claims, line.product, in_company=_in_company(transfer)),
    )
    born, claimed = await _found(numbers, *by_number)
    facts = _on_open_transfers(transfer, line, claimed)
    facts = replace(facts, lots=_by_number(await _facts(born, transfer, line)))
    if not line.incoming:
        return facts
    facts = replace(facts, barcodes=await _barcodes(line.product, asked, facts.here))
    if not typed:
        return facts
    [like] = await _found(typed, partial(_like, line.product))
    written = await _written(transfer, line)
    like_others = await beside_the_loop([*asked, *written], twins, asked, written)
    return replace(facts, alike=_by_key(like), twins=like_others)


async def _found(
    names: Collection[str], *questions: Callable[[Collection[str]], Question]
) -> list[list[dict[str, Any]]]:
    """The rows that each question has for these names, of which so many are asked about at once that the event loop is
    not held long by encoding them."""
    listed = [*names]
    found: list[list[dict[str, Any]]] = [[] for _ in questions]
    for start in range(0, len(listed), ROWS_AT_ONCE):
        part = listed[start : start + ROWS_AT_ONCE]
        for rows, more in zip(found, await fetch_each(*(ask(part) for ask in questions)), strict=True):
            rows += more
    return found


def _names(asked: Sequence[Asked]) -> tuple[set[str], set[str]]:
    """The numbers, and the keys of those that were typed."""
    return {one.number for one in asked}, {number_key(one.number) for one in asked if one.typed}


async def _barcodes(product: int, asked: Sequence[Asked], here: Collection[str]) -> dict[str, BarcodeLook]:
    """Bare numbers that look like a barcode or a label of the product. here: numbers that somebody meant already."""
    bare = await beside_the_loop(asked, _perhaps_barcodes, asked)
    return await barcodes_among(product, bare.difference(here))


def _perhaps_barcodes(asked: Sequence[Asked]) -> set[str]:
    return {one.number for one in asked if (one.typed or one.bare) and may_look(one.number)}


async def barcodes_among(product: int, numbers: Collection[str]) -> dict[str, BarcodeLook]:
    """Of these numbers, those that look like a barcode of the product or of a packaging of it, or like its label."""
    perhaps = [number for number in numbers if may_look(number)]
    if not perhaps:
        return {}
    rows = await fetch("SELECT code FROM product_barcode WHERE product_id = ? AND kind = 'GTIN'", product)
    gtins = [row["code"] for row in rows]
    today = datetime.now(UTC).date()
    found = {number: look(number, gtins, today) for number in perhaps}
    return {number: seen for number, seen in found.items() if seen is not None}


def _in_company(transfer: TransferAtWork) -> bool:
    return transfer.policy.scope is UniquenessScope.COMPANY


async def _written(transfer: TransferAtWork, line: LineAtWork) -> list[str]:
    """Numbers of the line's product that are on the transfer."""
    sql = "SELECT DISTINCT number FROM transfer_entry WHERE transfer_id = ? AND product_id = ?"
    return [row["number"] for row in await fetch(sql, transfer.id, line.product)]


def _lots_with(transfer: TransferAtWork, line: LineAtWork, numbers: Collection[str]) -> Question:
    """Lots that bear these numbers: of the line's product, or of any while numbers are unique in the
    company."""
    condition, values = among(numbers)
    if _in_company(transfer):
        return f"{LOT} number {condition}", values
    return f"{LOT} product_id = ? AND number {condition}", line.product, values


def _by_number(facts: Iterable[LotFact]) -> dict[str, list[LotFact]]:
    found: dict[str, list[LotFact]] = defaultdict(list)
    for fact in facts:
        found[fact.number].append(fact)
    return dict(found)


async def lots_named(transfer: TransferAtWork, line: LineAtWork, name: str) -> list[LotFact]:
    """Lots of the product that bear this number, as ours or as the maker's."""
    which = "+product_id = ? AND (maker_number = ? OR number = ?)"  # the plus keeps SQLite from all its lots
    return await _facts(await fetch(LOT + which, line.product, name, name), transfer, line)


async def _facts(rows: list[dict[str, Any]], transfer: TransferAtWork, line: LineAtWork) -> list[LotFact]:
    if rows and transfer.kind is OperationKind.RETURN:
        rows = await _as_called_now(rows)
    if not rows:
        return []
    condition, values = among([row["id"] for row in rows])
    moves = await fetch(question("last_move_of_lots").replace("{lots}", condition), values)
    last = {move["lot_id"]: move for move in moves}
    others: set[int] = set()
    if transfer.rule is NumberRule.CREATE_NEW and last:
        sql = question("lots_of_other_documents").replace("{lots}", condition)
        others = {row["lot_id"] for row in await fetch(sql, values, transfer.id, transfer.id, transfer.id)}
    return [_fact(row, last.get(row["id"]), row["id"] not in others, line) for row in rows]


async def _as_called_now(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lots, and in place of one that is another altogether by now that other, under the number on its old labels:
    what comes back bears those."""
    became = await genealogy.successors({row["id"] for row in rows})
    now = {lot: min(others) for lot, others in became.items() if len(others) == 1 and lot not in others}
    if not now:
        return rows
    condition, ids = among(set(now.values()))
    known = {row["id"]: row for row in await fetch(f"{LOT} id {condition}", ids)}
    return [known[now[row["id"]]] | {"number": row["number"]} if row["id"] in now else row for row in rows]


def _fact(row: dict[str, Any], move: dict[str, Any] | None, came_by_this: bool, line: LineAtWork) -> LotFact:
    return LotFact(
        lot=row["id"],
        number=row["number"],
        same_product=row["product_id"] == line.product,
        moved=move is not None,
        came_by_this=came_by_this,
        last_usage=LocationUsage(move["usage"]) if move else None,
        since=from_micros(move["recorded"] if move else row["created"]),
        location=move["location_id"] if move and move["physical"] else None,
        place=move["path"] if move else None,
        document=Ref("Transfer", move["transfer_id"]) if move and move["transfer_id"] else None,
        maker=row["maker_id"],
        maker_number=row["maker_number"],
        dates={kind: date.fromisoformat(row[name]) for kind, name in _DAYS if row[name]},
    )


def _on_open_transfers(
    transfer: TransferAtWork, line: LineAtWork, claimed: Iterable[dict[str, Any]]
) -> Facts:
    """When each number came onto this transfer, and which open ones claim it."""
    here, elsewhere, foreign = {}, {}, {}
    for row in claimed:
        recorded = from_micros(row["recorded"])
        claim = Claim(Ref("Transfer", row["transfer_id"]), row["transfer_number"], recorded)
        if row["product_id"] != line.product:
            foreign[row["number"]] = claim
        elif row["transfer_id"] == transfer.id:
            here[row["number"]] = recorded
        else:
            elsewhere[row["number"]] = claim
    return Facts(here=here, elsewhere=elsewhere, foreign=foreign)


async def claims(product: int, numbers: Collection[str], *, in_company: bool = False) -> list[dict[str, Any]]:
    """Entries of open transfers with these numbers: of the product, or of any."""
    return await fetch(*_claims(product, numbers, in_company=in_company))


def _claims(product: int, numbers: Collection[str], *, in_company: bool) -> Question:
    condition, values = among(numbers)
    # By product also where any counts, for that is how entries are indexed.
    which, given = ("IN (SELECT id FROM product)", []) if in_company else ("= ?", [product])
    sql = question("numbers_on_open_transfers").replace("{product}", which).replace("{numbers}", condition)
    return sql, *given, values


def _like(product: int, keys: Collection[str]) -> Question:
    """Lots of the product with these keys, which typed numbers have too; these may be among them."""
    condition, values = among(keys)
    sql = f"""SELECT id, number, number_key FROM lot
              WHERE product_id = ? AND number_key {condition} AND undone_by_id IS NULL ORDER BY id"""
    return sql, product, values


def _by_key(rows: Iterable[dict[str, Any]]) -> dict[str, dict[int, str]]:
    """Lots and their numbers by what looks alike in them."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows:
        found[row["number_key"]][row["id"]] = row["number"]
    return dict(found)


async def require_unlike(
    product: int, new: Collection[str], field: Path, *, meant: bool, instead_of: int | None = None
) -> None:
    """Ask about new numbers that people would take for those of lots of the product, or that look like a barcode or a
    label of it. meant: as they stand, all the same; instead_of: the lot whose number it is to be from now on. Raises
    NumberLooksLike."""
    if meant or not new:
        return
    typed = {number_key(number): number for number in sorted(new)}
    for number, seen in (await barcodes_among(product, sorted(new))).items():
        raise NumberLooksLike(message=seen.message, field=field, number=number, lots=[], gtin=seen.gtin)
    alike = _by_key(await fetch(*_like(product, typed)))
    found = {lot: (typed[key], other) for key, lots in alike.items() for lot, other in lots.items()}
    if instead_of is not None:
        found.pop(instead_of, None)
    if found:
        number, other = next(iter(found.values()))
        message = f"{number} looks like {other}."
        raise NumberLooksLike(message=message, field=field, number=number, lots=list(found)[:20])


async def taken_numbers(product: int, numbers: Collection[str]) -> set[str]:
    """Of these numbers, those that a lot of the product has or an open transfer claims."""
    of_lots, claimed = await _found(
        numbers, partial(_borne, product), partial(_claims, product, in_company=False)
    )
    return {row["number"] for row in (*of_lots, *claimed)}


def _borne(product: int, numbers: Collection[str]) -> Question:
    condition, values = among(numbers)
    return f"SELECT number FROM lot WHERE product_id = ? AND number {condition}", product, values
