"""What it was measured on."""

from __future__ import annotations

import os
import platform
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

BUSY = 0.7  # load per core from which figures are to be taken with care


def processor() -> str:
    """Its model and how many cores there are."""
    model = platform.processor() or platform.machine()
    with_names = Path("/proc/cpuinfo")
    if with_names.exists():
        named = [line for line in with_names.read_text().splitlines() if line.startswith("model name")]
        model = named[0].partition(": ")[2] if named else model
    return f"{model}, {os.cpu_count()} cores"


def load_warning() -> str | None:
    """Says so when other programs are using the machine now."""
    if not hasattr(os, "getloadavg"):
        return None
    load = os.getloadavg()[0]
    if load <= BUSY * (os.cpu_count() or 1):
        return None
    return f"The machine was busy with other work when this began (load {load:.1f}): true figures are lower."


async def description(postgres: str | None) -> list[str]:
    """Date, machine and versions, a line each. postgres: URL of its server, if it takes part."""
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, {processor()}, {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
    ]
    if postgres is not None:
        connection = await asyncpg.connect(f"{postgres}/postgres")
        try:
            lines[1] += f", PostgreSQL {(await connection.fetchval('SHOW server_version')).split()[0]}"
        finally:
            await connection.close()
    return lines


class Memory:
    """The memory of a process, as Linux counts it; peak: the most since `watch`."""

    def __init__(self, pid: int) -> None:
        self._of = Path(f"/proc/{pid}")

    def watch(self) -> None:
        if self._of.exists():
            (self._of / "clear_refs").write_text("5")

    def now(self) -> float | None:
        """Megabytes; None where the system does not tell."""
        return self._megabytes("VmRSS")

    def peak(self) -> float | None:
        return self._megabytes("VmHWM")

    def _megabytes(self, name: str) -> float | None:
        if not self._of.exists():
            return None
        lines = (self._of / "status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
