"""Imports over a real connection."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import uuid4

import httpx
import pytest

from lotbook import app
from lotbook.db.work import drain
from lotbook.domain.import_words import ImportKind
from lotbook.services import importing
from lotbook.settings import Settings
from tests.web.conftest import ask, enter, serving

APPLY = """mutation ($input: ApplyImportInput!) { applyImport(input: $input) {
  __typename ... on Refusal { message } ... on ImportPayload { replayed dataImport { name added } } } }"""
IMPORTS = "{ imports(first: 5) { nodes { name added } } }"
BROUGHT = {"name": "vendors.csv", "added": 2}


@pytest.mark.parametrize("phase", ["known", "written"])
async def test_an_import_goes_on_when_its_browser_is_gone_and_is_found(filled, monkeypatch, phase):
    """phase: of the import when the connection goes, before anything is locked or in its transaction."""
    begun, gone = asyncio.Event(), asyncio.Event()
    usual = importing.IMPORTERS[ImportKind.PARTNERS]

    async def waited(*given):
        begun.set()
        await asyncio.wait_for(gone.wait(), 20)
        return await getattr(usual, phase)(*given)

    slow = importing.IMPORTERS | {ImportKind.PARTNERS: replace(usual, **{phase: waited})}
    monkeypatch.setattr(importing, "IMPORTERS", slow)
    async with serving(lambda: app.create(Settings(database_url=filled))) as port:
        async with httpx.AsyncClient(base_url=f"http://localhost:{port}", timeout=20) as client:
            await enter(client, "manager")
            client.headers["x-requested-by"] = "lotbook"
            rows = b"Name,Role\nA. Vendor,vendor\nB. Vendor,vendor\n"
            sent = await client.put(f"/uploads/{uuid4()}", params={"name": BROUGHT["name"]}, content=rows)
            given = {
                "operationId": str(uuid4()),
                "file": {"upload": sent.json()["upload"], "kind": "PARTNERS"},
            }
            signed_in = client.cookies
            leaving = asyncio.create_task(ask(client, APPLY, input=given))
            await asyncio.wait_for(begun.wait(), 20)
            leaving.cancel()
            await asyncio.wait({leaving})
        async with httpx.AsyncClient(base_url=f"http://localhost:{port}", timeout=20) as client:
            client.cookies = signed_in  # to sign in is a write, too
            assert (await ask(client, IMPORTS))["imports"]["nodes"] == []
            gone.set()
            async with asyncio.timeout(20):
                while not (found := (await ask(client, IMPORTS))["imports"]["nodes"]):  # noqa: ASYNC110 - it tells nobody
                    await asyncio.sleep(0.01)
            await drain()
            assert found == [BROUGHT]
            again = (await ask(client, APPLY, input=given))["applyImport"]
    assert again == {"__typename": "ImportPayload", "replayed": True, "dataImport": BROUGHT}
