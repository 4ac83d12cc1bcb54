"""Labels through API and HTTP: what they say, what the log says, who may have them, and what is refused."""

import re
from uuid import uuid4

import pytest

from lotbook.domain.label_words import LabelPurpose, LabelSymbol
from lotbook.domain.labels import COMMANDS, Template
from lotbook.domain.words import Role
from lotbook.graphql import ids
from lotbook.models import (
    LabelPrint,
    LabelTemplate,
    Location,
    Lot,
    Packaging,
    Product,
    ProductBarcode,
    StockBalance,
    StockMoveLine,
    Transfer,
    TransferEntry,
    TransferLine,
    User,
)
from lotbook.services import labels as service
from lotbook.services import lots, numbers
from tests.web.conftest import acting, ask, enter, pages, print_labels, printed, request, write
from tests.web.test_server import visitor


async def receipt(reference: str, **given) -> Transfer:
    return await Transfer.filter(purchase_order__vendor_reference=reference, **given).get()


async def template(name: str) -> str:
    return ids.encode("LabelTemplate", (await LabelTemplate.get(name=name)).id)


async def entered(text: str) -> TransferLine:
    """The open line of the demo, with numbers recorded on it."""
    opened = await receipt("KD-20460")
    line = await TransferLine.get(transfer_id=opened.id)
    manager = await User.get(role=Role.MANAGER)
    await numbers.assign_numbers(
        request(acting(manager)), line.id, numbers.FromText(text=text), numbers.Options()
    )
    return line


async def test_labels_of_a_done_receipt_are_those_of_its_lots(operator):
    done = await receipt("ZG-771")
    found = pages(await printed(operator, "Transfer", done.id))
    assert len(found) == 3
    told = [n for n in ("G-4471", "G-4472", "Y2611") for page in found if n in page]
    assert sorted(told) == ["G-4471", "G-4472", "Y2611"]


async def test_labels_before_validation_are_those_of_the_entries(operator):
    opened = await receipt("KD-20460")
    line = await TransferLine.get(transfer_id=opened.id)
    assert (await print_labels(operator, "TransferLine", line.id))["code"] == "CANNOT_PRINT"
    await entered("EARLY-001 x 3")
    found = pages(await printed(operator, "Transfer", opened.id))
    assert [f"EARLY-00{n + 1}" in page for n, page in enumerate(found)] == [True] * 3
    entry = await TransferEntry.filter(line_id=line.id).order_by("id").first()
    one = pages(await printed(operator, "Entry", entry.id, copies=2))
    assert [("EARLY-001" in page) for page in one] == [True, True]
    sheet = pages(await printed(operator, "TransferLine", line.id, template=await template("Lot, A4, 2 x 5")))
    assert len(sheet) == 1


async def test_a_square_in_place_of_bars_without_room_is_told_before_and_after_printing(operator):
    bars = Template(
        name="Low", purpose=LabelPurpose.LOT, symbol=LabelSymbol.GS1_128, width=40, height=30, facts=()
    )
    await service.save_label_template(request(), bars, usual=False)
    lot = await Lot.get(number="L26-0931")
    asked = "query ($of: ID!, $template: ID) { previewLabels(of: $of, template: $template) { standIn } }"
    for name, told in (("Low", "find no room on Low"), ("Lot, 100 x 50 mm", "")):
        of = {"of": ids.encode("Lot", lot.id), "template": await template(name)}
        said = (await ask(operator, asked, **of))["previewLabels"]["standIn"]
        assert told in said if told else said is None
    answer = await print_labels(operator, "Lot", lot.id, template=await template("Low"), copies=3)
    assert (await LabelPrint.all().order_by("-id").first()).stood_in == 3
    assert answer["print"]["labelCount"] == 3


