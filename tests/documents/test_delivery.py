"""The delivery slip and the picking list in any script and length."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from lotbook.documents.delivery import DeliverySlip, delivery_slip_pdf
from lotbook.documents.letterhead import Party
from lotbook.documents.picking import Pick, PickingList, Stop, picking_list_pdf
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import LotLayout, PaperSize
from lotbook.web.deliveries import draw_delivery
from lotbook.web.drawing import Number
from tests.documents.reading import pages, scan, text
from tests.documents.test_slip import lot, product

BERLIN = ZoneInfo("Europe/Berlin")
SHOP = Party(name="متجر الزاوية", lines=("سوق الميناء",))


def slip(*lines, **other) -> DeliverySlip:
    found = DeliverySlip(
        company=Party(name="Lund & Fenwick", lines=("Kaistrasse 14",)), warehouse="Bremen North", customer=SHOP,
        deliver_to=SHOP, number="WH1/OUT/00042", lines=lines, due=date(2026, 12, 1),
        delivered_at=datetime(2026, 11, 23, 7, 58, tzinfo=BERLIN), delivered_by="Marek Dudek",
    )  # fmt: skip
    return replace(found, **other)


def picking(*stops: Stop) -> PickingList:
    return PickingList(
        company=Party(name="Lund & Fenwick"), warehouse="Bremen North", partner=SHOP, number="WH1/OUT/00042",
        due=date(2026, 12, 1), changed=datetime(2026, 11, 23, 7, 58, tzinfo=BERLIN), stops=stops,
    )  # fmt: skip


def pick(number: str | None, name: str = "Radio", **how: str) -> Pick:
    return Pick(product_name=name, sku=name.upper(), unit="pcs", quantity=Decimal(1), number=number, **how)


def test_names_in_any_script_are_printed_and_what_no_font_has_is_refused():
    tea = product("מפתח ברגים שבדי", "2", "2", lot("批号-07"))
    (page,) = text(delivery_slip_pdf(slip(tea), PaperSize.A4))
    assert "批号-07" in page
    (page,) = text(delivery_slip_pdf(slip(product("Tea \U0001f375")), PaperSize.A4))
    assert "Tea \ufffd" in page
    (page,) = text(
        picking_list_pdf(picking(Stop(place="\U0001f375", code="A", picks=(pick("1"),))), PaperSize.A4)
    )
    assert "\ufffd" in page
    with pytest.raises(CannotPrint, match="Line 2: Tea, \U0001f375-1: no font for printing has"):
        unread = product("Tea", "1", "1", lot("\U0001f375-1"))
        delivery_slip_pdf(slip(product("Rye"), unread), PaperSize.A4)
    with pytest.raises(CannotPrint, match="Radio, \U0001f375: no font"):
        picking_list_pdf(picking(Stop(place="1", code="A", picks=(pick("\U0001f375"),))), PaperSize.A4)


@pytest.mark.parametrize("layout", LotLayout)
def test_every_number_is_printed_once_whatever_the_layout(layout):
    numbers = [Number(f"R-{2 * n:04}", Decimal(1), None, None) for n in range(300)]
    given = slip(product("Radio", "300", "300"), layout=layout)
    found = text(draw_delivery(given, [numbers[::-1]], PaperSize.LETTER))
    assert re.findall(r"R-\d{4}", "\n".join(found)) == [each.number for each in numbers]
    assert len(found) == 2
    assert ("Ordered" in found[1]) is (layout is not LotLayout.APPENDIX)
    assert all(f"Page {n} of {len(found)}" in page for n, page in enumerate(found, 1))
    assert sum("signature" in page for page in found) == 1


def test_lots_of_one_day_stand_together_also_when_each_has_its_line():
    day, later = date(2027, 1, 11), date(2027, 2, 11)
    numbers = [Number("A", Decimal(3), later, None), Number("B", Decimal(4), day, None)]
    given = slip(product("Tea", "7", "7"), layout=LotLayout.PER_LINE)
    (page,) = text(draw_delivery(given, [numbers], PaperSize.A4))
    assert page.index("B 11 Jan 2027 4") < page.index("A 11 Feb 2027 3")


def test_a_long_picking_list_names_the_product_again_and_every_code_is_read():
    numbers = [f"SN-{n:05}" for n in range(40)]
    stop = Stop(place="WH1/Stock/A-01", code="A-01", picks=tuple(pick(each, code=each) for each in numbers))
    drawn = picking_list_pdf(picking(stop), PaperSize.A4)
    found = text(drawn)
    assert len(found) > 1
    assert all("WH1/Stock/A-01: Radio (continued)" in page for page in found[1:])
    codes = [code.content.decode() for page in pages(drawn, 203) for code in scan(page)]
    assert codes == ["WH1/OUT/00042", "A-01", *numbers]
    apart = tuple(replace(each, sku=each.number or "") for each in stop.picks)
    found = text(picking_list_pdf(picking(replace(stop, picks=apart)), PaperSize.A4))
    assert all("WH1/Stock/A-01 (continued)" in page for page in found[1:])
    assert "(continued)" not in found[0]


def test_a_few_serials_have_a_code_each_and_many_are_told_as_ranges_without():
    def serials(*numbers: int) -> tuple[Pick, ...]:
        return tuple(replace(pick(f"SN-{n:05}", code=f"SN-{n:05}"), serial=True) for n in numbers)

    few = Stop(place="A", code="A", picks=serials(*range(21, 25), 2_000))
    drawn = picking_list_pdf(picking(few), PaperSize.A4)
    (page,) = text(drawn)
    assert " to SN" not in page
    codes = [code.content.decode() for picture in pages(drawn, 203) for code in scan(picture)]
    assert codes == ["WH1/OUT/00042", "A", *(each.number for each in few.picks)]
    run = Stop(place="A", code="A", picks=serials(*range(1, 1_701), 2_000))
    drawn = picking_list_pdf(picking(run), PaperSize.A4)
    (page,) = text(drawn)
    assert "SN-00001 to SN-01700" in page and "1,700" in page and "scan the numbers on the goods" in page
    assert [code.text for picture in pages(drawn, 203) for code in scan(picture)] == ["WH1/OUT/00042", "A"]
    many = Stop(place="A", code="A", picks=serials(*range(1, 3_400, 2)))
    found = text(picking_list_pdf(picking(many), PaperSize.A4))
    assert len(found) < 12
    assert re.findall(r"SN-\d{5}", "\n".join(found)) == [each.number for each in many.picks]


@pytest.mark.parametrize(("theirs", "told"), [("DE", False), ("BE", True), (None, False)])
def test_a_country_is_told_where_a_paper_leaves_it(theirs: str | None, told: bool):
    ours, shop = Party(name="Lund & Fenwick", country="DE"), Party(name="Delta", country=theirs)
    (page,) = text(picking_list_pdf(replace(picking(), company=ours, partner=shop), PaperSize.A4))
    assert ("DE" in page.split(), "BE" in page.split()) == (told, told)


def test_a_number_that_no_bars_hold_is_a_square_to_scan():
    stop = Stop(place="A", code="A", picks=(pick("批号-07", code="批号-07"), pick("N" * 64, code="N" * 64)))
    drawn = picking_list_pdf(picking(stop), PaperSize.A4)
    (page,) = pages(drawn, 203)
    assert [code.text for code in scan(page)] == ["WH1/OUT/00042", "A", "批号-07", "N" * 64]
    assert "N" * 64 in text(drawn)[0]


def test_goods_without_numbers_are_picked_by_their_product_and_its_code():
    stop = Stop(place="A", code="A", picks=(pick(None, "Bag", code="4006381333931"), pick(None, "Box")))
    drawn = picking_list_pdf(picking(stop), PaperSize.LETTER)
    (page,) = text(drawn)
    assert page.count("without number") == 2 and "Bag" in page and "Box" in page
    (picture,) = pages(drawn, 203)
    assert [code.text for code in scan(picture)][-1] == "4006381333931"
