"""Starts a real Chromium for the browser tests and the screenshots, with nothing downloaded by Playwright."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, sync_playwright

from tools import programs


class NoBrowser(Exception):
    """This machine has no Chromium that starts; the message says how to get one."""


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """A running Chromium, closed afterwards; arguments go to its command line. Raises NoBrowser.

    Its camera shows a test picture to pages that are allowed it.
    """
    executable = programs.chromium()
    if executable is None:
        raise NoBrowser("Install Chromium, or set LOTBOOK_CHROMIUM=/path/to/it")
    # Playwright's own Node needs libatomic, which a bare Debian lacks.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(programs.node_home() / "bin" / "node"))
    with sync_playwright() as playwright, _running(playwright.chromium, executable, *arguments) as browser:
        yield browser


def camera_shows(film: Path) -> str:
    """The argument with which the camera shows a film (MJPEG), over and over."""
    return f"--use-file-for-fake-video-capture={film}"


@contextmanager
def with_camera(beside: Browser, film: Path) -> Iterator[Browser]:
    """Another Chromium beside a running one, whose camera shows a film."""
    executable = programs.chromium()
    assert executable, "one runs already"
    with _running(beside.browser_type, executable, camera_shows(film)) as browser:
        yield browser


@contextmanager
def _running(kind: BrowserType, executable: str | Path, *arguments: str) -> Iterator[Browser]:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    # Containers often give /dev/shm 64 MB; a page that fills it crashes.
    quiet = ["--disable-dev-shm-usage", "--use-fake-device-for-media-stream", *sandbox, *arguments]
    browser = kind.launch(executable_path=executable, args=quiet)
    try:
        yield browser
    finally:
        browser.close()
