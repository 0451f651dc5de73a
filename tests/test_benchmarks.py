"""The benchmark runs; how fast is nothing that a test can say."""

from __future__ import annotations

import re

import pytest

from tests.benchmarks.__main__ import main


@pytest.mark.parametrize(("options", "rows"), [(["--short"], 7), (["--short", "--large"], 1)])
def test_the_benchmark_prints_its_table(capsys, options, rows):
    pytest.importorskip("codespell_lib")
    assert main(options) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == rows + 1
    assert all(re.search(r" [0-9]+\.[0-9]{2}\b", line) for line in lines[1:])
