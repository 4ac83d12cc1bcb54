"""Columns that mean the same on both engines: quantities as whole millionths, instants as microseconds in
UTC, days as text. SQLite has no exact decimals and keeps a time with whatever offset it was given."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from tortoise import fields
from tortoise.fields.base import Field
from tortoise.models import Model

from lotbook.domain.quantities import from_millionths, to_millionths

Word = TypeVar("Word", bound=StrEnum)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_micros(instant: datetime) -> int:
    """Microseconds since 1970 in UTC; raises ValueError for a time without zone."""
    if instant.tzinfo is None:
        raise ValueError("a time needs a zone")
    return (instant - EPOCH) // timedelta(microseconds=1)


def from_micros(stored: int) -> datetime:
    return EPOCH + timedelta(microseconds=stored)


class QuantityField(Field[Decimal], Decimal):  # type: ignore[misc]  # as Tortoise types its fields
    """A Decimal kept as millionths; also for prices and rates."""

    SQL_TYPE = "BIGINT"

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> int | None:
        return None if value is None else to_millionths(value)

    def to_python_value(self, value: Any) -> Decimal | None:
        return value if value is None or isinstance(value, Decimal) else from_millionths(value)


class InstantField(Field[datetime], datetime):
    """An aware datetime kept as microseconds since 1970 in UTC."""

    SQL_TYPE = "BIGINT"

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> int | None:
        return None if value is None else to_micros(value)

    def to_python_value(self, value: Any) -> datetime | None:
        return value if value is None or isinstance(value, datetime) else from_micros(value)


class DayField(Field[date], date):
    """A date kept as YYYY-MM-DD."""

    SQL_TYPE = "TEXT"

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> str | None:
        return value if value is None or isinstance(value, str) else value.isoformat()

    def to_python_value(self, value: Any) -> date | None:
        return value if value is None or isinstance(value, date) else date.fromisoformat(value)


class WordField(Field[Word]):
    """One word of an enumeration, kept as text; the table checks it too."""

    SQL_TYPE = "TEXT"

    def __init__(self, words: type[Word], **options: Any) -> None:
        super().__init__(**options)
        self.words = words

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> str | None:
        return None if value is None else self.words(value).value

    def to_python_value(self, value: Any) -> Word | None:
        return None if value is None else self.words(value)


class TextField(Field[str], str):  # type: ignore[misc]  # as above
    """Text that may be unique, filtered and sorted by; PostgreSQL keeps it under the C collation."""

    SQL_TYPE = "TEXT"


def row_id() -> fields.BigIntField:
    """The id of a row, given by the database."""
    return fields.BigIntField(primary_key=True)
