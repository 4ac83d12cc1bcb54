"""The lots behind lines of bills and invoices, and the deliveries they left with, from the journal."""

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
    for column in COLUMNS:
        found |= await _of_rows(rows, column, "lots_of_order_lines")
    return found


async def deliveries_of(lines: list[int]) -> list[str]:
    """The numbers of the deliveries that the goods on lines of an invoice left with. One delivery is told apart from
    the next as one lot is: each paper is about what no earlier one is about."""
    rows: list[Any] = await MoneyLine.filter(id__in=lines).order_by("position")
    found = await _of_rows(rows, "sales_order_line_id", "deliveries_of_order_lines")
    return list(dict.fromkeys(number for row in rows for number in found.get(row.id, ())))


async def _of_rows(rows: list[Any], column: str, moved: str) -> dict[int, Numbers]:
    """What moved behind those lines that name a line of an order in this column. moved: the question that tells it."""
    ordered = sorted({getattr(row, column) for row in rows} - {None})
    if not ordered:
        return {}
    condition, values = among(ordered)
    asked = {
        name: question(name).replace("{line}", column).replace("{among}", condition)
        for name in (moved, "papers_of_order_lines")
    }
    sign, wanted = COLUMNS[column], {row.id for row in rows}
    moves: dict[int, list[LotMove]] = {line: [] for line in ordered}
    for row in await fetch(asked[moved], values):
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
