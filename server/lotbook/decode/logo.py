"""The company's logo from a picture, made in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from lotbook.decode.making import SECONDS, made_of

MAKER = (sys.executable, "-I", "-m", "lotbook.decode.logo_child")
LARGEST = 10 * 1024 * 1024


async def logo_from(content: bytes, *, maker: Sequence[str] = MAKER, seconds: float = SECONDS) -> bytes:
    """A JPEG, PNG or WEBP as a small PNG of colours alone: three times eight bits, not interlaced.

    maker: the command; seconds: after which it is killed. Raises PhotoRefused.
    """
    _, logo = await made_of(content, maker, seconds, advice="Save it anew as PNG.")
    return logo
