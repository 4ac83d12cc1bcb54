"""The logo on the company's papers is changed as other settings are."""

from __future__ import annotations

import pytest
from PIL import Image

from lotbook.documents.png import read
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, NotFound, StaleVersion
from lotbook.models import CompanyLogo, Settings
from lotbook.services.logo import set_logo
from lotbook.services.uploads import File, keep_upload
from lotbook.web.papers import our_company
from tests.decode.pictures import photo
from tests.dock import Dock


async def uploaded(dock: Dock, content: bytes) -> int:
    return (await keep_upload(dock.request(), File("logo.png", content))).outcome.upload


async def test_a_logo_is_put_on_papers_replaced_and_taken_off(dock: Dock):
    for version, width in enumerate((300, 1920), 1):
        upload = await uploaded(dock, photo(Image.new("RGB", (width, 100))))
        await set_logo(dock.request(), version, upload)
        logo = (await our_company()).logo
        assert logo is not None and read(logo).width == min(width, 960)
    assert await CompanyLogo.all().count() == 1
    await set_logo(dock.request(), 3, None)
    assert (await our_company()).logo is None
    assert (await Settings.get(id=1)).version == 4


async def test_a_logo_that_is_sent_twice_is_set_once(dock: Dock):
    upload = await uploaded(dock, photo(Image.new("RGB", (30, 10))))
    request = dock.request()
    assert [(await set_logo(request, 1, upload)).replayed for _ in range(2)] == [False, True]
    assert (await Settings.get(id=1)).version == 2


async def test_what_cannot_be_a_logo_changes_nothing(dock: Dock):
    upload = await uploaded(dock, b"%PDF-1.7")
    with pytest.raises(InvalidInput) as refused:
        await set_logo(dock.request(), 1, upload)
    (problem,) = refused.value.problems
    assert (problem.field, problem.fault) == (("upload",), InputFault.MALFORMED)
    assert "this is a PDF" in problem.message
    right = await uploaded(dock, photo(Image.new("RGB", (30, 10))))
    with pytest.raises(StaleVersion):
        await set_logo(dock.request(), 7, right)
    with pytest.raises(NotFound):
        await set_logo(dock.request(), 1, right + 1)
    assert (await Settings.get(id=1)).version == 1
    assert not await CompanyLogo.exists()
