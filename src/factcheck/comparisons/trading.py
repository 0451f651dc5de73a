"""Finds two who have traded what they do: "A designed it, B built it" for the reverse."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.language.analysis import Analysis
from factcheck.language.frames import Frame
from factcheck.language.word_classes import is_light_verb, is_personal_pronoun
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.matching.event_ties import stands_among

_SAME_VERB = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED)


def traded(draft: Analysis, frame: Frame, evidence: Evidence) -> tuple[int, int] | None:
    """Returns two draft words that act in each other's event of the claim, else None."""
    for one in _sources(draft, frame, evidence):
        for other_frame in draft.frames:
            if other_frame.verb <= frame.verb or other_frame.nominal:
                continue
            for other in _sources(draft, other_frame, evidence):
                found = _crossed(draft, (frame, one), (other_frame, other), evidence)
                if found is not None:
                    return found
    return None


def _sources(draft: Analysis, frame: Frame, evidence: Evidence) -> Iterator[Frame]:
    pair = evidence.alignment.by_draft.get(frame.verb)
    if pair is None or pair.tie not in _SAME_VERB or is_light_verb(draft.words[frame.verb].lower):
        return
    for other in evidence.analysis.frames:
        if other.verb == pair.source and other.negated == frame.negated:
            yield other


def _crossed(
    draft: Analysis, one: tuple[Frame, Frame], other: tuple[Frame, Frame], evidence: Evidence
) -> tuple[int, int] | None:
    for slot in ("doers", "undergoers"):
        first, second = getattr(one[0], slot), getattr(other[0], slot)
        there, beside = getattr(one[1], slot), getattr(other[1], slot)
        moved = [index for index in first if _has_moved(draft, index, evidence, there, beside)]
        back = [index for index in second if _has_moved(draft, index, evidence, beside, there)]
        if moved and back:
            return moved[0], back[0]
    return None


def _has_moved(
    draft: Analysis,
    index: int,
    evidence: Evidence,
    place: Collection[int],
    other: Collection[int],
) -> bool:
    return (
        not is_personal_pronoun(draft.words[index].lower)
        and stands_among(draft, index, evidence, other)
        and not stands_among(draft, index, evidence, place)
    )
