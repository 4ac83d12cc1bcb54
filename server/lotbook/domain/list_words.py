"""The words of lists of numbers that people bring along."""

from __future__ import annotations

from enum import StrEnum


class NumberColumn(StrEnum):
    """What a column of a list of numbers holds."""

    NUMBER = "NUMBER"
    QUANTITY = "QUANTITY"
    EXPIRY_DATE = "EXPIRY_DATE"
    BEST_BEFORE = "BEST_BEFORE"
    PRODUCTION = "PRODUCTION"
    MAKER_NUMBER = "MAKER_NUMBER"
    BATCH = "BATCH"
    CARTON = "CARTON"
    PALLET = "PALLET"
    IGNORE = "IGNORE"


class DateFormat(StrEnum):
    """In which order the parts of a date are written."""

    YEAR_FIRST = "YEAR_FIRST"
    DAY_FIRST = "DAY_FIRST"
    MONTH_FIRST = "MONTH_FIRST"


class ListQuestion(StrEnum):
    """What has to be said before the rows of a list can be read."""

    COLUMNS = "COLUMNS"
    DATE_FORMAT = "DATE_FORMAT"
    DECIMAL_MARK = "DECIMAL_MARK"


class TextEncoding(StrEnum):
    """How the characters of a text file are written."""

    UTF_8 = "UTF_8"
    UTF_16 = "UTF_16"
    LATIN_1 = "LATIN_1"


class Delimiter(StrEnum):
    """What stands between the cells of a row."""

    COMMA = "COMMA"
    SEMICOLON = "SEMICOLON"
    TAB = "TAB"
    BAR = "BAR"

    @property
    def character(self) -> str:
        return {"COMMA": ",", "SEMICOLON": ";", "TAB": "\t", "BAR": "|"}[self.value]
