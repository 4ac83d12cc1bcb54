"""What people attach is a PDF that only shows pages, or a photo; anything else is refused by what is in it."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from collections.abc import Callable

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from lotbook.decode.attachment import JPEG, PDF, attachable
from lotbook.decode.photo import PhotoFault, PhotoRefused
from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.words import PaperSize
from tests.decode.pictures import photo


def pdf(more: Callable[[PdfWriter], object] = lambda writer: None) -> bytes:
    """A PDF of one page, and what is done to it."""
    writer = PdfWriter()
    writer.add_blank_page(200, 100)
    more(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def deed(kind: str, **facts: str) -> DictionaryObject:
    """An action."""
    told = {NameObject(f"/{name}"): TextStringObject(text) for name, text in facts.items()}
    return DictionaryObject({NameObject("/S"): NameObject(f"/{kind}"), **told})


def when_opened(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = deed("JavaScript", JS="app.alert(1)")


def of_nobody(writer: PdfWriter) -> None:
    """An action that nothing leads to."""
    writer._add_object(deed("Launch", F="calc.exe"))


def squeezed() -> bytes:
    """A script in a stream of objects, where no search in the bytes finds it."""
    script = b"<< /S /JavaScript /JS (app.alert(1)) >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]
    packed = zlib.compress(b"5 0 " + script)
    stream = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
    objects.append(stream % (len(packed), packed))
    file, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    rows = [(0, 0, 65535), *((1, place, 0) for place in places), (2, 4, 0), (1, len(file), 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    head = b"<< /Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n%b\nendstream"
    return file + b"6 0 obj\n" + head % (len(table), table) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(file)


async def test_a_pdf_is_kept_as_it_came_and_a_photo_without_what_it_tells():
    for content in (pdf(), scanner_sheet_pdf(PaperSize.A4)):
        kept = await attachable(content)
        assert (kept.media_type, kept.content) == (PDF, content)
    exif = Image.Exif()
    exif[0x010E] = "where it was taken"
    kept = await attachable(photo(Image.new("RGB", (3000, 1500), "red"), "JPEG", exif=exif))
    made = Image.open(io.BytesIO(kept.content))
    assert (kept.media_type, made.format, made.size) == (JPEG, "JPEG", (2400, 1200))
    assert not made.getexif() and b"where it was taken" not in kept.content


@pytest.mark.parametrize(
    ("content", "fault", "told"),
    [
        (b"<html><script>alert(1)</script>", PhotoFault.FILE_TYPE, "is PDF, JPEG, PNG or WEBP; this is SVG, HTML"),
        (b"%PDF-1.7\n<script>alert(1)</script>", PhotoFault.IMAGE_DAMAGED, "damaged"),
        (pdf(when_opened), PhotoFault.FILE_TYPE, "holds a script"),
        (pdf(lambda writer: writer.add_attachment("x.exe", b"MZ")), PhotoFault.FILE_TYPE, "holds a file inside"),
        (pdf(lambda writer: writer.encrypt("secret", algorithm="RC4-128")), PhotoFault.FILE_TYPE, "a password"),
        (pdf(of_nobody), PhotoFault.FILE_TYPE, "holds a program to start"),
        (squeezed(), PhotoFault.FILE_TYPE, "holds a script"),
    ],
    ids=["HTML", "no PDF inside", "script", "file inside", "locked", "launch", "in a stream"],
)  # fmt: skip
async def test_what_does_more_than_show_pages_is_refused_whatever_it_is_called(content, fault, told):
    with pytest.raises(PhotoRefused, match=told) as refused:
        await attachable(content)
    assert refused.value.fault is fault


async def test_a_reader_that_fails_harms_nothing_else():
    with pytest.raises(PhotoRefused, match="broke down"):
        await attachable(b"x", maker=(sys.executable, "-c", "1/0"))
