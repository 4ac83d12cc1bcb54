"""The scalars of the API: text that is read strictly and written in one way.

Reading never raises: a value that is not what its scalar demands becomes `Malformed`, so that a mutation can
name all faults of its input at once (`refusal InvalidInput`) and a query can refuse them as one error.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NewType

import strawberry
from graphql import ValueNode, value_from_ast_untyped
from strawberry.types.scalar import ScalarDefinition

from lotbook.domain.dates import parse_day, parse_instant
from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import format_quantity, parse_quantity, shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InputProblem, InvalidInput, invalid
from lotbook.standards import gtin
from lotbook.standards.keys import KeyFault, KeyKind, read_key

Quantity = NewType("Quantity", Decimal)
Money = NewType("Money", Decimal)
Price = NewType("Price", Decimal)
Percent = NewType("Percent", Decimal)
LotNumber = NewType("LotNumber", str)
Gtin = NewType("Gtin", str)
Sscc = NewType("Sscc", str)
OperationId = NewType("OperationId", str)
Cursor = NewType("Cursor", str)
Sequence = NewType("Sequence", int)
Day = date  # where a field is called date, its type needs another name
Currency = NewType("Currency", str)

PERCENT_DECIMALS = 4
MONEY_DECIMALS = 4
LARGEST_SEQUENCE = 2**63 - 1


@dataclass(frozen=True)
class Malformed:
    """A value that is not what its scalar demands; `problem` has no path yet, `malformed_in` gives it one."""

    problem: InputProblem


def malformed_in(
    value: object, path: tuple[str, ...] = (), *, codes_tell: bool = False
) -> Iterator[InputProblem]:
    """Every fault in arguments as coerced by graphql-core, in the order of the input, with its path. codes_tell: what
    is wrong with the characters of a code, which are called raw, is part of the answer."""
    if isinstance(value, Malformed):
        problem = value.problem
        yield InputProblem(
            field=path,
            fault=problem.fault,
            message=problem.message,
            given=problem.given,
            position=problem.position,
            limit=problem.limit,
        )
    elif isinstance(value, str) and "\0" in value:
        if codes_tell and path[-1] == "raw":
            return
        message = "A text cannot hold the character U+0000."
        fault, position = InputFault.FORBIDDEN_CHARACTER, value.index("\0")
        yield InputProblem(field=path, fault=fault, message=message, given=shown(value), position=position)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from malformed_in(part, (*path, name), codes_tell=codes_tell)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from malformed_in(part, (*path, str(index)), codes_tell=codes_tell)


def _text(value: object, example: str) -> str:
    if not isinstance(value, str):
        raise invalid(
            (), InputFault.MALFORMED, f'Written as a string such as "{example}".', given=shown(repr(value))
        )
    return value


def _quantity(value: object) -> Decimal:
    return parse_quantity(value, (), zero=True)


def _price(value: object) -> Decimal:
    return parse_quantity(value, (), zero=True, what="price")


def _decimals(most: int, what: str) -> Callable[[object], Decimal]:
    def parse(value: object) -> Decimal:
        parsed = parse_quantity(value, (), zero=True, what=what)
        exponent = parsed.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > most:
            message = f"At most {most} decimals, {value} has {-exponent}."
            raise invalid((), InputFault.TOO_PRECISE, message, given=shown(str(value)), limit=str(most))
        return parsed

    return parse


def _day(value: object) -> date:
    return parse_day(value, ())


def _instant(value: object) -> datetime:
    return parse_instant(value, ())


def _number(value: object) -> str:
    return parse_number(_text(value, "LOT-7"), ())


def _gtin(value: object) -> str:
    text = _text(value, "09520123456788")
    try:
        return gtin.parse(text)
    except gtin.GtinError as error:
        fault = InputFault.CHECK_DIGIT if error.fault is gtin.GtinFault.CHECK_DIGIT else InputFault.MALFORMED
        raise invalid((), fault, str(error), given=shown(text), position=error.position) from None


def _sscc(value: object) -> str:
    text = _text(value, "395212340000000014")
    try:
        return read_key(KeyKind.SSCC, text)
    except KeyFault as error:
        fault = InputFault.CHECK_DIGIT if error.wrong_digit else InputFault.MALFORMED
        raise invalid((), fault, str(error), given=shown(text)) from None


def _operation_id(value: object) -> str:
    text = _text(value, "0192f0c1-7c1e-7abc-8def-0123456789ab")
    message = "An operation id is a UUID chosen by the client, neither all zeros nor all ones."
    try:
        parsed = uuid.UUID(text)
    except ValueError:
        raise invalid((), InputFault.MALFORMED, message, given=shown(text)) from None
    if text.lower() != str(parsed) or parsed.int in (0, 2**128 - 1):
        raise invalid((), InputFault.MALFORMED, message, given=shown(text))
    return str(parsed)


def _cursor(value: object) -> str:
    return _text(value, "as given by pageInfo")


def _sequence(value: object) -> int:
    text = _text(value, "1042")
    if not re.fullmatch(r"[0-9]{1,19}", text, re.ASCII) or int(text) > LARGEST_SEQUENCE:
        message = "A sequence is a whole number of at most 64 bits, as a string."
        raise invalid((), InputFault.MALFORMED, message, given=shown(text))
    return int(text)


def _currency(value: object) -> str:
    text = _text(value, "EUR")
    if not re.fullmatch(r"[A-Z]{3}", text, re.ASCII):
        raise invalid(
            (), InputFault.MALFORMED, "A currency is three capitals, such as EUR.", given=shown(text)
        )
    return text


def _write_instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _scalar(
    name: str, description: str, parse: Callable[[object], Any], write: Callable[[Any], str] = str
) -> ScalarDefinition:
    def parse_value(value: object) -> Any:
        try:
            return parse(value)
        except InvalidInput as refusal:
            return Malformed(refusal.problems[0])

    def parse_literal(node: ValueNode, variables: dict[str, Any] | None = None) -> Any:
        return parse_value(value_from_ast_untyped(node, variables))

    return strawberry.scalar(
        name=name,
        description=description,
        serialize=write,
        parse_value=parse_value,
        parse_literal=parse_literal,
    )


def _plain(value: Decimal) -> str:
    return f"{value:f}"


SCALARS: dict[object, ScalarDefinition] = {
    Quantity: _scalar(
        "Quantity",
        'A decimal string such as "12" or "0.125": at most 6 decimals, no exponent, in the product\'s '
        "stock unit unless a unit stands beside it.",
        _quantity,
        format_quantity,
    ),
    Money: _scalar(
        "Money",
        'A decimal string with the decimals of the document\'s currency, such as "1234.50"; the '
        "currency stands on the document.",
        _decimals(MONEY_DECIMALS, "sum of money"),
        _plain,
    ),
    Price: _scalar(
        "Price",
        "A price for one unit: a decimal string with at most 6 decimals, in the currency of its "
        "document or of the company.",
        _price,
        format_quantity,
    ),
    Percent: _scalar(
        "Percent",
        'A percentage as a decimal string with at most 4 decimals, such as "19" or "7.5".',
        _decimals(PERCENT_DECIMALS, "percentage"),
        format_quantity,
    ),
    date: _scalar("Date", "A calendar day without time, YYYY-MM-DD.", _day, date.isoformat),
    datetime: _scalar(
        "DateTime",
        "An instant in UTC, ISO 8601 with Z; given values need a zone, a naive one is refused.",
        _instant,
        _write_instant,
    ),
    LotNumber: _scalar(
        "LotNumber",
        "The number of a lot in an input: 1 to 64 printable characters, NFC, outer white space "
        "trimmed, leading zeros and case kept; GS1 labels hold at most 20.",
        _number,
    ),
    Gtin: _scalar(
        "Gtin", "A GTIN of 8, 12, 13 or 14 digits with its check digit; answered as 14 digits.", _gtin
    ),
    Sscc: _scalar("Sscc", "The number of a carton or pallet: 18 digits with their check digit.", _sscc),
    OperationId: _scalar(
        "OperationId",
        "A UUID, best version 7, chosen by the client and stored by it before the first send.",
        _operation_id,
    ),
    Cursor: _scalar(
        "Cursor",
        "An opaque place in one ordered list; it stays valid while rows are added, and is refused in "
        "another list or order.",
        _cursor,
    ),
    Sequence: _scalar(
        "Sequence",
        "A place in the one order in which operations were committed: a 64-bit whole number as a "
        "decimal string.",
        _sequence,
    ),
    Currency: _scalar("Currency", "An ISO 4217 code, such as EUR.", _currency),
}
