"""The examples in the docstrings of the rules and standards are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import lotbook.domain
import lotbook.standards

MODULES = [
    module.name
    for package in (lotbook.domain, lotbook.standards)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
