"""Lines of the journal that no document asked for: of counts, of scrap, of packing and of opening stock."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lotbook.domain.quantities import ZERO, Path, format_quantity
from lotbook.domain.refusals import InputFault, invalid
from lotbook.services.packing import lock_package, require_at


def require_only_quantity(row: Mapping[str, Any], said: Mapping[str, object], at: Path) -> None:
    """Refuse what no document lets say of a line, by its field: only how much of it was right; and a line by which a
    lot became another. Raises InvalidInput."""
    if row["run_id"] is not None:
        message = "The line is part of a run: undo that, or give what came of it the right number."
        raise invalid((*at, "moveLine"), InputFault.CONTRADICTION, message)
    for name, given in said.items():
        if given is not None:
            message = "No document asked for this line: say how much of it was right, and do the rest anew."
            raise invalid((*at, name), InputFault.CONTRADICTION, message)


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
