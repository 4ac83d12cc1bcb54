"""Numbers on a line: previewed, generated, listed, chosen."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property

from lotbook.db.engine import execute, lock_rows
from lotbook.db.work import Actor, Done, Work, WriteRequest, unit_of_work
from lotbook.domain.dates import proposed_last_day
from lotbook.domain.list_rows import raw
from lotbook.domain.number_list import require_amount
from lotbook.domain.number_plan import USABLE, Asked, Facts, LineRules, Plan, judge, require_usable
from lotbook.domain.number_refusals import NumberRow, NumberVerdict, PreviewStale
from lotbook.domain.number_stamp import moved, stamp_of
from lotbook.domain.promises import Others
from lotbook.domain.quantities import ZERO, Path
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import Ref, Refusal, invalid
from lotbook.domain.tracking import require_takes, require_takes_numbers
from lotbook.domain.words import DateChoice, DateOrigin, EntryWay, Role
from lotbook.ledger.reservations import Lost
from lotbook.services import entries
from lotbook.services.at_work import (
    LineAtWork,
    TransferAtWork,
    line_at_work,
    open_for,
    require_open,
    touch,
    transfer_of_line,
)
from lotbook.services.entry_dates import require_no_dates
from lotbook.services.number_facts import gather
from lotbook.services.number_sequence import with_sequence_locked
from lotbook.services.number_sources import (
    Chosen,
    CountUp,
    Drafted,
    FromSequence,
    FromText,
    Listed,
    Source,
    Sourced,
    sourced,
)
from lotbook.services.using_drafts import discard, draft_of

MANY = 2_000
"""Numbers that are planned before the work begins: planning fewer twice takes longer than others wait for it."""


@dataclass(frozen=True)
class Preview:
    """What numbers would do on a line. rules: as they stand before anything is decided on the preview;
    decided: as the plan is judged by."""

    line: LineAtWork
    transfer: TransferAtWork
    plan: Plan
    facts: Facts
    given: Sourced
    rules: LineRules
    decided: LineRules

    @cached_property
    def stamp(self) -> str:
        """Changes when the numbers, what is known of them, or the product's sequence do; whatever is decided on
        the preview, it stays. To be made beside the event loop: there may be 50,000 numbers."""
        same = self.decided == self.rules
        plan = self.plan if same else judge(self.plan.asked, self.facts, self.rules, self.given.faults)
        return stamp_of(plan, self.given.next_counter)

    @property
    def counted_digits(self) -> int | None:
        """Which run of digits counts, from 0 at the left; None when nothing is counted."""
        return self.given.digits

    def row(self, place: int) -> NumberRow:
        """What would happen with the number at a zero-based place; a lot that is born gets an end by the
        product's shelf life."""
        row, line = self.plan.row(place), self.line
        if self.given.listed is not None:
            row = replace(row, raw=raw(self.given.listed.rows[place]))
        born = row.verdict in {NumberVerdict.NEW, NumberVerdict.LOOKS_LIKE}
        if row.last_day or not (born and line.incoming and self.transfer.expiry_dates):
            return row
        today = self.transfer.today(datetime.now(UTC))
        end = proposed_last_day(line.shelf_life_days, self.plan.asked[place].production, today)
        return replace(row, last_day=end)

    @cached_property
    def usable(self) -> Decimal:
        """Quantity of the numbers that can be used, in the stock unit."""
        return sum((one.quantity for one in self.plan.usable), ZERO)


@dataclass(frozen=True, kw_only=True)
class Options:
    """How numbers are taken. stamp: of the preview that was looked at; skip: numbers to leave out; current
    entries are replaced when replace is set; last_day: for numbers without their own. only_usable: all others
    are left out, as the preview with the stamp shows; unannounced: numbers that were not announced are meant;
    from_others: also what was chosen for others by hand."""

    stamp: str | None = None
    skip: frozenset[str] = field(default_factory=frozenset)
    only_usable: bool = False
    replace: bool = False
    last_day: date | None = None
    date_choice: DateChoice | None = None
    allow_reuse: bool = False
    look_alike: bool = False
    take_more: bool = False
    take_expired: bool = False
    unannounced: bool = False
    from_others: bool = False


