"""The second opinion: zbar, where the machine has it; runs in the decoding process only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from lotbook.decode.photo import Corners

Zbar = Callable[[Image.Image], list["ZbarCode"]]

# Family, as codes of both decoders are compared by, and AIM identifier. zbar does not tell GS1-128 from Code 128.
# DataBar is left out: zbar trips over it.
_FAMILIES: dict[str, tuple[str, str | None]] = {
    "EAN13": ("EAN", "]E0"),
    "EAN8": ("EAN", "]E4"),
    "UPCA": ("EAN", "]E0"),
    "I25": ("ITF", "]I1"),
    "CODE39": ("Code 39", "]A0"),
    "CODE128": ("Code 128", None),
    "QRCODE": ("QR Code", None),
}


@dataclass(frozen=True)
class ZbarCode:
    """A code as zbar read it; left, top, right and bottom: of its upright box, in pixels."""

    family: str
    text: str
    symbology: str | None
    corners: Corners


def load_zbar() -> Zbar | None:
    """How zbar reads a grey picture; None without libzbar, for then pyzbar cannot even be imported."""
    try:
        from pyzbar import pyzbar
    except ImportError:
        return None
    symbols = [pyzbar.ZBarSymbol[name] for name in _FAMILIES]

    def read(picture: Image.Image) -> list[ZbarCode]:
        # zbar guesses the character set of a QR Code, often wrongly: what is not ASCII is left to zxing-cpp.
        found = [code for code in pyzbar.decode(picture, symbols=symbols) if code.data.isascii()]
        return [_code(code.type, code.data.decode("ascii"), *code.rect) for code in found]

    return read


def _code(kind: str, text: str, left: int, top: int, width: int, height: int) -> ZbarCode:
    family, symbology = _FAMILIES[kind]
    right, bottom = left + width, top + height
    return ZbarCode(family, text, symbology, ((left, top), (right, top), (right, bottom), (left, bottom)))
