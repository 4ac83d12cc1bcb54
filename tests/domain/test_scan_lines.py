"""To which line a scan goes, and how much it brings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lotbook.domain.scan_effect import Line, ScanAction, effect, waits
from lotbook.domain.scan_found import Found
from lotbook.domain.scan_meaning import MeansNewNumber, MeansSeveral
from lotbook.domain.words import Tracking
from tests.domain.scans import BAGS, FLOUR, GTIN, MILK, RADIO, boxed, done, lot, meant
from tests.vectors.load import rows


@pytest.mark.parametrize("row", rows("scan_lines.json", "lines"), ids=lambda row: row["why"])
def test_a_scan_goes_to_the_line_of_its_product_that_lacks_some(row):
    other = Line(9, 9, product=2, expected=Decimal(5), done=Decimal(0))
    lines = [Line(id, id, 1, Decimal(expected), Decimal(has)) for id, expected, has in row["lines"]]
    understood = meant(f"01{GTIN}10L1", Found(by_gtin={GTIN: MILK}), "]C1")
    assert effect(understood, [other, *lines], open_line=row["open"]).line == row["goes_to"]


@pytest.mark.parametrize("row", rows("scan_lines.json", "waiting"), ids=lambda row: row["why"])
def test_an_open_line_waits_while_its_product_lacks_some(row):
    other = Line(9, 9, product=2, expected=Decimal(5), done=Decimal(0))
    lines = [Line(id, id, 1, Decimal(expected), Decimal(has)) for id, expected, has in row["lines"]]
    assert waits(1, [other, *lines]) is row["waits"]


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
    for label in ("21S1", "302\x1d21S1"):
        assert done(f"01{GTIN}{label}", serial, "]C1", keyed_quantity=Decimal(1)).quantity == 1
        wrong = done(f"01{GTIN}{label}", serial, "]C1", keyed_quantity=Decimal(7))
        assert wrong.text == "The serial S1 is exactly one unit, not 7."
        assert wrong.refusal is not None and wrong.refusal.field == ("quantity",)


@pytest.mark.parametrize("count", ["0", "2"])
def test_a_label_that_counts_a_serial_otherwise_than_one_is_refused(count):
    wrong = done(f"01{GTIN}30{count}\x1d21S1", Found(by_gtin={GTIN: RADIO}), "]C1")
    assert (wrong.action, wrong.quantity) == (ScanAction.NONE, None)
    assert wrong.text == f"The serial S1 is exactly one unit, not {count}."
    assert wrong.refusal is not None and wrong.refusal.field == ("scan", "raw")
    known = Found(lots=[lot(RADIO, "S1")], on_document=frozenset({2}))
    assert done(f"30{count}\x1d21S1", known, "]C1").text == wrong.text


def test_no_quantity_goes_with_the_code_of_a_product_that_has_serials():
    found = Found(by_gtin={GTIN: RADIO})
    wrong = done(GTIN, found, "]E0", keyed_quantity=Decimal(2))
    assert wrong.text == "Radio has a serial for each unit: scan or type each, not 2."
    assert wrong.refusal is not None and wrong.refusal.field == ("quantity",)
    assert done(GTIN, found, "]E0", keyed_quantity=Decimal(1)).action is ScanAction.CHOOSE_LINE


def test_of_goods_that_are_measured_a_person_says_how_much_and_is_offered_what_is_still_expected():
    found = Found(by_gtin={GTIN: FLOUR})
    asked = done(f"01{GTIN}10L1", found, "]C1")
    assert (asked.action, asked.number, asked.quantity) == (ScanAction.RECORD_NUMBER, "L1", None)
    assert (asked.offered, asked.text) == (Decimal("1.5"), "Line 4, L1: enter the quantity.")
    full = [Line(54, 4, product=4, expected=Decimal(2), done=Decimal(2))]
    assert effect(meant(f"01{GTIN}10L1", found, "]C1"), full).offered is None
    told = done(f"01{GTIN}10L1", found, "]C1", keyed_quantity=Decimal("0.4"))
    assert (told.quantity, told.offered) == (Decimal("0.4"), None)


@pytest.mark.parametrize(("step", "quantity"), [("1", 1), ("0.5", None), ("12", 1)])
def test_a_scan_is_one_piece_only_of_what_is_not_divided(step, quantity):
    for tracking in (Tracking.LOT, Tracking.NONE):
        product = replace(MILK, tracking=tracking, step=Decimal(step))
        assert done(f"01{GTIN}10L1", Found(by_gtin={GTIN: product}), "]C1").quantity == quantity


def test_an_article_code_counts_one_piece_and_waits_for_numbers_of_tracked_ones():
    assert done("ART-3", Found(by_code=[BAGS])).quantity == 1
    assert done("ART-3", Found(by_code=[boxed(BAGS, 6)])).quantity == 6
    assert done("ART-1", Found(by_code=[MILK])).action is ScanAction.CHOOSE_LINE
