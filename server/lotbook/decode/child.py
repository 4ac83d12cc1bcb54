"""The decoding process: reads one photo from its input, answers what it says in one line, and ends.

Before it reads a byte it gives up what a decoder does not need: memory and time beyond a bound, files, the
network, other processes. A photo that breaks a decoder breaks this process, and nothing else.
"""

from __future__ import annotations

import io

import msgspec
from PIL import Image

from lotbook.decode.confined import answer_once
from lotbook.decode.finding import find_codes
from lotbook.decode.photo import MOST_BYTES, Outcome, PhotoCodes, PhotoRefused
from lotbook.decode.picture import grey_picture


def main() -> None:
    """One photo in, one line out."""
    answer_once(warm_up, lambda photo: msgspec.json.encode(answer(photo)) + b"\n", MOST_BYTES + 1)


def answer(photo: bytes) -> Outcome:
    """What the photo says, or why it is refused."""
    try:
        picture = grey_picture(photo)
        return Outcome(PhotoCodes(*picture.size, find_codes(picture)))
    except PhotoRefused as refused:
        return Outcome(fault=refused.fault, message=refused.message)


def warm_up() -> None:
    """Read a picture of every kind: what the decoders load when they first work cannot be loaded later."""
    blank = Image.new("L", (64, 64), 255)
    exif = Image.Exif()
    exif[0x0112] = 6
    for kind in ("JPEG", "PNG", "WEBP"):
        file = io.BytesIO()
        blank.save(file, kind, exif=exif)
        answer(file.getvalue())


if __name__ == "__main__":
    main()
