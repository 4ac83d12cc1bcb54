"""The process that makes a logo of a picture: the file from its input, and the logo or the reason against it."""

from __future__ import annotations

import io

from PIL import Image

from lotbook.decode.confined import answer_once
from lotbook.decode.logo import LARGEST
from lotbook.decode.making import Head, answered
from lotbook.decode.photo import PhotoRefused
from lotbook.decode.picture import coloured_picture, samples

SIDES = (960, 400)
"""Pixels at most: what 40 millimetres of paper show at 600 dots to the inch."""


def main() -> None:
    """One picture in, one answer out: a line, and behind it the logo as PNG."""
    answer_once(warm_up, answer, LARGEST + 1)


def answer(content: bytes) -> bytes:
    """The logo in colours without margin, transparency or metadata; or why the picture is refused."""
    try:
        picture = coloured_picture(content)
    except PhotoRefused as refused:
        return answered(Head(refused.fault, refused.message))
    picture.thumbnail(SIDES, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return answered(Head(), file.getvalue())


def warm_up() -> None:
    """Read a picture of every kind: what the readers load when they first work cannot be loaded later."""
    for picture in samples(1000):
        answer(picture)


if __name__ == "__main__":
    main()
