"""Scenarios happen in the warehouse of the tests."""

from tests.dock import database_open, dock

__all__ = ["database_open", "dock"]
