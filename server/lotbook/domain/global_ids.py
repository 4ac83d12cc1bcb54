"""Global ids, as addresses of the app and of the API name things."""

from __future__ import annotations

import base64


def encode(kind: str, row_id: int) -> str:
    """
    >>> encode("Lot", 12)
    'TG90OjEy'
    """
    return base64.urlsafe_b64encode(f"{kind}:{row_id}".encode()).decode().rstrip("=")
