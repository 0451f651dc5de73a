"""Notes what a sentence says of all, or of one alone, and no claim does."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.parts_of_speech import BASE, BE_BASE, BEEN, PARTICIPLE, PAST, PRESENT
from factcheck.language.word_classes import ALL, class_words, is_negator, quantifier_range
from factcheck.model import Outcome

KIND = "quantifier"
_VERBS = frozenset({BASE, PRESENT, PAST, PARTICIPLE, BE_BASE, BEEN})
_BEFORE = frozenset({"not", "n't", "for", "in", "at", "of", "after", "above"})


def compare_totalities(reading: Reading) -> Iterator[Observation]:
    """Yields a note for each "all", "every" or "only" that none of the claims bears out.

    What is said of some, or without a word of how many, may not hold for all (VERDICTS, rule 1):
    such a sentence is not supported, whatever else of it is covered.
    """
    draft = reading.draft
    if any(_is_total(evidence.analysis) for evidence in reading.evidence):
        return
    for index in draft.content:
        word = draft.words[index]
        if word.lower not in class_words("sweeping") or counts_nothing(draft, index):
            continue
        if index in reading.quoted or reading.best_pair(index) is not None:
            continue
        yield Observation(
            KIND, "unproved totality", Outcome.NOTE, word.text, None, word.start, word.end,
            f"no claim says “{word.text}”",
        )  # fmt: skip


def _is_total(source: Analysis) -> bool:
    """Says whether a claim measures in any words: another of them, "except", or what none has."""
    return any(
        word.lower in class_words("sweeping")
        or word.lower in class_words("excepting")
        or quantifier_range(word.lower) == ALL
        or is_negator(word.lower)
        for word in source.words
    )


def counts_nothing(draft: Analysis, index: int) -> bool:
    """Says whether a word of totality measures a figure ("all three") or floats ("will all be")."""
    before = draft.words[index - 1].lower if index else ""
    return before in _BEFORE or floats(draft, index)


def floats(draft: Analysis, index: int) -> bool:
    """Says whether a word of totality stands before a figure ("all three") or a verb."""
    if index + 1 == len(draft.words):
        return False
    afloat = draft.words[index].lower == "all" and draft.tags[index + 1] in _VERBS
    return afloat or draft.words[index + 1].quantity is not None
