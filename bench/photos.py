"""Photos of our own labels: how many are read by which decoder through what cameras do to them, and how fast."""

from __future__ import annotations

import asyncio
import io
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from statistics import median

from PIL import Image, ImageChops, ImageFilter

from bench.clock import percentile, probed, stopwatch
from bench.report import Figure, Section
from bench.server import Server, serving
from lotbook.decode.finding import find_codes, looks
from lotbook.decode.photo import Decoder
from lotbook.documents.labels import LotFacts, labels_pdf, lot_label, product_label
from lotbook.domain.label_words import LabelFact, LabelPurpose, LabelSymbol
from lotbook.domain.labels import Template
from tests.documents.reading import pages

GTIN = "04012345678901"
DPI = (200, 300)
PAPER = 255
PHONE = (2400, 1800)  # as the app sends it
LARGEST = (5656, 4242)
TIMES = 7
AT_ONCE = 5

BESIDE = "a GS1 DataMatrix and turned or blurred GS1-128 bars"

Seen = Callable[[Image.Image], Image.Image]
Read = Mapping[str, bool]
SYMBOLS = {
    "GS1 DataMatrix": LabelSymbol.GS1_DATAMATRIX,
    "GS1 QR": LabelSymbol.GS1_QR,
    "GS1-128": LabelSymbol.GS1_128,
    "Code 128": LabelSymbol.CODE_128,
    "EAN-13": LabelSymbol.EAN_13,
    "ITF-14": LabelSymbol.ITF_14,
}
WAYS = ("zxing-cpp, one look", "zxing-cpp, further looks", "zbar alone", "all together")


def turned(degrees: float) -> Seen:
    return lambda picture: picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=PAPER)


def blurred(pixels: float) -> Seen:
    return lambda picture: picture.filter(ImageFilter.GaussianBlur(pixels))


def noisy(strength: float) -> Seen:
    return lambda picture: ImageChops.add(picture, Image.effect_noise(picture.size, strength), 1, -128)


def smaller(part: float) -> Seen:
    return lambda picture: picture.resize(
        (round(picture.width * part), round(picture.height * part)), Image.Resampling.BILINEAR
    )


