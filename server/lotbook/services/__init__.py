"""What people do: one public coroutine is one unit of work; files are processes of a warehouse."""

from lotbook.services import recall_arrivals

__all__ = ["recall_arrivals"]
"""What follows from any posting is known wherever one is done."""
