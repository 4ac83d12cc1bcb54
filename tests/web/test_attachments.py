"""Files are uploaded, attached, listed, and fetched so that no browser runs what is in them."""

from __future__ import annotations

import uuid

import pypdfium2
from PIL import Image

from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.refusals import Ref
from lotbook.domain.words import AttachmentKind, PaperSize
from lotbook.graphql import ids
from lotbook.models import Lot, StockMoveLine, Transfer
from lotbook.services.attaching import attach_file
from lotbook.services.uploads import File, keep_upload
from tests.decode.pictures import photo
from tests.web.conftest import request
from tests.web.test_server import visitor

ATTACH = """mutation ($input: AttachFileInput!) { attachFile(input: $input) { __typename
  ... on AttachmentPayload { attachment { name kind size link { url mediaType fileName } } }
  ... on Refusal { message field } } }"""
OURS = {"x-requested-by": "lotbook"}
LISTED = "query ($id: ID!) { lot(id: $id) { attachments { name kind added { actor { name } } } } }"


async def test_a_certificate_is_saved_under_its_name_and_never_run(operator, filled):
    lot = ids.encode("Lot", (await Lot.all().order_by("id").first()).id)
    paper = scanner_sheet_pdf(PaperSize.A4)
    for name, content, typename in (
        ("Analyse; 7.exe", paper, "AttachmentPayload"),
        ("a.pdf", b"<script>", "InvalidInput"),
    ):
        path = f"/uploads/{uuid.uuid4()}"
        upload = (await operator.put(path, content=content, params={"name": name})).json()["upload"]
        asked = {"operationId": str(uuid.uuid4()), "subject": lot, "upload": upload, "kind": "CERTIFICATE"}
        sent = {"query": ATTACH, "variables": {"input": asked}}
        told = (await operator.post("/graphql", json=sent, headers=OURS)).json()["data"]["attachFile"]
        assert told["__typename"] == typename
        if typename == "AttachmentPayload":
            kept = told["attachment"]
    assert told["field"] == ["upload"]
    assert kept["link"]["fileName"] == "Analyse--7.pdf"
    listed = {"query": LISTED, "variables": {"id": lot}}
    [found] = (await operator.post("/graphql", json=listed, headers=OURS)).json()["data"]["lot"][
        "attachments"
    ]
    assert (found["name"], found["kind"], found["added"]["actor"]["name"]) == (
        "Analyse; 7.exe", "CERTIFICATE", "Omar Diallo",
    )  # fmt: skip
    url = kept["link"]["url"]
    answer = await operator.get(url)
    assert (answer.status_code, answer.content) == (200, paper)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="Analyse--7.pdf"'
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    async with visitor(filled) as stranger:
        assert (await stranger.get(url)).status_code == 401
    assert (await operator.get(f"/documents/attachments/{lot}")).status_code == 404


async def test_the_certificates_of_a_delivery_are_one_file_to_print(operator):
    line = (
        await StockMoveLine.filter(lot_id__not_isnull=True, transfer_line_id__not_isnull=True)
        .order_by("id")
        .first()
    )
    transfer = await Transfer.get(lines__id=line.transfer_line_id)
    where = f"/documents/transfers/{ids.encode('Transfer', transfer.id)}/certificates.pdf"
    assert (await operator.get(where)).status_code == 404
    picture = Image.new("RGB", (1200, 600), "red")
    for content in (scanner_sheet_pdf(PaperSize.A4), photo(picture, "JPEG")):
        done = await keep_upload(request(), File("certificate", content))
        await attach_file(request(), Ref("Lot", line.lot_id), done.outcome.upload, AttachmentKind.CERTIFICATE)
    answer = await operator.get(where)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    sheet, *_, last = (page.get_size() for page in pypdfium2.PdfDocument(answer.content))
    assert (round(sheet[0]), last) == (595, (432, 216))  # A4, and 1,200 dots at 200 to the inch
