"""Customers of a recall answer, some of them after its close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import insert_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_line, parse_note
from lotbook.domain.quantities import ZERO, Path, format_quantity, require_on_step, to_millionths
from lotbook.domain.recall_words import RecallState
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.ledger import recall_parties, recalls
from lotbook.ledger.recall_sent import Sent
from lotbook.models import Product, RecallAnswer
from lotbook.services.recalling import RecallSaved, started

LINE_COLUMNS = dict.fromkeys(
    ("answer_id", "product_id", "stopped", "destroyed", "passed_on", "returned"), "bigint"
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """How much of a product a customer found, in its stock unit: stopped and to come back, destroyed, passed on."""

    product: int
    stopped: Decimal = ZERO
    destroyed: Decimal = ZERO
    passed_on: Decimal = ZERO


@unit_of_work
async def record_recall_answer(
    work: Work, recall: int, delivery: int, name: str, lines: Sequence[Found], remark: str = ""
) -> RecallSaved:
    """Keep what a customer said of a delivery; a later answer counts instead. One that comes after the close is kept
    beside the figures, which stay those of the close.

    Raises InvalidInput, WrongState or NotFound.
    """
    row = await started(work, recall, "record an answer", RecallState.CLOSED)
    name, remark = parse_line(name, ("name",)), parse_note(remark, ("remark",))
    sent = await _of_delivery(row, delivery)
    await require_not_more(lines, sent)
    await keep_answer(work, recall, delivery, name, lines, sent, remark)
    return RecallSaved(recall)


async def keep_answer(
    work: Work,
    recall: int,
    delivery: int,
    name: str,
    lines: Sequence[Found],
    sent: Mapping[int, Sent],
    remark: str,
    letter: int | None = None,
) -> None:
    """Keep an answer beside those before it. sent: what went there, by product; letter: with the link by which the
    customer gave it."""
    answer = await RecallAnswer.create(
        recall_id=recall,
        transfer_id=delivery,
        name=name,
        remark=remark,
        letter_id=letter,
        operation_id=work.operation_id,
    )
    amounts = [(each.stopped, each.destroyed, each.passed_on, sent[each.product].returned) for each in lines]
    kept = [
        (answer.id, line.product, *map(to_millionths, told))
        for line, told in zip(lines, amounts, strict=True)
    ]
    await insert_rows("recall_answer_line", LINE_COLUMNS, kept)


async def _of_delivery(row: Any, delivery: int) -> dict[int, Sent]:
    """What a delivery took out of what is in scope, by product. Raises NotFound."""
    concerned = await recall_parties.recipients(row, await recalls.scope_of(row))
    sent = {each.product: each for one in concerned for each in one.sent if each.delivery == delivery}
    if not sent:
        message = f"{row.number} does not concern this delivery."
        raise NotFound(message=message, field=("delivery",), sought=f"delivery {delivery}")
    return sent


async def require_not_more(
    lines: Sequence[Found], sent: Mapping[int, Sent], lines_field: Path = ("lines",)
) -> None:
    """Refuse to find more than went there and did not come back. Raises InvalidInput."""
    products = {row.id: row for row in await Product.filter(id__in=[each.product for each in lines])}
    told: set[int] = set()
    for at, each in enumerate(lines):
        field = (*lines_field, str(at))
        if each.product not in sent:
            raise invalid(
                field, InputFault.CONTRADICTION, "Nothing of this product went out by the delivery."
            )
        if each.product in told:
            raise invalid(field, InputFault.NOT_UNIQUE, "Each product is told once.")
        told.add(each.product)
        for name, amount in (
            *(("stopped", each.stopped), ("destroyed", each.destroyed)),
            ("passedOn", each.passed_on),
        ):
            if amount < ZERO:
                message = "No less than nothing is found."
                raise invalid((*field, name), InputFault.NOT_POSITIVE, message, given=str(amount))
            if amount:
                require_on_step(amount, products[each.product].step, (*field, name))
        whole = each.stopped + each.destroyed + each.passed_on
        left = sent[each.product].shipped - sent[each.product].returned
        if whole > left:
            message = (
                f"{format_quantity(left)} went there and did not come back, not {format_quantity(whole)}."
            )
            given, limit = format_quantity(whole), format_quantity(left)
            raise invalid(field, InputFault.OVER_LIMIT, message, given=given, limit=limit)
