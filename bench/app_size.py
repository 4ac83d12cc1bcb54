"""What a phone loads before the app shows itself for the first time."""

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
    """The scripts that the page names, and what these import at once; gzip, without wasm."""
    page = STATIC / "index.html"
    if not page.exists():
        return Section("The app", [], ["The app is not built here: `make web`."])
    scripts = set(re.findall(r'(?:src|href)="/(assets/[^"]+\.js)"', page.read_text("utf-8")))
    unread = list(scripts)
    while unread:
        code = (STATIC / unread.pop()).read_text("utf-8")
        for name in re.findall(r'(?:import|from)\s*"\./([^"]+\.js)"', code):
            if f"assets/{name}" not in scripts:
                scripts.add(f"assets/{name}")
                unread.append(f"assets/{name}")
    decoder = [f"assets/{file.name}" for file in (STATIC / "assets").glob("*") if DECODER.match(file.name)]
    return Section(
        "The app",
        [
            Figure("JavaScript of the first load, gzip", _zipped(scripts), "kB", at_most=AT_MOST),
            Figure("what the camera loads when it is first turned on, gzip", _zipped(decoder), "kB"),
        ],
    )


def _zipped(files: Iterable[str]) -> float:
    """All of them as they are sent, in kB."""
    return sum(len(gzip.compress((STATIC / file).read_bytes(), 9)) for file in files) / 1000
