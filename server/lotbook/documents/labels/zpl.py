"""Labels in ZPL II, for label printers.

Bars and Data Matrix are made by the printer; QR codes, which carry no FNC1 there, and text beyond ASCII, for
which fonts differ from printer to printer, go as pictures of ours. Nothing that people write is ever read as a
command: in fields every caret, tilde and backslash is told by its code, in Code 128 by its own pairs.

Text is in the printer's font 0, the one scalable font that every printer has. Its zero has no slash, no ^CI gives it
one, and the fonts of fixed size differ from maker to maker: where 0 and O must be told apart by eye, print the PDF.
Source: ZPL II Programming Guide (^A, ^BC, ^BE, ^BX, ^BY, ^B2, ^FB, ^FD, ^FH, ^FO, ^GB, ^GF, ^PQ).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from PIL import Image

from lotbook.documents.labels.carriers import Kind
from lotbook.documents.labels.items import Bar, Item, Mark
from lotbook.documents.labels.items import Text as TextItem
from lotbook.documents.labels.raster import BLACK, WHITE, ink_of, symbol_picture
from lotbook.documents.labels.sizes import code_128_codes
from lotbook.domain.labels import Template
from lotbook.standards.gs1.table import GS

# A field with ^FH\ reads a backslash and two hexadecimal digits as the character of that code.
_CODES = str.maketrans({each: f"\\{ord(each):02X}" for each in "^~\\"})
# ^BX is told that the underscore begins what is not data: _1 is FNC1, two of them are one.
_IN_MATRIX = str.maketrans({"_": "__", GS: "_1"} | {each: f"\\{ord(each):02X}" for each in "^~\\"})
ABOVE_BASE = 0.76  # of a letter's height, in the printer's font 0
WIDER = 1.15  # room for a line of the printer's font, of what ours takes
_HALF = [BLACK] * 128 + [WHITE] * 128


Told = Callable[[str], str]
Compiled = list[str | Told]
"""The commands of a label: as they are, or made of its number."""


def draw_zpl(labels: Iterable[tuple[Compiled, str, int]], template: Template, dots: float) -> bytes:
    """Labels in order: what `compiled` made, with number and copies. dots: of the printer, to the millimetre."""
    head = f"^XA^CI28^LH0,0^PW{round(template.width * dots)}^LL{round(template.height * dots)}"
    drawn: list[str] = []
    for parts, number, copies in labels:
        drawn.append(head)
        drawn += [part if isinstance(part, str) else part(number) for part in parts]
        drawn.append(f"^PQ{copies}^XZ\n")
    return "".join(drawn).encode("ascii")


def compiled(items: Sequence[Item], dots: float) -> Compiled:
    """The commands that draw a label, and all others that differ only in the digits of their number."""
    parts: Compiled = []
    # Only the lines of the name are held within bounds; one that is a picture makes pictures of the others.
    pictured = any(isinstance(item, TextItem) and item.above and not item.text.isascii() for item in items)
    for item in items:
        if isinstance(item, TextItem):
            parts += _text(item, dots, picture=not item.text.isascii() or (pictured and item.above > 0))
        elif isinstance(item, Bar):
            wide, high = max(1, round(item.width * dots)), max(1, round(item.height * dots))
            parts.append(
                f"^FO{round(item.x * dots)},{round(item.y * dots)}^GB{wide},{high},{min(wide, high)}^FS"
            )
        else:
            parts += _mark(item, dots)
    return parts


def _text(item: TextItem, dots: float, *, picture: bool) -> Iterator[str | Told]:
    if picture:
        ink, left, top = ink_of(item, dots)
        yield _picture(ink.mask.point([WHITE - shade for shade in range(256)]), left, top)
        return
    height = round(item.size * dots)
    top = round(item.y * dots - ABOVE_BASE * height)
    left, block = round(item.x * dots), ""
    if item.right:
        wide = round(item.line.length(item.size) * WIDER * dots)
        left, block = left - wide, f"^FB{wide},1,0,R"
    yield f"^FO{left},{top}^A0N,{height}{block}^FH\\^FD"
    if item.number is None:
        yield item.text.translate(_CODES)
    else:
        yield lambda number: item.says(number).translate(_CODES)
    yield "^FS"


def _mark(item: Mark, dots: float) -> Iterator[str | Told]:
    left, top, module = round(item.x * dots), round(item.y * dots), round(item.module * dots)
    height, carried = round(item.height * dots), item.carried
    if not carried.native:
        yield lambda number: _picture(symbol_picture(carried.numbered(number), module, height), left, top)
        return
    command, told = _symbol(carried.kind, module, height)
    yield f"^BY{_widths(carried.kind, module)}^FO{left},{top}{command}"
    yield lambda number: told(carried.numbered(number).data)
    yield "^FS"


def _widths(kind: Kind, module: int) -> str:
    # Ours are halves of a narrow bar there, and a wide one is five of them.
    return f"{2 * module},2.5" if kind is Kind.ITF_14 else f"{min(module, 10)}"


def _symbol(kind: Kind, module: int, height: int) -> tuple[str, Told]:
    """The command that makes a symbol, and how its data are told."""
    match kind:
        case Kind.GS1_DATA_MATRIX:
            return f"^BXN,{module},200,,,,_,1^FH\\^FD_1", lambda data: data.translate(_IN_MATRIX)
        case Kind.DATA_MATRIX:
            return f"^BXN,{module},200,,,,_,1^FH\\^FD", lambda data: data.translate(_IN_MATRIX)
        case Kind.EAN_13:
            return f"^BEN,{height},N,N^FD", lambda data: data[:12]
        case Kind.ITF_14:
            return f"^B2N,{height},N,N,N^FD", str
        case _:
            fnc1 = kind is Kind.GS1_128
            return f"^BCN,{height},N,N,N,N^FD", lambda data: "".join(code_128_codes(data, fnc1=fnc1))


def _picture(picture: Image.Image, left: int, top: int) -> str:
    """A picture in dots, black where it is dark."""
    left, top = max(0, left), max(0, top)
    # In one-bit pictures a set bit is white; printers print the set ones.
    dark = picture.point([WHITE - shade for shade in _HALF], "1")
    row = (picture.width + 7) // 8
    bits = dark.tobytes()
    return f"^FO{left},{top}^GFA,{len(bits)},{len(bits)},{row},{bits.hex().upper()}^FS"
