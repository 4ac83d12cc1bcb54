"""The camera over a receipt: labels that lie before it, as printers make them, become entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from statistics import median

import pytest
from playwright.sync_api import expect
from zxingcpp import BarcodeFormat

from tests.browser import with_camera, with_questions
from tests.e2e.acts import refusing
from tests.e2e.camera_clock import CameraClock
from tests.e2e.film import Scene, printed, record, symbol
from tests.e2e.handheld import GS, PHONE, Handheld, new_context, sign_in

Filmed = Callable[..., Handheld]

ROUNDS = 20_000  # milliseconds in which a film is seen several times


@pytest.fixture
def filmed(browser, server, people, tmp_path) -> Iterator[Filmed]:
    """Makes handhelds whose camera sees these scenes: `filmed(Scene(...))`."""
    with ExitStack() as opened:

        def make(*scenes: Scene, service_workers: str = "block", who: str = "operator") -> Handheld:
            with_film = opened.enter_context(with_camera(browser, record(scenes, tmp_path / "camera.mjpeg")))
            context = new_context(
                with_film, server, PHONE, permissions=["camera"], service_workers=service_workers
            )
            sign_in(context, people[who])
            return Handheld(context.new_page())

        yield make


@pytest.fixture
def questioning(browser, server, people) -> Iterator[Handheld]:
    """A handheld that gives no page the camera unasked."""
    with with_questions(browser) as whole:
        context = new_context(whole, server, PHONE, service_workers="block")
        sign_in(context, people["operator"])
        yield Handheld(context.new_page())


def test_labels_that_the_server_printed_become_entries_once_each(filmed, warehouse, people, capsys):
    warehouse.serves_at("https://lots.example.com", people["admin"])
    printer = warehouse.product("Label printer, mobile")
    receipt = warehouse.receipt((printer, 9))
    receipt.assign({"text": "CAM-1; CAM-2; CAM-3; CAM-4; CAM/5"})
    symbols = enumerate(("GS1_DATAMATRIX", "GS1_128", "GS1_QR", "DIGITAL_LINK_QR", "PAGE_QR"), 1)
    pages = [receipt.label(place, warehouse.label_template(kind)) for place, kind in symbols]
    receipt.take_off()
    square, bars, dots, link, page = (printed(page, size=0.85) for page in pages)
    dock = filmed(
        Scene((square,)),
        Scene((bars,), rotated=6),
        Scene((dots,), blurred=2),
        Scene((link,), rotated=-15),
        Scene((page,), rotated=5),
    )
    dock.receive(receipt)
    clock = CameraClock(dock.page)
    dock.press("Camera")
    expect(dock.band).to_contain_text("5 / 9", timeout=ROUNDS)
    dock.sees("OK +1")
    assert sorted(receipt.numbers()) == ["CAM-1", "CAM-2", "CAM-3", "CAM-4", "CAM/5"]
    hint = dock.page.locator(".cam-hint")
    expect(hint).to_contain_text("is counted already", timeout=ROUNDS)  # the film goes round
    assert len(receipt.numbers()) == 5
    waits = clock.waits()
    with capsys.disabled():
        print(f" camera to entry: median {median(waits):.0f} ms, longest {max(waits):.0f} ms", end="")


def test_labels_of_other_makers_become_entries_too(filmed, warehouse):
    router = warehouse.product("Router, rugged")
    receipt = warehouse.receipt((router, 9))
    kinds = ((BarcodeFormat.DataMatrix, 6), (BarcodeFormat.Code128, 2), (BarcodeFormat.QRCode, 6))
    labels = [
        symbol(f"(01){router.gtin}(21)OM-{place}", kind, scale, gs1=True)
        for place, (kind, scale) in enumerate(kinds, 1)
    ]
    turned = ((-8, 2), (7, 0), (-20, 2))
    scenes = [
        Scene((label,), rotated=rotated, blurred=blurred)
        for label, (rotated, blurred) in zip(labels, turned, strict=True)
    ]
    dock = filmed(*scenes).receive(receipt)
    dock.press("Camera")
    expect(dock.band).to_contain_text("3 / 9", timeout=ROUNDS)
    dock.sees("OK +1")
    assert sorted(receipt.numbers()) == ["OM-1", "OM-2", "OM-3"]


def recorded(dock: Handheld) -> AbstractContextManager[object]:
    """What is begun within makes a scan; waits until the server has answered it."""
    return dock.page.expect_response(lambda one: "mutation RecordScan" in (one.request.post_data or ""))


def test_two_codes_on_one_label_are_one_entry_and_a_lot_waits_for_the_person(filmed, warehouse):
    butter = warehouse.product("Butter, salted", "LOT")
    receipt = warehouse.receipt((butter, 60))
    goods = symbol(butter.gtin[1:], BarcodeFormat.EAN13, 2)
    lot = symbol("(17)270131(10)B-77", BarcodeFormat.Code128, 2, gs1=True)
    dock = filmed(Scene((goods, lot)))
    dock.receive(receipt)
    with recorded(dock):
        dock.press("Camera")
    dock.sees("OK +1", "B-77", "1 / 60", "Use through 31 Jan 2027")
    expect(dock.control("Scan on")).to_be_visible()
    (entry,) = receipt.look()["lines"]["nodes"][0]["entries"]["nodes"]
    assert (entry["number"], entry["quantity"], entry["lastDay"]) == ("B-77", "1", "2027-01-31")
    with recorded(dock):
        dock.press("Scan on")
    dock.sees("OK +1", "2 / 60")
    assert receipt.done() == ["2"]


def test_a_recall_is_of_lots_and_packages_that_the_camera_sees(filmed, warehouse):
    butter = warehouse.product("Butter, unsalted", "LOT")
    lots = warehouse.stocked(butter, {"RC-1": "40", "RC-2": "20"})
    box = warehouse.packed(warehouse.place("HAM/Stock"), lots["RC-2"])
    named = symbol(f"(01){butter.gtin}(10)RC-1", BarcodeFormat.DataMatrix, 6, gs1=True)
    pallet = symbol(f"(00){box['sscc']}", BarcodeFormat.Code128, 2, gs1=True)
    manager = filmed(Scene((named,)), Scene((pallet,)), who="manager")
    manager.open("/recalls/new")
    manager.press("Camera")
    chosen = manager.page.locator("main .list")
    expect(chosen).to_contain_text("RC-1", timeout=ROUNDS)
    expect(chosen).to_contain_text(box["sscc"], timeout=ROUNDS)
    manager.press("Close the camera")
    manager.page.get_by_label("Reason, for staff").fill("A smell")
    manager.press("See what it stops")
    for number in lots:
        expect(manager.page.get_by_role("main")).to_contain_text(number)


def test_other_goods_are_told_once_and_the_work_goes_on(filmed, warehouse):
    ordered, other = warehouse.product("Lens, wide"), warehouse.product("Lens, long")
    receipt = warehouse.receipt((ordered, 2))
    wrong = symbol(f"(01){other.gtin}(21)L-1", BarcodeFormat.DataMatrix, 6, gs1=True)
    right = symbol(f"(01){ordered.gtin}(21)L-1", BarcodeFormat.DataMatrix, 6, gs1=True)
    dock = filmed(Scene((wrong,)), Scene((right,)))
    dock.receive(receipt)
    dock.press("Camera")
    expect(dock.page.locator(".cam-hint")).to_contain_text("Lens, long is not on this document")
    dock.sees("OK +1", "1 / 2")
    assert receipt.numbers() == ["L-1"]


def test_the_scan_screen_opens_what_the_camera_sees_and_keeps_the_camera(filmed, warehouse):
    scale = warehouse.product("Counting scale")
    dock = filmed(Scene((symbol(scale.gtin[1:], BarcodeFormat.EAN13, 3),)))
    dock.open("/scan").press("Camera")
    dock.page.get_by_role("heading", name=scale.name).wait_for()
    dock.press("Back")
    dock.press("Scan")
    expect(dock.control("Close the camera")).to_be_visible()
    dock.page.get_by_role("heading", name=scale.name).wait_for()


def test_without_a_signal_the_camera_reads_what_was_never_read_before(filmed, warehouse):
    radio = warehouse.product("Radio, handheld")
    receipt = warehouse.receipt((radio, 2))
    label = symbol(f"(01){radio.gtin}(21)R-1", BarcodeFormat.DataMatrix, 6, gs1=True)
    dock = filmed(Scene((label,)), service_workers="allow")
    dock.open("/")
    dock.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    dock.receive(receipt)
    dock.page.context.set_offline(True)
    dock.press("Camera")
    expect(dock.band).to_contain_text("R-1")
    expect(dock.page.locator(".pill", has_text="Offline · 1")).to_be_visible()
    dock.page.context.set_offline(False)
    expect(dock.page.get_by_text("All sent")).to_be_visible()
    assert receipt.numbers() == ["R-1"]


def test_a_camera_that_is_not_allowed_says_how_to_allow_it_and_leaves_the_other_ways(questioning, warehouse):
    cable = warehouse.product("Cable drum")
    receipt = warehouse.receipt((cable, 3))
    dock = questioning.receive(receipt)
    dock.press("Camera")
    expect(dock.page.get_by_text("The camera is not allowed for this page")).to_be_visible()
    expect(dock.page.get_by_text("set Camera to Allow")).to_be_visible()
    dock.scan(f"]d201{cable.gtin}21D-1{GS}")
    dock.sees("OK +1", "D-1", "1 / 3")
    dock.press("Type")
    dock.page.get_by_label("Number or code").fill("D-2")
    dock.press("Record it")
    dock.sees("OK +1", "D-2", "2 / 3")
    assert receipt.numbers() == ["D-1", "D-2"]
    dock.page.context.grant_permissions(["camera"])
    expect(dock.page.get_by_text("Hold the code in the frame")).to_be_visible()
    dock.press("Close the camera")
    expect(dock.line(cable.name)).to_contain_text("2 / 3")


@pytest.mark.parametrize(
    ("device", "told"),
    [
        (refusing("NotFoundError"), "This device has no camera"),
        (refusing("NotReadableError"), "Another app uses the camera"),
        (
            "Object.defineProperty(window, 'isSecureContext', { value: false })",
            "Open it as https://localhost",
        ),
    ],
    ids=["none", "busy", "insecure"],
)
def test_why_there_is_no_picture_is_told(handheld, device, told):
    dock = handheld().open("/scan")
    dock.page.evaluate(f"() => {{ {device} }}")
    dock.press("Camera")
    expect(dock.page.get_by_text(told)).to_be_visible()
