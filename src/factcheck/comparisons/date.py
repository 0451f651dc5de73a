"""Compares the dates of a sentence with those of its claims."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading, slot_strengths, words_of_kind
from factcheck.language.analysis import Analysis
from factcheck.language.contexts import context_words
from factcheck.language.date_comparison import compare_dates
from factcheck.language.mentions import DateMention, Granularity
from factcheck.language.word_classes import is_light_verb
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome
from factcheck.records import dataclass

KIND = "date"
_DAYS = {"day": 1, "week": 7}
NEAR_BEST = 0.7
# A year or month that another claim has may be meant in passing; a day must be this claim's.
_COARSE = (Granularity.MONTH, Granularity.SEASON, Granularity.YEAR, Granularity.DECADE)
# A date says when something happened: only a claim that covers as much of the sentence conflicts.
COVERED = 0.42
# A date of the paragraph may be meant unless the claim's own clearly stands in its place.
CLEAR_SLOT = 0.5
_DAYS = {"day": 1, "week": 7}
# Nor where the claim covers nearly all of the sentence.
COPIED = 0.8


@dataclass(frozen=True, slots=True)
class _Option:
    evidence: Evidence
    date: DateMention
    relation: str
    message: str
    slot: float


def compare_all_dates(reading: Reading) -> Iterator[Observation]:
    """Yields what each date of the sentence makes of the claims' dates.

    A date agrees with one that includes or equals it, conflicts with another date of the claim
    that covers its surroundings best, and is added where that claim is less precise or has none.
    """
    for index, word in words_of_kind(reading.draft, "date"):
        if index not in reading.quoted and word.date is not None and not _is_current(word.date):
            yield _judge(reading, index, word.date)


def _is_current(date: DateMention) -> bool:
    """Tells "today's rate", the one of our time, from a day."""
    return date.text.lower().replace("’", "'") in ("today's", "today’s")


def _judge(reading: Reading, index: int, date: DateMention) -> Observation:
    options = list(_options(reading, index, date))
    agreed = next((option for option in options if option.relation == "agree"), None)
    if agreed is not None:
        return _observe("same date", Outcome.AGREE, date, agreed)
    near = {claim.index for claim in reading.context}
    if any(
        compare_dates(date, found).relation == "agree"
        for index, found in reading.book.dates
        if index in near
    ) and not any(
        option.relation == "conflict"
        and (option.slot >= CLEAR_SLOT or option.evidence.coverage >= COPIED)
        and _happens(reading, index, option.evidence)
        for option in options
    ):
        return Observation(
            KIND, "date of the context", Outcome.AGREE, date.text, None, date.start, date.end,
            "a date of the same paragraph",
        )  # fmt: skip
    against = max(
        (
            option
            for option in options
            if option.relation == "conflict" and not _is_other_end(reading, date, option)
        ),
        key=lambda option: option.slot,
        default=None,
    )
    if against is not None and _is_computed(date, against.evidence):
        return _observe("computed date", Outcome.AGREE, date, against)
    if (
        against is not None
        and against.evidence.coverage >= COVERED
        and _happens(reading, index, against.evidence)
    ):
        return _observe("other date", Outcome.CONFLICT, date, against)
    finer = next((option for option in options if option.relation == "finer"), None)
    if finer is not None:
        return _observe("finer date", Outcome.ADDED, date, finer)
    if date.granularity in _COARSE and any(
        compare_dates(date, found).relation == "agree" for _, found in reading.book.dates
    ):
        return Observation(
            KIND, "in another claim", Outcome.AGREE, date.text, None, date.start, date.end,
            "a date of another claim",
        )  # fmt: skip
    return Observation(
        KIND, "no such date", Outcome.ADDED, date.text, None, date.start, date.end,
        f"no claim carries “{date.text}”",
    )  # fmt: skip


def _is_other_end(reading: Reading, date: DateMention, option: _Option) -> bool:
    """Says whether the claim's date is the other end of the range ("from April to June")."""
    return any(
        word.date is not None
        and {date.relation, word.date.relation} == {"since", "until"}
        and compare_dates(word.date, option.date).relation == "agree"
        for _, word in words_of_kind(reading.draft, "date")
    )


