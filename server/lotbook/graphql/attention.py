"""What needs a person: decisions that wait, days that are past, goods that are stopped; counted, with the first few."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from lotbook import models
from lotbook.domain.approval import Limit, limit_of
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.recall_words import RecallState
from lotbook.domain.words import OperationKind, OrderState, Role, TransferState
from lotbook.graphql.asking import query
from lotbook.graphql.context import Info
from lotbook.graphql.errors import ClientError
from lotbook.graphql.filters import past, where
from lotbook.graphql.lots import Lot, on_hand, stopped
from lotbook.graphql.money import Bill, Invoice
from lotbook.graphql.orders import PurchaseOrder
from lotbook.graphql.recalls import Recall
from lotbook.graphql.sales import SalesOrder
from lotbook.graphql.scalars import Day
from lotbook.graphql.shown import Node, Shown, described, own
from lotbook.graphql.transfers import Transfer
from lotbook.ledger import figures, money, order_progress

SHOWN_OF_EACH = 3
MOST_DAYS = 3_650


@strawberry.enum(description="What can need a person.")
class AttentionKind(Enum):
    RECALLS_TO_CONFIRM = strawberry.enum_value(
        "RECALLS_TO_CONFIRM",
        description="Recalls that wait for a second manager to start them or to add lots: told to managers, but, while "
        "two have to agree, not of what they asked for themselves.",
    )
    ORDERS_TO_APPROVE = strawberry.enum_value(
        "ORDERS_TO_APPROVE",
        description="Purchase orders above the limit of who wants them: told to managers, as far as their own allows.",
    )
    PURCHASES_TO_CONFIRM = strawberry.enum_value(
        "PURCHASES_TO_CONFIRM",
        description="Purchase orders that are drafts and do not wait for approval.",
    )
    SALES_TO_CONFIRM = strawberry.enum_value(
        "SALES_TO_CONFIRM", description="Sales orders that are quotations."
    )
    PURCHASES_NOT_UNDER_WAY = strawberry.enum_value(
        "PURCHASES_NOT_UNDER_WAY",
        description="Confirmed purchase orders that want something and have no open receipt.",
    )
    SALES_NOT_UNDER_WAY = strawberry.enum_value(
        "SALES_NOT_UNDER_WAY",
        description="Confirmed sales orders that want something and have no open delivery.",
    )
    LATE_RECEIPTS = strawberry.enum_value("LATE_RECEIPTS", description="Open receipts past their day.")
    LATE_DELIVERIES = strawberry.enum_value("LATE_DELIVERIES", description="Open deliveries past their day.")
    LATE_RETURNS = strawberry.enum_value(
        "LATE_RETURNS", description="Open returns past their day, of customers and to vendors."
    )
    LATE_INTERNAL = strawberry.enum_value(
        "LATE_INTERNAL",
        description="Open internal transfers past their day, also what is to come from another warehouse.",
    )
    OVERDUE_BILLS = strawberry.enum_value(
        "OVERDUE_BILLS", description="Bills past due and not paid: told to managers."
    )
    OVERDUE_INVOICES = strawberry.enum_value(
        "OVERDUE_INVOICES", description="Invoices past due and not paid: told to managers."
    )
    EXPIRED_LOTS = strawberry.enum_value("EXPIRED_LOTS", description="Lots on hand past their last day.")
    EXPIRING_LOTS = strawberry.enum_value(
        "EXPIRING_LOTS", description="Lots on hand that have their last day within the days asked for."
    )
    HELD_LOTS = strawberry.enum_value(
        "HELD_LOTS",
        description="Lots on hand that a hold in force or their disposition stops, in part or wholly.",
    )


@dataclass(frozen=True)
class Waiting:
    """Rows that wait for someone. most_urgent: the column of the day that makes them so."""

    kind: AttentionKind
    shown: type[Node]
    rows: QuerySet[Any]
    most_urgent: str | None


@dataclass(frozen=True)
class Counted:
    kind: AttentionKind
    count: int
    most_urgent: date | None
    first: list[Node]


@strawberry.type(description="Something that needs a person, counted.")
class AttentionItem(Shown):
    kind: AttentionKind = own("What.")
    count: int = own("How many.")
    most_urgent: Day | None = own("The day of the most urgent; null where days do not matter.")
    first: list[Node] = own("The first 3, the most urgent first, else the newest.")


@query("What needs whoever asks, by their role; what there is nothing of is left out.", cost=10)
async def attention(
    info: Info,
    days: Annotated[int, described("How many days before its last one a lot counts, 0 to 3,650.")] = 7,
) -> list[AttentionItem]:
    if not 0 <= days <= MOST_DAYS:
        raise ClientError("DAYS_OUT_OF_RANGE", f"From 0 to {MOST_DAYS:,} days are possible, not {days:,}.")
    identity = info.context.identity
    role = Role.VIEWER if identity is None else identity.role
    decides = role.includes(Role.OPERATOR)
    approves = role.includes(Role.MANAGER)
    user = None if identity is None else identity.user_id
    waiting = _waiting(days, role, user, decides=decides, approves=approves)
    counted = await asyncio.gather(*[_counted(each) async for each in waiting])
    return [AttentionItem.of(each) for each in counted if each.count]


async def _waiting(
    days: int, role: Role, user: int | None, *, decides: bool, approves: bool
) -> AsyncIterator[Waiting]:
    """Everything that may wait, in the order in which it is told. decides, approves: whether the person may confirm
    orders, and those that others may not, up to the limit of the role."""
    Kind = AttentionKind
    drafts = Q(state=OrderState.DRAFT)
    orders = models.PurchaseOrder
    if approves:
        settings = await models.Settings.get(id=1)
        asker = user if settings.recall_needs_second_person else None
        yield Waiting(Kind.RECALLS_TO_CONFIRM, Recall, _recalls_to_confirm(asker), None)
        asked = orders.filter(await _confirmable(role), approval_asked__isnull=False)
        yield Waiting(Kind.ORDERS_TO_APPROVE, PurchaseOrder, asked, "expected_on")
    if decides:
        yield Waiting(
            *(Kind.PURCHASES_TO_CONFIRM, PurchaseOrder),
            *(orders.filter(drafts, approval_asked=None), "expected_on"),
        )
        yield Waiting(Kind.SALES_TO_CONFIRM, SalesOrder, models.SalesOrder.filter(drafts), "due_on")
        for kind, order, of_side, day in (
            (Kind.PURCHASES_NOT_UNDER_WAY, PurchaseOrder, money.BOUGHT, "expected_on"),
            (Kind.SALES_NOT_UNDER_WAY, SalesOrder, money.SOLD, "due_on"),
        ):
            idle = where("id__in", set(await order_progress.not_under_way(of_side)))
            yield Waiting(kind, order, order.query().filter(idle), day)
    late = models.Transfer.filter(await past("due_on", (TransferState.READY,)))
    for kind, of_type in (
        (Kind.LATE_RECEIPTS, (OperationKind.RECEIPT,)),
        (Kind.LATE_DELIVERIES, (OperationKind.DELIVERY,)),
        (Kind.LATE_RETURNS, (OperationKind.RETURN, OperationKind.VENDOR_RETURN)),
        (Kind.LATE_INTERNAL, (OperationKind.INTERNAL,)),
    ):
        yield Waiting(kind, Transfer, late.filter(operation_type__kind__in=of_type), "due_on")
    [today] = await figures.todays_of([None])
    if approves:
        for kind, shown, of_kind in (
            (Kind.OVERDUE_BILLS, Bill, MoneyKind.BILL),
            (Kind.OVERDUE_INVOICES, Invoice, MoneyKind.INVOICE),
        ):
            papers = shown.query().filter(id__in=await money.overdue(of_kind, today))
            yield Waiting(kind, shown, papers, "due_on")
    from_today = {"last_day_key__gte": str(today), "last_day_key__lte": str(today + timedelta(days))}
    yield Waiting(Kind.EXPIRED_LOTS, Lot, _lying(Q(last_day_key__lt=str(today))), "last_day")
    yield Waiting(Kind.EXPIRING_LOTS, Lot, _lying(Q(**from_today)), "last_day")
    yield Waiting(Kind.HELD_LOTS, Lot, _lying(await stopped()), None)


def _recalls_to_confirm(asker: int | None) -> QuerySet[Any]:
    """Recalls that wait for a second person, less those for which this user asked; all when None."""
    widened = models.RecallWidening.filter(ended_operation_id=None)
    starts = Q(state=RecallState.TO_CONFIRM)
    if asker is not None:
        widened = widened.exclude(operation__user_id=asker)
        starts &= Q(asked_by_id=None) | ~Q(asked_by_id=asker)
    return models.Recall.filter(starts | Q(id__in=Subquery(widened.values("recall_id"))))


async def _confirmable(role: Role) -> Q:
    """Purchase orders that come to no more than a role may confirm."""
    limits = [Limit(row.role, row.currency, row.amount) for row in await models.ApprovalLimit.all()]
    currencies = {limit.currency for limit in limits}
    up_to = {currency: limit_of(role, currency, limits) for currency in currencies}
    if not limits or None in up_to.values():
        return Q()
    return Q(*(Q(currency=each, total__lte=amount) for each, amount in up_to.items()), join_type="OR")


def _lying(which: Q) -> QuerySet[Any]:
    """Those of some lots that are on hand: few of all that lie somewhere, so it is looked where these lie."""
    some = models.Lot.filter(which)
    return models.Lot.filter(on_hand(lot_id__in=Subquery(some.values("id"))))


async def _counted(waiting: Waiting) -> Counted:
    order = (waiting.most_urgent, "id") if waiting.most_urgent else ("-id",)
    # One more than is shown tells whether there is anything left to count.
    first = await waiting.rows.order_by(*order).limit(SHOWN_OF_EACH + 1)
    count = len(first) if len(first) <= SHOWN_OF_EACH else await waiting.rows.count()
    urgent = getattr(first[0], waiting.most_urgent) if first and waiting.most_urgent else None
    return Counted(waiting.kind, count, urgent, [waiting.shown.of(row) for row in first[:SHOWN_OF_EACH]])
