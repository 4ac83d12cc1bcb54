"""Who may confirm a purchase order: each role up to an amount, an administrator any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.domain.words import Role

LIMITED = (Role.OPERATOR, Role.MANAGER)


@dataclass(frozen=True)
class Limit:
    """Up to which amount, in minor units of a currency, a role may confirm."""

    role: Role
    currency: str
    amount: int


def limit_of(role: Role, currency: str, limits: Sequence[Limit]) -> int | None:
    """The amount up to which a role may confirm orders in a currency; None for any. Where a role is limited at all, a
    currency without a limit needs approval from the first cent: nobody has said what it is worth.

    >>> limits = [Limit(Role.OPERATOR, "EUR", 100_00)]
    >>> [limit_of(Role.OPERATOR, each, limits) for each in ("EUR", "NOK")], limit_of(Role.MANAGER, "EUR", limits)
    ([10000, 0], None)
    """
    of_role = {limit.currency: limit.amount for limit in limits if limit.role is role}
    return of_role.get(currency, 0) if of_role else None


def least_role(total: int, currency: str, limits: Sequence[Limit]) -> Role:
    """The least role that may confirm an order of this total.

    >>> limits = [Limit(Role.OPERATOR, "EUR", 100_00), Limit(Role.MANAGER, "EUR", 5_000_00)]
    >>> [least_role(each, "EUR", limits).value for each in (100_00, 100_01, 5_000_01)]
    ['OPERATOR', 'MANAGER', 'ADMINISTRATOR']
    """
    for role in LIMITED:
        limit = limit_of(role, currency, limits)
        if limit is None or total <= limit:
            return role
    return Role.ADMINISTRATOR
