"""What has to be checked before goods that came in are released: what was found, signed by the write that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.db.engine import insert_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_note
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.ledger import holds
from lotbook.services.holding import HoldChanged, in_force

COLUMNS = {
    **{"hold_id": "bigint", "name": "text", "passed": "boolean"},
    **{"note": "text", "operation_id": "bigint"},
}


@dataclass(frozen=True)
class CheckFound:
    """What was found of one check, by its name."""

    name: str
    passed: bool
    note: str = ""


@unit_of_work
async def record_hold_checks(
    work: Work, hold: int, found: Sequence[CheckFound], *, together: bool = False
) -> HoldChanged:
    """Write down what was found of a hold of a quarantine rule; a later result of the same check counts. together: also
    of all holds that came with it.

    Raises NotFound, WrongState, or InvalidInput for a check that the rule does not ask for.
    """
    ids = await in_force(hold, together=together)
    work.about("Hold", hold)
    [asked] = await holds.checks_of([hold])
    names = {each.name for each in asked}
    if not found:
        raise invalid("checks", InputFault.MISSING, "Say what was checked.")
    for place, each in enumerate(found):
        if each.name not in names:
            field = ("checks", str(place), "name")
            message = f"{each.name} is not asked for before this hold is released."
            raise invalid(field, InputFault.CONTRADICTION, message, given=each.name)
    notes = [parse_note(each.note, ("checks", str(at), "note")) for at, each in enumerate(found)]
    rows = [
        (row_id, each.name, each.passed, note, work.operation_id)
        for row_id in ids
        for each, note in zip(found, notes, strict=True)
    ]
    await insert_rows("hold_check", COLUMNS, rows)
    return HoldChanged(hold)
