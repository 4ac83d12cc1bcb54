"""Purchase orders above a limit wait for someone who may confirm them, and nothing leads around him."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
import pytest_asyncio

from lotbook.db.work import Actor
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.refusals import AboveLimit, InvalidInput, WrongState
from lotbook.domain.words import OrderState, PartnerRole, Role
from lotbook.jobs.runner import Runner
from lotbook.models import Notice, PurchaseOrder, Settings, Transfer
from lotbook.services.approving import LimitGiven, Needed, set_purchase_limits
from lotbook.services.order_sides import PURCHASE
from lotbook.services.ordering import (
    OrderConfirmed,
    OrderHeader,
    cancel_order,
    confirm_order,
    decline_purchase_order,
    update_order,
)
from tests.dock import Dock
from tests.jobs.test_notices import person

OPERATOR, MANAGER, ADMINISTRATOR = Role.OPERATOR, Role.MANAGER, Role.ADMINISTRATOR


@dataclass
class Office:
    dock: Dock
    users: dict[Role, int]

    def by(self, role: Role) -> Any:
        return self.dock.request(actor=Actor(role, self.users[role]))

    async def order(self, price: str, **header: Any) -> int:
        """An order of two bags, which have no tax."""
        return await self.dock.order(self.line(price), **header)

    def line(self, price: str, line: int | None = None) -> OrderLineGiven:
        none = Decimal(0)
        return OrderLineGiven(self.dock.bag, Decimal(2), price=Decimal(price), tax_rate=none, line=line)

    async def confirm(self, order: int, role: Role) -> OrderConfirmed:
        version = (await PurchaseOrder.get(id=order)).version
        return (await confirm_order(self.by(role), PURCHASE, order, version)).outcome

    async def change(self, order: int, price: str, role: Role) -> None:
        row = await PurchaseOrder.get(id=order).prefetch_related("lines")
        lines = [self.line(price, row.lines[0].id)]
        await update_order(self.by(role), PURCHASE, order, row.version, OrderHeader(), lines)

    async def limit(self, *limits: tuple[Role, str, str]) -> None:
        given = [LimitGiven(role, currency, Decimal(amount)) for role, currency, amount in limits]
        version = (await Settings.get(id=1)).version
        await set_purchase_limits(self.by(ADMINISTRATOR), version, given)

    async def told(self, role: Role) -> list[str]:
        await Runner().round()
        return [each.text for each in await Notice.filter(user_id=self.users[role]).order_by("id")]


@pytest_asyncio.fixture
async def office(dock: Dock) -> Office:
    users = {role: await person(role.value, role) for role in (OPERATOR, MANAGER, ADMINISTRATOR)}
    office = Office(dock, users)
    await office.limit((OPERATOR, "EUR", "1000"), (MANAGER, "EUR", "5000"))
    return office


async def test_an_order_above_the_limit_waits_and_who_may_confirm_it_is_told(office: Office) -> None:
    within, above = await office.order("500"), await office.order("500.01")
    assert (await office.confirm(within, OPERATOR)).approval is None
    asked = await office.confirm(above, OPERATOR)
    facts = {"amount": Decimal("1000.02"), "limit": Decimal("1000.00"), "currency": "EUR"}
    assert asked == OrderConfirmed(above, [], Needed(**facts, least_role=MANAGER))
    order = await PurchaseOrder.get(id=above)
    assert (order.state, order.approval_asked is not None) == (OrderState.DRAFT, True)
    assert await Transfer.filter(purchase_order_id=above).count() == 0
    again = await office.confirm(above, OPERATOR)
    assert (again.approval, (await PurchaseOrder.get(id=above)).version) == (asked.approval, order.version)
    waits = f"{order.number} over 1,000.02 EUR waits for approval."
    assert [await office.told(role) for role in office.users] == [[], [waits], [waits]]

    [receipt] = (await office.confirm(above, MANAGER)).transfers
    assert (await Transfer.get(id=receipt)).purchase_order_id == above
    assert (await PurchaseOrder.get(id=above)).approval_asked is None
    assert await office.told(OPERATOR) == [f"{order.number} was approved."]


async def test_what_a_manager_may_not_waits_for_an_administrator(office: Office) -> None:
    order = await office.order("2500.01")
    asked = await office.confirm(order, MANAGER)
    assert asked.approval and asked.approval.least_role is ADMINISTRATOR
    assert await office.told(MANAGER) == []
    assert (await office.confirm(order, ADMINISTRATOR)).transfers


async def test_a_declined_order_is_a_draft_again_and_who_asked_is_told_why(office: Office) -> None:
    order = await office.order("900")
    await office.confirm(order, OPERATOR)
    row = await PurchaseOrder.get(id=order)
    await decline_purchase_order(office.by(MANAGER), order, row.version, "too dear")
    assert await office.told(OPERATOR) == [f"{row.number} was declined: too dear"]
    row = await PurchaseOrder.get(id=order)
    assert (row.approval_asked, row.declined_reason) == (None, "too dear")
    with pytest.raises(WrongState):
        await decline_purchase_order(office.by(MANAGER), order, row.version, "still")
    await office.change(order, "450", OPERATOR)
    assert (await PurchaseOrder.get(id=order)).declined_reason is None
    assert (await office.confirm(order, OPERATOR)).transfers


async def test_neither_a_change_before_nor_one_after_leads_around_the_limit(office: Office) -> None:
    order = await office.order("900")
    await office.confirm(order, OPERATOR)
    await office.change(order, "2600", OPERATOR)
    assert (await PurchaseOrder.get(id=order)).approval_asked is None, "it was asked for what it was"
    assert (await office.confirm(order, MANAGER)).approval

    confirmed = await office.order("400")
    await office.confirm(confirmed, OPERATOR)
    with pytest.raises(AboveLimit) as refused:
        await office.change(confirmed, "600", OPERATOR)
    assert (refused.value.amount, refused.value.limit, refused.value.least_role) == (1200, 1000, MANAGER)
    assert (await PurchaseOrder.get(id=confirmed)).total == 80_000
    await office.change(confirmed, "600", MANAGER)
    await office.change(confirmed, "550", OPERATOR)
    assert (await PurchaseOrder.get(id=confirmed)).total == 110_000, "less is no way around it"


async def test_a_currency_without_a_limit_needs_approval(office: Office) -> None:
    vendor = await office.dock.partner("Fjord", PartnerRole.VENDOR, currency="NOK")
    order = await office.order("1", vendor=vendor)
    asked = await office.confirm(order, MANAGER)
    assert asked.approval and (asked.approval.limit, asked.approval.currency) == (0, "NOK")
    await office.limit((OPERATOR, "EUR", "1000"))
    assert (await office.confirm(order, OPERATOR)).approval
    assert (await office.confirm(order, MANAGER)).transfers


async def test_an_order_that_waits_is_given_up(office: Office) -> None:
    order = await office.order("900")
    await office.confirm(order, OPERATOR)
    version = (await PurchaseOrder.get(id=order)).version
    await cancel_order(office.by(MANAGER), PURCHASE, order, version, "not needed")
    row = await PurchaseOrder.get(id=order)
    assert (row.state, row.approval_asked) == (OrderState.CANCELLED, None)


@pytest.mark.parametrize(
    ("limits", "field"),
    [
        ([(OPERATOR, "EUR", "0")], ("limits", "0", "amount")),
        ([(OPERATOR, "EUR", "1.001")], ("limits", "0", "amount")),
        ([(OPERATOR, "EUR", "1e15")], ("limits", "0", "amount")),
        ([(OPERATOR, "euro", "1")], ("limits", "0", "currency")),
        ([(ADMINISTRATOR, "EUR", "1")], ("limits", "0", "role")),
        ([(OPERATOR, "EUR", "1"), (OPERATOR, "EUR", "2")], ("limits", "1", "currency")),
        ([(MANAGER, "EUR", "1")], ("limits",)),
        ([(OPERATOR, "EUR", "2"), (MANAGER, "EUR", "1")], ("limits",)),
        ([(OPERATOR, "EUR", "1"), (OPERATOR, "NOK", "2"), (MANAGER, "EUR", "1")], ("limits",)),
    ],
)
async def test_limits_that_make_no_sense_are_refused(
    office: Office, limits: list[tuple[Role, str, str]], field: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await office.limit(*limits)
    assert refused.value.field == field
    assert (await office.confirm(await office.order("900"), OPERATOR)).approval, "the old limits hold"
