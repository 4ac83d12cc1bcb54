"""Lots become others: a part is taken off, several are poured together, one gets another number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.domain.number_refusals import NumberAlreadyExists, NumberLooksLike
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import InsufficientStock, InvalidInput, LotOfOtherProduct
from lotbook.domain.scan_meaning import MeansSeveral
from lotbook.domain.words import CorrectionWay, Disposition, OperationKind, Tracking
from lotbook.ledger import corrections
from lotbook.ledger.check import check
from lotbook.models import Hold, Lot, LotEdge, Product, Reservation, StockMoveLine
from lotbook.services import renumbering, returning
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.reserving import reserve_transfer
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import MANAGER, lies, moved, posted_line, received, resolve, scan, settle, today
from tests.scenarios.test_journal import STORIES

__all__ = ["factory"]

DELIVERY, STOCK = OperationKind.DELIVERY, "WH1/Stock"


async def lot(number: str) -> int:
    return int((await Lot.get(number=number)).id)


async def split(dock: Dock, of: str, number: str, much: int | str) -> renumbering.LotBecame:
    request = dock.request("splitLot", actor=MANAGER)
    done = await renumbering.split_lot(request, await lot(of), dock.stock, Decimal(much), number, "sieved")
    return done.outcome


async def merge(dock: Dock, into: str, *numbers: str) -> renumbering.LotBecame:
    request = dock.request("mergeLots", actor=MANAGER)
    poured = [await lot(number) for number in numbers]
    return (await renumbering.merge_lots(request, poured, await lot(into), "one silo")).outcome


async def relabel(dock: Dock, of: str, number: str) -> renumbering.LotBecame:
    request = dock.request("relabelLot", actor=MANAGER)
    return (await renumbering.relabel_lot(request, await lot(of), number, "wrong label")).outcome


async def edges() -> set[tuple[str, str, Decimal]]:
    rows = await LotEdge.all().select_related("input_lot", "output_lot")
    return {(row.input_lot.number, row.output_lot.number, row.quantity) for row in rows}


async def found(number: str) -> str | None:
    """The lot that a scan of a number comes to."""
    meaning = (await resolve(number)).understood.meaning
    return meaning.lot.number if hasattr(meaning, "lot") else None


async def test_a_part_is_taken_off_and_both_go_on(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    await split(dock, "F-1", "F-1A", "2.5")
    assert (await lies(dock.flour, "F-1"))[STOCK] == Decimal("7.5")
    assert (await lies(dock.flour, "F-1A"))[STOCK] == Decimal("2.5")
    old, new = [await Lot.get(number=number) for number in ("F-1", "F-1A")]
    assert (new.expiry, new.last_day, new.first_in) == (old.expiry, old.last_day, old.first_in)
    assert await edges() == {("F-1", "F-1A", Decimal("2.5"))}
    line = await StockMoveLine.get(lot__number="F-1A")
    wrong = [Correction(move_line=line.id, right_quantity=Decimal(1))]
    with pytest.raises(InvalidInput, match="merging it into its lot again"):
        await correct_move_lines(dock.request(), wrong, CorrectionWay.FROM_DESTINATION, "too much")
    with pytest.raises(InsufficientStock):
        await split(dock, "F-1", "F-1B", 8)
    with pytest.raises(NumberAlreadyExists):
        await split(dock, "F-1", "F-1A", 1)
    with pytest.raises(NumberLooksLike, match="f-1a looks like F-1A"):
        await split(dock, "F-1", "f-1a", 1)
    assert await Lot.filter(product_id=dock.flour).count() == 2


async def test_lots_are_poured_together_with_the_earliest_day_and_what_stops_any(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5), ("F-3", 3))
    day = "2026-12-24"
    await settle("lot", await lot("F-2"), expiry=day, last_day=day, last_day_key=day)
    await settle("lot", await lot("F-3"), disposition="QUARANTINE")
    await dock.hold("moth", lot=await lot("F-2"))
    done = await merge(dock, "F-1", "F-2", "F-3")
    assert (done.earlier, done.held) == ([DateKind.EXPIRY], 1)
    whole = await Lot.get(number="F-1")
    assert (str(whole.expiry), whole.disposition) == ("2026-12-24", Disposition.QUARANTINE)
    assert (await Hold.get(lot_id=whole.id)).reason == "moth"
    assert (await lies(dock.flour, "F-1"))[STOCK] == 18
    assert await edges() == {("F-2", "F-1", 5), ("F-3", "F-1", 3)}
    assert [await found(number) for number in ("F-1", "F-2", "F-3")] == ["F-1"] * 3


async def test_an_old_number_finds_the_new_one_also_where_customers_have_it(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    await received(dock, dock.flour, ("F-1", 10))
    await moved(dock, DELIVERY, dock.radio, ("SN-1", 1))
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4))
    await relabel(dock, "SN-1", "SN-9")
    await relabel(dock, "F-1", "F-7")
    await relabel(dock, "F-7", "F-8")
    assert await lies(dock.flour, "F-1") == {"Vendors": -10, "Production": 10}
    assert await lies(dock.flour, "F-8") == {STOCK: 6, "Customers": 4, "Production": -10}
    assert (await lies(dock.radio, "SN-9"))["Customers"] == 1
    assert [await found(number) for number in ("F-1", "F-7", "F-8", "SN-1")] == ["F-8", "F-8", "F-8", "SN-9"]
    delivery = await dock.transfer(DELIVERY, (dock.flour, 2), partner=dock.customer)
    done = await scan(dock, delivery, "F-1", quantity=Decimal(2))
    assert done.number == "F-8"
    await relabel(dock, "SN-2", "SN-3")
    await relabel(dock, "SN-3", "SN-4")
    assert await found("SN-2") == "SN-4"
    with pytest.raises(NumberAlreadyExists):
        await relabel(dock, "SN-4", "SN-9")
    with pytest.raises(NumberAlreadyExists, match="SN-2 was consumed, taken apart or relabelled"):
        await dock.number(await dock.receipt((dock.radio, 1)), dock.radio, "SN-2")
    with pytest.raises(NumberLooksLike, match="sn-2 looks like SN-2"):
        await relabel(dock, "SN-4", "sn-2")
    assert (await relabel(dock, "SN-4", "sn-4")).lot == await lot("sn-4")  # nobody takes it for another

    await dock.hold("cracked", lot=await lot("sn-4"))
    assert (await relabel(dock, "sn-4", "SN-2")).lot == await lot("SN-2")  # all of it was a mistake
    assert [await found(number) for number in ("SN-2", "SN-3", "sn-4")] == ["SN-2"] * 3
    assert (await lies(dock.radio, "SN-2"))[STOCK] == 1
    assert await Hold.filter(lot_id=await lot("SN-2"), ended_operation=None).count() == 1
    await dock.validate(delivery)
    await relabel(dock, "F-8", "F-1")
    assert [await found(number) for number in ("F-7", "F-8")] == ["F-1", "F-1"]
    assert await lies(dock.flour, "F-1") == {"Vendors": -10, STOCK: 4, "Customers": 6}
    await split(dock, "F-1", "F-2", 1)
    await relabel(dock, "F-2", "F-3")
    await received(dock, dock.flour, ("F-2", 1))
    with pytest.raises(NumberAlreadyExists):  # it is another's by now
        await relabel(dock, "F-3", "F-2")
    assert await check() == []


async def test_what_was_relabelled_with_a_customer_comes_back_under_its_new_number(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    first = await moved(dock, DELIVERY, dock.flour, ("F-1", 4))
    await moved(dock, DELIVERY, dock.flour, ("F-1", 2))
    line = await dock.line_of(first, dock.flour)
    one = [returning.ReturnGiven(line, await lot("F-1"), Decimal(1))]
    back = await returning.create_return(dock.request(), first, one)
    await dock.validate(back.outcome.transfer)
    await relabel(dock, "F-1", "F-8")
    assert (await lies(dock.flour, "F-8"))["Customers"] == 5
    rest = await returning.create_return(dock.request(), first)
    await dock.validate(rest.outcome.transfer)
    assert await lies(dock.flour, "F-8") == {STOCK: 8, "Customers": 2, "Production": -10}
    assert set((await lies(dock.flour, "F-1")).values()) == {-10, 10}
    assert await check() == []


async def test_what_customers_have_of_a_merged_lot_keeps_its_number(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5))
    await settle("lot", await lot("F-2"), first_in="2026-01-02")
    await moved(dock, DELIVERY, dock.flour, ("F-2", 2))
    await merge(dock, "F-1", "F-2")
    assert str((await Lot.get(number="F-1")).first_in) == "2026-01-02"
    meaning = (await resolve("F-2")).understood.meaning
    assert isinstance(meaning, MeansSeveral)
    assert [option.meaning.lot.number for option in meaning.options] == ["F-1", "F-2"]  # type: ignore[union-attr]


async def test_promises_and_holds_go_along(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    old = await lot("F-1")
    first = await dock.transfer(DELIVERY, (dock.flour, 4), partner=dock.customer)
    second = await dock.transfer(DELIVERY, (dock.flour, 3), partner=dock.customer)
    for each in (first, second):
        await reserve_transfer(dock.request(), each)
    await dock.hold("damp", lot=old, location=dock.stock, quantity=Decimal(2))
    done = await split(dock, "F-1", "F-2", 9)
    assert done.held == 1
    part = await lot("F-2")
    hold = await Hold.get(lot_id=part)
    assert (hold.quantity, hold.location_id) == (1, dock.stock)
    promised = {(row.transfer_id, row.lot_id): row.quantity for row in await Reservation.all()}
    assert sum(promised.values()) == 7
    assert await check() == []
    await dock.hold("recalled by the mill", lot=old)
    assert (await relabel(dock, "F-1", "F-3")).held == 2
    assert await Hold.exists(lot_id=await lot("F-3"), quantity=None)
    assert not await Reservation.exists(lot_id=await lot("F-3"))
    await scan(dock, first, "F-2", line=await dock.line_of(first, dock.flour), quantity=Decimal(4))
    with pytest.raises(InsufficientStock, match="picked for"):
        await relabel(dock, "F-2", "F-4")


async def test_serials_are_neither_split_nor_merged_nor_other_products(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    await received(dock, dock.flour, ("F-1", 10))
    corn = await dock.product("CORN", Tracking.LOT)
    await received(dock, corn, ("C-1", 4))
    with pytest.raises(InvalidInput):
        await split(dock, "SN-1", "SN-3", 1)
    with pytest.raises(InvalidInput):
        await merge(dock, "SN-1", "SN-2")
    with pytest.raises(LotOfOtherProduct):
        await merge(dock, "F-1", "C-1")
    await dock.lot(dock.flour, "F-0")
    with pytest.raises(InvalidInput):
        await relabel(dock, "F-0", "F-9")
    with pytest.raises(InvalidInput):
        await merge(dock, "F-1", "F-0")
    assert not await LotEdge.exists()


@settings(STORIES, max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 9)), min_size=1, max_size=8))
async def test_nothing_is_made_or_lost_however_lots_become_others(
    dock: Dock, deeds: list[tuple[int, int, int]]
) -> None:
    product = await dock.product(f"P{await Product.all().count()}", unit="kg")
    numbers = [f"{product}-{n}" for n in range(4)]
    await received(dock, product, *((number, 5) for number in numbers))
    for at, (first, second, much) in enumerate(deeds):
        try:
            if first == second:
                numbers.append(f"{product}-R{at}")
                await relabel(dock, numbers[first], numbers[-1])
            elif much % 2:
                await merge(dock, numbers[first], numbers[second])
            else:
                numbers.append(f"{product}-S{at}")
                await split(dock, numbers[first], numbers[-1], Decimal(much) / 4)
        except (InvalidInput, InsufficientStock):  # nothing of it is left
            continue
    assert await dock.on_hand(product) == 20
    assert await check() == []


async def test_a_number_that_is_taken_tells_what_became_of_its_lot(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 3)
    await dock.received(dock.flour, "F-2", 3)
    await relabel(dock, "F-1", "F-3")
    with pytest.raises(NumberAlreadyExists, match=f"a lot F-1 already; it became F-3 on {today():%-d %b %Y}"):
        await relabel(dock, "F-2", "F-1")


async def put_right(dock: Dock, line: int, number: str, **more: Any) -> None:
    request = dock.request("correctMoveLines", actor=MANAGER)
    one = Correction(move_line=line, number=number, **more)
    await correct_move_lines(request, [one], CorrectionWay.FROM_DESTINATION, "misread")


async def test_goods_get_a_number_back_that_was_corrected_away(dock: Dock, factory: Factory) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await put_right(dock, await posted_line(dock.flour, "F-1"), "F-2")
    assert await corrections.goods_of([await lot("F-1")]) == [[await lot("F-2")]]
    await relabel(dock, "F-2", "F-3")
    assert (await relabel(dock, "F-3", "F-1")).lot == await lot("F-1")  # it was right after all
    assert await lies(dock.flour, "F-1") == {STOCK: 5, "Production": -5}
    assert [await found(number) for number in ("F-1", "F-2", "F-3")] == ["F-1"] * 3
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)  # nothing of it is anywhere, and yet it was
    assert await corrections.goods_of([await lot("F-1")]) == [[await lot("F-1")]]
    await factory.gives(order, factory.bread, "B-1", 10)
    await put_right(dock, await posted_line(factory.bread, "B-1"), "B-2")
    assert await corrections.goods_of([await lot("B-1")]) == [[await lot("B-2")]]
    await relabel(dock, "B-2", "B-1")
    assert await edges() >= {("F-1", "B-2", Decimal(5)), ("B-2", "B-1", Decimal(10))}
    assert await check() == []


async def test_a_number_that_was_corrected_away_goes_to_no_other_goods(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 6))
    await put_right(dock, await posted_line(dock.flour, "F-1"), "F-2", quantity=Decimal(2))
    await put_right(dock, await posted_line(dock.flour, "F-1"), "F-3")
    await received(dock, dock.flour, ("F-9", 1))
    for number in ("F-2", "F-9"):
        with pytest.raises(
            NumberAlreadyExists, match=r"a lot F-1 already; what bore it was put right to F-2, F-3[.]"
        ):
            await relabel(dock, number, "F-1")
    assert await check() == []
