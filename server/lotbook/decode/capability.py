"""What this machine can decode with."""

from __future__ import annotations

from ctypes.util import find_library


def has_libzbar() -> bool:
    """Whether zbar gives a second opinion; takes a while to find out. The library is not loaded for it: what
    reads pictures stays out of the server."""
    return find_library("zbar") is not None
