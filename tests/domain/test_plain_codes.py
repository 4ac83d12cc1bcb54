"""Codes without GTIN: what they name, and when they are a new number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lotbook.domain.cartons import FoundPackage, MeansPackage
from lotbook.domain.codes import ScanSyntax
from lotbook.domain.labels import COMMANDS
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import Ref
from lotbook.domain.scan_effect import ScanAction, effect
from lotbook.domain.scan_found import Found
from lotbook.domain.scan_meaning import (
    MeansDocument,
    MeansLot,
    MeansNewNumber,
    MeansPlace,
    MeansProduct,
    MeansSeveral,
    MeansUnknown,
)
from lotbook.domain.scanning import read
from lotbook.standards.gs1 import ScanFault
from tests.domain.scans import BAGS, FLOUR, GTIN, LINES, MILK, RADIO, TODAY, done, lot, meant
from tests.vectors.load import rows


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


@pytest.mark.parametrize("raw", ["0001", "]C1100001"])
def test_a_lot_on_the_document_is_no_new_number_where_none_comes_or_the_open_line_is_full(raw):
    full = {"open_product": RADIO, "open_waits": False}
    for found in ({"open_product": RADIO, "creates": False}, full, {"creates": False}):
        milk = Found(lots=[lot(MILK, "0001")], on_document=frozenset({1, 2}), **found)
        meaning = meant(raw, milk).meaning
        assert isinstance(meaning, MeansLot) and meaning.lot.product is MILK


def test_one_number_of_two_products_on_the_document_is_asked_about_once_the_open_line_is_full():
    lots = [lot(MILK, "0001"), lot(RADIO, "0001"), lot(FLOUR, "0001")]
    found = Found(lots=lots, open_product=RADIO, on_document=frozenset({1, 2}), open_waits=False)
    meaning = meant("0001", found).meaning
    assert isinstance(meaning, MeansSeveral)
    assert [option.meaning for option in meaning.options] == [
        MeansLot(lots[0]),
        MeansLot(lots[1], Decimal(1)),
    ]
    assert isinstance(meant("0001", replace(found, open_waits=True)).meaning, MeansLot)


def test_where_no_new_number_comes_an_unknown_one_is_refused_on_its_line_and_never_offered():
    found = Found(open_product=RADIO, creates=False, by_gtin={GTIN: RADIO})
    assert isinstance(meant("SN-9", found).meaning, MeansNewNumber)
    assert isinstance(meant(f"01{GTIN}21SN-9", found, "]C0").meaning, MeansNewNumber)
    assert isinstance(meant("SN-9", replace(found, places=[5])).meaning, MeansPlace)
    assert isinstance(meant("4006381333931", found).meaning, MeansUnknown)
    faulty = done(f"01{GTIN[:-1]}010LOT7", found, open_line=52).refusal
    assert faulty is not None and faulty.code is RefusalCode.SCAN_UNREADABLE


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
