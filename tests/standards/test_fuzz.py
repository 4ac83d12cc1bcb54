"""The parsers under a fuzzer, on the systems that it is made for: with `make test-long`."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

SECONDS = 60

if importlib.util.find_spec("atheris") is not None:

    @pytest.mark.long
    def test_a_fuzzer_finds_no_code_that_breaks_the_parsers(tmp_path):
        fuzz = [sys.executable, "-m", "tests.standards.fuzz"]
        limits = [f"-max_total_time={SECONDS}", "-timeout=1", f"-artifact_prefix={tmp_path}/"]
        done = subprocess.run([*fuzz, *limits], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-4000:]
        assert "Done" in done.stderr
