"""Files are uploaded, attached, listed, and fetched so that no browser runs what is in them."""

from __future__ import annotations

import uuid

from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.words import PaperSize
from lotbook.graphql import ids
from lotbook.models import Lot
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
