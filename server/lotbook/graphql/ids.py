"""Global ids: opaque to clients, "Type:row id" in base64url to us."""

from __future__ import annotations

import base64
import binascii

from lotbook.domain.global_ids import encode as encode
from lotbook.domain.quantities import shown
from lotbook.domain.refusals import NotFound

LARGEST_ROW_ID = 2**63 - 1


def decode(global_id: str) -> tuple[str, int] | None:
    """The type and row that an id names; None when `encode` cannot have made it.

    >>> decode("TG90OjEy"), decode("TG90OjAxMg"), decode("?")
    (('Lot', 12), None, None)
    """
    try:
        kind, _, digits = (
            base64.urlsafe_b64decode(global_id + "=" * (-len(global_id) % 4)).decode().partition(":")
        )
        row_id = int(digits)
    except (binascii.Error, ValueError):
        return None
    if not 0 < row_id <= LARGEST_ROW_ID or encode(kind, row_id) != global_id:
        return None
    return kind, row_id


def row_or_none(kind: str, global_id: str | None) -> int | None:
    """The row of that type that an id names; None for none, and for an id of another type."""
    named = decode(global_id) if global_id else None
    return named[1] if named and named[0] == kind else None


def row(kind: str, global_id: str, *field: str) -> int:
    """The row of that type that an id in an input names; field: the path of the id.

    Raises NotFound for whatever is no id of that type: the same answer as for a row that does not exist.
    """
    row_id = row_or_none(kind, global_id)
    if row_id is None:
        sought = shown(global_id)
        raise NotFound(
            message=f"There is no {kind} with the id {sought}.", field=field or None, sought=sought
        )
    return row_id


def optional_row(kind: str, global_id: str | None, *field: str) -> int | None:
    """As `row`; None when no id was given."""
    return row(kind, global_id, *field) if global_id else None
