"""Files from elsewhere: how the stories of importing look at them and bring them in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lotbook.domain.import_reading import ImportWishes
from lotbook.domain.import_words import ImportKind
from lotbook.models import (
    Import,
)
from lotbook.services import importing
from lotbook.services.import_kinds import ImportOptions
from lotbook.services.importing import FileGiven, ImportLooked
from lotbook.services.uploads import File
from tests.dock import Dock

PRODUCTS = """SKU,Name,Tracking,Unit,GTIN,Further codes,Purchase price
00042,Coffee,LOT,kg,9520123456788,,"8.50"
GRINDER,"Grinder, red",SERIAL,,,"OLD-1
OLD-2",199
SACK,Sack,NONE,pcs,,,
"""


def given(text: str, kind: ImportKind | None = None, **said: Any) -> FileGiven:
    """A CSV file and how it is to be read; said: fields of `ImportWishes`, and else of `ImportOptions`."""
    wishes = {name: said.pop(name) for name in ("columns", "date_format", "decimal_comma") if name in said}
    return FileGiven(
        file=File("moving-in.csv", text.encode()),
        wishes=ImportWishes(kind=kind, **wishes),
        options=ImportOptions(**said),
    )


async def look(dock: Dock, text: str, kind: ImportKind | None = None, **said: Any) -> ImportLooked:
    return await importing.look_at_import(dock.request().actor, given(text, kind, **said))


async def bring(dock: Dock, text: str, kind: ImportKind | None = None, **said: Any) -> Import:
    done = await importing.apply_import(dock.request("applyImport"), given(text, kind, **said))
    return await Import.get(id=done.outcome.data_import)


def faults(looked: ImportLooked) -> Sequence[tuple[int, int | None]]:
    return [(fault.row, fault.column) for fault in looked.read.faults.sorted()]


def written_elsewhere(name: str) -> str:
    """A file as another program exports it."""
    return (Path(__file__).parent / "moving_in" / f"{name}.csv").read_text("utf-8")
