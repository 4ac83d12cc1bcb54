"""Lots that are made by hand, and what is known of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lotbook.domain.lots import LotDetails
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberLooksLike
from lotbook.domain.refusal_words import DateKind, InputFault, RefusalCode
from lotbook.domain.refusals import InvalidInput, NotFound, Ref, StaleVersion
from lotbook.domain.words import DateOrigin, Tracking, UniquenessScope
from lotbook.models import Lot, Operation, Product
from lotbook.services import company, lots
from tests.dock import Dock


async def change(dock: Dock, lot: int, **details):
    version = (await Lot.get(id=lot)).version
    return await lots.update_lot(dock.request(), lot, version, LotDetails(**details))


async def test_a_lot_is_kept_with_all_its_names(dock: Dock):
    lot = await dock.lot(
        dock.flour,
        " \uff2c-01 ",
        reference="RED",
        maker_number="M/7",
        maker=dock.vendor,
        note="first\nsecond",
    )
    row = await Lot.get(id=lot)
    assert (row.number, row.number_key, row.serial, row.version) == ("\uff2c-01", "l-01", False, 1)
    assert row.search_key == "l-01\nm/7\nred"
    assert (row.reference, row.maker_number, row.maker_id, row.note) == (
        *("RED", "M/7", dock.vendor, "first\nsecond"),
    )
    assert row.company_number is None


async def test_a_date_says_who_set_it(dock: Dock):
    request = dock.request()
    made = await lots.create_lot(
        request, dock.flour, "L-1", LotDetails(expiry=date(2027, 3, 1), production=date(2026, 9, 1))
    )
    lot = made.outcome.lot
    first = await Operation.get(key=request.key)
    row = await Lot.get(id=lot)
    assert (row.expiry, row.expiry_origin, row.expiry_operation_id) == (
        *(date(2027, 3, 1), DateOrigin.PERSON, first.id),
    )
    assert (row.last_day, row.last_day_key) == (date(2027, 3, 1), "2027-03-01")
    await change(dock, lot, expiry=date(2027, 2, 1), production=date(2026, 9, 1))
    row = await Lot.get(id=lot)
    assert row.last_day == date(2027, 2, 1)
    assert row.expiry_operation_id > first.id
    assert row.production_operation_id == first.id
    await change(dock, lot, expiry=None)
    row = await Lot.get(id=lot)
    assert (row.expiry, row.expiry_origin, row.expiry_operation_id, row.last_day) == (None,) * 4
    assert (row.last_day_key, row.version) == ("9999-12-31", 3)


async def test_the_shelf_life_counts_from_a_known_production(dock: Dock):
    row = await Lot.get(id=await dock.lot(dock.flour, "L-1", production=date(2026, 9, 1)))
    assert (row.expiry, row.expiry_origin) == (date(2027, 2, 28), DateOrigin.SHELF_LIFE)
    plain = await Lot.get(id=await dock.lot(dock.flour, "L-2"))
    assert plain.last_day is None


async def test_all_faults_of_a_lot_are_told_at_once(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await dock.lot(
            dock.flour,
            "L-1",
            reference="A\x1dB",
            batch="B-1",
            note="N\x00",
            expiry=date(1999, 1, 1),
            production=date(2099, 1, 1),
        )
    assert {(each.field, each.fault) for each in refused.value.problems} == {
        (("details", "reference"), InputFault.FORBIDDEN_CHARACTER),
        (("details", "batch"), InputFault.CONTRADICTION),
        (("details", "note"), InputFault.FORBIDDEN_CHARACTER),
        (("details", "expiryDate"), InputFault.IMPLAUSIBLE_DATE),
        (("details", "productionDate"), InputFault.IMPLAUSIBLE_DATE),
    }
    assert await Lot.all().count() == 0


@pytest.mark.parametrize("number", ["", "A\u200bB", "X" * 65])
async def test_a_number_that_cannot_be_is_refused(dock: Dock, number: str):
    with pytest.raises(InvalidInput) as refused:
        await dock.lot(dock.flour, number)
    assert refused.value.field == ("number",)


async def test_a_serial_names_its_batch(dock: Dock):
    row = await Lot.get(id=await dock.lot(dock.radio, "SN-1", batch="B-1"))
    assert (row.serial, row.batch) == (True, "B-1")


async def test_what_is_not_tracked_or_not_there_has_no_lots(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await dock.lot(dock.bag, "B-1")
    assert refused.value.field == ("product",)
    for attempt in (dock.lot(999, "X"), dock.lot(dock.flour, "X", maker=999)):
        with pytest.raises(NotFound):
            await attempt
    assert await Lot.all().count() == 0


async def test_a_number_of_another_lot_is_refused_with_where_that_is(dock: Dock):
    receipt = await dock.received(dock.radio, "SN-1", 1)
    with pytest.raises(NumberAlreadyExists) as refused:
        await dock.lot(dock.radio, "SN-1")
    [conflict] = refused.value.conflicts
    assert (refused.value.code, conflict.code) == (RefusalCode.NUMBER_IN_STOCK,) * 2
    assert (conflict.location, conflict.document) == (dock.stock, Ref("Transfer", receipt))
    assert refused.value.message == "There is a lot SN-1 already, in WH1/Stock."
    await dock.lot(dock.radio, "SN-2")
    with pytest.raises(NumberAlreadyExists) as refused:
        await dock.lot(dock.radio, "SN-2")
    assert refused.value.code is RefusalCode.NUMBER_USED_BEFORE
    assert refused.value.message == "There is a lot SN-2 already; none of it came in yet."
    assert await Lot.filter(product_id=dock.radio).count() == 2


async def test_look_alikes_are_two_lots_once_somebody_means_it(dock: Dock):
    first = await dock.lot(dock.flour, "l-1")
    with pytest.raises(NumberLooksLike, match="L-1 looks like l-1") as refused:
        await lots.create_lot(dock.request(), dock.flour, "L-1")
    assert (refused.value.lots, refused.value.field) == ([first], ("number",))
    await lots.create_lot(dock.request(), dock.radio, "L-1")  # of another product
    await lots.create_lot(dock.request(), dock.flour, "L-1", look_alike=True)
    assert await Lot.all().count() == 3


async def test_in_the_company_a_number_is_borne_once(dock: Dock):
    await company.update_settings(dock.request(), 1, uniqueness_scope=UniquenessScope.COMPANY)
    row = await Lot.get(id=await dock.lot(dock.flour, "L-1"))
    assert row.company_number == "L-1"
    with pytest.raises(NumberAlreadyExists) as refused:
        await dock.lot(dock.radio, "L-1")
    assert refused.value.conflicts[0].lot == row.id


async def test_the_next_number_of_the_sequence_is_one_that_nobody_has(dock: Dock):
    salt = await dock.product("SALT", Tracking.LOT, number_pattern="S{YYYY}-{000}", number_next=7)
    year = datetime.now(UTC).year
    await dock.lot(salt, f"S{year}-008")
    receipt = await dock.receipt((salt, 1))
    await dock.number(receipt, salt, f"S{year}-009")
    made = [(await Lot.get(id=await dock.lot(salt))).number for _ in range(2)]
    assert made == [f"S{year}-007", f"S{year}-010"]
    assert (await Product.get(id=salt)).number_next == 11
    with pytest.raises(InvalidInput) as refused:
        await dock.lot(dock.flour)
    assert (refused.value.field, refused.value.problems[0].fault) == (("number",), InputFault.MISSING)


async def test_best_before_is_not_keyed_behind_expiry(dock: Dock):
    early, late = date(2027, 1, 1), date(2028, 1, 1)
    both = "best before date 2028-01-01 is after the expiry date 2027-01-01"
    with pytest.raises(InvalidInput, match=both) as refused:
        await dock.lot(dock.flour, "L-1", expiry=early, best_before=late)
    assert refused.value.field == ("details", "bestBeforeDate")
    lot = await dock.lot(dock.flour, "L-1", expiry=late, best_before=early)
    with pytest.raises(InvalidInput, match=both):
        await change(dock, lot, expiry=early, best_before=late)
    assert (await Lot.get(id=lot)).expiry == late


async def test_a_lot_is_changed_in_part(dock: Dock):
    lot = await dock.lot(dock.radio, "SN-1", reference="A", batch="B-1", note="old")
    await change(dock, lot, reference=None, maker_number="M-1")
    row = await Lot.get(id=lot)
    assert (row.reference, row.maker_number, row.batch, row.note) == (None, "M-1", "B-1", "old")
    assert (row.search_key, row.version) == ("sn-1\nm-1\nb-1", 2)
    with pytest.raises(StaleVersion) as refused:
        await lots.update_lot(dock.request(), lot, 1, LotDetails(note="new"))
    assert refused.value.current == Ref("Lot", lot)


async def test_no_dates_are_taken_while_they_are_off(dock: Dock):
    lot = await dock.lot(dock.flour, "L-1", expiry=date(2027, 3, 1))
    await dock.keep_no_dates()
    with pytest.raises(InvalidInput) as refused:
        await dock.lot(dock.flour, "L-2", expiry=date(2027, 3, 1))
    assert refused.value.field == ("details", "expiryDate")
    await change(dock, lot, note="kept")
    assert (await Lot.get(id=lot)).expiry == date(2027, 3, 1)
    assert DateKind.EXPIRY is (await Product.get(id=dock.flour)).stops_use
