"""A product whose labels tell its lot, and its dates."""

from __future__ import annotations

from datetime import date

from lotbook.domain.words import Tracking
from tests.dock import Dock

GTIN = "09520123456788"


async def cheese(dock: Dock, **details: object) -> int:
    """A product in lots with a GTIN, counted in pieces."""
    return await dock.product("CHEESE", Tracking.LOT, gtin=GTIN, **details)


def label(number: str, day: date | None = None, kind: str = "17") -> str:
    """What a GS1 symbol says: GTIN, perhaps a date, lot."""
    return f"]d201{GTIN}" + (f"{kind}{day:%y%m%d}" if day else "") + f"10{number}"
