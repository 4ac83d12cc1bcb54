"""Recalls: which lots they are about, where those lie, who has them, and what became of that."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import strawberry

from lotbook import models
from lotbook.documents import words
from lotbook.domain.recall_words import RecallKind, RecallSeverity, RecallState, ScopeReason
from lotbook.domain.tracing import TraceCut, TraceScope
from lotbook.domain.words import Language
from lotbook.graphql import ids, recall_kept
from lotbook.graphql.asking import query
from lotbook.graphql.connections import (
    After,
    Connection,
    CountedConnection,
    First,
    Listing,
    Order,
    page,
    page_of,
)
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions
from lotbook.graphql.later import Transfer, User
from lotbook.graphql.papers import XLSX, Document, File, FileLink, PaperKind
from lotbook.graphql.recall_closes import RecallClose
from lotbook.graphql.recall_effectiveness import RecallEffectiveness, effectiveness_of
from lotbook.graphql.recall_goods import (
    LotOf,
    OfProduct,
    RecallAftermath,
    RecallArrival,
    RecallDecision,
    RecallLot,
    RecallPlace,
    RecallProduct,
    RecallWidening,
)
from lotbook.graphql.recall_letters import (
    AdviceOf,
    RecallAdvice,
    RecallPost,
    letters_of,
    missing_of,
    post_of,
)
from lotbook.graphql.recall_parties import RecallRecipient, RecallVendor, RecipientOf, VendorOf
from lotbook.graphql.scalars import Sequence
from lotbook.graphql.shown import computed, described, linked, named, nodes, optional, own
from lotbook.graphql.trace_left_out import TraceLeftOut
from lotbook.graphql.tracing import MassBalance
from lotbook.graphql.words import describe
from lotbook.ledger import recall_arrived
from lotbook.ledger import recall_parties as parties
from lotbook.ledger import recalls as book
from lotbook.ledger.recall_aftermath import Aftermath, aftermath
from lotbook.ledger.recall_letters import advice_of
from lotbook.ledger.recall_parties import Recipient, Supplied
from lotbook.ledger.recalls import Scope, Scoped
from lotbook.ledger.tracing import movements
from lotbook.services.recall_post import server_for_customers

MOST_STOPPED, MOST_PLACES = 100, 200

describe(RecallKind, "Real or exercise.", REAL="Goods are taken back.", MOCK="An exercise: stops nothing.")
describe(
    RecallSeverity,
    "How grave a recall is.",
    CLASS_1="Danger to health is likely.",
    CLASS_2="Danger to health is possible.",
    CLASS_3="Danger to health is unlikely.",
    WITHDRAWAL="Taken from the trade before it reaches consumers.",
)
describe(
    RecallState,
    "Where a recall stands.",
    PREPARED="Its scope is looked at; nothing is stopped.",
    TO_CONFIRM="Waits for a second person.",
    STARTED="Lots are stopped, customers are asked.",
    CLOSED="Reported and closed.",
    CANCELLED="Given up before the start.",
)


async def _vendors(keys: list[tuple[Any, Scope]]) -> list[dict[int, list[Supplied]]]:
    return [await parties.vendors(row, scope) for row, scope in keys]


async def _arrived(scopes: list[Scope]) -> list[list[recall_arrived.Arrived]]:
    return [await recall_arrived.arrived(scope, await book.moved(scope)) for scope in scopes]


async def _places(scopes: list[Scope]) -> list[list[book.Lying]]:
    return [await book.lying(scope) for scope in scopes]


async def _aftermath(keys: list[tuple[Any, Scope]]) -> list[Aftermath | None]:
    return [await aftermath(row, scope) for row, scope in keys]


async def _stopped(scopes: list[Scope]) -> list[list[int]]:
    return [await book.stops(scope) for scope in scopes]


@strawberry.type(
    description="Lots taken back from everyone they reached, or an exercise of that. Once it is closed, all its figures"
    " stay those of its close."
)
class Recall(Document):
    model = models.Recall

    version: int = own(
        "Rises by one when the recall itself is changed: started, widened, closed. What is answered, written and "
        "decided meanwhile stands beside it."
    )
    kind: RecallKind = own("Real or exercise.")
    severity: RecallSeverity = own("How grave.")
    state: RecallState = own("Where it stands.")
    reason: str = own("Why, for staff.")
    scope: TraceScope = own("What counts as reached.")
    narrow_because: str | None = own("Why the narrower scope is enough; null for the whole.")
    position: Sequence | None = own("Place in the journal where its scope was drawn; null before the start.")
    started_at: datetime | None = own("When it was started; null before.", "started")
    held_at: datetime | None = own("When all was stopped; null before, and for an exercise.", "held")
    closed_at: datetime | None = own("When it was closed; null before.", "closed")
    asked_by: User | None = linked("Who wanted it started; null before.")
    confirmed_by: User | None = linked("The second person who agreed; null where none was needed.")

    @computed(
        "What customers are told to do; what was given first is told where another language is missing."
    )
    async def advice(self, info: Info) -> list[RecallAdvice]:
        given = await info.context.load(advice_of, self.thing)
        return [RecallAdvice.of(AdviceOf(language, text)) for language, text in given.items()]

    @computed("Languages of customers in which nothing was given: they are told what was given first.")
    async def advice_missing(self, info: Info) -> list[Language]:
        readers = {each.partner for each in await self._recipients(info) if each.partner}
        return await missing_of(readers, await info.context.load(advice_of, self.thing))

    @computed("Whether all in scope could be reached; COMPLETE once it is started.")
    async def extent(self, info: Info) -> TraceCut:
        return (await self._scope(info)).cut

    @computed("Lots in scope.")
    async def lot_count(self, info: Info) -> int:
        return len((await self._scope(info)).lots)

    @computed("Of them, those about which nothing was decided.")
    async def open_count(self, info: Info) -> int:
        return sum(each.decision is None for each in (await self._scope(info)).lots)

    @computed("Of the open ones, those that nothing of the recalled goods leads to any more (`unreached`).")
    async def unreached_count(self, info: Info) -> int:
        lots, beyond = (await self._scope(info)).lots, await self._unreached(info)
        return sum(each.decision is None and each.lot in beyond for each in lots)

    @computed(
        "Lots in scope, in the order in which they came into it; before the start, as it is drawn by now."
    )
    async def lots(
        self,
        info: Info,
        first: First,
        after: After = None,
        because: Annotated[list[ScopeReason] | None, described("Only these reasons.")] = None,
        decided: Annotated[bool | None, described("Only decided, or only open ones.")] = None,
        unreached: Annotated[bool | None, described("Only such, or only others.")] = None,
    ) -> CountedConnection[RecallLot]:
        scope = await self._scope(info)
        as_of, beyond = await scope.as_of(), () if unreached is None else await self._unreached(info)
        found = [
            each
            for each in scope.lots
            if (because is None or each.because in because)
            and (decided is None or decided is (each.decision is not None))
            and (unreached is None or unreached is (each.lot in beyond))
        ]
        listing = self._listing(info, "lots", (because, decided, unreached))

        def shown(each: Scoped) -> RecallLot:
            return RecallLot.of(LotOf(self.thing, scope, each, as_of))

        return page_of(listing, found, first, after, shown)

    @computed("Lots that were added while it is under way, in the order in which that was asked for.")
    async def widenings(self) -> list[RecallWidening]:
        rows = models.RecallWidening.filter(recall_id=self.thing.id).order_by("id")
        return [RecallWidening.of(row) for row in await rows]

    @computed("What was decided about its lots, in that order; the last decision about a lot counts.")
    async def decisions(self) -> list[RecallDecision]:
        return [RecallDecision.of(each) for each in await book.decided(self.thing.id)]

    @computed("What came in after the scope was drawn, the latest first; nothing before the start.")
    async def arrivals(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[RecallArrival]:
        frozen = self.thing.state in book.FROZEN
        found = await info.context.load(_arrived, await self._scope(info)) if frozen else []
        return page_of(self._listing(info, "arrivals"), found[::-1], first, after, RecallArrival.of)

    @computed("What happened to it once it was closed; null before.")
    async def since_close(self, info: Info) -> RecallAftermath | None:
        found = await info.context.load(_aftermath, await self._key(info))
        return None if found is None else RecallAftermath.of(found)

    @computed("Closes after which it was reopened, in their order, each with its figures of then.")
    async def earlier_closes(self, info: Info) -> list[RecallClose]:
        found = await info.context.load(recall_kept.closes, self.thing)
        return [RecallClose.of(each) for each in found]

    @computed("Where they lie in our places by now, at most 200; of a closed recall, as at its close.")
    async def places(self, info: Info) -> list[RecallPlace]:
        found = await info.context.load(_places, await self._scope(info))
        return [RecallPlace.of(each) for each in found[:MOST_PLACES]]

    @computed("Open documents that have some of it picked or promised, at most 100; had, of a closed recall.")
    async def stops(self, info: Info) -> list[Transfer]:
        found = (await info.context.load(_stopped, await self._scope(info)))[:MOST_STOPPED]
        return await nodes(info, "Transfer", found)

    @computed("How many documents that are.")
    async def stop_count(self, info: Info) -> int:
        return len(await info.context.load(_stopped, await self._scope(info)))

    @computed("By product, where all of it is.")
    async def products(self, info: Info) -> list[RecallProduct]:
        found: dict[int, OfProduct] = {}
        for each in await info.context.load(_places, await self._scope(info)):
            found.setdefault(each.product, OfProduct(each.product)).on_hand += each.on_hand
        for one in await self._recipients(info):
            for sent in one.sent:
                found.setdefault(sent.product, OfProduct(sent.product)).add(sent)
        return [RecallProduct.of(found[product]) for product in sorted(found)]

    @computed("Customers whom goods in scope went to.")
    async def recipients(
        self, info: Info, first: First, after: After = None
    ) -> CountedConnection[RecallRecipient]:
        found = await self._recipients(info)
        listing = self._listing(info, "recipients")
        return page_of(
            listing, found, first, after, lambda each: RecallRecipient.of(RecipientOf(self.thing, each))
        )

    @computed("What by time leaves out of what the scope by number holds.", cost=20)
    async def left_out(self, info: Info) -> TraceLeftOut:
        return TraceLeftOut.of(await parties.left_out_of(self.thing, await self._scope(info)))

    @computed("How well it works, and how fast it was.")
    async def effectiveness(self, info: Info) -> RecallEffectiveness:
        held = await info.context.load(book.held_at_start, self.thing.id)
        found = await effectiveness_of(self.thing, await self._recipients(info), held)
        return RecallEffectiveness.of(found)

    @computed("What was written to customers and vendors, and what there is to write; null before the start.")
    async def post(self, info: Info) -> RecallPost | None:
        if self.thing.state not in book.FROZEN:
            return None
        letters = await info.context.load(letters_of, self.thing.id)
        on = info.context.mail is not None
        vendors = await info.context.load(_vendors, await self._key(info))
        recipients = await self._recipients(info)
        open_still = self.thing.state is RecallState.STARTED
        linked = await server_for_customers(info.context.origin) is not None
        told = {"on": on, "linked": linked, "open_still": open_still}
        return RecallPost.of(await post_of(recipients, vendors, letters, **told))

    @computed("Vendors behind the lots that were named, and behind such as came later and are like them.")
    async def vendors(self, info: Info) -> list[RecallVendor]:
        found = await info.context.load(_vendors, await self._key(info))
        return [RecallVendor.of(VendorOf(self.thing, partner, rows)) for partner, rows in found.items()]

    @computed("Where all of each lot in scope went, in the order of the lots.", cost=2)
    async def mass_balances(self, info: Info, first: First, after: After = None) -> Connection[MassBalance]:
        scope = await self._scope(info)
        shown = page_of(self._listing(info, "massBalances"), scope.ids, first, after, lambda lot: lot)
        found = await movements.mass_balances(shown.nodes, book.of_just(shown.nodes, await scope.as_of()))
        shown.nodes = [MassBalance.of(each) for each in found]
        return shown

    async def _scope(self, info: Info) -> Scope:
        return await info.context.load(recall_kept.scopes, self.thing)

    async def _key(self, info: Info) -> tuple[Any, Scope]:
        return self.thing, await self._scope(info)

    async def _unreached(self, info: Info) -> frozenset[int]:
        return await info.context.load(recall_kept.unreached, await self._key(info))

    async def _recipients(self, info: Info) -> list[Recipient]:
        return await info.context.load(recall_kept.recipients, await self._key(info))

    def _listing(self, info: Info, name: str, asked: object = None) -> Listing:
        return Listing(f"Recall:{self.thing.id}.{name}", Order("id"), asked, info.context.who)

    async def printable(self, info: Info) -> list[PaperKind]:
        return [PaperKind.RECALL_REPORT] if self.thing.state in book.FROZEN else []

    @computed("The report as a workbook: customers, lots, and what happened; null before the start.")
    def workbook(self) -> FileLink | None:
        if self.thing.state not in book.FROZEN:
            return None
        url = f"/documents/recalls/{ids.encode('Recall', self.thing.id)}/report.xlsx"
        return FileLink.of(File(url, XLSX, words.file_name(self.thing.number, "report", "xlsx")))


@strawberry.input(description="Which recalls.")
class RecallFilter:
    search: str | None = optional("Part of the number or of the reason.")
    states: list[RecallState] | None = optional("Only in these states.")
    kind: RecallKind | None = optional("Only real ones, or only exercises.")


@query("One recall; null when unknown.")
async def recall(info: Info, id: Annotated[strawberry.ID, described("Global id.")]) -> Recall | None:
    return await named(info, "Recall", id)


@query("Recalls, the newest first.")
async def recalls(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[RecallFilter | None, described("Which ones.")] = None,
) -> Connection[Recall]:
    wanted = Conditions(filter)
    wanted.contains("search", "number", "reason")
    wanted.among(states="state")
    wanted.equals(kind="kind")
    listing = Listing("recalls", Order("created", descending=True), filter, info.context.who)
    return await page(listing, wanted.apply(models.Recall.all()), first, after, Recall.of)
