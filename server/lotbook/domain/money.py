"""Money: whole minor units of a currency, rounded once per line, half up.

Prices are per unit and may have six decimals; amounts on papers have those of their currency.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from lotbook.domain.quantities import Path, format_quantity
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid

LIMIT = 10**15
"""Minor units: below it sums of 1,000 lines fit into 64 bits."""

HUNDRED = Decimal(100)
MOST_PERCENT = Decimal(100)
_EXACT = Context(prec=60)
# ISO 4217: the currencies whose minor unit is not a hundredth.
_DECIMALS = dict.fromkeys(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0
) | (dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3) | {"CLF": 4, "UYW": 4})


@dataclass(frozen=True)
class Totals:
    """Sums of a document in minor units; total is net with tax."""

    net: int
    tax: int

    @property
    def total(self) -> int:
        return self.net + self.tax


@dataclass(frozen=True)
class Amount:
    """What one line comes to: net in minor units, and the tax rate in percent."""

    net: int
    tax_rate: Decimal


def decimals_of(currency: str) -> int:
    """How many decimals amounts of a currency have.

    >>> decimals_of("EUR"), decimals_of("JPY")
    (2, 0)
    """
    return _DECIMALS.get(currency, 2)


def from_minor(amount: int, currency: str) -> Decimal:
    """Minor units as a decimal with the decimals of the currency.

    >>> from_minor(123450, "EUR"), from_minor(7, "JPY")
    (Decimal('1234.50'), Decimal('7'))
    """
    return Decimal(amount).scaleb(-decimals_of(currency), _EXACT)


def to_minor(amount: Decimal, currency: str, field: Path) -> int:
    """An amount of money in minor units. Raises InvalidInput: not above zero, or more decimals than it has.

    >>> to_minor(Decimal("12.5"), "EUR", ("amount",))
    1250
    """
    minor = amount.scaleb(decimals_of(currency), _EXACT)
    given = format_quantity(amount)
    if minor <= 0:
        message = "An amount has to be more than zero."
        raise invalid(field, InputFault.NOT_POSITIVE, message, given=given)
    if minor != minor.to_integral_value():
        message = f"{currency} has {decimals_of(currency)} decimals, {given} has more."
        raise invalid(field, InputFault.TOO_PRECISE, message, given=given, limit=str(decimals_of(currency)))
    return int(minor)


def net_of(quantity: Decimal, price: Decimal, currency: str, field: Path = ("price",)) -> int:
    """Quantity times price in minor units, rounded half up. Raises InvalidInput from 10^15 on.

    >>> net_of(Decimal("3"), Decimal("0.335"), "EUR")
    101
    """
    amount = _EXACT.multiply(quantity, price).scaleb(decimals_of(currency), _EXACT)
    net = _rounded(amount)
    if net >= LIMIT:
        message = (
            f"{format_quantity(quantity)} at {format_quantity(price)} is more than any order can come to."
        )
        raise invalid(field, InputFault.OVER_LIMIT, message, given=format_quantity(price))
    return net


def totals_of(lines: Iterable[Amount]) -> Totals:
    """The sums of a document: the tax of each line is rounded half up, then added.

    >>> totals_of([Amount(1005, Decimal(19)), Amount(1005, Decimal(19))])
    Totals(net=2010, tax=382)
    """
    net = tax = 0
    for line in lines:
        net += line.net
        tax += tax_of(line.net, line.tax_rate)
    return Totals(net, tax)


def tax_of(net: int, tax_rate: Decimal) -> int:
    """The tax on a line in minor units, rounded half up. tax_rate: in percent.

    >>> tax_of(1050, Decimal(19))
    200
    """
    return _rounded(_EXACT.divide(_EXACT.multiply(Decimal(net), tax_rate), HUNDRED))


def _rounded(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP, _EXACT))


def require_price(price: Decimal, field: Path) -> None:
    """Refuse a price below zero. Raises InvalidInput."""
    if price < 0:
        message = "A price cannot be negative."
        raise invalid(field, InputFault.NOT_POSITIVE, message, given=format_quantity(price))


def require_percent(rate: Decimal, field: Path) -> None:
    """Refuse a percentage outside 0 to 100. Raises InvalidInput."""
    if not 0 <= rate <= MOST_PERCENT:
        message = "A percentage is between 0 and 100."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=format_quantity(rate), limit="100")
