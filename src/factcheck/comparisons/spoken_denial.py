"""Compares whether something was said at all: "denied that", "doesn't believe that"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.mentions import Attribution
from factcheck.language.stems import stem
from factcheck.matching.alignment import Tie
from factcheck.matching.compiled import CompiledClaim
from factcheck.model import Outcome


def compare_spoken_denial(
    reading: Reading, attribution: Attribution, claim: CompiledClaim
) -> Iterator[Observation]:
    """Yields a conflict where one side denies that something was said or thought at all.

    "Doesn't believe that" for "believes that", or a denial made a statement.
    """
    cues = [
        index
        for index in reading.draft.framing | frozenset(reading.draft.content)
        if attribution.start <= reading.draft.words[index].start < attribution.content_start
        and index in reading.draft.negated
        and reading.draft.words[index].stem == stem(attribution.cue)
    ]
    denied = any(
        analysis.words[index].stem == stem(attribution.cue)
        for analysis in claim.readings
        for index in analysis.negated
    )
    polarities = {
        other.polarity
        for analysis in claim.readings
        for other in analysis.attributions
        if not set(other.speakers).isdisjoint(attribution.speakers)
    }
    turned = polarities == {"deny"} and attribution.polarity in ("say", "believe", "warn")
    if turned and not reading.draft.negated and not _has_opposite(reading, claim):
        yield Observation(
            "negation", "denial made statement", Outcome.CONFLICT, attribution.cue, "deny",
            attribution.start, attribution.end, "the source has the speaker deny this", claim,
        )  # fmt: skip
        return
    if cues and not denied:
        word = reading.draft.words[cues[0]]
        yield Observation(
            "negation", "speech denied", Outcome.CONFLICT, word.text, None, word.start, word.end,
            "the draft denies what the source has the speaker say", claim,
        )  # fmt: skip


def _has_opposite(reading: Reading, claim: CompiledClaim) -> bool:
    """Says whether a denial is told by an opposite: "was unaware" for "denied knowing"."""
    return any(
        pair.tie is Tie.ANTONYM
        for evidence in reading.evidence
        if evidence.claim is claim
        for pair in evidence.alignment.by_draft.values()
    )
