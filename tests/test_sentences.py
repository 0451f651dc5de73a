"""Where one paragraph is cut into sentences."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.sentences import split_sentences

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLDEN = SHARED / "benchmarks" / "sentence-boundaries.jsonl"


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The ferry left.", "It was late."],
        ["The ferry left at 6:30 a.m. Wednesday.", "It was late."],
        ["The ferry left at 9 p.m. EST.", "It was late."],
        ["He came at 5 p.m.", "The ferry had left."],
        ["Capt. Orsk spoke.", "Lt. Gov. Hale did not."],
        ["Sen. Hale, D-Calif., spoke.", "Nobody else did."],
        ["They live in the U.S.", "They like it."],
        ["They left the U.S.", "Ukraine fired back."],
        ["He is the U.S. Ukraine envoy.", "She is not."],
        ["The U.S. Senate met.", "The U.N. General Assembly did not."],
        ["He lived on Main St.", "The house burnt down."],
        ["He is from St. Albans.", "She is not."],
        ["J. K. Orsk met George W. Hale.", "They talked."],
        ["On Jan. 5 he left.", "He came back on Feb. 24, 2022."],
        ["The case was Orsk vs. Hale.", "Orsk won."],
        ["It cost $5.2m.", "That is 3.5 percent of the budget."],
        ['"The fares go up. They always do," he said.', "Nobody laughed."],
        ['"The fares go up. They always do."', "He said so."],
        ['"Why now? Why here?" Orsk asked.', "Nobody knew."],
        ["‘The fares go up. They always do,’ he said.", "The boats’ engines died."],
        ["“The fares go up. They always do,” he said.", "“It is a law.”"],
        ["She turned to him.", '"This is great," she said.'],
        ["They ate.", "(He stayed away.)", "They slept."],
        ['All they got was a message: "The word means search for truth ...".', "It stayed."],
        ["1. The first item", "2. The second item"],
        ["Is it so?", "Yes!", "Good."],
        ["He paused… and went on.", "Then he left."],
    ],
)
def test_cuts(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_mark_without_partner_spoils_nothing() -> None:
    text = 'All is well. Come home." Eat fish. "Go home," he said. "I sit. The king lies."'
    assert sentences(text) == [
        "All is well.",
        'Come home."',
        "Eat fish.",
        '"Go home," he said.',
        '"I sit. The king lies."',
    ]


def test_a_quotation_open_to_the_end_is_cut_as_prose() -> None:
    assert sentences('"We thank them. We do not pay them. We wait.') == [
        '"We thank them.',
        "We do not pay them.",
        "We wait.",
    ]


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\n", "\t"])
def test_odd_spaces_count_as_spaces(space: str) -> None:
    text = f"They met in Room B{space}. Then{space}they left.{space}It rained."
    assert split_sentences(text) == split_sentences(text.replace(space, " "))
    assert sentences(text)[-1] == "It rained."


def test_nothing_gives_nothing() -> None:
    assert split_sentences("") == ()
    assert split_sentences(" \n ") == ()


@given(st.text(alphabet="aB .,!?\"'“”‘’()12U.S.é—…\n\u00a0\u2009•İ😀", max_size=60))
def test_covers_everything_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    covered = {offset for start, end in spans for offset in range(start, end)}
    assert all(text[offset].isspace() for offset in range(len(text)) if offset not in covered)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(not text[s].isspace() and not text[e - 1].isspace() for s, e in spans)


@pytest.mark.skipif(not GOLDEN.is_file(), reason="the public benchmark is not on this machine")
def test_golden_rules() -> None:
    rows = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    right = sum(sentences(row["text"]) == row["sentences"] for row in rows)
    assert right >= 47
