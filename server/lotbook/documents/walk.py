"""Papers that lead through the warehouse: place by place, each with its code to scan."""

from __future__ import annotations

from lotbook.documents.faces import Style
from lotbook.documents.frame import Row
from lotbook.documents.letterhead import symbol_of
from lotbook.documents.measures import BODY, LEFT
from lotbook.documents.paper import Paper
from lotbook.documents.slip import Slip
from lotbook.documents.typeset import lines

TEXT = 8.0  # where words begin, from the left, below a place
AMOUNT_ROOM = 26.0  # at the right, beside the barcodes
CODE_ROOM, CODE_HEIGHT = 86.0, 7.0
BETWEEN = 5.0  # of two codes: a scanner that is held at one must not see the other


class Walk(Slip):
    """A paper whose rows are goods in places."""

    def place(self, path: str, code: str) -> Row:
        """The head of a place. code: on its label."""
        (place,) = lines(path, Style.BOLD, (self.right - AMOUNT_ROOM - CODE_ROOM - LEFT) * 1000 / BODY, 1)

        def draw(paper: Paper, y: float) -> None:
            paper.text(LEFT, y + 2 + CODE_HEIGHT / 2, place, BODY)
            self.code(code, y + 1)

        return Row(max(CODE_HEIGHT, height_of(code)) + BETWEEN, draw, keep=True)

    def code(self, text: str, y: float) -> None:
        """A code to scan, at the right beside the amounts; y: its upper edge."""
        symbol, module = symbol_of(text, CODE_ROOM)
        side = module * symbol.columns
        height = CODE_HEIGHT if symbol.rows == 1 else side / symbol.rows
        self.paper.symbol(self.right - AMOUNT_ROOM - side, y, module, symbol, height)


def height_of(code: str | None) -> float:
    """How high a code stands."""
    if code is None:
        return 0
    symbol, module = symbol_of(code, CODE_ROOM)
    return CODE_HEIGHT if symbol.rows == 1 else module * symbol.rows
