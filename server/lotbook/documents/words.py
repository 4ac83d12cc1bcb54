"""How days, instants and quantities are written on paper: in English, the same on every machine."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date) -> str:
    """A day that cannot be misread.

    >>> day(date(2027, 1, 4))
    '04 Jan 2027'
    """
    return f"{when.day:02d} {MONTHS[when.month - 1]} {when.year}"


def instant(when: datetime) -> str:
    """A day and time with the name of its zone. when: aware, in the zone of the warehouse."""
    return f"{day(when.date())}, {when:%H:%M} {when.tzname()}"


def amount(quantity: Decimal) -> str:
    """A quantity without needless zeros, thousands apart.

    >>> amount(Decimal("1250.500000")), amount(Decimal("20"))
    ('1,250.5', '20')
    """
    text = f"{quantity:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def known(at_least: Decimal, at_most: Decimal, unit: str) -> str:
    """A quantity as exactly as it is known: from the least to the most that it may be.

    >>> known(Decimal(0), Decimal("12.50"), "kg"), known(Decimal(4), Decimal(4), "pcs")
    ('0 to 12.5 kg', '4 pcs')
    """
    least, most = amount(at_least), f"{amount(at_most)} {unit}"
    return most if at_least == at_most else f"{least} to {most}"


def packed(quantity: Decimal, name: str, per: Decimal, unit: str) -> str:
    """A quantity in packagings of so many each, and what is left over in its unit.

    >>> packed(Decimal(72), "Box", Decimal(24), "pcs"), packed(Decimal(53), "Box", Decimal(24), "pcs")
    ('3 × Box', '2 × Box and 5 pcs')
    """
    whole, loose = divmod(quantity, per)
    parts = [f"{amount(whole)} × {name}"] if whole else []
    if loose or not whole:
        parts.append(f"{amount(loose)} {unit}")
    return " and ".join(parts)


ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg"}


def saved_as(name: str, media_type: str) -> str:
    """Name to save a file under that somebody attached: what it is called, but the ending by what it is.

    >>> saved_as("Analyse Nr. 7.exe", "application/pdf"), saved_as("日本.png", "image/jpeg")
    ('Analyse-Nr--7.pdf', '--.jpg')
    """
    stem = name.rpartition(".")[0] or name
    plain = "".join(each if each.isascii() and (each.isalnum() or each in "-_") else "-" for each in stem)
    return f"{plain}.{ENDINGS[media_type]}"


def file_name(of: str, paper: str, kind: str = "pdf") -> str:
    """Name to save a paper under; characters that some file systems or headers cannot hold are dashes.

    >>> file_name("WH/IN/00042", "slip"), file_name("A/1", "labels", "zpl")
    ('WH-IN-00042-slip.pdf', 'A-1-labels.zpl')
    """
    plain = "".join(each if each.isascii() and each.isalnum() else "-" for each in of)
    return f"{plain}-{paper}.{kind}"
