"""Holds each comparison to a table of sentences that it must flag or must pass.

The tables are `tests/comparisons/<module of the comparison>.yaml`: sources of our own, and below
each the drafts that its comparison must flag, by kind and rule, or must pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from factcheck import checker
from factcheck.comparisons import COMPARISONS, Comparison
from factcheck.comparisons.reading import Observation, Reading
from factcheck.model import Finding, Outcome, Verdict
from tests.comparisons.tables import FOLDER, Expected, read_table

FEWEST = 8
FAULTS = (Outcome.CONFLICT, Outcome.ADDED)
WRONG = (Verdict.MISQUOTED, Verdict.MISATTRIBUTED, Verdict.CONTRADICTED)
# What a conflict of a kind makes of a sentence; any other kind makes it contradicted.
CONFLICTS = {"quotation": Verdict.MISQUOTED, "attribution": Verdict.MISATTRIBUTED}


def table_of(comparison: Comparison) -> str:
    return comparison.__module__.rpartition(".")[2]


TABLES = {table_of(comparison): comparison for comparison in COMPARISONS}
ROWS = [row for table in sorted(TABLES) for row in read_table(table)]


def record(comparison: Comparison, seen: list[Observation], reading: Reading) -> Iterator:
    for observation in comparison(reading):
        seen.append(observation)
        yield observation


def check(row: Expected, monkeypatch: pytest.MonkeyPatch) -> tuple[Finding, list[Observation]]:
    """Checks the draft of a row; returns its finding and what the row's comparison saw."""
    seen: list[Observation] = []
    watched = tuple(
        partial(record, comparison, seen) if comparison is TABLES[row.table] else comparison
        for comparison in COMPARISONS
    )
    monkeypatch.setattr(checker, "COMPARISONS", watched)
    (finding,) = checker.check(row.draft, row.book).findings
    return finding, seen


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_comparison_has_sentences_to_flag_and_to_pass(table):
    rows = read_table(table)
    assert len({row.draft for row in rows if row.rule}) >= FEWEST
    assert len({row.draft for row in rows if not row.rule}) >= FEWEST


def test_every_table_has_a_comparison():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(TABLES)


@pytest.mark.parametrize("row", [row for row in ROWS if row.rule], ids=str)
def test_a_wrong_sentence_is_flagged(row, monkeypatch):
    finding, seen = check(row, monkeypatch)
    found = [item for item in seen if (item.kind, item.rule) == (row.kind, row.rule)]
    assert found, [(item.kind, item.rule) for item in seen]
    details = {(detail.kind, detail.outcome) for detail in finding.details}
    match found[0].outcome:
        case Outcome.CONFLICT:
            assert finding.verdict is CONFLICTS.get(row.kind, Verdict.CONTRADICTED)
            assert (row.kind, Outcome.CONFLICT) in details
        case Outcome.ADDED:
            assert finding.verdict is Verdict.PARTIAL
            assert (row.kind, Outcome.ADDED) in details
        case outcome:
            assert outcome is Outcome.NOTE
            assert finding.verdict not in WRONG


@pytest.mark.parametrize("row", [row for row in ROWS if not row.rule], ids=str)
def test_a_right_sentence_is_passed(row, monkeypatch):
    finding, seen = check(row, monkeypatch)
    assert [item.rule for item in seen if item.outcome in FAULTS] == []
    assert finding.verdict is Verdict.SUPPORTED
