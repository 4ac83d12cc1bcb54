"""Labels are printed and logged; templates say how they look."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import execute, fetch_value, insert_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.documents.labels import Label, require_drawable, require_scannable
from lotbook.domain.labels import (
    DETAILS,
    MOST_COPIES,
    MOST_LABELS,
    MOST_TEMPLATES,
    Template,
    grouped_words,
    sound_template,
    to_hundredths,
)
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import CannotPrint, NotFound, invalid
from lotbook.ledger import labels as book
from lotbook.models import LabelPrint, LabelTemplate, Settings
from lotbook.services.label_contents import ROWS_AT_ONCE, Labels, labels_of, template_for
from lotbook.services.rows import locked, require_version

PRINTED = {"print_id": "bigint", "product_id": "bigint", "number": "text", "again": "boolean"}


@dataclass(frozen=True)
class LabelsAsked:
    """What labels are wanted for. of: a thing as the API calls it with its row id. first, count: the part of its
    numbers by their place, from 1; all when count is None. start: first free label of a sheet."""

    of: tuple[str, int]
    template: int | None = None
    copies: int = 1
    per_unit: bool = False
    first: int = 1
    count: int | None = None
    start: int = 1


@dataclass(frozen=True)
class LabelsPrinted:
    """A print by row id."""

    print: int


@dataclass(frozen=True)
class LabelTemplateSaved:
    """A template by row id."""

    template: int


@unit_of_work
async def print_labels(work: Work, asked: LabelsAsked) -> LabelsPrinted:
    """Log that labels are printed; the file is made of what the log says.

    Raises NotFound, InvalidInput, or CannotPrint: then nothing is logged.
    """
    template_id, _, found, stood_in = await labels_asked(asked)
    kind, row_id = asked.of
    done = await LabelPrint.create(
        operation_id=work.operation_id,
        template_id=template_id,
        per_unit=asked.per_unit,
        of_kind=kind,
        of_id=row_id,
        copies=asked.copies,
        start_position=asked.start,
        labels=sum(label.copies for label in found.labels),
        stood_in=stood_in,
    )
    rows = [
        (done.id, product, number, (product, number) in found.before) for product, number in found.numbers
    ]
    await insert_rows("label_printed", PRINTED, rows)
    if kind == "Transfer":
        work.about(kind, row_id)
    return LabelsPrinted(done.id)


async def labels_asked(asked: LabelsAsked) -> tuple[int, Template, Labels, int]:
    """What would be printed: the template with its row id, the labels, and on how many of them something stands in
    for bars without room. Raises as `print_labels`."""
    kind, row_id = asked.of
    if await book.labelled(kind, row_id) is None:
        message = "There is nothing with this id that has labels."
        raise NotFound(message=message, field=("labels", "of"), sought=f"{kind} {row_id}")
    chosen = await template_for(book.PURPOSES[kind], asked.template)
    if chosen is None:
        message = "There is no template with this id for such labels."
        raise NotFound(message=message, field=("labels", "template"), sought=str(asked.template))
    template_id, template = chosen
    _require_sound(asked, template)
    most = MOST_LABELS // asked.copies
    wanted = min(asked.count or most + 1, most + 1)
    found = await labels_of(
        kind,
        row_id,
        most=wanted,
        before=asked.first - 1,
        copies=asked.copies,
        per_unit=asked.per_unit,
    )
    total = sum(label.copies for label in found.labels)
    if total > MOST_LABELS:
        message = f"One file holds {MOST_LABELS:,} labels; print a part of them, such as the first {most:,}."
        raise CannotPrint(message=message, field=("labels", "count"))
    return template_id, template, found, await _require_drawable(found.labels, template)


def _require_sound(asked: LabelsAsked, template: Template) -> None:
    places = template.sheet.labels if template.sheet else 1
    for field, value, most in (
        ("copies", asked.copies, MOST_COPIES),
        ("startPosition", asked.start, places),
        ("first", asked.first, book.ALL),
        ("count", 1 if asked.count is None else asked.count, MOST_LABELS),
    ):
        if not 1 <= value <= most:
            message = (
                f"This is a number from 1 to {most:,}."
                if most > 1
                else "A roll has no first free label: this is 1."
            )
            raise invalid(
                ("labels", field), InputFault.OVER_LIMIT, message, given=str(value), limit=str(most)
            )


async def _require_drawable(labels: list[Label], template: Template) -> int:
    if not labels:
        raise CannotPrint(message="There is no label to print.")
    stood_in = 0
    for start in range(0, len(labels), ROWS_AT_ONCE):
        stood_in += require_drawable(labels[start : start + ROWS_AT_ONCE], template)
        await asyncio.sleep(0)
    return stood_in


@unit_of_work
async def save_label_template(
    work: Work,
    given: Template,
    *,
    usual: bool,
    active: bool = True,
    template: int | None = None,
    version: int | None = None,
) -> LabelTemplateSaved:
    """Add a template, or change one; the one that becomes usual takes the place of the other.

    Raises InvalidInput, NotFound, StaleVersion, or CannotPrint when its symbol finds no room on it.
    """
    kept = sound_template(given)
    row = None if template is None else await locked(LabelTemplate, template, ("template",))
    if row is not None:
        await require_version(work, row, version or 0)
        _require_same_use(row, kept, usual=usual)
    if kept.links and active:
        await _require_address()
    await _require_free(kept.name, row)
    if usual and not active:
        raise invalid(("active",), InputFault.CONTRADICTION, "The usual template stays in use.")
    await asyncio.to_thread(require_scannable, kept)
    if usual:
        await execute(
            "UPDATE label_template SET usual = FALSE WHERE purpose = ? AND usual", kept.purpose.value
        )
    columns = _columns(kept) | {"usual": usual, "active": active}
    if row is None:
        row = await LabelTemplate.create(**columns, created=work.now)
    else:
        await LabelTemplate.filter(id=row.id).update(**columns, version=row.version + 1)
    work.about("LabelTemplate", row.id)
    return LabelTemplateSaved(row.id)


def _require_same_use(row: LabelTemplate, kept: Template, *, usual: bool) -> None:
    """Refuse to leave a purpose without its usual template, and prints with a template for something else."""
    if row.purpose is not kept.purpose:
        message = "What a template labels stays; add another one."
        raise invalid((*DETAILS, "purpose"), InputFault.CONTRADICTION, message, given=kept.purpose.value)
    if row.usual and not usual:
        message = "Make another template the usual one instead; then this one no longer is."
        raise invalid(("usual",), InputFault.CONTRADICTION, message)


async def _require_address() -> None:
    """Refuse a link to pages of which nobody told where they open."""
    if (await Settings.get(id=1)).server_address is None:
        message = "First tell the address of this server, under Settings, Company: the links open there."
        raise invalid((*DETAILS, "symbol"), InputFault.CONTRADICTION, message)


async def _require_free(name: str, row: LabelTemplate | None) -> None:
    own = row.id if row else 0
    if await LabelTemplate.filter(name=name).exclude(id=own).exists():
        raise invalid(
            (*DETAILS, "name"),
            InputFault.NOT_UNIQUE,
            f"There is a template {name} already.",
            given=shown(name),
        )
    if row is None and await fetch_value("SELECT count(*) FROM label_template") >= MOST_TEMPLATES:
        message = f"There are {MOST_TEMPLATES} templates, as many as there can be; change one of them."
        raise invalid((*DETAILS, "name"), InputFault.OVER_LIMIT, message)


def _columns(template: Template) -> dict[str, Any]:
    sheet = template.sheet
    return {
        "name": template.name,
        "purpose": template.purpose,
        "symbol": template.symbol,
        "second_symbol": template.second,
        "width": to_hundredths(template.width),
        "height": to_hundredths(template.height),
        "facts": grouped_words(template.facts),
        "marks_reprints": template.marks_reprints,
        "paper": sheet and sheet.paper.name,
        "sheet_columns": sheet and sheet.columns,
        "sheet_rows": sheet and sheet.rows,
        "sheet_left": sheet and to_hundredths(sheet.left),
        "sheet_top": sheet and to_hundredths(sheet.top),
        "pitch_x": sheet and to_hundredths(sheet.pitch_x),
        "pitch_y": sheet and to_hundredths(sheet.pitch_y),
    }
