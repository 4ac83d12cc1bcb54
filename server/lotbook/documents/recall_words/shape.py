"""What there is to say in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lotbook.domain.recall_letters import LetterText
from lotbook.domain.recall_words import RecallLetterKind, RecallSeverity


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Of the notice. facts: captions; columns: heads; sent, came: over what went there or came from there, and how
    one line begins; back: how much of it came back; back_to_vendor: what goods, between: how much at least and at
    most; to_write: what a customer writes down of each delivery. `{}` stands
    for what comes in between."""

    notice: str
    to_vendor: str
    exercise: str
    to: str
    begun: str
    gravity: str
    as_of: str
    columns: tuple[str, str]
    sent: str
    came: str
    dated: str
    lots: str
    makers_lots: str
    ours: str
    now: str
    reference: str
    gtin: str
    dates: str
    back: str
    back_to_vendor: str
    between: str
    more: str
    advice: str
    asks: str
    to_write: tuple[str, str, str]
    contact: str
    answer: str
    further: str
    to_vendor_says: str
    signed: str
    page: str


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Of the page by which customers answer."""

    title: str
    says: str
    exercise: str
    delivery: str
    went: str
    went_and_back: str
    lots: str
    more: str
    stopped: str
    destroyed: str
    passed_on: str
    unknown: str
    untold: str
    written: str
    name: str
    name_about: str
    remark: str
    optional: str
    send: str
    again: str
    done: str
    done_about: str
    missing: str
    wrong: str
    too_much: str
    too_fine: str
    no_name: str
    closed: str
    ended: str
    ended_about: str
    wait: str
    often: str


@dataclass(frozen=True, kw_only=True)
class RecallWords:
    """severity: how grave it is; exercise, exercise_subject: what letters of an exercise begin with; goods: one line
    of a letter, one_lot and lots: what it says of those; more_goods: for lines that it has no room for; file: what the
    notice beside a letter is called."""

    severity: Mapping[RecallSeverity, str]
    exercise: str
    exercise_subject: str
    goods: str
    one_lot: str
    lots: str
    file: str
    more_goods: str
    paper: Paper
    answering: Answering
    letters: Mapping[RecallLetterKind, LetterText]