async def test_a_label_of_a_lot_is_called_after_it(operator):
    lot = await Lot.get(number="L26-0931")
    answer = await print_labels(operator, "Lot", lot.id)
    link = answer["print"]["link"]
    assert link["fileName"] == "L26-0931-labels.pdf"
    file = await operator.get(link["url"])
    (page,) = pages(file)
    assert "L26-0931" in page
    assert "OLV-500" in page
    assert file.headers["content-disposition"] == f'inline; filename="{link["fileName"]}"'


async def test_a_print_is_logged_and_the_second_says_so(operator):
    lot = await Lot.get(number="L26-0931")
    first = await print_labels(operator, "Lot", lot.id, copies=2)
    assert (first["print"]["labelCount"], first["print"]["reprints"]) == (2, 0)
    assert first["print"]["operation"] == {"actor": {"name": "Omar Diallo"}, "kind": "PRINT_LABELS"}
    second = await print_labels(operator, "Lot", lot.id)
    assert second["print"]["reprints"] == 1
    texts = [pages(await operator.get(each["print"]["link"]["url"])) for each in (first, second)]
    assert ["REPRINT" in page for page in texts[0]] == [False, False]
    assert ["REPRINT" in page for page in texts[1]] == [True]
    asked = "query ($id: ID!) { lot(id: $id) { labelPrints { id } } }"
    told = await ask(operator, asked, id=ids.encode("Lot", lot.id))
    assert [each["id"] for each in told["lot"]["labelPrints"]] == [
        second["print"]["id"],
        first["print"]["id"],
    ]


async def test_what_was_printed_for_an_entry_counts_for_its_lot(operator):
    line = await entered("EARLY-001 x 3")
    entry = await TransferEntry.filter(line_id=line.id).order_by("id").first()
    await printed(operator, "Entry", entry.id)
    answer = await print_labels(operator, "TransferLine", line.id)
    assert answer["print"]["reprints"] == 1
    found = pages(await operator.get(answer["print"]["link"]["url"]))
    assert ["REPRINT" in page for page in found] == [True, False, False]


async def test_a_template_that_does_not_mark_reprints_prints_them_as_they_were(operator):
    row = await LabelTemplate.get(name="Lot, 50 x 25 mm")
    given = row.template
    silent = type(given)(**vars(given) | {"marks_reprints": False})
    await service.save_label_template(request(), silent, usual=False, template=row.id, version=row.version)
    lot = await Lot.get(number="L26-0931")
    for _ in range(2):
        found = pages(await printed(operator, "Lot", lot.id, template=ids.encode("LabelTemplate", row.id)))
    assert ["REPRINT" in page for page in found] == [False]


async def test_the_same_print_sent_twice_is_logged_once(operator):
    lot, key = await Lot.get(number="L26-0931"), str(uuid4())
    answers = [await print_labels(operator, "Lot", lot.id, key=key) for _ in range(2)]
    assert [each["replayed"] for each in answers] == [False, True]
    assert answers[0]["print"]["id"] == answers[1]["print"]["id"]
    assert await LabelPrint.all().count() == 1
    assert "REPRINT" not in pages(await operator.get(answers[1]["print"]["link"]["url"]))[0]


async def test_a_part_of_many_labels_is_chosen_by_place(operator, monkeypatch):
    monkeypatch.setattr(service, "MOST_LABELS", 5)
    line = await entered("EARLY-001 x 7")
    refused = await print_labels(operator, "TransferLine", line.id)
    assert (refused["code"], refused["field"]) == ("CANNOT_PRINT", ["labels", "count"])
    assert await LabelPrint.all().count() == 0
    found = pages(await printed(operator, "TransferLine", line.id, first=4, count=3))
    assert [f"EARLY-00{n}" in page for n, page in enumerate(found, 4)] == [True] * 3
    found = pages(await printed(operator, "TransferLine", line.id, first=6))
    assert len(found) == 2
    twice = await print_labels(operator, "TransferLine", line.id, first=5, copies=2)
    assert twice["code"] == "CANNOT_PRINT"


