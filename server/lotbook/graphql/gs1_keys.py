"""GS1 keys: checked, and what our own prefix still gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import strawberry

from lotbook.graphql.asking import query
from lotbook.graphql.shown import Shown, described, own
from lotbook.services.gs1_keys import check_gs1_key
from lotbook.standards.keys import KeyFault, KeyKind


@dataclass(frozen=True)
class Checked:
    right: bool
    key: str | None
    ours: bool
    message: str | None


@strawberry.type(description="Whether a GS1 key is right.")
class Gs1KeyCheck(Shown):
    right: bool = own("Whether it has the right length and check digit.")
    key: str | None = own("Its digits; null when it is not right.")
    ours: bool = own("Whether it was made from the company's GS1 prefix.")
    message: str | None = own("What is wrong, with the right check digit; null when nothing is.")


@query("Whether an SSCC, GTIN or GLN is right.")
async def gs1_key(
    kind: Annotated[KeyKind, described("What it numbers.")],
    key: Annotated[str, described("As written or scanned.")],
) -> Gs1KeyCheck:
    try:
        checked = await check_gs1_key(kind, key)
    except KeyFault as fault:
        return Gs1KeyCheck.of(Checked(False, None, False, str(fault)))
    return Gs1KeyCheck.of(Checked(True, checked.key, checked.ours, None))
