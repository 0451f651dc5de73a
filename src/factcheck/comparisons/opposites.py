"""Tells opposites that are meant as such from those that only the dictionary opposes."""

from __future__ import annotations

from factcheck.comparisons.participants import ACTOR, UNDERGOER, slots_of
from factcheck.language.analysis import Analysis
from factcheck.language.parts_of_speech import ADJECTIVE, ADVERB
from factcheck.language.relations import contrast_sets
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import class_words, converse, is_light_verb, time_order
from factcheck.language.words import Word
from factcheck.matching.alignment import Pair
from factcheck.matching.candidates import Evidence

KINSHIP = frozenset({"family", "relative", "kin"})


def is_loose(draft: Analysis, evidence: Evidence, pair: Pair) -> bool:
    """Leaves out opposites that seldom are meant as such.

    Those are light verbs, parts of the day, and an adverb against an adjective. "Ahead of" and
    "after" are a matter of who comes first: the comparison of order. "The stolen
    paintings" may be back: a verb that only describes does not act.
    """
    source = evidence.analysis
    word, other = draft.words[pair.draft], source.words[pair.source]
    tags = {draft.tags[pair.draft], source.tags[pair.source]}
    weak = class_words("weak opposite")
    light = _is_light(word) or _is_light(other)
    return (
        (light and not _share_undergoer(draft, evidence, pair))
        or _is_said_of_time(draft, pair)
        or (tags <= VERB_TAGS and _acts(draft, pair.draft) is not _acts(source, pair.source))
        or {word.lower, other.lower} <= weak
        or None not in (time_order(word.lower), time_order(other.lower))
        or tags == {ADJECTIVE, ADVERB}
    )


def _acts(sentence: Analysis, index: int) -> bool:
    return any(frame.verb == index for frame in sentence.frames)


def _is_said_of_time(draft: Analysis, pair: Pair) -> bool:
    """Leaves out "three weeks passed": that something took time is the opposite of nothing."""
    return any(
        frame.verb == pair.draft
        and frame.subjects
        and not frame.objects
        and all(
            (quantity := draft.words[index].quantity) is not None and quantity.unit is not None
            for index in frame.subjects
        )
        for frame in draft.frames
    )


def _share_undergoer(draft: Analysis, evidence: Evidence, pair: Pair) -> bool:
    """Says whether two verbs have one object, which tells what a light verb means ("kept it")."""
    theirs = _undergoers(evidence.analysis, pair.source)
    # Of the draft only the heads: what stands before them would find too many partners.
    return any(
        (partner := evidence.alignment.by_draft.get(index)) is not None and partner.source in theirs
        for frame in draft.frames
        if frame.verb == pair.draft
        for index in frame.undergoers
    )


def _undergoers(sentence: Analysis, verb: int) -> frozenset[int]:
    return frozenset(
        index
        for frame in sentence.frames
        if frame.verb == verb
        for index, slot in slots_of(sentence, frame).items()
        if slot == UNDERGOER
    )


def _is_light(word: Word) -> bool:
    """Says whether a word is a light verb; a phrase ("held on to") is none, whatever it means."""
    return not word.is_phrase and is_light_verb(word.lower)


def are_kin(word: Word, other: Word) -> bool:
    """Leaves out "wife" and "husband": each is right from its own side."""
    return bool(KINSHIP & contrast_sets(word.lower) & contrast_sets(other.lower))


def is_other_side(draft: Analysis, evidence: Evidence, pair: Pair) -> bool:
    """Tells one event from both sides ("A beat B", "B lost to A") from its opposite."""
    source = evidence.analysis
    if converse(draft.words[pair.draft].lower, source.words[pair.source].lower) is None:
        return False
    frame = next((found for found in draft.frames if found.verb == pair.draft), None)
    other = next((found for found in source.frames if found.verb == pair.source), None)
    if frame is None or other is None:
        return True
    actors = {index for index, slot in slots_of(source, other).items() if slot == ACTOR}
    return not any(
        slot == ACTOR
        and (partner := evidence.alignment.by_draft.get(word)) is not None
        and partner.source in actors
        for word, slot in slots_of(draft, frame).items()
    )


def are_predicates(draft: Analysis, evidence: Evidence, pair: Pair) -> bool:
    """Says whether two words are said of one subject ("the crew was awake", "was asleep")."""
    subjects = {
        index
        for frame in evidence.analysis.frames
        if frame.stem == "be" and pair.source in frame.objects
        for index in frame.subjects
    }
    return any(
        (partner := evidence.alignment.by_draft.get(index)) is not None
        and partner.source in subjects
        for frame in draft.frames
        if frame.stem == "be" and pair.draft in frame.objects
        for index in frame.subjects
    )
