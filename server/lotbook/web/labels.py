"""Labels under `/documents/labels`: files of what was printed, pictures of what would be."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents import words
from lotbook.documents.labels import PRINTERS, Label, label_png, label_svg, labels_pdf, labels_zpl, sample_svg
from lotbook.domain.label_words import LabelPurpose
from lotbook.domain.labels import Template, sound_template
from lotbook.domain.refusals import CannotPrint, InvalidInput
from lotbook.domain.words import Role
from lotbook.ledger import labels as book
from lotbook.models import LabelPrint
from lotbook.services.label_contents import command_labels, labels_of, labels_printed, template_for
from lotbook.web.auth import Door
from lotbook.web.documents import ReadId, file, pdf
from lotbook.web.drawing import Drawing


class _Labels:
    """Labels as files, for whoever may read."""

    def __init__(self, door: Door, drawing: Drawing, read_id: ReadId) -> None:
        self._door = door
        self._drawing = drawing
        self._read_id = read_id

    async def printed(self, request: Request) -> Response:
        await self._door.require(request, Role.VIEWER)
        kind, row_id = self._read_id(request.path_params["id"]) or ("", 0)
        found = await LabelPrint.get_or_none(id=row_id).select_related("template")
        if kind != "LabelPrint" or found is None:
            raise HTTPException(404, "Nothing was printed under this id.")
        name = await book.labelled(found.of_kind, found.of_id) or ""
        labels = await labels_printed(found)
        return await self.as_asked(request, name, labels, found.template.template, found.start_position)

    async def commands(self, request: Request) -> Response:
        await self._door.require(request, Role.VIEWER)
        template = await self.template_asked(request, LabelPurpose.COMMAND)
        return await self.as_asked(request, "commands", await command_labels(), template)

    async def as_asked(
        self,
        request: Request,
        name: str,
        labels: Sequence[Label],
        template: Template,
        start_position: int = 1,
    ) -> Response:
        """The labels in the kind of file that the address ends with."""
        if request.url.path.endswith(".zpl"):
            drawn = await self._drawing.draw(labels_zpl, labels, template, dpi_of(request))
            return file(drawn, words.file_name(name, "labels", "zpl"), "text/plain; charset=us-ascii")
        drawn = await self._drawing.draw(labels_pdf, labels, template, start_position)
        return pdf(drawn, words.file_name(name, "labels"))

    async def preview(self, request: Request) -> Response:
        await self._door.require(request, Role.VIEWER)
        kind, row_id = self._read_id(request.path_params["id"]) or ("", 0)
        name = await book.labelled(kind, row_id)
        if name is None:
            raise HTTPException(404, "There is nothing with this id that has labels.")
        template = await self.template_asked(request, book.PURPOSES[kind])
        first = (await labels_of(kind, row_id, most=1)).labels
        if not first:
            raise CannotPrint(message="There is no label to print.")
        if request.url.path.endswith(".png"):
            drawn = await self._drawing.draw(label_png, first[0], template, dpi_of(request))
            return file(drawn, words.file_name(name, "label", "png"), "image/png")
        drawn = await self._drawing.draw(label_svg, first[0], template)
        return file(drawn, words.file_name(name, "label", "svg"), "image/svg+xml")

    async def sample(self, request: Request) -> Response:
        await self._door.require(request, Role.VIEWER)
        template = looks_of(request)
        drawn = await self._drawing.draw(sample_svg, template)
        return file(drawn, words.file_name(template.name, "sample", "svg"), "image/svg+xml")

    async def template_asked(self, request: Request, purpose: LabelPurpose) -> Template:
        """The one that is named, else the usual one. Raises HTTPException 404."""
        chosen = request.query_params.get("template")
        kind, row_id = (self._read_id(chosen) or ("", 0)) if chosen else ("LabelTemplate", None)
        found = await template_for(purpose, row_id) if kind == "LabelTemplate" else None
        if found is None:
            raise HTTPException(404, "There is no template with this id for such labels.")
        return found[1]


def routes(door: Door, drawing: Drawing, read_id: ReadId) -> list[BaseRoute]:
    """`{id of a print}.pdf` and `.zpl?dpi=`; `preview/{id of a thing}.svg` and `.png?dpi=`, and `commands.pdf` and
    `.zpl?dpi=`, both with `template=`; `sample.svg?looks=`."""
    labels = _Labels(door, drawing, read_id)
    return [
        Route("/documents/labels/sample.svg", labels.sample),
        *(Route(f"/documents/labels/commands.{kind}", labels.commands) for kind in ("pdf", "zpl")),
        *(Route(f"/documents/labels/{{id}}.{kind}", labels.printed) for kind in ("pdf", "zpl")),
        *(Route(f"/documents/labels/preview/{{id}}.{kind}", labels.preview) for kind in ("svg", "png")),
    ]


def looks_of(request: Request) -> Template:
    """A template that is not kept, as sampleLabel wrote it into the address. Raises HTTPException 400."""
    try:
        looks = base64.urlsafe_b64decode(request.query_params.get("looks", ""))
        return sound_template(msgspec.json.decode(looks, type=Template))
    except (ValueError, InvalidInput) as fault:
        raise HTTPException(400, "looks comes from sampleLabel.") from fault


def dpi_of(request: Request) -> int:
    """What the printer sets to the inch, 203 unless told. Raises HTTPException 400."""
    dpi = request.query_params.get("dpi", "203")
    choices = {str(each): each for each in PRINTERS}
    if dpi not in choices:
        raise HTTPException(400, f"dpi is one of {', '.join(choices)}.")
    return choices[dpi]
