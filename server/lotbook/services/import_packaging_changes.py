"""What a file would make otherwise of packagings that are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import among, execute, insert_rows, update_rows
from lotbook.db.work import Work
from lotbook.domain.import_packagings import PackagingFacts
from lotbook.domain.import_words import ChangedKind
from lotbook.domain.quantities import from_millionths, to_millionths
from lotbook.services.import_before import PACKAGINGS, before_of, noted
from lotbook.services.import_kinds import found
from lotbook.services.import_products import CODE_COLUMNS

PACKAGINGS_OF = "SELECT id, product_id, name, quantity, active FROM packaging WHERE product_id {} ORDER BY id"
CODES_OF = """SELECT packaging_id, kind, code FROM product_barcode
  WHERE packaging_id IS NOT NULL AND product_id {} ORDER BY code"""


@dataclass(frozen=True)
class PackagingThere:
    """A packaging of the book by row id. active: it is in use."""

    id: int
    active: bool
    facts: PackagingFacts


@dataclass(frozen=True)
class Otherwise:
    """What becomes of a packaging. product: by row id."""

    product: int
    there: PackagingThere
    after: PackagingFacts


async def packagings_of(products: Collection[int]) -> defaultdict[int, dict[str, PackagingThere]]:
    """Packagings of products by name, those that were taken off too."""
    codes: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    async for row in found(CODES_OF, products):
        codes[row["packaging_id"]].append((row["kind"], row["code"]))
    there: defaultdict[int, dict[str, PackagingThere]] = defaultdict(dict)
    async for row in found(PACKAGINGS_OF, products):
        of_it = codes[row["id"]]
        facts = PackagingFacts(
            from_millionths(row["quantity"]),
            next((code for kind, code in of_it if kind == "GTIN"), None),
            tuple(code for kind, code in of_it if kind == "CODE"),
        )
        there[row["product_id"]][row["name"]] = PackagingThere(row["id"], bool(row["active"]), facts)
    return there


async def change_packagings(work: Work, renewed: Sequence[Otherwise]) -> None:
    """Let packagings be as a file has them, and note with their products how they were."""
    before: defaultdict[int, list[Any]] = defaultdict(list)
    for each in renewed:
        before[each.product].append(_kept(each.there.id, each.there.facts))
    await _write([(each.product, _kept(each.there.id, each.after)) for each in renewed])
    await noted(work, ChangedKind.PRODUCT, ((product, {PACKAGINGS: was}) for product, was in before.items()))


async def restore_packagings(operation: int) -> list[int]:
    """Let packagings that an import changed be as they were; their products by row id."""
    noted_before = [each async for each in before_of(ChangedKind.PRODUCT, operation)]
    await _write([(product, one) for product, before in noted_before if before for one in before[PACKAGINGS]])
    return [product for product, _ in noted_before]


def _kept(packaging: int, facts: PackagingFacts) -> list[Any]:
    """Row id, quantity, and codes with their kinds."""
    codes = [["GTIN", facts.gtin]] if facts.gtin else []
    return [packaging, to_millionths(facts.quantity), codes + [["CODE", code] for code in facts.codes]]


async def _write(packagings: Sequence[tuple[int, Sequence[Any]]]) -> None:
    """Bring packagings to what they are to be. All codes go before any comes: one may change its packaging."""
    quantities = [(packaging, quantity) for _, (packaging, quantity, _codes) in packagings]
    await update_rows("packaging", ["quantity"], quantities)
    condition, ids = among([packaging for packaging, _ in quantities])
    await execute(f"DELETE FROM product_barcode WHERE packaging_id {condition}", ids)
    await insert_rows("product_barcode", CODE_COLUMNS, [*_rows(packagings)])


def _rows(packagings: Sequence[tuple[int, Sequence[Any]]]) -> Iterable[tuple[int, int, str, str]]:
    for product, (packaging, _, codes) in packagings:
        for kind, code in codes:
            yield product, packaging, kind, code
