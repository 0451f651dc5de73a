"""The fuzzers, short: `python -m tests.fuzzing` runs them as long as wanted."""

from __future__ import annotations

import inspect
import sys
from importlib import import_module
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.readers import READERS
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


def test_every_public_function_and_every_reader_is_fuzzed():
    public = [getattr(factcheck, name) for name in factcheck.__all__]
    wanted = {one.__code__: one.__name__ for one in public if inspect.isfunction(one)}
    assert len(wanted) >= 4
    readers = [import_module(reader.module).read.__code__ for reader in READERS]
    seen = set()

    def note(frame, event, _):
        if event == "call":
            seen.add(frame.f_code)

    sys.setprofile(note)
    try:
        for target in TARGETS.values():
            for data in target.seeds:
                target.run(data)
    finally:
        sys.setprofile(None)
    assert [name for code, name in wanted.items() if code not in seen] == []
    assert set(readers) <= seen
