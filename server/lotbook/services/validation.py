"""Finish a transfer: its entries become lines of the journal, all of them or none.

The checks, in this order: it is open and as it was read; something is on it; no number is on hand already or
came by another document meanwhile; nothing is returned twice; nothing is taken that is not there, or that is
stopped or past its last day; no package would be in two places; no line has more than is tolerated; what is short
is decided; no lot came meanwhile with another date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from lotbook.db.engine import among, execute, fetch, lock_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.finishing import LineResult, leaves_backorder, require_something, require_within_tolerance
from lotbook.domain.inputs import parse_reason
from lotbook.domain.number_plan import Asked, LineRules, judge, require_usable
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import InsufficientStock, LotDateConflict, Refusal, Shortage
from lotbook.domain.words import BackorderDecision, NumberRule, OperationKind, Role, TransferState
from lotbook.ledger import genealogy, holds, journal, reservations
from lotbook.ledger.sql import question
from lotbook.models import Settings
from lotbook.services import carrying
from lotbook.services.announced_follows import follow_to_backorder
from lotbook.services.at_work import TransferAtWork, look_at, open_for, require_open
from lotbook.services.number_facts import gather
from lotbook.services.opening import Expected, Header, open_transfer
from lotbook.services.order_progress import close_order
from lotbook.services.order_sides import lock_order_of
from lotbook.services.packing_entries import lock_packages_of, require_together, settle_packages
from lotbook.services.reserving import reserve_by_type
from lotbook.services.returns_left import require_returned_once
from lotbook.services.rows import shared
from lotbook.services.stopped import refusal, require_none_expired
from lotbook.services.transit import open_arrival
from lotbook.services.using_drafts import forget_drafts

DATES = ("expiry", "best_before", "production")


@dataclass(frozen=True)
class TransferValidated:
    """backorder: the transfer of what was left over; None for none. lines: of the journal."""

    transfer: int
    backorder: int | None
    lines: int


@unit_of_work
async def validate_transfer(
    work: Work,
    transfer_id: int,
    *,
    version: int | None = None,
    backorder: BackorderDecision = BackorderDecision.BY_POLICY,
    take_more: bool = False,
    expired_reason: str | None = None,
) -> TransferValidated:
    """Finish a transfer. version: that was read; None at the dock, where two people may work on it. take_more: than is
    tolerated, expired_reason: why lots past their last day go, both by a manager.

    Raises WrongState, StaleVersion, NumbersMissing, NumberAlreadyExists, InsufficientStock, LotOnHold, LotExpired,
    PackageElsewhere, OverReceipt, MoreThanLeft, BackorderUndecided, LotDateConflict, InvalidInput, NotFound: then
    nothing moved.
    """
    if expired_reason is not None:
        work.reason = parse_reason(expired_reason, ("expiredReason",))
    return await finish(
        work,
        transfer_id,
        version=version,
        backorder=backorder,
        take_more=take_more,
        expired=expired_reason is not None,
    )


async def finish(
    work: Work,
    transfer_id: int,
    *,
    version: int | None = None,
    backorder: BackorderDecision = BackorderDecision.BY_POLICY,
    take_more: bool = False,
    expired: bool = False,
) -> TransferValidated:
    """As `validate_transfer`, in work that did something else before. expired: lots past their last day may go, if a
    manager says so."""
    order = await lock_order_of(transfer_id)
    transfer = await open_for(work, transfer_id, "validate it")
    await lock_packages_of(transfer.id)
    transfer.require_version(version)
    await shared(Settings, 1, ())  # by which lots are born
    results = [_result(transfer, place) for place in range(len(transfer.lines))]
    require_something(transfer.number, results)
    known = await _numbers_known(transfer, lock=True)
    await _require_numbers_free(transfer, known)
    await require_returned_once(transfer)
    await _require_stock(transfer)
    await _require_nothing_stopped(transfer)
    await settle_packages(transfer.id)
    manager = work.actor.role.includes(Role.MANAGER)
    if not (manager and expired):
        await _require_in_date(transfer, work.now)
    require_within_tolerance(results, manager_takes_more=take_more and manager)
    rest = leaves_backorder(results, transfer.backorders, _about_rest(transfer, backorder))
    carried = await carrying.in_hand(transfer.id)
    lines = await _post(work, transfer, known)
    await carrying.put_down(work, transfer.number, carried)
    left = await _open_backorder(work, transfer, results) if rest else None
    await open_arrival(work, transfer)
    await reservations.free_transfer(transfer.id)
    await _finish(work, transfer)
    if order is not None:
        await close_order(work, *order)
    return TransferValidated(transfer.id, left, lines)


async def post_at_once(work: Work, transfer: TransferAtWork) -> int:
    """Finish a transfer that was opened in this very work, whose numbers were judged for it; how many lines."""
    lines = await _post(work, transfer, await _numbers_known(transfer, lock=True))
    await _finish(work, transfer)
    return lines


async def _post(work: Work, transfer: TransferAtWork, known: Sequence[dict[str, Any]]) -> int:
    """Make what is on a transfer lines of the journal; how many. Raises LotDateConflict."""
    await _take_known_lots(transfer, known)
    for name in DATES:
        await execute(question("dates_from_entries").replace("{date}", name), work.operation_id, transfer.id)
    await reservations.use_picked(transfer.id)
    lines = await journal.post_entries(work, transfer.id, transfer.today(work.now))
    for computed, told in (("expiry", "best_before"), ("best_before", "expiry")):
        alone = question("told_ends_alone").replace("{computed}", computed).replace("{told}", told)
        await execute(alone, transfer.id)
    await execute(question("last_days_of_transfer"), transfer.id)
    await forget_drafts(transfer.id)
    if transfer.run is not None:
        await genealogy.take_word(work, transfer.id, transfer.run)
        await genealogy.keep_run(transfer.run)
    return lines


async def obstacles(transfer_id: int) -> list[Refusal]:
    """What validating a transfer by its type's policy would refuse or ask now, in the order of the checks.

    Raises NotFound.
    """
    transfer = await look_at(transfer_id)
    results = [_result(transfer, place) for place in range(len(transfer.lines))]
    found: list[Refusal] = []
    with _gathered(found):
        await require_open(transfer, "validate it")
    if found:
        return found
    with _gathered(found):
        require_something(transfer.number, results)
    with _gathered(found):
        await _require_numbers_free(transfer, await _numbers_known(transfer, lock=False))
    with _gathered(found):
        await require_returned_once(transfer)
    with _gathered(found):
        await _require_stock(transfer)
    with _gathered(found):
        await _require_nothing_stopped(transfer)
    with _gathered(found):
        await require_together(transfer.id)
    with _gathered(found):
        await _require_in_date(transfer, datetime.now(UTC))
    with _gathered(found):
        require_within_tolerance(results, manager_takes_more=False)
    with _gathered(found):
        leaves_backorder(results, transfer.backorders, _about_rest(transfer, BackorderDecision.BY_POLICY))
    return found


def _about_rest(transfer: TransferAtWork, decision: BackorderDecision) -> BackorderDecision:
    """What is still on the way between warehouses is never given up: it comes later, or goes back."""
    return decision if transfer.shipped_by is None else BackorderDecision.CREATE


@contextmanager
def _gathered(found: list[Refusal]) -> Iterator[None]:
    """Keep what is refused inside, and go on behind the block."""
    try:
        yield
    except Refusal as refusal:
        found.append(refusal)


def _result(transfer: TransferAtWork, place: int) -> LineResult:
    line = transfer.lines[place]
    return LineResult(
        line=line.id,
        product=line.product,
        product_name=line.product_name,
        tracking=line.tracking,
        expected=line.expected,
        permitted=transfer.permitted(line),
        recorded=line.recorded,
        takes_anything=line.takes_anything,
    )


async def _numbers_known(transfer: TransferAtWork, *, lock: bool) -> list[dict[str, Any]]:
    """Entries that come in with a number that a lot bears. lock: those lots, before they are judged, so that
    no other document brings them in meanwhile."""
    found = await fetch(question("numbers_known_by_now"), transfer.id, _only_new(transfer))
    if lock and found:
        condition, values = among([row["known_lot"] for row in found])
        await lock_rows(f"SELECT id FROM lot WHERE id {condition} ORDER BY id {{lock}}", values)
    return found


def _only_new(transfer: TransferAtWork) -> bool:
    return transfer.rule is NumberRule.CREATE_NEW


async def _require_numbers_free(transfer: TransferAtWork, known: Sequence[dict[str, Any]]) -> None:
    """Numbers were judged when they came onto the line; what may have happened since is that another document
    brought one in. Those are few, whatever the size of the transfer."""
    for line in transfer.lines:
        for judged_before in (False, True):
            asked = [
                Asked(number=row["number"], quantity=from_millionths(row["quantity"]))
                for row in known
                if row["line_id"] == line.id and (row["lot_id"] is not None) is judged_before
            ]
            if not asked:
                continue
            facts = await gather(transfer, line, asked)
            facts = replace(facts, here={})  # their own entries
            rules = LineRules(
                tracking=line.tracking,
                rule=transfer.rule,
                policy=transfer.policy,
                incoming=line.incoming,
                transfer=transfer.ref,
                # What someone with the right let pass when it came onto the line is not asked again.
                manager=judged_before,
                reuse=judged_before,
                look_alikes_meant=True,
            )
            require_usable(judge(asked, facts, rules), facts)


async def _take_known_lots(transfer: TransferAtWork, known: Sequence[dict[str, Any]]) -> None:
    """Numbers that became lots since they came onto the transfer name them; one that became a lot after it was
    judged does not, so that its birth fails and the work begins anew. Raises LotDateConflict."""
    for name in DATES:
        rows = await fetch(question("dates_known_otherwise").replace("{date}", name), transfer.id)
        for row in rows:
            stored, given = date.fromisoformat(row["stored"]), date.fromisoformat(row["given"])
            message = f"{row['number']} came meanwhile with the date {stored}; this document says {given}."
            raise LotDateConflict(
                message=message, lot=row["lot"], kind=DateKind(name.upper()), stored=stored, given=given
            )
    condition, values = among([str(row["number"]) for row in known] or [""])
    take = question("entries_take_known_lots").replace("{judged}", condition)
    await execute(take, transfer.id, _only_new(transfer), values)


async def _require_stock(transfer: TransferAtWork) -> None:
    """Refuse to take from our places what is not there, or is promised to others."""
    if all(line.incoming for line in transfer.lines):
        return
    await reservations.lock_of_transfer(transfer.id)
    rows = await fetch(question("entries_beyond_stock"), transfer.id, transfer.id)
    if not rows:
        return
    shortages = [
        Shortage(
            product=row["product_id"],
            lot=row["lot_id"],
            location=row["source_id"],
            requested=from_millionths(row["quantity"]),
            available=from_millionths(row["available"]),
        )
        for row in rows
    ]
    names = {line.product: line.product_name for line in transfer.lines}
    first = shortages[0]
    message = (
        f"{names[first.product]}: {format_quantity(first.available)} available,"
        f" {format_quantity(first.requested)} would be taken."
    )
    raise InsufficientStock(message=message, shortages=shortages[:100], shortage_count=len(shortages))


async def _require_nothing_stopped(transfer: TransferAtWork) -> None:
    """Refuse what may not go where it would be put. Holds are looked for once the goods are locked: whoever places
    one locks the same goods first."""
    if stopped := (await holds.entries_stopped([transfer.id])).get(transfer.id):
        raise await refusal(stopped)


async def _require_in_date(transfer: TransferAtWork, now: datetime) -> None:
    """Refuse to use up, or to receive, what is past its last day, while dates are kept."""
    if transfer.expiry_dates:
        today = transfer.today(now)
        require_none_expired(await holds.entries_expired(transfer.id, today), today)
    if transfer.receives_in_date:
        require_none_expired(await holds.entries_come_expired(transfer.id, today), today)


async def _finish(work: Work, transfer: TransferAtWork) -> None:
    now = to_micros(work.now)
    await execute(
        """UPDATE transfer SET state = ?, version = version + 1, updated = ?, updated_by_id = ?,
             validated = ?, validated_by_id = ? WHERE id = ?""",
        TransferState.DONE.value,
        now,
        work.actor.user_id,
        now,
        work.actor.user_id,
        transfer.id,
    )


async def _of_bill(transfer: TransferAtWork) -> set[int]:
    """Products that a transfer takes for its order by the bill of materials; of any other transfer none."""
    if transfer.kind is not OperationKind.CONSUMPTION or transfer.manufacturing_order is None:
        return set()
    rows = await fetch(
        """SELECT bill_line.product_id FROM manufacturing_order AS made
           JOIN bill_line ON bill_line.bill_id = made.bill_id WHERE made.id = ? AND NOT bill_line.by_product""",
        transfer.manufacturing_order,
    )
    return {row["product_id"] for row in rows}


async def _open_backorder(work: Work, transfer: TransferAtWork, results: Sequence[LineResult]) -> int:
    """A transfer like this one for what is short of it, with what was promised and not picked. Of a component of
    the bill more may be needed than was planned, so its line goes on, with nothing expected."""
    short = {result.line: result.short for result in results if result.short > ZERO}
    components = await _of_bill(transfer)
    going_on = [line for line in transfer.lines if line.id in short or line.product in components]
    lines = [
        Expected(
            product=line.product,
            quantity=short.get(line.id, ZERO),
            unit=line.ordered_unit,
            packed=line.packed,
            source=line.source,
            destination=line.destination,
            purchase_order_line=line.purchase_order_line,
            sales_order_line=line.sales_order_line,
            returns_line=line.returns_line,
        )
        for line in going_on
    ]
    header = Header(
        operation_type=transfer.operation_type,
        warehouse=transfer.warehouse,
        source=transfer.source,
        destination=transfer.destination,
        due_on=transfer.due_on,
        partner=transfer.partner,
        purchase_order=transfer.purchase_order,
        sales_order=transfer.sales_order,
        backorder_of=transfer.id,
        return_of=transfer.return_of,
        replaces=transfer.replaces,
        onward_to=transfer.onward_to,
        shipped_by=transfer.shipped_by,
        manufacturing_order=transfer.manufacturing_order,
        run=transfer.run,
    )
    backorder = await open_transfer(work, header, lines)
    await follow_to_backorder(work, going_on, backorder)
    rows = await fetch("SELECT id FROM transfer_line WHERE transfer_id = ? ORDER BY position", backorder)
    for line, row in zip(going_on, rows, strict=True):
        if line.id in short:
            await reservations.follow(line.id, backorder, row["id"])
    await reserve_by_type(work, backorder)
    return backorder
