"""Measure everything, print it, and write docs/performance.md."""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys

from bench import (
    app_size,
    camera,
    counting,
    customers,
    floor,
    following,
    growing,
    holding,
    importing,
    lists,
    machine,
    making,
    papers,
    photos,
    quarantining,
    recalling,
    receiving,
    scanning,
    shipping,
    stock_work,
    tracing,
    whole_list,
)
from bench.places import ENGINES, ROOT, postgres
from bench.report import Section, apart, body, page, together

REPORT = ROOT / "docs" / "performance.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, help="only this one; nothing is written")
    parser.add_argument("--quick", action="store_true", help="few repetitions; nothing is written")
    parser.add_argument(
        "--huge",
        action="store_true",
        help="only the ledger that grows to ten million lines, on SQLite unless told: minutes, and gigabytes of disk",
    )
    parser.add_argument("--sections", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.sections:  # for the process of the other branch
        found = asyncio.run(_measured(asked.engine, quick=asked.quick))
        print(json.dumps([section.as_json() for section in found]))
        return
    if asked.huge:
        _grow(asked.engine or "sqlite", quick=asked.quick)
        return
    engines = (asked.engine,) if asked.engine else ENGINES
    warning = machine.load_warning()
    facts = asyncio.run(machine.description(postgres() if "postgres" in engines else None))
    sections = [section for engine in engines for section in _in_own_process(engine, quick=asked.quick)]
    report = page(
        facts,
        [
            *sections,
            papers.measure_bare(),
            app_size.measure(),
            camera.measure(quick=asked.quick),
            photos.measure(quick=asked.quick),
        ],
        warning,
    )
    print(report)
    if not asked.quick and not asked.engine:
        _, before = apart(REPORT.read_text("utf-8"))
        grown = {title: text for title, text in before.items() if title.startswith(growing.TITLE)}
        REPORT.write_text(together(report, grown), "utf-8")


def _grow(engine: str, *, quick: bool) -> None:
    """Measure what is measured only when asked for; the rest of the report stays."""
    section = asyncio.run(growing.measure(engine, quick=quick))
    print(body(section))
    if not quick:
        head, sections = apart(REPORT.read_text("utf-8"))
        REPORT.write_text(together(head, sections | {section.title: body(section)}), "utf-8")


def _in_own_process(engine: str, *, quick: bool) -> list[Section]:
    # Tortoise caches SQL by table, not by dialect.
    print(f"measuring {engine} ...", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "bench", "--sections", "--engine", engine]
    done = subprocess.run(command + ["--quick"] * quick, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    return [Section.from_json(stored) for stored in json.loads(done.stdout)]


async def _measured(engine: str, *, quick: bool) -> list[Section]:
    counts = receiving.QUICKLY if quick else receiving.TIMES
    floors = {count: await floor.floor(engine, count) for count in counts}
    return [
        await receiving.measure(engine, floors, quick=quick),
        await quarantining.measure(engine, quick=quick),
        await shipping.measure(engine, floors[shipping.SERIALS], quick=quick),
        await making.measure(engine, quick=quick),
        await scanning.measure(engine, quick=quick),
        await following.measure(engine, quick=quick),
        await importing.measure(engine, quick=quick),
        await lists.measure(engine, quick=quick),
        await papers.measure(engine),
        await holding.measure(engine, quick=quick),
        await recalling.measure(engine, quick=quick),
        await customers.measure(engine, quick=quick),
        await whole_list.measure(engine, quick=quick),
        await tracing.measure(engine, quick=quick),
        await counting.measure(engine, quick=quick),
        await stock_work.measure(engine, quick=quick),
    ]


if __name__ == "__main__":
    main()
