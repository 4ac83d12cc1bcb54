"""What `test_forbidden.py` tries is refused by nothing but the guards."""

from __future__ import annotations

import pytest

from lotbook.db import engine as database
from lotbook.db.work import transaction
from tests import engines
from tests.db.test_forbidden import REFUSED, Undone
from tests.ledger.plants import plant
from tests.ledger.story import loosened_story


async def test_without_the_guards_all_of_it_would_pass(engine: str) -> None:
    """So that no refusal here is but a slip of the pen."""
    async with engines.fresh_database(engine, loosened_story) as url:
        await database.connect(url, pool_size=2)
        try:
            for _, step in REFUSED.values():
                with pytest.raises(Undone):
                    async with transaction():
                        await plant(step)
                        raise Undone
        finally:
            await database.disconnect()
