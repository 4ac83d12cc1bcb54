"""Label templates: what may stand on which label, and on what paper.

A symbol has to be able to say what a label is for: EAN-13 and ITF-14 name a product and nothing below it,
a GS1 symbol needs a GTIN or SSCC, only lots have a page of their own to link to, and only Code 128 (or, where its
bars would be too wide, plain Data Matrix) says a code of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.domain.inputs import Problems, parse_line
from lotbook.domain.label_words import LabelFact, LabelPurpose, LabelSymbol
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.words import PaperSize

_GS1 = (
    LabelSymbol.GS1_DATAMATRIX,
    LabelSymbol.GS1_128,
    LabelSymbol.GS1_QR,
    LabelSymbol.DIGITAL_LINK_QR,
)
SYMBOLS: dict[LabelPurpose, tuple[LabelSymbol, ...]] = {
    LabelPurpose.PRODUCT: (*_GS1, LabelSymbol.EAN_13, LabelSymbol.ITF_14),
    LabelPurpose.LOT: (*_GS1, LabelSymbol.PAGE_QR, LabelSymbol.CODE_128),
    LabelPurpose.PACKAGE: _GS1,
    LabelPurpose.LOCATION: (LabelSymbol.CODE_128,),
    LabelPurpose.COMMAND: (LabelSymbol.CODE_128,),
}
"""The symbols that can say what each kind of label is for."""

FACTS: dict[LabelPurpose, tuple[LabelFact, ...]] = {
    LabelPurpose.PRODUCT: (
        LabelFact.NAME, LabelFact.SKU, LabelFact.NUMBER, LabelFact.QUANTITY, LabelFact.COMPANY,
    ),
    LabelPurpose.LOT: tuple(LabelFact),
    LabelPurpose.PACKAGE: (
        LabelFact.NAME, LabelFact.NUMBER, LabelFact.QUANTITY, LabelFact.BATCH, LabelFact.EXPIRY_DATE,
        LabelFact.BEST_BEFORE_DATE, LabelFact.COMPANY,
    ),
    LabelPurpose.LOCATION: (LabelFact.NAME, LabelFact.NUMBER, LabelFact.COMPANY),
    LabelPurpose.COMMAND: (LabelFact.NAME, LabelFact.NUMBER, LabelFact.COMPANY),
}  # fmt: skip
"""What can stand on each kind of label in words."""

COMMANDS = {
    "UNDO": "Undo last scan",
    "NEXT": "Next line",
    "PREVIOUS": "Previous line",
    "QUANTITY": "Quantity",
    **{
        f"QUANTITY.{count}": f"{count} with the next scan"
        for count in (2, 3, 4, 5, 6, 10, 12, 20, 24, 50, 100)
    },
    "PACK": "Put in package",
    "LABEL": "Labels",
    "SLIP": "Print slip",
    "DISCARD": "Leave out, close",
    "FINISH": "Finish",
    "VALIDATE": "Validate",
}
"""What can be asked by scanning a label: on each screen what has a button there. VALIDATE is obeyed where the
differences are shown, so that nothing is final before a person has seen them."""


def command_code(command: str, key: str) -> str:
    """What the label of a command says. key: of the company.

    >>> command_code("UNDO", "4F2A91C0")
    'LB:UNDO:4F2A91C0'
    """
    return f"LB:{command}:{key}"


HUNDREDTHS = 100  # of a millimetre: as fine as makers of label sheets tell their measures
SMALLEST, WIDEST, HIGHEST = (20.0, 10.0), 200.0, 300.0
MOST_TEMPLATES = 100
MOST_COPIES = 1_000
MOST_LABELS = 10_000  # in one file


@dataclass(frozen=True)
class Sheet:
    """A sheet of labels in rows and columns. left, top: of the first label; pitches: from one to the next;
    all in millimetres."""

    paper: PaperSize
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float

    @property
    def labels(self) -> int:
        return self.columns * self.rows


@dataclass(frozen=True, kw_only=True)
class Template:
    """How labels look and on what. width, height: in millimetres; sheet: None for a roll.

    second: another symbol that says the same, for scanners that read only one kind. facts: in words, in the
    order of printing. marks_reprints: say on the label that it was printed before.
    """

    name: str
    purpose: LabelPurpose
    symbol: LabelSymbol
    second: LabelSymbol | None = None
    width: float
    height: float
    sheet: Sheet | None = None
    facts: tuple[LabelFact, ...]
    marks_reprints: bool = True

    @property
    def links(self) -> bool:
        """Whether it says where the page of a lot opens."""
        return LabelSymbol.PAGE_QR in (self.symbol, self.second)


DETAILS = ("details",)
"""Where a template stands in an input."""


def sound_template(given: Template) -> Template:
    """The template as it is kept. Raises InvalidInput with every fault."""
    problems = Problems()
    name = problems.read(parse_line, given.name, (*DETAILS, "name"), otherwise="")
    _require_symbols(problems, given)
    _require_facts(problems, given)
    _require_size(problems, given)
    if given.sheet is not None:
        _require_grid(problems, given, given.sheet)
    problems.refuse()
    return Template(**{**vars(given), "name": name})


def _require_symbols(problems: Problems, given: Template) -> None:
    possible = SYMBOLS[given.purpose]
    asked: tuple[tuple[Path, LabelSymbol | None], ...] = (
        ((*DETAILS, "symbol"), given.symbol),
        ((*DETAILS, "secondSymbol"), given.second),
    )
    for field, symbol in asked:
        if symbol is not None and symbol not in possible:
            message = (
                f"{symbol.value} cannot say what a label for a {given.purpose.value.lower()} has to say; "
                f"{' or '.join(each.value for each in possible)} can."
            )
            problems.add(field, InputFault.CONTRADICTION, message, given=symbol.value)
    if given.second is not None and given.symbol.bars == given.second.bars:
        message = "Of two symbols one is bars, the other a square."
        problems.add((*DETAILS, "secondSymbol"), InputFault.CONTRADICTION, message, given=given.second.value)


def _require_facts(problems: Problems, given: Template) -> None:
    for place, fact in enumerate(given.facts):
        field = (*DETAILS, "facts", str(place))
        if fact not in FACTS[given.purpose]:
            message = f"A label for a {given.purpose.value.lower()} has no {fact.value.lower()}."
            problems.add(field, InputFault.CONTRADICTION, message, given=fact.value)
        if fact in given.facts[:place]:
            problems.add(field, InputFault.NOT_UNIQUE, "Each fact stands once.", given=fact.value)


def _require_size(problems: Problems, given: Template) -> None:
    sides = (
        ("widthMm", given.width, SMALLEST[0], WIDEST),
        ("heightMm", given.height, SMALLEST[1], HIGHEST),
    )
    for field, side, least, most in sides:
        if not least <= side <= most:
            message = f"A label measures {least:g} to {most:g} mm here, not {side:g}."
            problems.add((*DETAILS, field), InputFault.OVER_LIMIT, message, given=f"{side:g}")


def _require_grid(problems: Problems, given: Template, sheet: Sheet) -> None:
    if sheet.columns < 1 or sheet.rows < 1 or min(sheet.left, sheet.top) < 0:
        message = "A sheet has at least one row and one column, and margins of nothing or more."
        problems.add((*DETAILS, "sheet"), InputFault.NOT_POSITIVE, message)
        return
    for axis, count, pitch, side in (
        ("pitchXMm", sheet.columns, sheet.pitch_x, given.width),
        ("pitchYMm", sheet.rows, sheet.pitch_y, given.height),
    ):
        if count > 1 and pitch < side:
            message = f"From one label to the next it is at least {side:g} mm, the side of a label."
            problems.add((*DETAILS, "sheet", axis), InputFault.CONTRADICTION, message, given=f"{pitch:g}")
    wide = sheet.left + (sheet.columns - 1) * sheet.pitch_x + given.width
    high = sheet.top + (sheet.rows - 1) * sheet.pitch_y + given.height
    width, height = sheet.paper.millimetres
    if wide > width or high > height:
        message = (
            f"The labels reach to {wide:g} x {high:g} mm, {sheet.paper.name} measures {width:g} x {height:g}."
        )
        problems.add((*DETAILS, "sheet"), InputFault.OVER_LIMIT, message)


def from_hundredths(stored: int) -> float:
    """Millimetres of a stored measure.

    >>> from_hundredths(6350)
    63.5
    """
    return stored / HUNDREDTHS


def to_hundredths(millimetres: float) -> int:
    """A measure as it is stored, to the nearest hundredth of a millimetre.

    >>> to_hundredths(66.675)
    6668
    """
    return int((Decimal(str(millimetres)) * HUNDREDTHS).to_integral_value("ROUND_HALF_UP"))


def grouped_words(facts: Sequence[LabelFact]) -> str:
    """Facts as a table keeps them: their words in order, a space between.

    >>> grouped_words([LabelFact.NAME, LabelFact.SKU])
    'NAME SKU'
    """
    return " ".join(fact.value for fact in facts)
