"""Files that people attach, PDF or photo, looked through in a process of their own before they are kept."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.decode.making import SECONDS, made_of

MAKER = (sys.executable, "-I", "-m", "lotbook.decode.attachment_child")
LARGEST = 10 * 1024 * 1024
PDF, JPEG = "application/pdf", "image/jpeg"


@dataclass(frozen=True)
class Attachable:
    """What is kept of a file; media_type: PDF or JPEG."""

    media_type: str
    content: bytes


async def attachable(content: bytes, *, maker: Sequence[str] = MAKER, seconds: float = SECONDS) -> Attachable:
    """A PDF as it came, if it only shows pages; a JPEG, PNG or WEBP made anew as JPEG, with nothing of its metadata.

    What the file is called does not count. maker, seconds: as of `made_of`. Raises PhotoRefused.
    """
    advice = "Save or print it anew as PDF, or take a photo of it."
    media_type, made = await made_of(content, maker, seconds, advice=advice)
    return Attachable(media_type, content if media_type == PDF else made)
