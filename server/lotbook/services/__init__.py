"""What people do: one public coroutine is one unit of work; files are processes of a warehouse."""

from lotbook.services import following_holds, quarantine_arrivals, recall_arrivals

__all__ = ["following_holds", "quarantine_arrivals", "recall_arrivals"]
"""What follows from any posting is known wherever one is done."""
