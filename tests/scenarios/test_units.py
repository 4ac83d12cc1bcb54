"""What is ordered in one unit is expected in the product's own: exactly, or rounded once, or not at all."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.refusals import InvalidInput
from lotbook.models import TransferLine
from tests.dock import Dock
from tests.scenarios.telling import book
from tests.scenarios.test_journal import STORIES

COUNTED = {"pcs": Fraction(1), "pair": Fraction(2), "doz": Fraction(12)}
MEASURED = {
    "kg": Fraction(1),
    "g": Fraction(1, 1000),
    "t": Fraction(1000),
    "lb": Fraction(45359237, 100000000),
}
GRAM = Fraction(1, 1000)

amounts = st.integers(1, 10**8).map(lambda millionths: Decimal(millionths) / 10**6) | st.integers(1, 500).map(
    Decimal
)


@settings(STORIES, max_examples=40)
@given(st.sampled_from([*COUNTED, *MEASURED]), amounts)
async def test_an_order_in_any_unit_is_expected_in_the_products_own(
    dock: Dock, symbol: str, amount: Decimal
) -> None:
    pieces = Fraction(amount) * COUNTED.get(symbol, 0)
    kilograms = floor(Fraction(amount) * MEASURED.get(symbol, 0) / GRAM + Fraction(1, 2)) * GRAM
    for product, expected, fits in (
        (dock.bag, pieces, symbol in COUNTED and pieces.denominator == 1),
        (dock.flour, kilograms, kilograms > 0),
    ):
        before = await book()
        line = OrderLineGiven(product, amount, unit=await dock.unit(symbol))
        if fits:
            receipt = await dock.receipt(line)
            [made] = await TransferLine.filter(transfer_id=receipt)
            assert Fraction(made.expected) == expected
        else:
            try:
                await dock.order(line)
            except InvalidInput:
                assert await book() == before
            else:
                raise AssertionError(f"{amount} {symbol} cannot be ordered exactly, and was")
