"""Photos in processes of their own: the limits hold, what breaks one leaves the rest whole, nothing waits."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from lotbook.decode import child
from lotbook.decode.photo import MOST_CODES, Outcome, PhotoFault, PhotoRefused
from lotbook.decode.reader import PhotoReader
from tests.decode.pictures import LABEL, READ, F, bomb, chunk, film, photo, png, symbol


@pytest_asyncio.fixture
async def reader():
    made = PhotoReader()
    yield made
    await made.close()


@pytest_asyncio.fixture
async def broken():
    """A reader whose decoder is a program of the test."""
    made = []

    def reader(program: str, **limits) -> PhotoReader:
        made.append(PhotoReader([sys.executable, "-c", program], **limits))
        return made[-1]

    yield reader
    for each in made:
        await each.close()


async def refused(reader: PhotoReader, sent: bytes) -> PhotoFault:
    with pytest.raises(PhotoRefused) as refusal:
        await reader.read(sent)
    return refusal.value.fault


LOT = photo(symbol("LOT-7"))


async def test_a_photo_says_what_is_on_it(reader):
    found = await reader.read(photo(symbol(LABEL, gs1=True), "JPEG"))
    assert [(code.text, code.symbology) for code in found.codes] == [(READ, "]C1")]
    assert (found.width, found.height) == symbol(LABEL, gs1=True).size


async def test_a_photo_without_a_code_says_nothing(reader):
    assert (await reader.read(photo(Image.new("L", (300, 200), 250)))).codes == ()


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\xff",
        b"lot 7, received today",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"GIF89a" + LOT,
        HEIC,
        b"%PDF-1.7\n" + photo(symbol("LOT-7"), "JPEG"),
        b"PK\x03\x04" + LOT,
        b"RIFF\0\0\0\0WAVEfmt ",
        b"SIMPLE  =                    T",
        b"8BPS\0\x01",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"\0" * 100,
    ],
    ids=[
        "empty",
        "byte",
        "text",
        "svg",
        "gif",
        "heic",
        "pdf and jpeg",
        "zip",
        "wave",
        "fits",
        "psd",
        "eps",
        "zeros",
    ],
)
async def test_what_is_no_photo_is_refused_by_its_bytes(reader, sent):
    assert await refused(reader, sent) is PhotoFault.FILE_TYPE


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (bomb(13_000, 13_000), PhotoFault.IMAGE_TOO_LARGE),
        (png(1, 1_000_000), PhotoFault.IMAGE_TOO_LARGE),
        (png(2**31 - 1, 2**31 - 1), PhotoFault.IMAGE_TOO_LARGE),
        (film(10_000), PhotoFault.IMAGE_TOO_LARGE),
        (LOT[: len(LOT) // 2], PhotoFault.IMAGE_DAMAGED),
        (photo(symbol("LOT-7"), "JPEG")[:-900], PhotoFault.IMAGE_DAMAGED),
        (photo(symbol("LOT-7"), "WEBP")[:200], PhotoFault.IMAGE_DAMAGED),
        (LOT[:40] + bytes(20) + LOT[60:], PhotoFault.IMAGE_DAMAGED),
        (png(0, 0), PhotoFault.IMAGE_DAMAGED),
        (png(90, 90, chunk(b"IDAT", b"no pixels")), PhotoFault.IMAGE_DAMAGED),
    ],
    ids=[
        "bomb",
        "line",
        "huge",
        "film",
        "half png",
        "half jpeg",
        "half webp",
        "wrong checksum",
        "no pixel",
        "no data",
    ],
)
async def test_what_is_too_much_or_damaged_is_refused(reader, sent, fault):
    assert await refused(reader, sent) is fault
    assert [code.text for code in (await reader.read(LOT)).codes] == ["LOT-7"]


def test_a_bomb_is_small_before_it_is_opened():
    assert len(bomb(13_000, 13_000)) < 200_000


async def test_an_animated_webp_is_refused(reader):
    frames = [Image.new("RGB", (20, 20), (80 * n, 0, 0)) for n in range(3)]
    file = io.BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    assert await refused(reader, file.getvalue()) is PhotoFault.IMAGE_TOO_LARGE


async def test_a_jpeg_with_something_behind_it_is_a_jpeg(reader):
    found = await reader.read(photo(symbol("LOT-7"), "JPEG") + b"PK\x03\x04<script>alert(1)</script>")
    assert [code.text for code in found.codes] == ["LOT-7"]


async def test_the_largest_photo_is_read_in_time(reader):
    large = Image.new("L", (6_000, 4_000), 250)
    large.paste(symbol("LOT-7", F.DataMatrix, dots=10), (3_000, 2_000))
    assert [code.text for code in (await reader.read(photo(large, "JPEG"))).codes] == ["LOT-7"]


async def test_a_decoder_that_is_killed_takes_nothing_with_it(broken):
    reader = broken("import os, signal, sys; sys.stdin.buffer.read(10); os.kill(os.getpid(), signal.SIGKILL)")
    assert await refused(reader, LOT) is PhotoFault.DECODER_FAILED
    reader._decoder = PhotoReader()._decoder
    await reader.close()
    assert [code.text for code in (await reader.read(LOT)).codes] == ["LOT-7"]


async def test_one_that_was_killed_while_it_stood_ready_is_not_missed(reader):
    await reader.read(LOT)
    ready = await reader._ready
    ready.send_signal(signal.SIGKILL)
    await ready.wait()
    assert [code.text for code in (await reader.read(LOT)).codes] == ["LOT-7"]


@pytest.mark.parametrize(
    "program",
    [
        "print('{}'[0])",
        "print('[1, 2]')",
        "print('x' * 3_000_000)",
        "raise SystemExit(3)",
        'print(\'{"found": {"width": 1, "height": 1, "codes": [{"text": 7}]}}\')',
        "import ctypes; ctypes.string_at(0)",
    ],
    ids=["half", "list", "flood", "exit", "wrong types", "segmentation fault"],
)
async def test_whatever_a_broken_decoder_says_is_a_refusal(broken, program):
    assert await refused(broken(program), LOT) is PhotoFault.DECODER_FAILED


async def test_one_that_hangs_is_ended(broken):
    reader = broken("import time; time.sleep(60)", seconds=0.3)
    begun = time.monotonic()
    assert await refused(reader, LOT) is PhotoFault.DECODER_FAILED
    assert time.monotonic() - begun < 40


async def test_only_so_many_are_taken_in_at_once(broken):
    reader = broken("", waiting=2)
    with reader.place(), reader.place(), pytest.raises(PhotoRefused) as refusal, reader.place():
        pass
    assert refusal.value.fault is PhotoFault.BUSY
    with reader.place(), reader.place():
        pass


async def test_only_so_many_are_decoded_at_once(broken):
    reader = broken("import time; time.sleep(60)", seconds=0.4, at_once=2)
    begun = time.monotonic()
    answers = await asyncio.gather(*[reader.read(LOT) for _ in range(4)], return_exceptions=True)
    assert [answer.fault for answer in answers] == [PhotoFault.DECODER_FAILED] * 4
    assert time.monotonic() - begun >= 0.8  # the last two waited for the first


async def test_the_loop_goes_on_while_five_photos_are_read(reader):
    late = 0.0

    async def watch():
        nonlocal late
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.01)
            late = max(late, time.monotonic() - before - 0.01)

    watching = asyncio.create_task(watch())
    found = await asyncio.gather(*[reader.read(photo(symbol(LABEL, gs1=True), "JPEG")) for _ in range(5)])
    watching.cancel()
    assert [each.codes[0].text for each in found] == [READ] * 5
    assert late < 1  # a decoder at work in the loop would hold it for the whole time


CONFINED = """
import resource, socket, subprocess, os, sys, ctypes, ctypes.util
from lotbook.decode import child, confined
libc = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
child.warm_up()
confined.confine(cpu_seconds=1)
try:
    {attempt}
