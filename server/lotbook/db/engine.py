"""The open database, and the few functions through which raw SQL reaches it.

SQL is written with `?` for parameters and runs on both engines. What they say differently is written as
`{lock}` (lock the rows found until the transaction ends) and `{share}` (they must not vanish meanwhile), which
are empty on SQLite, where a transaction writes alone, `{join}(text, separator)` (the texts of a group as one), and
`{array}(number)` (the numbers of a group, for `fetch_columns`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connections
from tortoise.context import TortoiseContext

MODELS = "lotbook.models"
POOL_SIZE = 10
WORDS = {
    "sqlite": {"lock": "", "share": "", "join": "group_concat", "array": "json_group_array"},
    "postgres": {
        "lock": "FOR UPDATE",
        "share": "FOR KEY SHARE",
        "join": "string_agg",
        "array": "array_agg",
    },
}
# PostgreSQL looks for a value in an array one by one. A page of ids is faster so, thousands of numbers are not.
LARGEST_ARRAY = 500
ROWS_AT_ONCE = 5_000  # so that the event loop is never held long by encoding parameters

Question = tuple[Any, ...]
"""SQL, and the values of its parameters."""

_context: TortoiseContext | None = None
_url: str | None = None


def credentials(url: str) -> tuple[str, dict[str, Any]]:
    """Engine ("sqlite" or "postgres") and connection arguments of a database URL.

    sqlite:///absolute/file, sqlite://relative/file; postgres://user:password@host:port/name?host=/socket/dir
    Raises ValueError for any other scheme.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = unquote(parts.netloc + parts.path)
        if not path:
            raise ValueError("sqlite:// needs a file, such as sqlite:///var/lib/lotbook/lotbook.db")
        return "sqlite", {"file_path": path}
    if parts.scheme in ("postgres", "postgresql"):
        given: dict[str, Any] = {
            "host": parts.hostname or "localhost",
            "port": parts.port or 5432,
            "user": unquote(parts.username) if parts.username else None,
            "password": unquote(parts.password) if parts.password else None,
            "database": unquote(parts.path.lstrip("/")),
        }
        return "postgres", given | dict(parse_qsl(parts.query))
    raise ValueError(
        f"DATABASE_URL must begin with sqlite:// or postgres://, not {parts.scheme or 'nothing'}://"
    )


async def connect(url: str, pool_size: int = POOL_SIZE, *, all_at_once: bool = False) -> None:
    """Open the database for this process; its tables are made by `migrations.migrate`.

    all_at_once: all connections to PostgreSQL, which stay open; else each when it is first needed.
    """
    global _context, _url
    engine, given = credentials(url)
    if engine == "postgres":
        given |= {"minsize": pool_size if all_at_once else 1, "maxsize": pool_size}
    EXECUTOR_CACHE.clear()  # Tortoise keys it by connection name and would send one engine's SQL to the other
    config = {
        "connections": {"default": {"engine": f"lotbook.db.{engine}", "credentials": given}},
        "apps": {"lotbook": {"models": [MODELS], "default_connection": "default"}},
    }
    _context = TortoiseContext()
    with _context:  # for this task while the models are bound; afterwards every task falls back to it
        await _context.init(config, _enable_global_fallback=True)
    _url = url


async def disconnect() -> None:
    """Close the database; the writes under way must have ended (`work.drain`)."""
    global _context, _url
    if _context is not None:
        await _context.close_connections()
        _context = _url = None


def url() -> str:
    """Of the open database, for a process beside this one that only reads."""
    assert _url is not None  # noqa: S101  # whoever asks has read from it
    return _url


def client() -> BaseDBAsyncClient:
    """The connection in force: the open transaction's inside of one."""
    return get_connections().get("default")


def engine() -> str:
    """ "sqlite" or "postgres"."""
    return "sqlite" if client().capabilities.dialect == "sqlite" else "postgres"


