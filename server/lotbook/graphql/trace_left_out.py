"""What a trace or a recall by time leaves out."""

from __future__ import annotations

import strawberry

from lotbook.graphql.context import Info
from lotbook.graphql.later import Partner, Transfer
from lotbook.graphql.shown import Shown, computed, nodes

MOST = 50


@strawberry.type(
    description="What shares the number of something reached and is left out, because it surely was earlier, or"
    " backwards later; nothing where that was not asked for."
)
class TraceLeftOut(Shown):
    @computed("Lots.")
    def lot_count(self) -> int:
        return len(self.thing.lots)

    @computed("Transfers with something that is left out.")
    def transfer_count(self) -> int:
        return len(self.thing.transfers)

    @computed("The newest of them, at most 50.")
    async def transfers(self, info: Info) -> list[Transfer]:
        return await nodes(info, "Transfer", self.thing.transfers[:MOST])

    @computed("Partners whom nothing else reaches.")
    def partner_count(self) -> int:
        return len(self.thing.partners)

    @computed("The first of them, at most 50.")
    async def partners(self, info: Info) -> list[Partner]:
        return await nodes(info, "Partner", self.thing.partners[:MOST])
