"""Labels and slips over HTTP: what they say, who may have them, and what is refused."""

import io
from decimal import Decimal

import pypdfium2
import pytest
import pytest_asyncio

from lotbook import app
from lotbook.domain.words import CorrectionWay, Role
from lotbook.graphql import ids
from lotbook.models import Lot, StockMoveLine, Transfer, TransferEntry, TransferLine, User
from lotbook.services import correcting, demo, numbers, sign_in
from lotbook.web import papers
from lotbook.web.drawing import Drawing
from tests.web.conftest import acting, request
from tests.web.test_server import visitor

PATHS = {
    "slip": "/documents/transfers/{}/slip.pdf",
    "labels": "/documents/labels/{}.pdf",
}


@pytest.fixture(scope="module")
def drawing():
    """One process that draws for all these tests, and ends with them."""
    shared = Drawing()
    yield shared
    shared.close()


@pytest_asyncio.fixture
async def filled(database, drawing, monkeypatch):
    monkeypatch.setattr(app, "Drawing", lambda: drawing)
    await demo.fill()
    return database


@pytest_asyncio.fixture
async def operator(filled):
    async with visitor(filled) as client:
        await enter(client, "operator")
        yield client


async def enter(client, login: str) -> None:
    session = await sign_in.sign_in(login, demo.PASSWORD, "127.0.0.1", sign_in.SessionRules())
    client.cookies.set("lotbook", session.secret.text)


def pages(answer) -> list[str]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    return [page.get_textpage().get_text_range() for page in document]


async def receipt(reference: str, **given) -> Transfer:
    return await Transfer.filter(purchase_order__vendor_reference=reference, **given).get()


def labels(kind: str, row_id: int) -> str:
    return PATHS["labels"].format(ids.encode(kind, row_id))


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


async def test_the_slip_of_a_half_received_order_names_the_backorder(operator):
    done = await receipt("KD-20455", state="DONE")
    left = await Transfer.get(backorder_of_id=done.id)
    (page,) = pages(await operator.get(PATHS["slip"].format(ids.encode("Transfer", done.id))))
    assert left.number in page


async def test_labels_of_a_done_receipt_are_those_of_its_lots(operator):
    done = await receipt("ZG-771")
    found = pages(await operator.get(labels("Transfer", done.id)))
    assert len(found) == 3
    assert sorted(n for n in ("G-4471", "G-4472", "Y2611") for page in found if n in page) == [
        "G-4471",
        "G-4472",
        "Y2611",
    ]


async def test_labels_before_validation_are_those_of_the_entries(operator):
    opened = await receipt("KD-20460")
    line = await TransferLine.get(transfer_id=opened.id)
    assert (await operator.get(labels("TransferLine", line.id))).json()["code"] == "CANNOT_PRINT"
    manager = await User.get(role=Role.MANAGER)
    listed = numbers.FromText(text="EARLY-001 x 3")
    await numbers.assign_numbers(request(acting(manager)), line.id, listed, numbers.Options())
    found = pages(await operator.get(labels("Transfer", opened.id)))
    assert [f"EARLY-00{n + 1}" in page for n, page in enumerate(found)] == [True] * 3
    entry = await TransferEntry.filter(line_id=line.id).order_by("id").first()
    one = pages(await operator.get(labels("Entry", entry.id), params={"copies": "2"}))
    assert [("EARLY-001" in page) for page in one] == [True, True]
    sheet = pages(await operator.get(labels("TransferLine", line.id), params={"format": "SHEET_A4"}))
    assert len(sheet) == 1


async def test_a_label_of_a_lot(operator):
    lot = await Lot.get(number="L26-0931")
    answer = await operator.get(labels("Lot", lot.id))
    (page,) = pages(answer)
    assert "L26-0931" in page
    assert "OLV-500" in page
    asked = {"query": LABELS_OF_LOT, "variables": {"id": ids.encode("Lot", lot.id)}}
    told = await operator.post("/graphql", json=asked, headers={"x-requested-by": "lotbook"})
    name = told.json()["data"]["lot"]["labels"]["fileName"]
    assert name == "L26-0931-labels.pdf"
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'


LABELS_OF_LOT = "query ($id: ID!) { lot(id: $id) { labels { fileName } } }"


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("labels", {"copies": "0"}, 400),
        ("labels", {"copies": "21"}, 400),
        ("labels", {"copies": "9" * 5000}, 400),
        ("labels", {"copies": "²"}, 400),
        ("labels", {"format": "A3"}, 400),
        ("slip", {"size": "A3"}, 400),
    ],
)
async def test_what_is_no_choice_is_refused_with_the_choices(operator, path, query, status):
    lot = await Lot.first()
    answer = await operator.get(PATHS[path].format(ids.encode("Lot", lot.id)), params=query)
    assert (answer.status_code, answer.json()["code"]) == (status, "MALFORMED")


async def test_what_is_not_there_or_has_no_paper_is_not_found(operator):
    opened, lot = await receipt("KD-20460"), await Lot.first()
    for path in (
        PATHS["slip"].format(ids.encode("Transfer", opened.id)),
        PATHS["slip"].format(ids.encode("Lot", lot.id)),
        PATHS["slip"].format("12"),
        PATHS["slip"].format("..%2f..%2fetc"),
        labels("Transfer", 4711),
        labels("TransferLine", 4711),
        labels("Entry", 4711),
        labels("Lot", 4711),
        labels("Product", 1),
        labels("User", 1),
    ):
        answer = await operator.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND"), path


async def test_a_viewer_gets_slips_and_labels_and_a_stranger_neither(filled):
    done, lot = await receipt("ZG-771"), await Lot.first()
    slip, label = PATHS["slip"].format(ids.encode("Transfer", done.id)), labels("Lot", lot.id)
    async with visitor(filled) as client:
        assert [(await client.get(path)).status_code for path in (slip, label)] == [401, 401]
        await enter(client, "viewer")
        assert [(await client.get(path)).status_code for path in (slip, label)] == [200, 200]


async def test_too_many_labels_are_refused_before_they_are_drawn(operator, monkeypatch):
    monkeypatch.setattr(papers, "MOST_LABELS", 5)
    done = await receipt("ZG-771")
    assert len(pages(await operator.get(labels("Transfer", done.id)))) == 3
    answer = await operator.get(labels("Transfer", done.id), params={"copies": "2"})
    assert (answer.status_code, answer.json()["code"]) == (422, "CANNOT_PRINT")


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
    assert "G-4473" in slip
    assert "24.25" in slip  # of the 44.25 kg of G-4472
    found = pages(await operator.get(labels("Transfer", done.id)))
    assert sum("G-4473" in page for page in found) == 1


async def test_labels_of_what_was_moved_and_shipped(operator):
    kinds = {"INT": "L26-0931", "OUT": "L26-0932"}
    for kind, number in kinds.items():
        line = (
            await StockMoveLine.filter(
                transfer_line__transfer__number__contains=f"/{kind}/", lot__number=number
            )
            .select_related("transfer_line")
            .get()
        )
        (page,) = pages(await operator.get(labels("TransferLine", line.transfer_line.id)))
        assert number in page
