"""Labels with a GTIN, read for the lines of a document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import NotOnDocument, ScanUnclear
from lotbook.domain.scan_effect import ScanAction, effect
from lotbook.domain.scan_found import Found, FoundProduct
from lotbook.domain.scan_meaning import MeansLot, MeansProduct
from lotbook.domain.words import Tracking
from tests.domain.scans import BAGS, FLOUR, GTIN, LINES, MILK, RADIO, boxed, done, lot, meant


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
        (f"01{GTIN}3024\x1d10L1", FLOUR, None),
        (f"01{GTIN}310300125010L1", FLOUR, Decimal("1.25")),
        (f"01{GTIN}3103001250310401250010L1", FLOUR, Decimal("1.25")),
        (f"01{GTIN}320200050010L1", FLOUR, Decimal("2.268")),
        (f"01{GTIN}315300125010L1", FLOUR, None),
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
    assert waiting.action in (ScanAction.RECORD_NUMBER, ScanAction.ADD_QUANTITY)
    assert waiting.quantity is None
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
