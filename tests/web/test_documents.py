"""Slips over HTTP: what they say, who may have them, and what is refused."""

import csv
import re
from decimal import Decimal

import pytest

from lotbook.db.engine import execute
from lotbook.domain.words import CorrectionWay, Role
from lotbook.graphql import ids
from lotbook.models import Lot, Product, StockMoveLine, Transfer, User
from lotbook.services import correcting
from tests.web.conftest import acting, enter, pages, printed, request, write
from tests.web.test_server import visitor

PATHS = {"slip": "/documents/transfers/{}/slip.pdf"}


async def receipt(reference: str, **given) -> Transfer:
    return await Transfer.filter(purchase_order__vendor_reference=reference, **given).get()


async def test_the_slip_tells_lots_and_dates_and_serials_as_ranges(operator):
    done = await receipt("KD-20418")
    answer = await operator.get(PATHS["slip"].format(ids.encode("Transfer", done.id)))
    (page,) = pages(answer)
    year = f"{done.created:%y}"
    for words in (
        done.number,
        "Kaldo Devices",
        "Mia Novak",
        f"SN{year}-00001",
        f"SN{year}-00020",
        "KD-20418",
    ):
        assert words in page
    assert f"SN{year}-00007" not in page
    assert (
        answer.headers["content-disposition"]
        == f'inline; filename="{done.number.replace("/", "-")}-slip.pdf"'
    )
    again = await operator.get(
        PATHS["slip"].format(ids.encode("Transfer", done.id)), params={"size": "LETTER"}
    )
    assert pages(again)


async def test_the_sheet_that_scanners_are_tested_with_is_for_whoever_is_signed_in(operator, filled):
    (page,) = pages(await operator.get("/documents/scanner-test.pdf", params={"size": "LETTER"}))
    assert "Scanner test" in page
    assert (await operator.get("/documents/scanner-test.pdf", params={"size": "A0"})).status_code == 400
    async with visitor(filled) as stranger:
        assert (await stranger.get("/documents/scanner-test.pdf")).status_code == 401


async def test_the_slip_of_a_half_received_order_names_the_backorder(operator):
    done = await receipt("KD-20455", state="DONE")
    left = await Transfer.get(backorder_of_id=done.id)
    (page,) = pages(await operator.get(PATHS["slip"].format(ids.encode("Transfer", done.id))))
    assert left.number in page


async def test_what_is_no_choice_is_refused_with_the_choices(operator):
    done = await receipt("ZG-771")
    answer = await operator.get(PATHS["slip"].format(ids.encode("Transfer", done.id)), params={"size": "A3"})
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED")


async def test_what_is_not_there_or_has_no_paper_is_not_found(operator):
    opened, lot = await receipt("KD-20460"), await Lot.first()
    for path in (
        PATHS["slip"].format(ids.encode("Transfer", opened.id)),
        PATHS["slip"].format(ids.encode("Lot", lot.id)),
        PATHS["slip"].format("12"),
        PATHS["slip"].format("..%2f..%2fetc"),
    ):
        answer = await operator.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND"), path


async def test_a_viewer_gets_slips_and_a_stranger_does_not(filled):
    done = await receipt("ZG-771")
    slip = PATHS["slip"].format(ids.encode("Transfer", done.id))
    async with visitor(filled) as client:
        assert (await client.get(slip)).status_code == 401
        await enter(client, "viewer")
        assert (await client.get(slip)).status_code == 200


@pytest.mark.parametrize("way", [CorrectionWay.FROM_DESTINATION, CorrectionWay.RELABEL])
async def test_papers_of_a_corrected_receipt_say_what_is_right(operator, way):
    done = await receipt("ZG-771")
    wrong = await StockMoveLine.filter(transfer_line__transfer_id=done.id, lot__number="G-4472").get()
    manager = await User.get(role=Role.MANAGER)
    right = correcting.Correction(move_line=wrong.id, quantity=Decimal("20"), number="G-4473")
    await correcting.correct_move_lines(
        request(acting(manager)),
        [right],
        way,
        "Two wheels were of another batch.",
    )
    (slip,) = pages(await operator.get(PATHS["slip"].format(ids.encode("Transfer", done.id))))
    for words in (
        f"by {manager.name} · G-4472: 44.25 kg posted, 24.25 kg now; G-4473: none posted, 20 kg now",
        "Two wheels were of another batch.",
        "Corrected: other numbers",
        "44.25 kg posted, 24.25 kg now",
        "none posted, 20 kg now",
    ):
        assert "".join(words.split()) in "".join(slip.split())
    assert slip.count("Corrected on") == 1
    assert slip.count("G-4473") == 3  # what was received, and what was corrected, in the head and on its line
    assert len(re.findall("corrected .* CET", slip)) == 1  # at the foot of each page
    found = pages(await printed(operator, "Transfer", done.id))
    assert sum("G-4473" in page for page in found) == 1


