"""GS1 keys of our own: each number of the company's prefix is given once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.db.engine import among, execute, fetch, fetch_one, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import KeysExhausted, invalid
from lotbook.standards.keys import KeyKind, bears_prefix, capacity, make_key, read_key

MOST_KEYS = 100

# Where keys stand that came from elsewhere: written by hand, or given before Lotbook was there.
_IN_USE = {
    KeyKind.SSCC: "SELECT number AS key FROM package WHERE number {keys}",
    KeyKind.GTIN: "SELECT code AS key FROM product_barcode WHERE code {keys}",
    KeyKind.GLN: "SELECT gln AS key FROM location WHERE gln {keys} UNION SELECT gln FROM partner WHERE gln {keys}",
}


@dataclass(frozen=True)
class KeysMade:
    """Keys with their check digits, in order. left: how many further ones the prefix gives."""

    kind: KeyKind
    keys: list[str]
    left: int


@unit_of_work
async def make_keys(work: Work, kind: KeyKind, count: int, start: int | None) -> KeysMade:
    """Give out the next keys of the company's prefix; those that something bears already are left out.

    start: number to go on with when others were given elsewhere before; only forward.
    Raises InvalidInput, or KeysExhausted: then none is given.
    """
    if not 1 <= count <= MOST_KEYS:
        message = f"At most {MOST_KEYS} keys at once, and at least one."
        raise invalid("count", InputFault.OVER_LIMIT, message, given=str(count), limit=str(MOST_KEYS))
    made = await take_keys(kind, count, start)
    work.about("Settings", 1)
    return made


async def take_keys(kind: KeyKind, count: int = 1, start: int | None = None) -> KeysMade:
    """The next keys, within a unit of work. Raises as `make_keys`."""
    prefix = await fetch_value("SELECT gs1_prefix FROM settings WHERE id = 1 {share}")
    if prefix is None:
        raise invalid("kind", InputFault.MISSING, "The company has no GS1 prefix: set it in the settings.")
    reached = await _reached(kind, prefix)
    number = reached if start is None else start
    if number < reached:
        message = f"{kind} numbers of {prefix} below {reached} are given out; they go on from there."
        raise invalid("start", InputFault.CONTRADICTION, message, given=str(start), limit=str(reached))
    keys, following = await _next_keys(kind, prefix, number, count)
    await execute("UPDATE gs1_counter SET next = ? WHERE kind = ? AND prefix = ?", following, kind, prefix)
    return KeysMade(kind, keys, capacity(kind, prefix) - following)


async def _reached(kind: KeyKind, prefix: str) -> int:
    """The number that comes next, held until the unit of work ends."""
    found = "SELECT next FROM gs1_counter WHERE kind = ? AND prefix = ? {lock}"
    row = await fetch_one(found, kind, prefix)
    if row is None:
        await execute(
            "INSERT INTO gs1_counter (kind, prefix, next) VALUES (?, ?, 0) ON CONFLICT (kind, prefix) DO NOTHING",
            kind,
            prefix,
        )
        row = await fetch_one(found, kind, prefix)
    assert row is not None  # noqa: S101  # it was there or is made
    return int(row["next"])


async def _next_keys(kind: KeyKind, prefix: str, number: int, count: int) -> tuple[list[str], int]:
    """Keys from a number on that nothing bears yet, and the number behind them."""
    keys: list[str] = []
    last = capacity(kind, prefix)
    while len(keys) < count:
        several = range(number, min(number + count - len(keys), last))
        if not several:
            message = (
                f"The prefix {prefix} gives {len(keys)} further {kind}, not {count}: its numbers are used up."
            )
            raise KeysExhausted(message=message, kind=kind, prefix=prefix, left=len(keys))
        made = [make_key(kind, prefix, each) for each in several]
        borne = await _borne(kind, made)
        keys += [key for key in made if key not in borne]
        number = several.stop
    return keys, number


async def _borne(kind: KeyKind, keys: Sequence[str]) -> set[str]:
    written = {key.zfill(14) if kind is KeyKind.GTIN else key: key for key in keys}
    condition, values = among(list(written))
    sql = _IN_USE[kind].replace("{keys}", condition)
    rows = await fetch(sql, *[values] * sql.count(condition))
    return {written[row["key"]] for row in rows}


@dataclass(frozen=True)
class KeyChecked:
    """key: in digits; ours: made from the prefix that the company has now."""

    kind: KeyKind
    key: str
    ours: bool


async def check_gs1_key(kind: KeyKind, text: str) -> KeyChecked:
    """A key in digits. Raises KeyFault in words."""
    key = read_key(kind, text)
    prefix = await fetch_value("SELECT gs1_prefix FROM settings WHERE id = 1")
    return KeyChecked(kind, key, prefix is not None and bears_prefix(kind, key, prefix))
