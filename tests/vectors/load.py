"""Reads the vectors that the server's and the app's tests share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def whole(file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / file).read_text(encoding="utf-8"))
    return found


def rows(file: str, section: str) -> list[Any]:
    found: list[Any] = whole(file)[section]
    assert found, f"{file} has no {section}"
    return found
