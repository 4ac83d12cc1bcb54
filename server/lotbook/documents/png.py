"""Pictures as PNG files of one kind: three times eight bits a pixel, not interlaced. Source: W3C PNG, section 11."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KIND = (8, 2, 0, 0, 0)  # bits, colours, then the one way each to pack, to filter and to order


@dataclass(frozen=True)
class Png:
    """width, height: in pixels; packed: its rows as PNG filters and deflates them."""

    width: int
    height: int
    packed: bytes


def read(file: bytes) -> Png:
    """What a file holds. Raises ValueError for a file of another kind."""
    if not file.startswith(SIGNATURE):
        raise ValueError("This is no PNG.")
    parts = list(_chunks(file))
    width, height, *kind = struct.unpack(">IIBBBBB", parts[0][1])
    if tuple(kind) != KIND:
        raise ValueError(f"This PNG is of another kind: {kind}.")
    return Png(width, height, b"".join(content for name, content in parts if name == b"IDAT"))


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(file):
        length, name = struct.unpack_from(">I4s", file, at)
        yield name, file[at + 8 : at + 8 + length]
        at += length + 12
