"""Where databases of the tests lie."""

import os
import shutil
from functools import cache
from pathlib import Path

ENOUGH_MEMORY = 2 << 30  # bytes; containers often have but 64 MB


@cache
def scratch() -> str:
    """The folder for databases that need not outlive the power: memory where there is much (ten times faster
    to copy a PostgreSQL database in), else /tmp, whose short path fits a socket."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ENOUGH_MEMORY:
        return str(memory)
    return "/tmp"
