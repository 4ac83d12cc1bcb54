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

    Its camera shows a test picture to every page. It is the headless shell where there is one.
    """
    whole = programs.chromium()
    if whole is None:
        raise NoBrowser("Install Chromium, or set LOTBOOK_CHROMIUM=/path/to/it")
    # Playwright's own Node needs libatomic, which a bare Debian lacks.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(programs.node_home() / "bin" / "node"))
    with sync_playwright() as playwright, _quick(playwright.chromium, *arguments) as browser:
        yield browser


def camera_shows(film: Path) -> str:
    """The argument with which the camera shows a film (MJPEG), over and over."""
    return f"--use-file-for-fake-video-capture={film}"


@contextmanager
def with_camera(beside: Browser, film: Path) -> Iterator[Browser]:
    """Another Chromium beside a running one, whose camera shows a film."""
    with _quick(beside.browser_type, camera_shows(film)) as browser:
        yield browser


@contextmanager
def with_questions(beside: Browser) -> Iterator[Browser]:
    """A whole Chromium beside a running one, as people have it: it gives the camera to pages that are allowed it."""
    whole = programs.chromium()
    assert whole, "one runs already"
    with _running(beside.browser_type, whole) as browser:
        yield browser


@contextmanager
def _quick(kind: BrowserType, *arguments: str) -> Iterator[Browser]:
    executable = programs.headless_shell() or programs.chromium()
    assert executable, "the caller has seen it"
    # The headless shell has nobody to ask.
    with _running(kind, executable, "--use-fake-ui-for-media-stream", *arguments) as browser:
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
