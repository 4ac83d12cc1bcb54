"""A label of each purpose with made-up data, to show what a template looks like and to prove that it scans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import zxingcpp

from lotbook.documents.labels.contents import (
    Label,
    Load,
    LotFacts,
    command_label,
    lot_label,
    package_label,
    place_label,
    product_label,
)
from lotbook.documents.labels.items import Mark
from lotbook.documents.labels.layout import lay_out
from lotbook.documents.labels.page import Device
from lotbook.documents.labels.raster import draw_picture
from lotbook.domain.label_words import LabelPurpose
from lotbook.domain.labels import Template
from lotbook.domain.lot_pages import page_address
from lotbook.domain.refusals import CannotPrint

GTIN, SSCC = "09521100141017", "395211001410170018"
DOTS = 8.0  # to the millimetre: what is read from the coarsest printer is read from all


def sample(purpose: LabelPurpose) -> Label:
    """A label with every fact that labels of this purpose can have."""
    match purpose:
        case LabelPurpose.LOT:
            lot = lot_label(
                LotFacts(
                    product_name="Mountain Gouda, 12 months, wheel about 4 kg",
                    sku="CH-GOUDA-12",
                    number="GH-2611-07",
                    serial=False,
                    gtin=GTIN,
                    expiry=date(2027, 1, 14),
                    best_before=date(2026, 12, 31),
                    production=date(2026, 1, 2),
                    quantity="12 wheels",
                    reference="Cellar 4",
                    company="Our company",
                )
            )
            return replace(lot, page=page_address("https://lots.example.com", 1, lot.number))
        case LabelPurpose.PRODUCT:
            return product_label(
                "Mountain Gouda, 12 months", "CH-GOUDA-12", GTIN, None, "12 pcs", "Our company"
            )
        case LabelPurpose.PACKAGE:
            load = Load(
                shown="48 wheels Mountain Gouda", gtin=GTIN, count=48, lot="GH-7", expiry=date(2027, 1, 14)
            )
            return package_label(SSCC, "Our company", load=load)
        case LabelPurpose.LOCATION:
            return place_label("WH1/Stock/A-01", "LOC-WH1-STOCK-A-01", "Our company")
        case LabelPurpose.COMMAND:
            return command_label("100 with the next scan", "LB:QUANTITY.100:4F2A91C0", "Our company")


def require_scannable(template: Template) -> None:
    """Draw a label by a template and read it as a scanner would. Raises CannotPrint when it is not all read."""
    items = lay_out(sample(template.purpose), template, Device(1 / DOTS))
    wanted = {
        (mark.carried.kind.value.identifier, mark.carried.data.encode())
        for mark in items
        if isinstance(mark, Mark)
    }
    found = zxingcpp.read_barcodes(draw_picture(items, template, DOTS))
    read = {(each.symbology_identifier, bytes(each.bytes)) for each in found}
    if read != wanted:
        raise CannotPrint(message=f"What {template.name} prints was not read back; make the label larger.")
