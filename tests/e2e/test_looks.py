"""Every screen can be read, reached and pressed by everyone: axe-core, measured targets, large text."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import ROOT
from tests.e2e.handheld import PHONE, SIZES, THEMES, Handheld, new_context, show, sign_in
from tests.e2e.screens import SCREENS

AXE = ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
# Nothing here asks for selectors; and no rule that runs reads style sheets, which axe-core would fetch each time.
RUN_AXE = """async (rules) => {
    const options = { resultTypes: ["violations"], selectors: false, preload: { assets: ["media"] } };
    options.rules = { "color-contrast-enhanced": { enabled: true } };
    if (rules) options.runOnly = { type: "rule", values: rules };
    const { violations } = await axe.run(options);
    const why = ({ any, all }) => [...any, ...all].map(({ message }) => message).join("; ");
    const told = (id) => (node) => `${id}: ${node.html.slice(0, 120)} ${why(node).slice(0, 200)}`;
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(told(id)));
}"""


@pytest.fixture(scope="module")
def pages(browser, server, people) -> Iterator[dict[str | None, Page]]:
    """One page of each person, and of nobody; scripts may be added, which the app's own policy forbids."""
    opened = {}
    for login in (None, "manager", "admin"):
        context = new_context(
            browser, server, PHONE, permissions=["camera"], service_workers="block", bypass_csp=True
        )
        if login:
            sign_in(context, people[login])
        context.add_init_script(path=AXE)
        context.add_init_script(path=ROOT / "tests" / "e2e" / "looks.js")
        opened[login] = context.new_page()
    yield opened
    for page in opened.values():
        page.context.close()


def lights(width: int, turn: int, long_run: bool) -> tuple[str, ...]:
    """In which lights axe-core judges a screen. A short run sees the phone in light and in one of the others, and each
    third screen on a desk; otherwise it measures targets alone."""
    if long_run:
        return THEMES
    if width == 360:
        light, *others = THEMES
        return light, others[turn % len(others)]
    return ("light",) if width == 1440 and turn % 3 == 0 else ()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_it_looks_right_on_every_device_in_every_light(screen, pages, stage, long_run):
    page = pages[screen.login]
    screen.present(Handheld(page), stage)
    wrong = []
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        for theme in lights(width, SCREENS.index(screen), long_run):
            show(page, theme)
            # The other rules see no colours: once a size is enough.
            rules = None if theme == "light" else ["color-contrast", "color-contrast-enhanced"]
            wrong += [f"{width} {theme} {each}" for each in page.evaluate(RUN_AXE, rules)]
        wrong += [f"{width} target {each}" for each in page.evaluate("looks.smallTargets()")]
        wrong += [f"{width} {each}" for each in page.evaluate("looks.belowTheFrame()")]
    page.set_viewport_size({"width": 360, "height": 740})
    fonts = page.context.new_cdp_session(page)
    for size in (32, 16):
        # As the person's own setting, which the media queries see too.
        fonts.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        wrong += [f"text of {size} px {each}" for each in page.evaluate("looks.beyondTheEdge()")[:8]]
    assert not wrong, "\n".join(wrong)
