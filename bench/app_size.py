"""What a phone loads before the app shows itself for the first time."""

from __future__ import annotations

import gzip
import re

from bench.places import ROOT
from bench.report import Figure, Section

STATIC = ROOT / "server" / "lotbook" / "static"
AT_MOST = 60  # kB


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
    size = sum(len(gzip.compress((STATIC / script).read_bytes(), 9)) for script in scripts)
    return Section(
        "The app", [Figure("JavaScript of the first load, gzip", size / 1000, "kB", at_most=AT_MOST)]
    )
