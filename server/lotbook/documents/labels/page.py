"""A label while it is laid out: its measures, and the room that is still free."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from lotbook.documents.faces import Style
from lotbook.documents.labels.carriers import Carried
from lotbook.documents.labels.contents import Label, cannot
from lotbook.documents.labels.items import Item
from lotbook.documents.typeset import line
from lotbook.domain.labels import Template

LEADING = 1.2
LEAST_SCALE, MOST_SCALE = 0.5, 1.3
SMALLEST_TYPE = 1.4  # millimetres: what can still be read at arm's length


@dataclass(frozen=True)
class Device:
    """What it is drawn on. dot: what a module is whole numbers of, in millimetres; by_printer: the printer makes
    the symbols itself."""

    dot: float
    by_printer: bool = False


@dataclass
class Page:
    """A label being laid out. top, bottom: of the room that is still free; all in millimetres."""

    label: Label
    template: Template
    device: Device
    items: list[Item] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0

    @cached_property
    def scale(self) -> float:
        wide = min(self.template.width / 100, self.template.height / 50)
        return min(MOST_SCALE, max(LEAST_SCALE, wide * (1.3 if self.tall else 1)))

    @property
    def tall(self) -> bool:
        return self.template.height > self.template.width

    @cached_property
    def margin(self) -> float:
        return 3 * self.scale

    @property
    def right(self) -> float:
        return self.template.width - self.margin

    @property
    def inner(self) -> float:
        return self.template.width - 2 * self.margin

    def size(self, at_full_size: float) -> float:
        return max(SMALLEST_TYPE, at_full_size * self.scale)

    def snapped(self, place: float) -> float:
        """The next whole dot."""
        return (int(place / self.device.dot) + 1) * self.device.dot

    def no_room(self, symbol: Carried) -> Exception:
        """The refusal of a symbol that does not fit."""
        template = self.template
        name = symbol.kind.name.replace("_", " ")
        measures = f"{template.width:g} x {template.height:g} mm"
        message = f"{self.label.number}: {name} finds no room on {template.name}, {measures}."
        return cannot(message, self.label.lot)


def length(text: str, style: Style) -> float:
    """In sizes. Text of one width to the letter is not shaped for it: there may be thousands of numbers."""
    if style in (Style.MONO, Style.MONO_BOLD) and text.isascii():
        return len(text) * mono_advance(style)
    return line(text, style).width / 1000


@lru_cache(maxsize=2)
def mono_advance(style: Style) -> float:
    """How wide each letter is, in sizes. style: of those with one width."""
    return line("0", style, 0).width / 1000