@dataclass(frozen=True)
class EntriesRecorded:
    """line and transfer as they are now; the entries are those of the operation. lost: what others had been
    promised of them."""

    line: int
    transfer: int
    operation: int
    lost: Sequence[Lost] = ()


async def preview_numbers(actor: Actor, of: Ref, source: Source) -> Preview:
    """What these numbers would do on a line; nothing is made and nothing taken from a sequence.

    of: a TransferLine, or a PurchaseOrderLine for which a list is to be announced.
    Raises InvalidInput, NotFound, WrongState.
    """
    transfer, line = await line_at_work(of)
    await require_open(transfer, "put numbers on it")
    preview = await planned(actor, transfer, line, source, Options(), datetime.now(UTC))
    # Beside the event loop, which 30,000 numbers would hold.
    await asyncio.to_thread(lambda: (preview.stamp, preview.usable))
    return preview


async def assign_numbers(
    request: WriteRequest, line_id: int, source: Source, options: Options
) -> Done[EntriesRecorded]:
    """Make entries on a line, up to 50,000, all or none. New lots are born at validation.

    Raises PreviewStale, NumberNotAnnounced, NumberAlreadyExists, NumbersInvalid, NumberLooksLike,
    LotDateConflict, OverReceipt, InsufficientStock, WrongState, InvalidInput, NotFound.
    """
    ahead = None
    if _may_be_many(source):
        ahead = await planned_ahead(request.actor, Ref("TransferLine", line_id), source, options)
    return await _assign(request, line_id, source, options, ahead)


async def planned_ahead(actor: Actor, of: Ref, source: Source, options: Options) -> Preview | None:
    """The plan as it would be now: made before the unit of work begins, in which others would wait for it.
    None where there is none; why, the unit of work finds out and records."""
    try:
        transfer, line = await line_at_work(of)
        if options.replace:
            line = _cleared(line)
        return await planned(actor, transfer, line, source, options, datetime.now(UTC))
    except Refusal:
        return None


def _may_be_many(source: Source) -> bool:
    """Whether planning takes so long that it is worth looking twice."""
    match source:
        case CountUp(count=count) | FromSequence(count=count):
            return count is None or count >= MANY
        case FromText(text=text):
            return any(
                len(digits) > len(str(MANY)) or int(digits) >= MANY for digits in re.findall("[0-9]+", text)
            )
        case _:
            return isinstance(source, Drafted)


def _from_others(work: Work, options: Options) -> Others:
    """What others give up for numbers."""
    by_hand_too = options.from_others and work.actor.role.includes(Role.MANAGER)
    return Others.GIVE_ALL if by_hand_too else Others.GIVE


def _cleared(line: LineAtWork) -> LineAtWork:
    """A line whose entries are about to be replaced."""
    return replace(line, recorded=ZERO, entries=0)


@unit_of_work
async def _assign(
    work: Work, line_id: int, source: Source, options: Options, ahead: Preview | None
) -> EntriesRecorded:
    transfer = await open_for(work, await transfer_of_line(line_id), "put numbers on it")
    line = transfer.line(line_id)
    if options.replace:
        await entries.remove(work, line.id, None)
        line = _cleared(line)
    if isinstance(source, Drafted):
        await lock_rows("SELECT id FROM number_draft WHERE id = ? {lock}", source.draft)
        await draft_of(source.draft, source.version, line, work.now)
    if _draws(source):
        line = await with_sequence_locked(line)
    preview = await planned(work.actor, transfer, line, source, options, work.now, ahead)
    await require_seen(preview, options.stamp, leaves_out=options.only_usable)
    kept = await asyncio.to_thread(_kept, preview, options)
    require_usable(kept, preview.facts)
    if preview.given.next_counter != line.number_next:
        await execute(
            "UPDATE product SET number_next = ? WHERE id = ?", preview.given.next_counter, line.product
        )
    how = entries.Recording(
        via=_way(source),
        origin=DateOrigin.PERSON,
        choice=options.date_choice,
        take_more=options.take_more,
        take_expired=options.take_expired,
        unannounced=options.unannounced,
        others=_from_others(work, options),
    )
    asked = await asyncio.to_thread(dated, kept, line, options.last_day)
    if not transfer.expiry_dates and preview.given.listed is None:
        require_no_dates(asked)
    lost = await entries.record(work, transfer, line, asked, preview.facts, how)
    if isinstance(source, Drafted):
        await discard(source.draft)
    await touch(work, transfer)
    return EntriesRecorded(line.id, transfer.id, work.operation_id, lost)


