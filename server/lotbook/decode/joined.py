"""Files that were attached, as one PDF to print, made in a process of its own."""

from __future__ import annotations

import struct
import sys
from collections.abc import Sequence

from lotbook.decode.making import SECONDS, made_of

MAKER = (sys.executable, "-I", "-m", "lotbook.decode.joined_child")
MOST_BYTES = 64 * 1024 * 1024
LENGTH = struct.Struct(">I")
"""What stands before each file."""


async def joined(contents: Sequence[bytes], *, seconds: float = SECONDS) -> bytes:
    """PDFs and JPEGs one behind the other, a page for each picture. At most 64 MiB together. Raises PhotoRefused."""
    framed = b"".join(LENGTH.pack(len(each)) + each for each in contents)
    _, made = await made_of(framed, MAKER, seconds, advice="Save them one by one.")
    return made
