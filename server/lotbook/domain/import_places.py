"""What the rows of a file of places say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lotbook.domain.import_cells import Cells, Faults, once
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.list_cells import ListRow
from lotbook.domain.list_reading import folded
from lotbook.domain.numbers import parse_number
from lotbook.domain.places import parse_place_name
from lotbook.domain.quantities import shown
from lotbook.domain.words import LocationUsage

_USAGES = {
    "": LocationUsage.INTERNAL,
    "internal location": LocationUsage.INTERNAL,
    "view": LocationUsage.INTERNAL,
    "transit location": LocationUsage.TRANSIT,
    "inventory loss": LocationUsage.INVENTORY,
} | {usage.value.lower(): usage for usage in LocationUsage}
"""What a column may call the usage of a place, folded."""


class PlaceRead(NamedTuple):
    """A place that a row asks for. above: path of the one that it lies in; code: None for the usual one; walking_order:
    None for the next one."""

    row: int
    above: str
    name: str
    usage: LocationUsage
    code: str | None
    walking_order: int | None
    blocked: bool

    @property
    def path(self) -> str:
        return "/".join(filter(None, (self.above, self.name)))


def read_places(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, *, meant: bool = False
) -> list[PlaceRead]:
    """Places that the rows below the headings ask for, also those that have a fault, so that all their other ones are
    found."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=("path", "code"), meant=meant)
    found: list[PlaceRead] = []
    paths: dict[str, int] = {}
    codes: dict[str, int] = {}
    for position in cells.all(body):
        read = _place(cells, position)
        if "path" not in faults.fields(position):
            once(cells, paths, [read.path], position, "path", f"The place {read.path}")
        if read.code is not None:
            once(cells, codes, [read.code], position, "code", f"The code {read.code}")
        found.append(read)
    return found


def _place(cells: Cells, position: int) -> PlaceRead:
    names, code = [""], None
    with cells.gathered(lambda _: "path"):
        names = [parse_place_name(part, ("path",)) for part in cells.text("path").split("/")]
    if text := cells.text("code"):
        with cells.gathered(lambda _: "code"):
            code = parse_number(text, ("code",))
    usage = _USAGES.get(folded(cells.text("usage")))
    if usage is None:
        message = f"{shown(cells.text('usage'))} is no usage: write INTERNAL, TRANSIT, PRODUCTION, INVENTORY or SCRAP."
        cells.fault(message, "usage", cells.text("usage"))
    order, blocked = cells.whole("walking_order"), cells.yes("blocked")
    *above, name = names
    return PlaceRead(position, "/".join(above), name, usage or LocationUsage.INTERNAL, code, order, blocked)