async def test_entries_taken_away_meanwhile_are_not_printed_under_the_old_print(operator):
    line = await entered("EARLY-001 x 3")
    answer = await print_labels(operator, "TransferLine", line.id, count=2)
    await entered("EARLY-004")
    found = pages(await operator.get(answer["print"]["link"]["url"]))
    assert ["EARLY-001" in found[0], "EARLY-002" in found[1], len(found)] == [True, True, 2]


async def test_products_packagings_and_places_have_labels(operator):
    product = await Product.filter(barcodes__kind="GTIN", barcodes__packaging_id=None).first()
    (page,) = pages(await printed(operator, "Product", product.id))
    assert product.sku in page
    place = await Location.filter(path__endswith="/A-01").order_by("id").first()
    (page,) = pages(await printed(operator, "Location", place.id))
    assert place.path in page
    assert place.barcode in page.replace("\n", "").replace("\r", "")
    packaging = await Packaging.filter(barcodes__kind="GTIN").first()
    (page,) = pages(
        await printed(
            operator, "Packaging", packaging.id, template=await template("Carton, 100 x 50 mm, ITF-14")
        )
    )
    assert packaging.name in page


async def test_the_same_labels_as_commands_for_a_printer(operator):
    lot = await Lot.get(number="L26-0931")
    answer = await print_labels(operator, "Lot", lot.id, copies=3)
    file = await operator.get(answer["print"]["zpl"]["url"])
    assert (file.status_code, file.headers["content-type"]) == (200, "text/plain; charset=us-ascii")
    assert file.headers["content-disposition"] == 'inline; filename="L26-0931-labels.zpl"'
    assert file.text.startswith("^XA")
    assert file.text.endswith("^PQ3^XZ\n")
    assert "^PW1181" in file.text


PREVIEW = """query ($of: ID!, $template: ID) { previewLabels(of: $of, template: $template) {
  numberCount sheetLabels template { name } first { url mediaType } } }"""


async def test_a_preview_tells_how_many_and_shows_the_first(operator):
    done = await receipt("ZG-771")
    told = (await ask(operator, PREVIEW, of=ids.encode("Transfer", done.id)))["previewLabels"]
    assert (told["numberCount"], told["sheetLabels"], told["template"]["name"]) == (3, 1, "Lot, 100 x 50 mm")
    picture = await operator.get(told["first"]["url"])
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/svg+xml")
    dots = await operator.get(told["first"]["url"].replace(".svg", ".png"))
    assert (dots.status_code, dots.content[:4]) == (200, b"\x89PNG")
    assert await LabelPrint.all().count() == 0
    opened = ids.encode("Transfer", (await receipt("KD-20460")).id)
    told = (await ask(operator, PREVIEW, of=opened, template=await template("Lot, A4, 3 x 7")))[
        "previewLabels"
    ]
    assert (told["numberCount"], told["sheetLabels"], told["first"]) == (0, 21, None)
    assert (await ask(operator, PREVIEW, of=opened, template=await template("Place, 100 x 50 mm")))[
        "previewLabels"
    ] is None
    assert (await ask(operator, PREVIEW, of=ids.encode("User", 1)))["previewLabels"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("copies", 0), ("copies", 1001), ("startPosition", 2), ("startPosition", 0), ("first", 0), ("count", 0)],
)
async def test_numbers_out_of_range_are_refused_at_their_field(operator, field, value):
    lot = await Lot.get(number="L26-0931")
    answer = await print_labels(operator, "Lot", lot.id, **{field: value})
    assert [each["field"] for each in answer["problems"]] == [["labels", field]]
    assert await LabelPrint.all().count() == 0


