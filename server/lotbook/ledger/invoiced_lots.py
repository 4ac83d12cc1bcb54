"""The lots behind lines of bills and invoices, from the journal."""

from __future__ import annotations

import asyncio
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.invoiced_lots import LotMove, Numbers, PaperLine, lots_shown
from lotbook.domain.quantities import from_millionths
from lotbook.ledger.sql import question
from lotbook.models import MoneyLine

COLUMNS = {"purchase_order_line_id": -1, "sales_order_line_id": 1}
"""How lines of papers and of transfers name the line of their order, and the sign of what leaves us there."""


async def of_lines(lines: list[int]) -> dict[int, Numbers]:
    """The numbers on lines of papers, with how much of each; none for a charge."""
    found: dict[int, Numbers] = {line: {} for line in lines}
    rows: list[Any] = await MoneyLine.filter(id__in=lines)
    for column, sign in COLUMNS.items():
        ordered = {getattr(row, column) for row in rows} - {None}
        if ordered:
            found |= await _of_order_lines(column, sign, sorted(ordered), set(lines))
    return found


async def _of_order_lines(column: str, sign: int, ordered: list[int], wanted: set[int]) -> dict[int, Numbers]:
    condition, values = among(ordered)
    asked = {
        name: question(name).replace("{line}", column).replace("{among}", condition)
        for name in ("lots_of_order_lines", "papers_of_order_lines")
    }
    moves: dict[int, list[LotMove]] = {line: [] for line in ordered}
    for row in await fetch(asked["lots_of_order_lines"], values):
        quantity = from_millionths(sign * row["quantity"])
        moves[row["order_line"]].append(LotMove(row["at"], row["number"], quantity, bool(row["corrects"])))
    papers: dict[int, list[PaperLine]] = {line: [] for line in ordered}
    for row in await fetch(asked["papers_of_order_lines"], values):
        credit = row["credits_id"] is not None
        line = PaperLine(row["id"], from_millionths(row["quantity"]), credit, row["at"])
        papers[row["order_line"]].append(line)
    # Beside the event loop: tens of thousands of serials may be behind one line.
    shown = await asyncio.to_thread(lambda: [lots_shown(papers[line], moves[line]) for line in ordered])
    return {line: numbers for each in shown for line, numbers in each.items() if line in wanted}
