"""Labels as files, for the command line: of what people call it, by a template's name."""

from __future__ import annotations

from collections.abc import Sequence

from lotbook.db.work import WriteRequest
from lotbook.documents.labels import PRINTERS, Label, labels_pdf, labels_zpl, package_label
from lotbook.domain.label_words import LabelPurpose
from lotbook.domain.labels import Template
from lotbook.domain.quantities import shown
from lotbook.domain.refusals import NotFound
from lotbook.ledger import labels as book
from lotbook.models import LabelPrint, LabelTemplate, Location, Lot, Package, Product, Settings, Transfer
from lotbook.services.label_contents import labels_printed, load_of, template_for
from lotbook.services.labels import LabelsAsked, labels_asked, print_labels
from lotbook.services.packages import create_package

__all__ = ["PRINTERS", "of", "of_package"]


async def of(
    request: WriteRequest | None, number: str, template: str | None, copies: int, start: int, dpi: int | None
) -> bytes:
    """Print the labels of a transfer, lot, product or place, and answer the file; dpi: None for PDF.

    request: None draws the same without a word in the log, for which nothing is written.

    Raises NotFound, also for a number that several lots bear, InvalidInput or CannotPrint.
    """
    asked = LabelsAsked(
        of=await _called(number), template=await _template(template), copies=copies, start=start
    )
    if request is None:
        _, chosen, found, _ = await labels_asked(asked)
        return _file(found.labels, chosen, start, dpi)
    return await _printed(request, asked, dpi)


async def of_package(
    request: WriteRequest | None,
    noting: WriteRequest,
    sscc: str,
    template: str | None,
    copies: int,
    dpi: int | None,
) -> bytes:
    """Print the logistic label of an SSCC, and answer the file; dpi: None for PDF. noting: the write that notes the
    package. request: None draws the same without a word in the log.

    Raises NotFound, InvalidInput or CannotPrint.
    """
    if request is not None:
        package = (await create_package(noting, sscc, None)).outcome.package
        return await _printed(
            request,
            LabelsAsked(of=("Package", package), template=await _template(template), copies=copies),
            dpi,
        )
    found = await template_for(LabelPurpose.PACKAGE, await _template(template))
    if found is None:
        raise _unknown("template for packages", template or "")
    company = (await Settings.get(id=1)).company_name
    known = await Package.get_or_none(number=sscc)
    load = await load_of(await book.package_of(known.id) if known else {"number": sscc})
    return _file([package_label(sscc, company, copies, load=load)], found[1], 1, dpi)


async def _printed(request: WriteRequest, asked: LabelsAsked, dpi: int | None) -> bytes:
    done = await print_labels(request, asked)
    made = await LabelPrint.get(id=done.outcome.print).select_related("template")
    return _file(await labels_printed(made), made.template.template, asked.start, dpi)


def _file(labels: Sequence[Label], template: Template, start: int, dpi: int | None) -> bytes:
    return labels_pdf(labels, template, start) if dpi is None else labels_zpl(labels, template, dpi)


async def _called(number: str) -> tuple[str, int]:
    """What a person calls so: a transfer, then a lot, a product, a place."""
    if transfer := await Transfer.get_or_none(number=number):
        return "Transfer", transfer.id
    lots = await Lot.filter(number=number).limit(2)
    if len(lots) > 1:
        message = f"Lots of several products bear the number {shown(number)}: print it in the app."
        raise NotFound(message=message, sought=shown(number))
    if lots:
        return "Lot", lots[0].id
    if product := await Product.get_or_none(sku=number):
        return "Product", product.id
    if place := await Location.get_or_none(path=number):
        return "Location", place.id
    raise _unknown("transfer, lot, product or place", number)


async def _template(name: str | None) -> int | None:
    if name is None:
        return None
    found = await LabelTemplate.get_or_none(name=name)
    if found is None:
        raise _unknown("template", name)
    return int(found.id)


def _unknown(what: str, name: str) -> NotFound:
    return NotFound(message=f"There is no {what} called {shown(name)}.", sought=shown(name))
