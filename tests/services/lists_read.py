"""Lists of vendors as tests bring, change and look at them."""

from __future__ import annotations

from typing import Any

from lotbook.domain.refusals import (
    Ref,
)
from lotbook.models import NumberDraft
from lotbook.services import number_drafts, uploads
from lotbook.services.draft_rows import RowChange
from lotbook.services.number_sources import Drafted
from lotbook.services.number_tables import ListGiven
from tests.dock import Dock
from tests.scenarios.telling import (
    OPERATOR,
    preview,
)

SERIALS = "Serial no;Qty\nSN-1;1\nSN-2;1\nSN-3;1\n"


async def draft(dock: Dock, of: int | Ref, pasted: str | None = None, **given: Any) -> NumberDraft:
    """A list read for a line of a transfer, or of an order; given as in `ListGiven`."""
    line = Ref("TransferLine", of) if isinstance(of, int) else of
    asked = ListGiven(pasted=pasted, **given)
    done = await number_drafts.draft_numbers(dock.request("draftNumbers", actor=OPERATOR), line, asked)
    return await NumberDraft.get(id=done.outcome.draft)


async def upload(dock: Dock, content: bytes, name: str = "list.csv") -> int:
    """A file, kept."""
    file = uploads.File(name, content)
    return (await uploads.keep_upload(dock.request("upload", actor=OPERATOR), file)).outcome.upload


async def change(dock: Dock, of: NumberDraft, *rows: RowChange, **how: Any) -> NumberDraft:
    """Rows of a draft changed; the draft as it is then."""
    request = dock.request("updateNumberDraft", actor=OPERATOR)
    await number_drafts.update_number_draft(request, of.id, of.version, rows, **how)
    return await NumberDraft.get(id=of.id)


def drafted(of: NumberDraft) -> Drafted:
    return Drafted(of.id, of.version)


async def answers(line: int, of: NumberDraft) -> list[tuple[int, str]]:
    """The answer to each row, by its position."""
    plan = (await preview(line, drafted(of))).plan
    return [(plan.row(place).position, plan.verdict(place).value) for place in range(len(plan.asked))]


async def why(line: int, of: NumberDraft, position: int) -> str:
    """What is said to one row."""
    plan = (await preview(line, drafted(of))).plan
    return next(row.message or "" for row in plan.told.values() if row.position == position)


async def line_for(dock: Dock, product: int, quantity: int | str = 10) -> int:
    return await dock.line_of(await dock.receipt((product, quantity)), product)
