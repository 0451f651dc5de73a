"""Compares what is affirmed with what is denied: negation and opposites, taken together.

"Unclear" and "not clear" are one thing, "has lost" and "held on to" two: an opposite and a
negation cancel, so only an odd number of them between draft and claim is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from factcheck.comparisons.condition import (
    has_strange_modifier,
    is_about_exception,
    is_first_time,
    share_conditions,
    share_ends,
    was_the_last,
)
from factcheck.comparisons.opposites import are_kin, are_predicates, is_loose, is_other_side
from factcheck.comparisons.participants import ACTOR, UNDERGOER, slots_of
from factcheck.comparisons.reading import Observation, Reading, slot_strengths
from factcheck.comparisons.remainder import counts_the_rest, is_turned_twice
from factcheck.language.analysis import Analysis
from factcheck.language.parts_of_speech import ADJECTIVE, ADVERB, NOUN, PLURAL
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import is_light_verb, is_negator, quantifier_range
from factcheck.language.words import Word
from factcheck.matching.alignment import Pair, Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

# Neighbours of the one must be paired with neighbours of the other.
SLOT_FLOOR = 0.3
# Opposite adjectives and adverbs are met everywhere: they must stand closer.
LOOSE_FLOOR = 0.6
# A claim that covers less than this of a sentence does not deny it.
HOST = 0.35
SURE_SLOT = 0.8
# "Nobody was hurt" has no participant to share with "several were": coverage must tell.
OF_NOBODY = 0.5
_NOBODY = frozenset({"nobody", "none", "no one", "nothing", "neither"})
_NO = frozenset({"no", "without", "neither", "nor"})
_SINCE = frozenset({"before", "since", "until"})
_OPEN = frozenset({NOUN, PLURAL, ADJECTIVE, ADVERB}) | VERB_TAGS
_PREDICATES = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED, Tie.CONVERSE, Tie.NEAR, Tie.ANTONYM)


def compare_polarity(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict for each word that the draft affirms and its claim denies, or reversed."""
    for index in reading.draft.content:
        word = reading.draft.words[index]
        if not word.is_word or index in reading.quoted:
            continue
        if reading.draft.tags[index] not in _OPEN and not word.is_phrase:
            continue
        if not any(_are_at_odds(reading.draft, index, evidence) for evidence in reading.evidence):
            continue
        found = _host(reading, index)
        if found is None or not _are_at_odds(reading.draft, index, found[0]):
            continue
        evidence, pair = found
        if _is_comparative_denial(reading, index) or counts_the_rest(reading, evidence):
            continue
        if is_about_exception(reading, evidence) or is_first_time(reading, evidence):
            continue
        if pair.tie is Tie.ANTONYM and not is_other_side(reading.draft, evidence, pair):
            meant = _is_meant(reading, evidence, pair)
        else:
            meant = _is_meant_denial(reading, evidence, pair)
        if meant and _says_the_same_of(reading, evidence, pair):
            yield _observe(word, evidence, pair)


def _are_at_odds(draft: Analysis, index: int, evidence: Evidence) -> bool:
    """Says whether a word is affirmed on one side only, opposites counted as denying each other.

    It is the test that most words fail, and so the first.
    """
    pair = evidence.alignment.by_draft.get(index)
    if pair is None or pair.tie not in _PREDICATES:
        return False
    opposite = pair.tie is Tie.ANTONYM and not is_other_side(draft, evidence, pair)
    return (_is_denied(draft, index) is _is_denied(evidence.analysis, pair.source)) is opposite


def _is_meant(reading: Reading, evidence: Evidence, pair: Pair) -> bool:
    """Says whether two opposites are meant as such, in a claim that tells of the same."""
    word, other = reading.draft.words[pair.draft], evidence.analysis.words[pair.source]
    return (
        (evidence in reading.hosts(pair.draft) or _has_one_actor(reading, evidence, pair))
        and not is_loose(reading.draft, evidence, pair)
        and share_ends(reading.draft, evidence.analysis)
        and not are_kin(word, other)
        and not (_measure(word, other) and is_turned_twice(reading, evidence))
    )


def _measure(word: Word, other: Word) -> bool:
    """Says whether two words say how much or how often ("always", "never")."""
    return None not in (quantifier_range(word.lower), quantifier_range(other.lower))


def _has_one_actor(reading: Reading, evidence: Evidence, pair: Pair) -> bool:
    """Says whether one name does the two opposite things."""
    mine = [frame.subjects for frame in reading.draft.frames if frame.verb == pair.draft]
    theirs = [frame.subjects for frame in evidence.analysis.frames if frame.verb == pair.source]
    return any(
        reading.draft.words[index].name is not None
        and (partner := evidence.alignment.by_draft.get(index)) is not None
        and partner.source in chain.from_iterable(theirs)
        for index in chain.from_iterable(mine)
    )


