"""A browser as the person at the dock uses it: opens pages, scans as a scanner that types, reads the band."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.e2e.server import Api, Server
from tests.e2e.warehouse import Receipt

PHONE, TABLET, DESKTOP = (360, 740), (768, 1024), (1440, 900)
SIZES = {360: PHONE, 768: TABLET, 1440: DESKTOP}
THEMES = ("light", "dark", "sun")

GS = "\x1d"
CTRL = 2  # modifier of the DevTools protocol
KEY_GAP = 0.004  # seconds between two keys of a scanner
TRIGGER_GAP = 0.5  # between two presses of its trigger

PATIENCE = 20_000  # ms: what a busy machine may take for what takes none
expect.set_options(timeout=PATIENCE)


class Handheld:
    """One page of one signed-in person."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._keys = page.context.new_cdp_session(page)
        self._scanned = ("", 0.0)

    def open(self, path: str) -> Handheld:
        """Go to an address of the app; returns when it is drawn."""
        self.page.goto(path)
        self.page.locator("h1").first.wait_for()
        return self

    def receive(self, receipt: Receipt) -> Handheld:
        """Go to where a receipt is scanned; returns when scans are heard."""
        self.open(f"{receipt.page}/receive").band.wait_for()
        return self

    def scan(self, code: str, gap: float = KEY_GAP) -> None:
        """What a hand scanner types, ended by Enter; GS arrives as Ctrl+]. gap: seconds between two keys."""
        # With times of their own: a busy machine would else stretch the burst until it looks like a person.
        now = self.page.evaluate("Date.now() / 1000")
        if code == self._scanned[0]:  # a second press of the trigger, not the first one held
            now = max(now, self._scanned[1] + TRIGGER_GAP)
        self._scanned = (code, now)
        for at, character in enumerate(code):
            self._key(character, now + at * gap)
        self._key("\r", now + len(code) * gap)

    def _key(self, character: str, at: float) -> None:
        if character == GS:
            key = {"key": "]", "code": "BracketRight", "modifiers": CTRL}
        elif character == "\r":
            key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        else:
            key = {"key": character, "text": character}
        self._keys.send("Input.dispatchKeyEvent", {"type": "keyDown", "timestamp": at, **key})
        del key["text" if "text" in key else "modifiers"]
        self._keys.send("Input.dispatchKeyEvent", {"type": "keyUp", "timestamp": at, **key})

    @property
    def band(self) -> Locator:
        """What the last scan did: over a sheet, where one is open."""
        return self.page.locator(".band").last

    def sees(self, *words: str) -> None:
        """The band says all of this, and the server has said so too."""
        for word in words:
            expect(self.band).to_contain_text(word)
        self.has_sent_all()

    def has_sent_all(self) -> None:
        """Nothing waits for the server; what is shown before that is the handheld's own guess."""
        expect(self.page.locator(".pill", has_text="to send")).to_have_count(0)

    def press(self, name: str) -> None:
        """Press the button or link with this name."""
        self.control(name).click()

    def control(self, name: str) -> Locator:
        """The button or link with this name."""
        page = self.page
        return page.get_by_role("button", name=name, exact=True).or_(
            page.get_by_role("link", name=name, exact=True)
        )

    def press_row(self, text: str) -> None:
        """Press the row of a list that shows this."""
        self.page.locator(".row", has_text=text).click()

    def line(self, product: str) -> Locator:
        """The line of a product on the receive screen."""
        return self.page.locator(".lines .line", has_text=product)

    @property
    def sheet(self) -> Locator:
        """The open sheet or dialog."""
        return self.page.locator("dialog[open]")


def new_context(
    browser: Browser, server: Server, size: tuple[int, int] = PHONE, **more: object
) -> BrowserContext:
    """A browser profile of its own in front of the server, with nobody signed in."""
    width, height = size
    settings = {"locale": "en-GB", "timezone_id": "Europe/Berlin", "reduced_motion": "reduce", **more}
    context = browser.new_context(
        base_url=server.url, viewport={"width": width, "height": height}, has_touch=width < 1000, **settings
    )
    context.set_default_timeout(PATIENCE)
    return context


def show(page: Page, theme: str) -> None:
    """Turn a page into one of the lights: the app by its own setting, pages without scripts by the device's."""
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)


def sign_in(context: BrowserContext, api: Api) -> None:
    """Give a browser profile the session of a person."""
    url = str(api.http.base_url)
    context.add_cookies(
        [{"name": "lotbook", "value": api.cookie, "url": url, "httpOnly": True, "sameSite": "Lax"}]
    )


def on_writes(handheld: Handheld, mutation: str, handle: Callable[[Route], None]) -> Callable[[], None]:
    """Let `handle` decide about every request that carries a mutation; returns how to stop."""

    def decide(route: Route) -> None:
        if f"mutation {mutation}" in (route.request.post_data or ""):
            handle(route)
        else:
            route.continue_()

    handheld.page.route("**/graphql", decide)
    return lambda: handheld.page.unroute("**/graphql", decide)


def hear_nothing(handheld: Handheld) -> Callable[[], None]:
    """Leave what it reads without an answer, as if the others were quicker; returns how to stop. It still writes."""

    def decide(route: Route) -> None:
        if "mutation " in (route.request.post_data or ""):
            route.continue_()

    handheld.page.route("**/graphql", decide)
    return lambda: handheld.page.unroute("**/graphql", decide)
