"""Digital Links, and several codes of one label: one message."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.codes import Code, ScanSyntax
from lotbook.domain.lot_pages import page_address, page_named
from lotbook.domain.refusal_words import DateKind, RefusalCode
from lotbook.domain.scan_effect import ScanAction, effect
from lotbook.domain.scan_found import Found
from lotbook.domain.scan_meaning import MeansLot, MeansNewNumber, MeansSeveral, MeansUnknown, interpret
from lotbook.domain.scanning import read
from lotbook.standards.gs1 import ScanFault
from tests.domain.scans import GTIN, LINES, MILK, RADIO, TODAY, done, label, lot, meant
from tests.vectors.load import rows


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


@pytest.mark.parametrize("row", rows("lot_pages.json", "pages"), ids=lambda row: row["why"])
def test_a_link_names_the_number_of_a_lot(row):
    page = page_named(row["address"])
    assert page and page.number == row["number"]
    assert page_address(page.site, page.product, page.number) == row["address"]


@pytest.mark.parametrize("row", rows("lot_pages.json", "signed_pages"), ids=lambda row: row["why"])
def test_a_signed_link_names_it_too(row):
    page = page_named(row["address"])
    assert page and page.number == row["number"]
    assert row["address"].startswith(page_address(page.site, page.product, page.number, page.signature))


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
