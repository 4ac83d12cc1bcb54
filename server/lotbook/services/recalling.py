"""Recalls: prepared, started, given up. Which lots they are about is in `recall_scope`, what comes into their scope
later in `recall_arrivals`, what is added to it in `recall_widening`, what customers say and what is decided in
`recall_answers` and `recall_decisions`, how they end and go on in `recall_closing`."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lotbook.db.engine import execute, fetch_value, insert_rows, lock_rows
from lotbook.db.work import Done, Work, WriteRequest, unit_of_work
from lotbook.documents.recall_words import WORDS
from lotbook.domain.inputs import parse_note, parse_reason
from lotbook.domain.notices import Telling
from lotbook.domain.quantities import counted
from lotbook.domain.recall_words import RecallKind, RecallSeverity, RecallState, ScopeReason
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Ref, Refusal, WrongState, invalid
from lotbook.domain.sequences import document_number
from lotbook.domain.states import Standing, advance, require_state
from lotbook.domain.tracing import TraceCut, TraceScope
from lotbook.domain.words import Language, NoticeKind, Role
from lotbook.ledger import recall_parties, recalls
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.recalls import MOST_LOTS, Scope, Scoped
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.sources import made_behind
from lotbook.models import (
    Recall,
    RecallAdvice,
    RecallLot,
    Settings,
)
from lotbook.services import outbox
from lotbook.services.recall_arrivals import hold_new
from lotbook.services.recall_scope import (
    Mark,
    Named,
    all_named,
    hold_lots,
    keep_marks,
    keep_waiting,
    take_in,
    waits_no_more,
)
from lotbook.services.rows import locked, ref, require_version, shared

ADVICE_COLUMNS = {"recall_id": "bigint", "language": "text", "text": "text"}


@dataclass(frozen=True)
class RecallSaved:
    """A recall by row id. affected: open transfers with goods picked that it stops, the first 100 by row id."""

    recall: int
    affected: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True)
class RecallFacts:
    """What a recall is. reason: why, for staff; advice: what customers are told to do, by language, what
    they are told in all others first; narrow_because: why less than
    all that shares a number is enough, None for all."""

    kind: RecallKind
    severity: RecallSeverity
    reason: str
    advice: Mapping[Language, str] = field(default_factory=dict)
    narrow_because: str | None = None


async def prepare_recall(
    request: WriteRequest, facts: RecallFacts, named: Sequence[Named]
) -> Done[RecallSaved]:
    """Begin a recall or an exercise; its clock runs from here. Nothing is stopped yet.

    Raises InvalidInput or NotFound.
    """
    return await _prepare(request, facts, named, await _named_ahead(named))


@dataclass(frozen=True, eq=False)
class _Begun:
    """The lots that are named, and what others are known by that are of the same."""

    lots: Sequence[Scoped]
    marks: Sequence[Mark]


async def _begun(named: Sequence[Named]) -> _Begun:
    lots, marks = await all_named(named)
    return _Begun([Scoped(lot, ScopeReason.NAMED, unsure) for lot, unsure in lots.items()], marks)


async def _named_ahead(named: Sequence[Named]) -> _Begun | None:
    """What is named, before the unit of work begins, in which others would wait for it. None where it cannot be found;
    why, the unit of work finds out and records."""
    try:
        return await _begun(named)
    except Refusal:
        return None


@unit_of_work
async def _prepare(
    work: Work, facts: RecallFacts, named: Sequence[Named], ahead: _Begun | None
) -> RecallSaved:
    work.reason = reason = parse_reason(facts.reason)
    language, advice, others = parse_advice(facts.advice)
    narrow = facts.narrow_because
    if narrow is not None:
        narrow = parse_reason(narrow, ("narrowBecause",))
    if not named:
        raise invalid("lots", InputFault.MISSING, "Say which lots are taken back.")
    begun = ahead or await _begun(named)
    row = await Recall.create(
        number=await _next_number(work),
        kind=facts.kind,
        severity=facts.severity,
        state=RecallState.PREPARED,
        reason=reason,
        advice=advice,
        advice_language=language,
        scope=TraceScope.BY_NUMBER if narrow is None else TraceScope.BY_TIME,
        narrow_because=narrow,
        link_key=secrets.token_hex(32),
        created=work.now,
        created_by_id=work.actor.user_id,
        updated=work.now,
        updated_by_id=work.actor.user_id,
    )
    work.about("Recall", row.id)
    await take_in(work, row.id, begun.lots)
    await keep_marks(row.id, begun.marks)
    await keep_advice(row.id, others)
    return RecallSaved(row.id)


async def _next_number(work: Work) -> str:
    taken = "UPDATE counter SET value = value + 1 WHERE name = 'recall' RETURNING value"
    return document_number(f"RC-{work.now.year}-", int(await fetch_value(taken)))


@dataclass(frozen=True, eq=False)
class _Drawn:
    """The scope of a recall: the lots beside those that were there from the first, how many customers have some of it,
    and when that was known. behind: the place in the book up to which all lots that it is known by are in it."""

    behind: int
    found: Closure
    added: Sequence[Scoped]
    customers: int
    listed: datetime


async def start_recall(request: WriteRequest, recall: int, version: int) -> Done[RecallSaved]:
    """Stop everything in the scope of a recall at once, and fix that scope; an exercise stops nothing. While
    the company wants a second person to agree, the first call asks for one, and that of another manager starts it; once
    the company wants none any more, who asked may, too.

    Raises StaleVersion, WrongState, InvalidInput or NotFound.
    """
    return await _start(request, recall, version, await _drawn_ahead(request, recall))


async def _drawn_ahead(request: WriteRequest, recall: int) -> _Drawn | None:
    """The scope before the unit of work begins, in which others would wait for it; what came since `stop_scope` finds.
    None where it cannot be drawn; why, the unit of work finds out and records."""
    row = await Recall.get_or_none(id=recall, state__not_in=recalls.FROZEN)
    try:
        return None if row is None else await _drawn(request, row)
    except Refusal:
        return None


async def _drawn(request: WriteRequest, row: Any) -> _Drawn:
    behind, lots = await last_sequence(), await recalls.named(row.id)
    found = await whole_reach([*lots], row.scope)
    scoped = [*recalls.drawn(lots, found)]
    listed = await recall_parties.recipients(row, Scope(scoped, found.extent.cut, found.as_of))
    there = await RecallLot.filter(recall_id=row.id).count()
    return _Drawn(behind, found, scoped[there:], len(listed), request.now)


@unit_of_work
async def _start(work: Work, recall: int, version: int, ahead: _Drawn | None) -> RecallSaved:
    row = await as_read(work, recall, version)
    if await needs_two(row):
        if row.state is RecallState.PREPARED:
            drawn = ahead or await _drawn(work.request, row)
            await keep_waiting(work, recall, drawn.found.depth)
            await bring_to(work, row, RecallState.TO_CONFIRM, asked_by_id=work.actor.user_id)
            grave, lots = WORDS[Language.EN].severity[row.severity], counted(len(drawn.found.depth), "lot")
            what = f"waits for a second manager to start it: {row.reason}. {grave}; {lots}."
            await tell_to_confirm(work, row, what)
            return RecallSaved(recall)
        require_another(work, row, row.asked_by_id, "start it")
    state = advance(row.state, RecallState.STARTED, standing(row))
    asked_by = row.asked_by_id if row.state is RecallState.TO_CONFIRM else work.actor.user_id
    drawn = ahead or await _drawn(work.request, row)
    await take_in(work, recall, [each for each in drawn.added if each.because is ScopeReason.NAMED])
    await note_change(
        work,
        row,
        state=state,
        position=drawn.found.as_of,
        customers=drawn.customers,
        asked_by_id=asked_by,
        confirmed_by_id=None if asked_by == work.actor.user_id else work.actor.user_id,
        started=work.now,
        listed=drawn.listed,
    )
    await take_in(work, recall, [each for each in drawn.added if each.because is ScopeReason.DERIVED])
    affected = await stop_scope(work, row, drawn.found, behind=drawn.behind)
    await waits_no_more(recall)
    await execute("UPDATE counter SET value = value + 1 WHERE name = 'recalls_open'")
    if row.kind is RecallKind.REAL:
        await Recall.filter(id=recall).update(held=work.request.now)
    return RecallSaved(recall, affected)


def parse_advice(given: Mapping[Language, str]) -> tuple[Language, str, dict[Language, str]]:
    """What was given first, with its language, and what was given beside it. Raises InvalidInput."""
    read = {
        language: parse_note(text, ("advice", str(at), "text"))
        for at, (language, text) in enumerate(given.items())
    }
    said = {language: text for language, text in read.items() if text}
    first = next(iter(said), Language.EN)
    return first, said.pop(first, ""), said


async def keep_advice(recall: int, others: Mapping[Language, str]) -> None:
    """Keep what was given beside the first, instead of what was there."""
    await RecallAdvice.filter(recall_id=recall).delete()
    rows = [(recall, language.value, text) for language, text in others.items()]
    await insert_rows("recall_advice", ADVICE_COLUMNS, rows)


@unit_of_work
async def save_recall_advice(
    work: Work, recall: int, version: int, given: Mapping[Language, str]
) -> RecallSaved:
    """Say anew what customers are told to do, in each language; letters that are written stay.

    Raises StaleVersion, WrongState, InvalidInput or NotFound.
    """
    language, advice, others = parse_advice(given)
    row = await as_read(work, recall, version)
    open_still = {RecallState.PREPARED, RecallState.TO_CONFIRM, RecallState.STARTED}
    require_state(row.state, open_still, standing(row), "say what customers are told")
    await keep_advice(recall, others)
    await note_change(work, row, advice=advice, advice_language=language)
    return RecallSaved(recall)


async def tell_to_confirm(work: Work, row: Any, what: str) -> None:
    """Tell those who may agree, all managers but the one who asks. what: it waits for."""
    telling = Telling(
        kind=NoticeKind.RECALL_TO_CONFIRM,
        text=f"{row.number} {what}",
        about=Ref("Recall", row.id),
        role=Role.MANAGER,
        by=work.actor.user_id,
    )
    await outbox.tell({f"RECALL:{work.operation_id}": telling}, work.now)


async def needs_two(row: Any) -> bool:
    """Whether a second person has to agree to what is stopped by a recall, as the company wants it now."""
    settings: Any = await shared(Settings, 1, ())
    return row.kind is RecallKind.REAL and settings.recall_needs_second_person


def require_another(work: Work, row: Any, asked_by: int | None, to: str) -> None:
    """Refuse to agree with oneself. asked_by: who wanted it; to: what is to be done. Raises WrongState."""
    if asked_by is not None and asked_by == work.actor.user_id:
        message = f"{row.number} waits for a second person to {to}."
        raise WrongState(message=message, current=ref(row), by=asked_by, since=row.updated)


async def whole_reach(lots: Sequence[int], scope: TraceScope) -> Closure:
    """All that lots reach. Raises InvalidInput where that cannot be told or is too much: part is worse than none."""
    found = await recalls.reached(lots, scope)
    if found.extent.cut is not TraceCut.COMPLETE:
        told = f"{counted(found.extent.lots, 'lot')} reached, at least {found.extent.beyond:,} beyond"
        message = f"The scope cannot be drawn whole: {told}. Recall fewer lots at once."
        limit, given = str(MOST_LOTS), str(found.extent.lots + found.extent.beyond)
        raise invalid("recall", InputFault.OVER_LIMIT, message, given=given, limit=limit)
    return found


async def stop_scope(
    work: Work, row: Any, found: Closure, lots: Collection[int] | None = None, behind: int | None = None
) -> list[int]:
    """Stop lots in scope, all when None, then what came into it meanwhile; open transfers that have picked some of
    them. found: what the scope was drawn of; behind: the place in the book up to which it has all lots that the recall
    is known by, none when None.

    Goods in scope are locked first, and postings last and shortly: those that were under way are waited for and looked
    at, and those that come behind find the recall started.
    """
    affected = await hold_lots(work, row, lots)
    await lock_rows("SELECT value FROM counter WHERE name = 'recalls_open' {lock}")
    known = await recalls.known(row.id, behind)
    if known or await made_behind(found.as_of):
        lots_now = dict.fromkeys(found.start, False) | known
        reach = await whole_reach([*lots_now], row.scope)
        affected = [*affected, *await hold_new(work, row.id, lots_now, found.start, reach)]
    return affected


@unit_of_work
async def cancel_recall(work: Work, recall: int, version: int, reason: str) -> RecallSaved:
    """Give a recall up before its start. Raises InvalidInput, StaleVersion, WrongState or NotFound."""
    work.reason = parse_reason(reason)
    row = await as_read(work, recall, version)
    await bring_to(work, row, RecallState.CANCELLED)
    await waits_no_more(recall)
    return RecallSaved(recall)


async def started(work: Work, recall: int, to: str, *or_in: RecallState) -> Any:
    """A recall that is under way, locked. to: what is to be done; or_in: states in which that can be, too.

    Raises WrongState or NotFound.
    """
    row = await locked(Recall, recall, ("recall",))
    work.about("Recall", recall)
    require_state(row.state, {RecallState.STARTED, *or_in}, standing(row), to)
    return row


async def as_read(work: Work, recall: int, version: int) -> Any:
    row = await locked(Recall, recall, ("recall",))
    work.about("Recall", recall)
    await require_version(work, row, version)
    return row


async def bring_to(work: Work, row: Any, state: RecallState, **columns: Any) -> None:
    """Change where a locked recall stands. Raises WrongState."""
    await note_change(work, row, state=advance(row.state, state, standing(row)), **columns)


async def note_change(work: Work, row: Any, **columns: Any) -> None:
    """Note who changed a locked recall."""
    changed = {"version": row.version + 1, "updated": work.now, "updated_by_id": work.actor.user_id}
    await Recall.filter(id=row.id).update(**changed, **columns)


def standing(row: Any) -> Standing:
    return Standing(Ref("Recall", row.id), row.number, row.updated, row.updated_by_id)
