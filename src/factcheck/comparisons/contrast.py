"""Compares two that the draft sets against each other with what the claim says of both.

"Neither A nor B signed" says one thing of both, "A never signed, but B did" does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.word_classes import is_negator
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "negation"
_JOINING = frozenset({"but", "though", "although", "while", "whereas", "yet", "and", ";"})
# An auxiliary that closes a sentence stands for the verb before it.
_AUXILIARIES = frozenset(
    {"did", "does", "do", "has", "have", "had", "was", "were", "is", "are"}
    | {"will", "would", "can", "could"}
)
# Between the joining word and the auxiliary stands one name, with its article.
REACH = 4


def compare_contrasts(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where the draft parts two of whom the claim says the same."""
    draft = reading.draft
    place = _elliptic_auxiliary(draft)
    if place is None:
        return
    joint = next(
        (
            index
            for index in range(place - 1, max(0, place - 1 - REACH), -1)
            if draft.words[index].lower in _JOINING
        ),
        None,
    )
    if joint is None or _denies(draft, 0, joint) is _denies(draft, place, len(draft.words)):
        return
    ones, others = _names(draft, 0, joint), _names(draft, joint, place)
    for evidence in reading.evidence:
        for other in others:
            if any(_are_one_subject(evidence, one, other) for one in ones):
                word = draft.words[other]
                yield Observation(
                    KIND, "one told from another", Outcome.CONFLICT, word.text,
                    evidence.analysis.text, word.start, word.end,
                    f"the source says the same of “{word.text}” and the other", evidence.claim,
                )  # fmt: skip
                return


def _elliptic_auxiliary(sentence: Analysis) -> int | None:
    """Returns the auxiliary that closes a sentence, "not" after it left out."""
    for index in range(len(sentence.words) - 1, 0, -1):
        lower = sentence.words[index].lower
        if lower in _AUXILIARIES:
            return index
        if sentence.words[index].is_word and not is_negator(lower):
            return None
    return None


def _denies(sentence: Analysis, first: int, last: int) -> bool:
    return any(
        index in sentence.negated or is_negator(sentence.words[index].lower)
        for index in range(first, last)
        if sentence.words[index].is_word
    )


def _names(sentence: Analysis, first: int, last: int) -> list[int]:
    return [index for index in range(first, last) if sentence.words[index].name is not None]


def _are_one_subject(evidence: Evidence, one: int, other: int) -> bool:
    """Says whether two names are together the subject of a verb in the claim."""
    pairs = [evidence.alignment.by_draft.get(index) for index in (one, other)]
    sources = {pair.source for pair in pairs if pair is not None}
    return len(sources) == 2 and any(
        sources <= set(frame.subjects) for frame in evidence.analysis.frames
    )
