"""The last import is taken back, while nothing else was written since; then the one before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from lotbook import models
from lotbook.db.engine import execute, fetch, lock_rows, placeholders
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.import_words import ChangedKind, ImportKind
from lotbook.domain.refusals import Blocker, Ref, WrongState
from lotbook.ledger import journal
from lotbook.ledger.sql import question
from lotbook.models import Import, Operation, Settings
from lotbook.services.import_before import CODES, before_of, restore
from lotbook.services.import_packaging_changes import restore_packagings
from lotbook.services.import_product_changes import write_codes
from lotbook.services.import_products import new_versions
from lotbook.services.importing import Imported
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.rows import in_use, locked, ref

QUIET = (
    "upload",
    "draftNumbers",
    "updateNumberDraft",
    "markNoticesRead",
    "chooseNotices",
    "printLabels",
    "addComment",
)
"""Writes that change nothing of what an import brought."""
GONE = (ImportKind.PRODUCTS, ImportKind.PACKAGINGS, ImportKind.PARTNERS, ImportKind.PLACES)
"""What leaves nothing behind once it is undone: as if it had not been written, nor undone."""
MADE = "SELECT made_id FROM data_import_made WHERE operation_id = ?"


@unit_of_work
async def undo_import(work: Work, data_import: int) -> Imported:
    """Take an import back. What it brought is gone, but for orders, which are cancelled, and for stock, which is taken
    out of the book again; what it changed is as it was.

    Raises NotFound, WrongState where it is undone already or cannot be, or InUse with what was written since.
    """
    await locked(Settings, 1, ())
    row: Any = await locked(Import, data_import, ("dataImport",))
    operation = await Operation.get(id=row.operation_id)
    if row.undone_by_id is not None:
        message = f"The import of {row.name} is undone already."
        raise WrongState(message=message, current=ref(row), by=operation.user_id, since=row.created)
    if row.kind not in UNDOING:
        message = "A bill of materials is never changed: save its next revision instead."
        raise WrongState(message=message, current=ref(row), by=operation.user_id, since=row.created)
    # Whoever writes just now ends before this looks, or begins after it.
    await lock_rows("SELECT value FROM counter WHERE name = 'seq' {lock}")
    if blockers := await written_since(row.operation_id):
        raise in_use(
            "Other things were written since; undo is for the last one alone.", blockers, ("dataImport",)
        )
    await UNDOING[row.kind](work, row.operation_id)
    await Import.filter(id=data_import).update(undone_by_id=work.operation_id)
    work.about("Import", data_import)
    return Imported(data_import)


async def written_since(operation: int) -> list[Blocker]:
    """Up to 20 writes that came after this one and left something, the newest first."""
    rows = await fetch(
        f"""SELECT later.subject_kind, later.subject_id, person.name FROM operation AS later
            JOIN operation AS this ON this.id = ? LEFT JOIN app_user AS person ON person.id = later.user_id
            WHERE later.state = 'APPLIED' AND later.seq > this.seq
              AND later.kind NOT IN {placeholders(QUIET)}
              AND NOT EXISTS (SELECT 1 FROM data_import AS gone WHERE gone.kind IN {placeholders(GONE)}
                AND gone.undone_by_id IS NOT NULL AND later.id IN (gone.operation_id, gone.undone_by_id))
            ORDER BY later.seq DESC LIMIT 20""",
        operation,
        *QUIET,
        *GONE,
    )
    found: dict[str, Blocker] = {}
    for row in rows:
        about = Ref(row["subject_kind"], row["subject_id"]) if row["subject_kind"] else None
        message = f"{await _called(about)}, by {row['name'] or 'a program'}"
        found.setdefault(message, Blocker(message=message, node=about))
    return [*found.values()]


async def _called(thing: Ref | None) -> str:
    """What people call it, by its number or name."""
    model = getattr(models, thing.kind, None) if thing else None
    row = await model.get_or_none(id=thing.id) if thing and model else None
    names = (getattr(row, name, None) for name in ("number", "path", "name"))
    return next((name for name in names if name), "Something else")


async def _products(work: Work, operation: int) -> None:
    await execute(f"DELETE FROM product_barcode WHERE product_id IN ({MADE})", operation)
    await execute(f"DELETE FROM packaging WHERE product_id IN ({MADE})", operation)
    await execute(f"DELETE FROM product WHERE id IN ({MADE})", operation)
    changed = [(product, before or {}) async for product, before in before_of(ChangedKind.PRODUCT, operation)]
    await write_codes({product: before[CODES] for product, before in changed if CODES in before})
    await restore(ChangedKind.PRODUCT, operation)
    async for category, _ in before_of(ChangedKind.CATEGORY, operation):
        await execute("DELETE FROM category WHERE id = ?", category)


async def _packagings(work: Work, operation: int) -> None:
    products = await fetch(f"SELECT DISTINCT product_id FROM packaging WHERE id IN ({MADE})", operation)
    await execute(f"DELETE FROM product_barcode WHERE packaging_id IN ({MADE})", operation)
    await execute(f"DELETE FROM packaging WHERE id IN ({MADE})", operation)
    changed = await restore_packagings(operation)
    await new_versions({*(row["product_id"] for row in products), *changed})


async def _partners(work: Work, operation: int) -> None:
    await execute(f"DELETE FROM partner WHERE id IN ({MADE})", operation)
    await restore(ChangedKind.PARTNER, operation)


async def _places(work: Work, operation: int) -> None:
    await execute(f"DELETE FROM location WHERE id IN ({MADE})", operation)


async def _orders(side: Side, work: Work, operation: int) -> None:
    await execute(
        f"UPDATE {side.table} SET state = 'CANCELLED', version = version + 1 WHERE id IN ({MADE})", operation
    )


async def _stock(work: Work, operation: int) -> None:
    await journal.take_back(work, operation)
    await execute(question("lots_undone"), work.operation_id, work.operation_id, operation)
    ended = "UPDATE hold SET ended_operation_id = ? WHERE operation_id = ? AND ended_operation_id IS NULL"
    await execute(ended, work.operation_id, operation)


UNDOING: Mapping[ImportKind, Callable[[Work, int], Awaitable[None]]] = {
    ImportKind.PRODUCTS: _products,
    ImportKind.PACKAGINGS: _packagings,
    ImportKind.PARTNERS: _partners,
    ImportKind.PLACES: _places,
    ImportKind.STOCK: _stock,
    ImportKind.PURCHASE_ORDERS: partial(_orders, PURCHASE),
    ImportKind.SALES_ORDERS: partial(_orders, SALES),
}
"""What can be undone, and how."""
