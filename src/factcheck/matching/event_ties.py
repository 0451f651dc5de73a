"""Ties the words of an event, or of a comparison, that both texts tell in words of their own.

"Came in behind" and "finished ahead of" share no word; but where the one puts A after B and the
other B before A, they say the same, and the reverse where the sides are exchanged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from factcheck.language.analysis import Analysis
from factcheck.language.event_phrases import Phrase
from factcheck.language.event_roles import Event, read_events
from factcheck.language.rankings import RANK, Ranking, read_rankings
from factcheck.language.relations import Relation, relation
from factcheck.language.scales import AMOUNT
from factcheck.language.word_classes import is_personal_pronoun, is_relator
from factcheck.matching.alignment import SIMILARITY, Alignment, Pair, Tie
from factcheck.matching.candidates import Evidence

_FIRM = (Tie.SAME, Tie.SYNONYM, Tie.ROLE, Tie.DERIVED, Tie.NEAR)
# Words that are opposites by themselves, but not where the sides have changed as well.
_OPPOSED = (Tie.ANTONYM, Tie.SISTER)
# So many roles must be filled alike before two words are taken for one event's.
_FEWEST = 2
# Scales that a mere "ahead of" or "exceeds" may stand for.
_RANKED = frozenset({AMOUNT, RANK, "speed"})
_ALIKE = (Relation.SAME, Relation.SYNONYM, Relation.NEAR, Relation.DERIVED)
# Draft words with the claim words that tell the same.
_Told = tuple[Sequence[int], Sequence[int]]


def tie_events(draft: Analysis, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Returns the evidence with its alignments filled up by events that both sides tell alike."""
    events, rankings = read_events(draft), read_rankings(draft)
    if not events and not rankings:
        return tuple(evidence)
    kinds = frozenset(event.kind for event in events)
    return tuple(
        _filled(draft, one, [*_by_events(draft, events, one), *_by_rankings(draft, rankings, one)])
        for found in evidence
        for one in (replace(found, events=read_events(found.analysis, kinds)),)
    )


def _filled(draft: Analysis, evidence: Evidence, told: Sequence[_Told]) -> Evidence:
    known = evidence.alignment
    by_draft, by_source = dict(known.by_draft), dict(known.by_source)
    for words, others in told:
        meant = [other for other in others if other in evidence.analysis.coordinates]
        for index in words if meant else ():
            tied = by_draft.get(index)
            if index in draft.coordinates and (tied is None or tied.tie in _OPPOSED):
                pair = Pair(index, meant[0], Tie.EVENT, SIMILARITY[Tie.EVENT])
                by_draft[index] = pair
                by_source.setdefault(meant[0], pair)
    if by_draft == known.by_draft:
        return evidence
    return replace(evidence, alignment=Alignment(by_draft, by_source))


def _by_events(draft: Analysis, events: Sequence[Event], evidence: Evidence) -> Iterator[_Told]:
    for event in events:
        for other in evidence.events:
            if event.kind != other.kind or event.negated != other.negated:
                continue
            common = [role for role in event.roles if role in other.roles]
            agreed = [
                role
                for role in common
                if is_filled_alike(draft, event.roles[role], evidence, other.roles[role])
            ]
            kept = len(agreed) >= _FEWEST and len(agreed) == len(common)
            if kept or len(crossed_roles(draft, event, evidence, other)) >= _FEWEST:
                yield event.words, other.words


def crossed_roles(
    draft: Analysis, event: Event, evidence: Evidence, other: Event
) -> tuple[str, ...]:
    """Returns the sides of a draft's event that are filled as another side of the claim's."""
    return tuple(
        role
        for role in event.sides
        for there in other.sides
        if role != there and is_filled_alike(draft, event.roles[role], evidence, other.roles[there])
    )


def _by_rankings(
    draft: Analysis, rankings: Sequence[Ranking], evidence: Evidence
) -> Iterator[_Told]:
    theirs = read_rankings(evidence.analysis) if rankings else ()
    for ranking in rankings:
        for other in theirs:
            if not measure_alike(ranking, evidence, other) or not scale_way(ranking, other):
                continue
            if any(
                shared_words(draft, ranking.greater, evidence, greater)
                and shared_words(draft, ranking.less, evidence, less)
                for greater, less in permutations((other.greater, other.less))
            ):
                yield ranking.words, other.words


def scale_way(ranking: Ranking, other: Ranking) -> int:
    """Returns 1 where two comparisons are on one scale, -1 on opposite ones, else 0."""
    if ranking.scale == other.scale:
        return 1
    if RANK in (ranking.scale, other.scale):
        return int({ranking.scale, other.scale} <= _RANKED)
    kind = relation(ranking.scale, other.scale)
    return 1 if kind in _ALIKE else -1 if kind is Relation.ANTONYM else 0


def measure_alike(ranking: Ranking, evidence: Evidence, other: Ranking) -> bool:
    """Says whether both compare one thing ("turnout"), as far as they name it."""
    if not ranking.measured or not other.measured:
        return True
    return any(
        (pair := evidence.alignment.by_draft.get(index)) is not None
        and pair.source in other.measured
        for index in ranking.measured
    )


def shared_words(draft: Analysis, mine: Phrase, evidence: Evidence, theirs: Phrase) -> int:
    """Counts the words of one side of a draft's comparison that are on a side of the claim's.

    Where both sides have names, these decide.
    """
    source = evidence.analysis
    names = frozenset(index for index in mine if draft.words[index].name is not None)
    others = frozenset(index for index in theirs if source.words[index].name is not None)
    if names and others:
        mine, theirs = names, others
    return sum(stands_among(draft, index, evidence, theirs) for index in mine)


def is_filled_alike(draft: Analysis, mine: Phrase, evidence: Evidence, theirs: Phrase) -> bool:
    """Says whether two roles are filled alike: by one name, or by words that stand together."""
    told = [
        index
        for index in mine
        if not is_personal_pronoun(draft.words[index].lower)
        and not is_relator(draft.words[index].lower)
    ]
    held = [index for index in told if stands_among(draft, index, evidence, theirs)]
    if any(draft.words[index].name is not None for index in held):
        return True
    return bool(held) and not any(
        index in evidence.alignment.by_draft for index in told if index not in held
    )


def stands_among(draft: Analysis, index: int, evidence: Evidence, places: Collection[int]) -> bool:
    """Says whether a draft word means the same as one of some words of a claim."""
    pair = evidence.alignment.by_draft.get(index)
    if pair is not None and pair.tie in _FIRM and pair.source in places:
        return True
    name = draft.words[index].name
    return name is not None and any(
        (known := evidence.analysis.words[place].name) is not None and known.entity == name.entity
        for place in places
    )
