"""Papers as PDF: through the server, and bare."""

from __future__ import annotations

from bench.clock import stopwatch
from bench.company import Company
from bench.report import Figure, Section
from bench.server import serving
from lotbook.documents.labels import Label, LabelFormat, NumberKind, labels_pdf

LABELS = 1_000
ON_SLIP = 4_000
TIMES = 3
AT_MOST = 1_500  # ms
GTIN = "04012345678901"


async def measure(engine: str) -> Section:
    async with serving(engine) as server:
        company = await Company.founded(server)
        product = await company.product(gtin=GTIN)
        figures = []
        receipt = await company.receipt(product, LABELS)
        await company.numbered(receipt, LABELS)
        for format in LabelFormat:
            path = f"/documents/labels/{receipt.transfer}.pdf?format={format.name}"
            times: list[float] = []
            for _ in range(TIMES):
                with stopwatch(times):
                    await server.get(path)
            what = f"{LABELS:,} labels, {format.name.lower()}, through HTTP"
            figures.append(Figure(what, min(times), at_most=AT_MOST))
        receipt = await company.receipt(product, ON_SLIP)
        await company.numbered(receipt, ON_SLIP)
        await company.validated(receipt)
        times = []
        for _ in range(TIMES):
            with stopwatch(times):
                await server.get(f"/documents/transfers/{receipt.transfer}/slip.pdf")
        figures.append(Figure(f"slip of {ON_SLIP:,} consecutive serials, through HTTP", min(times)))
    return Section(f"Papers on {engine}", figures)


def measure_bare() -> Section:
    """Drawing by itself, without server and database."""
    figures = []
    for kind, gtin in (("GS1", GTIN), ("our own", None)):
        labels = [
            Label(
                product_name="Radio",
                sku="RADIO-1",
                number=f"R1-{place:06d}",
                kind=NumberKind.SERIAL,
                gtin=gtin,
            )
            for place in range(LABELS)
        ]
        times: list[float] = []
        for _ in range(TIMES):
            with stopwatch(times):
                labels_pdf(labels, LabelFormat.ROLL_100X50)
        figures.append(Figure(f"{LABELS:,} labels with {kind} symbols, bare", min(times), at_most=AT_MOST))
    return Section("Papers by themselves", figures)
