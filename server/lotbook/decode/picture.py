"""The bytes of a photo to an upright picture, within the limits; runs in decoding processes only."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator

from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from lotbook.decode.photo import LONGEST_SIDE, MOST_PIXELS, PhotoFault, PhotoRefused, kind_of

# The classes themselves: Image.open would bring in the readers of seventy more formats.
READERS: dict[str, type[ImageFile.ImageFile]] = {
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WEBP": WebPImageFile,
}
ORIENTATION = 0x0112  # of EXIF
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def grey_picture(photo: bytes) -> Image.Image:
    """The photo in grey, turned as its camera was held, with nothing of its metadata.

    Raises PhotoRefused with FILE_TYPE, IMAGE_TOO_LARGE or IMAGE_DAMAGED.
    """
    return _picture(photo, "L", _grey)


def coloured_picture(photo: bytes) -> Image.Image:
    """The same in colours, on white where it lets the ground through."""
    return _picture(photo, "RGB", _coloured)


def samples(width: int) -> Iterator[bytes]:
    """A picture of every kind, turned by its metadata: what reading them loads when it first happens cannot be loaded
    once a process is confined."""
    blank = Image.new("RGBA", (width, 64))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    for kind in READERS:
        file = io.BytesIO()
        (blank.convert("RGB") if kind == "JPEG" else blank).save(file, kind, exif=exif)
        yield file.getvalue()


def _picture(photo: bytes, mode: str, plain: Callable[[Image.Image], Image.Image]) -> Image.Image:
    kind = kind_of(photo)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _read(READERS[kind], photo, mode, plain)
    except PhotoRefused:
        raise
    except MemoryError:
        message = "This photo needs more memory than is given to one."
        raise PhotoRefused(PhotoFault.IMAGE_TOO_LARGE, message) from None
    except Exception:  # whatever a reader of pictures raises: each has its own ways
        message = f"This {kind} is damaged or cut short; take or send it again."
        raise PhotoRefused(PhotoFault.IMAGE_DAMAGED, message) from None


def _read(
    reader: type[ImageFile.ImageFile], photo: bytes, mode: str, plain: Callable[[Image.Image], Image.Image]
) -> Image.Image:
    picture = reader(io.BytesIO(photo))
    _require_bounded(picture)
    picture.draft(mode, picture.size)  # JPEG can leave its colours out from the start
    picture.load()  # before the metadata: to look for these a PNG is loaded too, and damage would pass unseen
    turn = _UPRIGHT.get(_orientation(picture))
    made = plain(picture)
    upright = made if turn is None else made.transpose(turn)
    upright.info = {}
    return upright


def _require_bounded(picture: ImageFile.ImageFile) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        limits = f"{MOST_PIXELS // 1_000_000} million pixels and {LONGEST_SIDE:,} on a side"
        message = f"This photo has {width:,} x {height:,} pixels; at most {limits} are read."
        raise PhotoRefused(PhotoFault.IMAGE_TOO_LARGE, message)
    frames = getattr(picture, "n_frames", 1)
    if frames > 1:
        message = f"This is a film of {frames:,} pictures; a photo is one."
        raise PhotoRefused(PhotoFault.IMAGE_TOO_LARGE, message)


def _orientation(picture: ImageFile.ImageFile) -> int:
    try:
        told = picture.getexif().get(ORIENTATION, 1)
    except Exception:  # as for the picture itself; metadata that cannot be read tells nothing
        return 1
    return told if isinstance(told, int) else 1


def _grey(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # 16 bits a pixel, which conversion would cut instead of scale
        return picture.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    return _on_white(picture).convert("L")


def _coloured(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        return _grey(picture).convert("RGB")
    return _on_white(picture).convert("RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture
    coloured = picture.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    paper.alpha_composite(coloured)
    return paper
