"""Compares the numbers of a sentence with those of its claims, each bound to what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.comparisons.reading import Observation, Reading, slot_strengths, words_of_kind
from factcheck.language.analysis import Analysis
from factcheck.language.derived_quantities import derived_durations
from factcheck.language.mentions import Quantity, QuantityKind
from factcheck.language.number_comparison import (
    DerivedQuantity,
    QuantityRelation,
    agrees_with_derived,
    compare_quantities,
    contradicted_by_derived,
    derived_values,
)
from factcheck.language.relations import Relation, relation
from factcheck.language.stems import stem
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "number"
# Rules by which a figure agrees that stands nowhere as such.
COMPUTED = frozenset({"computed", "computed from claims"})
# A claim further from the number's surroundings than this share of the best one does not vouch.
NEAR_BEST = 0.7
# How surely a claim's number must fill the slot of the draft's before the two can conflict.
SLOT_FLOOR = 0.5
# Numbers written as words up to this one count what the sentence itself lists.
SMALL = 3
# A figure counts as computed from the claim's figures when it lies this near to the result.
COMPUTED_WITHIN = 0.15
# Two large figures this near to each other are meant to be the same one.
NEAR_MISS = 0.1
# So much better must another figure fit a slot before the right one is in the wrong place.
CLOSER, CLOSER_BY = 1.5, 0.3
# A claim that covers so much of what the main one does may have the figure that is meant.
RIVAL = 0.85
# A bare number up to this one may be an age ("was only six").
OLDEST = 120
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_PARTED = frozenset({"the", "them", "his", "her", "its", "their", "those", "these", "us"})


@dataclass(frozen=True, slots=True)
class _Option:
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
        return self.head + self.slot


def compare_numbers(reading: Reading) -> Iterator[Observation]:
    """Yields what each number of the sentence makes of the claims' numbers.

    A number agrees with one that counts the same thing; it conflicts with another number that
    counts the same thing or fills the same slot (VERDICTS, rules 2 to 4); else it is added.
    """
    mine = [
        (index, word.quantity)
        for index, word in words_of_kind(reading.draft, "quantity")
        if index not in reading.quoted and word.quantity is not None and _tells(word.quantity)
    ]
    for index, quantity in mine:
        others = [other for place, other in mine if place != index]
        yield _judge(reading, index, quantity, others)


def _tells(quantity: Quantity) -> bool:
    return quantity.kind is not QuantityKind.LABEL


def _judge(
    reading: Reading, index: int, quantity: Quantity, others: Sequence[Quantity]
) -> Observation:
    options = list(_options(reading, index, quantity))
    best_surroundings = max(
        (reading.surroundings(index, evidence) for evidence in reading.evidence), default=0.0
    )
    near = [option for option in options if option.surroundings >= NEAR_BEST * best_surroundings]
    agreeing = [option for option in near if option.relation in ("agree", "note")]
    conflicting = [option for option in near if option.relation == "conflict"]
    agreed = max(agreeing, key=lambda option: option.binding, default=None)
    against = max(conflicting, key=lambda option: option.binding, default=None)
    if agreed is not None:
        owned = _owned_by_another(reading, index, agreed, conflicting)
        if owned is not None:
            return _observe("of another owner", Outcome.CONFLICT, quantity, owned)
        if against is not None and _belongs_elsewhere(quantity, agreed, against):
            return _observe("bound elsewhere", Outcome.CONFLICT, quantity, against)
        outcome = Outcome.NOTE if agreed.relation == "note" else Outcome.AGREE
        return _observe("same value", outcome, quantity, agreed)
    if _is_computed_from_several(reading, quantity):
        return Observation(
            KIND, "computed from claims", Outcome.AGREE, quantity.text, None,
            quantity.start, quantity.end, "follows from the figures of the claims",
        )  # fmt: skip
    for evidence in reading.evidence:
        if any(_is_computed(quantity, derived) for derived in _derived(evidence)):
            return Observation(
                KIND, "computed", Outcome.AGREE, quantity.text, None,
                quantity.start, quantity.end, "follows from the claim's figures", evidence.claim,
            )  # fmt: skip
    for evidence in reading.evidence:
        refuted = contradicted_by_derived(quantity, _derived(evidence))
        if refuted is not None and evidence in [option.evidence for option in near]:
            return Observation(
                KIND, "refuted by the figures", Outcome.CONFLICT, quantity.text, None,
                quantity.start, quantity.end, refuted.message, evidence.claim,
            )  # fmt: skip
    if against is not None and any(
        compare_quantities(other, against.quantity).relation == "agree" for other in others
    ):
        against = None
    if against is not None and against.binding >= SLOT_FLOOR:
        return _observe("other value", Outcome.CONFLICT, quantity, against)
    if _is_small(quantity) or _stands_elsewhere(reading, quantity):
        return Observation(
            KIND, "in another claim", Outcome.AGREE, quantity.text, None,
            quantity.start, quantity.end, "not what this claim is about",
        )  # fmt: skip
    return Observation(
        KIND, "no such number", Outcome.ADDED, quantity.text, None, quantity.start, quantity.end,
        f"no claim carries “{quantity.text}”",
    )  # fmt: skip


def _owned_by_another(
    reading: Reading, index: int, agreed: _Option, conflicting: Sequence[_Option]
) -> _Option | None:
    """Finds the figure that the claim gives to whom the draft gives another's.

    A figure belongs to the name nearest to it. The draft's owner must own another figure in the
    claim, and the owner of the draft's figure there must be missing from the draft.
    """
    evidence = agreed.evidence
    mine = _owner(reading.draft, index)
    partner = evidence.alignment.by_draft.get(mine) if mine is not None else None
    theirs = _owner(evidence.analysis, agreed.index)
    if partner is None or theirs is None or theirs in evidence.alignment.by_source:
        return None
    return next(
        (
            option
            for option in conflicting
            if option.evidence is evidence
            and option.quantity.kind is agreed.quantity.kind
            and _owner(evidence.analysis, option.index) == partner.source
        ),
        None,
    )


def _owner(sentence: Analysis, index: int) -> int | None:
    here = sentence.coordinates.get(index)
    names = [
        other
        for other, _ in words_of_kind(sentence, "name")
        if other in sentence.coordinates and other not in sentence.framing
    ]
    if here is None or not names:
        return None
    return min(names, key=lambda other: abs(sentence.coordinates[other] - here))


def _is_small(quantity: Quantity) -> bool:
    """Leaves alone the counting words that hardly tell anything ("one station", "a year")."""
    if quantity.kind is QuantityKind.FRACTION and quantity.low < quantity.high:
        return True
    return (
        quantity.kind in (QuantityKind.CARDINAL, QuantityKind.ORDINAL)
        and quantity.high <= SMALL
        and not any(letter.isdigit() for letter in quantity.text)
    )


def _stands_elsewhere(reading: Reading, quantity: Quantity) -> bool:
    """Says whether the paragraph has the number, or any claim has it for the same thing."""
    near = {claim.index for claim in reading.context}
    return any(
        compare_quantities(quantity, word.quantity).relation in ("agree", "note")
        and (claim.index in near or _head_fit(quantity, word.quantity) >= 0.9)
        for claim in reading.book.claims
        for analysis in claim.readings
        for _, word in words_of_kind(analysis, "quantity")
        if word.quantity is not None
    )


def _options(reading: Reading, index: int, quantity: Quantity) -> Iterator[_Option]:
    for evidence in (*reading.evidence, *_rivals(reading)):
        numbers = [
            (other, word.quantity)
            for other, word in words_of_kind(evidence.analysis, "quantity")
            if word.quantity is not None and _tells(word.quantity)
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
            yield _Option(
                evidence, other, candidate, compared.relation, compared.message,
                _head_fit(quantity, candidate), slots[other], surroundings,
            )  # fmt: skip


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
    if _is_part(reading.draft, index) and not _is_part(evidence.analysis, other):
        return quantity.kind is QuantityKind.CARDINAL
    timed = (quantity.unit in TIME_UNITS) is not (candidate.unit in TIME_UNITS)
    bare = quantity if quantity.unit is None else candidate
    return (
        timed
        and None in (quantity.unit, candidate.unit)
        and (bare.low > OLDEST or bare.head is not None)
    )


def _is_part(sentence: Analysis, index: int) -> bool:
    following = sentence.words[index + 1 : index + 3]
    return len(following) == 2 and following[0].lower == "of" and following[1].lower in _PARTED


def _head_fit(draft: Quantity, source: Quantity) -> float:
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


def _belongs_elsewhere(quantity: Quantity, agreed: _Option, against: _Option) -> bool:
    """Says whether the right value stands in the place of another (VERDICTS, rule 4)."""
    if quantity.head is not None and agreed.quantity.head is not None:
        if agreed.head >= 0.5:
            return against.head >= agreed.head and _stands_closer(against, agreed)
        return against.head >= 0.9
    return _stands_closer(against, agreed)


def _stands_closer(against: _Option, agreed: _Option) -> bool:
    return against.slot > CLOSER * agreed.slot + CLOSER_BY


def _is_computed(quantity: Quantity, derived: DerivedQuantity) -> bool:
    """A bound that is true but far away ("more than a third" for 75 %) was not computed."""
    value = derived.quantity.low
    if quantity.kind is QuantityKind.PERCENT and derived.quantity.kind is QuantityKind.FRACTION:
        value *= 100
    elif quantity.kind is QuantityKind.FRACTION and derived.quantity.kind is QuantityKind.PERCENT:
        value /= 100
    near = abs(quantity.low - value) <= COMPUTED_WITHIN * max(abs(value), 1e-9)
    return near and agrees_with_derived(quantity, derived)


def _is_computed_from_several(reading: Reading, quantity: Quantity) -> bool:
    """Says whether two claims together give the figure, for the thing that it counts."""
    figures = [
        word.quantity
        for evidence in reading.evidence
        for _, word in words_of_kind(evidence.analysis, "quantity")
        if word.quantity is not None
    ]
    if len(reading.evidence) < 2 or len(figures) > 6:
        return False
    return any(
        agrees_with_derived(quantity, derived)
        and abs(quantity.low - derived.quantity.low) <= 0.02 * max(derived.quantity.low, 1e-9)
        and any(_head_fit(quantity, part) >= 0.9 for part in derived.parts)
        for derived in derived_values(figures)
    )


def _derived(evidence: Evidence) -> tuple[DerivedQuantity, ...]:
    words = evidence.analysis.words
    figures = [word.quantity for word in words if word.quantity is not None]
    dates = [word.date for word in words if word.date is not None]
    return (*derived_values(figures), *derived_durations(dates))


def _observe(rule: str, outcome: Outcome, quantity: Quantity, option: _Option) -> Observation:
    return Observation(
        KIND, rule, outcome, quantity.text, option.quantity.text, quantity.start, quantity.end,
        option.message, option.evidence.claim,
    )  # fmt: skip
