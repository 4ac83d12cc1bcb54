"""A posted line is put right in three ways, also when its goods have moved on; the journal shows it all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberLooksLike, NumbersInvalid
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import (
    GoodsMovedOn,
    InsufficientStock,
    InvalidInput,
    MoreThanLeft,
    NotFound,
    OverReceipt,
)
from lotbook.domain.words import CorrectionWay, Disposition, OperationKind, Tracking, TransferState
from lotbook.ledger import corrections, figures
from lotbook.models import Hold, Lot, Run, Transfer, TransferLine
from lotbook.services import correcting, holding
from lotbook.services.correcting import Correction
from lotbook.web.papers import moved_numbers
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    assign,
    book,
    company,
    correct,
    dates_of,
    lies,
    moved,
    posted_line,
    quantity,
    received,
    refused,
    validate,
)

WHERE, RELABEL = CorrectionWay.FROM_WHERE_THEY_ARE, CorrectionWay.RELABEL
DELIVERY, INTERNAL = OperationKind.DELIVERY, OperationKind.INTERNAL


def kilos(**places: int | str) -> dict[str, Decimal]:
    names = {"vendors": "Vendors", "stock": "WH1/Stock", "shelf": "WH1/Stock/A-01", "customers": "Customers"}
    return {names[name]: Decimal(much) for name, much in places.items()}


async def test_a_wrong_number_is_put_right_and_the_document_stays_done(dock: Dock) -> None:
    receipt = await received(dock, dock.flour, ("F-1", 5))
    wrong = await posted_line(dock.flour, "F-1")
    await dock.lot(dock.flour, "f-7")
    async with refused(NumberLooksLike, RefusalCode.NUMBER_LOOKS_LIKE):
        await correct(dock, Correction(move_line=wrong, number="F-7"))
    await correct(dock, Correction(move_line=wrong, number="F-7", look_alike=True))
    assert await lies(dock.flour, "F-1") == {}
    assert await lies(dock.flour, "F-7") == kilos(vendors=-5, stock=5)
    assert (await Transfer.get(id=receipt)).state is TransferState.DONE
    back = await fetch("SELECT quantity FROM stock_move_line WHERE corrects_id = ?", wrong)
    assert back == [{"quantity": 5_000_000}]
    old, new = await dates_of(dock.flour, "F-1"), await dates_of(dock.flour, "F-7")
    assert new == old  # only the number was wrong


async def test_what_stops_goods_stops_them_under_the_right_number(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5), ("F-8", 5), ("F-9", 5))
    old = (await Lot.get(number="F-1")).id
    await dock.hold("damp", lot=old, location=dock.stock, quantity=Decimal(2))
    line = await posted_line(dock.flour, "F-1")
    four = Correction(move_line=line, quantity=Decimal(4), number="F-2")
    await correct(dock, four)  # three of them were free
    new = (await Lot.get(number="F-2")).id
    assert [(await figures.of_lots([(lot, None)]))[0].held for lot in (old, new)] == [1, 1]
    await holding.set_disposition(dock.request(), [old], Disposition.QUARANTINE, "to be tested")
    await dock.hold("recalled by the mill", lot=old, location=dock.stock)
    shelf = await dock.place("WH1/Stock/A-01")
    await correct(dock, Correction(move_line=line, number="F-2", destination=shelf))
    held = await Hold.filter(lot_id=new, quantity=None).order_by("id").values_list("reason", "location_id")
    assert held == [("damp", None), ("recalled by the mill", None)]
    assert (await Lot.get(id=new)).disposition is Disposition.QUARANTINE

    await moved(dock, DELIVERY, dock.flour, ("F-8", 2), partner=dock.customer)
    await dock.hold("damp", lot=(await Lot.get(number="F-8")).id)
    await correct(dock, Correction(move_line=await posted_line(dock.flour, "F-8", "Customers"), number="F-9"))
    assert not await Hold.exists(lot__number="F-9")  # it lay here as F-9 all the time


async def test_a_serial_is_put_right_once(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    wrong = await posted_line(dock.radio, "SN-1")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await correct(dock, Correction(move_line=wrong, number="SN-2"))
    async with refused(InvalidInput):
        await correct(dock, Correction(move_line=wrong, number="SN-9", right_quantity=Decimal(2)))
    await correct(dock, Correction(move_line=wrong, number="SN-9"))
    assert await lies(dock.radio, "SN-9") == kilos(vendors=-1, stock=1)
    async with refused(MoreThanLeft, RefusalCode.ALREADY_CORRECTED):
        await correct(dock, Correction(move_line=wrong, number="SN-8"))
    async with refused(InvalidInput):  # what takes back is not taken back again
        await correct(dock, Correction(move_line=await posted_line(dock.radio, "SN-1", "Vendors")))
    again, other = await posted_line(dock.radio, "SN-9"), await posted_line(dock.radio, "SN-2")
    async with refused(NumbersInvalid, RefusalCode.NUMBER_DUPLICATED):
        await correct(
            dock, Correction(move_line=again, number="SN-7"), Correction(move_line=other, number="SN-7")
        )


async def test_a_quantity_is_put_right_to_less_more_or_nothing(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5), ("F-2", 5), ("F-3", 5))
    for number, right in (("F-1", 3), ("F-2", 8), ("F-3", 0)):
        line = await posted_line(dock.flour, number)
        await correct(dock, Correction(move_line=line, right_quantity=Decimal(right), take_more=True))
    assert await lies(dock.flour, "F-1") == kilos(vendors=-3, stock=3)
    assert await lies(dock.flour, "F-2") == kilos(vendors=-8, stock=8)
    assert await lies(dock.flour, "F-3") == {}
    assert await dock.on_hand(dock.flour) == 11


async def test_part_of_a_line_is_put_right_never_more_than_is_left(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    line = await posted_line(dock.flour, "F-1")
    await correct(dock, Correction(move_line=line, quantity=Decimal(2), number="F-2"))
    async with refused(MoreThanLeft, RefusalCode.MORE_THAN_LEFT) as more:
        await correct(dock, Correction(move_line=line, quantity=Decimal(4), number="F-3"))
    assert more.value.lines[0].permitted == 3
    two = Correction(move_line=line, quantity=Decimal(2), number="F-3")
    async with refused(MoreThanLeft):
        await correct(dock, two, two)  # together more than is left
    await correct(dock, Correction(move_line=line, number="F-3"))
    assert [await lies(dock.flour, number) for number in ("F-1", "F-2", "F-3")] == [
        {},
        kilos(vendors=-2, stock=2),
        kilos(vendors=-3, stock=3),
    ]


async def test_a_wrong_product_is_put_right(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 4), (dock.bag, 3))
    await assign(dock, await dock.line_of(receipt, dock.flour), "F-1")
    await quantity(dock, receipt, await dock.line_of(receipt, dock.bag), 3)
    await validate(dock, receipt)
    sugar, box = (
        await dock.product("SUGAR", Tracking.LOT, unit="kg"),
        await dock.product("BOX", Tracking.NONE),
    )
    flour, bags = await posted_line(dock.flour, "F-1"), await posted_line(dock.bag, None)
    async with refused(InvalidInput):  # sugar needs a number, and the one of the flour is not its
        await correct(dock, Correction(move_line=bags, product=sugar))
    await correct(
        dock,
        Correction(move_line=flour, product=sugar, number="S-1"),
        Correction(move_line=bags, product=box),
    )
    assert await lies(sugar, "S-1") == kilos(vendors=-4, stock=4)
    assert await lies(box) == kilos(vendors=-3, stock=3)
    assert await dock.on_hand(dock.flour) == await dock.on_hand(dock.bag) == 0
    assert (await Lot.get(product_id=sugar)).expiry is None


async def test_a_wrong_place_is_put_right(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    line = await posted_line(dock.flour, "F-1")
    for nowhere in ("Customers", "Vendors"):
        place = await dock.place(nowhere)
        async with refused(InvalidInput):
            await correct(dock, Correction(move_line=line, destination=place))
    async with refused(NotFound):
        await correct(dock, Correction(move_line=line, destination=987654))
    shelf = await dock.place("WH1/Stock/A-01")
    await correct(dock, Correction(move_line=line, destination=shelf))
    assert await lies(dock.flour, "F-1") == kilos(vendors=-5, shelf=5)


async def test_goods_that_moved_on_are_told_and_corrected_from_where_they_are(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    shelf = await dock.place("WH1/Stock/A-01")
    await moved(dock, INTERNAL, dock.flour, ("F-1", 4), destination=shelf)
    line = await posted_line(dock.flour, "F-1")
    async with refused(GoodsMovedOn) as on:
        await correct(dock, Correction(move_line=line, number="F-7"))
    assert {(place.location, place.on_hand) for place in on.value.places} == {(dock.stock, 6), (shelf, 4)}
    await correct(dock, Correction(move_line=line, number="F-7"), way=WHERE)
    assert await lies(dock.flour, "F-7") == kilos(vendors=-10, stock=6, shelf=4)
    assert await dock.on_hand(dock.flour) == 10


async def test_what_was_delivered_meanwhile_is_relabelled(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    shelf = await dock.place("WH1/Stock/A-01")
    await moved(dock, INTERNAL, dock.flour, ("F-1", 3), destination=shelf)
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4))
    line = await posted_line(dock.flour, "F-1")
    for way in (CorrectionWay.FROM_DESTINATION, WHERE):
        async with refused(GoodsMovedOn) as on:
            await correct(dock, Correction(move_line=line, number="F-7"), way=way)
        assert sum(place.on_hand for place in on.value.places) == 10
    await correct(dock, Correction(move_line=line, number="F-7"), way=RELABEL)
    held = await lies(dock.flour, "F-7")
    assert sum(held.values()) == 0
    assert {place: much for place, much in held.items() if much > 0} == {
        place: much for place, much in held.items() if place in ("WH1/Stock", "WH1/Stock/A-01", "Customers")
    }
    assert held["Customers"] == 4
    assert await dock.on_hand(dock.flour) == 6
    assert await Run.all().count() == 1


async def test_a_receipt_tells_all_of_it_that_was_relabelled_wherever_it_is(dock: Dock) -> None:
    receipt = await received(dock, dock.flour, ("F-1", 10))
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4))
    await correct(dock, Correction(move_line=await posted_line(dock.flour, "F-1"), number="F-7"), way=RELABEL)
    [told] = await corrections.on_lines([(await TransferLine.get(transfer_id=receipt)).id])
    numbers = {row.id: row.number for row in await Lot.all()}
    assert [(numbers[each.lot], each.posted, each.holds) for each in told if each.lot] == [
        ("F-1", 10, 0),
        ("F-7", 0, 10),
    ]


async def test_a_delivered_serial_is_relabelled_and_traced_both_ways(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    await moved(dock, DELIVERY, dock.radio, ("SN-1", 1))
    await correct(
        dock, Correction(move_line=await posted_line(dock.radio, "SN-1"), number="SN-7"), way=RELABEL
    )
    assert await lies(dock.radio, "SN-7") == {"Production": Decimal(-1), "Customers": Decimal(1)}
    assert await lies(dock.radio, "SN-1") == {"Vendors": Decimal(-1), "Production": Decimal(1)}


async def test_relabelling_changes_nothing_but_the_number(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    line, shelf = await posted_line(dock.flour, "F-1"), await dock.place("WH1/Stock/A-01")
    for what in ({"right_quantity": Decimal(9)}, {"destination": shelf}, {}, {"right_quantity": Decimal(0)}):
        number = {} if not what else {"number": "F-7"}
        async with refused(InvalidInput):
            await correct(dock, Correction(move_line=line, **number, **what), way=RELABEL)


async def test_a_delivery_is_put_right_with_what_really_left(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    await received(dock, dock.flour, ("F-1", 5), ("F-2", 1))
    await moved(dock, DELIVERY, dock.radio, ("SN-1", 1))
    await moved(dock, DELIVERY, dock.flour, ("F-1", 3))
    radio = await posted_line(dock.radio, "SN-1", "Customers")
    flour = await posted_line(dock.flour, "F-1", "Customers")
    async with refused(NumbersInvalid, RefusalCode.NUMBER_UNKNOWN):
        await correct(dock, Correction(move_line=radio, number="SN-3"))
    async with refused(InsufficientStock) as short:
        await correct(dock, Correction(move_line=flour, number="F-2"))
    assert (short.value.shortages[0].requested, short.value.shortages[0].available) == (3, 1)
    await correct(dock, Correction(move_line=radio, number="SN-2"))
    async with refused(OverReceipt):
        await correct(dock, Correction(move_line=flour, right_quantity=Decimal(4)))
    await correct(dock, Correction(move_line=flour, right_quantity=Decimal(4), take_more=True))
    six = Correction(move_line=await newest_line(dock.flour), right_quantity=Decimal(6), take_more=True)
    async with refused(InsufficientStock):
        await correct(dock, six)
    assert await lies(dock.radio, "SN-1") == kilos(vendors=-1, stock=1)
    assert await lies(dock.radio, "SN-2") == kilos(vendors=-1, customers=1)
    assert await lies(dock.flour, "F-1") == kilos(vendors=-5, stock=1, customers=4)


async def newest_line(product: int) -> int:
    rows = await fetch("SELECT max(id) AS id FROM stock_move_line WHERE product_id = ?", product)
    return int(rows[0]["id"])


async def test_a_delivery_without_numbers_is_put_right_too(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 10))
    await quantity(dock, receipt, await dock.line_of(receipt, dock.bag), 10)
    await validate(dock, receipt)
    delivery = await dock.transfer(DELIVERY, (dock.bag, 4))
    await quantity(dock, delivery, await dock.line_of(delivery, dock.bag), 4)
    await validate(dock, delivery)
    line = await posted_line(dock.bag, None, "Customers")
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(3)))
    assert await lies(dock.bag) == kilos(vendors=-10, stock=7, customers=3)


async def test_a_serial_that_came_back_is_not_in_two_places_by_a_correction(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    shelf = await dock.place("WH1/Stock/A-01")
    await moved(dock, INTERNAL, dock.radio, ("SN-1", 1), destination=shelf)
    line = await posted_line(dock.radio, "SN-1", "WH1/Stock/A-01")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await correct(dock, Correction(move_line=line, number="SN-2"), way=RELABEL)
    await correct(dock, Correction(move_line=line, number="SN-2"))  # the other one was moved
    assert await dock.on_hand(dock.radio, "WH1/Stock/A-01") == 1
    assert await lies(dock.radio, "SN-2") == kilos(vendors=-1, shelf=1)


async def test_a_correction_is_refused_for_what_cannot_be(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    line = await posted_line(dock.flour, "F-1")
    async with refused(NotFound):
        await correct(dock, Correction(move_line=987654))
    async with refused(NotFound):
        await correct(dock, Correction(move_line=line, product=987654))
    async with refused(InvalidInput):
        await correct(dock)
    async with refused(InvalidInput):
        await correct(dock, Correction(move_line=line, right_quantity=Decimal("0.0005")))
    async with refused(InvalidInput):
        await correct(dock, Correction(move_line=line, quantity=Decimal(0), number="F-2"))
    for reason in ("", " ", "x" * 5000):
        async with refused(InvalidInput):
            request = dock.request("correctMoveLines", actor=MANAGER)
            one = Correction(move_line=line, number="F-2")
            await correcting.correct_move_lines(request, [one], CorrectionWay.FROM_DESTINATION, reason)


async def test_a_number_of_another_product_is_not_given_by_a_correction_in_the_company(dock: Dock) -> None:
    await company(uniqueness_scope="COMPANY")
    await received(dock, dock.radio, "N-1")
    await received(dock, dock.flour, ("F-1", 5))
    line = await posted_line(dock.flour, "F-1")
    async with refused(NumberAlreadyExists):
        await correct(dock, Correction(move_line=line, number="N-1"))


@pytest.mark.parametrize("replays", [1, 3])
async def test_a_correction_sent_again_is_done_once(dock: Dock, replays: int) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    one = Correction(move_line=await posted_line(dock.flour, "F-1"), number="F-2")
    request = dock.request("correctMoveLines", actor=MANAGER)
    way = CorrectionWay.FROM_DESTINATION
    await correcting.correct_move_lines(request, [one], way, "Misread")
    after = await book()
    for _ in range(replays):
        assert (await correcting.correct_move_lines(request, [one], way, "Misread")).replayed
    assert await book() == after


async def test_only_whole_steps_of_a_line_are_corrected(dock: Dock) -> None:
    """Half a serial was an INTERNAL error, and half a bag or 0.5 g of flour were taken back."""
    receipt = await dock.receipt((dock.bag, 5))
    await quantity(dock, receipt, await dock.line_of(receipt, dock.bag), 5)
    await dock.validate(receipt)
    await received(dock, dock.radio, "SN-1")
    await received(dock, dock.flour, ("F-1", 5))
    for line, much in (
        (await posted_line(dock.radio, "SN-1"), "0.5"),
        (await posted_line(dock.flour, "F-1"), "0.0005"),
        (await posted_line(dock.bag, None), "0.5"),
    ):
        async with refused(InvalidInput) as wrong:
            await correct(dock, Correction(move_line=line, quantity=Decimal(much), right_quantity=Decimal(0)))
        assert wrong.value.problems[0].field == ("corrections", "0", "quantity")


async def test_a_correction_says_what_was_right(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    line = await posted_line(dock.radio, "SN-1")
    for same in (
        Correction(move_line=line),
        Correction(move_line=line, number="SN-1", destination=dock.stock),
    ):
        async with refused(InvalidInput):
            await correct(dock, same)


async def test_at_most_a_thousand_lines_are_corrected_at_once(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    line = await posted_line(dock.radio, "SN-1")
    async with refused(InvalidInput) as wrong:
        await correct(dock, *[Correction(move_line=line, number="SN-2")] * 1_001)
    assert wrong.value.problems[0].limit == "1000"


async def test_a_receipt_tells_the_right_number_though_a_customer_has_the_goods_under_the_wrong_one(
    dock: Dock,
) -> None:
    receipt = await received(dock, dock.radio, "X-01", "X-02")
    delivery = await moved(dock, DELIVERY, dock.radio, ("X-01", 1), partner=dock.customer)
    await correct(
        dock, Correction(move_line=await posted_line(dock.radio, "X-01"), number="X-11"), way=RELABEL
    )
    numbers, _ = await moved_numbers(receipt, [line := await dock.line_of(receipt, dock.radio)])
    assert sorted(each.number for each in numbers[line]) == ["X-02", "X-11"]
    numbers, _ = await moved_numbers(delivery, [line := await dock.line_of(delivery, dock.radio)])
    assert [each.number for each in numbers[line]] == ["X-01"]  # what is written on the goods


async def test_each_correction_says_of_what_it_was(dock: Dock) -> None:
    receipt = await received(dock, dock.flour, ("F-1", 5), ("F-2", 5))
    await correct(dock, Correction(move_line=await posted_line(dock.flour, "F-1"), number="F-3"))
    four = Correction(move_line=await posted_line(dock.flour, "F-2"), right_quantity=Decimal(4))
    await correct(dock, four)
    three = Correction(move_line=await newest_line(dock.flour), right_quantity=Decimal(3))
    await correct(dock, three)
    shelf = Correction(
        move_line=await newest_line(dock.flour), destination=await dock.place("WH1/Stock/A-01")
    )
    await correct(dock, shelf)
    [told] = await corrections.of_transfers([receipt])
    names = {row.id: row.number for row in await Lot.all()}
    assert [[(names[one.lot or 0], one.posted, one.holds) for one in write.changed] for write in told] == [
        [("F-1", 5, 0), ("F-3", 0, 5)],
        [("F-2", 5, 4)],
        [("F-2", 4, 3)],
        [],
    ]
