"""Advance notice from a list: what its rows name is announced for the line that it was read for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date

from lotbook.db.engine import lock_rows
from lotbook.db.work import Done, Work, WriteRequest, unit_of_work
from lotbook.domain.announcing import announced_in
from lotbook.domain.dates import require_plausible
from lotbook.domain.number_plan import UNREADABLE, Plan, require_none_of
from lotbook.domain.number_refusals import NumberVerdict
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Ref, invalid
from lotbook.services.announcing import NumbersAnnounced, keep, target_of
from lotbook.services.at_work import line_at_work
from lotbook.services.number_sources import Drafted
from lotbook.services.numbers import Options, Preview, dated, planned, planned_ahead, require_seen
from lotbook.services.using_drafts import discard, draft_of

FIELD = ("draft",)


@dataclass(frozen=True, kw_only=True)
class ListedNotice:
    """A list as it was looked at. stamp: of its preview; only_usable: rows that name nothing for certain are
    left out, as the preview with the stamp shows; last_day: for numbers without their own."""

    source: Drafted
    stamp: str | None = None
    only_usable: bool = False
    last_day: date | None = None


async def announce_list(
    request: WriteRequest,
    of: Ref,
    notice: ListedNotice,
    *,
    replace: bool = False,
    version: int | None = None,
) -> Done[NumbersAnnounced]:
    """Record the rows of a draft, up to 50,000, as announced for its line, all or none; the draft is used up.

    of: a TransferLine of an open receipt, or a PurchaseOrderLine.

    A row need not be fit to be received: what is on hand already, or more than was ordered, is what the vendor
    announces all the same. replace: what was announced before goes. version: of the transfer or order that was read.
    Raises NotFound, StaleVersion, WrongState, PreviewStale, NumbersInvalid or InvalidInput.
    """
    ahead = await planned_ahead(request.actor, of, notice.source, Options())
    return await _announce(request, of, notice, ahead, replace=replace, version=version)


@unit_of_work
async def _announce(
    work: Work,
    of: Ref,
    notice: ListedNotice,
    ahead: Preview | None,
    *,
    replace: bool,
    version: int | None,
) -> NumbersAnnounced:
    target = await target_of(work, of, version)
    transfer, line = await line_at_work(target.ref)
    source = notice.source
    await lock_rows("SELECT id FROM number_draft WHERE id = ? {lock}", source.draft)
    await draft_of(source.draft, source.version, line, work.now, FIELD)
    preview = await planned(work.actor, transfer, line, source, Options(), work.now, ahead)
    await require_seen(preview, notice.stamp, leaves_out=notice.only_usable, field=(*FIELD, "stamp"))
    if notice.last_day is not None:
        kind = line.stops_use
        require_plausible({kind: notice.last_day}, target.today, {kind: (*FIELD, "lastDay")})
    kept = await asyncio.to_thread(_kept, preview.plan, only_usable=notice.only_usable)
    found = await asyncio.to_thread(lambda: announced_in(dated(kept, line, notice.last_day)))
    told = await keep(work, target, found, replace=replace)
    await discard(source.draft)
    return told


def _kept(plan: Plan, *, only_usable: bool) -> Plan:
    """The rows that announce a number. Raises NumbersInvalid, InvalidInput."""
    left_out = {NumberVerdict.LEFT_OUT}
    kept = plan.without((), left_out | UNREADABLE if only_usable else left_out)
    require_none_of(kept, UNREADABLE, FIELD)
    if not kept.asked:
        raise invalid(FIELD, InputFault.MISSING, "No row is left that announces a number.")
    return kept
