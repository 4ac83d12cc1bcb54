"""A scan with a day, products and lines to read it by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lotbook.domain.codes import Code
from lotbook.domain.quantities import Unit, UnitKind
from lotbook.domain.scan_effect import Line, effect
from lotbook.domain.scan_found import FoundLot, FoundProduct
from lotbook.domain.scan_meaning import interpret
from lotbook.domain.scanning import read
from lotbook.domain.words import Tracking

TODAY = date(2026, 11, 23)
GTIN = "09520123456788"
MILK = FoundProduct(1, "Milk", Tracking.LOT)
RADIO = FoundProduct(2, "Radio", Tracking.SERIAL)
BAGS = FoundProduct(3, "Bags", Tracking.NONE)
KILOGRAM = Unit("kg", "weight", UnitKind.MEASURED, 1)
FLOUR = FoundProduct(4, "Flour", Tracking.LOT, counted=False, unit=KILOGRAM, step=Decimal("0.001"))
LINES = [
    Line(51, 1, product=1, expected=Decimal(10), done=Decimal(0)),
    Line(52, 2, product=2, expected=Decimal(3), done=Decimal(1)),
    Line(53, 3, product=3, expected=Decimal(5), done=Decimal(0)),
    Line(54, 4, product=4, expected=Decimal("2.5"), done=Decimal(1)),
]


def boxed(product, per):
    return FoundProduct(product.id, product.name, product.tracking, packaging=9, per=Decimal(per))


def lot(product, number, *other_names, dates=None):
    return FoundLot(70, product, number, frozenset({number, *other_names}), dates or {})


def meant(raw, found, symbology=None, chosen=None):
    return interpret(read(raw, symbology, today=TODAY), found, chosen)


def done(raw, found, symbology=None, **more):
    return effect(meant(raw, found, symbology), LINES, **more)


def label(*codes, found, **more):
    (raw, symbology), *others = codes
    beside = [Code(*code) for code in others]
    return interpret(read(raw, symbology, today=TODAY, beside=beside), found, **more)
