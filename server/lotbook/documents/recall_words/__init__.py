"""Everything that a recall says to customers and vendors, in their languages: letters, notices, the page for answers.

One file for each language; another one needs a file, its line below, its name in `domain.words.Language` and in the
tables, and how it writes days and numbers in `documents.languages`.
"""

from __future__ import annotations

from lotbook.documents.recall_words import de, en, fr
from lotbook.documents.recall_words.shape import Answering, Paper, RecallWords
from lotbook.domain.words import Language

__all__ = ["WORDS", "Answering", "Paper", "RecallWords"]

WORDS: dict[Language, RecallWords] = {Language.EN: en.WORDS, Language.DE: de.WORDS, Language.FR: fr.WORDS}
