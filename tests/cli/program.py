"""The program as its own process, and what its database has afterwards."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from lotbook.db import engine
from tests.postgres_server import free_port

PASSWORD = "a long walk to the loading dock"
PROGRAM = [sys.executable, "-c", "from lotbook.cli import main; main()"]


def rows(url: str, model) -> list:
    async def read():
        await engine.connect(url)
        try:
            return await model.all().order_by("id")
        finally:
            await engine.disconnect()

    return asyncio.run(read())


@contextmanager
def served(url: str, folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen, str]]:
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": url}
    log = (folder / f"{port}.log").open("w+")
    command = [*PROGRAM, "serve", "--port", str(port), *words]
    process = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_until_ready(process, f"http://localhost:{port}", log.name)
        yield process, f"http://localhost:{port}"
    finally:
        process.kill()
        process.wait()
        log.close()


def wait_until_ready(process: subprocess.Popen, origin: str, log: str) -> None:
    with httpx.Client(base_url=origin, verify=False) as http:  # noqa: S501  # plain http: no certificates to load
        for _ in range(1200):
            assert process.poll() is None, Path(log).read_text()
            with suppress(httpx.TransportError):
                if http.get("/health/ready").status_code == 200:
                    return
            time.sleep(0.1)
    raise AssertionError(Path(log).read_text())


def said_by(folder: Path) -> str:
    return "".join(log.read_text() for log in folder.glob("*.log"))


def make_letter(file: Path) -> None:
    file.write_text("an ordinary letter\n" * 500)
