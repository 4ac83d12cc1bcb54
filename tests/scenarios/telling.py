"""Words in which stories of receiving are told: scan, assign, validate, "refused, and nothing happened"."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import execute, fetch
from lotbook.db.work import Actor, Done, transaction
from lotbook.domain.dates import day_of
from lotbook.domain.places import OperationRules
from lotbook.domain.quantities import from_millionths
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import Ref, Refusal
from lotbook.domain.words import CorrectionWay, OperationKind, ReservationPolicy, Role
from lotbook.models import OperationType
from lotbook.services import (
    correcting,
    entry_changes,
    number_sources,
    numbers,
    operation_types,
    quantities,
    scanning,
    validation,
)
from lotbook.services.people import create_user
from lotbook.services.scan_lookup import Answer, resolve_scan
from lotbook.services.scan_numbers import ScanGiven
from tests.dock import Dock

OPERATOR = Actor(Role.OPERATOR)
MANAGER = Actor(Role.MANAGER)
BOOK = (
    "lot",
    "transfer",
    "transfer_line",
    "transfer_entry",
    "stock_move_line",
    "stock_balance",
    "reservation",
    "carried_promise",
    "hold",
    "run",
    "expected_number",
)


async def book() -> dict[str, list[dict[str, Any]]]:
    """All that work at the dock changes, row by row; answered operations are not part of it."""
    rows = {table: await fetch(f"SELECT * FROM {table} ORDER BY id") for table in BOOK}
    rows["product"] = await fetch("SELECT id, number_next FROM product ORDER BY id")
    rows["purchase_order"] = await fetch("SELECT id, state, version FROM purchase_order ORDER BY id")
    return rows


@asynccontextmanager
async def refused(
    kind: type[Refusal], code: RefusalCode | None = None
) -> AsyncIterator[pytest.ExceptionInfo[Any]]:
    """What happens inside is refused in this way, and the book is as it was."""
    before = await book()
    with pytest.raises(kind) as caught:
        yield caught
    assert await book() == before
    if code is not None:
        assert caught.value.code == code, caught.value


async def reserve_manually(dock: Dock) -> None:
    """No operation type promises goods by itself."""
    for kind in await OperationType.filter(warehouse_id=dock.warehouse):
        rules = OperationRules(reservation_policy=ReservationPolicy.MANUALLY)
        request = dock.request("updateOperationType")
        await operation_types.update_operation_type(request, kind.id, kind.version, rules=rules)


async def person(dock: Dock, name: str) -> int:
    """Somebody who signs in."""
    facts = {"name": name, "login": name.lower(), "role": Role.MANAGER, "password": "a horse with staples"}
    return int((await create_user(dock.request(), **facts)).outcome.user)


async def scan(
    dock: Dock, transfer: int, raw: str, *, actor: Actor = OPERATOR, key: str | None = None, **given: Any
) -> scanning.ScanRecorded:
    """Scan onto a transfer; given as in `ScanGiven`."""
    request = dock.request("recordScan", key=key, actor=actor)
    return (await scanning.record_scan(request, transfer, ScanGiven(raw=raw, **given))).outcome


async def resolve(raw: str, *, on: int | None = None, manager: bool = False, **given: Any) -> Answer:
    """What a scan would do on a transfer; given as in `ScanGiven`."""
    return await resolve_scan(ScanGiven(raw=raw, **given), on, manager=manager)


async def assign(
    dock: Dock, line: int, source: str | numbers.Source, *, actor: Actor = OPERATOR, **options: Any
) -> None:
    """Put numbers on a line, from the grammar or another source; options as in `Options`."""
    source = numbers.FromText(text=source) if isinstance(source, str) else source
    await numbers.assign_numbers(
        dock.request("assignNumbers", actor=actor), line, source, numbers.Options(**options)
    )


async def preview(line: int, source: str | numbers.Source, actor: Actor = OPERATOR) -> numbers.Preview:
    """What numbers would do on a line."""
    source = numbers.FromText(text=source) if isinstance(source, str) else source
    return await numbers.preview_numbers(actor, Ref("TransferLine", line), source)


async def told(line: int, source: str | numbers.Source, actor: Actor = OPERATOR) -> list[tuple[str, str]]:
    """Numbers of a preview with their verdicts."""
    plan = (await preview(line, source, actor)).plan
    return [(one.number, plan.verdict(place).value) for place, one in enumerate(plan.asked)]


async def change(
    dock: Dock, entry: int, actor: Actor = OPERATOR, **what: Any
) -> Done[numbers.EntriesRecorded]:
    """Change an entry; what as in `EntryChange`."""
    return await entry_changes.update_entry(
        dock.request("updateEntry", actor=actor), entry, entry_changes.EntryChange(**what)
    )


async def quantity(
    dock: Dock, transfer: int, line: int, much: int | str | None, actor: Actor = OPERATOR, **how: Any
) -> None:
    """Say how much came on a line without numbers."""
    given = quantities.LineQuantity(line, None if much is None else Decimal(much))
    request = dock.request("recordQuantities", actor=actor)
    await quantities.record_quantities(request, transfer, [given], **how)


async def validate(
    dock: Dock, transfer: int, *, actor: Actor = OPERATOR, **how: Any
) -> validation.TransferValidated:
    """Finish a transfer."""
    request = dock.request("validateTransfer", actor=actor)
    return (await validation.validate_transfer(request, transfer, **how)).outcome


async def received(dock: Dock, product: int, *lots: str | tuple[str, int | str], **header: Any) -> int:
    """A receipt that brought these serials, or lots with quantities; the receipt."""
    given = [(lot, 1) if isinstance(lot, str) else lot for lot in lots]
    asked = [numbers.Asked(number=number, quantity=Decimal(much)) for number, much in given]
    receipt = await dock.receipt((product, str(sum(one.quantity for one in asked))), **header)
    await assign(dock, await dock.line_of(receipt, product), numbers.Listed(asked))
    await validate(dock, receipt)
    return receipt


async def moved(
    dock: Dock, kind: OperationKind, product: int, *lots: tuple[str, int | str], **header: Any
) -> int:
    """A transfer by hand that took these lots along; the transfer."""
    transfer = await dock.transfer(kind, (product, str(sum(Decimal(much) for _, much in lots))), **header)
    chosen = [
        number_sources.ChosenLot(lot=await lot(product, number), quantity=Decimal(much))
        for number, much in lots
    ]
    await assign(dock, await dock.line_of(transfer, product), numbers.Chosen(chosen))
    await validate(dock, transfer)
    return transfer


async def correct(
    dock: Dock, *lines: correcting.Correction, way: CorrectionWay = CorrectionWay.FROM_DESTINATION
) -> None:
    """Put posted lines right, as a manager."""
    request = dock.request("correctMoveLines", actor=MANAGER)
    await correcting.correct_move_lines(request, lines, way, "Wrong label read")


async def lot(product: int, number: str) -> int:
    """A lot by its number."""
    [row] = await fetch("SELECT id FROM lot WHERE product_id = ? AND number = ?", product, number)
    return int(row["id"])


async def dates_of(product: int, number: str) -> dict[str, Any]:
    """The dates of a lot, and where each comes from."""
    [row] = await fetch(
        """SELECT expiry, expiry_origin, best_before, best_before_origin, production, last_day
           FROM lot WHERE product_id = ? AND number = ?""",
        product,
        number,
    )
    return row


async def entries(line: int) -> list[dict[str, Any]]:
    """The entries of a line, in order."""
    return await fetch("SELECT * FROM transfer_entry WHERE line_id = ? ORDER BY id", line)


async def numbers_on(line: int) -> list[str]:
    """The numbers of a line's entries, in order."""
    return [entry["number"] for entry in await entries(line)]


