"""What somebody decided about lots is decided otherwise by who knows of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lotbook.db.engine import among, fetch
from lotbook.db.fields import from_micros
from lotbook.documents import words
from lotbook.domain.quantities import counted
from lotbook.domain.refusals import DecidedBefore, LotDecision
from lotbook.domain.words import Disposition
from lotbook.services.parties import our_zone

MOST_TOLD = 100


async def require_known(decided: Sequence[LotDecision], instead_of: Collection[Disposition]) -> None:
    """Refuse to decide otherwise about lots unless it is said that it is instead of what was decided about them:
    two people who saw a lot open may decide about it at once. Raises DecidedBefore."""
    unknown = [each for each in decided if each.decision not in instead_of]
    if not unknown:
        return
    told = await _told(unknown[0])
    left = len(unknown) - 1
    others = f" Decided before, too: {counted(left, 'other lot')}." if left else ""
    message = f"{told}.{others} Is this decided instead of that?"
    raise DecidedBefore(message=message, decided=unknown[:MOST_TOLD], lot_count=len(unknown))


async def _told(said: LotDecision) -> str:
    """Who decided what about a lot, when by the clocks of our first warehouse, and why."""
    [row] = await fetch(
        """SELECT lot.number, operation.recorded, operation.reason, coalesce(person.name, program.name) AS name
           FROM operation JOIN lot ON lot.id = ?
           LEFT JOIN app_user AS person ON person.id = operation.user_id
           LEFT JOIN api_token AS program ON program.id = operation.token_id
           WHERE operation.id = ?""",
        *(said.lot, said.operation),
    )
    when = words.instant(from_micros(row["recorded"]).astimezone(await our_zone()))
    why = f": {row['reason'].rstrip('.')}" if row["reason"] else ""
    return f"{row['number']} was {said.decision.value.lower()} by {row['name'] or 'Lotbook'}, {when}{why}"


async def decided_about(lots: Collection[int], otherwise: Disposition) -> list[LotDecision]:
    """What somebody decided about lots themselves and would not be so any more. Quarantine leaves them open."""
    condition, ids = among(lots)
    rows = await fetch(
        f"""SELECT id AS lot, disposition AS decision, disposition_operation_id AS operation FROM lot
            WHERE id {condition} AND disposition_operation_id IS NOT NULL AND disposition NOT IN (?, ?) ORDER BY id""",
        *(ids, Disposition.QUARANTINE.value, otherwise.value),
    )
    return [LotDecision(**{**row, "decision": Disposition(row["decision"])}) for row in rows]
