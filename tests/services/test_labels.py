"""Label templates as people save them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lotbook.domain.label_words import LabelFact, LabelPurpose, LabelSymbol
from lotbook.domain.labels import Sheet, Template
from lotbook.domain.refusals import CannotPrint, InvalidInput, StaleVersion
from lotbook.domain.words import PaperSize
from lotbook.models import LabelPrint, LabelTemplate, Settings
from lotbook.services import company
from lotbook.services.company import CompanyFacts
from lotbook.services.label_contents import labels_printed
from lotbook.services.labels import LabelsAsked, print_labels, save_label_template
from tests.dock import ADDRESS, Dock

ROLL = Template(
    name="Shelf",
    purpose=LabelPurpose.LOT,
    symbol=LabelSymbol.GS1_128,
    width=80,
    height=40,
    facts=(LabelFact.NUMBER, LabelFact.NAME),
)
SHEET = Sheet(PaperSize.LETTER, 2, 5, 3.97, 12.7, 106.36, 50.8)


async def serve_at(dock: Dock, address: str | None) -> None:
    facts = CompanyFacts("X", ADDRESS, "EUR", server_address=address)
    version = (await Settings.get(id=1)).version
    await company.update_settings(dock.request(), version, company=facts)


async def test_a_template_is_kept_as_given_to_the_hundredth(dock):
    given = replace(ROLL, width=101.6, height=50.8, sheet=SHEET)
    done = await save_label_template(dock.request(), given, usual=False)
    row = await LabelTemplate.get(id=done.outcome.template)
    assert row.template == given
    assert (row.usual, row.active, row.version) == (False, True, 1)


async def test_the_new_usual_one_takes_the_place_of_the_old(dock):
    before = await LabelTemplate.get(purpose="LOT", usual=True)
    done = await save_label_template(dock.request(), ROLL, usual=True)
    assert (await LabelTemplate.get(purpose="LOT", usual=True)).id == done.outcome.template
    with pytest.raises(InvalidInput):  # it may not leave lots without a usual template
        await save_label_template(
            dock.request(), ROLL, usual=False, template=done.outcome.template, version=1
        )
    changed = replace(before.template, name="Once usual")
    await save_label_template(
        dock.request(), changed, usual=False, active=False, template=before.id, version=before.version
    )
    assert (await LabelTemplate.get(id=before.id)).name == "Once usual"


async def test_a_change_of_what_was_changed_meanwhile_is_refused(dock):
    made = (await save_label_template(dock.request(), ROLL, usual=False)).outcome.template
    await save_label_template(dock.request(), ROLL, usual=False, template=made, version=1)
    with pytest.raises(StaleVersion):
        await save_label_template(dock.request(), ROLL, usual=False, template=made, version=1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"symbol": LabelSymbol.EAN_13}, "symbol"),
        ({"second": LabelSymbol.ITF_14}, "secondSymbol"),
        ({"second": LabelSymbol.CODE_128}, "secondSymbol"),
        ({"purpose": LabelPurpose.LOCATION}, "symbol"),
        ({"purpose": LabelPurpose.PRODUCT, "facts": (LabelFact.EXPIRY_DATE,)}, "facts.0"),
        ({"facts": (LabelFact.NAME, LabelFact.NAME)}, "facts.1"),
        ({"width": 19.99}, "widthMm"),
        ({"height": 300.01}, "heightMm"),
        ({"name": " "}, "name"),
        ({"name": "Lot, 50 x 25 mm"}, "name"),
        ({"sheet": SHEET, "width": 107}, "sheet.pitchXMm"),
        ({"sheet": replace(SHEET, rows=6)}, "sheet"),
        ({"sheet": replace(SHEET, columns=0)}, "sheet"),
    ],
)
async def test_what_cannot_be_is_refused_at_its_field(dock, changes, field):
    with pytest.raises(InvalidInput) as refused:
        await save_label_template(dock.request(), replace(ROLL, **changes), usual=False)
    assert f"details.{field}" in {".".join(problem.field) for problem in refused.value.problems}
    assert not await LabelTemplate.filter(name="Shelf").exists()


async def test_a_link_to_the_page_of_a_lot_needs_the_address_of_the_server(dock):
    linked = replace(ROLL, symbol=LabelSymbol.PAGE_QR)
    with pytest.raises(InvalidInput, match="First tell the address of this server"):
        await save_label_template(dock.request(), linked, usual=False)
    await serve_at(dock, "https://lots.example.com")
    made = await save_label_template(dock.request(), linked, usual=False)
    lot = await dock.lot(dock.radio, "A/1")
    printed = await print_labels(dock.request(), LabelsAsked(("Lot", lot), made.outcome.template))
    (label,) = await labels_printed(await LabelPrint.get(id=printed.outcome.print))
    assert label.page == f"https://lots.example.com/l/{dock.radio}?n=A%2F1"
    for name in ("Lot, 100 x 50 mm, QR to its page", "Lot, 100 x 150 mm, QR to its page and bars"):
        there = await LabelTemplate.get(name=name)
        await print_labels(dock.request(), LabelsAsked(("Lot", lot), there.id))
    await serve_at(dock, None)
    with pytest.raises(CannotPrint, match="needs the address of this server"):
        await print_labels(dock.request(), LabelsAsked(("Lot", lot), made.outcome.template))


async def test_a_symbol_that_finds_no_room_is_refused_before_anything_is_kept(dock):
    ean = Template(
        name="Tiny", purpose=LabelPurpose.PRODUCT, symbol=LabelSymbol.EAN_13, width=25, height=20, facts=()
    )
    with pytest.raises(CannotPrint) as refused:
        await save_label_template(dock.request(), ean, usual=False)
    assert "EAN 13 finds no room on Tiny" in refused.value.message
    assert not await LabelTemplate.filter(name="Tiny").exists()
