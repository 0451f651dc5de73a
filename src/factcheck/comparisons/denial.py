"""Finds what a draft denies and its claims, which have the same words, do not.

A denial needs a source that denies: a negation, an opposite, a word of lacking or limiting. Where
the claims hold the denied words and nothing of the kind, the sentence is not theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.condition import (
    has_strange_modifier,
    is_about_exception,
    is_first_time,
    was_the_last,
)
from factcheck.comparisons.reading import Observation, Reading
from factcheck.comparisons.remainder import counts_the_rest
from factcheck.language.analysis import Analysis
from factcheck.language.frames import Frame
from factcheck.language.negators import is_negator as is_denying
from factcheck.language.relations import poles
from factcheck.language.word_classes import (
    class_words,
    is_light_verb,
    is_negator,
    leaves_unrealised,
)
from factcheck.language.words import Word
from factcheck.matching.alignment import Pair, Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "negation"
# A synonym will do for what is denied, a broader word will not.
PAIRED = 0.8
# "Not" stands in the verb group or right before it.
BEFORE = 2
# A claim that covers less of a sentence denies something else.
HOST = 0.45
_FIRM = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED, Tie.ROLE)
# The sides of topics whose words deny what those of the other side say.
_NEGATIVE_POLES = frozenset(
    (topic, 1)
    for topic in (
        "attendance", "inclusion", "granting", "acceptance", "permission", "success",
        "disclosure", "confirmation", "memory", "keeping", "event", "heeding", "access",
        "working order", "emergence", "knowledge", "speaking", "eligibility", "causing",
        "certainty", "clarity", "solution", "identity", "possibility", "completeness",
    )
)  # fmt: skip
_DENIALS = frozenset({"not", "n't", "never", "cannot"})


def compare_denials(reading: Reading) -> Iterator[Observation]:
    """Yields what the first denial is whose words the claims have and do not deny.

    A conflict where a claim says of the same subject what the draft says it is not, else a note;
    a note too for what a claim denies and the draft affirms.
    """
    draft = reading.draft
    yield from _compare_affirmations(reading)
    yield from _compare_other_words(reading)
    for frame in draft.frames:
        index = _denial(draft, frame)
        if index is None or index in reading.quoted:
            continue
        hosts = reading.hosts(frame.verb)
        if (_is_held(reading, frame) or _is_told_otherwise(reading, frame)) and not any(
            _limits(evidence)
            or counts_the_rest(reading, evidence)
            or is_about_exception(reading, evidence)
            or is_first_time(reading, evidence)
            or _says_when_last(reading, frame, evidence)
            for evidence in hosts
        ):
            word = draft.words[index]
            evidence = next((one for one in hosts if _says_so(reading, frame, one)), None)
            if evidence is None:
                rule, outcome, message = "unproved denial", Outcome.NOTE, "no claim denies this"
            else:
                rule, outcome = "denied predicate", Outcome.CONFLICT
                message = "one denies what the other says"
            yield Observation(
                KIND, rule, outcome, word.text, None, word.start, word.end, message,
                evidence.claim if evidence else None,
            )  # fmt: skip
            return


def _says_when_last(reading: Reading, frame: Frame, evidence: Evidence) -> bool:
    pair = evidence.alignment.by_draft.get(frame.verb)
    return pair is not None and was_the_last(reading.draft, evidence.analysis, pair)


def _compare_affirmations(reading: Reading) -> Iterator[Observation]:
    """Yields a note for the first verb or predicate that a claim denies and the draft does not."""
    draft = reading.draft
    if draft.negated or _has_limits(draft):
        return
    for frame in draft.frames:
        if frame.nominal or frame.verb in draft.framing:
            continue
        for key in (frame.verb, *(frame.objects if frame.stem in ("be", "have") else ())):
            if key in draft.coordinates and key not in reading.quoted:
                evidence = next(
                    (
                        one
                        for one in reading.hosts(key)
                        if _denies(one, key) and not is_about_exception(reading, one)
                    ),
                    None,
                )
                if evidence is not None:
                    word = draft.words[key]
                    yield Observation(
                        KIND, "unproved affirmation", Outcome.NOTE, word.text, None, word.start,
                        word.end, f"the source denies “{word.text}”", evidence.claim,
                    )  # fmt: skip
                    return


def _compare_other_words(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict for what a claim denies of somebody and the draft affirms in other words.

    "He was at the meeting", "he did not attend it". The draft may hold nothing that denies.
    """
    draft = reading.draft
    if draft.negated or _has_limits(draft) or any(_is_negative(word) for word in draft.words):
        return
    for frame in draft.frames:
        if frame.nominal or frame.relative or frame.verb in draft.framing:
            continue
        if frame.verb in reading.quoted or not _is_open(frame, reading.best_pair(frame.verb)):
            continue
        if leaves_unrealised(frame.stem):
            continue
        for evidence in reading.hosts(frame.verb):
            other = _denied_of_the_same(frame, evidence)
            if other is not None and evidence.coverage >= HOST:
                word, source = draft.words[frame.verb], evidence.analysis.words[other.verb]
                yield Observation(
                    KIND, "affirmed in other words", Outcome.CONFLICT, word.told, source.told,
                    word.start, word.end, f"the source denies “{source.told}” of this",
                    evidence.claim,
                )  # fmt: skip
                return


