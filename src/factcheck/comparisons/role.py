"""Compares who does what to whom.

A conflict is an exchange: the draft puts a participant into the slot that another one has in
the claim, and the other into the slot of the first. Anything less stays silent, for active and
passive, nouns and verbs, and causes and effects swap slots freely in right paraphrases.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.participants import (
    ACTOR,
    PRONOUNS,
    Slots,
    named_actors,
    names_beside,
    slots_of,
)
from factcheck.comparisons.reading import Observation, Reading
from factcheck.comparisons.trading import traded
from factcheck.language.analysis import Analysis
from factcheck.language.frames import Frame
from factcheck.language.word_classes import is_light_verb, is_symmetric_verb
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import NameKind, Outcome

KIND = "role"
_SAME_VERB = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED, Tie.NEAR)


def compare_roles(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where two participants of one event have exchanged their slots."""
    for evidence in reading.evidence:
        for frame in reading.draft.frames:
            if frame.verb in reading.quoted:
                continue
            found = exchanged(reading.draft, frame, evidence)
            found = found or _other_actor(reading.draft, frame, evidence)
            found = found or traded(reading.draft, frame, evidence)
            if found is not None:
                yield _observe(reading, evidence, *found)
                return


def exchanged(draft: Analysis, frame: Frame, evidence: Evidence) -> tuple[int, int] | None:
    """Returns the two draft words that have exchanged slots in a claim's frame, else None."""
    event = _event_of(frame)
    pair = evidence.alignment.by_draft.get(event)
    if pair is None or pair.tie not in _SAME_VERB:
        return None
    if event == frame.verb and _is_light(draft, frame):
        return None
    if is_symmetric_verb(draft.words[event].lower):
        return None
    for other in evidence.analysis.frames:
        if _event_of(other) == pair.source and (pair.tie is Tie.SAME or _both_full(frame, other)):
            mine, theirs = slots_of(draft, frame), slots_of(evidence.analysis, other)
            found = (
                _exchange(mine, theirs, evidence)
                or _ousted(draft, mine, theirs, evidence)
                or _turned(draft, frame, other, evidence)
                or (_made_recipient(draft, mine, theirs, evidence) if frame.passive else None)
            )
            if found is not None:
                return found
    return None


def _is_light(draft: Analysis, frame: Frame) -> bool:
    """Says whether a verb means nothing by itself; "took over from" is no light verb."""
    return is_light_verb(frame.stem) and not draft.words[frame.verb].is_phrase


def _event_of(frame: Frame) -> int:
    """Returns the word that says what happens: of "is critical of", the adjective."""
    return frame.objects[0] if frame.stem == "be" and frame.objects else frame.verb


def _both_full(frame: Frame, other: Frame) -> bool:
    """Says whether both frames have an actor and an undergoer.

    "People died from mines" and "mines killed people" have one participant in the same slot.
    """
    return all(found.doers and found.undergoers for found in (frame, other))


def _exchange(draft: Slots, source: Slots, evidence: Evidence) -> tuple[int, int] | None:
    moved: list[tuple[int, str, str]] = []
    for word, slot in draft.items():
        pair = evidence.alignment.by_draft.get(word)
        if pair is None or pair.tie in (Tie.ANTONYM, Tie.SISTER, Tie.OTHER_VALUE, Tie.BROADER):
            continue
        there = source.get(pair.source)
        if there is not None and there != slot:
            moved.append((word, slot, there))
    for word, slot, there in moved:
        for other, other_slot, other_there in moved:
            if (
                word < other
                and _crossed((slot, there), (other_slot, other_there))
                and _differ(evidence, word, other)
            ):
                return word, other
        if there == ACTOR and _taken_by_pronoun(source, slot, evidence):
            rival = next((other for other, place in draft.items() if place == ACTOR), None)
            if rival is not None:
                return word, rival
    return None


def _ousted(
    draft: Analysis, mine: Slots, theirs: Slots, evidence: Evidence
) -> tuple[int, int] | None:
    """Finds an actor who in the claim is another participant, while "he" acted there.

    The claim's pronoun stands for the name before it; the draft must hold that name as well.
    """
    actors = [index for index, slot in theirs.items() if slot == ACTOR]
    if len(actors) != 1 or evidence.analysis.words[actors[0]].lower not in PRONOUNS:
        return None
    antecedent = next(
        (
            index
            for index in range(actors[0] - 1, -1, -1)
            if (name := evidence.analysis.words[index].name) is not None
            and name.kind is NameKind.PERSON
        ),
        None,
    )
    meant = evidence.alignment.by_source.get(antecedent) if antecedent is not None else None
    if meant is None or mine.get(meant.draft) == ACTOR:
        return None
    for word, slot in mine.items():
        pair = evidence.alignment.by_draft.get(word)
        if slot != ACTOR or pair is None or draft.words[word].name is None:
            continue
        if pair.source > actors[0]:
            return word, meant.draft
    return None


