"""Labels that differ only in the digits of their numbers look alike, so that one is laid out for all of them:
a thousand serial numbers of a product cost little more than one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from lotbook.documents.labels.contents import Label
from lotbook.documents.labels.items import Item, numbered
from lotbook.documents.labels.layout import lay_out
from lotbook.documents.labels.page import Device
from lotbook.domain.label_words import LabelPurpose, LabelSymbol
from lotbook.domain.labels import Template

M = TypeVar("M")

_ZEROS = str.maketrans("123456789", "0" * 9)


def in_series(
    labels: Sequence[Label], template: Template, device: Device, made: Callable[[list[Item]], M]
) -> Iterator[tuple[M, Label]]:
    """Each label with what is made of the layout of the first that has its shape. Raises as `lay_out`."""
    known: dict[Hashable, M] = {}
    links = {LabelSymbol.DIGITAL_LINK_QR, LabelSymbol.PAGE_QR} & {template.symbol, template.second}
    of_lots = template.purpose is LabelPurpose.LOT and not links
    for label in labels:
        shape = _shape(label) if of_lots and label.number.isascii() else label
        found = known.get(shape)
        if found is None:
            found = known[shape] = made(lay_out(label, template, device))
        yield found, label


def laid_out(labels: Sequence[Label], template: Template, device: Device) -> list[list[Item]]:
    """The items of each label, each label as often as it has copies. Raises as `lay_out`."""
    found: list[list[Item]] = []
    for items, label in in_series(labels, template, device, list):
        found += [numbered(items, label.number)] * label.copies
    return found


def _shape(label: Label) -> Hashable:
    """What the layout of a label follows from: everything but which digits its number has."""
    number = label.number.translate(_ZEROS)
    elements = label.elements[:-1] if label.elements else None
    return (number, label.name, label.sku, label.caption, label.told, elements, label.again)
