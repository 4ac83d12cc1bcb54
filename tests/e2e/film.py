"""What a camera sees: labels lying on a table, as the MJPEG file that Chromium plays for a camera."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from tests.documents.reading import pages

SIZE = (1280, 720)
TABLE = (196, 190, 180)
# Chromium plays 30 frames a second.
FRAMES = 16
FRAMES_BETWEEN = 6
PRINTER = 203  # dots per inch


@dataclass(frozen=True)
class Scene:
    """Papers around the middle of the picture, from left to right; rotated by degrees, blurred by pixels."""

    papers: tuple[Image.Image, ...] = ()
    rotated: float = 0
    blurred: float = 0

    def drawn(self) -> Image.Image:
        picture = Image.new("RGB", SIZE, TABLE)
        gap = 24
        left = (SIZE[0] - sum(paper.width for paper in self.papers) - gap * (len(self.papers) - 1)) // 2
        for paper in self.papers:
            picture.paste(paper, (left, (SIZE[1] - paper.height) // 2))
            left += paper.width + gap
        if self.rotated:
            picture = picture.rotate(self.rotated, Image.Resampling.BICUBIC, fillcolor=TABLE)
        return picture.filter(ImageFilter.GaussianBlur(self.blurred)) if self.blurred else picture


def printed(pdf: bytes, size: float) -> Image.Image:
    """Its one page as it comes out of a label printer. size: how large it looks in the picture."""
    (page,) = pages(pdf, PRINTER)
    return ImageOps.scale(page, size).convert("RGB")


def symbol(text: str, kind: zxingcpp.BarcodeFormat, scale: int, *, gs1: bool = False) -> Image.Image:
    """A barcode by another maker, on white paper. scale: pixels of a module; gs1: text has bracketed elements."""
    options = {"gs1": True} if gs1 else {}
    if kind == zxingcpp.BarcodeFormat.DataMatrix:
        options["force_square"] = True
    made = zxingcpp.create_barcode(text, kind, **options)
    pixels = memoryview(made.to_image(scale=scale))
    rows, columns = cast("tuple[int, int]", pixels.shape)
    return ImageOps.expand(Image.frombytes("L", (columns, rows), pixels.tobytes()), 20, 255).convert("RGB")


def record(scenes: Iterable[Scene], file: Path, between: int = FRAMES_BETWEEN) -> Path:
    """The scenes one after the other. between: frames of the empty table after each."""
    with file.open("wb") as film:
        for scene in scenes:
            film.write(_jpeg(scene.drawn()) * FRAMES)
            film.write(_jpeg(Scene().drawn()) * between)
    return file


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()