async def test_what_has_no_labels_or_is_not_there_is_not_found(operator):
    for kind in ("Transfer", "TransferLine", "Entry", "Lot", "Product", "Packaging", "Location", "User"):
        assert (await print_labels(operator, kind, 4711))["code"] == "NOT_FOUND", kind
    lot = await Lot.get(number="L26-0931")
    for wrong in (await template("Place, 100 x 50 mm"), ids.encode("LabelTemplate", 4711), "x"):
        assert (await print_labels(operator, "Lot", lot.id, template=wrong))["code"] == "NOT_FOUND"
    for path in (
        "x.pdf",
        f"{ids.encode('Lot', lot.id)}.pdf",
        "preview/x.svg",
        f"preview/{ids.encode('User', 1)}.png",
    ):
        assert (await operator.get(f"/documents/labels/{path}")).status_code == 404, path


async def test_a_viewer_looks_at_labels_and_prints_none_and_a_stranger_neither(filled):
    lot = await Lot.get(number="L26-0931")
    preview = f"/documents/labels/preview/{ids.encode('Lot', lot.id)}.svg"
    async with visitor(filled) as client:
        assert (await client.get(preview)).status_code == 401
        await enter(client, "viewer")
        assert (await client.get(preview)).status_code == 200
        asked = {"operationId": str(uuid4()), "labels": {"of": ids.encode("Lot", lot.id)}}
        query = "mutation ($input: PrintLabelsInput!) { printLabels(input: $input) { __typename } }"
        answer = await client.post(
            "/graphql",
            json={"query": query, "variables": {"input": asked}},
            headers={"x-requested-by": "lotbook"},
        )
        assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert await LabelPrint.all().count() == 0


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
        (page,) = pages(await printed(operator, "TransferLine", line.transfer_line.id))
        assert number in page


async def test_a_print_without_choices_of_printer_is_refused(operator):
    lot = await Lot.get(number="L26-0931")
    answer = await print_labels(operator, "Lot", lot.id)
    url = answer["print"]["zpl"]["url"].replace("300", "72")
    assert (await operator.get(url)).status_code == 400


SAMPLE = """query ($details: LabelTemplateDetails!) { sampleLabel(details: $details) { __typename
  ... on LabelSample { drawing { url } } ... on Refusal { message }
  ... on InvalidInput { problems { field message } } } }"""


async def test_a_template_is_looked_at_before_it_is_saved(operator):
    details = {
        "name": "", "purpose": "LOT", "symbol": "GS1_128", "widthMm": 80, "heightMm": 40.5, "facts": ["NUMBER"],
    }  # fmt: skip
    url = (await ask(operator, SAMPLE, details=details))["sampleLabel"]["drawing"]["url"]
    picture = await operator.get(url)
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/svg+xml")
    assert b'width="80mm" height="40.5mm"' in picture.content
    assert (await operator.get("/documents/labels/sample.svg?looks=e30=")).status_code == 400
    assert (await operator.get("/documents/labels/sample.svg?looks=x")).status_code == 400


async def test_what_a_template_gets_wrong_is_answered_at_its_fields(operator):
    details = {
        "name": "", "purpose": "LOT", "symbol": "EAN_13", "widthMm": 500, "heightMm": 40, "facts": ["NAME", "NAME"],
    }  # fmt: skip
    answer = (await ask(operator, SAMPLE, details=details))["sampleLabel"]
    assert answer["__typename"] == "InvalidInput"
    assert [".".join(each["field"]) for each in answer["problems"]] == [
        "details.symbol", "details.facts.1", "details.widthMm",
    ]  # fmt: skip
    tiny = {"name": "", "purpose": "PRODUCT", "symbol": "EAN_13", "widthMm": 25, "heightMm": 20, "facts": []}
    answer = (await ask(operator, SAMPLE, details=tiny))["sampleLabel"]
    assert (answer["__typename"], "finds no room" in answer["message"]) == ("CannotPrint", True)


