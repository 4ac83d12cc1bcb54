"""A transfer that someone works on: its rules and lines, read once, locked while it is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.db.engine import execute, fetch, fetch_one
from lotbook.db.fields import from_micros, to_micros
from lotbook.db.work import Work
from lotbook.documents import words
from lotbook.domain.dates import day_of
from lotbook.domain.ordering import Packed
from lotbook.domain.quantities import ZERO, Unit, UnitKind, from_millionths
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import NotFound, Ref, StaleVersion, invalid
from lotbook.domain.states import Standing, require_state
from lotbook.domain.uniqueness import Policy
from lotbook.domain.words import (
    BackorderPolicy,
    NumberReuse,
    NumberRule,
    OperationKind,
    ReservationPolicy,
    ReuseSeverity,
    Tracking,
    TransferState,
    UnexpectedNumbers,
    UniquenessScope,
)
from lotbook.ledger.sql import question
from lotbook.models import User


@dataclass(frozen=True)
class LineAtWork:
    """A line, its product, and how much is recorded on it, in the product's stock unit."""

    id: int
    position: int
    expected: Decimal
    recorded: Decimal
    entries: int
    source: int
    source_path: str
    destination: int
    destination_path: str
    incoming: bool  # its goods come from outside of our places
    product: int
    product_name: str
    category: int | None
    tracking: Tracking
    unit: int
    stock_unit: Unit
    step: Decimal
    shelf_life_days: int | None
    stops_use: DateKind
    gives_own_numbers: bool
    number_pattern: str | None
    number_next: int
    purchase_order_line: int | None
    sales_order_line: int | None
    returns_line: int | None
    ordered_unit: int
    packed: Packed | None
    announced: bool  # numbers of it were, by the vendor
    ahead: bool = False  # of the receipt that a draft order will have; id is that of the order's line

    @property
    def ref(self) -> Ref:
        return Ref("PurchaseOrderLine" if self.ahead else "TransferLine", self.id)

    @property
    def lacking(self) -> Decimal:
        return max(self.expected - self.recorded, ZERO)

    @property
    def room(self) -> Decimal | None:
        """What may be put on it without being more than expected; None where nothing is too much."""
        return None if self.takes_anything else self.expected - self.recorded

    @property
    def takes_anything(self) -> bool:
        """Whether nothing was expected of it, as of what was added at the dock; a line of an order of which nothing is
        missing any more expects nothing more."""
        return self.expected == ZERO and (self.purchase_order_line or self.sales_order_line) is None


@dataclass(frozen=True)
class TransferAtWork:
    """A transfer with the rules of its type, warehouse and company, and its lines in order."""

    id: int
    number: str
    state: TransferState
    version: int
    kind: OperationKind
    rule: NumberRule
    tolerance: Decimal  # percent
    backorders: BackorderPolicy
    partner: int | None
    purchase_order: int | None
    sales_order: int | None
    backorder_of: int | None
    return_of: int | None
    replaces: int | None
    onward_to: int | None
    shipped_by: int | None
    manufacturing_order: int | None
    run: int | None
    operation_type: int
    warehouse: int
    source: int
    destination: int
    prints_slip: bool
    prints_labels: bool
    unexpected: UnexpectedNumbers
    check_above: int | None
    reservation_policy: ReservationPolicy
    reservation_days: int | None
    due_on: date
    time_zone: str
    expiry_dates: bool
    policy: Policy
    updated: datetime
    updated_by: int | None
    lines: list[LineAtWork]

    @property
    def ref(self) -> Ref:
        return Ref("Transfer", self.id)

    @property
    def receives_in_date(self) -> bool:
        """Whether somebody is asked before goods past their last day come in. What customers bring back often is."""
        return self.expiry_dates and self.kind is OperationKind.RECEIPT

    @property
    def of_order(self) -> bool:
        """Whether an order, or the transfer that it returns or takes further, says what it moves."""
        papers = (self.purchase_order, self.sales_order, self.manufacturing_order)
        origins = (*papers, self.return_of, self.shipped_by)
        return any(origin is not None for origin in origins)

    @property
    def takes_from_us(self) -> bool:
        """Whether it takes goods from our places; one without lines yet may."""
        if self.lines:
            return any(not line.incoming for line in self.lines)
        return self.kind in (OperationKind.DELIVERY, OperationKind.INTERNAL, OperationKind.VENDOR_RETURN)

    def require_version(self, version: int | None) -> None:
        """Refuse to go on from what was read before it changed. version: None at the dock, where several work.

        Raises StaleVersion.
        """
        if version is not None and version != self.version:
            raise StaleVersion(
                message=f"{self.number} changed since it was read.",
                field=("version",),
                current=self.ref,
                current_version=self.version,
                changed_by=self.updated_by,
                changed_at=self.updated,
            )

    def line(self, line_id: int) -> LineAtWork:
        """Raises NotFound when the line is not on this transfer."""
        found = next((line for line in self.lines if line.id == line_id), None)
        if found is None:
            raise NotFound(message="There is no such line.", field=("line",), sought=str(line_id))
        return found

    def today(self, now: datetime) -> date:
        """By the calendar of its warehouse."""
        return day_of(now, self.time_zone)

    def permitted(self, line: LineAtWork) -> Decimal:
        """Most that may be on a line without a manager: what is expected and the tolerance of the type."""
        return line.expected + line.expected * self.tolerance / 100