def pale(picture: Image.Image) -> Image.Image:
    return picture.point(lambda shade: 110 + shade * 50 // 255)


def both(first: Seen, second: Seen) -> Seen:
    return lambda picture: second(first(picture))


SEEN: dict[str, Sequence[Seen]] = {
    "clean": [lambda picture: picture],
    "turned by 5, 90, 180": [turned(5), turned(90), turned(180)],
    "turned by 15, 30, 45, 60, 75": [turned(degrees) for degrees in (15, 30, 45, 60, 75)],
    "blurred by 1, 2, 3 pixels": [blurred(1), blurred(2), blurred(3)],
    "noise of 25, 40, 60": [noisy(25), noisy(40), noisy(60)],
    "half the size": [smaller(0.5)],
    "little contrast": [pale],
    "turned by 15, blurred or noisy": [both(turned(15), blurred(1)), both(turned(15), noisy(25))],
}

HARD: Sequence[Seen] = [
    *(turned(degrees) for degrees in (15, 30, 45, 60, 75)),
    *(both(turned(20), blurred(pixels)) for pixels in (1, 2)),
    blurred(3),
]
"""What one look reads a square code through, and no bars."""


def measure(*, quick: bool) -> Section:
    random.seed(1)  # of the noise
    by_symbol: dict[str, list[Read]] = {name: [] for name in SYMBOLS}
    by_sight: dict[str, list[Read]] = {name: [] for name in SEEN}
    wrong: Counter[str] = Counter()
    for name, symbol in SYMBOLS.items():
        for dpi in DPI[-1:] if quick else DPI:
            label = rendered(symbol, dpi)
            said = {code.text for code in find_codes(rendered(symbol, DPI[-1]))}
            for sight, ways in SEEN.items():
                for seen in ways[:1] if quick else ways:
                    read = judged(seen(label), said, wrong)
                    by_symbol[name].append(read)
                    by_sight[sight].append(read)
    together = [two_codes(seen, wrong) for seen in HARD]
    everything = [read for reads in by_symbol.values() for read in reads]
    figures = [Figure(f"labels read by {way}", rate(everything, way), "%") for way in WAYS]
    figures.append(Figure(f"photos of {BESIDE}, both read", 100 * sum(together) / len(together), "%"))
    figures.append(Figure("codes that no label said, unconfirmed", wrong["sure"], "of them"))
    figures.append(Figure("codes that no label said, for a person to confirm", wrong["asked"], "of them"))
    figures += asyncio.run(timed(3 if quick else TIMES))
    about = f"{len(everything)} renders of our own labels at {' and '.join(map(str, DPI))} dpi, by decoder."
    return Section("Photos", figures, [about, table("symbol", by_symbol), table("seen", by_sight)])


def rendered(symbol: LabelSymbol, dpi: int) -> Image.Image:
    """A label of 100 x 50 mm with that symbol alone, on a surface that is larger."""
    retail = symbol in (LabelSymbol.EAN_13, LabelSymbol.ITF_14)
    purpose = LabelPurpose.PRODUCT if retail else LabelPurpose.LOT
    template = Template(
        name="One symbol", purpose=purpose, symbol=symbol, width=100, height=50, facts=(LabelFact.NAME,)
    )
    gtin = GTIN if symbol is not LabelSymbol.ITF_14 else "14012345678908"
    facts = LotFacts(product_name="Radio", sku="RADIO-1", number="R1-000042", serial=True, gtin=GTIN)
    if retail:
        label = product_label("Radio", "RADIO-1", gtin, None, None, "Our company")
    else:
        label = lot_label(replace(facts, gtin=None) if symbol is LabelSymbol.CODE_128 else facts)
    (page,) = pages(labels_pdf([label], template), dpi)
    surface = Image.new("L", (page.width + dpi, page.height + dpi), PAPER)
    surface.paste(page, (dpi // 2, dpi // 2))
    return surface


def judged(picture: Image.Image, said: set[str], wrong: Counter[str]) -> Read:
    """Whether each way finds what the label says; counts what it does not say."""
    first, last = _by(Decoder.ZXING, picture), _by(Decoder.PYZBAR, picture)
    together = find_codes(picture)
    for code in together:
        if code.text not in said:
            wrong["asked" if code.confirm else "sure"] += 1
    further = {code.text for code in together if code.decoder is not Decoder.PYZBAR}
    found = (first, further, last, {code.text for code in together})
    return {way: said <= texts for way, texts in zip(WAYS, found, strict=True)}


def two_codes(seen: Seen, wrong: Counter[str]) -> bool:
    """Whether both codes of a label are found, of which one look finds the square one alone."""
    square, bars = (rendered(symbol, DPI[-1]) for symbol in (LabelSymbol.GS1_DATAMATRIX, LabelSymbol.GS1_128))
    label = Image.new("L", (square.width, square.height + bars.height), PAPER)
    label.paste(square, (0, 0))
    label.paste(bars, (0, square.height))
    found = find_codes(seen(label))
    said = {code.text for picture in (square, bars) for code in find_codes(picture)}
    wrong["sure"] += sum(code.text not in said and not code.confirm for code in found)
    return {code.symbology for code in found} == {"]d2", "]C1"}


def _by(decoder: Decoder, picture: Image.Image) -> set[str]:
    return {read.text for by, look in looks(picture) if by is decoder for read in look()}


def rate(reads: Sequence[Read], way: str) -> float:
    return 100 * sum(read[way] for read in reads) / len(reads)


def table(of: str, reads: Mapping[str, Sequence[Read]]) -> str:
    """Labels read in percent, as Markdown."""
    rows = [[of, "labels", *WAYS], ["---"] * (len(WAYS) + 2)]
    rows += [
        [name, str(len(each)), *(f"{rate(each, way):.0f}" for way in WAYS)] for name, each in reads.items()
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


async def timed(times: int) -> list[Figure]:
    """Photos sent to a server, from the first byte to the answer."""
    label, square = (rendered(symbol, 300) for symbol in (LabelSymbol.GS1_128, LabelSymbol.GS1_DATAMATRIX))
    sent = {
        f"a photo of {PHONE[0]} x {PHONE[1]} with a GS1-128": on_surface(label, PHONE),
        "the same, turned by 30 degrees": on_surface(turned(30)(label), PHONE),
        f"one of {PHONE[0]} x {PHONE[1]} with a GS1 DataMatrix alone, after all looks": on_surface(
            square, PHONE
        ),
        f"one of {PHONE[0]} x {PHONE[1]} with nothing in it, after all looks": surface(PHONE),
        "one of 24 million pixels with a GS1-128": on_surface(label, LARGEST),
        "one of 24 million pixels with nothing in it, after all looks": surface(LARGEST),
    }
    figures = []
    async with serving("sqlite") as server:
        for what, picture in sent.items():
            figures.append(Figure(f"{what}, answered", await median_of(times, partial(put, server, picture))))
        figures += await at_once(server, on_surface(label, PHONE))
    return figures


async def at_once(server: Server, picture: bytes) -> list[Figure]:
    took: list[float] = []
    async with probed({"alive": partial(server.get, "/health/live")}) as alone:
        await asyncio.sleep(1)
    async with probed({"alive": partial(server.get, "/health/live")}) as meanwhile:
        with stopwatch(took):
            await asyncio.gather(*[put(server, picture) for _ in range(AT_ONCE)])
    return [
        Figure(f"{AT_ONCE} photos at once, all answered", took[0]),
        Figure("a small request meanwhile, p95", percentile(meanwhile["alive"], 0.95)),
        Figure("the same without photos, p95", percentile(alone["alive"], 0.95)),
    ]


async def median_of(times: int, do: Callable[[], object]) -> float:
    took: list[float] = []
    for _ in range(times):
        with stopwatch(took):
            await do()
    return median(took)


async def put(server: Server, picture: bytes) -> None:
    await server.put("/photos", picture)


def surface(size: tuple[int, int]) -> bytes:
    return on_surface(Image.new("L", (1, 1), PAPER), size)


def on_surface(label: Image.Image, size: tuple[int, int]) -> bytes:
    """A JPEG in which the label fills what of the height it can, on wood of some kind."""
    picture = Image.effect_noise(size, 12).point(lambda shade: shade // 2 + 90)
    part = min(1.5, size[1] / label.height, size[0] / label.width)
    shown = label.resize((round(label.width * part), round(label.height * part)), Image.Resampling.BICUBIC)
    picture.paste(shown, ((size[0] - shown.width) // 2, (size[1] - shown.height) // 2))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()