async def lies(product: int, number: str | None = None) -> dict[str, Decimal]:
    """How much of a lot is where, by the journal: our places and all others, those with nothing left out."""
    which = "lot.number = ?" if number else "line.lot_id IS NULL AND coalesce(?, '') = ''"
    rows = await fetch(
        f"""SELECT place.path, CAST(sum(CASE WHEN place.id = line.destination_id THEN line.quantity
              ELSE -line.quantity END) AS BIGINT) AS quantity
            FROM stock_move_line AS line LEFT JOIN lot ON lot.id = line.lot_id
            JOIN location AS place ON place.id IN (line.source_id, line.destination_id)
            WHERE line.product_id = ? AND {which} AND line.source_id <> line.destination_id GROUP BY place.path""",
        product,
        number,
    )
    return {row["path"]: from_millionths(row["quantity"]) for row in rows if row["quantity"]}


async def posted_line(product: int, number: str | None, destination: str = "WH1/Stock") -> int:
    """The first line of the journal that brought a lot to a place."""
    rows = await fetch(
        """SELECT line.id, lot.number FROM stock_move_line AS line
           LEFT JOIN lot ON lot.id = line.lot_id JOIN location AS place ON place.id = line.destination_id
           WHERE line.product_id = ? AND place.path = ? ORDER BY line.id""",
        product,
        destination,
    )
    return next(int(row["id"]) for row in rows if row["number"] == number)


async def settle(table: str, row: int, **columns: Any) -> None:
    """Set columns of one row of the set-up, such as the company's policy or a rule of an operation type."""
    assignments = ", ".join(f"{name} = ?" for name in columns)
    async with transaction():
        await execute(f"UPDATE {table} SET {assignments} WHERE id = ?", *columns.values(), row)


async def company(**policy: str) -> None:
    """Set the company's policies."""
    await settle("settings", 1, **policy)


async def rules(dock: Dock, kind: OperationKind = OperationKind.RECEIPT, **columns: Any) -> None:
    """Set rules of an operation type."""
    await settle("operation_type", await dock.operation_type(kind), **columns)


def today() -> date:
    """By the calendar of the warehouse."""
    return day_of(datetime.now(UTC), "Europe/Berlin")


def lines_of(refusal: Any) -> Sequence[tuple[Decimal, Decimal]]:
    """Given and permitted quantities of the lines that a refusal names."""
    return [(line.given, line.permitted) for line in refusal.lines]
