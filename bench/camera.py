"""The phone's camera: how long a frame takes to be read, and a label to become an entry, in a real browser."""

from __future__ import annotations

import base64
import io
import tempfile
from pathlib import Path
from statistics import median
from typing import cast

from PIL import Image
from playwright.sync_api import Browser, Page, expect
from zxingcpp import BarcodeFormat

from bench.app_size import STATIC
from bench.clock import percentile
from bench.report import Figure, Section
from tests.browser import NoBrowser, chromium, with_camera
from tests.e2e.camera_clock import CameraClock
from tests.e2e.film import Scene, record, symbol
from tests.e2e.handheld import PHONE, Handheld, new_context, sign_in
from tests.e2e.server import Api, Server, serving
from tests.e2e.warehouse import Product, Warehouse

LABELS = 12
TIMES = 30
AT_MOST = 1_000  # ms
WITHIN = 90_000  # ms, for all labels of the film
CARRIERS = {
    "GS1 DataMatrix": (BarcodeFormat.DataMatrix, 6),
    "GS1-128": (BarcodeFormat.Code128, 2),
    "GS1 QR": (BarcodeFormat.QRCode, 6),
}
# What the band behind the aiming frame holds on a phone held upright.
BAND = (280, 101, 1000, 619)
TIMED = """async ([script, picture, thorough, times]) => {
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  const reader = new Worker(script, { type: "module" });
  const took = [];
  for (let each = 0; each <= times; each++) {
    const look = { picture: await createImageBitmap(new Blob([bytes])), thorough };
    const answer = new Promise((resolve) => (reader.onmessage = ({ data }) => resolve(data)));
    reader.postMessage(look, [look.picture]);
    took.push((await answer).took);
  }
  reader.terminate();
  return took.slice(1); // the first one compiled
}"""


def measure(*, quick: bool) -> Section:
    title = "The camera, in Chromium on this machine"
    if not (STATIC / "index.html").exists():
        return Section(title, [], ["The app is not built here: `make web`."])
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            serving(Path(folder), "--demo") as server,
            chromium() as browser,
        ):
            figures = _entries(browser, server, Path(folder), 3 if quick else LABELS)
            figures += _frames(browser, server, 5 if quick else TIMES)
    except NoBrowser as missing:
        return Section(title, [], [str(missing)])
    note = (
        "From the first frame that shows a label to the end of the server's answer; labels of all carriers."
    )
    return Section(title, figures, [note])


def _entries(browser: Browser, server: Server, folder: Path, labels: int) -> list[Figure]:
    manager = Api(server, "manager")
    warehouse = Warehouse(manager)
    product = warehouse.product("Thermometer")
    receipt = warehouse.receipt((product, labels))
    kinds = [list(CARRIERS.values())[number % len(CARRIERS)] for number in range(labels)]
    scenes = [Scene((_label(product, number, *kind),)) for number, kind in enumerate(kinds)]
    with with_camera(browser, record(scenes, folder / "camera.mjpeg")) as filming:
        context = new_context(filming, server, PHONE, permissions=["camera"], service_workers="block")
        sign_in(context, manager)
        dock = Handheld(context.new_page()).receive(receipt)
        clock = CameraClock(dock.page)
        dock.press("Camera")
        expect(dock.band).to_contain_text(f"{labels} / {labels}", timeout=WITHIN)
        dock.has_sent_all()
        waits = clock.waits()[1:]  # the first one loads the decoder
    return [
        Figure("a label before the camera to its entry, median", median(waits), at_most=AT_MOST),
        Figure("a label before the camera to its entry, 95 %", percentile(waits, 0.95), at_most=AT_MOST),
    ]


def _label(product: Product, number: int, kind: BarcodeFormat, scale: int) -> Image.Image:
    return symbol(f"(01){product.gtin}(21)T-{number}", kind, scale, gs1=True)


def _frames(browser: Browser, server: Server, times: int) -> list[Figure]:
    context = new_context(browser, server, PHONE, service_workers="block", bypass_csp=True)
    page = context.new_page()
    page.goto("/licences.txt")
    symbols = {
        name: symbol("(01)09506000134352(17)271231(10)LOT-42A", kind, scale, gs1=True)
        for name, (kind, scale) in CARRIERS.items()
    }
    symbols["EAN-13"] = symbol("9506000134352", BarcodeFormat.EAN13, 3)
    scenes = {"no code": Scene(), **{name: Scene((drawn,)) for name, drawn in symbols.items()}}
    figures = []
    for thorough, look in ((False, "fast"), (True, "thorough")):
        for name, scene in scenes.items():
            took = _took(page, scene, thorough, times)
            figures.append(Figure(f"a {look} look at a frame with {name}, median", median(took)))
    context.close()
    return figures


def _took(page: Page, scene: Scene, thorough: bool, times: int) -> list[float]:
    file = io.BytesIO()
    scene.drawn().crop(BAND).save(file, "PNG")
    (script,) = (STATIC / "assets").glob("decoder.worker-*.js")
    picture = base64.b64encode(file.getvalue()).decode()
    return cast("list[float]", page.evaluate(TIMED, [f"/assets/{script.name}", picture, thorough, times]))
