"""Compares the numbers of a sentence with those of its claims, each bound to what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.comparisons.number_binding import (
    NEAR_MISS,
    SAME_NOUN,
    SMALL,
    Option,
    find_options,
    find_same_figure,
    head_fit,
    tells,
)
from factcheck.comparisons.number_computing import (
    find_computed,
    find_refuted,
    follows_from_several,
    is_time_between,
)
from factcheck.comparisons.number_measures import measure_of, tell_other_measures
from factcheck.comparisons.number_owners import find_owned_by_another, find_said_of_another
from factcheck.comparisons.number_stretches import says_of_its_own
from factcheck.comparisons.reading import Observation, Reading, words_of_kind
from factcheck.comparisons.remainder import is_rest, is_turned
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.number_comparison import compare_quantities
from factcheck.matching.compiled import CompiledClaim
from factcheck.model import Outcome

KIND = "number"
# Rules by which a figure agrees that stands nowhere as such.
COMPUTED = frozenset({"computed", "computed from claims", "of the rest"})
# A claim further from the number's surroundings than this share of the best one does not vouch.
NEAR_BEST = 0.7
# How surely a claim's number must fill the slot of the draft's before the two can conflict.
SLOT_FLOOR = 0.5
# So much better must another figure fit a slot before the right one is in the wrong place.
CLOSER, CLOSER_BY = 1.5, 0.3
# Both counting the same noun ("seventh season", "sixth season"), more is needed.
SAME_CLOSER, SAME_CLOSER_BY = 1.6, 0.3
# A bound this far from a figure, as a share of itself, was hardly put round it.
FAR = 0.3
_LIMITS = frozenset({Bound.LESS_THAN, Bound.AT_MOST, Bound.MORE_THAN, Bound.AT_LEAST})
_TAKING_UP = frozenset({"the", "these", "those", "other"})


def compare_numbers(reading: Reading) -> Iterator[Observation]:
    """Yields what each number of the sentence makes of the claims' numbers.

    A number agrees with one that counts the same thing; it conflicts with another number that
    counts the same thing or fills the same slot (VERDICTS, rules 2 to 4); else it is added.
    """
    mine = [
        (index, word.quantity)
        for index, word in words_of_kind(reading.draft, "quantity")
        if index not in reading.quoted and word.quantity is not None and tells(word.quantity)
    ]
    for index, quantity in mine:
        others = [other for place, other in mine if place != index]
        yield _judge(reading, index, quantity, others)


def _judge(
    reading: Reading, index: int, quantity: Quantity, others: Sequence[Quantity]
) -> Observation:
    near = _near_options(reading, index, quantity)
    conflicting = [option for option in near if option.relation == "conflict"]
    agreed = _strongest([option for option in near if option.relation in ("agree", "note")])
    if agreed is not None:
        return _judge_same(reading, index, quantity, agreed, conflicting)
    strongest = _strongest(conflicting)
    if strongest is not None and _is_part_of_sum(quantity, others, strongest.quantity):
        return _observe(
            "computed", Outcome.AGREE, quantity, message="adds up to the claim's figure",
            claim=strongest.evidence.claim,
        )  # fmt: skip
    return _judge_computed(reading, quantity, near) or _judge_other(
        reading, quantity, others, strongest
    )


def _is_part_of_sum(quantity: Quantity, others: Sequence[Quantity], whole: Quantity) -> bool:
    """Says whether two figures of the draft make the claim's: "sold one of them, kept three"."""
    return any(
        quantity.low + other.low == whole.low == whole.high
        and quantity.kind is other.kind is whole.kind is QuantityKind.CARDINAL
        and quantity.unit == other.unit == whole.unit
        for other in others
    )


def _near_options(reading: Reading, index: int, quantity: Quantity) -> list[Option]:
    best = max(
        (reading.surroundings(index, evidence) for evidence in reading.evidence), default=0.0
    )
    return [
        option
        for option in find_options(reading, index, quantity)
        if option.surroundings >= NEAR_BEST * best
    ]


def _strongest(options: Sequence[Option]) -> Option | None:
    return max(options, key=lambda option: option.binding, default=None)


def _judge_same(
    reading: Reading,
    index: int,
    quantity: Quantity,
    agreed: Option,
    conflicting: Sequence[Option],
) -> Observation:
    """Judges a figure that a claim has: of another owner, in another's place, or the same."""
    owned = find_owned_by_another(reading, index, agreed, conflicting)
    if owned is not None:
        return _observe_option("of another owner", Outcome.CONFLICT, quantity, owned)
    told = measure_of(agreed.evidence.analysis, agreed.index)
    if tell_other_measures(measure_of(reading.draft, index), told):
        return _observe(
            "change or level", Outcome.CONFLICT, quantity, source=agreed.quantity.text,
            message=f"in the source “{agreed.quantity.text}” is a {told}",
            claim=agreed.evidence.claim,
        )  # fmt: skip
    against = _strongest(conflicting)
    if (
        against is not None
        and _belongs_elsewhere(quantity, agreed, against)
        and not _points_back(reading.draft, index, quantity)
        and not _is_told_as_its_own(reading, index, agreed, against)
    ):
        return _observe_option("bound elsewhere", Outcome.CONFLICT, quantity, against)
    nearer = _find_nearer(quantity, agreed, conflicting)
    if nearer is not None:
        return _observe_option("false bound", Outcome.CONFLICT, quantity, nearer)
    other = find_said_of_another(reading, index, quantity, agreed, conflicting)
    if other is not None:
        return _observe_option("said of another figure", Outcome.CONFLICT, quantity, other)
    outcome = Outcome.NOTE if agreed.relation == "note" else Outcome.AGREE
    return _observe_option("same value", outcome, quantity, agreed)


