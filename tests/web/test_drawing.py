"""The process that draws papers: it refuses as the drawing does, survives its own death, and leaves no orphan."""

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from lotbook.documents.labels import Label, LotFacts, labels_pdf, lot_label
from lotbook.domain.refusals import CannotPrint
from lotbook.web.apart import FailedApart, ProcessEnded
from lotbook.web.drawing import Drawing
from tests.documents.templates import ROLL

LABEL = lot_label(LotFacts(product_name="Olive oil", sku="OLV-500", number="L26-0931", serial=False))


@pytest.fixture
def drawing():
    made = Drawing()
    yield made
    made.close()


async def draw(drawing: Drawing, *labels: Label) -> bytes:
    return await drawing.draw(labels_pdf, labels, ROLL)


async def test_a_refusal_arrives_with_its_facts(drawing):
    with pytest.raises(CannotPrint) as refused:
        facts = LotFacts(product_name="Oil", sku="OLV", number="L\U0001f6e2", serial=False, lot=7)
        await draw(drawing, lot_label(facts))
    assert refused.value.characters == ["\U0001f6e2"]
    assert refused.value.lots == [7]
    assert (await draw(drawing, LABEL)).startswith(b"%PDF-")


async def test_after_the_process_was_killed_the_next_paper_is_drawn_all_the_same(drawing):
    first = await draw(drawing, LABEL)
    for child in multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)
        child.join()
    assert await draw(drawing, LABEL) == first


SERVER = """
import asyncio, multiprocessing, time
from tests.web.test_drawing import LABEL, draw
from lotbook.web.drawing import Drawing
from tests.documents.templates import ROLL

if __name__ == "__main__":
    drawing = Drawing()  # one that nobody holds ends its process by itself
    asyncio.run(draw(drawing, LABEL))
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""


def test_it_ends_with_a_server_that_was_killed(tmp_path):
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    server = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment, text=True)
    try:
        (child,) = map(int, server.stdout.readline().split())
    finally:
        server.kill()
        server.wait()
    for _ in range(300):
        if not is_running(child):
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the process that draws outlived its server")


LEFT_BEHIND = """
import asyncio
from tests.web.test_drawing import LABEL, draw, long
from lotbook.web.drawing import Drawing

async def leave():
    for turn in range(8):
        drawing = Drawing()
        await draw(drawing, LABEL)
        left = asyncio.ensure_future(drawing.draw(long, 30_000_000))
        await asyncio.sleep(0.01 + 0.003 * turn)
        left.cancel()
        drawing.close()

if __name__ == "__main__":
    asyncio.run(leave())
"""


def test_a_server_ends_whose_papers_were_on_their_way(tmp_path):
    script = tmp_path / "server.py"
    script.write_text(LEFT_BEHIND)
    subprocess.run(
        [sys.executable, script], env={**os.environ, "PYTHONPATH": os.getcwd()}, check=True, timeout=120
    )


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{process}/stat") as stat:
        return stat.read().split(") ")[1][0] != "Z"


def long(size: int) -> bytes:
    """A paper that takes long to be handed over."""
    return bytes(size)


def slow(seconds: float, size: object = None) -> bytes:
    """A paper that takes its time."""
    time.sleep(seconds)
    return b"%PDF-"


def busy(seconds: float) -> bytes:
    """A paper that reckons all the time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    return b"%PDF-"


@pytest.mark.parametrize("paper", [slow, busy])
async def test_who_goes_away_is_drawn_nothing_for_and_others_get_theirs(drawing, paper):
    await draw(drawing, LABEL)
    left = asyncio.ensure_future(drawing.draw(paper, 60))
    await asyncio.sleep(0.2)
    waits = [asyncio.ensure_future(draw(drawing, LABEL)) for _ in range(3)]
    await asyncio.sleep(0)
    left.cancel()
    for drawn in await asyncio.wait_for(asyncio.gather(*waits), 55):
        assert drawn.startswith(b"%PDF-")


def broken() -> bytes:
    """A paper whose drawing has a mistake, raised with what no other process can be handed."""
    raise LookupError("no such place", threading.Lock())


async def test_a_mistake_in_drawing_is_told_with_its_place_and_ends_nothing(drawing):
    await draw(drawing, LABEL)
    (process,) = multiprocessing.active_children()
    with pytest.raises(FailedApart, match=r"in broken\n(.|\n)*LookupError: .*no such place"):
        await drawing.draw(broken)
    assert (await draw(drawing, LABEL)).startswith(b"%PDF-")
    assert multiprocessing.active_children() == [process]


async def test_a_paper_of_which_each_process_dies_is_given_up(drawing):
    with pytest.raises(ProcessEnded):
        await drawing.draw(os._exit, 1)
    assert (await draw(drawing, LABEL)).startswith(b"%PDF-")