@lru_cache(maxsize=512)
def _dialect(sql: str, engine: str) -> str:
    for name, words in WORDS[engine].items():
        sql = sql.replace("{" + name + "}", words)
    if engine == "sqlite":
        return sql
    first, *rest = sql.split("?")
    return first + "".join(f"${number}{text}" for number, text in enumerate(rest, 1))


async def fetch(sql: str, *values: Any) -> list[dict[str, Any]]:
    """Rows of a query, or of a statement with RETURNING."""
    return await client().execute_query_dict(_dialect(sql, engine()), list(values))


async def fetch_one(sql: str, *values: Any) -> dict[str, Any] | None:
    """The first row, or None."""
    rows = await fetch(sql, *values)
    return rows[0] if rows else None


async def fetch_value(sql: str, *values: Any) -> Any:
    """The first column of the first row, or None."""
    row = await fetch_one(sql, *values)
    return next(iter(row.values())) if row else None


async def fetch_each(*questions: Question | None) -> list[list[dict[str, Any]]]:
    """Rows of several queries of which none needs what another finds, in one journey to PostgreSQL: while the machine
    is busy each journey waits for its turn. None asks nothing and finds nothing.

    Values are what JSON has too: whole numbers, texts, booleans and nulls.
    """
    put = [one for one in questions if one is not None]
    if engine() == "sqlite" or len(put) < 2:
        found = iter([await fetch(*one) for one in put])
    else:
        lists = (f"(SELECT coalesce(json_agg(one), '[]') FROM ({sql}\n) AS one)" for sql, *_ in put)
        named = ", ".join(f"{rows} AS of_{place}" for place, rows in enumerate(lists))
        row = await fetch_one(f"SELECT {named}", *(value for _, *values in put for value in values))
        found = map(orjson.loads, row.values() if row else ())
    return [[] if one is None else next(found) for one in questions]


async def fetch_columns(sql: str, *values: Any) -> list[list[Any]]:
    """The columns of a query whose one row is made of `{array}(...) AS name`: ten thousand rows come so in a fifth of
    the time that a dict for each takes."""
    row = await fetch_one(sql, *values)
    return [
        orjson.loads(column) if isinstance(column, str) else column or [] for column in (row or {}).values()
    ]


async def lock_rows(sql: str, *values: Any) -> None:
    """Lock the rows of a query that ends with `{lock}` until the transaction ends; they are not read, and on
    SQLite not even looked for."""
    if engine() == "postgres":
        await fetch(f"SELECT count(*) FROM ({sql}) AS locked", *values)


async def execute(sql: str, *values: Any) -> int:
    """Run a writing statement inside a transaction; the number of rows that it updated or deleted."""
    touched, _ = await client().execute_query(_dialect(sql, engine()), list(values))
    return touched


