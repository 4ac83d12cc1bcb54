"""What a photo may be, what is found in it, and why one is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 16 * 1024 * 1024
MOST_PIXELS = 24_000_000
LONGEST_SIDE = 16_000  # pixels; no camera makes longer ones
MOST_CODES = 20

Corner = tuple[int, int]  # x, y
Corners = tuple[Corner, Corner, Corner, Corner]


class PhotoFault(StrEnum):
    """Why a photo is refused."""

    FILE_TYPE = "FILE_TYPE"
    IMAGE_TOO_LARGE = "IMAGE_TOO_LARGE"
    IMAGE_DAMAGED = "IMAGE_DAMAGED"
    DECODER_FAILED = "DECODER_FAILED"
    BUSY = "BUSY"


class PhotoRefused(Exception):
    """A photo that is not read; message: for the person who sent it."""

    def __init__(self, fault: PhotoFault, message: str) -> None:
        super().__init__(message)
        self.fault = fault
        self.message = message


class Decoder(StrEnum):
    """Which decoder read a code, and from what."""

    ZXING = "ZXING"
    """zxing-cpp, from the photo as it is, or only made smaller."""
    ZXING_ENHANCED = "ZXING_ENHANCED"
    """zxing-cpp, from the photo turned, smoothed or sharpened."""
    PYZBAR = "PYZBAR"


@dataclass(frozen=True)
class PhotoCode:
    """A code found in a photo.

    text: as a scanner would send it, FNC1 as U+001D. readable: False when its bytes are no text; then each is
    a character. symbology: AIM identifier; None when the decoder does not tell. corners: in pixels of the
    upright photo, around the code. confirm: a person must look whether this is what the label says, for it
    was read once only by what misreads at times.
    """

    text: str
    readable: bool
    symbology: str | None
    decoder: Decoder
    corners: Corners
    confirm: bool


@dataclass(frozen=True)
class PhotoCodes:
    """Every code of a photo once, at most 20, in reading order. width, height: of the photo, upright."""

    width: int
    height: int
    codes: tuple[PhotoCode, ...]


@dataclass(frozen=True)
class Outcome:
    """What the decoding process answers: what it found, or why it refused."""

    found: PhotoCodes | None = None
    fault: PhotoFault | None = None
    message: str = ""


_KINDS = ((b"\xff\xd8\xff", 0, "JPEG"), (b"\x89PNG\r\n\x1a\n", 0, "PNG"), (b"WEBP", 8, "WEBP"))
_OTHERS = (
    (b"GIF8", 0, "a GIF"),
    (b"%PDF", 0, "a PDF"),
    (b"ftypavif", 4, "an AVIF picture"),
    (b"ftyp", 4, "a HEIC picture or a film"),
    (b"PK\x03\x04", 0, "a ZIP or office file"),
    (b"II*\0", 0, "a TIFF picture"),
    (b"MM\0*", 0, "a TIFF picture"),
    (b"<", 0, "SVG, HTML or other XML"),
)


def kind_of(photo: bytes) -> str:
    """JPEG, PNG or WEBP, by its first bytes and nothing else. Raises PhotoRefused with FILE_TYPE."""
    for start, at, kind in _KINDS:
        if photo.startswith(start, at) and (kind != "WEBP" or photo.startswith(b"RIFF")):
            return kind
    what = next((what for start, at, what in _OTHERS if photo.startswith(start, at)), "something else")
    if not photo:
        what = "empty"
    raise PhotoRefused(PhotoFault.FILE_TYPE, f"A photo is JPEG, PNG or WEBP; this is {what}.")
