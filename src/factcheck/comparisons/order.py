"""Compares what came first: "before" for "after", with the events on either side.

What lasts until an event is over after it: "open until noon" and "closed at noon" agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.ordering_spans import Span
from factcheck.language.orderings import Ordering
from factcheck.language.word_classes import is_negator
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "order"
# So much of an event's pairs must lie in the other event of the claim.
MOVED = 0.6
THAN = "than"
WHILE = "while"
UNTIL = "until"
_ALIKE = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED)
# So many words on either side of "than" are compared.
REACH = 12


def compare_orders(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where the events of the draft stand in the claim the other way round."""
    yield from _compare_spans_of_time(reading)
    for evidence in reading.evidence:
        for mine in _orderings(reading.draft):
            for theirs in _orderings(evidence.analysis):
                ordering, other = _without_until(reading.draft, evidence, mine, theirs)
                if _lasts(ordering) is not _lasts(other):
                    continue
                if (ordering.relation == THAN) is not (other.relation == THAN):
                    continue
                if _is_denied(reading.draft, ordering) is not _is_denied(evidence.analysis, other):
                    continue
                if _is_reversed(reading.draft, evidence, ordering, other):
                    yield _observe(reading.draft, evidence, ordering, other)
                    return


def _compare_spans_of_time(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where one says "during", the other "before" or "after", of one event.

    Only of events told by nouns: what comes after the talks began may come during the talks.
    """
    draft = reading.draft
    for evidence in reading.evidence:
        source = evidence.analysis
        for ordering in draft.orderings:
            for other in source.orderings:
                if (ordering.relation == WHILE) is (other.relation == WHILE):
                    continue
                if _lasts(ordering) or _lasts(other):
                    continue
                if _has_event(draft, ordering) or _has_event(source, other):
                    continue
                if _is_denied(draft, ordering) or _is_denied(source, other):
                    continue
                if _meet(draft, evidence, _parts(ordering)[0], _parts(other)[0]) and _meet(
                    draft, evidence, _parts(ordering)[1], _parts(other)[1]
                ):
                    yield _observe(draft, evidence, ordering, other, "at once and apart")
                    return


def _parts(ordering: Ordering) -> tuple[Span, Span]:
    """Returns the main event of an ordering, then the one that the ordering word governs."""
    after = [span[0] > ordering.marker for span in (ordering.earlier, ordering.later)]
    first = after[0] and (not after[1] or ordering.earlier[0] < ordering.later[0])
    return (ordering.later, ordering.earlier) if first else (ordering.earlier, ordering.later)


def _lasts(ordering: Ordering) -> bool:
    """Says whether one event lasts until another; "not until" says that it begins there."""
    return ordering.relation == UNTIL and _parts(ordering)[1] == ordering.later


def _has_event(sentence: Analysis, ordering: Ordering) -> bool:
    """Says whether a verb stands in what an ordering word governs."""
    first, last = _parts(ordering)[1]
    return any(first <= frame.verb < last and not frame.nominal for frame in sentence.frames)


def _meet(draft: Analysis, evidence: Evidence, span: Span, other: Span) -> bool:
    """Says whether the verb of one span is paired with that of another, else its last word."""
    return any(
        other[0] <= pair.source < other[1] and pair.tie in _ALIKE
        for index in _heads(draft, span)
        if (pair := evidence.alignment.by_draft.get(index)) is not None
    )


def _heads(sentence: Analysis, span: Span) -> list[int]:
    """Lists the verbs of a span, or, where it has none, its last telling word."""
    verbs = [
        frame.verb
        for frame in sentence.frames
        if span[0] <= frame.verb < span[1] and not frame.nominal and frame.stem != "be"
    ]
    told = [index for index in sentence.content if span[0] <= index < span[1]]
    return verbs or told[-1:]


def _without_until(
    draft: Analysis, evidence: Evidence, ordering: Ordering, other: Ordering
) -> tuple[Ordering, Ordering]:
    """Turns "lasted until" into "ended after" where the other sentence tells of the end.

    The verbs of the two main events must be opposites, or one of them denied; else nothing
    changes.
    """
    if _lasts(ordering) is _lasts(other):
        return ordering, other
    source = evidence.analysis
    theirs = _heads(source, _parts(other)[0])
    for index in _heads(draft, _parts(ordering)[0]):
        pair = evidence.alignment.by_draft.get(index)
        if pair is not None and pair.source in theirs:
            denied = (index in draft.negated) is not (pair.source in source.negated)
            if (pair.tie is Tie.ANTONYM) is not denied:
                return _ended(ordering), _ended(other)
    return ordering, other


def _ended(ordering: Ordering) -> Ordering:
    if not _lasts(ordering):
        return ordering
    main, governed = _parts(ordering)
    return Ordering(ordering.marker, "after", governed, main)


def _orderings(sentence: Analysis) -> tuple[Ordering, ...]:
    """Returns the orderings of a sentence; "A has more than B" puts A before B likewise."""
    compared = tuple(
        Ordering(index, THAN, (max(0, index - REACH), index), (index + 1, index + 1 + REACH))
        for index, word in enumerate(sentence.words)
        if word.lower == THAN and _is_between_things(sentence, index)
    )
    ordered = (found for found in sentence.orderings if found.relation != WHILE)
    return (*ordered, *compared)


def _is_denied(sentence: Analysis, ordering: Ordering) -> bool:
    """Says whether "before" is turned round: "will not leave before it rains"."""
    return sentence.words[ordering.marker].lower == "before" and any(
        is_negator(word.lower) for word in sentence.words[slice(*ordering.earlier)]
    )


def _is_between_things(sentence: Analysis, index: int) -> bool:
    """Leaves out "more than 5,000" and "more than a third", which compare with a figure."""
    following = sentence.words[index + 1 : index + 2]
    return bool(following) and following[0].quantity is None


def _is_reversed(draft: Analysis, evidence: Evidence, ordering: Ordering, other: Ordering) -> bool:
    earlier = _shares(draft, evidence, ordering.earlier, other)
    later = _shares(draft, evidence, ordering.later, other)
    if ordering.relation == THAN and not _compare_alike(draft, evidence, ordering, other):
        return False
    return earlier is not None and later is not None and earlier[1] >= MOVED and later[0] >= MOVED


def _compare_alike(
    draft: Analysis, evidence: Evidence, ordering: Ordering, other: Ordering
) -> bool:
    """Says whether both sentences compare by one word ("more", "higher")."""
    mine = _comparative(draft, ordering.marker)
    return mine is not None and mine == _comparative(evidence.analysis, other.marker)


def _comparative(sentence: Analysis, marker: int) -> str | None:
    for index in range(marker - 1, max(-1, marker - 1 - REACH), -1):
        lower = sentence.words[index].lower
        if lower in ("more", "less", "fewer") or (lower.endswith("er") and len(lower) > 4):
            return lower
    return None


def _shares(
    draft: Analysis, evidence: Evidence, span: tuple[int, int], other: Ordering
) -> tuple[float, float] | None:
    """Returns how much of an event of the draft lies in the claim's earlier and later event."""
    sources = [
        pair.source
        for index in draft.content
        if span[0] <= index < span[1]
        and (pair := evidence.alignment.by_draft.get(index)) is not None
    ]
    earlier = sum(other.earlier[0] <= source < other.earlier[1] for source in sources)
    later = sum(other.later[0] <= source < other.later[1] for source in sources)
    total = earlier + later
    return (earlier / total, later / total) if total else None


def _observe(
    draft: Analysis,
    evidence: Evidence,
    ordering: Ordering,
    other: Ordering,
    rule: str = "events exchanged",
) -> Observation:
    word = draft.words[ordering.marker]
    source = evidence.analysis.words[other.marker]
    return Observation(
        KIND, rule, Outcome.CONFLICT, word.text, source.text, word.start, word.end,
        f"the order of events is another: “{word.text}” for the source’s “{source.text}”",
        evidence.claim,
    )  # fmt: skip
