"""Purchase orders above the limit of whoever wants them wait for someone who may confirm them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import execute, fetch
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.approval import LIMITED, Limit, least_role, limit_of
from lotbook.domain.inputs import Problems, parse_currency
from lotbook.domain.money import LIMIT, from_minor, to_minor
from lotbook.domain.notices import Telling
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import AboveLimit, Ref, invalid
from lotbook.domain.words import NoticeKind, Role
from lotbook.models import ApprovalLimit, Settings
from lotbook.services import outbox
from lotbook.services.company import SettingsSaved
from lotbook.services.rows import locked, require_version

MOST_LIMITS = 40


@dataclass(frozen=True, kw_only=True)
class Needed:
    """Why an order waits. amount: its total; limit: up to which whoever asked may confirm; both in its currency."""

    amount: Decimal
    limit: Decimal
    currency: str
    least_role: Role


@dataclass(frozen=True)
class LimitGiven:
    """Up to which amount a role may confirm orders in a currency."""

    role: Role
    currency: str
    amount: Decimal


async def needed(total: int, currency: str, role: Role) -> Needed | None:
    """What an order of this total needs when someone of this role wants it; None when he may confirm it."""
    rows = await fetch("SELECT role, currency, amount FROM approval_limit {share}")
    limits = [Limit(Role(row["role"]), row["currency"], row["amount"]) for row in rows]
    least = least_role(total, currency, limits)
    if role.includes(least):
        return None
    limit = limit_of(role, currency, limits) or 0
    return Needed(
        amount=from_minor(total, currency),
        limit=from_minor(limit, currency),
        currency=currency,
        least_role=least,
    )


async def require_within_limit(total: int, before: int, currency: str, role: Role) -> None:
    """Refuse that a confirmed order comes to more than whoever changes it may confirm. Raises AboveLimit."""
    if total > before and (why := await needed(total, currency, role)):
        message = (
            f"The order would come to {why.amount} {currency}; you may confirm up to {why.limit} {currency}."
        )
        raise AboveLimit(
            message=message,
            field=("lines",),
            amount=why.amount,
            limit=why.limit,
            currency=currency,
            least_role=why.least_role,
        )


async def tell_to_approve(work: Work, order: Any, why: Needed) -> None:
    telling = Telling(
        kind=NoticeKind.ORDER_TO_APPROVE,
        text=f"{order.number} over {why.amount:,f} {why.currency} waits for approval.",
        about=Ref("PurchaseOrder", order.id),
        role=why.least_role,
        by=work.actor.user_id,
    )
    await outbox.tell({f"APPROVE:{work.operation_id}": telling}, work.now)


async def tell_decided(work: Work, order: Any, what: str) -> None:
    """Tell who asked for the approval of an order, if it was a person."""
    if order.approval_asked is None or order.approval_asked_by_id is None:
        return
    telling = Telling(
        kind=NoticeKind.ORDER_DECIDED,
        text=f"{order.number} {what}",
        about=Ref("PurchaseOrder", order.id),
        to=(order.approval_asked_by_id,),
        by=work.actor.user_id,
    )
    await outbox.tell({f"DECIDED:{work.operation_id}": telling}, work.now)


@unit_of_work
async def set_purchase_limits(work: Work, version: int, limits: Sequence[LimitGiven]) -> SettingsSaved:
    """Say up to which amounts operators and managers may confirm purchase orders, in place of all that held before;
    a role without a limit may confirm any. version: of the settings.

    Raises StaleVersion, InvalidInput, NotFound.
    """
    settings = await locked(Settings, 1, ())
    await require_version(work, settings, version)
    rows = _sound(limits)
    await execute("DELETE FROM approval_limit")
    await ApprovalLimit.bulk_create(
        [ApprovalLimit(role=each.role, currency=each.currency, amount=each.amount) for each in rows]
    )
    await Settings.filter(id=1).update(version=settings.version + 1)
    work.about("Settings", 1)
    return SettingsSaved()


def _sound(limits: Sequence[LimitGiven]) -> list[Limit]:
    """Raises InvalidInput: each role and currency once, and no manager may do less than an operator."""
    if len(limits) > MOST_LIMITS:
        message = f"At most {MOST_LIMITS} limits, not {len(limits)}."
        raise invalid("limits", InputFault.OVER_LIMIT, message, limit=str(MOST_LIMITS))
    problems = Problems()
    found: dict[tuple[Role, str], int] = {}
    for place, each in enumerate(limits):
        path = ("limits", str(place))
        with problems.gathered():
            currency = parse_currency(each.currency, (*path, "currency"))
            amount = to_minor(each.amount, currency, (*path, "amount"))
            if amount >= LIMIT:
                raise invalid((*path, "amount"), InputFault.OVER_LIMIT, "No order comes to as much.")
            if each.role not in LIMITED:
                message = (
                    "Only operators and managers are limited: viewers confirm nothing, administrators all."
                )
                raise invalid((*path, "role"), InputFault.CONTRADICTION, message)
            if (each.role, currency) in found:
                raise invalid(
                    (*path, "currency"), InputFault.NOT_UNIQUE, f"There are two limits in {currency}."
                )
            found[each.role, currency] = amount
    problems.refuse()
    _require_managers_above(found)
    return [Limit(role, currency, amount) for (role, currency), amount in found.items()]


def _require_managers_above(found: dict[tuple[Role, str], int]) -> None:
    managers = {currency: amount for (role, currency), amount in found.items() if role is Role.MANAGER}
    operators = {currency: amount for (role, currency), amount in found.items() if role is Role.OPERATOR}
    if not managers:
        return
    if not operators:
        message = "Operators would have no limit and managers one; give operators a limit too."
        raise invalid("limits", InputFault.CONTRADICTION, message)
    for currency, amount in operators.items():
        if managers.get(currency, 0) < amount:
            message = f"Managers could confirm less in {currency} than operators."
            raise invalid("limits", InputFault.CONTRADICTION, message)
