"""Codes that arrive on a device of another keyboard layout than the scanner types for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.keyboards import Typed, perhaps_typed, typed_for_another
from lotbook.domain.scanning import read
from lotbook.standards.gs1 import ScanFault
from tests.vectors.load import rows, whole

VECTORS = "keyboards.json"
TODAY = date.fromisoformat(whole(VECTORS)["today"])


@pytest.mark.parametrize("row", rows(VECTORS, "typed"), ids=lambda row: row["why"])
def test_a_code_that_another_keyboard_changed_is_known_and_no_number(row):
    assert typed_for_another(row["raw"], TODAY) == Typed(row["layout"], row["sent"])
    scan = read(row["raw"], None, today=TODAY)
    assert [problem.fault for problem in scan.problems][:1] == [ScanFault.KEYBOARD_LAYOUT]
    assert not scan.problems[0].warning


@pytest.mark.parametrize("raw", whole(VECTORS)["as_they_stand"])
def test_what_may_be_meant_as_it_stands_is(raw):
    assert typed_for_another(raw, TODAY) is None


def test_an_accented_letter_only_hints_at_a_keyboard():
    assert perhaps_typed("LOT\u00df7") == Typed("German", "LOT-7")
    assert perhaps_typed("Q?A)\u00e8\u00e8_") == Typed("French", "AMQ-778")
    assert perhaps_typed("LOT-7") is None
    assert perhaps_typed("\u6279\u6b21") is None


@given(st.text("0123456789ABCZ-/.", min_size=1, max_size=20))
def test_no_number_of_the_usual_characters_is_another_keyboards(number):
    assert typed_for_another(number, TODAY) is None or not any(each.isalnum() for each in number)