async def transfer_of_line(line_id: int) -> int:
    """Raises NotFound."""
    row = await fetch_one("SELECT transfer_id FROM transfer_line WHERE id = ?", line_id)
    if row is None:
        raise NotFound(message="There is no such line.", field=("line",), sought=str(line_id))
    return int(row["transfer_id"])


async def look_at(transfer_id: int, *, lock: bool = False) -> TransferAtWork:
    """Raises NotFound. lock: the transfer's row, until the unit of work ends."""
    sql = question("transfer_at_work")
    row = await fetch_one(sql if lock else sql.replace("{lock}", ""), transfer_id)
    if row is None:
        raise NotFound(message="There is no such transfer.", field=("transfer",), sought=str(transfer_id))
    return _transfer(row, await fetch(question("lines_at_work"), transfer_id, transfer_id))


async def line_at_work(line: Ref) -> tuple[TransferAtWork, LineAtWork]:
    """A line with its transfer: a TransferLine, or a PurchaseOrderLine with the receipt that its order will have.

    Raises NotFound, InvalidInput.
    """
    found = await (_look_ahead(line.id) if line.kind == "PurchaseOrderLine" else _look_at_line(line.id))
    return found, found.line(line.id)


async def _look_at_line(line_id: int) -> TransferAtWork:
    return await look_at(await transfer_of_line(line_id))


async def _look_ahead(order_line: int) -> TransferAtWork:
    if await fetch_one("SELECT id FROM purchase_order_line WHERE id = ?", order_line) is None:
        raise NotFound(message="There is no such line.", field=("line",), sought=str(order_line))
    row = await fetch_one(question("receipt_ahead"), order_line)
    if row is None:
        message = "The warehouse has no operation type that receives goods."
        raise invalid("line", InputFault.CONTRADICTION, message)
    lines = await fetch(question("line_ahead"), row["source_id"], row["destination_id"], order_line)
    return _transfer(row, lines, ahead=True)


def _transfer(row: dict[str, Any], lines: Sequence[dict[str, Any]], *, ahead: bool = False) -> TransferAtWork:
    returns = row["kind"] == OperationKind.RETURN.value
    # A return that matches no delivery brings numbers that the book need not have, whatever its type says.
    unmatched = returns and row["return_of_id"] is None
    return TransferAtWork(
        id=row["id"],
        number=row["number"],
        state=TransferState(row["state"]),
        version=row["version"],
        kind=OperationKind(row["kind"]),
        rule=NumberRule.CREATE_OR_USE if unmatched else NumberRule(row["number_rule"]),
        tolerance=from_millionths(row["tolerance"]),
        backorders=BackorderPolicy(row["backorder_policy"]),
        partner=row["partner_id"],
        purchase_order=row["purchase_order_id"],
        sales_order=row["sales_order_id"],
        backorder_of=row["backorder_of_id"],
        return_of=row["return_of_id"],
        replaces=row["replaces_id"],
        onward_to=row["onward_to_id"],
        shipped_by=row["shipped_by_id"],
        manufacturing_order=row["manufacturing_order_id"],
        run=row["run_id"],
        operation_type=row["operation_type_id"],
        warehouse=row["warehouse_id"],
        source=row["source_id"],
        destination=row["destination_id"],
        prints_slip=bool(row["prints_slip"]),
        prints_labels=bool(row["prints_labels"]),
        unexpected=UnexpectedNumbers(row["unexpected_numbers"]),
        check_above=row["check_above"],
        reservation_policy=ReservationPolicy(row["reservation_policy"]),
        reservation_days=row["reservation_days"],
        due_on=date.fromisoformat(row["due_on"]),
        time_zone=row["time_zone"],
        expiry_dates=bool(row["expiry_dates"]),
        policy=Policy(
            UniquenessScope(row["uniqueness_scope"]),
            # A return is the way back for numbers that are never given again.
            NumberReuse.AFTER_IT_LEFT if returns else NumberReuse(row["number_reuse"]),
            ReuseSeverity(row["reuse_severity"]),
        ),
        updated=from_micros(row["updated"]),
        updated_by=row["updated_by_id"],
        lines=[_line(line, born_before=returns, ahead=ahead) for line in lines],
    )