def _turned(
    draft: Analysis, frame: Frame, other: Frame, evidence: Evidence
) -> tuple[int, int] | None:
    """Finds the names next to a verb on either side that have changed sides, voices alike.

    For names that hang on a noun ("bought 11 percent of A"), which frames leave out.
    """
    if frame.passive != other.passive or frame.stem != other.stem:
        return None
    before, after = names_beside(draft, frame)
    first, last = names_beside(evidence.analysis, other)
    if before is None or after is None or first is None or last is None:
        return None
    one, two = evidence.alignment.by_draft.get(before), evidence.alignment.by_draft.get(after)
    if one is not None and two is not None and (one.source, two.source) == (last, first):
        return before, after
    return None


def _other_actor(draft: Analysis, frame: Frame, evidence: Evidence) -> tuple[int, int] | None:
    """Finds a name that does in the draft what another name does in the claim.

    Both must act in the claim, each in its own event: "A complies, B goes on" for "B complies,
    A goes on" says the wrong of each.
    """
    pair = evidence.alignment.by_draft.get(frame.verb)
    if pair is None or pair.tie not in _SAME_VERB or _is_light(draft, frame):
        return None
    if frame.tense == "none":
        # Who is to do what an infinitive says is not sure enough.
        return None
    frames = evidence.analysis.frames
    source = evidence.analysis
    rivals = {
        index
        for other in frames
        if other.verb == pair.source
        for index in named_actors(source, other)
    }
    stem = source.words[pair.source].stem
    for index in named_actors(draft, frame):
        partner = evidence.alignment.by_draft.get(index)
        if partner is None or not _are_of_one_kind(source, partner.source, rivals):
            continue
        acts = {
            source.words[other.verb].stem
            for other in frames
            if partner.source in named_actors(source, other)
        }
        if acts and stem not in acts:
            return index, index
    return None


def _are_of_one_kind(sentence: Analysis, index: int, others: set[int]) -> bool:
    kinds = {name.kind for other in others if (name := sentence.words[other].name) is not None}
    name = sentence.words[index].name
    return name is not None and name.kind is not None and kinds == {name.kind}


def _made_recipient(
    draft: Analysis, mine: Slots, theirs: Slots, evidence: Evidence
) -> tuple[int, int] | None:
    """Finds a name that acts in the claim and receives in the draft, with no other actor there."""
    if ACTOR in mine.values():
        return None
    for word, slot in mine.items():
        pair = evidence.alignment.by_draft.get(word)
        name = draft.words[word].name
        receives = slot == "to" and name is not None and not name.adjective
        if receives and pair is not None and theirs.get(pair.source) == ACTOR:
            return word, word
    return None


def _differ(evidence: Evidence, one: int, other: int) -> bool:
    """Leaves out two of one word ("90 bottles to A and 300 bottles to B")."""
    words = [
        evidence.analysis.words[evidence.alignment.by_draft[index].source] for index in (one, other)
    ]
    return words[0].stem != words[1].stem


def _crossed(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Says whether two moves, each from a claim's slot to a draft's, cross each other."""
    if ACTOR in one:
        return ACTOR in other and (one[0] == ACTOR) == (other[1] == ACTOR)
    return one == other[::-1]


def _taken_by_pronoun(source: Slots, slot: str, evidence: Evidence) -> bool:
    return any(
        place == slot and evidence.analysis.words[index].lower in PRONOUNS
        for index, place in source.items()
    )


def _observe(reading: Reading, evidence: Evidence, one: int, other: int) -> Observation:
    first, second = reading.draft.words[one], reading.draft.words[other]
    start, end = min(first.start, second.start), max(first.end, second.end)
    if one == other:
        message = f"the source has somebody else do what the draft says of “{first.text}”"
    else:
        message = f"“{first.text}” and “{second.text}” have changed places"
    return Observation(
        KIND, "exchanged", Outcome.CONFLICT, reading.draft.text[start:end],
        _source_words(evidence, one, other), start, end, message, evidence.claim,
    )  # fmt: skip


def _source_words(evidence: Evidence, one: int, other: int) -> str:
    """Returns the claim's words from the one participant to the other, else all of it."""
    pairs = [evidence.alignment.by_draft.get(index) for index in (one, other)]
    words = [evidence.analysis.words[pair.source] for pair in pairs if pair is not None]
    if one == other or len(words) < len(pairs):
        return evidence.analysis.text
    start, end = min(word.start for word in words), max(word.end for word in words)
    return evidence.analysis.text[start:end]
