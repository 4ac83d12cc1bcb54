"""Partners from a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files

from lotbook.db.engine import among, fetch, insert_rows, lock_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.country_words import COUNTRY_WORDS
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_changes import OF_PARTNER, changes_of
from lotbook.domain.import_partner_rows import FIELD_OF_PARTNER, PartnerRead, read_partners
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_words import ChangedKind, ExistingRows
from lotbook.domain.list_cells import ListRow
from lotbook.domain.list_reading import folded
from lotbook.domain.numbers import number_key
from lotbook.domain.refusals import InUse, InvalidInput
from lotbook.models import Partner, Settings
from lotbook.services.import_before import Renewed, different, renew
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept, parts
from lotbook.services.partners import partner_columns, partner_facts, require_partner_may_become

COLUMNS = dict.fromkeys(
    """name name_key search_key currency reference email phone street city postal_code country region
    language""".split(),
    "text",
) | {
    "vendor": "boolean",
    "customer": "boolean",
    "active": "boolean",
    "payment_end_of_month": "boolean",
    "payment_days": "bigint",
    "created": "bigint",
}


@cache
def countries() -> dict[str, str]:
    """Codes of countries by their names, folded; the English ones from the table that comes with the time zones."""
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text("utf-8")
    lines = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    named = {folded(name): code for code, name in lines}
    return named | {code.casefold(): code for code in named.values()} | COUNTRY_WORDS


async def _known(_: ImportOptions) -> tuple[str, frozenset[str]]:
    """The currency of the company, and the keys of all names that are there."""
    there = frozenset(row["name_key"] for row in await fetch("SELECT name_key FROM partner"))
    return (await Settings.get(id=1)).currency, there


def _read(
    rows: Sequence[ListRow],
    reading: ImportReading,
    faults: Faults,
    options: ImportOptions,
    known: tuple[str, frozenset[str]],
) -> list[PartnerRead]:
    currency, there = known
    return read_partners(
        rows, reading, faults, countries(), currency, options.roles, there, meant=options.numbers_meant
    )


async def _judged(read: Sequence[PartnerRead], faults: Faults, options: ImportOptions, _: datetime) -> Plan:
    home = (await Settings.get(id=1)).currency
    rows = [row for row in read if not row.contact]
    plan = Plan(rows=[], contacts=len(read) - len(rows), skipped=len(read) - len(rows))
    for part in parts(rows):
        there = await _there([number_key(row.name) for row in part])
        for row in part:
            known = there.get(number_key(row.name), [])
            if known and options.existing is ExistingRows.REFUSE:
                if "name" not in faults.fields(row.row):
                    faults.add(row.row, f"There is a partner {row.name} already.", "name", row.name)
            elif row.row in faults:
                continue
            elif not known and row.new is not None:
                plan.rows.append(row)
            elif options.existing is ExistingRows.SKIP:
                plan.skipped += 1
            else:
                await _change(row, known, home, plan, faults)
    plan.added = len(plan.rows)
    plan.archived = sum(row.archived for row in plan.rows)
    return plan


async def _there(keys: Sequence[str]) -> dict[str, list[Partner]]:
    """Partners by the keys of their names, locked."""
    condition, given = among(keys)
    await lock_rows(f"SELECT id FROM partner WHERE name_key {condition} ORDER BY id {{lock}}", given)
    there: dict[str, list[Partner]] = {}
    for partner in await Partner.filter(name_key__in=keys).order_by("id"):
        there.setdefault(partner.name_key, []).append(partner)
    return there


async def _change(row: PartnerRead, known: Sequence[Partner], home: str, plan: Plan, faults: Faults) -> None:
    """Note what a row makes otherwise of the partner with its name; what a rule forbids is a fault."""
    if len(known) != 1:
        message = f"There are {len(known)} partners {row.name}: change the one that is meant by hand."
        faults.add(row.row, message, "name", row.name)
        return
    [partner] = known
    before = partner_facts(partner)
    try:
        after = row.said.of(before, home)
        await require_partner_may_become(partner, before, after)
    except InvalidInput as refused:
        for problem in refused.problems:
            faults.add(row.row, problem.message, FIELD_OF_PARTNER(tuple(problem.field)), problem.given)
        return
    except InUse as refused:
        faults.add(row.row, refused.message, "roles")
        return
    changes = [*changes_of(row.row, before.name, before, after, OF_PARTNER)]
    plan.skipped += not changes
    if changes:
        plan.changes += changes
        plan.renewed.append(Renewed(partner.id, *different(partner_columns(before), partner_columns(after))))


async def _written(work: Work, plan: Plan) -> None:
    newest = "SELECT id FROM partner ORDER BY id DESC LIMIT 1"
    for part in parts(plan.rows):
        before = await fetch(newest)
        created = to_micros(work.now)
        rows = [
            partner_columns(row.new) | {"created": created, "active": not row.archived}
            for row in part
            if row.new
        ]
        await insert_rows("partner", COLUMNS, [tuple(row[name] for name in COLUMNS) for row in rows])
        # By name: on PostgreSQL another may have added partners meanwhile.
        keys = [row["name_key"] for row in rows]
        last = before[0]["id"] if before else 0
        ids = [
            row["id"]
            async for row in found("SELECT id FROM partner WHERE name_key {} AND id > ?", keys, last)
        ]
        await kept(work, ids)
    await renew(work, ChangedKind.PARTNER, plan.renewed)
    work.grown["partner"] = len(plan.rows)


PARTNERS = Importer(known=_known, read=_read, judged=_judged, written=_written, changes=True)
