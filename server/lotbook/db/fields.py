"""Columns that mean the same on both engines: quantities as whole millionths, instants as microseconds in UTC,
days as text. SQLite has no exact decimals and keeps a time with whatever offset it was given."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tortoise import fields
from tortoise.fields.base import Field
from tortoise.models import Model

MILLION = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_millionths(quantity: Decimal) -> int:
    """Exact; raises ValueError for more than six decimals."""
    scaled = quantity * MILLION
    if scaled != int(scaled):
        raise ValueError(f"{quantity} has more than six decimals")
    return int(scaled)


def from_millionths(stored: int) -> Decimal:
    return Decimal(stored).scaleb(-6)


def to_micros(instant: datetime) -> int:
    """Microseconds since 1970 in UTC; raises ValueError for a time without zone."""
    if instant.tzinfo is None:
        raise ValueError("a time needs a zone")
    return (instant - EPOCH) // timedelta(microseconds=1)


def from_micros(stored: int) -> datetime:
    return EPOCH + timedelta(microseconds=stored)


class QuantityField(Field[Decimal], Decimal):  # type: ignore[misc]
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


class TextField(fields.TextField):
    """Text that may be filtered and sorted by; PostgreSQL keeps it under the C collation."""

    indexable = True


def row_id() -> fields.BigIntField[int]:
    """The id of a row, given by the database."""
    return fields.BigIntField(primary_key=True)
