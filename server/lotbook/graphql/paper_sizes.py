"""Sizes of paper, which the first types of the schema name already."""

from __future__ import annotations

from lotbook.domain.words import PaperSize
from lotbook.graphql.words import describe

describe(PaperSize, "Sizes of paper.", A4="210 x 297 mm.", LETTER="8.5 x 11 inches.")

__all__ = ["PaperSize"]
