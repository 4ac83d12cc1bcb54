"""What resolveScan tells beforehand is what recordScan answers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lotbook.domain.announcing import AnnouncedRow
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import Ref, Refusal
from lotbook.domain.scan_effect import ScanAction
from lotbook.domain.words import OperationKind, Tracking
from lotbook.models import TransferLine
from lotbook.services import announcing
from tests.dock import Dock
from tests.scenarios.telling import OPERATOR, book, resolve, scan, today

GTIN = "09520123456788"
CARTON, OTHER = "395212340000000014", "395212340000000021"


async def foretold(dock: Dock, transfer: int, raw: str, **given: Any) -> RefusalCode | None:
    """Why a scan is refused, None when it is recorded: told beforehand and then met, both alike."""
    before = await book()
    effect = (await resolve(raw, on=transfer, **given)).effect
    assert await book() == before
    assert effect is not None
    try:
        done = await scan(dock, transfer, raw, **given)
    except Refusal as refusal:
        assert effect.refusal is not None, refusal
        assert (effect.refusal.code, effect.refusal.message) == (refusal.code, refusal.message)
        return refusal.code
    told = (effect.action, effect.line, effect.quantity, effect.text, effect.announced, effect.refusal)
    assert told == (done.action, done.line, done.quantity, done.text, done.announced, None)
    return None


async def lines_of(transfer: int) -> list[int]:
    return [line.id for line in await TransferLine.filter(transfer_id=transfer).order_by("position")]


async def announce(dock: Dock, line: int, *rows: AnnouncedRow) -> None:
    await announcing.announce_numbers(
        dock.request("announceNumbers", actor=OPERATOR), Ref("TransferLine", line), rows
    )


async def test_what_is_here_already_is_told_beforehand(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2), (dock.flour, 5))
    [radio, flour] = await lines_of(receipt)
    assert await foretold(dock, receipt, "SN-1", line=radio) is None
    assert await foretold(dock, receipt, "SN-1", line=radio) is RefusalCode.NUMBER_ON_THIS_DOCUMENT
    assert await foretold(dock, receipt, "SN-2", line=radio) is None
    assert await foretold(dock, receipt, "SN-3", line=radio) is RefusalCode.OVER_RECEIPT
    assert await foretold(dock, receipt, "SN-3", line=radio, take_more=True) is None
    assert await foretold(dock, receipt, "A", line=flour, quantity=Decimal(2)) is None
    assert await foretold(dock, receipt, "A", line=flour, quantity=Decimal(3)) is None
    assert await foretold(dock, receipt, "A", line=flour, quantity=Decimal(1)) is RefusalCode.OVER_RECEIPT
    assert await foretold(dock, receipt, "sn-1", line=radio, typed=True) is RefusalCode.NUMBER_LOOKS_LIKE


async def test_what_is_elsewhere_and_what_a_lot_has_otherwise_is_told_beforehand(dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    cheese = await dock.product("CHEESE", Tracking.LOT, gtin=GTIN)
    first = await dock.receipt((cheese, 5))
    day = today() + timedelta(days=40)
    label = f"]d201{GTIN}17{day:%y%m%d}10B-1"
    assert await foretold(dock, first, label) is None
    await dock.validate(first)
    assert await foretold(dock, first, label) is RefusalCode.STATE_FORBIDS
    receipt = await dock.receipt((dock.radio, 2), (cheese, 5))
    assert await foretold(dock, receipt, "SN-1", line=(await lines_of(receipt))[0]) is not None
    other = f"]d201{GTIN}17{day + timedelta(days=1):%y%m%d}10B-1"
    assert await foretold(dock, receipt, other) is RefusalCode.LOT_DATE_CONFLICT
    assert await foretold(dock, receipt, f"]d201{GTIN}10B-1") is None


async def test_what_is_not_in_stock_or_not_ordered_is_told_beforehand(dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    await dock.product("CHEESE", Tracking.LOT, gtin=GTIN)
    receipt = await dock.receipt((dock.radio, 1))
    assert await foretold(dock, receipt, f"]d201{GTIN}10B-1") is RefusalCode.NOT_ON_DOCUMENT
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 3))
    line = await dock.line_of(delivery, dock.radio)
    assert await foretold(dock, delivery, "SN-9", line=line) is not None
    assert await foretold(dock, delivery, "SN-1", line=line) is None


async def test_a_line_that_is_added_at_the_dock_is_foretold(dock: Dock) -> None:
    await dock.product("CHEESE", Tracking.LOT, gtin=GTIN)
    receipt = await dock.transfer(OperationKind.RECEIPT, (dock.radio, 1))
    effect = (await resolve(f"]d201{GTIN}10B-1", on=receipt)).effect
    assert effect is not None
    assert (effect.action, effect.line, effect.refusal) == (ScanAction.RECORD_NUMBER, None, None)
    done = await scan(dock, receipt, f"]d201{GTIN}10B-1")
    assert (done.text, done.quantity) == (effect.text, effect.quantity)


async def test_a_number_of_another_carton_is_told_beforehand(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    [line] = await lines_of(receipt)
    await announce(dock, line, AnnouncedRow(number="SN-1", carton=OTHER))
    effect = (await resolve("SN-1", on=receipt, line=line, carton=CARTON)).effect
    assert effect is not None and "does not belong here" in effect.text
    assert await foretold(dock, receipt, "SN-1", line=line, carton=CARTON) is None


async def test_of_two_lines_of_a_product_the_one_that_lacks_some_takes_the_scan(dock: Dock) -> None:
    cheese = await dock.product("CHEESE", Tracking.LOT, gtin=GTIN)
    receipt = await dock.receipt((dock.radio, 1), (dock.radio, 2), (cheese, 2), (cheese, 2))
    first, second, third, fourth = await lines_of(receipt)
    await announce(dock, second, AnnouncedRow(number="SN-2"))
    for number, line in ("SN-1", first), ("SN-2", second), ("SN-3", second):
        assert (await scan(dock, receipt, number, line=first)).line == line
    assert await foretold(dock, receipt, "SN-1", line=first) is RefusalCode.NUMBER_ON_THIS_DOCUMENT
    lot = f"]d201{GTIN}10B-1"
    hits = [(await scan(dock, receipt, lot, line=third)).line for _ in range(4)]
    assert hits == [third, third, fourth, fourth]  # each scan of a lot is one piece more
    assert await foretold(dock, receipt, lot, line=third) is RefusalCode.OVER_RECEIPT


async def test_a_label_without_gtin_finds_the_line_that_it_is_announced_for(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 5), (dock.radio, 2))
    flour, radio = await lines_of(receipt)
    await announce(dock, radio, AnnouncedRow(number="SN-1"), AnnouncedRow(number="SN-2"))
    await announce(dock, flour, AnnouncedRow(number="A", quantity=Decimal(5)))
    for raw, opened, line in (
        ("]C121SN-1", flour, radio),
        ("]C121SN-2", None, radio),
        ("]C110A", radio, flour),
    ):
        quantity = None if line == radio else Decimal(5)
        done = await scan(dock, receipt, raw, line=opened, quantity=quantity)
        assert (done.line, done.announced) == (line, True)


async def test_a_day_that_is_keyed_in_is_held_against_the_notice(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 5))
    [line] = await lines_of(receipt)
    day = date(2027, 12, 31)
    await announce(dock, line, AnnouncedRow(number="A", quantity=Decimal(5), expiry=day))
    keyed = await scan(dock, receipt, "A", line=line, quantity=Decimal(1), last_day=day - timedelta(days=1))
    assert keyed.text.endswith("Announced until 31 Dec 2027.")
    same = await scan(dock, receipt, "B", line=line, quantity=Decimal(1), last_day=day)
    assert same.text.endswith("Not announced.")


async def test_a_best_before_that_was_announced_otherwise_is_told(dock: Dock) -> None:
    cheese = await dock.product("CHEESE", Tracking.LOT, gtin=GTIN)
    receipt = await dock.receipt((cheese, 4))
    [line] = await lines_of(receipt)
    rows = [
        AnnouncedRow(number=lot, quantity=Decimal(2), best_before=date(2027, 12, 31)) for lot in ("A", "B")
    ]
    await announce(dock, line, *rows)
    assert (await scan(dock, receipt, f"]d201{GTIN}1527123110A")).text.endswith(" Announced.")
    told = await scan(dock, receipt, f"]d201{GTIN}1527113010B")
    assert told.text.endswith(" Announced until 31 Dec 2027.")
