"""Puts the built PWA into the wheel and the sdist, so that whoever installs them needs no Node."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildPwa(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the PWA when server/lotbook/static/index.html is missing; an editable install has `make web`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "editable" or (root / "server/lotbook/static/index.html").exists():
            return
        sys.path.insert(0, str(root / "tools"))
        import web

        web.build()