def _line(row: dict[str, Any], *, born_before: bool, ahead: bool) -> LineAtWork:
    """born_before: its lots have the dates that they got when they came first."""
    return LineAtWork(
        id=row["id"],
        position=row["position"],
        expected=from_millionths(row["expected"]),
        recorded=from_millionths(row["recorded"]),
        entries=row["entries"],
        source=row["source_id"],
        source_path=row["source_path"],
        destination=row["destination_id"],
        destination_path=row["destination_path"],
        incoming=not row["source_physical"],
        product=row["product_id"],
        product_name=row["product_name"],
        category=row["category_id"],
        tracking=Tracking(row["tracking"]),
        unit=row["unit_id"],
        stock_unit=unit_of(row),
        step=from_millionths(row["step"]),
        shelf_life_days=None if born_before else row["shelf_life_days"],
        stops_use=DateKind(row["stops_use"]),
        gives_own_numbers=bool(row["gives_own_numbers"]),
        number_pattern=row["number_pattern"],
        number_next=row["number_next"],
        purchase_order_line=row["purchase_order_line_id"],
        sales_order_line=row["sales_order_line_id"],
        returns_line=row["returns_line_id"],
        ordered_unit=row["ordered_unit_id"],
        packed=_packed(row),
        announced=bool(row["announced"]),
        ahead=ahead,
    )


def unit_of(row: dict[str, Any]) -> Unit:
    """The unit that a question joins."""
    kind = UnitKind(row["unit_kind"])
    return Unit(row["symbol"], row["category"], kind, row["numerator"], row["denominator"])


def _packed(row: dict[str, Any]) -> Packed | None:
    if row["packaging_id"] is None:
        return None
    return Packed(row["packaging_id"], from_millionths(row["per_packaging"]))


async def open_for(work: Work, transfer_id: int, to: str) -> TransferAtWork:
    """Lock an open transfer in order to change it, and name it as what the work is about.

    to: what is to be done, in words, such as "scan onto it". Raises NotFound, WrongState.
    """
    transfer = await look_at(transfer_id, lock=True)
    work.about("Transfer", transfer.id)
    await require_open(transfer, to)
    return transfer


async def require_open(transfer: TransferAtWork, to: str) -> None:
    """Refuse what is done or given up, with who did that and when. to: as for `open_for`. Raises WrongState."""
    if transfer.state is not TransferState.READY:
        standing = Standing(transfer.ref, transfer.number, transfer.updated, transfer.updated_by)
        require_state(transfer.state, {TransferState.READY}, await told_by(standing, transfer.time_zone), to)


async def told_by(standing: Standing, time_zone: str) -> Standing:
    """With who brought a document there, and when by the clocks of a zone: who comes second asks for just that."""
    told = words.instant(standing.since.astimezone(ZoneInfo(time_zone)))
    if standing.by is not None:
        told = f"{(await User.get(id=standing.by)).name}, {told}"
    return replace(standing, told=told)


async def touch(work: Work, transfer: TransferAtWork) -> None:
    """Count the change and remember who made it."""
    await execute(
        "UPDATE transfer SET version = version + 1, updated = ?, updated_by_id = ? WHERE id = ?",
        to_micros(work.now),
        work.actor.user_id,
        transfer.id,
    )
