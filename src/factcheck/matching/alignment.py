"""Aligns the words of a draft sentence with the words of a claim.

Every content word of the draft is paired with at most one word of the claim. A pair is worth its
similarity, and a little more where its neighbours are paired alike, so that of two equal words
the one in the same surroundings wins. Order is not forced: clauses may stand the other way
round. What order tells (a word in the place of another) is read from the pairs afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from factcheck.language.analysis import Analysis
from factcheck.language.date_comparison import compare_dates
from factcheck.language.mentions import NameMention
from factcheck.language.name_table import NameTable
from factcheck.language.names import same_entity
from factcheck.language.number_comparison import compare_quantities
from factcheck.language.relations import Relation, relation
from factcheck.language.search_keys import name_parts, phrase_parts, search_keys
from factcheck.language.word_classes import direction
from factcheck.language.words import Word, WordKind
from factcheck.matching.opposition import both_modify, may_oppose
from factcheck.model import NameKind
from factcheck.records import dataclass


class Tie(StrEnum):
    """Says why two words were paired."""

    SAME = "same"
    SYNONYM = "synonym"
    DERIVED = "derived"
    NEAR = "near"
    BROADER = "broader"
    CONVERSE = "told from the other side"
    EVENT = "one event in other words"
    ROLE = "role"
    PART = "part of a name"  # or of a date: "the night" for "Saturday night"
    ANTONYM = "opposite"
    SISTER = "other of its kind"
    OTHER_VALUE = "other value"


# How much of a draft word each tie covers. Opposites and other values count nearly as much as
# agreement: the better a lie copies its source, the better it must be covered.
SIMILARITY = {
    Tie.SAME: 1.0,
    Tie.SYNONYM: 0.9,
    Tie.DERIVED: 0.9,
    Tie.NEAR: 0.7,
    Tie.CONVERSE: 0.8,
    Tie.EVENT: 0.8,
    Tie.BROADER: 0.6,
    Tie.ROLE: 0.8,
    Tie.PART: 0.6,
    Tie.ANTONYM: 0.8,
    Tie.SISTER: 0.5,
    Tie.OTHER_VALUE: 0.6,
}
_FROM_RELATION = {
    Relation.SAME: Tie.SAME,
    Relation.SYNONYM: Tie.SYNONYM,
    Relation.DERIVED: Tie.DERIVED,
    Relation.CONVERSE: Tie.CONVERSE,
    Relation.HYPERNYM: Tie.BROADER,
    Relation.NEAR: Tie.NEAR,
    Relation.ANTONYM: Tie.ANTONYM,
    Relation.SISTER: Tie.SISTER,
}
NEIGHBOUR_BONUS = 0.12
# A draft word, a claim word and their tie: a pair that is not chosen yet.
_Tied = tuple[int, int, Tie]
_OPPOSED = (Tie.ANTONYM, Tie.SISTER)
# How a verb of saying may be tied: "praised" with "condemned", not "called" with "needed"; with
# any word like it where the source denies that something was said.
_OF_CUES = (Tie.SAME, Tie.ANTONYM)


@dataclass(frozen=True, slots=True)
class Pair:
    """Pairs the draft word `draft` with the claim word `source` (indices into `words`)."""

    draft: int
    source: int
    tie: Tie
    similarity: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Holds the pairs of one draft sentence and one claim, by draft and by claim word."""

    by_draft: dict[int, Pair]
    by_source: dict[int, Pair]


Searches = Mapping[str, Sequence[int]]
# For each draft word the claim words that it could be tied to.
Reach = Mapping[int, set[int]]


def index_searches(draft: Analysis) -> Searches:
    """Returns for each key that words may be tied by the content words that look under it.

    For aligning one sentence with many claims: its words' keys are gathered once.
    """
    searches: defaultdict[str, list[int]] = defaultdict(list)
    for index in draft.content:
        for key in search_keys(draft.words[index]):
            searches[key].append(index)
    return searches


def find_reach(searches: Searches, source: Analysis) -> Reach:
    """Returns for each draft word the words of a claim that it could be tied to.

    No word outside these has a tie, so that they tell at a glance what a claim can cover at most.
    """
    reached: dict[int, set[int]] = {}
    places = source.places
    for key in places.keys() & searches.keys():
        found = places[key]
        for index in searches[key]:
            if index in reached:
                reached[index].update(found)
            else:
                reached[index] = set(found)
    return reached


def align(draft: Analysis, source: Analysis, table: NameTable, reached: Reach) -> Alignment:
    """Pairs the content words of two sentences, each at most once.

    `reached` are the pairs to look at, as `find_reach` gives them.
    """
    pairs = _possible_pairs(draft, source, table, reached)
    by_draft: dict[int, Pair] = {}
    by_source: dict[int, Pair] = {}
    for index, other, tie in _ranked(pairs, draft, source) if _has_rivals(pairs) else pairs:
        if index not in by_draft and other not in by_source:
            by_draft[index] = by_source[other] = Pair(index, other, tie, SIMILARITY[tie])
    return Alignment(by_draft, by_source)


