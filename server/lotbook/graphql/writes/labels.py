"""Labels are printed, and templates say how they look."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import strawberry

from lotbook.domain.quantities import shown
from lotbook.domain.refusals import NotFound as NotFoundFact
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.labels import LabelPrint, LabelTemplate, LabelTemplateDetails, template_of
from lotbook.graphql.refusals import CannotPrint, InvalidInput, NotFound, OperationIdReused, StaleVersion
from lotbook.graphql.shown import linked, needed, optional, preset
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import labels


@strawberry.type(description="Labels that are printed, once more if they were before.")
class LabelPrintPayload(Payload):
    print: LabelPrint = linked("The print, with its file.")


@strawberry.enum(description="What a label is printed for.")
class LabelCopies(Enum):
    ONE_PER_LOT = strawberry.enum_value("ONE_PER_LOT", description="Each lot, product or place.")
    ONE_PER_UNIT = strawberry.enum_value(
        "ONE_PER_UNIT", description="Each unit of a lot that is on hand or, before validation, recorded."
    )


@strawberry.input(description="What labels are wanted for.")
class LabelsInput:
    of: strawberry.ID = needed(
        "A transfer, transfer line, entry or lot, for labels of its numbers; a product, packaging, place or package."
    )
    template: strawberry.ID | None = optional("The template; the usual one when absent.")
    copies: int = preset(1, "Of each, 1 to 1,000.")
    each: LabelCopies = preset(LabelCopies.ONE_PER_LOT, "What the copies are for.")
    first: int = preset(1, "Where to begin, by place among its numbers, from 1.")
    count: int | None = optional("How many numbers from there; all when absent. A file holds 10,000 labels.")
    start_position: int = preset(1, "First free label of a sheet, from 1.")


@strawberry.input(description="What printLabels needs.")
class PrintLabelsInput(Write):
    labels: LabelsInput = needed("What for.")


PrintLabelsResult = Annotated[
    LabelPrintPayload | CannotPrint | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("PrintLabelsResult", description="What printLabels answers."),
]


@mutation("Print labels: it is logged, and the file is fetched with the link. Labels printed before say so.")
async def print_labels(input: PrintLabelsInput, info: Info) -> PrintLabelsResult:
    wanted = input.labels
    of = ids.decode(wanted.of)
    if of is None:
        message = "There is nothing with this id that has labels."
        raise NotFoundFact(message=message, field=("labels", "of"), sought=shown(wanted.of))
    asked = labels.LabelsAsked(
        of=of,
        template=ids.optional_row("LabelTemplate", or_none(wanted.template), "labels", "template"),
        copies=wanted.copies,
        per_unit=wanted.each is LabelCopies.ONE_PER_UNIT,
        first=wanted.first,
        count=or_none(wanted.count),
        start=wanted.start_position,
    )
    return LabelPrintPayload.done(await labels.print_labels(request(info, input), asked))


@strawberry.type(description="A template as saved.")
class LabelTemplatePayload(Payload):
    template: LabelTemplate = linked("As it stands now.")


@strawberry.input(description="What saveLabelTemplate needs.")
class SaveLabelTemplateInput(Write):
    template: strawberry.ID | None = optional("The template to change; absent to add.")
    version: int | None = optional("Version that was read; needed to change.")
    details: LabelTemplateDetails = needed("How it looks.")
    usual: bool = preset(False, "Used when nothing else is said; takes the place of the other.")
    active: bool = preset(True, "Offer or archive it.")


SaveLabelTemplateResult = Annotated[
    LabelTemplatePayload | CannotPrint | StaleVersion | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveLabelTemplateResult", description="What saveLabelTemplate answers."),
]


@mutation("Add or change a template; proven by reading what it prints.")
async def save_label_template(input: SaveLabelTemplateInput, info: Info) -> SaveLabelTemplateResult:
    done = await labels.save_label_template(
        request(info, input),
        template_of(input.details),
        usual=input.usual,
        active=input.active,
        template=ids.optional_row("LabelTemplate", or_none(input.template), "template"),
        version=or_none(input.version),
    )
    return LabelTemplatePayload.done(done)
