"""A fact that a column of an import may hold, and the headings by which it is known."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.domain.import_words import ImportSource
from lotbook.domain.list_reading import folded


@dataclass(frozen=True)
class ImportField:
    """A fact that a column may hold.

    name: as the API and the command call it. heading: in the template, where it has a column of its own. words: other
    headings, folded, the surest first; surer: headings that go before the template's own, as others have row ids below
    that. example: a value for the template. needed: without it there is no import; key:
    it tells of what that is there a row speaks, so that a file of changes needs no other; telling: a file that has it
    is rather one of its kind; source: its headings mean this in files of that program alone; elsewhere: a program in
    whose files one more heading does, where no other one does.
    """

    name: str
    heading: str
    about: str
    words: tuple[str, ...] = ()
    example: str = ""
    needed: bool = False
    key: bool = False
    in_template: bool = True
    telling: bool = True
    surer: tuple[str, ...] = ()
    source: ImportSource | None = None
    elsewhere: tuple[ImportSource, str] | None = None

    def rank(self, heading: str, source: ImportSource | None) -> int | None:
        """How sure a folded heading means this fact in a file that a program wrote, 0 being surest; None when it does
        not."""
        if self.source not in (None, source):
            return None
        program, more = self.elsewhere or (None, "")
        last = (more,) if program and program is source else ()
        names = (*self.surer, folded(self.heading), folded(self.name), *self.words, *last)
        return names.index(heading) if heading in names else None


def words(text: str) -> tuple[str, ...]:
    """Headings, folded, a bar or a line between."""
    return tuple(word.strip() for word in text.replace("\n", "|").split("|") if word.strip())


SKUS = """default code|internal reference|product internal reference|product id default code|product default code
product product internal reference|item code|ipn|part ipn|part detail ipn|part number|article number|item no|item number
interne referenz|artikelnummer|referencia interna|reference interne|riferimento interno|product code|item"""
"""What others call the number of a product."""
