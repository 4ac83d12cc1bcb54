"""A printed page as a scanner and a reader see it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2
import zxingcpp
from PIL import Image

PRINTERS = (203, 300)  # dots per inch


@dataclass(frozen=True)
class Scanned:
    """One barcode as read: symbology identifier, and what follows it, as bytes and as the scanner's text."""

    identifier: str
    content: bytes
    text: str = field(default="", compare=False)  # in the character set that the symbol tells


def pages(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Every page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]


def scan(picture: Image.Image, *, smaller: bool = True) -> list[Scanned]:
    """The barcodes of a picture, from top to bottom and from left to right; smaller: looked at so too."""
    found = zxingcpp.read_barcodes(picture, try_downscale=smaller)
    found.sort(key=lambda code: (code.position.top_left.y // 50, code.position.top_left.x))
    return [Scanned(code.symbology_identifier, bytes(code.bytes), code.text) for code in found]


def text(pdf: bytes) -> list[str]:
    """What can be copied from every page, with lines as the viewer finds them."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