def _is_meant_denial(reading: Reading, evidence: Evidence, pair: Pair) -> bool:
    """Says whether one side denies what the other says, with nothing that reconciles the two."""
    denied = _is_denied(reading.draft, pair.draft)
    return (
        _is_denial_of_fact(reading, evidence, pair)
        and not _is_also_said(evidence, pair, denied=denied)
        and not was_the_last(reading.draft, evidence.analysis, pair)
        and share_conditions(reading.draft, evidence.analysis)
    )


def _is_also_said(evidence: Evidence, pair: Pair, *, denied: bool) -> bool:
    """Says whether the claim uses the word a second time, there as the draft has it."""
    source = evidence.analysis
    stem = source.words[pair.source].stem
    return evidence.coverage < HOST or any(
        index != pair.source
        and source.words[index].stem == stem
        and _is_denied(source, index) is denied
        for index in source.content
    )


def _is_denial_of_fact(reading: Reading, evidence: Evidence, pair: Pair) -> bool:
    """Leaves out nouns that are only contrasted ("A, not B") or denied in other words.

    A denied noun counts where "no" or "without" stands before it, on one side only.
    """
    if reading.draft.tags[pair.draft] not in (NOUN, PLURAL):
        return True
    if pair.draft in reading.draft.negated and has_strange_modifier(reading, pair.draft):
        return False
    for sentence, index in ((reading.draft, pair.draft), (evidence.analysis, pair.source)):
        if index in sentence.negated:
            before = sentence.words[max(0, index - 5) : index]
            if not any(word.lower in _NO for word in before[-3:]) and not _is_not(before):
                return False
        elif any(is_negator(word.lower) for word in sentence.words if word.is_word):
            return False
    governing = [
        found
        for found in evidence.analysis.frames
        if pair.source in slots_of(evidence.analysis, found)
    ]
    if any(found.stem == "be" and pair.source in found.objects for found in governing):
        return True
    return all(
        found.stem == "be"
        or is_light_verb(found.stem)
        or found.verb in evidence.alignment.by_source
        for found in governing
    )


def _is_not(words: Sequence[Word]) -> bool:
    """Says whether a form of "be" with "not" stands before a noun ("is not one of the …")."""
    return any(one.stem == "be" and other.lower in ("not", "n't") for one, other in pairwise(words))


def _says_the_same_of(reading: Reading, evidence: Evidence, pair: Pair) -> bool:
    """Says whether two paired words are said of the same things.

    Two verbs must share a participant, and no name that takes part in the draft may be strange
    to the claim; other words must stand among neighbours that are paired.
    """
    draft, source = reading.draft, evidence.analysis
    frame = next((found for found in draft.frames if found.verb == pair.draft), None)
    other = next((found for found in source.frames if found.verb == pair.source), None)
    strength = slot_strengths(reading, evidence, pair.draft, (pair.source,))[pair.source]
    if frame is None or other is None:
        loose = pair.tie is Tie.ANTONYM and draft.tags[pair.draft] in (ADJECTIVE, ADVERB)
        return strength >= (LOOSE_FLOOR if loose else SLOT_FLOOR) or are_predicates(
            draft, evidence, pair
        )
    restricting = other if other.relative else frame
    of_name = any(
        sentence.words[index].name is not None
        for sentence, found in ((draft, frame), (source, other))
        if found is restricting
        for index in found.subjects
    )
    if pair.tie is not Tie.ANTONYM and frame.relative != other.relative and not of_name:
        # "Countries that have not joined" and "countries have joined" speak of others.
        return False
    there = slots_of(source, other)
    shared = 0
    for word, slot in slots_of(draft, frame).items():
        partner = evidence.alignment.by_draft.get(word)
        if partner is None:
            name = draft.words[word].name
            if name is not None and not name.adjective and slot in (ACTOR, UNDERGOER):
                return False
        elif partner.source in there and draft.words[word].quantity is None:
            shared += 1
    nobody = any(
        sentence.words[index].lower in _NOBODY
        for sentence, found in ((draft, frame), (source, other))
        for index in found.subjects
    )
    if nobody and evidence.coverage >= OF_NOBODY:
        return True
    return shared > 0 or strength >= SURE_SLOT


def _is_denied(sentence: Analysis, index: int) -> bool:
    """Says whether a word is denied, "too short to prove" included."""
    too = (
        index > 0
        and sentence.words[index - 1].lower == "to"
        and any(word.lower == "too" for word in sentence.words[max(0, index - 5) : index - 1])
    )
    return (index in sentence.negated) is not too


def _is_comparative_denial(reading: Reading, index: int) -> bool:
    """Tells "nobody has more than X" (X has most) from a denial."""
    words = reading.draft.words
    if index not in reading.draft.negated:
        return False
    lowers = [word.lower for word in words]
    return (
        "than" in lowers
        or lowers.count("as") > 1
        or any(is_negator(one.lower) and other.lower in _SINCE for one, other in pairwise(words))
    )


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
        message = f"“{word.told}” is the opposite of the source’s “{source.told}”"
    else:
        kind, rule = "negation", "one side denies"
        message = f"one denies what the other says: “{word.told}”, “{source.told}”"
    return Observation(
        kind, rule, Outcome.CONFLICT, word.text, source.text, word.start, word.end, message,
        evidence.claim,
    )  # fmt: skip
