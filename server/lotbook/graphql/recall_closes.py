"""Closes of a recall that went on after them."""

from __future__ import annotations

import strawberry

from lotbook.graphql.context import Info
from lotbook.graphql.later import Operation
from lotbook.graphql.recall_effectiveness import RecallEffectiveness, effectiveness_of
from lotbook.graphql.shown import Shown, computed, linked
from lotbook.ledger import recalls as book


@strawberry.type(
    description="A close of a recall after which it was reopened, with its figures of then: they never change."
)
class RecallClose(Shown):
    closed: Operation = linked("The write that closed it, with who, when and what was learned.")
    reopened: Operation = linked("The write that reopened it, with who, when and why.")

    @computed("Lots in scope.")
    def lot_count(self) -> int:
        return len(self.thing.scope.lots)

    @computed("Of them, those about which nothing was decided.")
    def open_count(self) -> int:
        return sum(each.decision is None for each in self.thing.scope.lots)

    @computed("Open documents that had some of it picked or promised.")
    def stop_count(self) -> int:
        return len(self.thing.stops)

    @computed("How well it had worked.")
    async def effectiveness(self, info: Info) -> RecallEffectiveness:
        held = await info.context.load(book.held_at_start, self.thing.recall.id)
        found = await effectiveness_of(self.thing.recall, self.thing.recipients, held)
        return RecallEffectiveness.of(found)