def _find_nearer(
    quantity: Quantity, agreed: Option, conflicting: Sequence[Option]
) -> Option | None:
    """Finds the figure a bound was put round, where it is true only of another, far from it.

    "Fewer than 6,000 sat it" is true of the 2,311 who passed, and false of the 6,214 who sat.
    """
    far = abs(quantity.low - agreed.quantity.low) > FAR * quantity.low
    if quantity.bound not in _LIMITS or not far or agreed.head >= SAME_NOUN:
        return None
    near = [
        option
        for option in conflicting
        if option.evidence is agreed.evidence
        and option.quantity.kind is agreed.quantity.kind
        and abs(quantity.low - option.quantity.low) <= NEAR_MISS * quantity.low
    ]
    return _strongest(near)


def _is_told_as_its_own(reading: Reading, index: int, agreed: Option, against: Option) -> bool:
    """Says whether the words around a figure make up for what it counts being called otherwise."""
    if agreed.head == 0 and against.head == 1:
        return False
    return says_of_its_own(reading, agreed.evidence, index, agreed.index, against.index)


def _points_back(draft: Analysis, index: int, quantity: Quantity) -> bool:
    """Says whether "the two" takes up what was told before, and counts nothing anew."""
    counts = quantity.kind is QuantityKind.CARDINAL and _is_small(quantity)
    return counts and index > 0 and draft.words[index - 1].lower in _TAKING_UP


def _judge_computed(
    reading: Reading, quantity: Quantity, near: Sequence[Option]
) -> Observation | None:
    """Judges a figure by what follows from those of the claims, None where they tell nothing."""
    if follows_from_several(reading, quantity) or is_time_between(reading, quantity):
        return _observe(
            "computed from claims", Outcome.AGREE, quantity,
            message="follows from the figures of the claims",
        )  # fmt: skip
    hosts = [option.evidence for option in near]
    if any(is_rest(quantity, host.analysis) and is_turned(reading, host) for host in hosts):
        return _observe(
            "of the rest", Outcome.AGREE, quantity, message="what the claim's figures leave over"
        )
    computed = find_computed(quantity, (*reading.evidence, *hosts))
    if computed is not None:
        return _observe(
            "computed", Outcome.AGREE, quantity,
            message="follows from the claim's figures", claim=computed.claim,
        )  # fmt: skip
    refuted = find_refuted(quantity, [found for found in reading.evidence if found in hosts])
    if refuted is None:
        return None
    evidence, message = refuted
    return _observe(
        "refuted by the figures", Outcome.CONFLICT, quantity, message=message, claim=evidence.claim
    )


def _judge_other(
    reading: Reading, quantity: Quantity, others: Sequence[Quantity], against: Option | None
) -> Observation:
    """Judges a figure that no near claim has; another number of the draft may be the one meant."""
    if (
        against is not None
        and against.binding >= SLOT_FLOOR
        and _agreeing(against, others) < _agreeing(against, _figures(against))
    ):
        return _observe_option("other value", Outcome.CONFLICT, quantity, against)
    same = find_same_figure(reading, quantity)
    if same is not None:
        return _observe_option("false bound", Outcome.CONFLICT, quantity, same)
    if _is_small(quantity) or _stands_elsewhere(reading, quantity):
        return _observe(
            "in another claim", Outcome.AGREE, quantity, message="not what this claim is about"
        )
    return _observe(
        "no such number", Outcome.ADDED, quantity, message=f"no claim carries “{quantity.text}”"
    )


def _agreeing(option: Option, figures: Iterable[Quantity]) -> int:
    return sum(compare_quantities(found, option.quantity).relation == "agree" for found in figures)


def _figures(option: Option) -> Iterator[Quantity]:
    """Yields the figures of the claim: it may have the same one twice ("two dogs, two cats")."""
    for _, word in words_of_kind(option.evidence.analysis, "quantity"):
        if word.quantity is not None and tells(word.quantity):
            yield word.quantity


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
        compare_quantities(quantity, found).relation in ("agree", "note")
        and (index in near or head_fit(quantity, found) >= 0.9)
        for index, found in reading.book.quantities
    )


def _belongs_elsewhere(quantity: Quantity, agreed: Option, against: Option) -> bool:
    """Says whether the right value stands in the place of another (VERDICTS, rule 4)."""
    if quantity.head is not None and agreed.quantity.head is not None:
        if agreed.head >= 0.5:
            return against.head >= agreed.head and (
                against.slot > SAME_CLOSER * agreed.slot + SAME_CLOSER_BY
            )
        return against.head >= 0.9
    return _stands_closer(against, agreed)


def _stands_closer(against: Option, agreed: Option) -> bool:
    return against.slot > CLOSER * agreed.slot + CLOSER_BY


def _observe_option(rule: str, outcome: Outcome, quantity: Quantity, option: Option) -> Observation:
    return _observe(
        rule, outcome, quantity, source=option.quantity.text,
        message=option.message, claim=option.evidence.claim,
    )  # fmt: skip


def _observe(
    rule: str,
    outcome: Outcome,
    quantity: Quantity,
    *,
    message: str,
    source: str | None = None,
    claim: CompiledClaim | None = None,
) -> Observation:
    return Observation(
        KIND, rule, outcome, quantity.text, source, quantity.start, quantity.end, message, claim
    )
