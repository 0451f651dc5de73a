"""Compares "despite" with "because": a hindrance in the claim made a cause in the draft."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.word_classes import class_words
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "concession"
# So many words after the marker belong to what it introduces, up to a comma.
REACH = 9


def compare_concessions(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where what the claim grants ("despite") the draft gives as a cause."""
    for evidence in reading.evidence:
        for source_class, draft_class in (("concessive", "causal"), ("causal", "concessive")):
            found = _find(reading.draft, evidence, source_class, draft_class)
            if found is not None:
                yield _observe(reading.draft, evidence, *found)
                return


def _find(
    draft: Analysis, evidence: Evidence, source_class: str, draft_class: str
) -> tuple[int, int] | None:
    for marker in _markers(evidence.analysis, source_class):
        granted = _reach(evidence.analysis, marker)
        for mine in _markers(draft, draft_class):
            shared = sum(
                pair.source in granted
                for index in _reach(draft, mine)
                if (pair := evidence.alignment.by_draft.get(index)) is not None
            )
            same = all(
                any(word.lower == lower for word in sentence.words)
                for sentence in (draft, evidence.analysis)
                for lower in (draft.words[mine].lower, evidence.analysis.words[marker].lower)
            )
            if shared >= 1 and not same and 2 * shared >= len(_reach(draft, mine)):
                return mine, marker
    return None


def _markers(sentence: Analysis, kind: str) -> list[int]:
    words = class_words(kind)
    return [index for index, word in enumerate(sentence.words) if word.lower in words]


def _reach(sentence: Analysis, marker: int) -> list[int]:
    """Lists the content words that a marker introduces, as far as the next one."""
    others = class_words("causal") | class_words("concessive")
    found: list[int] = []
    for index in range(marker + 1, min(marker + 1 + REACH, len(sentence.words))):
        word = sentence.words[index]
        if word.text in (",", ";", ".", ":") or (found and word.lower in others):
            break
        if index in sentence.coordinates:
            found.append(index)
    return found


def _observe(draft: Analysis, evidence: Evidence, mine: int, marker: int) -> Observation:
    word, source = draft.words[mine], evidence.analysis.words[marker]
    return Observation(
        KIND, "hindrance and cause", Outcome.CONFLICT, word.text, source.text,
        word.start, word.end, f"“{word.text}” stands for the source’s “{source.text}”",
        evidence.claim,
    )  # fmt: skip
