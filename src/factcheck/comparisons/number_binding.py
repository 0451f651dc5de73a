"""Finds the figures of the claims that a number of the draft may stand for, by what each counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from factcheck.comparisons.participants import ACTOR, UNDERGOER, slots_of
from factcheck.comparisons.reading import Reading, slot_strengths, words_of_kind
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import Quantity, QuantityKind
from factcheck.language.number_comparison import QuantityRelation, compare_quantities
from factcheck.language.relations import Relation, relation
from factcheck.language.stems import stem
from factcheck.language.word_classes import class_words
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.records import dataclass

# Numbers written as words up to this one count what the sentence itself lists.
SMALL = 3
# Two large figures this near to each other are meant to be the same one.
NEAR_MISS = 0.1
# A claim that covers so much of what the main one does may have the figure that is meant.
RIVAL = 0.85
# A bare number up to this one may be an age ("was only six").
OLDEST = 120
# Two figures with one counted noun, or synonyms.
SAME_NOUN = 0.9
# A claim that covers so much of a sentence may have the figure that its bound belies.
SAME_FIGURE = 0.3
# "5,757 people were killed" counts deaths, not people.
_PEOPLE = frozenset({"peopl", "person", "other"})
_COMPARING = frozenset({"more", "less", "fewer"})
_KNOWN = frozenset({"the", "its", "his", "her", "their", "these", "those"})
_PARTED = frozenset(
    {"the", "them", "his", "her", "its", "their", "those", "these", "us", "our", "my"}
)


@dataclass(frozen=True, slots=True)
class Option:
    """Holds a figure of a claim that a number of the draft may stand for.

    `index` is its word there, `relation` and `message` what comparing the two gives. `head` says
    how well both count one thing and `slot` how surely both fill one slot, each from 0 up;
    `surroundings` how well the claim covers the words around the draft's number.
    """

    evidence: Evidence
    index: int
    quantity: Quantity
    relation: str
    message: str
    head: float
    slot: float
    surroundings: float

    @property
    def binding(self) -> float:
        """Returns how surely the two numbers stand for each other."""
        return self.head + self.slot


def find_options(reading: Reading, index: int, quantity: Quantity) -> Iterator[Option]:
    """Yields the figures that a number can be compared with, from all claims that are near.

    `index` is the number's word in the draft. Figures of another sort are left out.
    """
    for evidence in (*reading.evidence, *_rivals(reading)):
        if _is_of_another_label(reading, evidence):
            continue
        numbers = [
            (other, word.quantity)
            for other, word in words_of_kind(evidence.analysis, "quantity")
            if word.quantity is not None and tells(word.quantity)
        ]
        slots = slot_strengths(reading, evidence, index, [other for other, _ in numbers])
        surroundings = reading.surroundings(index, evidence)
        for other, candidate in numbers:
            compared = _compare(quantity, candidate)
            if compared.relation == "incomparable" or (
                compared.relation == "conflict"
                and _is_of_another_sort(reading, index, quantity, evidence, other)
            ):
                continue
            yield Option(
                evidence, other, candidate, compared.relation, compared.message,
                _fit(reading.draft, index, evidence.analysis, other), slots[other], surroundings,
            )  # fmt: skip


def find_same_figure(reading: Reading, quantity: Quantity) -> Option | None:
    """Finds the figure itself in any candidate, where the draft's bound is false for it.

    "Fewer than four million" for "over 4 million", though another claim covers more words.
    """
    for evidence in reading.candidates:
        if evidence.coverage < SAME_FIGURE:
            continue
        for other, word in words_of_kind(evidence.analysis, "quantity"):
            found = word.quantity
            if found is None or found.low != quantity.low or found.low <= SMALL:
                continue
            compared = compare_quantities(quantity, found)
            fit = head_fit(quantity, found)
            if compared.relation == "conflict" and found.unit == quantity.unit and fit >= 0.5:
                return Option(
                    evidence, other, found, compared.relation, compared.message, fit, 0.0, 0.0
                )
    return None


def tells(quantity: Quantity) -> bool:
    """Says whether a number tells how many or how much: not so where it is part of a name."""
    return quantity.kind is not QuantityKind.LABEL


def _compare(draft: Quantity, source: Quantity) -> QuantityRelation:
    """Compares two figures; shares that only touch ("minority", "majority") exclude each other."""
    vague = all(
        found.kind is QuantityKind.FRACTION and found.low < found.high for found in (draft, source)
    )
    if vague and max(draft.low, source.low) >= min(draft.high, source.high):
        return QuantityRelation("conflict", f"{draft.text} for {source.text}")
    return compare_quantities(draft, source)


def _rivals(reading: Reading) -> list[Evidence]:
    """Returns claims that cover the sentence about as well as the main one, and were not chosen."""
    chosen = {evidence.claim.index for evidence in reading.evidence}
    best = max((evidence.coverage for evidence in reading.evidence), default=0.0)
    return [
        candidate
        for candidate in reading.candidates
        if candidate.claim.index not in chosen and candidate.coverage >= RIVAL * best
    ]


def _is_of_another_label(reading: Reading, evidence: Evidence) -> bool:
    """Says whether a claim is about another of a numbered kind: "line 9", not "line 37"."""
    if not _has_label(evidence.analysis):
        return False
    main = reading.evidence[0].alignment.by_draft
    return any(
        word.quantity is not None
        and word.quantity.kind is QuantityKind.LABEL
        and (pair := main.get(index)) is not None
        and pair.tie is Tie.SAME
        and ((other := evidence.alignment.by_draft.get(index)) is None or other.tie is not Tie.SAME)
        for index, word in words_of_kind(reading.draft, "quantity")
    )


def _has_label(sentence: Analysis) -> bool:
    return any(
        word.quantity is not None and word.quantity.kind is QuantityKind.LABEL
        for word in sentence.words
    )


def _is_of_another_sort(
    reading: Reading, index: int, quantity: Quantity, evidence: Evidence, other: int
) -> bool:
    """Tells figures that differ rightly: a part from its whole, one from many, an age from a year.

    "Three of the neighbours" does not conflict with "eleven neighbours".
    """
    candidate = evidence.analysis.words[other].quantity
    single = quantity.low == quantity.high == 1 and not any(map(str.isdigit, quantity.text))
    if candidate is None or (single and quantity.kind is QuantityKind.CARDINAL):
        return True
    named = quantity.head is not None and candidate.head is not None
    if named and _are_vague(quantity, candidate) and head_fit(quantity, candidate) < SAME_NOUN:
        return True
    if _is_part(reading.draft, index) and not _is_part(evidence.analysis, other):
        return quantity.kind is QuantityKind.CARDINAL
    if is_difference(reading.draft, index) and not is_difference(evidence.analysis, other):
        return True
    if _is_known(reading.draft, index) and head_fit(quantity, candidate) < SAME_NOUN:
        return True
    return _is_measure(quantity) is not _is_measure(candidate) and _is_count(
        candidate if _is_measure(quantity) else quantity
    )


def _is_measure(quantity: Quantity) -> bool:
    """Says whether a figure has a unit, which money and what is counted have not."""
    return quantity.unit is not None and quantity.kind is QuantityKind.CARDINAL


def _is_count(quantity: Quantity) -> bool:
    """Tells a count of things from a bare number, whose unit may have been left out."""
    return quantity.kind is QuantityKind.CARDINAL and (
        quantity.low > OLDEST or quantity.head is not None
    )


def is_difference(sentence: Analysis, index: int) -> bool:
    """Says whether a figure tells by how much: "eight days longer than", "8 euros less than"."""
    following = [word.lower for word in sentence.words[index + 1 : index + 4]]
    if "than" not in following:
        return False
    between = following[: following.index("than")]
    return bool(between) and (between[-1] in _COMPARING or between[-1].endswith("er"))


def _is_known(sentence: Analysis, index: int) -> bool:
    """Tells "the two marches", which were spoken of before, from a figure that is news."""
    quantity = sentence.words[index].quantity
    before = sentence.words[index - 1].lower if index else ""
    return (
        quantity is not None
        and quantity.low == quantity.high <= SMALL
        and before in _KNOWN
        and quantity.kind is QuantityKind.CARDINAL
        and quantity.unit is None
    )


def _are_vague(*quantities: Quantity) -> bool:
    """Tells "hundreds" and "dozens", which exclude each other only of one and the same thing."""
    return not any(
        found.precise or any(map(str.isdigit, found.text)) or found.low == found.high
        for found in quantities
    )


def _is_part(sentence: Analysis, index: int) -> bool:
    following = sentence.words[index + 1 : index + 3]
    return len(following) == 2 and following[0].lower == "of" and following[1].lower in _PARTED


def _fit(draft: Analysis, index: int, source: Analysis, other: int) -> float:
    """Returns how surely two figures count one thing, "people killed" being deaths."""
    mine, theirs = draft.words[index].quantity, source.words[other].quantity
    if mine is None or theirs is None:
        return 0.0
    fate, rival = _fate(draft, index, mine), _fate(source, other, theirs)
    if fate is not rival:
        mine = replace(mine, head=fate or mine.head)
        theirs = replace(theirs, head=rival or theirs.head)
    return head_fit(mine, theirs)


def _fate(sentence: Analysis, index: int, quantity: Quantity) -> str | None:
    """Returns what happened to the people that a figure counts ("kill"), None where not said."""
    if quantity.head is None or stem(quantity.head) not in _PEOPLE:
        return None
    for frame in sentence.frames:
        if frame.relative or frame.stem not in _fate_stems():
            continue
        if slots_of(sentence, frame).get(index) in (ACTOR, UNDERGOER):
            return sentence.words[frame.verb].lower
    return None


@lru_cache(maxsize=1)
def _fate_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in class_words("fate"))


def head_fit(draft: Quantity, source: Quantity) -> float:
    """Returns how surely two figures count one thing, 0 to 1, by their nouns, units and values."""
    near = min(draft.low, source.low) > 100 and (
        abs(draft.low - source.low) <= NEAR_MISS * max(draft.low, source.low)
    )
    if near and (draft.head is None or source.head is None):
        return 0.6
    if draft.low == source.low > SMALL and draft.unit != source.unit:
        # "30 months" for "30 years", "50,000 euros" for "$50,000": the figure was kept.
        return 0.6
    if draft.head is None or source.head is None:
        return 0.5 if draft.unit is not None and draft.unit == source.unit else 0.0
    if stem(draft.head) == stem(source.head):
        return 1.0
    related = relation(draft.head, source.head)
    if related in (Relation.SAME, Relation.SYNONYM, Relation.DERIVED):
        return 0.9
    return 0.5 if related is Relation.HYPERNYM else 0.0
