"""The fuzzers, short: `python -m tests.fuzzing` runs them as long as wanted."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzzing.assembling import assemble
from tests.fuzzing.targets import TARGETS

# The targets that run the whole engine on every input.
SLOW = ("engine", "renderers", "quotes", "extract")


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_seeds_and_what_is_made_of_them_break_nothing(target):
    for data in (*target.seeds, *islice(assemble(target.seeds, target.longest, 7), 40)):
        target.run(data)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_any_bytes_and_any_text_break_nothing(target):
    text = st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))

    @settings(max_examples=20 if target.name in SLOW else 60)
    @given(st.binary(max_size=200) | text)
    def run(data):
        target.run(data)

    run()