@pytest.mark.parametrize("other", [False, True])
async def test_what_was_posted_stands_beside_what_holds(operator, other):
    done = await receipt("PK-3390")
    wrong = await StockMoveLine.get(transfer_line__transfer_id=done.id, product__sku="BOX-40")
    manager = await User.get(role=Role.MANAGER)
    label = await Product.get(sku="LBL-100")
    right = {"product": label.id} if other else {}
    fewer = correcting.Correction(move_line=wrong.id, right_quantity=Decimal(480), **right)
    way = CorrectionWay.FROM_WHERE_THEY_ARE
    await correcting.correct_move_lines(request(acting(manager)), [fewer], way, "Counted again")
    (slip,) = pages(await operator.get(PATHS["slip"].format(ids.encode("Transfer", done.id))))
    if other:
        found = ("Corrected: 500 pcs posted, none now", "Difference: not received", f"{label.name}")
    else:
        found = ("Corrected: 500 pcs posted, 480 pcs now", "Difference: 20 pcs short", "Counted again")
    for words in found:
        assert words in slip
    assert slip.count("none posted, 480") == other  # of the labels, below the boxes


async def test_the_discrepancies_of_a_receipt_are_told_to_the_vendor(operator, filled):
    opened = await receipt("ZG-802")
    path = f"/documents/transfers/{ids.encode('Transfer', opened.id)}/discrepancies"
    answer = await operator.get(f"{path}.pdf", params={"size": "LETTER"})
    (page,) = pages(answer)
    for words in ("Discrepancies", opened.number, "Announced and not received: 2", "Y2613", "Y2614"):
        assert words in page
    assert answer.headers["content-disposition"].endswith('-discrepancies.pdf"')
    table = await operator.get(f"{path}.csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    rows = csv.reader(table.content.decode("utf-8-sig").splitlines())
    assert [row[4] for row in rows] == ["Number", "", "Y2613", "Y2614", ""]
    lot = ids.encode("Lot", (await Lot.first()).id)
    assert (await operator.get(f"/documents/transfers/{lot}/discrepancies.csv")).status_code == 404
    async with visitor(filled) as client:
        assert (await client.get(f"{path}.csv")).status_code == 401


@pytest.mark.parametrize(
    ("ordered", "stock", "said"), [("doz", "pcs", " × doz"), ("lb", "kg", " lb"), ("pcs", "pcs", None)]
)
async def test_the_vendor_is_told_quantities_in_the_unit_that_was_ordered_too(operator, ordered, stock, said):
    opened = await receipt("ZG-802")
    unit = "(SELECT id FROM unit WHERE symbol = ?)"
    await write(
        lambda: execute(
            f"""UPDATE transfer_line SET unit_id = {unit}, packaging_id = NULL, per_packaging = NULL
                WHERE transfer_id = ?""",
            ordered,
            opened.id,
        )
    )
    await write(lambda: execute(f"UPDATE product SET unit_id = {unit}", stock))
    path = f"/documents/transfers/{ids.encode('Transfer', opened.id)}/discrepancies"
    rows = list(csv.DictReader((await operator.get(f"{path}.csv")).content.decode("utf-8-sig").splitlines()))
    told = {row["Announced as ordered"] for row in rows if row["Announced"]}
    assert all(said in each for each in told) if said else told == {""}
    (page,) = pages(await operator.get(f"{path}.pdf"))
    assert said is None or f"{said} expected" in page


async def test_what_came_as_announced_is_no_discrepancy(operator):
    done = await receipt("KD-20418")
    path = f"/documents/transfers/{ids.encode('Transfer', done.id)}/discrepancies"
    (page,) = pages(await operator.get(f"{path}.pdf"))
    assert "What was ordered came, no more and no less." in page
    assert len((await operator.get(f"{path}.csv")).text.splitlines()) == 1
