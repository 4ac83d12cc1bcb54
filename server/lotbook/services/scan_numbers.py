"""The number that a scan puts on a line: which it is, and whether it may be put there. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from lotbook.db.engine import among, fetch, fetch_one
from lotbook.domain.codes import ELEMENTS, Code
from lotbook.domain.near_numbers import one_off
from lotbook.domain.number_plan import Asked, Facts, LineRules, LotFact, judge, require_usable
from lotbook.domain.number_refusals import BatchUndecided, NumberLooksLike
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import format_quantity, of_it_are, require_on_step
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import SCANNED, QuantityUndecided, Refusal
from lotbook.domain.scan_effect import Effect, ScanAction
from lotbook.domain.scan_meaning import MeansLot, MeansNewNumber, Understood
from lotbook.domain.sequences import parse_pattern
from lotbook.domain.tracking import require_fits, require_takes
from lotbook.domain.words import BatchChoice, DateChoice, Tracking
from lotbook.ledger.sql import question
from lotbook.services import entries
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.number_facts import gather, lots_named

RECORDS = (ScanAction.RECORD_NUMBER, ScanAction.ADD_QUANTITY)
"""What puts something on a line."""


@dataclass(frozen=True, kw_only=True)
class ScanGiven:
    """What a scanner or keyboard gave, and what a person added. beside, separator: as `read` takes them; typed:
    written by hand, not read; line: that is open; reading: which one a person chose, from 0; quantity and
    last_day: keyed in; destination: the sticky one; unannounced: a number that was not announced is meant;
    carton: SSCC of the one that is being checked; check_each: each number in the scanned one is to be;
    package: SSCC of the one that the goods are put in; from_others: also what was chosen for others by hand;
    picked_reason: why also what is picked for them.
    Where something is made: into: the number of what the component goes into; choose_output: a number that was made
    is chosen for the components that follow; unplanned: a component that the bill does not name is taken too;
    doubtful: nobody said what a new number is of, and components are missing: it may be one of those, misread."""

    raw: str
    symbology: str | None = None
    typed: bool = False
    line: int | None = None
    reading: int | None = None
    quantity: Decimal | None = None
    last_day: date | None = None
    date_choice: DateChoice | None = None
    batch_choice: BatchChoice | None = None
    destination: int | None = None
    take_more: bool = False
    take_expired: bool = False
    look_alike: bool = False
    beside: tuple[Code, ...] = ()
    separator: str | None = None
    unannounced: bool = False
    carton: str | None = None
    check_each: bool = False
    package: str | None = None
    from_others: bool = False
    picked_reason: str | None = None
    into: str | None = None
    choose_output: bool = False
    unplanned: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class Label:
    """The number on what may be the maker's label. lot: of ours that it names, None for none."""

    number: str
    lot: int | None


async def asked_on(
    transfer: TransferAtWork, line: LineAtWork, understood: Understood, done: Effect, scan: ScanGiven
) -> Asked:
    """What the scan puts on the line; its number is empty where one of ours has to be drawn.

    Raises NumbersInvalid, InvalidInput, BatchUndecided.
    """
    require_takes(transfer.rule, line.tracking)
    if done.quantity is not None:
        require_fits(line.tracking, done.number, done.quantity)
        require_on_step(done.quantity, line.step)
    one = _asked(understood, done, line, scan)
    number = _on_label(understood)
    if not line.incoming or number is None:
        return one
    return await _own_number(transfer, line, one, Label(number, done.lot), scan)


async def require_recordable(
    transfer: TransferAtWork, line: LineAtWork, one: Asked, scan: ScanGiven, *, manager: bool
) -> Facts:
    """All that is known of the number, when it can be put on the line.

    manager: whether a manager scans. Raises NumbersInvalid, NumberAlreadyExists, NumberLooksLike.
    """
    facts = await gather(transfer, line, [one])
    rules = LineRules(
        tracking=line.tracking,
        rule=transfer.rule,
        policy=transfer.policy,
        incoming=line.incoming,
        transfer=transfer.ref,
        manager=manager,
        look_alikes_meant=scan.look_alike,
    )
    require_usable(judge([one], facts, rules), facts, SCANNED)
    if one.number not in facts.lots and not scan.look_alike and (one.typed or one.bare):
        await _require_no_component(transfer, line, one.number)
        if scan.doubtful:
            _require_like_its_own(transfer, line, one.number)
    return facts


async def _require_no_component(transfer: TransferAtWork, line: LineAtWork, number: str) -> None:
    """Ask about a new number of what an order makes that is hardly more than a component of it, misread.
    Raises NumberLooksLike."""
    near = one_off(number_key(number))
    if transfer.manufacturing_order is None or not line.incoming or not near:
        return
    condition, keys = among(near)
    sql = question("components_called").replace("{keys}", condition)
    rows = await fetch(sql, *[transfer.manufacturing_order, keys] * 3)
    if rows:
        other = f"{rows[0]['number']}, {rows[0]['name']}, which goes into it"
        message = f"{number} looks like {other}: a new {line.product_name}?"
        lots = [row["id"] for row in rows]
        raise NumberLooksLike(message=message, field=SCANNED, number=number, lots=lots)


def _require_like_its_own(transfer: TransferAtWork, line: LineAtWork, number: str) -> None:
    """Ask about a new number that the product's sequence could not have made. Raises NumberLooksLike."""
    if line.number_pattern is None or (pattern := parse_pattern(line.number_pattern)).fits(number):
        return
    such = pattern.render(line.number_next, transfer.today(datetime.now(UTC)))
    unlike = f"{number} is unlike numbers of {line.product_name}, such as {such}"
    message = f"{unlike}, and components are missing: a new {line.product_name}?"
    raise NumberLooksLike(message=message, field=SCANNED, number=number, lots=[])


