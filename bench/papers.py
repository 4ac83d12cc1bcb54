"""Papers and labels: through the server, and bare."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from bench.clock import stopwatch
from bench.company import Company
from bench.report import Figure, Section
from bench.server import Server, serving
from lotbook.documents import symbols
from lotbook.documents.labels import Label, LotFacts, labels_pdf, labels_zpl, lot_label
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.priced import PricedLine, PricedPaper
from lotbook.domain.label_words import LabelFact, LabelPurpose, LabelSymbol
from lotbook.domain.labels import Template
from lotbook.domain.words import LotLayout, PaperSize
from lotbook.web.money_papers import draw_money

LABELS = 1_000
ON_SLIP = 4_000
ON_INVOICE = 2_000
TIMES = 3
AT_MOST, AT_MOST_ZPL = 1_000, 50  # ms
GTIN = "04012345678901"
TEMPLATE = Template(
    name="Two symbols",
    purpose=LabelPurpose.LOT,
    symbol=LabelSymbol.GS1_DATAMATRIX,
    second=LabelSymbol.GS1_128,
    width=100,
    height=50,
    facts=(LabelFact.NAME, LabelFact.SKU, LabelFact.NUMBER),
)


async def measure(engine: str) -> Section:
    async with serving(engine) as server:
        company = await Company.founded(server)
        product = await company.product(gtin=GTIN)
        figures = []
        receipt = await company.receipt(product, LABELS)
        await company.numbered(receipt, LABELS)
        for kind in ("pdf", "zpl203"):
            times: list[float] = []
            for _ in range(TIMES):
                with stopwatch(times):
                    printed = await server.write("PrintLabels", labels={"of": receipt.transfer})
                    await server.get(printed["print"][kind]["url"])
            what = f"{LABELS:,} labels printed and fetched as {kind[:3].upper()}, through HTTP"
            figures.append(Figure(what, min(times), at_most=1_500))
        receipt = await company.receipt(product, ON_SLIP)
        await company.numbered(receipt, ON_SLIP)
        await company.validated(receipt)
        times = []
        for _ in range(TIMES):
            with stopwatch(times):
                await server.get(f"/documents/transfers/{receipt.transfer}/slip.pdf")
        figures.append(Figure(f"slip of {ON_SLIP:,} consecutive serials, through HTTP", min(times)))
        figures += await _invoices(server, company)
    return Section(f"Papers on {engine}", figures)


async def _invoices(server: Server, company: Company) -> list[Figure]:
    product = await company.product()
    receipt = await company.receipt(product, ON_INVOICE)
    await company.numbered(receipt, ON_INVOICE)
    await company.validated(receipt)
    invoice = await company.invoice(product, "R2-000001", ON_INVOICE)
    figures = []
    for layout, words in (("RANGES", "as ranges"), ("PER_LINE", "one by one")):
        version = (await server.ask("Settings"))["version"]
        await server.write("UpdateSettings", version=version, lotsOnInvoices=True, lotLayout=layout)
        times: list[float] = []
        for _ in range(TIMES):
            with stopwatch(times):
                await server.get(f"/documents/invoices/{invoice}/invoice.pdf")
        what = f"invoice with {ON_INVOICE:,} serials {words}, through HTTP"
        figures.append(Figure(what, min(times), at_most=1_000))
    return figures


def measure_bare() -> Section:
    """Drawing by itself, without server and database."""
    figures = []
    for kind, gtin in (("two GS1 symbols", GTIN), ("our own symbols", None)):
        labels = [_radio(place, gtin) for place in range(LABELS)]
        for form, draw, at_most in (
            ("PDF", partial(labels_pdf, labels, TEMPLATE), AT_MOST),
            ("ZPL", partial(labels_zpl, labels, TEMPLATE, 203), AT_MOST_ZPL),
        ):
            times: list[float] = []
            for _ in range(TIMES):
                _forget_symbols()
                with stopwatch(times):
                    draw()
            what = f"{LABELS:,} labels with {kind} as {form}, bare"
            figures.append(Figure(what, min(times), at_most=at_most))
    figures += [_invoice(layout) for layout in LotLayout]
    return Section("Papers by themselves", figures)


def _invoice(layout: LotLayout) -> Figure:
    """An invoice whose serials are no run, so that each is printed."""
    line = PricedLine(
        text="Radio", quantity=Decimal(ON_INVOICE), unit="pcs", price=Decimal("49.90"), per="pcs",
        tax_rate=Decimal(19), net=Decimal("99800.00"), tax=Decimal("18962.00"), aside="RADIO-1",
    )  # fmt: skip
    head = Head(
        title="Invoice", number="INV-2026-00001", company=Party(name="Lotbook"), day="27 Nov 2026", foot="27 Nov 2026",
        partners=(("To", Party(name="Corner shop")),), facts=(("Date", "27 Nov 2026"),),
    )  # fmt: skip
    paper = PricedPaper(head=head, currency="EUR", lines=(line,), layout=layout)
    times: list[float] = []
    for turn in range(TIMES):
        # Other numbers each time: lines that were set before are kept.
        numbers = {f"R{turn}-{2 * place:06d}": Decimal(1) for place in range(ON_INVOICE)}
        with stopwatch(times):
            draw_money(paper, [numbers], PaperSize.A4)
    how = layout.value.replace("_", " ").lower()
    return Figure(f"invoice with {ON_INVOICE:,} serials, {how}, bare", min(times), at_most=AT_MOST)


def _radio(place: int, gtin: str | None) -> Label:
    number = f"R1-{place:06d}"
    return lot_label(LotFacts(product_name="Radio", sku="RADIO-1", number=number, serial=True, gtin=gtin))


def _forget_symbols() -> None:
    for made in (symbols.gs1_data_matrix, symbols.gs1_128, symbols.data_matrix, symbols.code_128):
        made.cache_clear()
