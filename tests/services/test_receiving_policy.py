"""May a number be given? Number rules of the operation type, uniqueness of the company, look-alikes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.db.work import Actor
from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberLooksLike, NumbersInvalid
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.words import OperationKind, Tracking
from lotbook.models import TransferLine
from lotbook.services import lots
from lotbook.services.numbers import Listed
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    OPERATOR,
    assign,
    company,
    lies,
    moved,
    numbers_on,
    received,
    refused,
    rules,
    scan,
    told,
    validate,
)


async def line_for(dock: Dock, product: int, much: int = 1) -> int:
    return await dock.line_of(await dock.receipt((product, much)), product)


async def test_a_serial_in_stock_is_refused_with_where_it_is_under_any_policy(dock: Dock) -> None:
    receipt = await received(dock, dock.radio, "SN-1")
    for policy in ({"reuse_severity": "WARN"}, {"number_reuse": "NEVER_AGAIN"}):
        await company(**policy)
        line = await line_for(dock, dock.radio)
        async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK) as taken:
            await assign(dock, line, "SN-1", actor=MANAGER, allow_reuse=True)
        conflict = taken.value.conflicts[0]
        assert conflict.location == dock.stock and conflict.document.id == receipt
        assert "WH1/Stock" in taken.value.message


async def test_a_serial_that_left_comes_in_again_by_default(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    await moved(dock, OperationKind.DELIVERY, dock.radio, ("SN-1", 1))
    await received(dock, dock.radio, "SN-1")
    assert await lies(dock.radio, "SN-1") == {
        "Vendors": Decimal(-2),
        "WH1/Stock": Decimal(1),
        "Customers": Decimal(1),
    }


@pytest.mark.parametrize(
    ("severity", "actor", "reuse", "passes"),
    [
        ("BLOCK", OPERATOR, False, False),
        ("BLOCK", MANAGER, True, False),
        ("WARN", OPERATOR, True, False),
        ("WARN", MANAGER, False, False),
        ("WARN", MANAGER, True, True),
    ],
)
async def test_a_number_that_is_never_given_again(
    dock: Dock, severity: str, actor: Actor, reuse: bool, passes: bool
) -> None:
    await received(dock, dock.radio, "SN-1")
    await moved(dock, OperationKind.DELIVERY, dock.radio, ("SN-1", 1))
    await company(number_reuse="NEVER_AGAIN", reuse_severity=severity)
    receipt = await dock.receipt((dock.radio, 1))
    line = await dock.line_of(receipt, dock.radio)
    if passes:
        await assign(dock, line, "SN-1", actor=actor, allow_reuse=reuse)
        await validate(dock, receipt, actor=OPERATOR)  # what was let pass is not asked again
        assert await dock.on_hand(dock.radio) == 1
    else:
        async with refused(NumberAlreadyExists, RefusalCode.NUMBER_NEEDS_RETURN) as taken:
            await assign(dock, line, "SN-1", actor=actor, allow_reuse=reuse)
        assert taken.value.overridable == (severity == "WARN")


async def test_numbers_are_unique_per_product_unless_the_company_says_otherwise(dock: Dock) -> None:
    clock = await dock.product("CLOCK", Tracking.SERIAL)
    await received(dock, dock.radio, "SN-1")
    await received(dock, clock, "SN-1")
    assert await dock.on_hand(clock) == 1


async def test_a_number_of_another_product_is_taken_in_the_whole_company(dock: Dock) -> None:
    await company(uniqueness_scope="COMPANY", reuse_severity="WARN")
    clock = await dock.product("CLOCK", Tracking.SERIAL)
    await received(dock, dock.radio, "SN-1", "SN-2")
    await received(dock, dock.flour, ("LOT-1", 2))
    await moved(dock, OperationKind.DELIVERY, dock.radio, ("SN-2", 1))
    line = await line_for(dock, clock)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK) as taken:
        await assign(dock, line, "SN-1", actor=MANAGER, allow_reuse=True)
    assert not taken.value.overridable
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_USED_BEFORE):
        await assign(dock, line, "SN-2", actor=MANAGER, allow_reuse=True)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await assign(dock, line, "LOT-1")
    flour = await line_for(dock, dock.flour)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await assign(dock, flour, "SN-1")
    await received(dock, dock.flour, ("LOT-1", 2))  # its own lot takes more
    assert await dock.on_hand(dock.flour) == 4


async def test_in_the_whole_company_two_products_cannot_come_under_one_number(dock: Dock) -> None:
    await company(uniqueness_scope="COMPANY")
    receipt = await dock.receipt((dock.radio, 1), (dock.flour, 2))
    radios, flour = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    await assign(dock, radios, "N-1")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_THIS_DOCUMENT):
        await assign(dock, flour, "N-1")
    other = await line_for(dock, dock.flour, 2)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_OPEN_DOCUMENT):
        await assign(dock, other, "N-1")


async def test_entries_of_open_documents_count_too(dock: Dock) -> None:
    first = await dock.receipt((dock.radio, 1))
    await assign(dock, await dock.line_of(first, dock.radio), "SN-1")
    line = await line_for(dock, dock.radio)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_OPEN_DOCUMENT) as taken:
        await assign(dock, line, "SN-1")
    assert taken.value.conflicts[0].document.id == first
    assert "WH1/IN/00001" in taken.value.message


async def test_a_serial_twice_on_one_receipt_is_refused_also_across_its_lines(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 1), (dock.radio, 2))
    first, second = await lines_of_product(receipt, dock.radio)
    async with refused(NumbersInvalid, RefusalCode.NUMBER_DUPLICATED) as twice:
        await assign(dock, second, "SN-1; SN-1")
    assert [row.position for row in twice.value.rows] == [2]
    await assign(dock, first, "SN-1")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_THIS_DOCUMENT):
        await assign(dock, second, "SN-1")


async def lines_of_product(receipt: int, product: int) -> list[int]:
    lines = await TransferLine.filter(transfer_id=receipt, product_id=product).order_by("position")
    return [int(line.id) for line in lines]


async def test_where_only_new_numbers_may_come_a_known_lot_needs_a_manager(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await rules(dock, number_rule="CREATE_NEW")
    receipt = await dock.receipt((dock.flour, 5))
    line = await dock.line_of(receipt, dock.flour)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK) as taken:
        await assign(dock, line, "F-1")
    assert "WH1/Stock" in taken.value.message
    await assign(dock, line, "F-1", actor=MANAGER)
    await validate(dock, receipt)
    assert await dock.on_hand(dock.flour) == 10


async def test_the_same_new_lot_again_on_this_receipt_or_its_backorder_adds_quantity(dock: Dock) -> None:
    await rules(dock, number_rule="CREATE_NEW", backorder_policy="ALWAYS")
    receipt = await dock.receipt((dock.flour, 9))
    line = await dock.line_of(receipt, dock.flour)
    for _ in range(2):
        await scan(dock, receipt, "F-1", line=line, quantity=Decimal(2))
    backorder = (await validate(dock, receipt)).backorder
    assert backorder is not None
    await scan(dock, backorder, "F-1", line=await dock.line_of(backorder, dock.flour), quantity=Decimal(5))
    await validate(dock, backorder)
    assert await lies(dock.flour, "F-1") == {"Vendors": Decimal(-9), "WH1/Stock": Decimal(9)}


async def test_a_lot_made_by_hand_is_as_good_as_new_until_it_moves(dock: Dock) -> None:
    await rules(dock, number_rule="CREATE_NEW")
    await lots.create_lot(dock.request(), dock.radio, "SN-1")
    receipt = await dock.receipt((dock.radio, 1))
    line = await dock.line_of(receipt, dock.radio)
    assert await told(line, "SN-1") == [("SN-1", "EXISTING")]
    await assign(dock, line, "SN-1")
    await validate(dock, receipt)
    assert await dock.on_hand(dock.radio) == 1


async def test_a_type_that_takes_no_numbers_takes_no_tracked_product(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 1), (dock.bag, 1))
    await rules(dock, number_rule="NONE")
    line = await dock.line_of(receipt, dock.radio)
    async with refused(InvalidInput):
        await assign(dock, line, "SN-1")
    async with refused(InvalidInput):
        await scan(dock, receipt, "SN-1", line=line)


async def test_the_same_new_lot_on_two_open_receipts_becomes_one_lot(dock: Dock) -> None:
    first, second = await dock.receipt((dock.flour, 2)), await dock.receipt((dock.flour, 3))
    for receipt in (first, second):
        await assign(dock, await dock.line_of(receipt, dock.flour), "F-1")
    await validate(dock, first)
    await validate(dock, second)
    assert await lies(dock.flour, "F-1") == {"Vendors": Decimal(-5), "WH1/Stock": Decimal(5)}


async def test_where_only_new_lots_may_come_the_second_of_two_receipts_is_told(dock: Dock) -> None:
    await rules(dock, number_rule="CREATE_NEW")
    first, second = await dock.receipt((dock.flour, 2)), await dock.receipt((dock.flour, 3))
    for receipt in (first, second):
        await assign(dock, await dock.line_of(receipt, dock.flour), "F-1")
    await validate(dock, first)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await validate(dock, second)


@pytest.mark.parametrize("written", ["sn1", "Sn1", "\uff33\uff2e\uff11"])
async def test_a_typed_number_that_looks_like_another_is_asked_about_a_scanned_one_is_not(
    dock: Dock, written: str
) -> None:
    await received(dock, dock.radio, "SN1")
    receipt = await dock.receipt((dock.radio, 2))
    line = await dock.line_of(receipt, dock.radio)
    async with refused(NumberLooksLike) as alike:
        await assign(dock, line, written)
    assert len(alike.value.lots) == 1
    async with refused(NumberLooksLike):
        await scan(dock, receipt, written, line=line, typed=True)
    await scan(dock, receipt, written, line=line)
    assert await numbers_on(line) == [written]


async def test_a_look_alike_is_asked_about_beside_the_number_itself(dock: Dock) -> None:
    await received(dock, dock.flour, ("SN1", 5))
    line = await line_for(dock, dock.flour, 5)
    text = [("sn1", "LOOKS_LIKE"), ("SN1", "EXISTING")]
    listed = [Asked(number=number, quantity=Decimal(1), typed=True) for number, _ in text]
    assert await told(line, Listed(listed)) == text
    assert await told(line, Listed(listed[::-1])) == text[::-1]


async def test_a_look_alike_in_the_same_list_is_asked_about(dock: Dock) -> None:
    line = await line_for(dock, dock.radio, 6)
    assert await told(line, "SN1; sn1; SN2; \uff33\uff2e\uff11") == [
        ("SN1", "NEW"),
        ("sn1", "LOOKS_LIKE"),
        ("SN2", "NEW"),
        ("\uff33\uff2e\uff11", "LOOKS_LIKE"),
    ]
    assert await told(line, "sn2; SN1 x 2") == [("sn2", "LOOKS_LIKE"), ("SN1", "NEW"), ("SN2", "NEW")]
    async with refused(NumberLooksLike) as alike:
        await assign(dock, line, "SN1; sn1")
    assert alike.value.message == "sn1 looks like SN1 of the same document."
    assert alike.value.lots == []
    await assign(dock, line, "SN1; sn1", look_alike=True)
    assert await numbers_on(line) == ["SN1", "sn1"]


async def test_a_look_alike_on_the_same_document_is_asked_about(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 9), (dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    await assign(dock, line, "SN1")
    async with refused(NumberLooksLike):
        await scan(dock, receipt, "sn1", line=line, typed=True)
    assert await told(line, "sn1; SN2") == [("sn1", "LOOKS_LIKE"), ("SN2", "NEW")]
    bags = await dock.line_of(receipt, dock.flour)
    assert await told(bags, "sn1") == [("sn1", "NEW")]
    await scan(dock, receipt, "sn1", line=line)
    assert await numbers_on(line) == ["SN1", "sn1"]


async def test_leading_zeros_make_another_number_and_composed_letters_do_not(dock: Dock) -> None:
    await received(dock, dock.radio, "00123", "caf\u00e9")
    line = await line_for(dock, dock.radio, 2)
    assert await told(line, "123") == [("123", "NEW")]
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await assign(dock, line, "cafe\u0301")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await assign(dock, line, "  00123 ")
