"""Whether a PDF only shows pages; runs in decoding processes only."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from lotbook.decode.photo import PhotoFault, PhotoRefused

DEEDS = {
    **{"/JavaScript": "a script", "/Launch": "a program to start", "/SubmitForm": "a form that is sent"},
    **{"/ImportData": "data to fetch", "/GoToE": "a file inside", "/Rendition": "a film or sound"},
    **{"/Movie": "a film or sound", "/Sound": "a film or sound", "/RichMediaExecute": "a film or sound"},
}
"""What a PDF could do but show pages, by the kind of an action."""
PARTS = {
    **{"/JS": "a script", "/JavaScript": "a script", "/XFA": "a form with a program of its own"},
    **{"/EmbeddedFiles": "a file inside", "/EF": "a file inside", "/RichMediaContent": "a film or sound"},
}
"""The same by what an object has."""
MOST_OBJECTS = 500_000


def require_only_pages(content: bytes) -> None:
    """Refuse a PDF that cannot be read, or that holds more than pages to look at.

    Every object of the file is looked at, also those that no page leads to: which ones a viewer follows is its own
    affair. Raises PhotoRefused.
    """
    try:
        found = _beyond_pages(content)
    except PhotoRefused:
        raise
    except MemoryError:
        message = "This PDF needs more memory than is given to one."
        raise PhotoRefused(PhotoFault.IMAGE_TOO_LARGE, message) from None
    except Exception:  # whatever a reader of PDF raises: damage has many ways
        message = "This PDF is damaged or cut short; save it anew."
        raise PhotoRefused(PhotoFault.IMAGE_DAMAGED, message) from None
    if found is not None:
        message = f"This PDF holds {found}; only pages to look at are kept. Print it anew as PDF."
        raise PhotoRefused(PhotoFault.FILE_TYPE, message)


def _beyond_pages(content: bytes) -> str | None:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        message = "This PDF is locked with a password; save it without."
        raise PhotoRefused(PhotoFault.FILE_TYPE, message)
    if not reader.pages:
        raise PhotoRefused(PhotoFault.IMAGE_DAMAGED, "This PDF has no pages.")
    numbers = {number for entries in reader.xref.values() for number in entries} | {*reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise PhotoRefused(PhotoFault.IMAGE_TOO_LARGE, "This PDF has more parts than are looked through.")
    generations = {number: at for at, entries in reader.xref.items() for number in entries}
    roots = [IndirectObject(number, generations.get(number, 0), reader) for number in sorted(numbers)]
    return next(
        (found for each in (*map(_read, roots), reader.trailer) for found in _told(each)),
        None,
    )


def _read(reference: IndirectObject) -> PdfObject | None:
    try:
        return reference.get_object()
    except Exception:  # an entry that leads nowhere, as of a part that was struck out
        return None


def _told(start: object) -> Iterator[str]:
    """What an object holds but pages; what it only refers to is an object of its own."""
    left = [start]
    while left:
        part = left.pop()
        if isinstance(part, DictionaryObject):
            for key in part:
                if key in PARTS:
                    yield PARTS[key]
            deed = part.raw_get("/S") if "/S" in part else None
            if isinstance(deed, str) and deed in DEEDS:
                yield DEEDS[deed]
            left += [part.raw_get(key) for key in part]
        elif isinstance(part, ArrayObject):
            left += [*list.__iter__(part)]
