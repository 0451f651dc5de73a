"""Notices when anything is read otherwise than it was: `--write-golden` writes it down anew.

What stands there is what the engine sees, right or wrong; what is right stands in the tables of
the comparisons and in the gold drafts. Whoever changes a reading reads the difference.
"""

from __future__ import annotations

from itertools import zip_longest

import pytest

from tests.readings.record import GOLDEN, lines_of, records, write_reading

RECORDS = records()


@pytest.mark.parametrize("name", RECORDS)
def test_everything_is_read_as_before(name, request):
    if request.config.getoption("--write-golden"):
        write_reading(name)
    known = (GOLDEN / f"{name}.txt").read_text("utf-8").splitlines()
    for line, as_before in zip_longest(lines_of(name), known):
        assert line == as_before


def test_nothing_is_left_of_what_is_read_no_more():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(RECORDS)
