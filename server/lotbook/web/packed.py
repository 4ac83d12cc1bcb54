"""Which goods of a transfer go in which package, for papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from lotbook.db.engine import fetch
from lotbook.documents.goods import PackedLine
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.ledger.sql import question
from lotbook.models import TransferLine
from lotbook.web.papers import slip_line


async def packed_on(transfer: int, lines: Sequence[TransferLine], *, done: bool) -> tuple[PackedLine, ...]:
    """Packages in which goods of a transfer went, or go by what is recorded until it is done; by their SSCC, with the
    products in the order of the lines."""
    rows = await fetch(question("packed_posted" if done else "packed_recorded"), transfer)
    of_line = {line.id: slip_line(line, ZERO) for line in lines}
    return tuple(
        PackedLine(
            sscc=sscc,
            lines=tuple(
                replace(
                    of_line[row["line_id"]],
                    expected=from_millionths(row["quantity"]),
                    packaging=None,
                    other_unit=None,
                )
                for row in inside
            ),
        )
        for sscc, inside in groupby(rows, key=lambda row: str(row["sscc"]))
    )
