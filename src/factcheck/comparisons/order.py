"""Compares what came first: "before" for "after", with the events on either side."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.orderings import Ordering
from factcheck.language.word_classes import is_negator
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "order"
# So much of an event's pairs must lie in the other event of the claim.
MOVED = 0.6
THAN = "than"
# So many words on either side of "than" are compared.
REACH = 12


def compare_orders(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where the events of the draft stand in the claim the other way round."""
    for evidence in reading.evidence:
        for ordering in _orderings(reading.draft):
            for other in _orderings(evidence.analysis):
                if (ordering.relation == THAN) is not (other.relation == THAN):
                    continue
                if _is_denied(reading.draft, ordering) is not _is_denied(evidence.analysis, other):
                    continue
                if _is_reversed(reading.draft, evidence, ordering, other):
                    yield _observe(reading.draft, evidence, ordering, other)
                    return


def _orderings(sentence: Analysis) -> tuple[Ordering, ...]:
    """Returns the orderings of a sentence; "A has more than B" puts A before B likewise."""
    compared = tuple(
        Ordering(index, THAN, (max(0, index - REACH), index), (index + 1, index + 1 + REACH))
        for index, word in enumerate(sentence.words)
        if word.lower == THAN and _is_between_things(sentence, index)
    )
    ordered = (found for found in sentence.orderings if found.relation != "while")
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
    draft: Analysis, evidence: Evidence, ordering: Ordering, other: Ordering
) -> Observation:
    word = draft.words[ordering.marker]
    source = evidence.analysis.words[other.marker]
    return Observation(
        KIND, "events exchanged", Outcome.CONFLICT, word.text, source.text, word.start, word.end,
        f"the order of events is turned round: “{word.text}” for the source’s “{source.text}”",
        evidence.claim,
    )  # fmt: skip
