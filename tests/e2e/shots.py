"""Pictures of every screen, for people to look at: `python -m tests.e2e.shots [NAME...]`, into docs/shots/."""

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page
from zxingcpp import BarcodeFormat

from tests.browser import camera_shows, chromium
from tests.e2e.film import Scene, record, symbol
from tests.e2e.handheld import PHONE, SIZES, Handheld, new_context, show, sign_in
from tests.e2e.screens import SCREENS, Screen
from tests.e2e.server import Api, post_office, serving
from tests.e2e.stage import Stage
from tests.e2e.warehouse import Warehouse

SHOTS = Path(__file__).parents[2] / "docs" / "shots"
THEMES = ("light", "dark")
# What README and guide show is kept in the repository, under names of its own.
SHOWN = {
    "receive-ok": "receive",
    **{name: f"guide-{name}" for name in (
        "sign-in", "traceability", "product-new", "product-track", "operation-type", "order", "receive-numbers",
        "receive-list", "receive-quantity", "receive-choose", "lots", "lot-new", "validate", "done", "quotation",
        "pick", "bill", "bill-payment", "invoice", "trace", "trace-lot", "lot", "receive-refused", "receive-camera",
        "receive-photo", "receive-labels", "correct", "lot-held", "return",
        "to-vendor", "notices", "approval",
        "package", "putaway", "arrival", "count-scan", "count", "import-would", "import-faults",
        "import-stock",
        "scrap", "lot-take-back", "opening-stock", "lot-became",
        "recall", "recall-preview", "recall-customer",
        "materials-one", "make-order", "make-run", "make-apart",
    )},
}  # fmt: skip
COLOURS = 128  # enough for a screen without photographs, at a third of the size


def main(names: Sequence[str]) -> None:
    """Make the pictures of these screens, of all when none is named; files are NAME-WIDTH-THEME.png."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    chosen = [screen for screen in SCREENS if not names or screen.name in names]
    with (
        tempfile.TemporaryDirectory() as folder,
        post_office() as mailbox,
        serving(Path(folder), "--demo", mail=mailbox.port) as server,
        ExitStack() as more,
    ):
        people = {login: Api(server, login) for login in ("manager", "admin")}
        stage = Stage(Warehouse(people["manager"]), people["admin"])
        film = record([label(stage)], Path(folder) / "camera.mjpeg", between=0)
        browser = more.enter_context(chromium(camera_shows(film)))
        for screen in chosen:
            context = new_context(browser, server, PHONE, permissions=["camera"], service_workers="block")
            if screen.login:
                sign_in(context, people[screen.login])
            handheld = Handheld(context.new_page())
            screen.present(handheld, stage)
            if screen.name == "receive-camera":
                handheld.sees("OK +1")
            for name, picture in pictures(screen, handheld.page):
                save(picture, SHOTS / name)
                if name == f"{screen.name}-360-light.png" and screen.name in SHOWN:
                    save(picture, SHOTS / f"{SHOWN[screen.name]}.png")
            context.close()
            print(screen.name, flush=True)


def label(stage: Stage) -> Scene:
    """What lies before the camera: the next serial of what is half received."""
    text = f"(01){stage.product('SCN-200').gtin}(21)SN26-41001"
    return Scene((symbol(text, BarcodeFormat.DataMatrix, 7, gs1=True),), rotated=-4)


def pictures(screen: Screen, page: Page) -> Iterator[tuple[str, bytes]]:
    """The page as it stands, at each size in each light."""
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            show(page, theme)
            yield f"{screen.name}-{width}-{theme}.png", page.screenshot(animations="disabled")


def save(picture: bytes, file: Path) -> None:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