async def require_seen(
    preview: Preview, stamp: str | None, *, leaves_out: bool, field: Path = ("stamp",)
) -> None:
    """Refuse what was decided on another preview, or on none where numbers are left out as it shows. stamp:
    None to take what comes; field: where it is named. Raises PreviewStale, InvalidInput."""
    if stamp is None:
        if leaves_out:
            message = "Name the stamp of the preview that shows what is left out."
            raise invalid(field, InputFault.MISSING, message)
        return
    current = await asyncio.to_thread(lambda: preview.stamp)
    if stamp != current:
        message = f"Stock or the sequence moved since the preview{moved(stamp, current)}."
        raise PreviewStale(
            message=message, field=field, line=preview.line.id, ahead=preview.line.ahead, stamp=current
        )


def _kept(preview: Preview, options: Options) -> Plan:
    """The plan without what a person left out: rows, numbers, or all that cannot be used."""
    plan = preview.plan
    left_out = {NumberVerdict.LEFT_OUT}
    if options.only_usable:
        left_out = set(NumberVerdict) - USABLE
    kept = plan.without(options.skip, left_out)
    if not kept.asked:
        raise invalid("numbers", InputFault.MISSING, "Nothing is left that can be used.")
    return kept


def _draws(source: Source) -> bool:
    """Whether it may take numbers from the product's sequence."""
    return isinstance(source, FromSequence) or (isinstance(source, FromText) and "~" in source.text)


def _way(source: Source) -> EntryWay:
    match source:
        case CountUp() | FromSequence():
            return EntryWay.GENERATED
        case Chosen():
            return EntryWay.CHOSEN
        case Drafted():
            return EntryWay.IMPORTED
        case _:
            return EntryWay.TYPED


def dated(kept: Plan, line: LineAtWork, last_day: date | None) -> Sequence[Asked]:
    """The numbers, those without an end of their own with the last day that a person gave for all."""
    if last_day is None:
        return kept.asked
    best_before = line.stops_use is DateKind.BEST_BEFORE

    def ended(one: Asked) -> Asked:
        if one.expiry or one.best_before:
            return one
        return replace(one, best_before=last_day) if best_before else replace(one, expiry=last_day)

    return [ended(one) for one in kept.asked]


async def planned(
    actor: Actor,
    transfer: TransferAtWork,
    line: LineAtWork,
    source: Source,
    options: Options,
    now: datetime,
    ahead: Preview | None = None,
) -> Preview:
    """What numbers would do on a line. ahead: a plan made before; it is as good as a new one while nothing moved
    since."""
    if ahead is not None and (ahead.transfer, ahead.line) == (transfer, line):
        if await gather(transfer, line, ahead.plan.asked) == ahead.facts:
            return ahead
    require_takes(transfer.rule, line.tracking)
    require_takes_numbers(line.tracking, line.product_name)
    given = await sourced(transfer, line, source, now)
    asked = given.asked
    if isinstance(source, Chosen):
        for place, one in enumerate(asked):
            require_amount(one, line.tracking, line.step, ("numbers", "lots", str(place)))
    elif asked and not isinstance(source, Listed | Drafted):  # whose rows answer for themselves
        require_amount(asked[-1], line.tracking, line.step, ())
    facts = await gather(transfer, line, asked)
    rules = LineRules(
        tracking=line.tracking,
        rule=transfer.rule,
        policy=transfer.policy,
        incoming=line.incoming,
        transfer=transfer.ref,
        room=None if line.room is None else transfer.permitted(line) - line.recorded,
        manager=actor.role.includes(Role.MANAGER),
        today=transfer.today(now) if transfer.receives_in_date and line.incoming else None,
        shelf_life_days=line.shelf_life_days,
    )
    decided = replace(
        rules,
        room=None if options.take_more else rules.room,
        reuse=options.allow_reuse,
        look_alikes_meant=options.look_alike,
        today=None if options.take_expired else rules.today,
    )
    plan = await asyncio.to_thread(judge, asked, facts, decided, given.faults)
    return Preview(line, transfer, plan, facts, given, rules, decided)
