"""Figures with their targets, as a page that people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

METHOD = """\
Every figure is measured from outside: the real `lotbook serve`, one process on a fresh database on a
real disk, asked over HTTP with the app's own GraphQL documents by one client on the same machine, so
that client, server and PostgreSQL share its cores. SQLite runs with `synchronous=FULL`, PostgreSQL with fsync on
and, as [the guide to running](running.md) advises, `min_wal_size=1GB`.
The *floor* is what the product's own tables cost by themselves: the real migrations with all checks, indexes and
triggers, the same settings, rows made beforehand (for N serials: N lots, N journal lines, N balances, one operation;
for a run the lines of what it takes and an edge for each pair too), one commit; through sqlite3 the faster of
`executemany` and rows as JSON, `unnest` arrays through asyncpg; the best of 5 of each.
Receiving is the best of 5 for 1,000
serials, of 3 for 10,000 and of 1 for 30,000, each a new order, from confirmed to validated
(`assignNumbers` that generates, then `validateTransfer`). Lists are 30,000
serials with a quantity and a date each: `PUT /uploads`, then `draftNumbers` with all that the app shows, then
`assignNumbers`, or `announceNumbers` where they are expected; each once. Shipping is the best of 3: a delivery is
written, which promises it its goods, its serials are chosen (`assignNumbers`), and it is validated. A whole list is
all pages of 200, one asked for after the other, and the same as a file; each the best of 3.
Moving in looks at a file and imports it, each once, asked of the services; meanwhile a page of products is read
with 10 ms between, and a task that wants to be woken every 5 ms tells by how much it is late.
A trace goes forward from a raw lot through six levels, each lot made of four of the level before, put straight into the
tables; the best of 7, of requests the best of 20. The ledger that grows, which `python -m bench --huge` alone
measures, is filled up with copies of a small graph of that kind, which the database makes.
"Meanwhile": each small request is repeated, with 10 ms between an answer and the next, from the start of
`assignNumbers` to the end of `validateTransfer`, or of a list from its upload to its use; on a server that has
answered 30 of each kind since it began, for until then each of its connections plans what it is asked; "just
started" is the same on one that has answered one of each kind. How
long a write holds the database, from BEGIN to COMMIT, and waits for it before, is what the server's log
says of that run.
"""


@dataclass(frozen=True)
class Figure:
    """One measured value. floor: what the tables alone cost, in the same unit; at_most: the target in the
    unit, at_most_floors: the target as a multiple of the floor."""

    what: str
    value: float
    unit: str = "ms"
    floor: float | None = None
    at_most: float | None = None
    at_most_floors: float | None = None

    @property
    def ratio(self) -> float | None:
        return None if self.floor is None else self.value / self.floor

    @property
    def met(self) -> bool | None:
        """None without a target."""
        verdicts = [
            value <= limit
            for value, limit in ((self.value, self.at_most), (self.ratio, self.at_most_floors))
            if value is not None and limit is not None
        ]
        return all(verdicts) if verdicts else None

    def row(self) -> tuple[str, ...]:
        target = [] if self.at_most is None else [f"at most {self.at_most:,.0f} {self.unit}"]
        target += [] if self.at_most_floors is None else [f"at most {self.at_most_floors:g} x"]
        return (
            self.what,
            f"{self.value:,.0f} {self.unit}" if self.value >= 100 else f"{self.value:.1f} {self.unit}",
            "" if self.ratio is None else f"{self.ratio:.1f} x",
            ", ".join(target),
            {None: "", True: "yes", False: "**no**"}[self.met],
        )


@dataclass(frozen=True)
class Section:
    """Figures that belong together; notes: what one must know to read them."""

    title: str
    figures: Sequence[Figure]
    notes: Sequence[str] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Section:
        return cls(stored["title"], [Figure(**figure) for figure in stored["figures"]], stored["notes"])


def page(machine: Sequence[str], sections: Iterable[Section], warning: str | None) -> str:
    """The whole report as Markdown. warning: why the figures are to be taken with care."""
    parts = ["# Performance", METHOD, "\n".join(f"- {line}" for line in machine) + "\n"]
    if warning:
        parts.append(f"**{warning}**\n")
    return together("\n".join(parts), {section.title: body(section) for section in sections})


def body(section: Section) -> str:
    """What stands below the title of a section."""
    return "\n".join(
        ["", table([figure.row() for figure in section.figures]), *map("{}\n".format, section.notes)]
    )


def together(head: str, bodies: Mapping[str, str]) -> str:
    """A page of a head and of sections by title."""
    return head + "".join(f"\n## {title}\n{text}" for title, text in bodies.items())


def apart(page: str) -> tuple[str, dict[str, str]]:
    """What `together` made a page of."""
    head, *sections = page.split("\n## ")
    return head, {title: text for title, _, text in (section.partition("\n") for section in sections)}


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of figures, in columns of even width so that they read well in a terminal too."""
    every = [("what", "measured", "floors", "target", "met"), *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(every[0]))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in every]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines) + "\n"
