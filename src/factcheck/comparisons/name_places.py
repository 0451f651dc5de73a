"""Tells what speaks for two names having one place, besides the words around them."""

from __future__ import annotations

from factcheck.comparisons.participants import ACTOR, PRONOUNS, UNDERGOER, noun_phrase, slots_of
from factcheck.comparisons.reading import Reading
from factcheck.matching.candidates import Evidence

# "in A" for "in B", "A Party" for "B Party".
SAME_PREPOSITION = 0.5
SAME_SORT = 0.6
SAME_PART = 0.6
_PREPOSITIONS = frozenset({"in", "at", "from", "to", "into", "near", "by", "for", "of", "on"})
_DEFINITE = frozenset({"the", "this", "its", "his", "her", "their"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def likeness_of(reading: Reading, evidence: Evidence, index: int, other: int) -> float:
    """Returns what speaks for one slot besides neighbours: the preposition, the kind of name."""
    mine, theirs = reading.draft.words, evidence.analysis.words
    found = 0.0
    if index and other and mine[index - 1].lower == theirs[other - 1].lower in _PREPOSITIONS:
        found += SAME_PREPOSITION
    if mine[index].lower.split()[-1] == theirs[other].lower.split()[-1]:
        found += SAME_SORT
    if takes_same_part(reading, evidence, index, other):
        found += SAME_PART
    return found


def takes_same_part(reading: Reading, evidence: Evidence, index: int, other: int) -> bool:
    """Says whether two names take the same part in one event, another participant being shared."""
    for frame in reading.draft.frames:
        mine = slots_of(reading.draft, frame)
        slot = mine.get(index)
        if slot not in (ACTOR, UNDERGOER):
            continue
        for found in evidence.analysis.frames:
            theirs = slots_of(evidence.analysis, found)
            if theirs.get(other) != slot:
                continue
            verb = evidence.alignment.by_draft.get(frame.verb)
            if verb is not None and verb.source == found.verb:
                return True
            if any(
                word != index
                and (pair := evidence.alignment.by_draft.get(word)) is not None
                and theirs.get(pair.source) == place
                for word, place in mine.items()
                if place != slot
            ):
                return True
    return False


def is_topic(reading: Reading, index: int) -> bool:
    """Says whether a sentence is about a name: it, or what it owns, is the first verb's subject."""
    draft = reading.draft
    frame = next((found for found in draft.frames if not found.relative and found.subjects), None)
    if frame is None or index > frame.verb:
        return False
    owned = index + 1 < len(draft.words) and draft.words[index + 1].lower in _POSSESSIVES
    return any(index in noun_phrase(draft, head) for head in frame.subjects) or (
        owned and any(index < head for head in frame.subjects)
    )


def leaves_topic_open(evidence: Evidence) -> bool:
    """Says whether a claim is about "it", "she" or "the album", whatever that may be."""
    source = evidence.analysis
    frame = next((found for found in source.frames if not found.relative and found.subjects), None)
    if frame is None:
        return True
    return all(
        source.words[head].lower in PRONOUNS or _is_definite(evidence, head)
        for head in frame.subjects
    )


def _is_definite(evidence: Evidence, head: int) -> bool:
    words = evidence.analysis.words
    return (
        words[head].is_word
        and head not in evidence.alignment.by_source
        and words[max(0, head - 1)].lower in _DEFINITE
    )
