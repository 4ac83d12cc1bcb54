"""Starts `lotbook serve` again and again, each time as a process of its own, forked from one that has all loaded:
loading takes longer than most servers here live.

    python -m tests.kills.starter < lines

For each line on its input a server is started and its process id printed; when that process has ended, however
it did, a second line says so.
"""

from __future__ import annotations

import os
import sys

from lotbook import cli
from lotbook.app import from_environment as app
from lotbook.graphql.schema import build_schema
from lotbook.standards.gs1.table import identifiers
from lotbook.web.serving import run

LOADED = (run, app, build_schema(), identifiers())  # all that serving takes


def serve() -> int:
    """The process id of a new server."""
    child = os.fork()
    if child == 0:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what it tells people is none of our answers
        sys.argv = ["lotbook", "serve"]
        try:
            cli.main()
        finally:
            os._exit(1)
    return child


def main() -> None:
    for _ in sys.stdin:
        server = serve()
        print(server, flush=True)
        os.waitpid(server, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
