"""Finds what a short sentence is made to say and no claim has: an object, a predicate, its kind.

The shorter a sentence, the more each of its words must be borne out: in "it is a gas field", of a
claim about an oil field, two words in three are right.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.participants import NOMINAL
from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.frames import Frame
from factcheck.language.relations import contrast_sets
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import quantifier_range
from factcheck.matching.alignment import Pair, Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "word"
# A sentence of so many telling words can leave none of its core open.
SHORT = 4
# A predicate counts as the claim's where its own noun is.
PAIRED = 0.8
_KINDS = NOMINAL | VERB_TAGS
_OF_PEOPLE = frozenset(
    {"occupation", "family", "office", "rank", "faith", "religion", "playing position"}
)


def compare_cores(reading: Reading) -> Iterator[Observation]:
    """Yields a note for the first part of a short sentence's core that no claim has.

    A conflict where the claim has another predicate of its kind there.

    The core is what a verb takes: objects, agents, complements, each with the word before it that
    tells its kind. In a longer sentence only a predicate's kind counts ("is a gas field").
    """
    draft = reading.draft
    told = [
        index
        for index in draft.content
        if index not in draft.framing and index not in reading.quoted
    ]
    for frame in draft.frames:
        if frame.relative or frame.nominal or frame.verb in draft.framing:
            continue
        found = _other_predicate(reading, frame)
        if found is not None and found[0] not in reading.quoted:
            word, other = draft.words[found[0]], found[2].analysis.words[found[1].source]
            yield Observation(
                KIND, "another predicate", Outcome.CONFLICT, word.text, other.text, word.start,
                word.end, f"the draft says “{word.text}”, the source “{other.text}”",
                found[2].claim,
            )  # fmt: skip
            return
        parts = _core(reading, frame) if len(told) <= SHORT else _kinds(reading, frame)
        for index in parts:
            if (
                draft.words[index].quantity is None
                and index in told
                and _names_a_kind(draft, index)
                and reading.best_pair(index) is None
            ):
                word = draft.words[index]
                yield Observation(
                    KIND, "unproved core", Outcome.NOTE, word.text, None, word.start, word.end,
                    f"no claim says “{word.text}” of this",
                )  # fmt: skip
                return


def _names_a_kind(draft: Analysis, index: int) -> bool:
    """Leaves out "not" and "some of", which measure and deny."""
    return draft.tags[index] in _KINDS and quantifier_range(draft.words[index].lower) is None


def _other_predicate(reading: Reading, frame: Frame) -> tuple[int, Pair, Evidence] | None:
    """Finds a predicate of the same subject that is another of its kind, or has another kind.

    "Is a painting" for "is a film", "a football player" for "a poker player". What people are, by
    trade, family or faith, they may be beside something else.
    """
    for evidence in reading.evidence if frame.stem == "be" else ():
        pairs, source = evidence.alignment.by_draft, evidence.analysis
        subjects = {pairs[index].source for index in frame.subjects if index in pairs}
        predicates = {
            index
            for found in source.frames
            if found.stem == "be" and subjects & set(found.subjects)
            for index in found.objects
        }
        for head in frame.objects:
            pair = pairs.get(head)
            if pair is None or pair.source not in predicates:
                continue
            if pair.tie is Tie.SISTER and _are_things(reading, pair, evidence):
                return head, pair, evidence
            before = pairs.get(head - 1)
            if before is None or before.source != pair.source - 1:
                continue
            if pair.tie is Tie.SAME and before.tie is Tie.SISTER:
                return head - 1, before, evidence
    return None


def _are_things(reading: Reading, pair: Pair, evidence: Evidence) -> bool:
    word, other = reading.draft.words[pair.draft], evidence.analysis.words[pair.source]
    return bool((contrast_sets(word.lower) & contrast_sets(other.lower)) - _OF_PEOPLE)


def _core(reading: Reading, frame: Frame) -> Iterator[int]:
    heads = [head for _, complement in frame.complements for head in complement]
    for head in (*frame.objects, *frame.agents, *heads):
        yield head
        if reading.draft.words[head - 1].is_word:
            yield head - 1


def _kinds(reading: Reading, frame: Frame) -> Iterator[int]:
    """Yields the words right before a predicate's noun that the claims have."""
    for head in frame.objects if frame.stem == "be" else ():
        pair = reading.best_pair(head)
        if pair is not None and pair.similarity >= PAIRED and reading.draft.words[head - 1].is_word:
            yield head - 1
