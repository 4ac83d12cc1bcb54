"""The cells of a list that people bring along, whatever kind of file it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MOST_ROWS = 50_000
MOST_IMPORTED = 150_000
"""Rows of a file that is imported."""
MOST_PASTED = 1_000
MOST_COLUMNS = 100
LONGEST_CELL = 200
MOST_CELL_TEXT = 20 * 1024 * 1024


@dataclass(frozen=True)
class Fault:
    """What stands in a cell of a workbook in place of a value, such as #REF!."""

    name: str


@dataclass(frozen=True)
class Truth:
    """A truth value of a workbook."""

    holds: bool


Cell = str | int | float | date | Truth | Fault
"""Text, or what a workbook stores as a number, a day, a truth value or a fault."""


@dataclass(frozen=True)
class ListRow:
    """One row that is not empty; position: in its file, from 1, as spreadsheets count."""

    position: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


def shown_cell(cell: Cell) -> str:
    """A cell as people see it, outer white space trimmed."""
    match cell:
        case str():
            return cell.strip()
        case date():
            return cell.isoformat()
        case Truth(holds=holds):
            return str(holds).upper()
        case Fault(name=name):
            return name
        case float():
            # As a spreadsheet shows it: with the digits that it keeps.
            return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e21 else f"{cell:.15g}"
        case _:
            return str(cell)