async def test_command_labels_carry_the_key_of_the_company(operator):
    asked = "{ settings { commandKey } commandLabels { url } zpl: commandLabels(kind: ZPL) { url } }"
    told = await ask(operator, asked)
    key = told["settings"]["commandKey"]
    assert re.fullmatch("[0-9A-F]{8}", key)
    found = pages(await operator.get(told["commandLabels"]["url"]))
    assert [name in page for name, page in zip(COMMANDS.values(), found, strict=True)] == [True] * len(
        COMMANDS
    )
    commands = re.sub(
        ">[56]", "", (await operator.get(told["zpl"]["url"])).text
    )  # which switch the set of Code 128
    assert all(f"LB:{command}:{key}" in commands for command in COMMANDS)
    sheet = await operator.get(
        told["commandLabels"]["url"] + f"?template={await template('Commands, A4 sheet of 10')}"
    )
    assert len(pages(sheet)) == -(-len(COMMANDS) // 10)
    wrong = await operator.get("/documents/labels/commands.pdf?template=x")
    assert wrong.status_code == 404


async def test_a_character_without_a_font_is_named_and_nothing_is_logged(operator):
    product = await Product.get(sku="OLV-500")
    await write(lambda: Product.filter(id=product.id).update(name="Olive oil \U0001f6e2"))
    known = await Lot.get(number="L26-0931")
    unread = await lots.create_lot(request(), product.id, "L\U0001f6e2")
    answer = await print_labels(operator, "Lot", unread.outcome.lot)
    named = "Olive oil \U0001f6e2, L\U0001f6e2: no font for printing has \U0001f6e2 (U+1F6E2, oil drum)."
    assert (answer["code"], answer["message"]) == ("CANNOT_PRINT", named)
    assert await LabelPrint.all().count() == 0
    answer = await print_labels(operator, "Lot", known.id)
    (page,) = pages(await operator.get(answer["print"]["link"]["url"]))
    assert "L26-0931" in page  # in a name a sign stands for it


async def test_a_product_without_a_code_is_labelled_with_its_sku_which_is_scanned_as_the_product(operator):
    product = await Product.get(sku="OLV-500")
    await write(lambda: ProductBarcode.filter(product_id=product.id).delete())
    answer = await print_labels(operator, "Product", product.id)
    (page,) = pages(await operator.get(answer["print"]["link"]["url"]))
    assert "OLV-500" in page
    zpl = (await operator.get(answer["print"]["zpl"]["url"])).text
    assert "OLV-500" in zpl.replace(">5", "").replace(">6", "")
    asked = """query ($scan: ScanInput!) { resolveScan(scan: $scan) { scan { meaning {
      __typename ... on ScannedProduct { product { sku } } } } } }"""
    told = await ask(operator, asked, scan={"raw": "OLV-500", "reader": "WEDGE"})
    assert told["resolveScan"]["scan"]["meaning"]["product"] == {"sku": "OLV-500"}


async def test_a_lot_has_a_label_for_each_unit_on_hand_or_recorded_where_it_is_counted(operator):
    oil = await Lot.get(number="L26-0931")
    on_hand = sum(
        [each.on_hand for each in await StockBalance.filter(lot_id=oil.id, location__physical=True)]
    )
    answer = await print_labels(operator, "Lot", oil.id, each="ONE_PER_UNIT")
    assert answer["print"]["labelCount"] == int(on_hand) > 1
    assert len(pages(await operator.get(answer["print"]["link"]["url"]))) == on_hand
    twice = await print_labels(operator, "Lot", oil.id, each="ONE_PER_UNIT", copies=2)
    assert twice["print"]["labelCount"] == 2 * on_hand
    cheese = await Lot.get(number="G-4471")
    weighed = await print_labels(operator, "Lot", cheese.id, each="ONE_PER_UNIT")
    assert (weighed["code"], weighed["field"]) == ("CANNOT_PRINT", ["labels", "each"])
    line = await entered("EARLY-001 x 3")
    recorded = await print_labels(operator, "TransferLine", line.id, each="ONE_PER_UNIT")
    assert recorded["print"]["labelCount"] == 3
