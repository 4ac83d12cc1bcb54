"""Advance notice: announced on the order, followed to the receipt, held against what is scanned, and on to the
backorder."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.announcing import AnnouncedRow
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberNotAnnounced, NumbersInvalid
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import (
    InvalidInput,
    NotFound,
    QuantityUndecided,
    Ref,
    ScanUnclear,
    StaleVersion,
    WrongState,
)
from lotbook.domain.scan_meaning import MeansLot, MeansSeveral
from lotbook.domain.words import ExpectedVerdict, OperationKind, Tracking, UnexpectedNumbers
from lotbook.ledger import announced
from lotbook.models import ExpectedNumber, PurchaseOrder, PurchaseOrderLine, Transfer
from lotbook.services import announcing, ordering
from lotbook.services.correcting import Correction
from lotbook.services.order_sides import PURCHASE
from lotbook.services.ordering import OrderHeader
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    OPERATOR,
    assign,
    change,
    correct,
    dates_of,
    entries,
    posted_line,
    refused,
    resolve,
    rules,
    scan,
    today,
    validate,
)

GTIN = "09520123456788"
CARTON, OTHER, PALLET = "395212340000000014", "395212340000000021", "395212340000000120"


async def announce(
    dock: Dock, line: int, *rows: str | AnnouncedRow, of: str = "TransferLine", **how: object
) -> announcing.NumbersAnnounced:
    """Announce serials in the number grammar, or whole rows."""
    given = [AnnouncedRow(range=row) if isinstance(row, str) else row for row in rows]
    request = dock.request("announceNumbers", actor=OPERATOR)
    return (await announcing.announce_numbers(request, Ref(of, line), given, **how)).outcome  # type: ignore[arg-type]


async def stands(line: int) -> tuple[int, int, int, int] | None:
    """Announced, matched, missing, unexpected."""
    [found] = await announced.verifications([line])
    return None if found is None else (found.announced, found.matched, found.missing, found.unexpected)


async def names(line: int, *verdicts: ExpectedVerdict, carton: str | None = None) -> list[str]:
    ids = await announced.of_line(line, verdicts, carton, 0, 1000)
    assert len(ids) == await announced.count_of_line(line, verdicts, carton)
    return [(await ExpectedNumber.get(id=each)).number for each in ids]


async def order_line(order: int) -> int:
    return int((await PurchaseOrderLine.get(order_id=order)).id)


async def test_a_notice_on_the_order_is_verified_on_its_receipt(dock: Dock) -> None:
    order = await dock.order((dock.radio, 4))
    told = await announce(dock, await order_line(order), "SN-1 x 3; SN-9", of="PurchaseOrderLine")
    assert (told.line, told.announced) == (None, 4)
    receipt = await dock.confirm(order)
    line = await dock.line_of(receipt, dock.radio)
    assert await stands(line) == (4, 0, 4, 0)
    assert (await scan(dock, receipt, "SN-2", line=line)).announced is True
    unknown = await scan(dock, receipt, "SN-7", line=line)
    assert (unknown.announced, unknown.text) == (False, "Adds SN-7 to line 1, 2 of 4. Not announced.")
    assert await stands(line) == (4, 1, 3, 1)
    assert await names(line, ExpectedVerdict.MATCHED) == ["SN-2"]
    assert await names(line, ExpectedVerdict.MISSING) == ["SN-1", "SN-3", "SN-9"]
    assert await names(line) == ["SN-1", "SN-2", "SN-3", "SN-9"]
    found = {entry["number"]: entry["id"] for entry in await entries(line)}
    assert await announced.unexpected([line], list(found.values())) == {found["SN-7"]}


async def test_what_did_not_come_is_announced_on_the_backorder(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 4), (dock.flour, 10))
    radios, flour = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    await announce(dock, radios, "SN-1 x 4")
    await announce(dock, flour, *(AnnouncedRow(number=lot, quantity=Decimal(5)) for lot in ("A", "B")))
    await assign(dock, radios, "SN-1 x 2; SN-8")
    await scan(dock, receipt, "A", line=flour, quantity=Decimal(3))
    backorder = await dock.validate(receipt)
    assert backorder is not None
    assert await stands(radios) == (4, 2, 2, 1)
    assert await names(await dock.line_of(backorder, dock.radio)) == ["SN-3", "SN-4"]
    rest = await ExpectedNumber.filter(transfer_line_id=await dock.line_of(backorder, dock.flour)).order_by(
        "id"
    )
    assert [(one.number, one.quantity) for one in rest] == [("A", 2), ("B", 5)]


@pytest.fixture
async def asked(dock: Dock) -> tuple[int, int]:
    """A receipt of three radios of which two are announced, and its line."""
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    await announce(dock, line, "SN-1 x 2")
    return receipt, line


async def test_an_operation_type_may_ask_before_it_takes_what_was_not_announced(
    dock: Dock, asked: tuple[int, int]
) -> None:
    receipt, line = asked
    await rules(dock, unexpected_numbers=UnexpectedNumbers.ASK.value)
    answer = await resolve("SN-7", on=receipt, line=line)
    assert answer.effect is not None and isinstance(answer.effect.refusal, NumberNotAnnounced)
    assert answer.effect.text == "SN-7: not announced; take it all the same?"
    async with refused(NumberNotAnnounced, RefusalCode.NUMBER_NOT_ANNOUNCED) as told:
        await scan(dock, receipt, "SN-7", line=line)
    assert (told.value.numbers, told.value.can_be_taken) == (["SN-7"], True)
    async with refused(NumberNotAnnounced) as told:
        await assign(dock, line, "SN-1; SN-7; SN-8")
    assert (told.value.numbers, told.value.number_count) == (["SN-7", "SN-8"], 2)
    await scan(dock, receipt, "SN-7", line=line, unannounced=True)
    await assign(dock, line, "SN-1", unannounced=True)
    [first, _] = await entries(line)
    async with refused(NumberNotAnnounced):
        await change(dock, first["id"], number="SN-8")
    await change(dock, first["id"], number="SN-8", unannounced=True)
    assert await stands(line) == (2, 1, 1, 1)


async def test_an_operation_type_may_refuse_what_was_not_announced(
    dock: Dock, asked: tuple[int, int]
) -> None:
    receipt, line = asked
    await scan(dock, receipt, "SN-7", line=line)
    await rules(dock, unexpected_numbers=UnexpectedNumbers.REFUSE.value)
    async with refused(NumberNotAnnounced) as told:
        await scan(dock, receipt, "SN-8", line=line, unannounced=True, actor=MANAGER)
    assert not told.value.can_be_taken
    [taken] = await entries(line)
    await change(
        dock, taken["id"], last_day=today() + timedelta(days=9)
    )  # what was taken before may be mended
    await scan(dock, receipt, "SN-1", line=line)


async def test_announced_dates_fill_in_for_the_label_and_yield_to_it(dock: Dock) -> None:
    cheese = await dock.product("CHEESE", Tracking.LOT, gtin=GTIN, shelf_life_days=30)
    receipt = await dock.receipt((cheese, 9))
    line, day = await dock.line_of(receipt, cheese), today() + timedelta(days=40)
    rows = [AnnouncedRow(number=lot, quantity=Decimal(3), expiry=day) for lot in ("A", "B")]
    await announce(dock, line, *rows, AnnouncedRow(number="C", quantity=Decimal(3)))
    await scan(dock, receipt, f"]d201{GTIN}10A")
    await scan(dock, receipt, f"]d201{GTIN}17{day + timedelta(days=1):%y%m%d}10A")
    await scan(dock, receipt, f"]d201{GTIN}17{day - timedelta(days=2):%y%m%d}10B")
    await scan(dock, receipt, f"]d201{GTIN}10C")
    await scan(dock, receipt, f"]d201{GTIN}10C")
    assert {(entry["number"], entry["expiry_origin"]) for entry in await entries(line)} == {
        ("A", "NOTICE"), ("A", "LABEL"), ("B", "LABEL"), ("C", "SHELF_LIFE")
    }  # fmt: skip
    await dock.validate(receipt)
    a, b = await dates_of(cheese, "A"), await dates_of(cheese, "B")
    assert (a["expiry"], a["expiry_origin"]) == ((day + timedelta(days=1)).isoformat(), "LABEL")
    assert (b["expiry"], b["expiry_origin"]) == ((day - timedelta(days=2)).isoformat(), "LABEL")


async def test_an_announced_date_is_kept_as_the_vendors(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 5))
    line, day = await dock.line_of(receipt, dock.flour), today() + timedelta(days=40)
    await announce(dock, line, AnnouncedRow(number="A", quantity=Decimal(5), expiry=day, best_before=day))
    await scan(dock, receipt, "A", line=line, quantity=Decimal(5))
    [entry] = await entries(line)
    await change(dock, entry["id"], quantity=Decimal(4))
    await dock.validate(receipt)
    dates = await dates_of(dock.flour, "A")
    assert (dates["expiry_origin"], dates["best_before_origin"]) == ("NOTICE", "NOTICE")


async def test_a_number_is_known_by_any_of_its_names(dock: Dock) -> None:
    own = await dock.product(
        "PUMP", Tracking.SERIAL, gtin=GTIN, gives_own_numbers=True, number_pattern="P-{0000}"
    )
    receipt = await dock.receipt((own, 3))
    line = await dock.line_of(receipt, own)
    await announce(dock, line, AnnouncedRow(number="M-1"), AnnouncedRow(number="X-2", maker_number="M-2"))
    await scan(dock, receipt, f"]d201{GTIN}21M-1")
    await scan(dock, receipt, f"]d201{GTIN}21M-2")
    assert await stands(line) == (2, 2, 0, 0)


async def test_a_correction_afterwards_counts_as_what_came(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 1))
    line = await dock.line_of(receipt, dock.radio)
    await announce(dock, line, "SN-1")
    await scan(dock, receipt, "SN-7", line=line)
    await dock.validate(receipt)
    assert await stands(line) == (1, 0, 1, 1)
    await correct(dock, Correction(move_line=await posted_line(dock.radio, "SN-7"), number="SN-1"))
    assert await stands(line) == (1, 1, 0, 0)


async def test_a_notice_adds_to_an_earlier_one_or_replaces_it(dock: Dock, asked: tuple[int, int]) -> None:
    _, line = asked
    async with refused(NumbersInvalid, RefusalCode.NUMBER_DUPLICATED) as twice:
        await announce(dock, line, "SN-2 x 3")
    assert [(row.position, row.number) for row in twice.value.rows] == [(1, "SN-2")]
    await announce(dock, line, "SN-3")
    assert await names(line) == ["SN-1", "SN-2", "SN-3"]
    await announce(dock, line, "SN-2 x 3", replace=True)
    assert await names(line) == ["SN-2", "SN-3", "SN-4"]


async def test_a_notice_is_right_or_refused_as_a_whole(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3), (dock.flour, 5), (dock.bag, 2))
    radios, flour = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    async with refused(NumbersInvalid, RefusalCode.NUMBER_DUPLICATED):
        await announce(dock, radios, "SN-1 x 2", "SN-2")
    async with refused(NumbersInvalid, RefusalCode.LOT_NOT_ALLOWED):
        await announce(dock, await dock.line_of(receipt, dock.bag), "SN-1")
    wrong = {
        ("numbers", "0", "range", "0"): AnnouncedRow(range="SN-1 x 0"),
        ("numbers", "1", "range"): AnnouncedRow(range="~ x 3"),
        ("numbers", "2", "quantity"): AnnouncedRow(number="SN-1", quantity=Decimal(2)),
        ("numbers", "3", "number"): AnnouncedRow(),
        ("numbers", "4", "makerNumber"): AnnouncedRow(range="SN-5 x 2", maker_number="M"),
        ("numbers", "5", "expiryDate"): AnnouncedRow(number="SN-9", expiry=date(1999, 1, 1)),
        ("numbers", "6", "pallet"): AnnouncedRow(number="SN-10", carton=CARTON, pallet=CARTON),
    }
    async with refused(InvalidInput) as told:
        await announce(dock, radios, *wrong.values())
    assert [problem.field for problem in told.value.problems] == list(wrong)
    async with refused(InvalidInput) as told:
        await announce(dock, flour, AnnouncedRow(number="A"))
    assert told.value.problems[0].field == ("numbers", "0", "quantity")
    for rows in (
        [],
        [AnnouncedRow(number=f"SN-{n}") for n in range(1001)],
        [AnnouncedRow(range="S1 x 50000"), AnnouncedRow(number="T1")],
    ):
        async with refused(InvalidInput):
            await announce(dock, radios, *rows)
    async with refused(NotFound):
        await announce(dock, 0, "SN-1")
    assert await fetch("SELECT id FROM expected_number") == []


async def test_cartons_stand_in_one_way(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3), (dock.flour, 5))
    radios, flour = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    await announce(dock, radios, AnnouncedRow(range="SN-1 x 2", carton=CARTON, pallet=PALLET))
    elsewhere = AnnouncedRow(number="A", quantity=Decimal(1), carton=CARTON)
    within = AnnouncedRow(number="A", quantity=Decimal(1), carton=OTHER, pallet=CARTON)
    for row in (elsewhere, within):
        async with refused(InvalidInput):
            await announce(dock, flour, row)
    await announce(dock, flour, AnnouncedRow(number="A", quantity=Decimal(1), carton=CARTON, pallet=PALLET))
    assert await names(radios, carton=PALLET) == ["SN-1", "SN-2"]
    assert await names(radios, carton=OTHER) == []


async def test_a_notice_is_for_what_is_still_to_come(dock: Dock, asked: tuple[int, int]) -> None:
    receipt, line = asked
    version = await dock.version_of(receipt)
    async with refused(StaleVersion):
        await announce(dock, line, "SN-3", version=version - 1)
    order = (await Transfer.get(id=receipt)).purchase_order_id
    of_order = await order_line(order)
    told = await announce(dock, of_order, "SN-3", of="PurchaseOrderLine")
    assert (told.order_line, told.line, told.announced) == (None, line, 3)
    await assign(dock, line, "SN-1 x 3")
    await dock.validate(receipt)
    async with refused(WrongState):
        await announce(dock, line, "SN-4")
    async with refused(WrongState):
        await announce(dock, of_order, "SN-4", of="PurchaseOrderLine")
    inside = await dock.transfer(OperationKind.INTERNAL, (dock.radio, 1))
    async with refused(InvalidInput):
        await announce(dock, await dock.line_of(inside, dock.radio), "SN-1")


async def test_a_line_that_goes_takes_its_notice_along(dock: Dock) -> None:
    order = await dock.order((dock.radio, 2))
    line = await order_line(order)
    await announce(dock, line, "SN-1 x 2", of="PurchaseOrderLine")

    async def rewrite(*lines: OrderLineGiven) -> None:
        version = (await PurchaseOrder.get(id=order)).version
        await ordering.update_order(dock.request(), PURCHASE, order, version, OrderHeader(), lines)

    with pytest.raises(InvalidInput):  # the numbers are those of a radio
        await rewrite(OrderLineGiven(dock.flour, Decimal(2), line=line))
    await rewrite(OrderLineGiven(dock.radio, Decimal(3), line=line))
    assert await ExpectedNumber.filter(order_line=line).count() == 2
    await rewrite(OrderLineGiven(dock.flour, Decimal(2)))
    assert await ExpectedNumber.all().count() == 0
    receipt = await dock.confirm(order)
    flour = await dock.line_of(receipt, dock.flour)
    await announce(dock, flour, AnnouncedRow(number="A", quantity=Decimal(2)))
    await rewrite(OrderLineGiven(dock.radio, Decimal(1)))
    assert await ExpectedNumber.all().count() == 0


async def test_an_announced_number_finds_its_line_whichever_is_open(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 5), (dock.radio, 4))
    line, other = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    await announce(dock, line, "Q-001 x 4")
    for number, opened in ("Q-001", None), ("Q-002", other):
        done = await scan(dock, receipt, f"]C0{number}", line=opened)
        assert (done.line, done.number) == (line, number)
    await assign(dock, line, "(10)Q(21)1")
    for number in "Q-001", "(10)Q(21)1":  # as Lotbook's own label of the entry says it
        async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_THIS_DOCUMENT):
            await scan(dock, receipt, f"]C0{number}")
    await announce(dock, other, AnnouncedRow(number="Q-003", quantity=Decimal(1)))
    async with refused(ScanUnclear, RefusalCode.SCAN_AMBIGUOUS):
        await scan(dock, receipt, "Q-003")


@pytest.mark.parametrize("number", ["(10)X(21)Y", "21ABC17261231"])
async def test_a_label_of_ours_leads_back_to_its_lot_however_its_number_looks(
    dock: Dock, number: str
) -> None:
    receipt = await dock.receipt((dock.radio, 1))
    line = await dock.line_of(receipt, dock.radio)
    await assign(dock, line, number)
    found = (await resolve(f"]C0{number}", on=receipt)).effect
    assert found is not None and (found.line, found.number) == (line, number)
    await validate(dock, receipt)
    meaning = (await resolve(f"]C0{number}")).understood.meaning
    assert isinstance(meaning, MeansLot) and meaning.lot.number == number
    unsaid = (await resolve(number)).understood.meaning
    assert isinstance(unsaid, MeansSeveral) and unsaid.options[0].meaning == meaning


async def test_a_day_that_was_announced_otherwise_is_told(dock: Dock) -> None:
    product = await dock.product("CHEESE", Tracking.LOT, gtin=GTIN)
    receipt = await dock.receipt((product, 4))
    line = await dock.line_of(receipt, product)
    await announce(dock, line, AnnouncedRow(number="B-1", quantity=Decimal(4), expiry=date(2027, 12, 31)))
    done = await scan(dock, receipt, f"]d201{GTIN}1727113010B-1")
    assert done.text == "Adds B-1 to line 1, 1 of 4. Announced until 31 Dec 2027."


async def test_of_measured_goods_as_much_is_offered_as_was_announced_and_did_not_come(dock: Dock) -> None:
    salmon = await dock.product("SALMON", Tracking.LOT, unit="kg", gtin=GTIN)
    receipt = await dock.receipt((salmon, 30))
    line = await dock.line_of(receipt, salmon)
    rows = [
        AnnouncedRow(number="L-1", quantity=Decimal("4.5"), carton=CARTON),
        AnnouncedRow(number="L-1", quantity=Decimal(3), carton=OTHER),
        AnnouncedRow(number="L-2", quantity=Decimal(40)),
        AnnouncedRow(number="OURS", maker_number="L-3", quantity=Decimal(2)),
    ]
    await announce(dock, line, *rows)

    async def offered(number: str, **how: object) -> Decimal | None:
        async with refused(QuantityUndecided) as asked:
            await scan(dock, receipt, f"]d201{GTIN}10{number}", line=line, **how)
        return asked.value.offered

    assert await offered("L-1") == Decimal("7.5")
    assert await offered("L-1", carton=OTHER) == 3
    assert await offered("L-2") == 30  # more than the line lacks
    assert await offered("L-3") == 2
    assert await offered("L-9") == 30  # nobody announced it
    effect = (await resolve(f"]d201{GTIN}10L-1", on=receipt, line=line)).effect
    assert effect is not None and effect.offered == Decimal("7.5")
    await scan(dock, receipt, f"]d201{GTIN}10L-1", line=line, quantity=Decimal("4.25"))
    assert await offered("L-1") == Decimal("3.25")
    await scan(dock, receipt, f"]d201{GTIN}10L-1", line=line, quantity=Decimal("3.25"))
    assert await offered("L-1") == Decimal("22.5")  # all that was announced is there
