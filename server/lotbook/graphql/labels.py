"""How labels look, what they are printed on, and which were printed."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from enum import Enum
from typing import Annotated
from urllib.parse import quote

import msgspec
import strawberry

from lotbook import models
from lotbook.documents import words
from lotbook.documents.labels import Label, sample_stand_in, stand_in
from lotbook.domain.label_words import LabelFact, LabelPurpose, LabelSymbol
from lotbook.domain.labels import MOST_TEMPLATES, Sheet, Template, from_hundredths, sound_template
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.filters import NO_ROW
from lotbook.graphql.later import Operation
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.papers import PDF, File, FileLink
from lotbook.graphql.refusals import CannotPrint, InvalidInput
from lotbook.graphql.shown import Node, Shown, computed, described, linked, needed, optional, own, preset
from lotbook.graphql.words import describe
from lotbook.ledger import labels as book
from lotbook.services.label_contents import labels_of, template_for

STAND_IN = "What stands in for bars that find no room, in words; null where nothing has to."


describe(
    LabelPurpose,
    "What a label is for.",
    PRODUCT="A product or one of its packagings.",
    LOT="A lot or serial number.",
    PACKAGE="A package, with its SSCC.",
    LOCATION="A place.",
    COMMAND="A command to scan.",
)
describe(
    LabelSymbol,
    "What carries the data of a label.",
    GS1_DATAMATRIX="GS1 DataMatrix, square.",
    GS1_128="GS1-128; GS1 DataMatrix where its bars would be too wide to scan.",
    GS1_QR="GS1 QR code.",
    DIGITAL_LINK_QR="QR code with a GS1 Digital Link address.",
    PAGE_QR="QR code with a link to the lot's own page, at the address of Company.serverAddress.",
    CODE_128="Code 128 with our own code; Data Matrix where its bars would be too wide, or cannot say it.",
    EAN_13="EAN-13, of a GTIN of 13 digits.",
    ITF_14="ITF-14, of any GTIN.",
)
describe(
    LabelFact,
    "A fact printed in words; what a label has not, is left out.",
    NAME="Name of the product, place, command or company.",
    SKU="SKU.",
    NUMBER="What is labelled, in full: lot or serial number, GTIN, SSCC, code of a place.",
    EXPIRY_DATE="Expiry date: usable through this day.",
    BEST_BEFORE_DATE="Best-before date.",
    PRODUCTION_DATE="Production date.",
    BATCH="Batch of a serial.",
    QUANTITY="Quantity with unit.",
    REFERENCE="Any other name of the lot.",
    COMPANY="Our company's name.",
)


@strawberry.type(
    description="A sheet that labels are cut from, in rows and columns; measures in millimetres."
)
class LabelSheet(Shown):
    columns: int = own("Labels beside each other.", "sheet_columns")
    rows: int = own("Labels below each other.", "sheet_rows")

    @computed("Size of the paper.")
    def paper(self) -> PaperSize:
        return PaperSize(self.thing.paper)

    @computed("Left edge of the first label.")
    def left_mm(self) -> float:
        return from_hundredths(self.thing.sheet_left)

    @computed("Top edge of the first label.")
    def top_mm(self) -> float:
        return from_hundredths(self.thing.sheet_top)

    @computed("From one label to the one beside it.")
    def pitch_x_mm(self) -> float:
        return from_hundredths(self.thing.pitch_x)

    @computed("From one label to the one below it.")
    def pitch_y_mm(self) -> float:
        return from_hundredths(self.thing.pitch_y)


@strawberry.type(description="How labels look and on what.")
class LabelTemplate(Node):
    model = models.LabelTemplate

    version: int = own("Version, for saveLabelTemplate.")
    name: str = own("Name.")
    purpose: LabelPurpose = own("What it labels.")
    symbol: LabelSymbol = own("What carries the data.")
    second_symbol: LabelSymbol | None = own(
        "Another symbol that says the same, for scanners that read one kind only; null for none."
    )
    marks_reprints: bool = own("Labels that were printed before say so.")
    usual: bool = own("Used when nothing else is said; one of a purpose.")
    active: bool = own("Archived templates are not offered.")

    @computed("Label width in millimetres.")
    def width_mm(self) -> float:
        return from_hundredths(self.thing.width)

    @computed("Label height in millimetres.")
    def height_mm(self) -> float:
        return from_hundredths(self.thing.height)

    @computed("Sheet it is cut from; null for a roll.")
    def sheet(self) -> LabelSheet | None:
        return LabelSheet.of(self.thing) if self.thing.paper else None

    @computed("Facts printed in words, in order.")
    def facts(self) -> list[LabelFact]:
        return list(self.thing.template.facts)


@strawberry.enum(description="Kinds of label files.")
class LabelFileKind(Enum):
    PDF = strawberry.enum_value("pdf", description="Sheets or rolls, fonts embedded.")
    ZPL = strawberry.enum_value("zpl", description="Commands for label printers.")


@strawberry.enum(description="How finely a label printer prints.")
class PrinterDots(Enum):
    DPI_203 = strawberry.enum_value(203, description="8 dots to the millimetre.")
    DPI_300 = strawberry.enum_value(300, description="12 dots to the millimetre.")
    DPI_600 = strawberry.enum_value(600, description="24 dots to the millimetre.")


@strawberry.type(description="Labels that were printed: of what, by whom, when. It never changes.")
class LabelPrint(Node):
    model = models.LabelPrint

    template: LabelTemplate = linked("How they look.")
    label_count: int = own("How many came out, copies counted.", "labels")
    copies: int = own("Of each lot, or of each unit of a lot.")
    per_unit: bool = own("Copies are for each unit.")
    start_position: int = own("First label of the sheet that was used, from 1.")
    operation: Operation = linked("The write, with who and when.")
    stand_ins: int = own(
        "On how many of them a square, or words alone, stand in for bars that find no room.", "stood_in"
    )

    @computed("How many of its numbers, products, places or packages had been printed before.")
    async def reprints(self) -> int:
        done = self.thing
        if book.PURPOSES[done.of_kind] is not LabelPurpose.LOT:
            return int(await book.printed_as_whole(done.of_kind, done.of_id, before=done.id))
        return await models.LabelPrinted.filter(print_id=done.id, again=True).count()

    @computed("The labels as a file, with what the book says of them now; fetch it with the same sign-in.")
    async def link(
        self,
        kind: Annotated[
            LabelFileKind, described("PDF, or commands for a label printer.")
        ] = LabelFileKind.PDF,
        dots: Annotated[PrinterDots, described("Of the label printer, to the inch.")] = PrinterDots.DPI_203,
    ) -> FileLink:
        name = await book.labelled(self.thing.of_kind, self.thing.of_id) or ""
        path = f"/documents/labels/{ids.encode('LabelPrint', self.thing.id)}.{kind.value}"
        if kind is LabelFileKind.PDF:
            return FileLink.of(File(path, PDF, words.file_name(name, "labels")))
        return FileLink.of(
            File(f"{path}?dpi={dots.value}", "text/plain", words.file_name(name, "labels", "zpl"))
        )


@strawberry.type(description="Labels as they would print.")
class LabelsPreview(Shown):
    number_count: int = own("How many things have a label: numbers, or one product or place.")
    sheet_labels: int = own("Labels on a sheet of the template; 1 for a roll.")
    first: FileLink | None = linked("The first label as a drawing (SVG); null when there is none to print.")
    template: LabelTemplate = linked("The template.")

    @computed(f"{STAND_IN} Of the first label.")
    async def stand_in(self) -> str | None:
        thing: Previewed = self.thing
        return stand_in(thing.label, thing.looks) if thing.label else None


@dataclass(frozen=True)
class Previewed:
    number_count: int
    sheet_labels: int
    first: File | None
    template: int
    label: Label | None
    looks: Template


@query("Labels as they would print: how many, and the first of them to look at.")
async def preview_labels(
    of: Annotated[
        strawberry.ID,
        described("A transfer, transfer line, entry, lot, product, packaging, place or package."),
    ],
    template: Annotated[strawberry.ID | None, described("The usual one when absent.")] = None,
) -> LabelsPreview | None:
    kind, row_id = ids.decode(of) or ("", 0)
    name = await book.labelled(kind, row_id)
    wanted = ids.row_or_none("LabelTemplate", template) or (NO_ROW if template else None)
    found = await template_for(book.PURPOSES[kind], wanted) if name is not None else None
    if name is None or found is None:
        return None
    template_id, looks = found
    many = book.PURPOSES[kind] is LabelPurpose.LOT
    count = await book.count_of(kind, row_id) if many else 1
    asked = ids.encode("LabelTemplate", template_id)
    path = f"/documents/labels/preview/{ids.encode(kind, row_id)}.svg?template={asked}"
    first = File(path, "image/svg+xml", words.file_name(name, "label", "svg")) if count else None
    label = (await labels_of(kind, row_id, most=1)).labels[0] if count else None
    sheet_labels = looks.sheet.labels if looks.sheet else 1
    return LabelsPreview.of(Previewed(count, sheet_labels, first, template_id, label, looks))


@strawberry.input(description="A sheet that labels are cut from; measures in millimetres.")
class LabelSheetInput:
    paper: PaperSize = needed("Size of the paper.")
    columns: int = needed("Labels beside each other.")
    rows: int = needed("Labels below each other.")
    left_mm: float = needed("Left edge of the first label.")
    top_mm: float = needed("Top edge of the first label.")
    pitch_x_mm: float = needed("From one label to the one beside it.")
    pitch_y_mm: float = needed("From one label to the one below it.")


@strawberry.input(description="How labels look and on what.")
class LabelTemplateDetails:
    name: str = needed("Name, unique.")
    purpose: LabelPurpose = needed("What it labels; stays once saved.")
    symbol: LabelSymbol = needed("What carries the data.")
    second_symbol: LabelSymbol | None = optional(
        "Another symbol that says the same; one is bars, one a square."
    )
    width_mm: float = needed("Width in millimetres, 20 to 200.")
    height_mm: float = needed("Height in millimetres, 10 to 300.")
    sheet: LabelSheetInput | None = optional("Sheet; absent for a roll.")
    facts: list[LabelFact] = needed("Facts in words, in order.")
    marks_reprints: bool = preset(True, "Labels that were printed before say so.")


def template_of(details: LabelTemplateDetails) -> Template:
    """The details as the domain knows them."""
    sheet = details.sheet or None
    return Template(
        name=details.name,
        purpose=details.purpose,
        symbol=details.symbol,
        second=details.second_symbol or None,
        width=details.width_mm,
        height=details.height_mm,
        sheet=sheet
        and Sheet(
            sheet.paper,
            sheet.columns,
            sheet.rows,
            sheet.left_mm,
            sheet.top_mm,
            sheet.pitch_x_mm,
            sheet.pitch_y_mm,
        ),
        facts=tuple(details.facts),
        marks_reprints=details.marks_reprints,
    )


@strawberry.type(description="A label with made-up data.")
class LabelSample(Shown):
    drawing: FileLink = linked("The label as a drawing (SVG).")
    stand_in: str | None = own(STAND_IN)


@dataclass(frozen=True)
class Sampled:
    drawing: File
    stand_in: str | None


SampleLabelResult = Annotated[
    LabelSample | InvalidInput | CannotPrint,
    strawberry.union("SampleLabelResult", description="What sampleLabel answers."),
]


@query("A label with made-up data, as a template would print it.", refusing=True)
async def sample_label(
    details: Annotated[LabelTemplateDetails, described("How it looks; its name may be missing.")],
) -> SampleLabelResult:
    template = sound_template(replace(template_of(details), name=details.name.strip() or "Label"))
    note = sample_stand_in(template)
    asked = base64.urlsafe_b64encode(msgspec.json.encode(template)).decode()
    name = words.file_name(template.name, "sample", "svg")
    file = File(f"/documents/labels/sample.svg?looks={asked}", "image/svg+xml", name)
    return LabelSample.of(Sampled(file, note))


@query("Labels of all commands that can be scanned while goods are, with the key of our company.")
async def command_labels(
    template: Annotated[
        strawberry.ID | None, described("Of purpose COMMAND; the usual one when absent.")
    ] = None,
    kind: Annotated[LabelFileKind, described("PDF, or commands for a label printer.")] = LabelFileKind.PDF,
) -> FileLink:
    asked = f"?template={quote(template, safe='')}" if template else ""
    media_type = PDF if kind is LabelFileKind.PDF else "text/plain"
    name = words.file_name("commands", "labels", f"{kind.value}")
    return FileLink.of(File(f"/documents/labels/commands.{kind.value}{asked}", media_type, name))


@query("Label templates, at most 100: the usual one of each purpose first.")
async def label_templates(
    purpose: Annotated[LabelPurpose | None, described("Only of this purpose.")] = None,
) -> list[LabelTemplate]:
    found = models.LabelTemplate.all()
    if purpose is not None:
        found = found.filter(purpose=purpose)
    rows = await found.order_by("-active", "purpose", "-usual", "name", "id").limit(MOST_TEMPLATES)
    return [LabelTemplate.of(row) for row in rows]
