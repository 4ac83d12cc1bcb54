"""Codes that can be read in several ways: when a person is asked."""

from __future__ import annotations

from datetime import date

import pytest

from lotbook.domain.codes import ScanSyntax
from lotbook.domain.refusal_words import DateKind, RefusalCode
from lotbook.domain.scan_effect import effect
from lotbook.domain.scan_found import Found
from lotbook.domain.scan_meaning import MeansLot, MeansNewNumber, MeansProduct, MeansSeveral
from tests.domain.scans import BAGS, GTIN, LINES, MILK, RADIO, lot, meant


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
