"""What the browser tests share."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import NoBrowser, chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests; each opens its own context. Ends the run when there is none."""
    try:
        with chromium() as running:
            yield running
    except NoBrowser as missing:
        if os.environ.get("ALLOW_MISSING") == "1":
            pytest.skip(str(missing))
        pytest.exit(str(missing), returncode=1)