def _is_computed(date: DateMention, evidence: Evidence) -> bool:
    """Says whether a day is a claim's own, so many days or weeks on or back, as the claim counts.

    "The walkout began on August 27, two days after talks broke down" gives August 25.
    """
    if date.first is None or date.granularity is not Granularity.DAY:
        return False
    counted = {
        _DAYS[quantity.unit] * quantity.low
        for _, word in words_of_kind(evidence.analysis, "quantity")
        if (quantity := word.quantity) is not None and quantity.unit in _DAYS
    }
    return any(
        word.date is not None
        and word.date.first is not None
        and word.date.granularity is Granularity.DAY
        and abs((word.date.first - date.first).days) in counted
        for _, word in words_of_kind(evidence.analysis, "date")
    )


def _happens(reading: Reading, index: int, evidence: Evidence) -> bool:
    """Says whether what the date dates is in the claim: its verb, unless that says nothing."""
    frames = reading.draft.frames
    frame = next(
        (found for found in frames if any(index in heads for _, heads in found.complements)),
        None,
    ) or next((found for found in reversed(frames) if found.last < index), None)
    if frame is None or frame.stem == "be" or is_light_verb(frame.stem):
        return True
    return frame.verb in evidence.alignment.by_draft


def _options(reading: Reading, index: int, date: DateMention) -> Iterator[_Option]:
    surroundings = [reading.surroundings(index, evidence) for evidence in reading.evidence]
    best = max(surroundings, default=0.0)
    for evidence, strength in zip(reading.evidence, surroundings, strict=True):
        if strength < NEAR_BEST * best:
            continue
        others = [
            (other, word.date)
            for other, word in words_of_kind(evidence.analysis, "date")
            if word.date is not None
        ]
        slots = slot_strengths(reading, evidence, index, [other for other, _ in others])
        for other, candidate in others:
            compared = compare_dates(date, candidate)
            ends = {date.relation, candidate.relation} & {"since", "until"}
            if compared.relation == "conflict" and len(ends) == 2:
                continue
            relation, message = compared.relation, compared.message
            if relation == "conflict" and (
                _is_neighbour_year(evidence.analysis, date, candidate)
                or _is_counted_off(evidence.analysis, date, candidate)
            ):
                relation, message = "agree", f"{date.text} follows from {candidate.text}"
            if relation != "incomparable":
                yield _Option(evidence, candidate, relation, message, slots[other])


def _is_neighbour_year(source: Analysis, date: DateMention, candidate: DateMention) -> bool:
    """Says whether a claim counts a year from another: 2000 is "the year before" 2001."""
    if date.granularity is not Granularity.YEAR or None in (date.year, candidate.year):
        return False
    apart = (date.year or 0) - (candidate.year or 0)
    told = " ".join(word.text.lower() for word in source.words)
    return any(phrase in told for phrase in _phrases_for(apart))


def _is_counted_off(source: Analysis, date: DateMention, candidate: DateMention) -> bool:
    """Says whether a claim counts the days from its date: the 25th is two days before the 27th."""
    days = {date.granularity, candidate.granularity} == {Granularity.DAY}
    if not days or date.first is None or candidate.first is None:
        return False
    apart = abs((date.first - candidate.first).days)
    return any(
        word.quantity is not None
        and word.quantity.unit in _DAYS
        and word.quantity.low * _DAYS[word.quantity.unit] == apart
        for word in source.words
    )


def _phrases_for(years: int) -> frozenset[str]:
    sides = {-1: "year_before", 1: "year_after"}
    return context_words(sides[years]) if years in sides else frozenset()


def _observe(rule: str, outcome: Outcome, date: DateMention, option: _Option) -> Observation:
    return Observation(
        KIND, rule, outcome, date.text, option.date.text, date.start, date.end,
        option.message, option.evidence.claim,
    )  # fmt: skip
