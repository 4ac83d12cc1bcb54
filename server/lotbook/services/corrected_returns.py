"""No more came back of what a document moved than it moved, whichever of the two documents is corrected."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths
from lotbook.domain.refusals import LineDifference, MoreThanLeft
from lotbook.domain.words import LocationUsage
from lotbook.ledger.sql import question
from lotbook.models import Lot, TransferLine

Less = tuple[int | None, Decimal]
"""A lot, None for goods without numbers, and how much less of it a line would have moved."""


async def require_no_more_back(corrected: Mapping[int, int], less: Less | None = None) -> None:
    """Refuse that more came back of a line than it moved. corrected: transfer lines with the place of a correction of
    each; less: what a correction that is not posted yet takes, only that is looked at then. Raises MoreThanLeft."""
    condition, values = among(corrected)
    for row in await fetch(question("moved_and_back").replace("{lines}", condition), values):
        moved, back = from_millionths(row["moved"]), from_millionths(row["back"])
        if less is None:
            moved += from_millionths(row["renumbered"])
        elif row["line_id"] in corrected and row["lot_id"] == less[0]:
            moved -= less[1]
        else:
            continue
        if back > max(moved, ZERO):
            raise await _more_back(row, moved, back, corrected)


async def _more_back(
    row: Mapping[str, Any], moved: Decimal, back: Decimal, corrected: Mapping[int, int]
) -> MoreThanLeft:
    line: Any = await TransferLine.get(id=row["line_id"]).select_related("transfer", "product")
    lot: Any = await Lot.get_or_none(id=row["lot_id"])
    by = " and ".join(
        each["number"] for each in await fetch(question("returns_of_line"), line.id, row["lot_id"] or 0)
    )
    name, number = lot.number if lot else line.product.name, line.transfer.number
    way = "went" if row["usage"] == LocationUsage.VENDOR else "came"
    most, much = format_quantity(moved), format_quantity(back)
    if line.id in corrected:
        place = corrected[line.id]
        message = f"{name}: {number} would have moved {most} of it, but {much} {way} back by {by}: correct that first."
    else:
        wrong: Any = await TransferLine.filter(returns_line_id=line.id, id__in=list(corrected)).first()
        place = corrected[wrong.id]
        message = f"{name}: {much} of it would be back by {by}, but {number} moved only {most}."
    above = LineDifference(
        line=line.id, product=line.product_id, lot=row["lot_id"], given=back, permitted=moved
    )
    return MoreThanLeft(message=message, field=("corrections", str(place), "rightQuantity"), lines=[above])
