"""Commands for label printers: nothing that people write becomes one of them."""

from __future__ import annotations

import re

import pytest

from lotbook.documents.labels import LotFacts, labels_zpl, lot_label
from tests.documents.templates import ROLL

HOSTILE = ("^XZ^XA~DGR:X.GRF", "~JA", "^FN1^FS", "_5E", "\\5EXZ", "{{7*7}}", "^^~~\\\\__", ">8>;>:", "\\&")


def commands(zpl: bytes) -> list[str]:
    """What a printer would take for commands: a caret or tilde with the two letters behind it."""
    return re.findall(r"[\^~]\S.", zpl.decode("ascii"))


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("gtin", [None, "09521100141017"])
def test_nothing_that_people_write_becomes_a_command(hostile, gtin):
    def drawn(name: str, sku: str, number: str) -> list[str]:
        facts = LotFacts(product_name=name, sku=sku, number=number, serial=True, batch=number, gtin=gtin)
        return commands(labels_zpl([lot_label(facts)], ROLL, 203))

    plain = re.sub(r"[^A-Za-z0-9]", "x", hostile)
    assert drawn(hostile, hostile, "N-1") == drawn(plain, plain, "N-1")
    assert {"^DG", "~DG", "~JA", "^FN"}.isdisjoint(drawn(hostile, hostile, hostile))
    assert drawn(hostile, hostile, hostile).count("^XA") == drawn(hostile, hostile, hostile).count("^XZ") == 1
