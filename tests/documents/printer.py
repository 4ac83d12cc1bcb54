"""A label printer: draws the ZPL that Lotbook writes, from the field data alone, and refuses everything else.

Symbols are made as a printer makes them: Data Matrix after the escapes of ^BX, Code 128 code by code, text in
a font of its own. What comes out is read like any other label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import zxingcpp
from barcode.charsets import code128
from barcode.ean import EuropeanArticleNumber13
from barcode.itf import ITF
from PIL import Image, ImageDraw, ImageFont

from lotbook.standards import gs1

COMMAND = re.compile(r"([\^~])([A-Z][A-Z0-9@])([^\^~]*)")
FNC1, START_B, START_C, TO_C, TO_B = 102, 104, 105, 99, 100
# Code 128 in ZPL: what stands behind ">" is a code of its own.
INVOKED = {"8": FNC1, ":": START_B, ";": START_C, "5": TO_C, "6": TO_B, "0": 30, "<": 62, "=": 94}
TODAY = date(2026, 11, 26)


@dataclass
class Label:
    """A label that came out. commands: those that made it, without their parameters."""

    picture: Image.Image
    copies: int
    commands: list[str] = field(default_factory=list)


def printed(zpl: bytes) -> list[Label]:
    """The labels that a printer makes of ZPL. Raises ValueError for a command it does not know."""
    text = zpl.decode("ascii")
    left = COMMAND.sub("", text)
    if left.strip():
        raise ValueError(f"{left[:40]!a} stands outside of all commands")
    found = []
    for part in re.findall(r"\^XA.*?\^XZ", text, re.DOTALL):
        found.append(_Printer().label(part))
    return found


class _Printer:
    def __init__(self) -> None:
        self.picture = Image.new("L", (1, 1), 255)
        self.at = (0, 0)
        self.module, self.ratio = 2, 3.0
        self.fill: Any = None
        self.escape: str | None = None
        self.data = ""
        self.block: int | None = None
        self.copies = 1
        self.size = [0, 0]

    def label(self, text: str) -> Label:
        names = []
        for sign, name, parameters in COMMAND.findall(text):
            if sign != "^" or not hasattr(self, f"do_{name}"):
                raise ValueError(f"{sign}{name} is no command of a label")
            names.append(name)
            getattr(self, f"do_{name}")(parameters.rstrip("\n"))
        return Label(self.picture, self.copies, names)

    def do_XA(self, _: str) -> None: ...

    def do_XZ(self, _: str) -> None: ...

    def do_CI(self, which: str) -> None:
        assert which == "28"

    def do_LH(self, home: str) -> None:
        assert home == "0,0"

    def do_PW(self, dots: str) -> None:
        self.size[0] = int(dots)

    def do_LL(self, dots: str) -> None:
        self.size[1] = int(dots)
        self.picture = Image.new("L", tuple(self.size), 255)

    def do_PQ(self, copies: str) -> None:
        self.copies = int(copies)

    def do_FO(self, at: str) -> None:
        left, top = map(int, at.split(","))
        assert 0 <= left < self.size[0] and 0 <= top < self.size[1], at
        self.at, self.fill, self.escape, self.data, self.block = (left, top), None, None, "", None

    def do_BY(self, widths: str) -> None:
        module, *ratio = widths.split(",")
        self.module, self.ratio = int(module), float(ratio[0]) if ratio else 3.0
        assert 1 <= self.module <= 10

    def do_FH(self, indicator: str) -> None:
        self.escape = indicator or "_"

    def do_FD(self, data: str) -> None:
        if self.escape:
            sign = re.escape(self.escape)
            data = re.sub(f"{sign}([0-9A-Fa-f]{{2}})", lambda found: chr(int(found[1], 16)), data)
        self.data = data

    def do_FB(self, parameters: str) -> None:
        wide, lines, _, side = parameters.split(",")
        assert (lines, side) == ("1", "R")
        self.block = int(wide)

    def do_A0(self, parameters: str) -> None:
        turned, height = parameters.split(",")
        assert turned == "N"
        self.fill = lambda: self._text(int(height))

    def do_BX(self, parameters: str) -> None:
        turned, module, quality, columns, rows, form, escape, aspect = parameters.split(",")
        assert (turned, quality, columns, rows, form, aspect) == ("N", "200", "", "", "", "1")
        self.fill = lambda: self._data_matrix(int(module), escape)

    def do_BC(self, parameters: str) -> None:
        turned, height, line, above, check, mode = parameters.split(",")
        assert (turned, line, above, check, mode) == ("N", "N", "N", "N", "N")
        self.fill = lambda: self._bars(_code_128(self.data), self.module, int(height))

    def do_BE(self, parameters: str) -> None:
        turned, height, line, above = parameters.split(",")
        assert (turned, line, above) == ("N", "N", "N")
        self.fill = lambda: self._bars(
            EuropeanArticleNumber13(self.data).build()[0], self.module, int(height)
        )

    def do_B2(self, parameters: str) -> None:
        turned, height, line, above, check = parameters.split(",")
        assert (turned, line, above, check) == ("N", "N", "N", "N")
        wide = round(self.module * self.ratio)
        self.fill = lambda: self._bars(
            ITF(self.data, narrow=self.module, wide=wide).build()[0], 1, int(height)
        )

    def do_GB(self, parameters: str) -> None:
        wide, high, thick = map(int, parameters.split(","))
        assert thick == min(wide, high)
        left, top = self.at
        self.fill = lambda: ImageDraw.Draw(self.picture).rectangle(
            (left, top, left + wide - 1, top + high - 1), fill=0
        )

    def do_GF(self, parameters: str) -> None:
        form, size, total, row, bits = parameters.split(",", 4)
        assert form == "A" and size == total and len(bits) == 2 * int(size)
        width, height = 8 * int(row), int(size) // int(row)
        mask = Image.frombytes("1", (width, height), bytes.fromhex(bits))
        self.fill = lambda: self.picture.paste(0, self.at, mask)

    def do_FS(self, _: str) -> None:
        self.fill()

    def _text(self, height: int) -> None:
        font = ImageFont.load_default(height)
        left = self.at[0]
        if self.block is not None:
            left += max(0, self.block - int(font.getlength(self.data)))
        # Descenders of the printer's own font stay in its height.
        ImageDraw.Draw(self.picture).text((left, self.at[1]), self.data, font=font, fill=0, anchor="lt")

    def _bars(self, modules: str, module: int, height: int) -> None:
        pen = ImageDraw.Draw(self.picture)
        left, top = self.at
        for run in re.finditer("1+", modules):
            start, end = left + run.start() * module, left + run.end() * module
            assert end <= self.size[0] and top + height <= self.size[1]
            pen.rectangle((start, top, end - 1, top + height - 1), fill=0)

    def _data_matrix(self, module: int, escape: str) -> None:
        sign = re.escape(escape)
        said = re.sub(
            f"{sign}(1|d[0-9]{{3}}|{sign})",
            lambda found: (
                "\x1d" if found[1] == "1" else escape if found[1] == escape else chr(int(found[1][1:]))
            ),
            self.data,
        )
        options: dict[str, Any] = {"force_square": True}
        if said.startswith("\x1d"):
            message = gs1.parse(said[1:], today=TODAY)
            said = "".join(f"[{element.ai}]{element.value}" for element in message.elements)
            options["gs1"] = True
        made = zxingcpp.create_barcode(said, zxingcpp.BarcodeFormat.DataMatrix, **options)
        pixels = memoryview(made.to_image(scale=module, add_quiet_zones=False))
        symbol = Image.frombytes("L", (pixels.shape[1], pixels.shape[0]), pixels.tobytes())
        assert self.at[0] + symbol.width <= self.size[0] and self.at[1] + symbol.height <= self.size[1]
        self.picture.paste(symbol, self.at)


def _code_128(data: str) -> str:
    """The modules of field data with invocation codes, check character and stop included."""
    codes: list[int] = []
    in_pairs = False
    place = 0
    while place < len(data):
        if data[place] == ">":
            code = INVOKED[data[place + 1]]
            in_pairs = in_pairs if code in (FNC1, 30, 62, 94) else code in (START_C, TO_C)
            place += 2
        elif in_pairs:
            code = int(data[place : place + 2])
            place += 2
        else:
            code = ord(data[place]) - 32
            place += 1
        codes.append(code)
    assert codes[0] in (START_B, START_C)
    check = (codes[0] + sum(place * code for place, code in enumerate(codes))) % 103
    return "".join(code128.CODES[code] for code in [*codes, check]) + code128.STOP + "11"
