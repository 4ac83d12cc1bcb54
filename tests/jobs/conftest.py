"""Jobs are run in the warehouse of the tests, whose book is sound at the end of every story."""

from tests.services.conftest import database_open, dock, warehouse

__all__ = ["database_open", "dock", "warehouse"]
