"""What people do where something is made, told to the real book and to the model."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.refusals import InsufficientStock, InvalidInput
from lotbook.domain.words import CorrectionWay, OperationKind
from lotbook.ledger.balances import of_lots
from lotbook.models import Lot, LotEdge, ManufacturingOrder, Run, StockMoveLine, Transfer
from lotbook.services import making, manufacturing, taking_apart
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.inside import Part
from lotbook.services.making import Input
from lotbook.services.numbers import Asked, Listed
from lotbook.services.renumbering import relabel_lot
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning_makes import record_scan_on_order
from lotbook.services.taking_apart import Apart, Taken
from tests.dock import DUE, Dock
from tests.scenarios import making_model as model
from tests.scenarios.telling import assign, validate

FLOUR = [f"F-{n}" for n in range(3)]
BREAD = [f"B-{n}" for n in range(4)]
TAKES, GIVES = OperationKind.CONSUMPTION, OperationKind.MANUFACTURING


def amount(thousandths: int) -> Decimal:
    return Decimal(thousandths) / 1000


@dataclass
class Making:
    """A story of flour that becomes bread; of two products that nobody else touches, both in lots, in kilograms."""

    dock: Dock
    flour: int
    bread: int
    model: model.Workshop = field(default_factory=model.Workshop)
    made: int = 0

    async def lot(self, product: int, number: str) -> int:
        return int((await Lot.get(product_id=product, number=number)).id)

    def order(self, at: int) -> model.Order | None:
        return self.model.orders[at % len(self.model.orders)] if self.model.orders else None

    async def _open(self, order: model.Order, kind: OperationKind) -> int:
        found = await Transfer.get(
            manufacturing_order_id=order.id, state="READY", operation_type__kind=kind.value
        )
        return int(found.id)

    async def receive(self, _: int, which: int, much: int) -> None:
        number = FLOUR[which % len(FLOUR)]
        receipt = await self.dock.receipt((self.flour, str(amount(much))))
        came = Listed([Asked(number=number, quantity=amount(much))])
        await assign(self.dock, await self.dock.line_of(receipt, self.flour), came)
        await validate(self.dock, receipt)
        self.model.given_up.pop(number, None)
        self.model.flour[number] += much

    async def relabel(self, _: int, which: int, __: int) -> None:
        """All of a lot of flour gets another number."""
        there = sorted(number for number, part in self.model.flour.items() if part > 0)
        if not there:
            return
        number = there[which % len(there)]
        self.made += 1
        into = f"R-{self.made}"
        lot = await self.lot(self.flour, number)
        await relabel_lot(self.dock.request("relabelLot"), lot, into, "wrong label")
        self.model.relabel(number, into)

    async def make(self, _: int, __: int, ___: int) -> None:
        """An order, so large that it is never done by itself."""
        done = await manufacturing.create_manufacturing_order(
            self.dock.request(), self.bread, self.dock.warehouse, Decimal(900), DUE
        )
        await manufacturing.confirm_manufacturing_order(self.dock.request(), done.outcome.order, 1)
        await self._begun(model.Order(done.outcome.order, []))

    async def _begun(self, order: model.Order) -> None:
        if order not in self.model.orders:
            self.model.orders.append(order)
        run = await Run.filter(manufacturing_order_id=order.id).order_by("-id").first()
        assert run is not None
        order.runs.append(model.Run(run.id))
        self.model.runs.append(order.run)

    async def prepare(self, at: int, which: int, much: int) -> None:
        """A product gets its number before it is posted."""
        if (order := self.order(at)) is None:
            return
        number = BREAD[which % len(BREAD)]
        line = await self.dock.line_of(await self._open(order, GIVES), self.bread)
        await assign(self.dock, line, Listed([Asked(number=number, quantity=amount(much))]))
        order.ready[number] += much

    async def produce(self, at: int, which: int, much: int) -> None:
        """What is scanned comes out, and a lot more."""
        if (order := self.order(at)) is None:
            return
        await self.prepare(at, which, much)
        await validate(self.dock, await self._open(order, GIVES))
        order.run.given += order.ready
        self.model.bread += order.ready
        order.ready.clear()

    async def consume(self, at: int, which: int, much: int) -> None:
        """Flour goes in by scan; every other time it is said into what, while that is scanned or made."""
        numbers = sorted({*FLOUR, *self.model.flour})
        order, number = self.order(at), numbers[which % len(numbers)]
        much = min(much, self.model.flour[number])
        if order is None or much == 0:
            return
        known = sorted({*order.ready, *(out for run in order.runs for out in +run.given)})
        into = known[which % len(known)] if known and which % 2 else None
        scan = ScanGiven(raw=number, quantity=amount(much), into=into)
        await record_scan_on_order(self.dock.request("recordScan"), order.id, scan)
        await validate(self.dock, await self._open(order, TAKES))
        self.model.flour[number] -= much
        order.run.taken[number] += much
        if into is not None:
            order.run.said[number, into] += much

    async def go_on(self, at: int, _: int, __: int) -> None:
        """Another run: what was taken and given before is told apart."""
        order = self.order(at)
        if order is None or not (+order.run.taken or +order.run.given):
            return
        await manufacturing.start_run(self.dock.request(), order.id)
        await self._begun(order)

    async def say(self, at: int, which: int, much: int) -> None:
        """So much of an input went into an output; what was said of it for what is not made is forgotten."""
        run = self.model.runs[at % len(self.model.runs)] if self.model.runs else None
        made = sorted(number for number, part in run.given.items() if part > 0) if run else []
        took = sorted(number for number, part in run.taken.items() if part > 0) if run else []
        if run is None or not made or not took:
            return
        number, out = took[which % len(took)], made[which % len(made)]
        said = Input(await self.lot(self.flour, number), await self.lot(self.bread, out), amount(much - 1))
        others = sum(
            part
            for (one, other), part in run.said.items()
            if one == number and other in made and other != out
        )
        try:
            await making.assign_inputs(self.dock.request(), run.id, [said])
        except InvalidInput:
            assert others + much - 1 > run.taken[number]
            return
        assert others + much - 1 <= run.taken[number]
        for pair in [pair for pair in run.said if pair[0] == number and pair[1] not in made]:
            del run.said[pair]
        run.said[number, out] = much - 1

    async def _made(self, at: int) -> tuple[Any, model.Run] | None:
        """A line that gave bread and is not corrected yet, and its run."""
        rows: list[Any] = await StockMoveLine.filter(
            product_id=self.bread,
            transfer_line_id__isnull=False,
            corrects_id=None,
            destination__usage="INTERNAL",
        ).select_related("lot", "transfer_line__transfer")
        rows = [row for row in rows if not await StockMoveLine.filter(corrects_id=row.id).exists()]
        if not rows:
            return None
        row = rows[at % len(rows)]
        run = next(each for each in self.model.runs if each.id == row.transfer_line.transfer.run_id)
        return row, run

    async def correct(self, at: int, _: int, much: int) -> None:
        """Less came out than was posted, unless nothing is left of what something is said to have gone into."""
        if (made := await self._made(at)) is None:
            return
        row, run = made
        number = row.lot.number
        less = min(much, int(row.quantity * 1000), self.model.bread[number])
        if less == 0:
            return
        fixed = Correction(move_line=row.id, quantity=amount(less), right_quantity=Decimal(0))
        way = CorrectionWay.FROM_DESTINATION
        said = any(part > 0 for (_, out), part in run.said.items() if out == number)
        if said and run.given[number] == less:
            with pytest.raises(InvalidInput, match="is said to have gone into it"):
                await correct_move_lines(self.dock.request(), [fixed], way, "miscounted")
            return
        run.given[number] -= less
        if (
            not self.model.sound()
        ):  # what came out was of this run, and the other of that number had none of it
            run.given[number] += less
            await self._came_out_already(fixed)
            return
        await correct_move_lines(self.dock.request(), [fixed], way, "miscounted")
        self.model.bread[number] -= less

    async def _came_out_already(self, fixed: Correction) -> None:
        with pytest.raises(InvalidInput, match="put that together again first"):
            await correct_move_lines(
                self.dock.request(), [fixed], CorrectionWay.FROM_DESTINATION, "wrong again"
            )

    async def weigh_again(self, at: int, which: int, much: int) -> None:
        """Less flour went in than was posted, or more: it is taken, or given back, of the number that it has now."""
        rows: list[Any] = await StockMoveLine.filter(
            product_id=self.flour,
            corrects_id=None,
            destination__usage="PRODUCTION",
            transfer_line_id__isnull=False,
        ).select_related("lot", "transfer_line__transfer")
        rows = [row for row in rows if not await StockMoveLine.filter(corrects_id=row.id).exists()]
        if not rows:
            return
        row = rows[at % len(rows)]
        run = next(each for each in self.model.runs if each.id == row.transfer_line.transfer.run_id)
        number, was = row.lot.number, int(row.quantity * 1000)
        now = was + much if which % 2 else max(was - much, 0)
        said = sum(part for (one, _), part in run.said.items() if one == number)
        lies = self.model.flour[self.model.present(number)]
        fixed = Correction(move_line=row.id, right_quantity=amount(now))
        run.taken[number] += now - was
        sound = self.model.sound()
        run.taken[number] -= now - was
        try:
            await correct_move_lines(
                self.dock.request(), [fixed], CorrectionWay.FROM_DESTINATION, "weighed again"
            )
        except (InvalidInput, InsufficientStock):
            assert now - was > lies or said > run.taken[number] + now - was or not sound
            return
        assert sound
        run.taken[number] += now - was
        self.model.flour[self.model.present(number)] -= now - was

    async def renumber(self, at: int, which: int, _: int) -> None:
        """Only the number of what was made was wrong: what was said to go into it goes along."""
        if (made := await self._made(at)) is None:
            return
        row, run = made
        number, right, much = row.lot.number, BREAD[which % len(BREAD)], int(row.quantity * 1000)
        if right == number or self.model.bread[number] < much:
            return
        fixed = Correction(move_line=row.id, number=right)
        renamed = Counter({number: -much, right: much})
        run.given.update(renamed)
        if not self.model.sound():
            run.given.subtract(renamed)
            await self._came_out_already(fixed)
            return
        await correct_move_lines(self.dock.request(), [fixed], CorrectionWay.FROM_DESTINATION, "typo")
        self.model.bread.update(renamed)
        if run.given[number] == 0:
            for pair in [pair for pair in run.said if pair[1] == number]:
                run.said[pair[0], right] += run.said.pop(pair)

    async def finish(self, at: int, which: int, _: int) -> None:
        """The order is closed where something was made and nothing waits; the rest may become another."""
        order = self.order(at)
        if order is None or order.ready or not any(sum((+run.given).values()) for run in order.runs):
            return
        version = (await ManufacturingOrder.get(id=order.id)).version
        moved = [(sum((+run.taken).values()), sum((+run.given).values())) for run in order.runs]
        done = await manufacturing.finish_manufacturing_order(
            self.dock.request(),
            order.id,
            version,
            remainder=which % 2 == 0,
            lost=any(taken and not given for taken, given in moved),
            found=any(given and not taken for taken, given in moved),
        )
        for run in order.runs:
            run.open = False
        self.model.orders.remove(order)
        if done.outcome.remainder is not None:
            await self._begun(model.Order(done.outcome.remainder, []))

    async def take_apart(self, at: int, which: int, much: int) -> None:
        """Some bread becomes flour again: what was in it, or what someone says of bread of which nothing is known."""
        there = sorted(number for number, part in self.model.bread.items() if part > 0)
        if not there:
            return
        number = there[at % len(there)]
        inside = await fetch(
            """SELECT input_lot_id, CAST(sum(edge.quantity) AS BIGINT) AS much
               FROM lot_edge AS edge JOIN run ON run.id = edge.run_id
               WHERE output_lot_id = ? AND run.kind = 'PRODUCTION' GROUP BY input_lot_id ORDER BY 1""",
            await self.lot(self.bread, number),
        )
        if not inside:
            return
        lot, went_in = inside[which % len(inside)].values()
        taken = min(much, self.model.bread[number])
        apart = Apart([Taken(self.dock.stock, amount(taken))], await self.lot(self.bread, number))
        flour = (await Lot.get(id=lot)).number
        parts = [Part(self.flour, lot, amount(much))]
        try:
            done = await taking_apart.unbuild(self.dock.request(), apart, "stale", parts)
        except InvalidInput:
            assert much > self.model.surely_inside(number, flour, taken, went_in // 1000)
            return
        self.model.bread[number] -= taken
        self.model.flour[self.model.present(flour)] += much
        self.model.apart.append(model.Run(done.outcome.run, Counter({number: taken}), Counter({flour: much})))

    async def put_together(self, at: int, _: int, __: int) -> None:
        """What was taken apart by mistake is whole again, while its parts are there."""
        if not self.model.apart:
            return
        run = self.model.apart[at % len(self.model.apart)]
        [[flour, came]], [[number, taken]] = run.given.items(), run.taken.items()
        if self.model.flour[self.model.present(flour)] < came:
            return
        await taking_apart.undo_unbuild(self.dock.request(), run.id, "still good")
        self.model.apart.remove(run)
        self.model.flour[self.model.present(flour)] -= came
        self.model.bread[number] += taken

    async def compare(self) -> None:
        """What lies where, and which lots went into which, is as the model has it, to the last millionth."""
        for product, lying in ((self.flour, self.model.flour), (self.bread, self.model.bread)):
            lots = {lot.id: lot.number for lot in await Lot.filter(product_id=product)}
            found = Counter[str]()
            for balance in await of_lots(list(lots)) if lots else []:
                found[lots[balance.lot or 0]] += int(balance.on_hand * 1000)
            assert +found == +lying
        for number, much in self.model.came_out().items():
            assert much <= self.model.went_in(number)
        assert self.model.sound()
        for run in (*self.model.runs, *self.model.apart):
            rows: list[Any] = await LotEdge.filter(run_id=run.id).select_related("input_lot", "output_lot")
            kept = {
                (row.input_lot.number, row.output_lot.number, row.assigned): int(row.quantity * 1_000_000)
                for row in rows
            }
            bounds = run.edges()
            assert {edge for edge, (least, _) in bounds.items() if least} <= set(kept) <= set(bounds)
            for edge, much in kept.items():
                assert bounds[edge][0] <= much <= bounds[edge][1], (edge, much, bounds[edge])
            for number in run.taken:
                assert sum(much for edge, much in kept.items() if edge[0] == number) == run.shared(number)
