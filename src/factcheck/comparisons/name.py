"""Compares the names of a sentence with those of its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparisons.attribution import is_inside
from factcheck.comparisons.name_forms import is_written_in, may_abbreviate
from factcheck.comparisons.name_places import (
    SAME_SORT,
    is_topic,
    leaves_topic_open,
    likeness_of,
    takes_same_part,
)
from factcheck.comparisons.participants import PRONOUNS, is_owner_by_pronoun, slots_of
from factcheck.comparisons.reading import Observation, Reading, slot_strengths, words_of_kind
from factcheck.language.mentions import NameMention
from factcheck.language.names import same_entity
from factcheck.language.words import Word
from factcheck.matching.alignment import speaks_for
from factcheck.matching.candidates import Evidence
from factcheck.matching.compiled import CompiledClaim
from factcheck.model import NameKind, Outcome

KIND = "name"
# A name in the place of another: at least one neighbour on either side, or one of them directly.
SLOT_FLOOR = 0.6
# Where all the rest is covered, one name against one name is a substitution wherever it stands.
REST_COVERED = 0.85
REST_FLOOR = 0.1
# A name that stands in the paragraph ("in this constituency") must clearly take another's place.
IN_CONTEXT = 0.9
# A name of another kind takes a place only in a claim that says most of the sentence.
SAME_STATEMENT = 0.65
# So much of the sentence must be the claim's before its left-over name is the one meant.
LEFT_OVER = 0.55
_NOT = frozenset({"not", "n't", "never"})


def compare_names(reading: Reading) -> Iterator[Observation]:
    """Yields what each name of the sentence makes of the claims' names.

    A name that the evidence holds agrees. One that it does not hold conflicts with a name of the
    same kind that the sentence leaves out and whose place it takes; else it is added.
    """
    for index, word in words_of_kind(reading.draft, "name"):
        if index in reading.quoted or word.name is None or _is_speaker(reading, word.name):
            continue
        if _is_rest_of_name(reading, index, word.name):
            continue
        yield _judge(reading, index, word.name)


def _is_rest_of_name(reading: Reading, index: int, name: NameMention) -> bool:
    """Says whether a strange name belongs to a known one beside it: a first name, "University"."""
    words = reading.draft.words
    return not name.known and any(
        0 <= other < len(words)
        and (beside := words[other].name) is not None
        and beside.known
        and reading.draft.text[min(name.end, beside.end) : max(name.start, beside.start)] == " "
        and reading.best_pair(other) is not None
        for other in (index - 1, index + 1)
    )


def _is_open(reading: Reading, evidence: Evidence, index: int) -> bool:
    """Says whether the claim leaves open who acts ("he", "the album"), or the draft denies it."""
    if index in reading.draft.negated:
        return True
    before = reading.draft.words[max(0, index - 3) : index]
    if any(word.lower in _NOT for word in before):
        return True
    if is_owner_by_pronoun(reading, evidence, index):
        return True
    for frame in reading.draft.frames:
        pair = evidence.alignment.by_draft.get(frame.verb)
        if index not in frame.subjects or pair is None:
            continue
        for other in evidence.analysis.frames:
            if other.verb == pair.source and other.subjects:
                return all(
                    evidence.analysis.words[subject].lower in PRONOUNS for subject in other.subjects
                )
    return False


def _is_speaker(reading: Reading, name: NameMention) -> bool:
    """Leaves speakers and those they told to the comparison of attributions.

    Who speaks within what another says takes part in it like any other name.
    """
    attributions = reading.draft.attributions
    return any(
        name.entity in attribution.speakers
        or name.entity == attribution.audience
        or attribution.speaker_start <= name.start < attribution.speaker_end
        for attribution in attributions
        if not is_inside(attribution, attributions)
    )


def _judge(reading: Reading, index: int, name: NameMention) -> Observation:
    near = reading.hosts(index)
    if any(_mentions(reading, evidence, name) for evidence in near):
        return _observe("same name", Outcome.AGREE, name)
    in_context = _stands_near(reading, name)
    lenient = in_context and name.kind is not NameKind.PERSON
    rival = _rival(reading, near, index, name, IN_CONTEXT if lenient else SLOT_FLOOR)
    if rival is not None:
        evidence, word = rival
        return _observe(
            "other name", Outcome.CONFLICT, name, source=word.text, claim=evidence.claim,
            message=f"the draft says “{name.text}”, the source “{word.text}”",
        )  # fmt: skip
    if any(_mentions(reading, evidence, name) for evidence in reading.evidence):
        return _observe("name of a helper", Outcome.AGREE, name)
    if any(
        is_written_in(name.text, text)
        for claim in reading.book.holding(name.text)
        for text in claim.texts
    ):
        if _acts(reading, index):
            message = f"no claim says this of “{name.text}”"
            return _observe("stranger", Outcome.NOTE, name, message=message)
        return _observe("in another claim", Outcome.AGREE, name)
    left_over = _left_over(reading, index, name)
    if left_over is not None:
        return _observe(
            "in place of another", Outcome.CONFLICT, name, source=left_over.text,
            message=f"the draft says “{name.text}”, the source “{left_over.text}”",
            claim=reading.evidence[0].claim,
        )  # fmt: skip
    message = f"no claim carries the name “{name.text}”"
    return _observe("no such name", Outcome.ADDED, name, message=message)


def _observe(
    rule: str,
    outcome: Outcome,
    name: NameMention,
    *,
    source: str | None = None,
    message: str = "same name",
    claim: CompiledClaim | None = None,
) -> Observation:
    return Observation(KIND, rule, outcome, name.text, source, name.start, name.end, message, claim)


def _mentions(reading: Reading, evidence: Evidence, name: NameMention) -> bool:
    """Says whether any wording of a claim, or its speaker, has the name."""
    table = reading.book.table
    if not ({name.entity} | table.related(name.entity)).isdisjoint(evidence.claim.speakers):
        return True
    for analysis in evidence.claim.readings:
        if is_written_in(name.text, analysis.text):
            return True
        for _, word in words_of_kind(analysis, "name"):
            if word.name is not None and (
                word.name.entity == name.entity
                or same_entity(name, word.name, table)
                or speaks_for(name, word.name, table)
                or may_abbreviate(name.text, word.text)
            ):
                return True
    return False


def _stands_near(reading: Reading, name: NameMention) -> bool:
    """Says whether the claims round the evidence, in its paragraph, have the name."""
    return any(is_written_in(name.text, text) for claim in reading.context for text in claim.texts)


def _rival(
    reading: Reading, near: Sequence[Evidence], index: int, name: NameMention, least: float
) -> tuple[Evidence, Word] | None:
    best: tuple[float, Evidence, Word] | None = None
    for evidence in near:
        if _is_open(reading, evidence, index):
            continue
        others = [
            other
            for other, word in words_of_kind(evidence.analysis, "name")
            if other not in evidence.alignment.by_source
            and _takes_part(reading, evidence, index, other)
            and _same_kind(reading, index, name, word.name)
            and not _is_named(reading, word.name)
        ]
        if is_topic(reading, index) and leaves_topic_open(evidence):
            others = [other for other in others if takes_same_part(reading, evidence, index, other)]
        slots = slot_strengths(reading, evidence, index, others)
        for other in others:
            likeness = likeness_of(reading, evidence, index, other)
            slots[other] += likeness
            rival = evidence.analysis.words[other].name
            unsure = name.kind is None or rival is None or rival.kind is None
            if unsure and not likeness and slots[other] < IN_CONTEXT:
                continue
            if rival is not None and rival.description and _does_else(reading, evidence, index):
                continue
            if _may_be_anything(name, rival, likeness) and evidence.coverage < SAME_STATEMENT:
                continue
            if likeness >= SAME_SORT:
                least = min(least, SLOT_FLOOR)
            lone = evidence.coverage >= REST_COVERED and other not in evidence.analysis.framing
            floor = min(least, REST_FLOOR) if lone else least
            if slots[other] > floor and (best is None or slots[other] > best[0]):
                best = (slots[other], evidence, evidence.analysis.words[other])
    return None if best is None else best[1:]


def _takes_part(reading: Reading, evidence: Evidence, index: int, other: int) -> bool:
    """Leaves out who only tells of what happened, unless the draft's name does the same."""
    framing = other in evidence.analysis.framing
    return not framing or takes_same_part(reading, evidence, index, other)


