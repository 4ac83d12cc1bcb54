"""Lists as files: put before they are read, and fetched again with their answers."""

import csv
import io
import uuid

import pytest
import pytest_asyncio

from lotbook.decode.text_table import read_file
from lotbook.decode.workbook_reader import read_sheet
from lotbook.domain.import_reading import ImportWishes, understand_import
from lotbook.domain.import_words import ImportKind
from lotbook.domain.refusals import Ref
from lotbook.domain.words import Role
from lotbook.graphql import ids
from lotbook.models import Upload
from lotbook.services import number_drafts, sign_in, uploads
from lotbook.services.number_tables import ListGiven
from lotbook.web import lists, templates
from tests.dock import Dock
from tests.web.conftest import PASSWORD, acting, person, request
from tests.web.test_server import visitor


@pytest_asyncio.fixture
async def operator(database):
    await person("operator", Role.OPERATOR)
    async with visitor(database) as client:
        yield client


async def enter(client) -> None:
    session = await sign_in.sign_in("operator", PASSWORD, "127.0.0.1", sign_in.SessionRules())
    client.cookies.set("lotbook", session.secret.text)


def place(key: str | None = None) -> str:
    return f"/uploads/{key or uuid.uuid4()}"


async def test_a_file_is_kept_once_under_the_id_that_the_client_chose(operator):
    await enter(operator)
    path = place()
    first = await operator.put(path, content=b"SN-1\n", params={"name": "a\x00../../b\u202e.csv"})
    assert (first.status_code, first.json()["replayed"]) == (200, False)
    again = await operator.put(path, content=b"SN-1\n", params={"name": "a\x00../../b\u202e.csv"})
    assert (again.json()["upload"], again.json()["replayed"]) == (first.json()["upload"], True)
    other = await operator.put(path, content=b"SN-2\n")
    assert (other.status_code, other.json()["code"]) == (409, "OPERATION_ID_REUSED")
    [kept] = await Upload.all()
    assert (kept.name, kept.content) == ("b.csv", b"SN-1\n")
    assert ids.decode(first.json()["upload"]) == ("Upload", kept.id)


async def test_nobody_uploads_without_a_name_and_no_byte_of_it_is_read(operator, monkeypatch):
    read = []
    monkeypatch.setattr(lists, "body_of", lambda request: read.append(request))
    answer = await operator.put(place(), content=b"x" * 1_000_000)
    assert (answer.status_code, read) == (401, [])


@pytest.mark.parametrize(
    ("path", "content", "status"),
    [
        ("/uploads/list.csv", b"SN-1", 400),
        ("/uploads/00000000-0000-0000-0000-000000000000", b"SN-1", 400),
        (place(), b"", 400),
        (place(), b"x" * (10 * 1024 * 1024 + 1), 413),
        (place(), b"x" * (17 * 1024 * 1024), 413),
    ],
)
async def test_what_is_no_upload_is_refused(operator, path, content, status):
    await enter(operator)
    assert (await operator.put(path, content=content)).status_code == status
    assert await Upload.all().count() == 0


async def test_the_answers_are_a_spreadsheet_that_reckons_with_nothing(database):
    eva = acting(await person("operator", Role.OPERATOR))
    dock = await Dock().open()
    line = await dock.line_of(await dock.receipt((dock.flour, 10)), dock.flour)
    listed = "Lot;Qty\nL-1;1,5\n'=HYPERLINK(1);2\n@SUM;12 kg\n"
    file = await uploads.keep_upload(request(eva), uploads.File("vendor's list.csv", listed.encode()))
    given = ListGiven(upload=file.outcome.upload)
    draft = (await number_drafts.draft_numbers(request(eva), Ref("TransferLine", line), given)).outcome.draft
    path = f"/documents/number-drafts/{ids.encode('NumberDraft', draft)}.csv"
    async with visitor(database) as client:
        assert (await client.get(path)).status_code == 401
        await enter(client)
        answer = await client.get(path)
        assert (await client.get(path.replace(".csv", "x.csv"))).status_code == 404
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="vendor-s-list-csv-answers.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:3] == ["Row", "Lot number", "Quantity"]
    assert rows[1][:3] == ["2", "L-1", "1,5"]
    assert [row[1] for row in rows[2:]] == ["'=HYPERLINK(1)", "'@SUM"]
    assert rows[3][-2:] == ["row unclear", "Column 2 (Qty): 12 kg is no quantity."]


@pytest.mark.parametrize("format", ["csv", "xlsx"])
async def test_each_kind_of_import_has_a_template_that_can_be_imported(operator, format):
    await enter(operator)
    for kind in ImportKind:
        answer = await operator.get(
            f"/documents/import-templates/{templates.address_of(kind)}-template.{format}"
        )
        assert answer.status_code == 200
        content = answer.content
        rows = (await read_sheet(content)).rows if format == "xlsx" else read_file(content).rows
        reading = understand_import(rows, ImportWishes())
        assert (reading.kind, reading.questions, None in reading.fields) == (kind, (), False)
    assert (await operator.get("/documents/import-templates/lunch-template.csv")).status_code == 404
    assert (await operator.get("/documents/import-templates/products-template.pdf")).status_code == 404
