"""The recall exercise of the demo company: held, answered and closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lotbook.domain.recall_words import RecallKind, RecallSeverity
from lotbook.domain.words import Language
from lotbook.ledger import recall_parties, recalls
from lotbook.models import Lot, Recall
from lotbook.services import recall_closing, recalling
from lotbook.services.demo_making import Step
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts


async def fill(step: Step, data: Mapping[str, Any]) -> None:
    """All exercises of the data; every customer answers that all of it is still there."""
    for each in data["exercise"]:
        lot = await Lot.get(product__sku=each["sku"], number=each["lot"])
        facts = RecallFacts(
            kind=RecallKind.MOCK,
            severity=RecallSeverity.CLASS_3,
            reason=each["why"],
            advice={Language.EN: each["advice"]},
        )
        name, day = f"exercise {each['lot']}", each["day"]
        named = [Named(lots=[lot.id])]
        done = await recalling.prepare_recall(step("prepareRecall", f"{name} prepared", day), facts, named)
        recall = done.outcome.recall
        await recalling.start_recall(step("startRecall", f"{name} started", day), recall, 1)
        await _answer(step, recall, name, each)
        await recall_closing.close_recall(
            step("closeRecall", f"{name} closed", day), recall, 2, each["learned"]
        )


async def _answer(step: Step, recall: int, name: str, given: Mapping[str, Any]) -> None:
    row = await Recall.get(id=recall)
    for who in await recall_parties.recipients(row, await recalls.scope_of(row)):
        for sent in who.sent:
            if sent.delivery is not None:
                write = step("recordRecallAnswer", f"{name} {sent.delivery}", given["day"])
                found = [Found(product=sent.product, stopped=sent.still_out)]
                await record_recall_answer(write, recall, sent.delivery, given["answered"], found)
