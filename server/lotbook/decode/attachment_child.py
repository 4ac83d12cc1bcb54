"""The process that looks through what is attached: the file from its input, and what is kept of it or why it is not."""

from __future__ import annotations

import io
import logging

from PIL import Image
from pypdf import PdfWriter

from lotbook.decode.attachment import JPEG, LARGEST, PDF
from lotbook.decode.confined import answer_once
from lotbook.decode.making import Head, answered
from lotbook.decode.pdf import require_only_pages
from lotbook.decode.photo import PhotoRefused
from lotbook.decode.picture import coloured_picture, samples

SIDE = 2_400
"""Pixels at most: what a page of paper shows at 200 dots to the inch."""
QUALITY = 85


def main() -> None:
    """One file in, one answer out: a line, and behind it a photo made anew."""
    answer_once(warm_up, answer, LARGEST + 1)


def answer(content: bytes) -> bytes:
    """What the file is, by its first bytes and by reading it whole; or why it is refused."""
    try:
        if content.startswith(b"%PDF-"):
            require_only_pages(content)
            return answered(Head(media_type=PDF))
        picture = coloured_picture(content)
    except PhotoRefused as refused:
        return answered(Head(refused.fault, _told(refused)))
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True)
    return answered(Head(media_type=JPEG), file.getvalue())


def _told(refused: PhotoRefused) -> str:
    """A PDF would do here, too."""
    return refused.message.replace("A photo is JPEG", "What is attached is PDF, JPEG")


def warm_up() -> None:
    """Read a file of every kind: what the readers load when they first work cannot be loaded later."""
    logging.disable()
    for picture in samples(SIDE + 1):
        answer(picture)
    page = PdfWriter()
    page.add_blank_page(100, 100)
    file = io.BytesIO()
    page.write(file)
    answer(file.getvalue())
    answer(file.getvalue()[:-60])


if __name__ == "__main__":
    main()
