"""Starts a real Chromium for the browser tests and the screenshots, with nothing downloaded by Playwright."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools import programs


class NoBrowser(Exception):
    """This machine has no Chromium that starts; the message says how to get one."""


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """A running Chromium, closed afterwards; arguments go to its command line. Raises NoBrowser."""
    executable = programs.chromium()
    if executable is None:
        raise NoBrowser("Install Chromium, or set LOTBOOK_CHROMIUM=/path/to/it")
    # Playwright's own Node needs libatomic, which a bare Debian lacks.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(programs.node_home() / "bin" / "node"))
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        # Containers often give /dev/shm 64 MB; a page that fills it crashes.
        quiet = ["--disable-dev-shm-usage", *sandbox, *arguments]
        browser = playwright.chromium.launch(executable_path=executable, args=quiet)
        try:
            yield browser
        finally:
            browser.close()
