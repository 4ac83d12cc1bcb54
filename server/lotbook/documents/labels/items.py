"""What is drawn on a label, in millimetres from its top left corner; every way of drawing knows these."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lotbook.documents.faces import Style
from lotbook.documents.labels.carriers import Carried
from lotbook.documents.typeset import Line, line


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: left end and base line. base: 1 when its paragraph runs from right to left.

    right: x is the right end. above, below: how far it reaches at most from its base line, which cuts off
    stacks of accents. number: where in the text a part of the label's number stands, and from where to where
    of the number it is.
    """

    x: float
    y: float
    text: str
    style: Style
    size: float
    base: int = 0
    right: bool = False
    above: float = 0.0
    below: float = 0.0
    number: tuple[int, int, int] | None = None

    @property
    def line(self) -> Line:
        """Its glyphs."""
        return line(self.text, self.style, self.base)

    def says(self, number: str) -> str:
        """Its text on a label with another number of the same shape."""
        if self.number is None:
            return self.text
        place, first, last = self.number
        return f"{self.text[:place]}{number[first:last]}{self.text[place + last - first :]}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol from its top left corner. module: the side of one; height: of bars."""

    x: float
    y: float
    carried: Carried
    module: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A black rectangle from its top left corner."""

    x: float
    y: float
    width: float
    height: float


Item = Text | Mark | Bar


def numbered(items: list[Item], number: str) -> list[Item]:
    """The same label with another number of the same shape: other digits, everything else alike."""
    return [_numbered(item, number) for item in items]


def _numbered(item: Item, number: str) -> Item:
    if isinstance(item, Text):
        return item if item.number is None else replace(item, text=item.says(number))
    if isinstance(item, Mark):
        return replace(item, carried=item.carried.numbered(number))
    return item
