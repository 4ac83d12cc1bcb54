"""From the characters of a code to what it does on a receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.cartons import FoundPackage, MeansPackage
from lotbook.domain.codes import Code, ScanSyntax
from lotbook.domain.labels import COMMANDS
from lotbook.domain.lot_pages import page_address, page_named
from lotbook.domain.quantities import Unit, UnitKind
from lotbook.domain.refusals import DateKind, NotOnDocument, Ref, RefusalCode, ScanUnclear
from lotbook.domain.scan_effect import Line, ScanAction, effect
from lotbook.domain.scan_found import Found, FoundLot, FoundProduct
from lotbook.domain.scan_meaning import (
    MeansDocument,
    MeansLot,
    MeansNewNumber,
    MeansPlace,
    MeansProduct,
    MeansSeveral,
    MeansUnknown,
    interpret,
)
from lotbook.domain.scanning import read
from lotbook.domain.words import Tracking
from lotbook.standards.gs1 import ScanFault
from tests.vectors.load import rows

TODAY = date(2026, 11, 23)
GTIN = "09520123456788"
MILK = FoundProduct(1, "Milk", Tracking.LOT)
RADIO = FoundProduct(2, "Radio", Tracking.SERIAL)
BAGS = FoundProduct(3, "Bags", Tracking.NONE)
KILOGRAM = Unit("kg", "weight", UnitKind.MEASURED, 1)
FLOUR = FoundProduct(4, "Flour", Tracking.LOT, counted=False, unit=KILOGRAM, step=Decimal("0.001"))
LINES = [
    Line(51, 1, product=1, expected=Decimal(10), done=Decimal(0)),
    Line(52, 2, product=2, expected=Decimal(3), done=Decimal(1)),
    Line(53, 3, product=3, expected=Decimal(5), done=Decimal(0)),
    Line(54, 4, product=4, expected=Decimal("2.5"), done=Decimal(1)),
]


def boxed(product, per):
    return FoundProduct(product.id, product.name, product.tracking, packaging=9, per=Decimal(per))


def lot(product, number, *other_names, dates=None):
    return FoundLot(70, product, number, frozenset({number, *other_names}), dates or {})


def meant(raw, found, symbology=None, chosen=None):
    return interpret(read(raw, symbology, today=TODAY), found, chosen)


def done(raw, found, symbology=None, **more):
    return effect(meant(raw, found, symbology), LINES, **more)


# What the characters alone tell


@pytest.mark.parametrize(
    ("raw", "symbology", "syntax", "fault", "position"),
    [
        ("", None, ScanSyntax.PLAIN, ScanFault.LENGTH, None),
        ("]C1", None, ScanSyntax.PLAIN, ScanFault.LENGTH, None),
        ("9" * 3001, None, ScanSyntax.PLAIN, ScanFault.LENGTH, None),
        ("x" * 65, None, ScanSyntax.PLAIN, ScanFault.LENGTH, None),
        ("]C18912345", None, ScanSyntax.GS1, ScanFault.UNKNOWN_AI, 3),
        (f"01{GTIN}17261301", "]d2", ScanSyntax.GS1, ScanFault.DATE, 18),
        (f"01{GTIN[:-1]}0", "]C1", ScanSyntax.GS1, ScanFault.CHECK_DIGIT, 15),
        ("9520123456780", "]E0", ScanSyntax.PLAIN, ScanFault.CHECK_DIGIT, 12),
        ("]E0952012345678", None, ScanSyntax.PLAIN, ScanFault.CHECK_DIGIT, 14),
        ("]E41234567", None, ScanSyntax.PLAIN, ScanFault.ELEMENT_LENGTH, None),
        ("9520123456780", None, ScanSyntax.PLAIN, ScanFault.CHECK_DIGIT, 12),
        ("A\u200bB", None, ScanSyntax.PLAIN, ScanFault.CHARACTER, 1),
        ("]C0A\x07B", None, ScanSyntax.PLAIN, ScanFault.CHARACTER, 4),
        ("https://example.com/x", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("LB:QUANTITY.12:4F2A91C0", None, ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("WIFI:S:net;P:secret;;", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("BEGIN:VCARD\nEND:VCARD", "]Q1", ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("javascript:alert(1)", None, ScanSyntax.PLAIN, ScanFault.FOREIGN, None),
        ("\u00e0&\u00e9\"'(-\u00e8_\u00e7", None, ScanSyntax.PLAIN, ScanFault.KEYBOARD_LAYOUT, None),
        ("+C10109520123456788", None, ScanSyntax.PLAIN, ScanFault.KEYBOARD_LAYOUT, None),
    ],
)
def test_a_faulty_code_says_what_is_wrong_and_where(raw, symbology, syntax, fault, position):
    scan = read(raw, symbology, today=TODAY)
    assert scan.syntax is syntax
    assert (scan.problems[0].fault, scan.problems[0].position) == (fault, position)


def test_one_item_has_one_gtin_however_its_code_is_written():
    codes = [("9520123456788", "]E0"), (GTIN, "]I1"), ("9520123456788", None), (f"(01){GTIN}", None)]
    assert {frozenset(read(raw, symbology, today=TODAY).gtins) for raw, symbology in codes} == {
        frozenset({GTIN})
    }


def test_a_separator_marks_a_gs1_code_though_no_reader_told():
    scan = read(f"01{GTIN}10A\x1d21B", None, today=TODAY)
    assert scan.syntax is ScanSyntax.GS1
    assert scan.numbers == {"A", "B"}


@given(st.text(max_size=60), st.sampled_from([None, "]C1", "]C0", "]E0", "]d2", "]Q1", "]zz"]))
def test_no_code_breaks_the_reader_and_all_find_nothing_or_a_new_number(raw, symbology):
    scan = read(raw, symbology, today=TODAY)
    nothing = interpret(scan, Found())
    assert isinstance(nothing.meaning, MeansUnknown | MeansNewNumber | MeansSeveral)
    awaited = effect(interpret(scan, Found(open_product=RADIO)), LINES, open_line=52)
    assert (awaited.refusal is None) == (awaited.action is not ScanAction.NONE)
    if awaited.number is not None:
        assert awaited.number in {scan.plain, *scan.numbers}


# Labels with a GTIN


def test_a_new_batch_is_recorded_with_its_dates():
    found = Found(by_gtin={GTIN: MILK})
    result = done(f"01{GTIN}172612311526113010LOT-7", found, "]C1")
    assert (result.action, result.line, result.number) == (ScanAction.RECORD_NUMBER, 51, "LOT-7")
    assert result.label == {
        DateKind.EXPIRY: date(2026, 12, 31),
        DateKind.BEST_BEFORE: date(2026, 11, 30),
    }
    assert (result.quantity, result.lot) == (1, None)


def test_a_known_batch_is_found_by_its_makers_number_and_its_other_date_is_told():
    known = lot(MILK, "OUR-1", "LOT-7", dates={DateKind.EXPIRY: date(2027, 1, 31)})
    understood = meant(f"01{GTIN}1726123110LOT-7", Found(by_gtin={GTIN: MILK}, lots=[known]), "]C1")
    assert isinstance(understood.meaning, MeansLot)
    assert understood.meaning.different == {DateKind.EXPIRY: date(2026, 12, 31)}
    assert effect(understood, LINES).number == "OUR-1"


def test_a_date_that_we_do_not_have_is_no_difference():
    known = lot(MILK, "LOT-7")
    understood = meant(f"01{GTIN}1726123110LOT-7", Found(by_gtin={GTIN: MILK}, lots=[known]), "]C1")
    assert isinstance(understood.meaning, MeansLot)
    assert understood.meaning.different == {}


def test_beside_a_serial_the_lot_is_the_batch_of_the_unit():
    result = done(f"01{GTIN}10B-42\x1d21SN1", Found(by_gtin={GTIN: RADIO}), "]d2")
    assert (result.number, result.batch, result.quantity) == ("SN1", "B-42", 1)


def test_a_serial_on_a_box_names_the_box_and_never_a_unit():
    understood = meant(f"01{GTIN}21BOX1", Found(by_gtin={GTIN: boxed(RADIO, 12)}), "]C1")
    assert isinstance(understood.meaning, MeansProduct)
    assert understood.meaning.quantity == 12
    assert effect(understood, LINES).action is ScanAction.CHOOSE_LINE


def test_a_batch_on_a_box_counts_what_is_in_the_box():
    assert done(f"01{GTIN}10L1", Found(by_gtin={GTIN: boxed(MILK, 12)}), "]C1").quantity == 12


@pytest.mark.parametrize(
    ("elements", "product", "quantity"),
    [
        (f"01{GTIN}3024\x1d10L1", MILK, 24),
        (f"01{GTIN}3703\x1d10L1", MILK, 3),
        (f"01{GTIN}3703\x1d10L1", boxed(MILK, 12), 36),
        (f"02{GTIN}3703\x1d10L1", boxed(MILK, 12), 36),
        (f"01{GTIN}310300125010L1", MILK, 1),
        (f"01{GTIN}3024\x1d10L1", FLOUR, Decimal("1.5")),
        (f"01{GTIN}310300125010L1", FLOUR, Decimal("1.25")),
        (f"01{GTIN}3103001250310401250010L1", FLOUR, Decimal("1.25")),
        (f"01{GTIN}320200050010L1", FLOUR, Decimal("2.268")),
        (f"01{GTIN}315300125010L1", FLOUR, Decimal("1.5")),
    ],
)
def test_what_the_label_counts_or_weighs_is_the_quantity_of_what_is_kept_so(elements, product, quantity):
    assert done(elements, Found(by_gtin={GTIN: product}), "]C1").quantity == quantity


@pytest.mark.parametrize(
    ("elements", "product"),
    [
        (f"01{GTIN}300\x1d10L1", MILK),
        (f"01{GTIN}3700\x1d10L1", boxed(MILK, 12)),
        (f"01{GTIN}310300000010L1", FLOUR),
        (f"01{GTIN}3103001250310400125010L1", FLOUR),
        (f"01{GTIN}3103001250320200050010L1", FLOUR),
        (f"02{GTIN}10L1", MILK),
        (f"02{GTIN}", BAGS),
        (f"01{GTIN}300", BAGS),
    ],
)
def test_a_label_that_says_zero_or_two_weights_or_not_how_many_it_stands_for_is_asked_about(
    elements, product
):
    found = Found(by_gtin={GTIN: product})
    waiting = done(elements, found, "]C1")
    assert (waiting.action, waiting.quantity) == (ScanAction.CHOOSE_LINE, None)
    assert done(elements, found, "]C1", keyed_quantity=Decimal(2)).quantity == 2


def test_an_untracked_product_takes_the_quantity_and_no_number():
    result = done(f"01{GTIN}10L1\x1d304", Found(by_gtin={GTIN: BAGS}), "]C1")
    assert (result.action, result.quantity, result.number) == (ScanAction.ADD_QUANTITY, 4, None)


def test_an_unknown_gtin_is_named():
    result = done(f"01{GTIN}10L1", Found(), "]C1")
    assert isinstance(result.refusal, ScanUnclear)
    assert GTIN in result.text


def test_a_product_of_another_document_is_refused():
    stranger = FoundProduct(99, "Stranger", Tracking.LOT)
    refusal = done(f"01{GTIN}10L1", Found(by_gtin={GTIN: stranger}), "]C1").refusal
    assert isinstance(refusal, NotOnDocument)
    assert refusal.product == 99


# Several readings


def test_a_missing_separator_is_asked_about_and_the_choice_is_taken():
    found = Found(by_gtin={GTIN: MILK})
    raw = f"01{GTIN}10ABC17260101"
    understood = meant(raw, found, "]C1")
    assert isinstance(understood.meaning, MeansSeveral)
    refusal = effect(understood, LINES).refusal
    assert refusal is not None and refusal.code is RefusalCode.SCAN_AMBIGUOUS
    chosen = [effect(meant(raw, found, "]C1", chosen=index), LINES) for index in (0, 1)]
    assert [(one.number, dict(one.label)) for one in chosen] == [
        ("ABC17260101", {}),
        ("ABC", {DateKind.EXPIRY: date(2026, 1, 1)}),
    ]
    assert isinstance(meant(raw, found, "]C1", chosen=2).meaning, MeansSeveral)


def test_once_one_reading_names_a_lot_of_ours_it_is_not_asked_again():
    found = Found(by_gtin={GTIN: MILK}, lots=[lot(MILK, "ABC")])
    assert isinstance(meant(f"01{GTIN}10ABC17260101", found, "]C1").meaning, MeansLot)


def test_the_only_reading_that_is_left_is_still_asked_about():
    raw = f"01{GTIN}10ABCDEFGHIJKLMNOPQRS17260101"
    understood = meant(raw, Found(by_gtin={GTIN: MILK}), "]C1")
    assert isinstance(understood.meaning, MeansSeveral)
    assert len(understood.meaning.options) == 1


def test_a_serial_hidden_in_a_batch_is_asked_about_only_where_a_serial_is_needed():
    raw = f"01{GTIN}10AB21S1"
    batch = meant(raw, Found(by_gtin={GTIN: MILK}), "]C1").meaning
    assert isinstance(batch, MeansNewNumber)
    assert batch.number == "AB21S1"
    assert isinstance(meant(raw, Found(by_gtin={GTIN: RADIO}), "]C1").meaning, MeansSeveral)


def test_readings_that_come_to_the_same_are_not_asked_about():
    found = Found(by_gtin={GTIN: BAGS})
    assert isinstance(meant(f"01{GTIN}10ABC17260101", found, "]C1").meaning, MeansProduct)


def test_elements_behind_a_known_gtin_need_no_identifier_of_the_reader():
    found = Found(by_gtin={GTIN: MILK}, open_product=MILK)
    understood = meant(f"01{GTIN}10LOT-7", found)
    assert understood.syntax is ScanSyntax.GS1
    assert effect(understood, LINES).number == "LOT-7"


@pytest.mark.parametrize("open_product", [None, MILK])
def test_elements_in_a_plain_code_are_believed_only_by_a_person(open_product):
    found = Found(by_gtin={GTIN: MILK}, open_product=open_product)
    assert isinstance(meant(f"01{GTIN}10LOT-7", found, "]C0").meaning, MeansSeveral)


# Plain codes


def test_a_plain_code_is_what_it_names():
    place, document = Ref("Location", 5), Ref("Transfer", 8)
    assert meant("A-01", Found(places=[place.id])).meaning == MeansPlace(5)
    assert meant("WH1/IN/00008", Found(documents=[document])).meaning == MeansDocument(document)
    assert meant("ART-1", Found(by_code=[BAGS])).meaning == MeansProduct(BAGS)
    named = meant("SN-1", Found(lots=[lot(RADIO, "SN-1")]))
    assert isinstance(named.meaning, MeansLot)
    assert named.syntax is ScanSyntax.OURS


def test_places_and_documents_are_done_as_such():
    assert done("A-01", Found(places=[5])).location == 5
    assert done("WH1/IN/00008", Found(documents=[Ref("Transfer", 8)])).document == Ref("Transfer", 8)


def test_a_code_that_names_two_things_is_asked_about():
    assert isinstance(meant("X1", Found(places=[5], lots=[lot(MILK, "X1")])).meaning, MeansSeveral)


def test_a_plain_number_is_new_only_where_a_line_awaits_one():
    result = done("SN-9", Found(open_product=RADIO), open_line=52)
    assert (result.line, result.number, result.quantity) == (52, "SN-9", 1)
    nearest = [Ref("Lot", 70)]
    assert meant("SN-9", Found(lookalikes=nearest)).meaning == MeansUnknown(nearest)
    assert isinstance(meant("SN-9", Found(open_product=BAGS)).meaning, MeansUnknown)


def test_the_lot_of_the_open_line_goes_before_those_of_other_products():
    lots = [lot(MILK, "0001"), lot(RADIO, "0001")]
    understood = meant("0001", Found(lots=lots, open_product=RADIO, on_document=frozenset({1, 2})))
    assert understood.meaning == MeansLot(lots[1], Decimal(1))


def test_the_commands_that_are_printed_are_those_that_the_app_obeys():
    assert {command.partition(".")[0] for command in COMMANDS} == set(rows("commands.json", "commands"))


def test_another_products_lot_leaves_its_number_free_unless_the_document_expects_it():
    found = Found(lots=[lot(MILK, "0001")], open_product=RADIO)
    assert isinstance(meant("0001", found).meaning, MeansNewNumber)
    expected = Found(lots=[lot(MILK, "0001")], open_product=RADIO, on_document=frozenset({1, 2}))
    assert isinstance(meant("0001", expected).meaning, MeansSeveral)


def test_an_unknown_ean_does_not_become_a_serial_unasked():
    found = Found(open_product=RADIO)
    assert isinstance(meant("9520123456788", found).meaning, MeansSeveral)
    assert isinstance(meant("9520123456788", found, "]E0").meaning, MeansUnknown)
    assert effect(meant("9520123456788", found, chosen=0), LINES).number == "9520123456788"


@pytest.mark.parametrize("raw", ["https://example.com", "A\u200bB", "x" * 65, "+C10109520123456788"])
def test_what_is_foreign_or_faulty_never_becomes_a_number(raw):
    result = done(raw, Found(open_product=RADIO), open_line=52)
    assert result.action is ScanAction.NONE
    assert result.refusal is not None and result.refusal.code is RefusalCode.SCAN_UNREADABLE


@pytest.mark.parametrize(
    ("raw", "symbology", "fault"),
    [
        (f"01{GTIN[:-1]}010LOT7", None, ScanFault.CHECK_DIGIT),
        (f"01{GTIN}1727133110LOT7", None, ScanFault.DATE),
        (f"01{GTIN}10LOT7~21B", None, ScanFault.CHARACTER),
        (f"01{GTIN}10LOT7#21B", None, ScanFault.CHARACTER),
        (f"01{GTIN}10LOT7 21B", "]C0", ScanFault.CHARACTER),
        (f"01 {GTIN} 10 LOT7", None, ScanFault.CHARACTER),
        ("00395212340000000015", None, ScanFault.CHECK_DIGIT),
        (f"example.com/01/{GTIN}", "]Q1", ScanFault.FOREIGN),
    ],
)
def test_elements_with_a_fault_become_a_number_only_if_a_person_says_so(raw, symbology, fault):
    found = Found(open_product=MILK)
    assert fault in [problem.fault for problem in read(raw, symbology, today=TODAY).problems]
    asked = done(raw, found, symbology, open_line=51)
    assert (asked.action, asked.refusal.code) == (ScanAction.NONE, RefusalCode.SCAN_AMBIGUOUS)
    assert "as it stands" in asked.text
    assert effect(meant(raw, found, symbology, chosen=0), LINES, open_line=51).number == raw


@pytest.mark.parametrize("symbology", [None, "]C0"])
def test_the_sscc_of_a_label_is_looked_up_though_no_reader_told_that_it_is_gs1(symbology):
    assert read("00395212340000000014", symbology, today=TODAY).ssccs == {"395212340000000014"}


def test_digits_that_may_be_a_carton_or_a_number_are_asked_about():
    sscc = "395212340000000014"
    raw, unknown = f"00{sscc}", {sscc: FoundPackage(sscc)}
    asked = meant(raw, Found(open_product=MILK, packages=unknown)).meaning
    assert isinstance(asked, MeansSeveral)
    assert {type(option.meaning) for option in asked.options} == {MeansNewNumber, MeansPackage}
    announced = {sscc: FoundPackage(sscc, here=True)}
    taken = meant(raw, Found(open_product=MILK, packages=announced)).meaning
    assert isinstance(taken, MeansPackage)
    borne = Found(open_product=MILK, packages=announced, lots=[lot(MILK, raw)])
    assert isinstance(meant(raw, borne).meaning, MeansSeveral)


def test_a_label_typed_for_a_french_keyboard_is_no_number():
    raw = '&\u00e0&\u00e0\u00e7(\u00e9&\u00e9"\'\u00e0\u00e0\u00e0\u00e0&"&\u00e0LOT\u00e8'
    result = done(raw, Found(open_product=MILK), open_line=51)
    assert (result.action, result.refusal.code) == (ScanAction.NONE, RefusalCode.SCAN_UNREADABLE)
    assert "keyboard layout" in result.text


@pytest.mark.parametrize(
    "raw", ["LOT-7", "10-4711", "21ABC", "4006381333932", "01-4711", "0012345", "a.b/01/7"]
)
def test_a_number_that_only_looks_a_little_like_elements_is_one(raw):
    assert done(raw, Found(open_product=MILK), open_line=51).number == raw


def test_a_batch_alone_belongs_to_the_open_line_or_needs_one():
    assert done("10LOT-7", Found(open_product=MILK), "]C1").number == "LOT-7"
    without = done("10LOT-7", Found(), "]C1").refusal
    assert without is not None and without.code is RefusalCode.SCAN_OF_WRONG_KIND
    assert isinstance(meant("10LOT-7", Found(lots=[lot(MILK, "LOT-7")]), "]C1").meaning, MeansLot)


# Lines and quantities


@pytest.mark.parametrize("row", rows("scan_lines.json", "lines"), ids=lambda row: row["why"])
def test_a_scan_goes_to_the_line_of_its_product_that_lacks_some(row):
    other = Line(9, 9, product=2, expected=Decimal(5), done=Decimal(0))
    lines = [Line(id, id, 1, Decimal(expected), Decimal(has)) for id, expected, has in row["lines"]]
    understood = meant(f"01{GTIN}10L1", Found(by_gtin={GTIN: MILK}), "]C1")
    assert effect(understood, [other, *lines], open_line=row["open"]).line == row["goes_to"]


def test_an_announced_number_goes_to_the_line_that_it_is_announced_for():
    lines = [Line(id, id, 2, Decimal(2), Decimal(0)) for id in (1, 2)]
    found = Found(by_gtin={GTIN: RADIO}, announced_on={"S1": frozenset({2})}, here={"S1": [RADIO]})
    assert effect(meant(f"01{GTIN}21S1", found, "]C1"), lines, open_line=1).line == 2
    assert effect(meant(f"01{GTIN}21S2", found, "]C1"), lines, open_line=1).line == 1
    known = replace(found, lots=[lot(RADIO, "OURS", "S1")])
    assert effect(meant(f"01{GTIN}21S1", known, "]C1"), lines, open_line=1).line == 2


@pytest.mark.parametrize(("raw", "product"), [("21S1", RADIO), ("10S1", MILK)])
def test_a_label_without_gtin_belongs_to_the_product_that_it_is_announced_for(raw, product):
    found = Found(here={"S1": [product]})
    for open_product in (None, BAGS, FLOUR, product):
        meaning = meant(raw, replace(found, open_product=open_product), "]C1").meaning
        assert isinstance(meaning, MeansNewNumber)
        assert (meaning.product, meaning.number) == (product, "S1")


@pytest.mark.parametrize(
    ("raw", "asked"),
    [
        ("21SN110B7", ["SN110B7", "SN1"]),
        ("21SN1104711", None),
        ("21SN-0010234", None),
    ],
)
def test_a_serial_that_may_end_in_front_of_a_batch_is_asked_about(raw, asked):
    found = Found(by_gtin={GTIN: RADIO})
    meaning = meant(f"01{GTIN}{raw}", found, "]C1").meaning
    if asked is None:
        assert isinstance(meaning, MeansNewNumber)
        return
    assert isinstance(meaning, MeansSeveral)
    assert [option.meaning.number for option in meaning.options] == asked
    assert meaning.options[1].meaning.batch == "B7"


def test_what_the_book_has_tells_whether_a_serial_ends_in_front_of_a_batch():
    raw = f"01{GTIN}21SN1104711"
    told = meant(raw, Found(by_gtin={GTIN: RADIO}, here={"SN1": [RADIO]}), "]C1").meaning
    assert isinstance(told, MeansNewNumber)
    assert (told.number, told.batch) == ("SN1", "4711")
    whole = meant(raw, Found(by_gtin={GTIN: RADIO}, here={"SN1104711": [RADIO]}), "]C1").meaning
    assert isinstance(whole, MeansNewNumber)
    assert (whole.number, whole.batch) == ("SN1104711", None)


def test_what_a_person_keys_in_wins_but_a_serial_stays_one():
    found = Found(by_gtin={GTIN: MILK})
    assert done(f"01{GTIN}3024\x1d10L1", found, "]C1", keyed_quantity=Decimal(7)).quantity == 7
    serial = Found(by_gtin={GTIN: RADIO})
    assert done(f"01{GTIN}21S1", serial, "]C1", keyed_quantity=Decimal(7)).quantity == 1


def test_goods_kept_by_weight_take_what_is_still_expected_or_wait_for_the_quantity():
    found = Found(by_gtin={GTIN: FLOUR})
    assert done(f"01{GTIN}10L1", found, "]C1").quantity == Decimal("1.5")
    full = [Line(54, 4, product=4, expected=Decimal(2), done=Decimal(2))]
    waiting = effect(meant(f"01{GTIN}10L1", found, "]C1"), full)
    assert (waiting.action, waiting.quantity) == (ScanAction.CHOOSE_LINE, None)


def test_an_article_code_counts_one_piece_and_waits_for_numbers_of_tracked_ones():
    assert done("ART-3", Found(by_code=[BAGS])).quantity == 1
    assert done("ART-3", Found(by_code=[boxed(BAGS, 6)])).quantity == 6
    assert done("ART-1", Found(by_code=[MILK])).action is ScanAction.CHOOSE_LINE


# Digital Links


@pytest.mark.parametrize("symbology", [None, "]Q1", "]d1"])
def test_a_digital_link_means_what_the_element_string_means(symbology):
    found = Found(by_gtin={GTIN: MILK}, lots=[lot(MILK, "OUR-1", "LOT-7")])
    link = meant(f"https://example.com/01/{GTIN}/10/LOT-7?17=261231&30=6", found, symbology)
    string = meant(f"]C101{GTIN}1726123110LOT-7\x1d306", found)
    assert link.meaning == string.meaning
    assert effect(link, LINES) == effect(string, LINES)
    assert (link.syntax, link.scan.problems) == (ScanSyntax.DIGITAL_LINK, ())


def test_a_digital_link_with_a_fault_is_refused_and_never_a_number():
    result = done(f"https://example.com/01/{GTIN[:-1]}0", Found(open_product=RADIO), "]Q1", open_line=52)
    assert (result.action, result.refusal.code) == (ScanAction.NONE, RefusalCode.SCAN_UNREADABLE)
    assert "check digit" in result.text


def test_a_digital_link_and_another_code_of_the_label_are_one_message():
    codes = [("17261231", "]C1"), (f"https://example.com/01/{GTIN}/10/L1", "]Q1")]
    result = effect(label(*codes, found=Found(by_gtin={GTIN: MILK})), LINES)
    assert (result.number, result.label) == ("L1", {DateKind.EXPIRY: date(2026, 12, 31)})


# Several codes of one label


@pytest.mark.parametrize("row", rows("lot_pages.json", "pages"), ids=lambda row: row["why"])
def test_a_link_names_the_number_of_a_lot(row):
    page = page_named(row["address"])
    assert page and page.number == row["number"]
    assert page_address(page.site, page.product, page.number) == row["address"]


@pytest.mark.parametrize("row", rows("lot_pages.json", "no_pages"), ids=lambda row: row["why"])
def test_another_address_names_no_lot(row):
    assert page_named(row["address"]) is None


LINK = "https://lots.example.com/l/1?n=M-7"


@pytest.mark.parametrize("codes", [[LINK], [LINK, "M-7"], ["M-7", LINK], [f"]E0{GTIN[1:]}", LINK]])
def test_a_link_on_a_label_of_ours_means_its_lot_whatever_stands_beside(codes):
    first, *beside = codes
    scan = read(first, None, beside=[Code(raw) for raw in beside], today=TODAY)
    known = lot(MILK, "M-7")
    assert scan.numbers == {"M-7"}
    assert interpret(scan, Found(page=MILK, lots=[known])).meaning == MeansLot(known)
    fresh = interpret(scan, Found(page=MILK))
    assert (fresh.meaning, fresh.syntax) == (MeansNewNumber(MILK, "M-7"), ScanSyntax.OURS)


def test_a_link_to_another_server_means_nothing_here():
    told = meant(LINK, Found())
    assert isinstance(told.meaning, MeansUnknown)
    assert [problem.fault for problem in told.scan.problems] == [ScanFault.FOREIGN]
    page = page_named(LINK)
    assert (
        page and page.belongs_to("https://LOTS.example.com") and not page.belongs_to("https://x.example.com")
    )


def test_elements_beside_a_link_tell_more_than_it():
    scan = read(f"01{GTIN}17270114" + "10M-7", "]d2", beside=[Code(LINK, "]Q1")], today=TODAY)
    told = interpret(scan, Found(by_gtin={GTIN: MILK}, page=MILK))
    assert told.meaning == MeansNewNumber(MILK, "M-7", None, None, {DateKind.EXPIRY: date(2027, 1, 14)})


def label(*codes, found, **more):
    (raw, symbology), *others = codes
    beside = [Code(*code) for code in others]
    return interpret(read(raw, symbology, today=TODAY, beside=beside), found, **more)


def test_codes_of_one_label_are_one_message():
    codes = [("10LOT-7", "]C1"), ("9520123456788", "]E0"), ("17261231", "]C1")]
    understood = label(*codes, found=Found(by_gtin={GTIN: MILK}))
    result = effect(understood, LINES)
    assert (result.line, result.number, result.label) == (51, "LOT-7", {DateKind.EXPIRY: date(2026, 12, 31)})
    assert understood.syntax is ScanSyntax.GS1
    assert [(e.ai, e.code) for e in understood.scan.elements] == [("10", 0), ("01", 1), ("17", 2)]
    assert understood.scan.problems == ()  # what one code lacks, another has


@given(st.permutations([("10LOT-7", "]C1"), ("9520123456788", "]E0"), ("17261231", "]d2")]))
def test_the_order_of_the_codes_of_a_label_does_not_matter(codes):
    understood = label(*codes, found=Found(by_gtin={GTIN: MILK}))
    assert isinstance(understood.meaning, MeansNewNumber)
    assert (understood.meaning.product, understood.meaning.number) == (MILK, "LOT-7")


def test_codes_that_repeat_an_element_agree_or_contradict_each_other():
    found = Found(by_gtin={GTIN: MILK})
    same = label((f"01{GTIN}10L1", "]C1"), ("9520123456788", "]E0"), found=found)
    assert effect(same, LINES).number == "L1"
    other = label((f"01{GTIN}10L1", "]C1"), ("4006381333931", "]E0"), found=found)
    assert effect(other, LINES).action is ScanAction.NONE
    [problem] = [problem for problem in other.scan.problems if not problem.warning]
    assert (problem.fault, problem.code) == (ScanFault.ASSOCIATION, 1)
    assert "4006381333931" in problem.message


def test_another_code_of_the_label_settles_where_a_separator_is_missing():
    found = Found(by_gtin={GTIN: MILK})
    run_together = (f"01{GTIN}10ABC17260101", "]C1")
    assert isinstance(label(run_together, ("17260101", "]C1"), found=found).meaning, MeansSeveral)
    settled = label(run_together, ("10ABC", "]C1"), found=found)
    assert isinstance(settled.meaning, MeansNewNumber)
    assert settled.meaning.number == "ABC"
    assert settled.scan.problems == ()


def test_a_damaged_code_of_a_label_spoils_it_and_a_foreign_one_does_not():
    found = Found(by_gtin={GTIN: MILK})
    damaged = label((f"01{GTIN}10L1", "]C1"), ("17261331", "]C1"), found=found)
    assert effect(damaged, LINES).action is ScanAction.NONE
    assert [(p.fault, p.code) for p in damaged.scan.problems] == [(ScanFault.DATE, 1)]
    misread = label((f"01{GTIN}10L1", "]C1"), ("9520123456780", "]E0"), found=found)
    assert [(p.fault, p.warning) for p in misread.scan.problems] == [(ScanFault.CHECK_DIGIT, False)]
    assert effect(misread, LINES).action is ScanAction.NONE
    website = label(("https://example.com/x", "]Q1"), (f"01{GTIN}10L1", "]C1"), found=found)
    assert [(p.fault, p.warning) for p in website.scan.problems] == [(ScanFault.FOREIGN, True)]
    assert effect(website, LINES).number == "L1"


def test_characters_without_identifier_beside_a_gtin_are_asked_about_unless_a_lot_has_them():
    found = Found(by_gtin={GTIN: RADIO})
    codes = [("9520123456788", "]E0"), ("SN-1", "]C0"), ("MAC-2", "]C0")]
    asked = label(*codes, found=found)
    assert isinstance(asked.meaning, MeansSeveral)
    assert [getattr(option.meaning, "number", None) for option in asked.meaning.options] == [
        "SN-1",
        "MAC-2",
        None,
    ]
    assert effect(label(*codes, found=found, chosen=0), LINES).number == "SN-1"
    known = label(*codes, found=Found(by_gtin={GTIN: RADIO}, lots=[lot(RADIO, "MAC-2")]))
    assert isinstance(known.meaning, MeansLot)


def test_an_article_code_beside_elements_tells_their_product():
    found = Found(by_code=[MILK], taken=frozenset({"ART-1"}))
    understood = label(("ART-1", "]C0"), ("10LOT-7", "]C1"), found=found)
    assert isinstance(understood.meaning, MeansNewNumber)
    assert (understood.meaning.product, understood.meaning.number) == (MILK, "LOT-7")


def test_plain_codes_of_a_label_are_each_what_they_may_be():
    found = Found(lots=[lot(RADIO, "SN-2")])
    understood = label(("WHAT", "]C0"), ("SN-2", "]C0"), found=found)
    assert isinstance(understood.meaning, MeansLot)
    awaited = label(("SN-8", "]C0"), ("SN-9", "]C0"), found=Found(open_product=RADIO))
    assert isinstance(awaited.meaning, MeansSeveral)


def test_what_a_scanner_sends_for_fnc1_separates():
    scan = read(f"]C101{GTIN}10A~21B", None, today=TODAY, separator="~")
    assert scan.numbers == {"A", "B"}
    assert read(f"01{GTIN}10A<GS>21B", None, today=TODAY, separator="<GS>").numbers == {"A", "B"}
    assert read("A~B", None, today=TODAY, separator="~").plain == "A~B"


@given(
    st.lists(
        st.sampled_from(["10A", f"01{GTIN}", "X", "", "https://a", "9520123456788", "17261331"]), max_size=8
    ),
    st.lists(st.sampled_from([None, "]C1", "]C0", "]E0", "]Q1"]), min_size=8, max_size=8),
)
def test_no_label_breaks_the_reader(raws, symbologies):
    first, *others = [Code(raw, symbology) for raw, symbology in zip(raws or [""], symbologies, strict=False)]
    scan = read(first.raw, first.symbology, today=TODAY, beside=others)
    awaited = effect(interpret(scan, Found(open_product=RADIO)), LINES, open_line=52)
    assert (awaited.refusal is None) == (awaited.action is not ScanAction.NONE)
    assert scan.beside == tuple(others)


def test_an_address_beside_a_number_never_becomes_the_number():
    codes = [("https://example.com/x", "]Q1"), ("SN-9", "]C0")]
    understood = label(*codes, found=Found(open_product=RADIO))
    assert isinstance(understood.meaning, MeansNewNumber)
    assert understood.meaning.number == "SN-9"
    addresses = label(*codes[:1], ("WIFI:S:net;;", "]Q1"), found=Found(open_product=RADIO))
    assert isinstance(addresses.meaning, MeansUnknown)
