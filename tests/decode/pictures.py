"""Photos for tests: labels as a camera may see them, and files that are none or mean harm."""

from __future__ import annotations

import io
import struct
import zlib

import zxingcpp
from PIL import Image

F = zxingcpp.BarcodeFormat
PAPER = 250
GTIN = "09506000134352"
LABEL = f"(01){GTIN}(17)271231(10)LOT-42A"
READ = f"01{GTIN}1727123110LOT-42A"


def symbol(
    text: str | bytes, format: F = F.Code128, *, dots: int = 3, tall: int = 50, **options
) -> Image.Image:
    """A barcode on paper with room around it. dots: of a module; tall: of bars, in modules."""
    made = zxingcpp.create_barcode(text, format, **options).to_image(scale=1, add_quiet_zones=False)
    rows, columns = memoryview(made).shape
    modules = Image.frombytes("L", (columns, rows), bytes(memoryview(made)))
    high = rows if format in (F.QRCode, F.DataMatrix) else tall
    return on_paper(modules.resize((columns * dots, high * dots), Image.Resampling.NEAREST))


def on_paper(*symbols: Image.Image, around: int = 60) -> Image.Image:
    """Symbols below each other."""
    width = max(each.width for each in symbols) + 2 * around
    paper = Image.new("L", (width, sum(each.height + 2 * around for each in symbols)), PAPER)
    top = 0
    for each in symbols:
        paper.paste(each, ((width - each.width) // 2, top + around))
        top += each.height + 2 * around
    return paper


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=PAPER)


def photo(picture: Image.Image, kind: str = "PNG", **options) -> bytes:
    """The file of a picture."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A grey PNG whose head says what it likes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IEND", b"")


def bomb(width: int, height: int) -> bytes:
    """A complete PNG of that many black pixels; a thousandth of them in bytes."""
    row = b"\0" * (width + 1)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return png(width, height, chunk(b"IDAT", packed))


def film(frames: int) -> bytes:
    """An APNG that shows a pixel as often."""
    pixel = zlib.compress(b"\0\0")
    control = struct.pack(">IIIIIHHBB", 0, 1, 1, 0, 0, 1, 10, 0, 0)
    parts = [chunk(b"acTL", struct.pack(">II", frames, 0)), chunk(b"fcTL", control), chunk(b"IDAT", pixel)]
    for n in range(1, frames):
        control = struct.pack(">IIIIIHHBB", 2 * n - 1, 1, 1, 0, 0, 1, 10, 0, 0)
        parts += [chunk(b"fcTL", control), chunk(b"fdAT", struct.pack(">I", 2 * n) + pixel)]
    return png(1, 1, *parts)
