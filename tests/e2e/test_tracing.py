"""The graph of a trace under two fingers and by its buttons."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import CDPSession, Locator

from tests.e2e.handheld import Handheld

NEAR = 60
"""Pixels that what is looked at may move: it grows around the fingers, and ends where the graph does."""


def pinch(fingers: CDPSession, x: float, y: float, *apart: float) -> None:
    """Two fingers around a point, so far from it one after the other."""

    def send(kind: str, *points: float) -> None:
        touched = [{"x": x + each, "y": y, "id": place} for place, each in enumerate(points)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    send("touchStart", -apart[0], apart[0])
    for each in apart[1:]:
        send("touchMove", -each, each)
    send("touchEnd")


def middle(thing: Locator) -> tuple[float, float]:
    found = thing.bounding_box()
    assert found
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def moved(thing: Locator, was: tuple[float, float]) -> float:
    return max(abs(one - other) for one, other in zip(middle(thing), was, strict=True))


def test_what_is_looked_at_stays_in_sight_when_a_graph_grows(handheld, warehouse):
    flour = warehouse.product("Flour, white", "LOT", "kg")
    lot = warehouse.stocked(flour, {"FW-0": "20"})["FW-0"]
    first = lot
    for step in range(1, 9):
        lot = warehouse.renumbered("relabel", lot=lot, number=f"FW-{step}", reason="another bag")
    phone: Handheld = handheld()
    phone.open(f"/trace/{quote(first, safe='')}")
    page = phone.page
    box = page.locator(".g-n", has_text="FW-6")
    box.scroll_into_view_if_needed()
    fingers = page.context.new_cdp_session(page)
    at = middle(box)
    pinch(fingers, *at, 25, 30, 40, 50)
    page.locator(".graph-held").wait_for()
    assert moved(box, at) < NEAR
    pinch(fingers, *middle(box), 50, 40, 30)
    assert moved(box, at) < 2 * NEAR
    box.focus()  # whoever uses keys or buttons stays there too
    seen = middle(box)
    phone.control("Full width").dispatch_event("click")
    page.locator(".graph-box:not(.graph-held)").wait_for()
    assert moved(box, seen) < 2 * NEAR
