"""Characters that no font has are a sign in names, and in numbers a refusal: on traces and papers of recalls too."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from lotbook.documents.checks import unprintable
from lotbook.documents.faces import REPLACEMENT
from lotbook.documents.goods import Numbered
from lotbook.documents.letterhead import Party
from lotbook.documents.recall_paper import Entry, Part, RecallPaper, recall_paper_pdf
from lotbook.documents.trace_lanes import Lane, Thing
from lotbook.documents.trace_sheet import Amount, Step, TraceSheet, trace_sheet_pdf
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import PaperSize
from tests.documents.reading import text

TEA, LOT = "Tea \U0001f375", "L-\U0001f375"
NONE = dict.fromkeys(("where", "balance", "shares", "sources", "customers", "vendors", "steps", "gaps"), ())


def trace(**more: Any) -> TraceSheet:
    lane = Lane("Start", (Thing("1", "L-1", f"5 kg here, {TEA}"), Thing("2", TEA, "", number=False)))
    given: dict[str, Any] = {
        "company": Party(name=TEA),
        "number": "L-1",
        "facts": (("Product", TEA),),
        "as_of": "now",
        "extent": "",
        "lanes": (lane,),
        "joins": (),
        "difference": None,
        "more_steps": 0,
    }
    return TraceSheet(**given | NONE | more)


def step(number: str) -> Step:
    return Step(f"{number} ({TEA})", "x", *[Decimal(1)] * 3, "kg", f"made by {TEA}", numbers=(number,))


def test_a_trace_shows_a_sign_in_names():
    share = Amount(f"L-2 ({TEA})", "1 kg", number="L-2")
    told = trace(shares=(share,), steps=(step("L-1"),), customers=(Amount(TEA, "1 kg", TEA),))
    [page] = text(trace_sheet_pdf(told, PaperSize.A4))
    assert f"L-2 (Tea {REPLACEMENT})" in page


@pytest.mark.parametrize(
    "more",
    [
        {"lanes": (Lane("Start", (Thing("1", LOT, "5 kg"),)),)},
        {"shares": (Amount(f"{LOT} (Tea)", "1 kg", number=LOT),)},
        {"steps": (step(LOT),)},
        {"gaps": ((LOT, "Its number was typed, not scanned."),)},
    ],
)
def test_a_trace_refuses_a_number_that_would_look_like_another(more):
    with pytest.raises(CannotPrint, match="U\\+1F375"):
        trace_sheet_pdf(trace(**more), PaperSize.A4)


def test_a_paper_of_a_recall_refuses_such_numbers_only_where_it_tells_them():
    lots = unprintable([Numbered("L-1", TEA), Numbered(LOT, TEA, lot=7)])
    part = Part("Who has it", (Entry(f"Corner shop: {TEA}", "5 kg"), Entry("", "", "L-1, L-2")))
    paper = RecallPaper(
        title="Recall report",
        company=Party(name="Mill"),
        number="R-1",
        facts=(),
        as_of="now",
        said=(),
        parts=(part,),
        unprintable=lots,
    )
    assert f"Tea {REPLACEMENT}" in text(recall_paper_pdf(paper, PaperSize.A4))[0]
    told = replace(paper, parts=(replace(part, entries=(Entry("", "", f"L-1, {LOT}"),)),))
    with pytest.raises(CannotPrint, match="no font for printing has") as refused:
        recall_paper_pdf(told, PaperSize.A4)
    assert refused.value.lots == [7]
