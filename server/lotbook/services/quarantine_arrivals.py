"""Goods that come in are stopped by the posting that brings them, where a rule says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lotbook.db.engine import among, fetch, insert_rows
from lotbook.db.work import Work, follows_from_moving
from lotbook.ledger.holds import question_of_quarantine
from lotbook.ledger.journal import MANY
from lotbook.services.stopping import Goods, lock_goods, taken_from_documents

COLUMNS = {"lot_id": "bigint", "reason": "text", "quarantine_rule_id": "bigint", "operation_id": "bigint"}


@follows_from_moving
async def hold_what_is_quarantined(work: Work) -> None:
    """Stop each lot that an operation brought in, once for each rule that says so. The lot is stopped as a whole, also
    what came of it before and was released: goods of one number cannot be told apart."""
    sql = question_of_quarantine("quarantine_arrivals")
    if not (came := await fetch(sql, work.operation_id)):
        return
    await lock_goods(_goods(sorted({row["lot_id"] for row in came})))
    # Looked at again under the lock: another posting may have brought the same lot, and stopped it, meanwhile.
    found = await fetch(sql, work.operation_id)
    for (rule, reason), rows in groupby(found, lambda row: (row["rule_id"], row["reason"])):
        lots = [row["lot_id"] for row in rows]
        await insert_rows("hold", COLUMNS, [(lot, reason, rule, work.operation_id) for lot in lots])
        await taken_from_documents(work, _goods(lots), reason)
    if len(found) >= MANY:
        work.grown["hold"] = len(found)


def _goods(lots: Sequence[int]) -> Goods:
    condition, ids = among(lots)
    return Goods(f"lot_id {condition}", (ids,))
