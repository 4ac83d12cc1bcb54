"""A logo is made of whatever picture people bring, and of nothing else."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image

from lotbook.decode.logo import logo_from
from lotbook.decode.photo import PhotoFault, PhotoRefused
from lotbook.documents.png import read
from tests.decode.pictures import photo


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "JPEG"), ("CMYK", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("RGBA", "WEBP")],
)
async def test_every_picture_becomes_a_small_one_of_plain_colours(mode, kind):
    made = read(await logo_from(photo(Image.new(mode, (3000, 600)), kind)))
    assert (made.width, made.height) == (960, 192)


async def test_a_photo_of_a_phone_which_says_how_it_was_held_is_turned():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "maker"
    made = read(await logo_from(photo(Image.new("RGB", (300, 100)), "JPEG", exif=exif)))
    assert (made.width, made.height) == (100, 300)


async def test_what_lets_the_ground_through_is_on_white_and_small_ones_stay_as_they_are():
    picture = Image.new("RGBA", (40, 10), (255, 0, 0, 0))
    picture.putpixel((0, 0), (255, 0, 0, 255))
    logo = await logo_from(photo(picture))
    shown = Image.open(io.BytesIO(logo))
    assert (shown.size, shown.getpixel((0, 0)), shown.getpixel((1, 0))) == (
        (40, 10),
        (255, 0, 0),
        (255, 255, 255),
    )
    assert logo == await logo_from(photo(picture))


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"", PhotoFault.FILE_TYPE), (b"<svg onload='x'/>", PhotoFault.FILE_TYPE), (b"%PDF-1.4", PhotoFault.FILE_TYPE),
     (photo(Image.new("RGB", (90, 90)))[:60], PhotoFault.IMAGE_DAMAGED)],
)  # fmt: skip
async def test_what_is_no_picture_is_refused_with_the_reason(content, fault):
    with pytest.raises(PhotoRefused) as refused:
        await logo_from(content)
    assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("program", "how"), [("import time; time.sleep(60)", "took too long"), ("1/0", "broke down")]
)
async def test_a_maker_that_fails_harms_nothing_else(program, how):
    with pytest.raises(PhotoRefused, match=how):
        await logo_from(b"x", maker=(sys.executable, "-c", program), seconds=2)