async def insert_rows(table: str, columns: Mapping[str, str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert many rows in a few statements.

    columns: name -> "bigint", "text" or "boolean"; rows: values as the database keeps them, in that order.
    """
    for start in range(0, len(rows), ROWS_AT_ONCE):
        part = rows[start : start + ROWS_AT_ONCE]
        await insert_columns(table, columns, [*zip(*part, strict=True)])


async def insert_columns(table: str, columns: Mapping[str, str], values: Sequence[Sequence[Any]]) -> None:
    """The same, with the values column by column: of very many rows, no object for each."""
    for start in range(0, len(values[0]), ROWS_AT_ONCE):
        part = [column[start : start + ROWS_AT_ONCE] for column in values]
        await (_insert_json if engine() == "sqlite" else _insert_arrays)(table, columns, part)


async def _insert_json(table: str, columns: Mapping[str, str], values: Sequence[Sequence[Any]]) -> None:
    """One statement with the rows as JSON; a column of one value travels once. Three times as fast as a
    statement for each row, which settles its triggers and foreign keys by itself."""
    selected: list[str] = []
    shared: list[Any] = []
    own: list[Sequence[Any]] = []
    for column in values:
        if column.count(column[0]) == len(column):
            selected.append("?")
            shared.append(column[0])
        else:
            selected.append(f"json_extract(value, '$[{len(own)}]')")
            own.append(column)
    if len(own) == 1:  # as its values: SQLite looks into no list for each
        selected[selected.index("json_extract(value, '$[0]')")] = "value"
        listed = orjson.dumps(own[0]).decode()
    else:
        listed = orjson.dumps(list(zip(*own, strict=True)) if own else [0] * len(values[0])).decode()
    names = ", ".join(columns)
    statement = f"INSERT INTO {table} ({names}) SELECT {', '.join(selected)} FROM json_each(?)"
    await client().execute_query(statement, [*shared, listed])


async def _insert_arrays(table: str, columns: Mapping[str, str], values: Sequence[Sequence[Any]]) -> None:
    """One statement with an array per column; a column of one value travels once."""
    arrays, given = [], []
    for number, (kind, column) in enumerate(zip(columns.values(), values, strict=True), 1):
        same = column.count(column[0]) == len(column)
        given.append(column[0] if same else list(column))
        arrays.append(f"${number}::{kind}" if same else f"unnest(${number}::{kind}[])")
    if not any(array.startswith("unnest") for array in arrays):
        arrays.append(f"FROM generate_series(1, {len(values[0])})")
        selected = ", ".join(arrays[:-1]) + " " + arrays[-1]
    else:
        selected = ", ".join(arrays)
    names = ", ".join(columns)
    await client().execute_query(f"INSERT INTO {table} ({names}) SELECT {selected}", given)


async def update_rows(
    table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], *, counts_on: bool = False
) -> None:
    """Change many rows in a few statements.

    columns: that are set; rows: the id of each and what they hold then, as the database keeps it; counts_on: the
    version of each as well.
    """
    version = [f"version = {table}.version + 1"] if counts_on else []
    if engine() == "sqlite":
        listed, column = "json_each(?) AS said", "json_extract(said.value, '$.{}')"
    else:
        listed, column = f"json_populate_recordset(NULL::{table}, ?::json) AS said", "said.{}"
    changes = ", ".join([*(f"{name} = {column.format(name)}" for name in columns), *version])
    statement = f"UPDATE {table} SET {changes} FROM {listed} WHERE {table}.id = {column.format('id')}"
    names = ("id", *columns)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        part = [dict(zip(names, row, strict=True)) for row in rows[start : start + ROWS_AT_ONCE]]
        await execute(statement, orjson.dumps(part).decode())


async def survey(grown: Mapping[str, int]) -> None:
    """Let PostgreSQL look at tables that grew by a tenth or more. By itself it does within a minute, and until then it
    reads them from end to end for a page of lots, and all lots of a product for each of 10,000 new numbers.

    grown: by how many rows.
    """
    if engine() == "postgres":
        known = await fetch("SELECT relname AS name, reltuples AS rows FROM pg_class WHERE relkind = 'r'")
        tables = sorted(row["name"] for row in known if grown.get(row["name"], 0) * 10 >= max(row["rows"], 1))
        if tables:
            await analyze(*tables)


async def analyze(*tables: str) -> None:
    """Let PostgreSQL look at tables now, what this very transaction wrote included."""
    if engine() == "postgres":
        await client().execute_query(f"ANALYZE {', '.join(tables)}")


def among(values: Collection[str] | Collection[int]) -> tuple[str, Any]:
    """Condition and parameter for "is one of these texts or ids", however many: `f"number {condition}"`."""
    if engine() == "sqlite":
        return "IN (SELECT value FROM json_each(?))", orjson.dumps(list(values)).decode()
    kind = "text" if isinstance(next(iter(values), None), str) else "bigint"
    array = f"?::{kind}[]"
    return f"= ANY({array})" if len(values) <= LARGEST_ARRAY else f"IN (SELECT unnest({array}))", list(values)


def placeholders(values: Sequence[Any]) -> str:
    """`(?, ?, ?)` for an IN list; never empty, so that `IN` of nothing finds nothing."""
    return "(" + ", ".join("?" * len(values)) + ")" if values else "(NULL)"
