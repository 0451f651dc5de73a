"""Compares one event told from its two sides: "A replaced B", "B gave way to A"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.participants import ACTOR, PRONOUNS, slots_of
from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.frames import Frame
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

_FIRM = (Tie.SAME, Tie.SYNONYM, Tie.ROLE, Tie.DERIVED)


def compare_sides(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where one who acts in the claim also acts in its converse.

    Whoever replaces somebody has not given way. A second participant must be shared, else the
    two verbs may tell of two events.
    """
    for evidence in reading.evidence:
        for frame in reading.draft.frames:
            pair = evidence.alignment.by_draft.get(frame.verb)
            if pair is None or pair.tie is not Tie.CONVERSE or frame.verb in reading.quoted:
                continue
            for other in evidence.analysis.frames:
                if other.verb != pair.source or other.negated != frame.negated:
                    continue
                index = _same_actor(reading.draft, frame, evidence, other)
                if index is not None:
                    yield _observe(reading.draft, evidence, frame, other, index)
                    return


def _same_actor(draft: Analysis, frame: Frame, evidence: Evidence, other: Frame) -> int | None:
    """Returns the draft word that acts in both frames while another takes part in both."""
    theirs = slots_of(evidence.analysis, other)
    actor: int | None = None
    shared = False
    for index, slot in slots_of(draft, frame).items():
        pair = evidence.alignment.by_draft.get(index)
        if pair is None or pair.tie not in _FIRM or pair.source not in theirs:
            continue
        acts = theirs[pair.source] == ACTOR
        if slot == ACTOR and acts and draft.words[index].lower not in PRONOUNS:
            actor = index
        elif slot != ACTOR and not acts:
            shared = True
    return actor if shared else None


def _observe(
    draft: Analysis, evidence: Evidence, frame: Frame, other: Frame, index: int
) -> Observation:
    verb, source = draft.words[frame.verb], evidence.analysis.words[other.verb]
    return Observation(
        "role", "other side", Outcome.CONFLICT, verb.told, source.told, verb.start, verb.end,
        f"“{draft.words[index].text}” is on the other side in the source: “{verb.told}” against "
        f"“{source.told}”",
        evidence.claim,
    )  # fmt: skip
