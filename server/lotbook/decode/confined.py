"""What a process gives up before it reads what may be hostile."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from typing import Any

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 12
NICER = 5
REFUSED_EVENTS = ("open", "socket.", "subprocess.", "os.", "shutil.", "ctypes.dlopen", "mmap.")


def answer_once(warm_up: Callable[[], None], answer: Callable[[bytes], bytes], most: int) -> None:
    """The whole life of a decoding process: one input, of at most so many bytes, and one answer to it.

    warm_up: loads what `answer` needs, which cannot be loaded later.
    """
    warm_up()
    confine()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(most)))
    sys.stdout.buffer.flush()


def confine(memory: int = MEMORY, cpu_seconds: int = CPU_SECONDS) -> None:
    """Give up what a decoder does not need, for good.

    Source: setrlimit(2); that no more than three descriptors may be open leaves no file and no socket.
    """
    os.nice(NICER)
    bounds = {
        # macOS counts what it merely reserves, more than any bound, and so refuses one.
        **({} if sys.platform == "darwin" else {resource.RLIMIT_AS: memory}),
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_NOFILE: 3,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in bounds.items():
        resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(REFUSED_EVENTS):
        raise PermissionError(f"A decoder has no use for {event}.")
