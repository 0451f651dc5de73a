"""Compares whom the draft says a speaker told with whom the claims say (VERDICTS, rule 7)."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.claim_passages import context_stems
from factcheck.comparisons.name_forms import is_written_in, may_abbreviate
from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.mentions import Attribution
from factcheck.language.relations import Relation, relation
from factcheck.matching.compiled import CompiledClaim
from factcheck.model import NameKind, Outcome

# Listeners that say nothing of an outlet.
_ANYBODY = frozenset({"reporters", "press", "journalists", "media", "audience", "crowd", "people"})


def compare_audience(
    reading: Reading, attribution: Attribution, claim: CompiledClaim
) -> Iterator[Observation]:
    """Compares who was told: a wrong outlet for the right speaker is a wrong fact."""
    if attribution.audience_text is None:
        return
    if attribution.audience is None:
        yield from _compare_unnamed_audience(attribution, claim)
        return
    table, text = reading.book.table, attribution.audience_text
    told = [
        name
        for analysis in claim.readings
        for word in analysis.words
        if (name := word.name) is not None
        and name.entity not in claim.speakers | table.related(next(iter(claim.speakers), ""))
    ]
    if any(
        name.entity == attribution.audience or may_abbreviate(name.text, text) for name in told
    ) or any(is_written_in(text, analysis.text) for analysis in claim.readings):
        return
    rival = next((name for name in told if name.kind is NameKind.ORGANIZATION), None)
    if rival is None and _is_known_audience(reading, text):
        return
    outcome = Outcome.ADDED if rival is None else Outcome.CONFLICT
    yield Observation(
        "name", "other audience", outcome, text, rival.text if rival else None,
        attribution.start, attribution.end,
        f"the source does not say that “{text}” was told", claim,
    )  # fmt: skip


def _is_known_audience(reading: Reading, text: str) -> bool:
    """Says whether any claim has the name, in full or by its initials."""
    return any(
        is_written_in(text, analysis.text)
        or any(word.name is not None and may_abbreviate(word.text, text) for word in analysis.words)
        for claim in reading.book.claims
        for analysis in claim.readings
    )


def _compare_unnamed_audience(
    attribution: Attribution, claim: CompiledClaim
) -> Iterator[Observation]:
    """Compares "a foreign news agency" with "state radio": no word shared, no kind of the other."""
    text = attribution.audience_text or ""
    told = [
        other.audience_text
        for analysis in claim.readings
        for other in analysis.attributions
        if other.audience is None and other.audience_text
    ]
    mine = context_stems(text)
    if not told or not mine or any(mine & context_stems(other) for other in told):
        return
    if any(said.split()[-1].lower() in _ANYBODY for said in (text, *told)):
        return
    if any(relation(text.split()[-1], other.split()[-1]) is not Relation.NONE for other in told):
        return
    yield Observation(
        "name", "other listeners", Outcome.CONFLICT, text, told[0],
        attribution.start, attribution.end,
        f"the draft says “{text}” was told, the source “{told[0]}”", claim,
    )  # fmt: skip
