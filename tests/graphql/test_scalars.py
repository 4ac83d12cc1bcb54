"""Texts that become values, or say what is wrong with them and where."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from graphql import GraphQLScalarType
from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.refusal_words import InputFault
from lotbook.graphql import ids
from lotbook.graphql.scalars import Malformed, malformed_in
from lotbook.graphql.schema import build_schema, core_schema

SCHEMA = core_schema(build_schema())


def scalar(name: str) -> GraphQLScalarType:
    found = SCHEMA.get_type(name)
    assert isinstance(found, GraphQLScalarType)
    return found


def fault(name: str, value: object) -> InputFault:
    read = scalar(name).parse_value(value)
    assert isinstance(read, Malformed), read
    return read.problem.fault


@pytest.mark.parametrize(
    "name, text, value",
    [
        ("Quantity", "0", Decimal(0)),
        ("Quantity", "0.125", Decimal("0.125")),
        ("Money", "1234.50", Decimal("1234.50")),
        ("Percent", "7.5", Decimal("7.5")),
        ("Date", "2028-02-29", date(2028, 2, 29)),
        ("DateTime", "2026-11-23T10:00:00+01:00", datetime(2026, 11, 23, 9, tzinfo=UTC)),
        ("LotNumber", " 00123 ", "00123"),
        ("LotNumber", "e\u0301", "\u00e9"),
        ("Gtin", "9520123456788", "09520123456788"),
        ("OperationId", "0192F0C1-7C1E-7ABC-8DEF-0123456789AB", "0192f0c1-7c1e-7abc-8def-0123456789ab"),
        ("Sequence", "9223372036854775807", 2**63 - 1),
        ("Currency", "EUR", "EUR"),
    ],
)
def test_what_is_read(name: str, text: str, value: object) -> None:
    assert scalar(name).parse_value(text) == value


REFUSED: dict[tuple[str, InputFault], list[object]] = {
    ("Quantity", InputFault.MALFORMED): ["NaN", "Infinity", "1e400", "0x10", "1_000", "١٢", 0.1, 1, True],
    ("Quantity", InputFault.MISSING): [""],
    ("Quantity", InputFault.NOT_POSITIVE): ["-1"],
    ("Quantity", InputFault.TOO_PRECISE): ["1.0000001"],
    ("Quantity", InputFault.OVER_LIMIT): ["1000000000000", "9223372036854775808"],
    ("Quantity", InputFault.AMBIGUOUS): ["1,5"],
    ("Percent", InputFault.TOO_PRECISE): ["0.00001"],
    ("Date", InputFault.MALFORMED): ["20260101", "2026-1-1", "2026-01-01T00:00:00Z", 20260101],
    ("Date", InputFault.IMPLAUSIBLE_DATE): ["2026-02-30"],
    ("DateTime", InputFault.MALFORMED): ["2026-01-01T00:00:00", "2026-01-01", 0],
    ("DateTime", InputFault.IMPLAUSIBLE_DATE): ["2026-02-30T10:00:00Z", "2026-11-23T23:59:60Z"],
    ("LotNumber", InputFault.MISSING): [" ", ""],
    ("LotNumber", InputFault.OVER_LIMIT): ["x" * 65, "x" * 100_000],
    ("LotNumber", InputFault.FORBIDDEN_CHARACTER): [
        f"a{bad}b" for bad in "\x00\n\x1b\x9b\u202e\u200b\ufeff\ud800"
    ],
    ("LotNumber", InputFault.MALFORMED): [7],
    ("Gtin", InputFault.CHECK_DIGIT): ["9520123456780"],
    ("Gtin", InputFault.MALFORMED): ["952012345678X", "", 9520123456788],
    ("OperationId", InputFault.MALFORMED): [
        "x",
        "0" * 32,
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "{0192f0c1-7c1e-7abc-8def-0123456789ab}",
        5,
    ],
    ("Sequence", InputFault.MALFORMED): ["-1", "9223372036854775808", "1.0", 1],
    ("Currency", InputFault.MALFORMED): ["eur", "EURO", "E R"],
}


@pytest.mark.parametrize(
    "name, wrong, value", [(*key, value) for key, values in REFUSED.items() for value in values]
)
def test_what_is_refused(name: str, wrong: InputFault, value: object) -> None:
    assert fault(name, value) is wrong


@pytest.mark.parametrize(
    "name, value, text",
    [
        ("Quantity", Decimal("12.500000"), "12.5"),
        ("Quantity", Decimal("1E+3"), "1000"),
        ("Money", Decimal("1234.50"), "1234.50"),
        ("DateTime", datetime(2026, 11, 23, 9, 0, 0, 5, tzinfo=UTC), "2026-11-23T09:00:00.000005Z"),
        ("Sequence", 2**63 - 1, "9223372036854775807"),
    ],
)
def test_what_is_written(name: str, value: Any, text: str) -> None:
    assert scalar(name).serialize(value) == text


@pytest.mark.parametrize(
    "name, message",
    [
        ("Quantity", "A quantity cannot be negative."),
        ("Price", "A price cannot be negative."),
        ("Percent", "A percentage cannot be negative."),
    ],
)
def test_what_is_below_zero_is_called_by_its_name(name: str, message: str) -> None:
    assert scalar(name).parse_value("-1").problem.message == message


def test_faults_are_told_with_their_paths_in_the_order_of_the_input() -> None:
    quantity = scalar("Quantity").parse_value
    sent = {"lines": [{"quantity": quantity("1")}, {"quantity": quantity("NaN")}], "note": "a\0b"}
    told = [(problem.field, problem.fault) for problem in malformed_in(sent)]
    assert told == [
        (("lines", "1", "quantity"), InputFault.MALFORMED),
        (("note",), InputFault.FORBIDDEN_CHARACTER),
    ]


@given(st.sampled_from(["Lot", "Transfer"]), st.integers(1, 2**63 - 1))
def test_ids_name_one_row_of_one_type(kind: str, row_id: int) -> None:
    assert ids.decode(ids.encode(kind, row_id)) == (kind, row_id)


@given(st.text(max_size=40))
def test_no_other_text_is_an_id(text: str) -> None:
    named = ids.decode(text)
    assert named is None or ids.encode(*named) == text
