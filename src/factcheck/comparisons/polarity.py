"""Compares what is affirmed with what is denied: negation and opposites, taken together.

"Unclear" and "not clear" are one thing, "has lost" and "held on to" two: an opposite and a
negation cancel, so only an odd number of them between draft and claim is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.words import Word
from factcheck.matching.alignment import Pair, Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

_PREDICATES = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED, Tie.ANTONYM)


def compare_polarity(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict for each word that the draft affirms and its claim denies, or reversed."""
    seen: set[int] = set()
    for index in reading.draft.content:
        if index in reading.quoted or index in seen:
            continue
        found = _host(reading, index)
        if found is None:
            continue
        evidence, pair = found
        word = reading.draft.words[index]
        if not word.is_word or pair.tie not in _PREDICATES:
            continue
        denied = index in reading.draft.negated
        source_denied = pair.source in evidence.analysis.negated
        opposite = pair.tie is Tie.ANTONYM
        if (denied + source_denied + opposite) % 2:
            seen.add(index)
            yield _observe(word, evidence, pair)


def _host(reading: Reading, index: int) -> tuple[Evidence, Pair] | None:
    """Finds the claim that covers a word's surroundings best, with the word's pair in it."""
    found = [
        (reading.surroundings(index, evidence), -place, evidence, pair)
        for place, evidence in enumerate(reading.evidence)
        if (pair := evidence.alignment.by_draft.get(index)) is not None
    ]
    if not found:
        return None
    _, _, evidence, pair = max(found, key=lambda option: option[:2])
    return evidence, pair


def _observe(word: Word, evidence: Evidence, pair: Pair) -> Observation:
    source = evidence.analysis.words[pair.source]
    if pair.tie is Tie.ANTONYM:
        kind, rule = "antonym", "opposite"
        message = f"“{word.text}” is the opposite of the source’s “{source.text}”"
    else:
        kind, rule = "negation", "one side denies"
        message = f"one denies what the other says: “{word.text}”, “{source.text}”"
    return Observation(
        kind, rule, Outcome.CONFLICT, word.text, source.text, word.start, word.end, message,
        evidence.claim,
    )  # fmt: skip
