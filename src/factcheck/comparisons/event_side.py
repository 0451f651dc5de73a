"""Compares who is on which side of an event, whichever side the event is told from."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.event_phrases import Phrase
from factcheck.language.event_roles import THING, Event, read_events
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.matching.event_ties import crossed_roles, is_filled_alike
from factcheck.model import Outcome

KIND = "role"
RULE = "other side of an event"
# Who wins does not lose: here one who has changed sides is enough.
_EXCLUSIVE = frozenset({"contest"})
_SURE = frozenset({Tie.SAME, Tie.ROLE, Tie.PART})


def compare_event_sides(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where somebody is on the other side of an event than in the claim."""
    draft = reading.draft
    mine = [event for event in read_events(draft) if event.word not in reading.quoted]
    if not mine:
        return
    pairs = [
        (event, other, evidence)
        for evidence in reading.evidence
        for other in evidence.events
        for event in mine
        if event.kind == other.kind and event.negated == other.negated
    ]
    borne_out = {
        event.word for event, other, evidence in pairs if _agree(draft, event, other, evidence)
    }
    for event, other, evidence in pairs:
        if event.word in borne_out:
            continue
        moved = _moved(reading, event, other, evidence)
        if moved is not None:
            yield _observe(draft, event, other, evidence, moved)
            return


def _agree(draft: Analysis, event: Event, other: Event, evidence: Evidence) -> bool:
    return any(
        is_filled_alike(draft, event.roles[role], evidence, other.roles[role])
        for role in event.sides
        if role in other.roles
    )


def _moved(reading: Reading, event: Event, other: Event, evidence: Evidence) -> int | None:
    """Returns a draft word whose role is another in the claim, else None.

    One who has moved is enough only where what was sold, won or moved is the same, or where
    nobody is on both sides, and no other name or day says that it is about another contest.
    """
    draft = reading.draft
    crossed = crossed_roles(draft, event, evidence, other)
    things = event.roles.get(THING), other.roles.get(THING)
    shared = all(things) and is_filled_alike(
        draft, things[0] or Phrase(), evidence, things[1] or Phrase()
    )
    surely = len(crossed) > 1 or (
        crossed and (shared or (not any(things) and _one_contest(reading, event, other)))
    )
    return max(event.roles[crossed[0]]) if surely else None


def _one_contest(reading: Reading, event: Event, other: Event) -> bool:
    """Says whether two events of sides that exclude each other may be taken for one."""
    return (
        event.kind in _EXCLUSIVE
        and min(len(event.sides), len(other.sides)) == 1
        and all(
            (pair := reading.best_pair(index)) is not None and pair.tie in _SURE
            for index in reading.draft.content
            if (word := reading.draft.words[index]).name is not None or word.date is not None
        )
    )


def _observe(
    draft: Analysis, event: Event, other: Event, evidence: Evidence, moved: int
) -> Observation:
    word, source = draft.words[event.word], evidence.analysis.words[other.word]
    filler = draft.words[moved]
    start, end = min(word.start, filler.start), max(word.end, filler.end)
    return Observation(
        KIND, RULE, Outcome.CONFLICT, draft.text[start:end], source.text, start, end,
        f"“{filler.text}” is on the other side of this in the source: “{source.text}”",
        evidence.claim,
    )  # fmt: skip