except BaseException as refused:
    print(type(refused).__name__)
"""


def confined(attempt: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", CONFINED.format(attempt=attempt)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("attempt", "refusal"),
    [
        ("open('/etc/passwd')", "PermissionError"),
        ("open('/tmp/left-behind', 'w')", "PermissionError"),
        ("socket.socket()", "PermissionError"),
        ("subprocess.run(['true'])", "PermissionError"),
        ("os.fork()", "PermissionError"),
        ("os.listdir('/')", "PermissionError"),
        ("bytearray(2 << 30)", "MemoryError"),
        # and past Python, by the system itself
        ("print(libc.socket(2, 1, 0), ctypes.get_errno())", "-1 24"),
        ("print(libc.open(b'/etc/passwd', 0), ctypes.get_errno())", "-1 24"),
    ],
)
def test_a_decoder_can_do_little_else(attempt, refusal):
    assert confined(attempt).stdout.strip() == refusal


def test_a_decoder_that_computes_for_ever_is_ended_by_the_system():
    assert confined("while True: pass").returncode == -signal.SIGKILL


def test_a_decoder_knows_nothing_of_the_server():
    """No environment, so no password of the database, and no descriptor beyond its pipes."""
    program = "import os; os.read(0, 10); print(sorted(os.environ), sorted(os.listdir('/proc/self/fd'))[:4])"

    async def ask() -> bytes:
        reader = PhotoReader([sys.executable, "-c", program])
        process = await reader._start()
        told, _ = await process.communicate(b"x")
        return told

    with open(os.devnull) as kept:
        os.set_inheritable(kept.fileno(), True)
        told = asyncio.run(ask()).decode()
    assert told.split("]")[0] in ("[", "['LC_CTYPE'")
    assert told.strip().endswith("['0', '1', '2', '3']")  # the last is that of the listing


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    start=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x1a\0\0\0WEBPVP8 "]),
    rest=st.binary(max_size=300),
)
def test_any_bytes_are_answered(start, rest):
    outcome = child.answer(start + rest)
    assert isinstance(outcome, Outcome)
    assert (outcome.found is None) == (outcome.fault is not None)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), kind=st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_a_photo_with_some_bytes_changed_is_read_or_refused(data, kind):
    sent = bytearray(photo(symbol("LOT-7", dots=1, tall=20), kind))
    for _ in range(data.draw(st.integers(1, 8))):
        sent[data.draw(st.integers(0, len(sent) - 1))] = data.draw(st.integers(0, 255))
    outcome = child.answer(bytes(sent))
    assert outcome.fault or len(outcome.found.codes) <= MOST_CODES
