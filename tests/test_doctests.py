"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import lotbook

SERVER = Path(lotbook.__file__).parents[1]
# To look through those without an example takes longer than all examples.
MODULES = [
    ".".join(file.relative_to(SERVER).with_suffix("").parts).removesuffix(".__init__")
    for file in sorted(SERVER.glob("lotbook/**/*.py"))
    if ">>> " in file.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    tried = doctest.testmod(importlib.import_module(name))
    assert tried.failed == 0 < tried.attempted
