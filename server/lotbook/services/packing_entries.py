"""What is recorded on a transfer goes into packages: a new one, one that is there, or the one that it came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.db.engine import among, execute, fetch, lock_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, PackageElsewhere, invalid
from lotbook.ledger.sql import question
from lotbook.models import Package
from lotbook.services.at_work import open_for, touch
from lotbook.services.gs1_keys import take_keys
from lotbook.services.packing import lock_package, require_packages_on
from lotbook.standards.keys import KeyKind

MOST_ENTRIES = 1_000


@dataclass(frozen=True)
class PutInPackage:
    """By row ids. package: None where entries were made loose."""

    transfer: int
    package: int | None
    entries: int


@unit_of_work
async def put_in_package(
    work: Work, transfer_id: int, entries: Sequence[int] | None, package: int | None, *, loose: bool = False
) -> PutInPackage:
    """Let entries of an open transfer go into a package: a new one when None, none at all when loose. entries: those
    that go into none yet when None.

    Raises PackageElsewhere, WrongState, KeysExhausted, InvalidInput, NotFound.
    """
    await require_packages_on()
    transfer = await open_for(work, transfer_id, "pack it")
    chosen = await _chosen(transfer_id, entries, loose=loose)
    if loose:
        package = None
    elif package is None:
        number = (await take_keys(KeyKind.SSCC)).keys[0]
        package = int((await Package.create(number=number, created=work.now)).id)
    else:
        await lock_package(package)
    condition, ids = among(chosen)
    await execute(
        f"UPDATE transfer_entry SET destination_package_id = ? WHERE id {condition}",
        package,
        ids,
    )
    await require_together(transfer_id)
    await touch(work, transfer)
    return PutInPackage(transfer.id, package, len(chosen))


async def _chosen(transfer: int, entries: Sequence[int] | None, *, loose: bool) -> list[int]:
    """Entries by row id. Raises InvalidInput, NotFound."""
    if entries is None:
        which = "IS NOT NULL" if loose else "IS NULL"
        rows = await fetch(
            f"SELECT id FROM transfer_entry WHERE transfer_id = ? AND destination_package_id {which}",
            transfer,
        )
        if not rows:
            message = "Nothing is in a package." if loose else "Nothing is here that is not in a package."
            raise invalid("entries", InputFault.MISSING, message)
        return [row["id"] for row in rows]
    if not 0 < len(entries) <= MOST_ENTRIES:
        fault = InputFault.OVER_LIMIT if entries else InputFault.MISSING
        message = f"Name 1 to {MOST_ENTRIES:,} entries."
        raise invalid("entries", fault, message, given=str(len(entries)), limit=str(MOST_ENTRIES))
    condition, ids = among(entries)
    sql = f"SELECT id FROM transfer_entry WHERE transfer_id = ? AND id {condition}"
    found = {row["id"] for row in await fetch(sql, transfer, ids)}
    if missing := [entry for entry in entries if entry not in found]:
        message = "An entry that was to be packed is not on this transfer, or no longer."
        raise NotFound(message=message, field=("entries",), sought=str(missing[0]))
    return list(found)


async def lock_packages_of(transfer: int) -> None:
    """Lock the packages that a transfer's entries come out of and go into, in the order of their ids."""
    await lock_rows(
        """SELECT id FROM package WHERE id IN (
             SELECT source_package_id FROM transfer_entry WHERE transfer_id = ?
             UNION SELECT destination_package_id FROM transfer_entry WHERE transfer_id = ?) ORDER BY id {lock}""",
        transfer,
        transfer,
    )


async def settle_packages(transfer: int) -> None:
    """A package goes along where all that is in it does; else what is taken of it leaves it behind. Its goods are
    locked. Raises PackageElsewhere."""
    await execute(question("entries_leave_packages"), transfer, transfer)
    await require_together(transfer)


async def require_together(transfer: int) -> None:
    """Refuse to put a package's goods into two places. Raises PackageElsewhere."""
    for row in await fetch(question("packages_elsewhere"), transfer, transfer):
        message = f"{row['number']} is or would be at {row['path']} too: a package is in one place."
        raise PackageElsewhere(
            message=message, field=("package",), package=row["id"], location=row["location_id"]
        )