def _has_rivals(pairs: Sequence[_Tied]) -> bool:
    """Says whether a word stands in two pairs; where none does, no order matters."""
    words = {index for index, _, _ in pairs}, {other for _, other, _ in pairs}
    return any(len(once) < len(pairs) for once in words)


def _ranked(pairs: Sequence[_Tied], draft: Analysis, source: Analysis) -> list[_Tied]:
    """Returns the pairs by similarity and by what their neighbours add, the strongest first."""
    strength = {(index, other): SIMILARITY[tie] for index, other, tie in pairs}
    here = {index: place for place, index in enumerate(draft.content)}
    there = {index: place for place, index in enumerate(source.content)}

    def rank(pair: _Tied) -> tuple[float, int, int]:
        index, other, tie = pair
        places = here[index], there[other]
        bonus = _bonus(places, strength, draft.content, source.content)
        return -(SIMILARITY[tie] + bonus), index, other

    return sorted(pairs, key=rank)


def _possible_pairs(
    draft: Analysis, source: Analysis, table: NameTable, reached: Reach
) -> list[_Tied]:
    found: list[_Tied] = []
    for index in sorted(reached):
        word = draft.words[index]
        framing = index in draft.framing and word.is_word
        for other in sorted(reached[index]):
            tie = tie_words(word, source.words[other], table)
            if tie is None or (framing and tie not in _OF_CUES and other not in source.negated):
                continue
            if tie in _OPPOSED and not _may_stand(tie, draft, index, source, other):
                continue
            found.append((index, other, tie))
    return found


def _may_stand(tie: Tie, draft: Analysis, index: int, source: Analysis, other: int) -> bool:
    """Says whether two words may be opposites or of one kind by what they are in a sentence."""
    return may_oppose(draft, index, source, other) or (
        tie is Tie.ANTONYM and both_modify(draft, index, source, other)
    )


def _bonus(
    places: tuple[int, int],
    strength: Mapping[tuple[int, int], float],
    draft: Sequence[int],
    source: Sequence[int],
) -> float:
    """Returns what a pair gains from its neighbours; places are those among content words."""
    bonus = 0.0
    here, there = places
    for step in (-1, 1):
        if not 0 <= here + step < len(draft):
            continue
        neighbour = draft[here + step]
        for other_step in (step, 2 * step, -step):
            if 0 <= there + other_step < len(source):
                found = strength.get((neighbour, source[there + other_step]))
                if found is not None:
                    near = NEIGHBOUR_BONUS if other_step == step else NEIGHBOUR_BONUS / 2
                    bonus += near * found
    return bonus


def tie_words(draft: Word, source: Word, table: NameTable) -> Tie | None:
    """Says how two words are tied, None where they are not.

    Numbers, dates and names are compared by value; an ordinary word may be part of a name
    ("the treaty" for a treaty known by its full name).
    """
    if draft.is_word and source.is_word:
        if draft.stem == source.stem:
            return Tie.SAME
        tie = _FROM_RELATION.get(relation(draft.lower, source.lower))
        # "Studied under" says that one "studied".
        held = source.stem in phrase_parts(draft) or draft.stem in phrase_parts(source)
        return tie or _tie_directions(draft.lower, source.lower) or (Tie.BROADER if held else None)
    if draft.name is not None and source.name is not None:
        if same_entity(draft.name, source.name, table):
            return Tie.SAME
        return Tie.ROLE if speaks_for(draft.name, source.name, table) else None
    if draft.quantity is not None and source.quantity is not None:
        outcome = compare_quantities(draft.quantity, source.quantity).relation
        if outcome in ("agree", "note"):
            return Tie.SAME
        return Tie.OTHER_VALUE if outcome == "conflict" else None
    if draft.date is not None and source.date is not None:
        outcome = compare_dates(draft.date, source.date).relation
        if outcome in ("agree", "finer"):
            return Tie.SAME
        return Tie.OTHER_VALUE if outcome == "conflict" else None
    return _part_of_name(draft, source)


def _tie_directions(draft: str, source: str) -> Tie | None:
    """Ties words of rising and falling: all that rise say something alike, and not what falls."""
    product = direction(draft) * direction(source)
    if not product or any(_is_comparative(word) for word in (draft, source)):
        return None
    return Tie.BROADER if product > 0 else Tie.ANTONYM


def _is_comparative(word: str) -> bool:
    return word in ("more", "less", "fewer", "up", "down") or word.endswith("er")


def speaks_for(draft: NameMention, source: NameMention, table: NameTable) -> bool:
    """Says whether one name may stand for the other by office; a country stands for nobody."""
    if draft.adjective or source.adjective:
        return False
    if NameKind.PLACE in (draft.kind, source.kind):
        return False
    return source.entity in table.related(draft.entity)


def _part_of_name(draft: Word, source: Word) -> Tie | None:
    for name, word in ((draft, source), (source, draft)):
        if name.kind in (WordKind.NAME, WordKind.DATE) and word.is_word:
            return Tie.PART if word.stem in name_parts(name) else None
    return None
