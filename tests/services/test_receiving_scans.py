"""Scans on an open receipt: numbers, makers' labels, places; taken back; by two people at once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from lotbook.db.work import Actor
from lotbook.domain.codes import Code
from lotbook.domain.lot_pages import page_address
from lotbook.domain.number_refusals import BatchUndecided, NumberAlreadyExists
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import (
    Instead,
    InvalidInput,
    LocationNotUsable,
    NotFound,
    NotOnDocument,
    OverReceipt,
    QuantityUndecided,
    ScanUnclear,
    WrongState,
)
from lotbook.domain.scan_effect import ScanAction
from lotbook.domain.scan_meaning import MeansLot
from lotbook.domain.words import BatchChoice, EntryWay, OperationKind, PartnerRole, Role, Tracking
from lotbook.models import Location, Lot, Transfer, TransferEntry
from lotbook.services import entry_changes, scanning
from lotbook.services.scan_numbers import ScanGiven
from tests.dock import Dock
from tests.scenarios.telling import (
    OPERATOR,
    company,
    entries,
    lies,
    lot,
    numbers_on,
    person,
    refused,
    resolve,
    scan,
    today,
    validate,
)
from tests.services.cheese import GTIN, cheese, label


async def test_serials_are_scanned_one_by_one_onto_the_open_line(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    line = await dock.line_of(receipt, dock.radio)
    done = await scan(dock, receipt, "SN-1", line=line)
    assert (done.action, done.number, done.line) == (ScanAction.RECORD_NUMBER, "SN-1", line)
    assert done.text == "Adds SN-1 to line 1, 1 of 2."
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_THIS_DOCUMENT):
        await scan(dock, receipt, "SN-1", line=line)
    async with refused(ScanUnclear, RefusalCode.SCAN_UNREADABLE):
        await scan(dock, receipt, "SN-2\x00", line=line)
    await scan(dock, receipt, " SN-2 ", line=line)
    async with refused(OverReceipt):
        await scan(dock, receipt, "SN-3", line=line)
    assert await numbers_on(line) == ["SN-1", "SN-2"]
    assert {entry["via"] for entry in await entries(line)} == {EntryWay.SCANNED}


async def test_the_link_on_a_label_of_ours_is_scanned_as_its_number(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    line = await dock.line_of(receipt, dock.radio)
    link = page_address("https://lots.example.com", dock.radio, "SN/1")
    async with refused(ScanUnclear, RefusalCode.SCAN_UNREADABLE):
        await scan(dock, receipt, link, line=line)
    await company(server_address="https://lots.example.com")
    done = await scan(dock, receipt, link)
    assert (done.action, done.number, done.line) == (ScanAction.RECORD_NUMBER, "SN/1", line)
    await scan(dock, receipt, "SN-2", line=line)
    await validate(dock, receipt)
    for code in (link, f"/l/{dock.radio}?n=SN%2F1"):
        meaning = (await resolve(code)).understood.meaning
        assert isinstance(meaning, MeansLot) and meaning.lot.id == await lot(dock.radio, "SN/1")


async def test_a_serial_is_one_unit_whatever_is_keyed_in(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 5))
    line = await dock.line_of(receipt, dock.radio)
    for raw in ("SN-1", "RADIO"):
        async with refused(InvalidInput) as wrong:
            await scan(dock, receipt, raw, line=line, quantity=Decimal(2))
        [problem] = wrong.value.problems
        assert (problem.fault, problem.field, problem.given) == ("SERIAL_NOT_ONE", ("quantity",), "2")


async def test_a_serial_whose_label_counts_two_is_refused_whatever_is_done_with_it(dock: Dock) -> None:
    serial = await dock.product("DRILL", Tracking.SERIAL, gtin=GTIN)
    two, one = (f"]d201{GTIN}30{count}\x1d21S-1" for count in (2, 1))
    receipt = await dock.receipt((serial, 1))
    async with refused(InvalidInput) as wrong:
        await scan(dock, receipt, two)
    assert wrong.value.message == "The serial S-1 is exactly one unit, not 2."
    assert wrong.value.field == ("scan", "raw")
    answer = await resolve(two, on=receipt)
    assert answer.effect is not None and isinstance(answer.effect.refusal, InvalidInput)
    await scan(dock, receipt, one)
    await validate(dock, receipt)
    internal = await dock.transfer(OperationKind.INTERNAL, (serial, 1))
    for transfer in (await dock.delivery((serial, 1)), internal):
        async with refused(InvalidInput):
            await scan(dock, transfer, two)
        async with refused(InvalidInput):
            await scan(dock, transfer, one, quantity=Decimal(2))
    await scan(dock, internal, two, quantity=Decimal(1))


async def test_product_codes_choose_the_line_or_add_pieces(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2), (dock.bag, 10))
    assert (await scan(dock, receipt, "RADIO")).action is ScanAction.CHOOSE_LINE
    await scan(dock, receipt, "BAG")
    await scan(dock, receipt, "BAG", quantity=Decimal(3))
    bags = await dock.line_of(receipt, dock.bag)
    assert [entry["quantity"] for entry in await entries(bags)] == [1_000_000, 3_000_000]
    async with refused(OverReceipt):
        await scan(dock, receipt, "BAG", quantity=Decimal(7))
    async with refused(ScanUnclear, RefusalCode.SCAN_UNREADABLE):
        await scan(dock, receipt, "NOBODY-KNOWS")


async def test_a_product_that_is_not_expected_names_the_receipts_that_expect_it(dock: Dock) -> None:
    await cheese(dock)
    receipt = await dock.receipt((dock.radio, 1))
    expecting = await dock.receipt((dock.bag, 1))
    async with refused(NotOnDocument) as astray:
        await scan(dock, receipt, "BAG")
    assert [ref.id for ref in astray.value.expected_on] == [expecting]
    async with refused(NotOnDocument) as astray:
        await scan(dock, receipt, label("B-1"))
    assert astray.value.expected_on == []


async def test_what_a_scan_is_is_told_without_doing_it(dock: Dock) -> None:
    product = await cheese(dock)
    receipt = await dock.receipt((product, 10))
    answer = await resolve(label("B-1", today() + timedelta(days=9)), on=receipt)
    assert answer.effect is not None
    assert (answer.effect.action, answer.effect.number) == (ScanAction.RECORD_NUMBER, "B-1")
    assert await entries(await dock.line_of(receipt, product)) == []


async def test_the_makers_number_becomes_ours_and_is_kept_as_his(dock: Dock) -> None:
    product = await cheese(dock)
    receipt = await dock.receipt((product, 2))
    await scan(dock, receipt, label("M-1"))
    await validate(dock, receipt, backorder="DISCARD")
    made = await Lot.get(product_id=product)
    assert (made.number, made.maker_number, made.maker_id) == ("M-1", "M-1", dock.vendor)
    again = await dock.receipt((product, 1))
    await scan(dock, again, label("M-1"))
    await validate(dock, again)
    assert await dock.on_hand(product) == 2
    assert await Lot.filter(product_id=product).count() == 1


async def test_the_same_makers_number_of_another_vendor_is_asked_about(dock: Dock) -> None:
    product = await cheese(dock, number_pattern="OUR-{000}")
    receipt = await dock.receipt((product, 1))
    await scan(dock, receipt, label("M-1"))
    await validate(dock, receipt)
    rival = await dock.partner("Rival dairy", PartnerRole.VENDOR)
    other = await dock.receipt((product, 3), vendor=rival)
    async with refused(BatchUndecided) as asked:
        await scan(dock, other, label("M-1"))
    assert asked.value.lots == [await lot(product, "M-1")]
    await scan(dock, other, label("M-1"), batch_choice=BatchChoice.SAME_BATCH)
    await scan(dock, other, label("M-1"), batch_choice=BatchChoice.ANOTHER)
    line = await dock.line_of(other, product)
    assert await numbers_on(line) == ["M-1", "OUR-001"]
    await validate(dock, other, backorder="DISCARD")
    assert await lies(product, "OUR-001") == {"Vendors": Decimal(-1), "WH1/Stock": Decimal(1)}


async def test_a_product_with_numbers_of_its_own_gets_one_per_batch_of_the_maker(dock: Dock) -> None:
    product = await cheese(dock, number_pattern="OUR-{000}", gives_own_numbers=True)
    receipt = await dock.receipt((product, 3))
    for batch in ("M-1", "M-2", "M-1"):
        await scan(dock, receipt, label(batch))
    line = await dock.line_of(receipt, product)
    assert await numbers_on(line) == ["OUR-001", "OUR-002", "OUR-001"]
    await validate(dock, receipt)
    again = await dock.receipt((product, 3))
    async with refused(BatchUndecided) as asked:
        await scan(dock, again, label("M-1"))
    assert asked.value.lots == [await lot(product, "OUR-001")]
    await scan(dock, again, label("M-1"), batch_choice=BatchChoice.SAME_BATCH)
    await scan(dock, again, label("M-1"))  # it is decided on this receipt
    await scan(dock, again, label("OUR-002"))  # a label of ours is no question
    assert await numbers_on(await dock.line_of(again, product)) == ["OUR-001", "OUR-001", "OUR-002"]


async def test_one_serial_of_the_maker_comes_in_once_under_a_number_of_ours(dock: Dock) -> None:
    phone = await dock.product(
        "PHONE", Tracking.SERIAL, gtin=GTIN, number_pattern="P{000}", gives_own_numbers=True
    )
    receipt = await dock.receipt((phone, 3))
    serial = f"]d201{GTIN}21M-1"
    await scan(dock, receipt, serial)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_THIS_DOCUMENT):
        await scan(dock, receipt, serial)
    await validate(dock, receipt, backorder="DISCARD")
    again = await dock.receipt((phone, 1))
    async with refused(BatchUndecided) as asked:
        await scan(dock, again, serial)
    said = "M-1 is known as the maker's number of another serial: is it that one?"
    assert asked.value.message == said
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK):
        await scan(dock, again, serial, batch_choice=BatchChoice.SAME_BATCH)


async def test_a_scan_is_taken_back_the_last_or_any_other(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    keys = [dock.request().key for _ in range(3)]
    for key, number in zip(keys, ("SN-1", "SN-2", "SN-3"), strict=True):
        await scan(dock, receipt, number, line=line, key=key)
    await scanning.undo_scan(dock.request(actor=OPERATOR), keys[2])
    await scanning.undo_scan(dock.request(actor=OPERATOR), keys[0])
    assert await numbers_on(line) == ["SN-2"]
    async with refused(NotFound):  # it is off already
        await scanning.undo_scan(dock.request(actor=OPERATOR), keys[0])
    async with refused(NotFound):
        await scanning.undo_scan(dock.request(), dock.request().key)
    await validate(dock, receipt, backorder="DISCARD")
    async with refused(WrongState):
        await scanning.undo_scan(dock.request(), keys[1])


async def test_an_operator_takes_back_only_what_he_scanned_and_a_second_one_hears_who_did(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    ann, bob = [Actor(Role.OPERATOR, user_id=await person(dock, name)) for name in ("Ann", "Bob")]
    manager = Actor(Role.MANAGER, user_id=await person(dock, "Mia"))
    keys = [dock.request().key for _ in range(3)]
    for key, number in zip(keys, ("SN-1", "SN-2", "SN-3"), strict=True):
        await scan(dock, receipt, number, line=line, key=key, actor=ann)
    async with refused(WrongState) as refusal:
        await scanning.undo_scan(dock.request("undoScan", actor=bob), keys[0])
    assert refusal.value.by == ann.user_id
    assert refusal.value.message.startswith("It was scanned by Ann, ")
    async with refused(WrongState) as refusal:
        await scanning.undo_scan(dock.request("undoScan", actor=OPERATOR), keys[0])
    await scanning.undo_scan(dock.request("undoScan", actor=ann), keys[0])
    await scanning.undo_scan(dock.request("undoScan", actor=manager), keys[1])
    for key, by in ((keys[0], ann), (keys[1], manager)):
        async with refused(WrongState) as refusal:
            await scanning.undo_scan(dock.request("undoScan", actor=ann), key)
        assert refusal.value.by == by.user_id
    assert refusal.value.message.startswith("It is undone already by Mia, ")
    assert await numbers_on(line) == ["SN-3"]


async def test_a_scan_that_comes_too_late_is_told_where_it_can_go(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2), (dock.flour, 4))
    radios, flour = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    await scan(dock, receipt, "SN-1", line=radios)
    await scan(dock, receipt, "F-1", line=flour, quantity=Decimal(4))
    rest = await dock.validate(receipt)
    assert rest is not None

    async def instead(line: int) -> list[Instead]:
        async with refused(WrongState) as refusal:
            await scan(dock, receipt, "SN-2", line=line)
        return refusal.value.instead

    at_backorder = Instead(rest, await dock.line_of(rest, dock.radio))
    assert await instead(radios) == [at_backorder]
    assert await instead(flour) == []  # all of it came, and nobody else waits for any
    other = await dock.receipt((dock.radio, 1), (dock.flour, 1))
    assert await instead(radios) == [at_backorder]
    assert await instead(flour) == [Instead(other, await dock.line_of(other, dock.flour))]
    await scan(dock, rest, "SN-2", line=at_backorder.line)
    await dock.validate(rest)
    async with refused(WrongState) as refusal:
        await scan(dock, receipt, "SN-3", line=radios)
    assert refusal.value.instead == [Instead(other, await dock.line_of(other, dock.radio))]
    number = (await Transfer.get(id=other)).number
    assert refusal.value.message.endswith(f"it now. {number} waits for that, too.")
    async with refused(WrongState) as refusal:
        await scan(dock, receipt, "LOC-WH1-STOCK")
    assert refusal.value.instead == []


@pytest.mark.parametrize("tracking", [Tracking.SERIAL, Tracking.LOT])
async def test_what_was_misread_as_both_numbers_is_put_right_as_both(dock: Dock, tracking: Tracking) -> None:
    product = await dock.product("PHONE", tracking, gtin=GTIN)
    receipt = await dock.receipt((product, 3))
    await scan(dock, receipt, f"]d201{GTIN}{'21' if tracking is Tracking.SERIAL else '10'}AB-1")
    entry = await TransferEntry.get(transfer_id=receipt)
    for number in ("AB-1X", "AB-2"):
        change = entry_changes.EntryChange(number=number)
        await entry_changes.update_entry(dock.request("updateEntry"), entry.id, change)
        found = await TransferEntry.get(id=entry.id)
        assert (found.number, found.maker_number) == (number, number)


async def test_a_maker_number_that_was_told_apart_stays_when_ours_is_another(dock: Dock) -> None:
    phone = await dock.product(
        "PHONE", Tracking.SERIAL, gtin=GTIN, number_pattern="P{000}", gives_own_numbers=True
    )
    receipt = await dock.receipt((phone, 1))
    await scan(dock, receipt, f"]d201{GTIN}21M-1")
    entry = await TransferEntry.get(transfer_id=receipt)
    change = entry_changes.EntryChange(number="P900")
    await entry_changes.update_entry(dock.request("updateEntry"), entry.id, change)
    found = await TransferEntry.get(id=entry.id)
    assert (found.number, found.maker_number) == ("P900", "M-1")


async def test_two_people_scan_onto_one_receipt(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2), (dock.flour, 4))
    radios, flour = await dock.line_of(receipt, dock.radio), await dock.line_of(receipt, dock.flour)
    await scan(dock, receipt, "SN-1", line=radios)
    await scan(dock, receipt, "F-1", line=flour, quantity=Decimal(3))
    await scan(dock, receipt, "SN-2", line=radios)
    await scan(dock, receipt, "F-1", line=flour, quantity=Decimal(1))
    await validate(dock, receipt)
    assert await dock.on_hand(dock.radio) == 2
    assert await lies(dock.flour, "F-1") == {"Vendors": Decimal(-4), "WH1/Stock": Decimal(4)}


async def test_goods_go_where_the_place_was_scanned(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    line, shelf = await dock.line_of(receipt, dock.radio), await dock.place("WH1/Stock/A-01")
    done = await scan(dock, receipt, (await Location.get(id=shelf)).barcode)
    assert (done.action, done.location) == (ScanAction.SET_DESTINATION, shelf)
    await scan(dock, receipt, "SN-1", line=line, destination=shelf)
    for nowhere in ("Vendors", "Customers", "Scrap", "WH1"):
        async with refused(LocationNotUsable):
            await scan(dock, receipt, "SN-2", line=line, destination=await dock.place(nowhere))
    async with refused(LocationNotUsable):
        await scan(dock, receipt, "LOC-SCRAP")
    async with refused(LocationNotUsable):  # a whole warehouse is no place where anybody finds them
        await scan(dock, receipt, "LOC-WH1")
    async with refused(NotFound):
        await scan(dock, receipt, "SN-2", line=line, destination=987654)
    await validate(dock, receipt, backorder="DISCARD")
    assert await dock.on_hand(dock.radio, "WH1/Stock/A-01") == 1


async def test_a_scan_under_a_known_id_is_answered_not_done_again(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 5))
    request = dock.request("recordScan")
    for replayed in (False, True, True):
        done = await scanning.record_scan(request, receipt, ScanGiven(raw="BAG"))
        assert done.replayed is replayed
    assert len(await entries(await dock.line_of(receipt, dock.bag))) == 1


async def test_what_was_changed_since_its_scan_is_not_undone_by_it(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    line = await dock.line_of(receipt, dock.radio)
    key = str(uuid4())
    await scan(dock, receipt, "SN-1", key=key, line=line)
    [entry] = await TransferEntry.filter(transfer_id=receipt)
    change = entry_changes.EntryChange(number="SN-2")
    await entry_changes.update_entry(dock.request(), entry.id, change)
    async with refused(NotFound):
        await scanning.undo_scan(dock.request(), key)


async def test_an_entry_that_is_not_on_the_line_is_not_taken_off(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2), (dock.flour, 1))
    line = await dock.line_of(receipt, dock.radio)
    await scan(dock, receipt, "SN-1", line=line)
    [entry] = await TransferEntry.filter(transfer_id=receipt)
    async with refused(NotFound):
        await entry_changes.remove_entries(
            dock.request(), await dock.line_of(receipt, dock.flour), [entry.id]
        )


async def test_the_codes_of_one_label_make_one_entry_that_is_taken_back_whole(dock: Dock) -> None:
    product, day = await cheese(dock), today() + timedelta(days=30)
    receipt = await dock.receipt((dock.radio, 1), (product, 5))
    beside = (Code("9520123456788", "]E0"), Code(f"17{day:%y%m%d}", "]C1"))
    key = str(uuid4())
    done = await scan(dock, receipt, "10B-1", symbology="]C1", beside=beside, key=key)
    line = await dock.line_of(receipt, product)
    assert (done.line, done.number, done.beside) == (line, "B-1", beside)
    [entry] = await entries(line)
    assert (entry["number"], entry["expiry"]) == ("B-1", day.isoformat())
    await scanning.undo_scan(dock.request("undoScan"), key)
    assert await entries(line) == []


async def test_codes_of_one_label_that_contradict_each_other_record_nothing(dock: Dock) -> None:
    product = await cheese(dock)
    receipt = await dock.receipt((product, 5))
    async with refused(ScanUnclear, RefusalCode.SCAN_UNREADABLE) as unclear:
        await scan(dock, receipt, label("B-1"), beside=(Code("10B-2", "]C1"),))
    assert "B-1 and B-2" in unclear.value.message
    assert unclear.value.beside == (Code("10B-2", "]C1"),)


async def test_an_article_code_on_the_label_is_not_taken_for_the_number(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    line = await dock.line_of(receipt, dock.radio)
    done = await scan(dock, receipt, "RADIO", beside=(Code("21SN-1", "]C1"),))
    assert (done.line, done.number) == (line, "SN-1")


async def test_a_label_that_says_nothing_came_is_asked_about(dock: Dock) -> None:
    product = await cheese(dock)
    receipt = await dock.receipt((product, 5))
    line = await dock.line_of(receipt, product)
    for zero in ("370", "300"):
        async with refused(QuantityUndecided):
            await scan(dock, receipt, f"{label('L-1')}\x1d{zero}")
    assert await entries(line) == []
    await scan(dock, receipt, f"{label('L-1')}\x1d370", quantity=Decimal(2))
    assert await numbers_on(line) == ["L-1"]


async def test_the_net_weight_on_the_label_is_the_quantity_of_goods_kept_by_weight(dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 10))
    line = await dock.line_of(receipt, dock.flour)
    await scan(dock, receipt, "310300125010L-1", symbology="]C1", line=line)
    assert [entry["quantity"] for entry in await entries(line)] == [1_250_000]


async def test_a_digital_link_on_the_label_is_received_like_its_element_string(dock: Dock) -> None:
    product, day = await cheese(dock), today() + timedelta(days=30)
    receipt = await dock.receipt((product, 5))
    link = f"https://id.gs1.org/01/{GTIN}/10/B%2F1?17={day:%y%m%d}"
    assert (await scan(dock, receipt, link, symbology="]Q1")).number == "B/1"
    [entry] = await entries(await dock.line_of(receipt, product))
    assert (entry["number"], entry["maker_number"], entry["expiry"]) == ("B/1", "B/1", day.isoformat())
    async with refused(ScanUnclear, RefusalCode.SCAN_UNREADABLE):
        await scan(dock, receipt, "https://example.com/shop", symbology="]Q1")
