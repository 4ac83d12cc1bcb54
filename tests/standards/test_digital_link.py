"""GS1 as web addresses: read as text, written, never opened."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.standards import gs1
from tests.standards.test_gs1 import days, gtins, texts, why
from tests.vectors.load import rows, whole

VECTORS = "digital_links.json"
TODAY = date.fromisoformat(whole(VECTORS)["today"])


def pairs(row):
    return [(element["ai"], element["value"]) for element in row["elements"]]


@pytest.mark.parametrize("row", rows(VECTORS, "links"), ids=why)
def test_a_link_says_what_its_elements_say(row):
    message = gs1.parse_link(row["raw"], 0, today=TODAY)
    assert message is not None
    found = [{"ai": e.ai, "value": e.value, "position": e.position} for e in message.elements]
    assert found == row["elements"]
    problems = [{"fault": p.fault, "position": p.position, "warning": p.warning} for p in message.problems]
    assert problems == row["problems"]


@pytest.mark.parametrize("row", rows(VECTORS, "no_links"), ids=why)
def test_another_address_is_no_link(row):
    assert gs1.parse_link(row["raw"], 0, today=TODAY) is None


@pytest.mark.parametrize("row", rows(VECTORS, "written"), ids=why)
def test_elements_are_written_as_a_link(row):
    assert gs1.digital_link(pairs(row), row["base"]) == row["raw"]


@pytest.mark.parametrize("row", rows(VECTORS, "never_written"), ids=why)
def test_what_no_link_can_say_is_never_written(row):
    with pytest.raises(gs1.BuildError):
        gs1.digital_link(pairs(row))


@pytest.mark.parametrize("row", rows(VECTORS, "canonical"), ids=lambda row: row["raw"])
def test_each_thing_has_one_canonical_link(row):
    canonical = gs1.canonical_link(row["raw"], today=TODAY)
    assert canonical == row["canonical"]
    assert gs1.canonical_link(canonical, today=TODAY) == canonical


def test_a_faulty_link_has_no_canonical_one():
    assert gs1.canonical_link("https://example.com/01/09520123456780", today=TODAY) is None


@given(gtin=gtins, lot=st.none() | texts, serial=st.none() | texts, expiry=st.none() | days)
def test_a_link_is_read_back_as_it_was_written(gtin, lot, serial, expiry):
    written = gs1.lot_elements(gtin, lot=lot, serial=serial, expiry=expiry)
    message = gs1.parse_link(gs1.digital_link(written, "https://example.com/a"), 0, today=TODAY)
    assert message is not None
    assert not message.problems
    assert sorted((e.ai, e.value) for e in message.elements) == sorted(written)


@given(st.text(max_size=60))
def test_no_address_breaks_the_reader(text):
    for raw in (text, f"https://example.com/01/{text}", f"https://example.com/01/09520123456788?{text}"):
        message = gs1.parse_link(raw, 0, today=TODAY)
        for found in () if message is None else (*message.elements, *message.problems):
            assert found.position is None or 0 <= found.position <= len(raw)


@pytest.mark.parametrize(
    "base",
    ["", "id.example.com", "https://", "https://a@b", "https://a b", "https://a/?x", "https://a/01/96385074"],
)
def test_an_address_that_no_link_can_begin_with(base):
    assert gs1.base_fault(base) is not None
