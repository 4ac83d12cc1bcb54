"""What the rows of a file of packagings say."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from lotbook.domain.import_cells import Cells, Faults
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.inputs import parse_gtin, parse_line
from lotbook.domain.list_cells import ListRow
from lotbook.domain.numbers import parse_number


class PackagingFacts(NamedTuple):
    """A packaging as it is or is to be. quantity: stock units in it; codes: further ones."""

    quantity: Decimal
    gtin: str | None
    codes: tuple[str, ...]


class PackagingRead(NamedTuple):
    """A packaging that a row asks for. product: as it is named; name: empty where it cannot be read; quantity: stock
    units in it, None where none are told; codes: each with its kind and the column that has it."""

    row: int
    product: str
    name: str
    quantity: Decimal | None
    codes: tuple[tuple[str, str, str], ...]

    def of(self, before: PackagingFacts) -> PackagingFacts:
        """A packaging, changed by what the row says."""
        gtins = [code for kind, code, _ in self.codes if kind == "GTIN"]
        codes = tuple(sorted(code for kind, code, _ in self.codes if kind == "CODE"))
        quantity = before.quantity if self.quantity is None else self.quantity
        return PackagingFacts(quantity, gtins[0] if gtins else before.gtin, codes or before.codes)


def read_packagings(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, *, meant: bool = False
) -> list[PackagingRead]:
    """Packagings that the rows below the headings ask for, also those that have a fault, so that all their other ones
    are found."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=("product", "gtin", "codes"), meant=meant)
    found: list[PackagingRead] = []
    for position in cells.all(body):
        product, name, quantity = cells.text("product"), "", cells.amount("quantity", zero=False)
        if not product:
            cells.fault("Say of which product.", "product")
        with cells.gathered(lambda _: "name"):
            name = parse_line(cells.text("name"), ("name",))
        found.append(PackagingRead(position, product, name, quantity, _codes(cells)))
    return found


def _codes(cells: Cells) -> tuple[tuple[str, str, str], ...]:
    codes: list[tuple[str, str, str]] = []
    if text := cells.text("gtin"):
        with cells.gathered(lambda _: "gtin"):
            codes.append(("GTIN", parse_gtin(text, ("gtin",)), "gtin"))
    for line in cells.text("codes").split("\n"):
        if text := line.strip():
            with cells.gathered(lambda _: "codes"):
                codes.append(("CODE", parse_number(text, ("codes",)), "codes"))
    return tuple(codes)
