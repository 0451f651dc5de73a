"""The benchmark runs; how fast is nothing that a test can say."""

from __future__ import annotations

import re

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.large import SEEDS

# Books of ten thousand claims are made of published ones, which are not at hand everywhere.
ABOUT_LARGE_BOOKS = 3 if SEEDS.is_file() else 0


@pytest.mark.parametrize(
    ("options", "rows"), [(["--short"], 9 + ABOUT_LARGE_BOOKS), (["--short", "--large"], 1)]
)
def test_the_benchmark_prints_its_table(capsys, options, rows):
    pytest.importorskip("codespell_lib")
    assert main(options) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == rows + 1
    assert all(re.search(r" [0-9]+\.[0-9]{2}\b", line) for line in lines[1:])