def _is_open(frame: Frame, pair: Pair | None) -> bool:
    """Says whether a verb is the draft's own, or one that means little by itself."""
    return pair is None or frame.stem == "be" or is_light_verb(frame.stem)


def _is_negative(word: Word) -> bool:
    """Says whether a word denies by itself: "missed", "lacks", "absent"."""
    return word.is_word and (
        is_denying(word.stem) or any(pole in _NEGATIVE_POLES for pole in poles(word.lower))
    )


def _denied_of_the_same(frame: Frame, evidence: Evidence) -> Frame | None:
    """Returns the claim's denied verb, in no pair, that shares a participant with a draft's."""
    if _has_opposite(evidence):
        return None
    pairs = evidence.alignment.by_draft
    mine = {
        pair.source: index not in frame.subjects
        for index in _heads(frame)
        if (pair := pairs.get(index)) is not None and pair.tie in _FIRM
    }
    return next(
        (
            other
            for other in evidence.analysis.frames
            if other.negated
            and not other.nominal
            and other.verb not in evidence.analysis.framing
            and other.verb not in evidence.alignment.by_source
            and evidence.analysis.words[max(0, other.first - 1)].lower != "without"
            and any(
                telling or not _says_little(frame, other)
                for index, telling in mine.items()
                if index in _heads(other)
            )
        ),
        None,
    )


def _says_little(*frames: Frame) -> bool:
    """Says whether one of two verbs means little: then they must share more than a subject.

    "They have a dog" and "they have no children" tell of two things.
    """
    return any(frame.stem in ("be", "have") or is_light_verb(frame.stem) for frame in frames)


def _heads(frame: Frame) -> set[int]:
    placed = (head for _, complement in frame.complements for head in complement)
    return {*frame.subjects, *frame.objects, *frame.agents, *placed}


def _denies(evidence: Evidence, key: int) -> bool:
    """Says whether a claim has a draft's word under a negation, there only, and no opposite."""
    source, pair = evidence.analysis, evidence.alignment.by_draft.get(key)
    if pair is None or pair.tie is not Tie.SAME or pair.source not in source.negated:
        return False
    word = source.words[pair.source].stem
    again = any(
        source.words[index].stem == word and index not in source.negated for index in source.content
    )
    return not again and not _has_opposite(evidence)


def _denial(draft: Analysis, frame: Frame) -> int | None:
    """Returns the word that denies a verb, None where none does."""
    if not frame.negated or frame.nominal:
        return None
    group = range(max(0, frame.first - BEFORE), min(len(draft.words), frame.last + BEFORE))
    return next((index for index in group if draft.words[index].lower in _DENIALS), None)


def _is_held(reading: Reading, frame: Frame) -> bool:
    """Says whether claims have what is denied: the verb, a predicate, or all that takes part."""
    draft = reading.draft
    keys = (frame.verb, *(frame.objects if frame.stem == "be" else ()))
    if any((pair := reading.best_pair(key)) and pair.similarity >= PAIRED for key in keys):
        return True
    if frame.verb in draft.coordinates and not is_light_verb(frame.stem) and frame.stem != "be":
        return False
    heads = [head for _, complement in frame.complements for head in complement]
    parts = [
        index for index in (*frame.subjects, *frame.objects, *heads) if index in draft.coordinates
    ]
    told = bool(frame.objects or heads)
    return told and all(reading.best_pair(index) is not None for index in parts)


def _is_told_otherwise(reading: Reading, frame: Frame) -> bool:
    """Says whether a claim has all of a denied statement but its verb."""
    draft = reading.draft
    statements = [one for one in draft.statements if one.start <= frame.verb < one.end]
    innermost = min(statements, key=lambda one: one.end - one.start, default=None)
    if innermost is None:
        return False
    told = [
        index
        for index in draft.content
        if innermost.start <= index < innermost.end
        and index not in draft.framing
        and not frame.first <= index <= frame.last
    ]
    return len(told) >= 1 and any(
        all(
            index in evidence.alignment.by_draft
            and evidence.alignment.by_draft[index].similarity >= PAIRED
            for index in told
        )
        for evidence in reading.evidence
    )


def _says_so(reading: Reading, frame: Frame, evidence: Evidence) -> bool:
    """Says whether a claim says of the same subject what a draft denies of it with "be"."""
    pairs = evidence.alignment.by_draft
    subjects = {pairs[index].source for index in frame.subjects if index in pairs}
    said = {
        pairs[index].source
        for index in (frame.objects if frame.stem == "be" else ())
        if index in pairs
        and pairs[index].tie is Tie.SAME
        and not has_strange_modifier(reading, index)
    }
    return any(
        found.stem == "be" and subjects & set(found.subjects) and said & set(found.objects)
        for found in evidence.analysis.frames
    )


def _limits(evidence: Evidence) -> bool:
    """Says whether a claim denies or limits anything, or says the opposite of a draft's word."""
    return (
        bool(evidence.analysis.negated) or _has_limits(evidence.analysis) or _has_opposite(evidence)
    )


def _has_limits(sentence: Analysis) -> bool:
    limiting = class_words("limiting")
    return any(
        word.is_word and (is_negator(word.lower) or word.lower in limiting)
        for word in sentence.words
    )


def _has_opposite(evidence: Evidence) -> bool:
    return any(pair.tie is Tie.ANTONYM for pair in evidence.alignment.by_draft.values())
