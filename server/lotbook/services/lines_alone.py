"""Lines of the journal that no document asked for: of counts, of scrap, of packing and of opening stock."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch_one
from lotbook.domain.genealogy import SAME_GOODS
from lotbook.domain.quantities import ZERO, Path, format_quantity
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import CorrectionWay, RunKind
from lotbook.ledger.sql import question
from lotbook.services.packing import lock_package, require_at

WAY_BACK = {
    RunKind.PRODUCTION: "What was made is put right line by line: correct those of the order's transfers.",
    RunKind.UNBUILD: "It is undone as a whole: put together again what was taken apart.",
    RunKind.SPLIT: "A part that was taken off is put back by merging it into its lot again.",
    RunKind.MERGE: "Lots that were poured together are told apart by splitting a part off, under a new number.",
    RunKind.RELABEL: "A lot that got a wrong number gets the right one, also the one it had, by relabelling it again.",
}


def require_only_quantity(row: Mapping[str, Any], said: Mapping[str, object], at: Path) -> None:
    """Refuse what no document lets say of a line, by its field: only how much of it was right; and a line by which a
    lot became another. Raises InvalidInput."""
    if row["run_kind"] is not None:
        raise invalid((*at, "moveLine"), InputFault.CONTRADICTION, WAY_BACK[RunKind(row["run_kind"])])
    for name, given in said.items():
        if given is not None:
            message = "No document asked for this line: say how much of it was right, and do the rest anew."
            raise invalid((*at, name), InputFault.CONTRADICTION, message)


async def require_no_renumbering(row: Mapping[str, Any], way: CorrectionWay, at: Path) -> None:
    """Refuse to put right a line by which goods of a document got another number, for the line beside it would stay;
    what a correction gave another number gets the next one in the same way. Raises InvalidInput."""
    if row["transfer_line_id"] is None or row["run_kind"] not in SAME_GOODS:
        return
    if row["renumbered_by_correction"] and way is CorrectionWay.RELABEL:
        return
    came = await fetch_one(question("line_of_relabelled"), row["id"], row["id"])
    do = "relabel it again, and count or scrap what is not there"
    if came is not None and not row["renumbered_by_correction"]:
        do = f"correct the line by which {came['number']} went from {came['source']} to {came['destination']}"
    message = f"By this line {row['number']} only got its number, or another one: {do}."
    raise invalid((*at, "moveLine"), InputFault.CONTRADICTION, message)


async def require_takes_back(row: Mapping[str, Any], at: Path) -> None:
    """Refuse to put goods back into a package that is elsewhere by now. Raises PackageElsewhere."""
    if row["source_package_id"] is not None:
        await lock_package(row["source_package_id"])
        await require_at(row["source_package_id"], row["source_id"], (*at, "moveLine"))


def left_wrong(wrong: Decimal, right: Decimal | None, at: Path) -> Decimal:
    """How much is taken back of a line of which so much was right after all: that stays as it was posted, with its
    reason. Raises InvalidInput."""
    right = wrong if right is None else right
    if not ZERO <= right < wrong:
        message = f"Say how much of {format_quantity(wrong)} was right, less than all; what is beyond it is done anew."
        raise invalid((*at, "rightQuantity"), InputFault.CONTRADICTION, message, given=format_quantity(right))
    return wrong - right
