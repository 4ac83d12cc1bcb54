"""`lotbook label`: labels into a file."""

from contextlib import nullcontext

import pytest

from lotbook.db.lock import sole_writer
from lotbook.models import LabelPrint
from lotbook.settings import load
from tests.cli.program import rows
from tests.demo_company import with_demo
from tests.engines import Migrate


@pytest.fixture
def prepare() -> Migrate:
    """Labels are of the demo company's goods."""
    return with_demo


def test_labels_are_printed_into_a_file_and_noted(lotbook, database_url, tmp_path):
    status, _, told = lotbook("labels", "L26-0931", "-o", "nowhere/first.pdf")
    assert (status, "there is no folder nowhere" in told) == (2, True)
    assert lotbook("labels", "L26-0931", "-o", "first.pdf") == (0, "", "")
    assert (tmp_path / "first.pdf").read_bytes().startswith(b"%PDF")
    assert lotbook("labels", "L26-0931", "--zpl", "300", "--copies", "2", "-o", "again.zpl")[0] == 0
    again = (tmp_path / "again.zpl").read_text()
    assert again.endswith("^PQ2^XZ\n")
    assert "REPRINT" in again
    assert [each.labels for each in rows(database_url, LabelPrint)] == [1, 2]
    for copies in ("1", "2"):
        pallet = ("--sscc", "395211001410170018", "--copies", copies, "--zpl", "203", "-o", "pallet.zpl")
        assert lotbook("labels", *pallet) == (0, "", "")
    assert "REPRINT" in (tmp_path / "pallet.zpl").read_text()
    logged = [(each.of_kind, each.labels) for each in rows(database_url, LabelPrint)]
    assert logged[2:] == [("Package", 1), ("Package", 2)]


def test_labels_are_drawn_beside_a_running_server_where_nothing_is_noted(lotbook, database_url, tmp_path):
    file = load(None).sqlite_file
    with sole_writer(file, "lotbook serve") if file else nullcontext():
        if file:
            status, _, told = lotbook("labels", "L26-0931", "-o", "x.pdf")
            assert (status, "--not-logged" in told) == (1, True)
        assert lotbook("labels", "L26-0931", "--not-logged", "-o", "x.pdf") == (0, "", "")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert rows(database_url, LabelPrint) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "There is no transfer, lot, product or place called nothing."),
        (("L26-0931", "--template", "x"), "There is no template called x."),
        (("L26-0931", "--copies", "1001"), "from 1 to 1,000"),
        (("--sscc", "395211001410170019"), "The check digit is 9, it would have to be 8"),
    ],
)
def test_labels_that_cannot_be_are_refused_in_a_line(lotbook, database_url, words, told):
    status, said, refused = lotbook("labels", *words, "-o", "x")
    assert (status, said) == (1, "")
    assert told in refused
    assert rows(database_url, LabelPrint) == []
