"""Codes as a reader gave them, and taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lotbook.standards import gtin
from lotbook.standards.gs1 import Element, Problem, Reading, ScanFault
from lotbook.standards.keys import is_sscc

MOST_BESIDE = 7


@dataclass(frozen=True)
class Code:
    """One code. raw: exactly as read, FNC1 as U+001D; symbology: its identifier, such as ]C1, if the reader
    told."""

    raw: str
    symbology: str | None = None


@dataclass(frozen=True)
class LotPage:
    """A lot that an address names. site: scheme and domain, lower case; empty for an address of our own server
    without them. product: its row id. signature: of a public page, empty for none."""

    site: str
    product: int
    number: str
    signature: str = ""

    def belongs_to(self, server: str | None) -> bool:
        """Whether the server with this address shows it."""
        return self.site in ("", (server or "").lower())


class ScanSyntax(StrEnum):
    """How a code is written: GS1 elements, the same as a web address, a label of ours, a bare GTIN, or plain
    characters."""

    GS1 = "GS1"
    DIGITAL_LINK = "DIGITAL_LINK"
    OURS = "OURS"
    GTIN = "GTIN"
    PLAIN = "PLAIN"


ELEMENTS = (ScanSyntax.GS1, ScanSyntax.DIGITAL_LINK)
"""How elements are written."""


@dataclass(frozen=True)
class Scan:
    """A code taken apart, with those that were read beside it on the same label.

    readings: the ways to read it as GS1 elements, likeliest first; empty for other codes.
    plain: its characters when they may also be a code or number of ours; None when a reader told that
    they are GS1. gtin: 14 digits when the plain characters may be a GTIN.
    beside: the other codes of the label; spare: the characters of those that have no identifier, each
    perhaps a number. separator: what came for FNC1, besides what always may.
    page: the lot whose page the code is a link to, by whatever server.
    broken: the plain characters begin as GS1 elements do, but are none, so no number unless a person says so.
    """

    raw: str
    symbology: str | None
    syntax: ScanSyntax
    elements: tuple[Element, ...] = ()
    problems: tuple[Problem, ...] = ()
    readings: tuple[Reading, ...] = ()
    plain: str | None = None
    gtin: str | None = None
    beside: tuple[Code, ...] = ()
    spare: tuple[str, ...] = ()
    separator: str | None = None
    broken: bool = False
    page: LotPage | None = None

    @property
    def gtins(self) -> set[str]:
        """To be looked up among the GTINs of products and packagings."""
        found = {reading.gtin for reading in self.readings} | {self.gtin}
        return {one for one in found if one}

    @property
    def numbers(self) -> set[str]:
        """To be looked up among all names of lots."""
        found = {name for reading in self.readings for name in (reading.lot, reading.serial)}
        linked = self.page.number if self.page else None
        return {one for one in (*found, self.plain, linked, *self.spare) if one}

    @property
    def codes(self) -> set[str]:
        """To be looked up among the codes of products, places and documents."""
        digits = {self.gtin, gtin.shortest(self.gtin)} if self.gtin else set()
        return digits | {one for one in (self.plain, *self.spare) if one}

    @property
    def ssccs(self) -> set[str]:
        """To be looked up among cartons and pallets."""
        plain = {self.plain} if self.plain and is_sscc(self.plain) else set()
        return {reading.sscc for reading in self.readings if reading.sscc} | plain

    @property
    def doubtful(self) -> bool:
        """Whether a separator may be missing."""
        return any(problem.fault is ScanFault.AMBIGUOUS for problem in self.problems)

    @property
    def told_plain(self) -> bool:
        """Whether the reader told that it is no GS1 code; it has elements only if a person says so."""
        return self.symbology is not None and self.syntax not in ELEMENTS

    @property
    def unusable(self) -> bool:
        """Whether there is nothing to look up."""
        return not self.readings and self.plain is None and self.gtin is None and self.page is None
