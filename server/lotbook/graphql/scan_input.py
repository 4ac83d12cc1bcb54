"""What a scanner, camera or keyboard gave, as services take it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import strawberry

from lotbook.domain.codes import MOST_BESIDE, Code
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.graphql.shown import needed, optional
from lotbook.services.scan_numbers import ScanGiven
from lotbook.standards.gs1 import separator_fault, split_identifier

LONGEST_CODE = 3_000


@strawberry.enum(description="How a code was read.")
class ReaderKind(Enum):
    WEDGE = strawberry.enum_value("WEDGE", description="A hand scanner that types.")
    CAMERA = strawberry.enum_value("CAMERA", description="The device's camera.")
    PHOTO = strawberry.enum_value("PHOTO", description="A photo, sent to /photos.")
    TYPED = strawberry.enum_value("TYPED", description="Typed by hand.")


@strawberry.input(description="Another code of the same label.")
class ScanCodeInput:
    raw: str = needed("The characters exactly as read, FNC1 as U+001D, at most 3,000.")
    symbology: str | None = optional("AIM symbology identifier, such as ]C1, if the reader told.")


@strawberry.input(description="What a scanner, camera or keyboard gave.")
class ScanInput:
    raw: str = needed("The characters exactly as read, FNC1 as U+001D, at most 3,000.")
    symbology: str | None = optional("AIM symbology identifier, such as ]C1, if the reader told.")
    reader: ReaderKind = needed("How it was read.")
    beside: list[ScanCodeInput] | None = optional(
        "Other codes read from the same label at the same moment, such as the GTIN beside lot and expiry; all "
        "together are one scan. At most 7."
    )
    separator: str | None = optional(
        "What the scanner is set to send for FNC1, when it cannot send U+001D; at most 8 characters. "
        "U+241D, {GS}, ^] and | are always understood; of <GS> and <FNC1> a person is asked."
    )

    def codes(self, *field: str) -> Codes:
        """What was read, for services. Raises InvalidInput for what no code is as long as, what identifies no
        symbology, and a separator that may be part of a code."""
        beside = self.beside or []
        if len(beside) > MOST_BESIDE:
            message = f"A label has at most {MOST_BESIDE} codes beside the first, this has {len(beside)}."
            limit = str(MOST_BESIDE)
            raise invalid((*field, "beside"), InputFault.OVER_LIMIT, message, limit=limit)
        first = _code(self, field)
        others = tuple(_code(code, (*field, "beside", str(place))) for place, code in enumerate(beside))
        separator = self.separator or None
        if separator and (fault := separator_fault(separator)):
            raise invalid(
                (*field, "separator"), InputFault.MALFORMED, fault, given=shown(separator), limit="8"
            )
        return Codes(first.raw, first.symbology, others, separator)


@dataclass(frozen=True)
class Codes:
    """What was read of one label, as services take it."""

    raw: str
    symbology: str | None
    beside: tuple[Code, ...]
    separator: str | None

    def given(self, **more: Any) -> ScanGiven:
        """With what a person added, as in `ScanGiven`."""
        return ScanGiven(
            raw=self.raw, symbology=self.symbology, beside=self.beside, separator=self.separator, **more
        )


def _code(given: ScanInput | ScanCodeInput, field: tuple[str, ...]) -> Code:
    if len(given.raw) > LONGEST_CODE:
        message = f"A code has at most {LONGEST_CODE:,} characters, this has {len(given.raw):,}."
        limit = str(LONGEST_CODE)
        raise invalid((*field, "raw"), InputFault.OVER_LIMIT, message, given=shown(given.raw), limit=limit)
    if given.symbology and split_identifier(given.symbology) != (given.symbology, len(given.symbology)):
        message = "A symbology identifier is ], a letter and a letter or digit, such as ]C1."
        told = shown(given.symbology)
        raise invalid((*field, "symbology"), InputFault.MALFORMED, message, given=told)
    return Code(given.raw, given.symbology or None)