def _does_else(reading: Reading, evidence: Evidence, index: int) -> bool:
    """Says whether a name does what the claim tells of nobody, so that nobody has its place."""
    frame = next((found for found in reading.draft.frames if index in found.subjects), None)
    return frame is not None and frame.verb not in evidence.alignment.by_draft


def _may_be_anything(name: NameMention, rival: NameMention | None, likeness: float) -> bool:
    """Says whether nothing tells that two names are of one kind, the draft's being a strange one.

    "The Count" stands beside "Ireland" in a sentence, and not in its place.
    """
    if name.known or rival is None:
        return False
    if name.kind is rival.kind is None:
        return not likeness
    return None in (name.kind, rival.kind)


def _left_over(reading: Reading, index: int, name: NameMention) -> NameMention | None:
    """Finds the only name of the main claim that the draft leaves out, if it is of one kind.

    A name that no claim has, in a sentence that is otherwise the claim's, takes its place. Not so
    in a clause of its own ("which was opened in X").
    """
    main = reading.evidence[0] if reading.evidence else None
    if main is None or main.coverage < LEFT_OVER or _is_open(reading, main, index):
        return None
    if _has_own_clause(reading, index, main) or (
        is_topic(reading, index) and leaves_topic_open(main)
    ):
        return None
    left = [
        word.name
        for other, word in words_of_kind(main.analysis, "name")
        if word.name is not None
        and other not in main.alignment.by_source
        and other not in main.analysis.framing
        and word.name.entity not in main.claim.speakers
        and not _is_named(reading, word.name)
        and (None in (name.kind, word.name.kind) or name.kind is word.name.kind)
    ]
    return left[0] if len(left) == 1 else None


def _has_own_clause(reading: Reading, index: int, main: Evidence) -> bool:
    return any(
        frame.relative
        and frame.verb not in main.alignment.by_draft
        and index in slots_of(reading.draft, frame)
        for frame in reading.draft.frames
    )


def _acts(reading: Reading, index: int) -> bool:
    """Says whether a name is who or what the first verb of the sentence is about."""
    frame = next((found for found in reading.draft.frames if not found.relative), None)
    return frame is not None and index in frame.subjects


def _is_named(reading: Reading, rival: NameMention | None) -> bool:
    """Says whether the draft names the rival too, so that nothing was put in its place."""
    return rival is not None and any(
        word.name is not None and word.name.entity == rival.entity for word in reading.draft.words
    )


def _same_kind(
    reading: Reading, index: int, draft: NameMention, source: NameMention | None
) -> bool:
    if source is None:
        return False
    if draft.adjective != source.adjective:
        # "Poland's team" and "the Afghan team" name a country each.
        possessive = [word.lower for word in reading.draft.words[index + 1 : index + 2]]
        owned = draft.adjective or possessive in (["'s"], ["’s"])
        return owned and draft.kind is source.kind is NameKind.PLACE
    return draft.kind is None or source.kind is None or draft.kind is source.kind
