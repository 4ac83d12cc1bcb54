"""Label templates as the tests use them."""

from __future__ import annotations

from lotbook.domain.label_words import LabelFact, LabelPurpose, LabelSymbol
from lotbook.domain.labels import Sheet, Template
from lotbook.domain.words import PaperSize

ROLL = Template(
    name="Roll",
    purpose=LabelPurpose.LOT,
    symbol=LabelSymbol.GS1_DATAMATRIX,
    width=100,
    height=50,
    facts=tuple(LabelFact),
)
SHEET = Template(**vars(ROLL) | {"name": "Sheet", "sheet": Sheet(PaperSize.A4, 2, 5, 5, 23.5, 100, 50)})
