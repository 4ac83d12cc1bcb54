"""The process that makes one PDF of files that were attached."""

from __future__ import annotations

import io
import logging

from pypdf import PdfWriter

from lotbook.decode.confined import answer_once
from lotbook.decode.joined import LENGTH, MOST_BYTES
from lotbook.decode.making import Head, answered
from lotbook.decode.photo import PhotoFault, PhotoRefused
from lotbook.decode.picture import coloured_picture, samples

DOTS = 200.0
"""To the inch: as large as pictures are kept, one fills a page."""


def main() -> None:
    """Files in, each behind its length; one answer out."""
    answer_once(warm_up, answer, 2 * MOST_BYTES)


def answer(framed: bytes) -> bytes:
    """All pages in order; or why there are none."""
    try:
        return answered(Head(), _joined(framed))
    except PhotoRefused as refused:
        return answered(Head(refused.fault, refused.message))
    except Exception:  # as they were kept they could be read; a PDF may still be too odd to be taken apart
        message = "These files cannot be joined; save them one by one."
        return answered(Head(PhotoFault.IMAGE_DAMAGED, message))


def _joined(framed: bytes) -> bytes:
    writer, at = PdfWriter(), 0
    while at < len(framed):
        (length,) = LENGTH.unpack_from(framed, at)
        at += LENGTH.size
        content = framed[at : at + length]
        at += length
        writer.append(
            io.BytesIO(content if content.startswith(b"%PDF-") else _page(content)), import_outline=False
        )
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _page(picture: bytes) -> bytes:
    file = io.BytesIO()
    coloured_picture(picture).save(file, "PDF", resolution=DOTS)
    return file.getvalue()


def warm_up() -> None:
    """Join files of every kind: what the readers load when they first work cannot be loaded later."""
    logging.disable()
    blank = PdfWriter()
    blank.add_blank_page(100, 100)
    file = io.BytesIO()
    blank.write(file)
    pictures = [*samples(64)]
    answer(b"".join(LENGTH.pack(len(each)) + each for each in (file.getvalue(), *pictures)))


if __name__ == "__main__":
    main()
