"""What a phone loads before the app shows itself for the first time, and before the scan screen is there."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable

from bench.places import ROOT
from bench.report import Figure, Section

STATIC = ROOT / "server" / "lotbook" / "static"
AT_MOST = 60  # kB
DECODER = re.compile(r"decoder\.worker-.*\.js|zxing_reader-.*\.wasm")


def measure() -> Section:
    """The scripts that the page names, those of the scan screen, and what they import at once; gzip, without wasm."""
    page = STATIC / "index.html"
    if not page.exists():
        return Section("The app", [], ["The app is not built here: `make web`."])
    first = _with_imports(re.findall(r'(?:src|href)="/(assets/[^"]+\.js)"', page.read_text("utf-8")))
    scanning = _with_imports(f"assets/{file.name}" for file in (STATIC / "assets").glob("work-*.js"))
    decoder = [f"assets/{file.name}" for file in (STATIC / "assets").glob("*") if DECODER.match(file.name)]
    return Section(
        "The app",
        [
            Figure("JavaScript of the first load, gzip", _zipped(first), "kB", at_most=AT_MOST),
            Figure(
                "what the scan screen loads beside it, gzip", _zipped(scanning - first), "kB", at_most=AT_MOST
            ),
            Figure("what the camera loads when it is first turned on, gzip", _zipped(decoder), "kB"),
        ],
    )


def _with_imports(named: Iterable[str]) -> set[str]:
    scripts = set(named)
    unread = list(scripts)
    while unread:
        code = (STATIC / unread.pop()).read_text("utf-8")
        for name in re.findall(r'(?:import|from)\s*"\./([^"]+\.js)"', code):
            if f"assets/{name}" not in scripts:
                scripts.add(f"assets/{name}")
                unread.append(f"assets/{name}")
    return scripts


def _zipped(files: Iterable[str]) -> float:
    """All of them as they are sent, in kB."""
    return sum(len(gzip.compress((STATIC / file).read_bytes(), 9)) for file in files) / 1000