async def foretold(
    transfer: TransferAtWork, understood: Understood, done: Effect, scan: ScanGiven, *, manager: bool
) -> Effect:
    """The effect with the refusal that recording it would meet: a number that is here or elsewhere already, another
    day or batch, more than expected; not what is taken from our places, which is promised while it is recorded."""
    if done.refusal is not None or done.line is None or done.action not in RECORDS:
        return done
    line = transfer.line(done.line)
    try:
        await _require_accepted(transfer, line, understood, done, scan, manager)
    except Refusal as refusal:
        return replace(done, text=refusal.message, refusal=refusal)
    return done


async def _require_accepted(
    transfer: TransferAtWork,
    line: LineAtWork,
    understood: Understood,
    done: Effect,
    scan: ScanGiven,
    manager: bool,
) -> None:
    """Raises what recording would raise, in the same order."""
    if done.action is not ScanAction.RECORD_NUMBER:
        quantity = told_quantity(line, done)
        require_on_step(quantity, line.step)
        entries.require_room(transfer, line, quantity, take_more=scan.take_more)
        return
    one = await asked_on(transfer, line, understood, done, scan)
    facts = await require_recordable(transfer, line, one, scan, manager=manager) if one.number else None
    entries.require_room(transfer, line, told_quantity(line, done), take_more=scan.take_more)
    if facts is not None:
        await entries.require_agreeing(
            transfer, line, one, facts, scan.date_choice, take_expired=scan.take_expired
        )


def told_quantity(line: LineAtWork, done: Effect) -> Decimal:
    """How much a scan puts on the line. Raises QuantityUndecided where nobody says it."""
    if done.quantity is not None:
        return done.quantity
    message = f"{done.number or line.product_name}: how much is it?"
    if done.offered is not None:
        unit = line.stock_unit.symbol
        lacks = f" The line lacks {format_quantity(done.offered)} {unit}."
        meant = f" {of_it_are(done.offered, unit)} meant for the line."
        message += lacks if done.offered == line.lacking else meant
    raise QuantityUndecided(message=message, line=line.id, number=done.number, offered=done.offered)


def _asked(understood: Understood, done: Effect, line: LineAtWork, scan: ScanGiven) -> Asked:
    days = dict(done.label)
    if scan.last_day is not None:
        days[line.stops_use] = scan.last_day
    return Asked(
        number=done.number or "",
        quantity=done.quantity or Decimal(0),
        typed=scan.typed,
        bare=done.number == understood.scan.plain and not done.announced,
        expiry=days.get(DateKind.EXPIRY),
        best_before=days.get(DateKind.BEST_BEFORE),
        production=days.get(DateKind.PRODUCTION),
        batch=done.batch,
        carton=scan.carton,
    )


def _on_label(understood: Understood) -> str | None:
    """The number on what may be a label of the maker's; None for plain characters."""
    meaning = understood.meaning
    if understood.syntax not in ELEMENTS or not isinstance(meaning, MeansLot | MeansNewNumber):
        return None
    if isinstance(meaning, MeansNewNumber):
        return meaning.number
    names = meaning.lot.names & understood.scan.numbers
    return meaning.lot.number if meaning.lot.number in names else min(names)


async def _own_number(
    transfer: TransferAtWork, line: LineAtWork, one: Asked, label: Label, scan: ScanGiven
) -> Asked:
    """The maker's number becomes ours too, unless the product gives its own numbers or another batch of it
    bears that number already: then a person says whether it is the same. Raises BatchUndecided."""
    theirs = replace(one, maker_number=label.number)
    here = await fetch_one(
        "SELECT number FROM transfer_entry WHERE transfer_id = ? AND product_id = ? AND maker_number = ?",
        transfer.id,
        line.product,
        label.number,
    )
    another = scan.batch_choice is BatchChoice.ANOTHER
    if here is not None and not another:
        return replace(theirs, number=here["number"])
    others = await _other_batches(transfer, line, label.number)
    chosen = label.lot is not None and scan.reading is not None  # among several that bear the number
    if others and scan.batch_choice is None and not chosen:
        other = "serial: is it that one" if line.tracking is Tracking.SERIAL else "batch: is it the same"
        message = f"{label.number} is known as the maker's number of another {other}?"
        raise BatchUndecided(message=message, lots=[fact.lot for fact in others][:20])
    if others and not another:
        same = next((fact for fact in others if fact.lot == label.lot), others[-1])
        return replace(theirs, number=same.number)
    if not others and label.lot is not None:
        return one
    if not others and here is None and not line.gives_own_numbers:
        return replace(theirs, number=label.number)
    return replace(theirs, number="")  # one of ours is drawn


async def _other_batches(transfer: TransferAtWork, line: LineAtWork, number: str) -> Sequence[LotFact]:
    """Lots of the product that may be another batch under the same maker's number: of another maker, or
    that got a number of ours."""
    named = await lots_named(transfer, line, number)
    by_maker = [fact for fact in named if fact.maker_number == number]
    by_number = [fact for fact in named if fact.number == number]
    if line.gives_own_numbers:
        return by_maker
    others = [fact for fact in by_maker if fact.number != number]
    foreign = [fact for fact in by_number if fact.maker is not None and fact.maker != transfer.partner]
    return [*others, *foreign]
