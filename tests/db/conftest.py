"""The database layer is tested beneath the services, in the warehouse of the tests where it needs rows."""

from tests.dock import database_open, dock

__all__ = ["database_open", "dock"]
