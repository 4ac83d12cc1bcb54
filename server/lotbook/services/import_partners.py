"""Partners from a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from lotbook.db.engine import fetch, insert_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_rows import PartnerRead, read_partners
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.list_cells import ListRow
from lotbook.domain.list_reading import folded
from lotbook.domain.numbers import number_key
from lotbook.models import Settings
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept, parts
from lotbook.services.partners import partner_columns

COLUMNS = dict.fromkeys(
    """name name_key currency reference email phone street city postal_code country region""".split(), "text"
) | {
    "vendor": "boolean",
    "customer": "boolean",
    "active": "boolean",
    "payment_end_of_month": "boolean",
    "payment_days": "bigint",
    "created": "bigint",
}
OTHER_NAMES = {
    "united kingdom": "GB",
    "great britain": "GB",
    "united states of america": "US",
    "usa": "US",
    "czechia": "CZ",
    "russia": "RU",
    "south korea": "KR",
    "vietnam": "VN",
    "turkiye": "TR",
}
"""Countries that other programs call otherwise, folded."""


@cache
def countries() -> dict[str, str]:
    """Codes of countries by their English names, folded; from the table that comes with the time zones."""
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text("utf-8")
    lines = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    named = {folded(name): code for code, name in lines}
    return named | {code.casefold(): code for code in named.values()} | OTHER_NAMES


async def _known(_: ImportOptions) -> str:
    return (await Settings.get(id=1)).currency


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Any
) -> list[PartnerRead]:
    return read_partners(rows, reading, faults, countries(), known, options.roles)


async def _judged(rows: Sequence[PartnerRead], faults: Faults, options: ImportOptions, _: datetime) -> Plan:
    keys = [number_key(row.facts.name) for row in rows]
    known = {row["name_key"] async for row in found("SELECT name_key FROM partner WHERE name_key {}", keys)}
    skipped = 0
    new: list[PartnerRead] = []
    for key, row in zip(keys, rows, strict=True):
        if key not in known:
            new.append(row)
        elif options.existing is ExistingRows.SKIP:
            skipped += 1
        else:
            faults.add(row.row, f"There is a partner {row.facts.name} already.", "name", row.facts.name)
    return Plan(rows=new, skipped=skipped, added=len(new))


async def _written(work: Work, plan: Plan) -> None:
    newest = "SELECT id FROM partner ORDER BY id DESC LIMIT 1"
    for part in parts(plan.rows):
        before = await fetch(newest)
        created = {"created": to_micros(work.now), "active": True}
        rows = [partner_columns(row.facts) | created for row in part]
        await insert_rows("partner", COLUMNS, [tuple(row[name] for name in COLUMNS) for row in rows])
        # By name: on PostgreSQL another may have added partners meanwhile.
        keys = [row["name_key"] for row in rows]
        last = before[0]["id"] if before else 0
        ids = [
            row["id"]
            async for row in found("SELECT id FROM partner WHERE name_key {} AND id > ?", keys, last)
        ]
        await kept(work, ids)


PARTNERS = Importer(known=_known, read=_read, judged=_judged, written=_written)
