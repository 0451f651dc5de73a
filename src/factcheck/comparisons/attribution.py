"""Compares who the draft says spoke with who the claims say spoke (VERDICTS, rule 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparisons.audience import compare_audience
from factcheck.comparisons.name_forms import is_written_in, may_abbreviate
from factcheck.comparisons.reading import Observation, Reading
from factcheck.comparisons.spoken_denial import compare_spoken_denial
from factcheck.language.mentions import Attribution
from factcheck.language.speech_cues import speaker_sorts
from factcheck.matching.candidates import Evidence
from factcheck.matching.compiled import CompiledClaim
from factcheck.model import Claim, Outcome

KIND = "attribution"
# A claim covers what is said when it covers this share of its weight, and no other claim covers
# much more of it.
CONTENT_COVERED = 0.5
NEAR_BEST = 0.92
# Sorts of nouns that name a body which may speak.
_BODIES = frozenset({"organization", "generic"})
_DETERMINERS = frozenset({"the", "its", "his", "her", "their"})


def compare_attributions(reading: Reading) -> Iterator[Observation]:
    """Yields what each "X said" of the sentence makes of the claims' speakers.

    Whoever the claims give the words to, or whoever speaks for them or through them, agrees.
    Another speaker is a conflict where the claims name one, and added where the source says it
    in its own voice.
    """
    for attribution in reading.draft.attributions:
        if _is_resolved(reading, attribution) and not is_inside(
            attribution, reading.draft.attributions
        ):
            yield from _judge(reading, attribution)


def _is_resolved(reading: Reading, attribution: Attribution) -> bool:
    """Says whether the speaker is known: not so "the paper's author", of whom only the paper is."""
    named = [
        word.name
        for word in reading.draft.words
        if word.name is not None
        and word.name.entity in attribution.speakers
        and attribution.speaker_start <= word.name.start < attribution.speaker_end
    ]
    if not named or not attribution.speakers:
        return bool(attribution.speakers)
    rest = reading.draft.text[named[-1].end : attribution.speaker_end]
    return not rest.startswith(("'s ", "’s "))


def is_inside(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Says whether a frame is itself part of what another frame reports: the outer one counts."""
    return any(
        other is not attribution
        and other.content_start <= attribution.speaker_start < other.content_end
        for other in others
    )


def _judge(reading: Reading, attribution: Attribution) -> Iterator[Observation]:
    said = _claims_of_content(reading, attribution)
    if not said:
        return
    speakers = set(attribution.speakers)
    for claim in said:
        if _speaks(reading, claim, attribution) or _is_about(claim, speakers):
            yield _observe("same speaker", Outcome.AGREE, attribution, claim)
            yield from compare_audience(reading, attribution, claim)
            yield from compare_spoken_denial(reading, attribution, claim)
            return
    named = next((claim for claim in said if claim.speakers), None)
    if named is not None:
        yield _observe("other speaker", Outcome.CONFLICT, attribution, named)
    elif (body := _find_body(reading, said, attribution)) is not None:
        claim, text = body
        yield _observe("other body", Outcome.CONFLICT, attribution, claim, text)
    elif not _is_told_around(reading, said[0], speakers):
        yield _observe("no such speaker", Outcome.ADDED, attribution, said[0])


def _speaks(reading: Reading, claim: CompiledClaim, attribution: Attribution) -> bool:
    if claim.speakers & _voices(reading, set(attribution.speakers)):
        return True
    speaker = claim.claim.speaker
    if speaker is None:
        return False
    text = attribution.speaker_text
    if may_abbreviate(text, speaker) or is_written_in(text, speaker):
        return True
    return any(
        _is_described(text, role)
        for entity in claim.speakers
        if (known := reading.book.table.entities.get(entity)) is not None
        for role in known.roles
    )


def _is_described(text: str, role: str) -> bool:
    """Says whether "the paper's lead author", "the bank" stands in the speaker's own office."""
    words = text.split()
    return words[0].lower() in _DETERMINERS and is_written_in(words[-1], role)


def _find_body(
    reading: Reading, said: Sequence[CompiledClaim], attribution: Attribution
) -> tuple[CompiledClaim, str] | None:
    """Finds a body without a name ("the drivers' union") that a claim gives the words to.

    Any body that the claims name counts as known; an official without a name does not.
    """
    return next(
        (
            (evidence.claim, other.speaker_text)
            for evidence in reading.evidence
            if evidence.claim in said
            for other in evidence.analysis.attributions
            if not other.speakers or evidence.claim.claim.speaker is not None
            if _is_body(other.speaker_text) and _holds_words(other, evidence, reading, attribution)
        ),
        None,
    )


def _is_body(text: str) -> bool:
    words = text.lower().split()
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return not _BODIES.isdisjoint(speaker_sorts(head))


def _holds_words(
    other: Attribution, evidence: Evidence, reading: Reading, attribution: Attribution
) -> bool:
    """Says whether most of what the draft has said stands in what a claim has said."""
    places = [
        evidence.analysis.words[pair.source].start
        for index, pair in evidence.alignment.by_draft.items()
        if attribution.content_start <= reading.draft.words[index].start < attribution.content_end
    ]
    inside = sum(other.content_start <= place < other.content_end for place in places)
    return inside > len(places) / 2


def _voices(reading: Reading, speakers: set[str]) -> frozenset[str]:
    related = (reading.book.table.related(speaker) for speaker in speakers)
    return frozenset(speakers).union(*related)


def _is_told_around(reading: Reading, said: CompiledClaim, speakers: set[str]) -> bool:
    """Says whether a claim from the same words of the source has the speaker tell of it.

    Curators split "the ministry announced a package that includes …" in two claims.
    """
    return any(
        _overlap(evidence.claim.claim, said.claim) and _tells(evidence.claim, speakers)
        for evidence in reading.candidates
    )


def _overlap(claim: Claim, other: Claim) -> bool:
    if claim.source.id != other.source.id or None in (claim.start, other.start):
        return False
    return (claim.start or 0) < (other.end or 0) and (other.start or 0) < (claim.end or 0)


def _tells(claim: CompiledClaim, speakers: set[str]) -> bool:
    return any(
        not speakers.isdisjoint(attribution.speakers)
        for analysis in claim.readings
        for attribution in analysis.attributions
    )


def _is_about(claim: CompiledClaim, speakers: set[str]) -> bool:
    """Says whether the claim itself tells what the speaker says, thinks or asks for."""
    told = _tells(claim, speakers)
    if claim.speakers or told:
        return told
    return any(
        word.name is not None and word.name.entity in speakers
        for analysis in claim.readings
        for word in analysis.words
    )


def _claims_of_content(reading: Reading, attribution: Attribution) -> list[CompiledClaim]:
    """Finds the claims that cover what is said: verbatim quotations first."""
    verbatim = [
        quotation.claims
        for quotation in reading.quotes
        if quotation.claims
        and attribution.content_start <= quotation.quotation.start < attribution.content_end
    ]
    if verbatim:
        return list(verbatim[0])
    shares = [
        (_content_share(reading, evidence, attribution), evidence) for evidence in reading.evidence
    ]
    best = max((share for share, _ in shares), default=0.0)
    if best < CONTENT_COVERED:
        return []
    near = [(share, evidence) for share, evidence in shares if share >= NEAR_BEST * best]
    return [evidence.claim for _, evidence in sorted(near, key=lambda found: -found[0])]


def _content_share(reading: Reading, evidence: Evidence, attribution: Attribution) -> float:
    total = covered = 0.0
    for index in reading.draft.content:
        word = reading.draft.words[index]
        inside = attribution.content_start <= word.start < attribution.content_end
        if not inside or index in reading.draft.framing:
            continue
        weight = reading.book.weight(word.stem)
        total += weight
        pair = evidence.alignment.by_draft.get(index)
        covered += weight * (pair.similarity if pair else 0.0)
    return covered / total if total else 0.0


def _observe(
    rule: str,
    outcome: Outcome,
    attribution: Attribution,
    claim: CompiledClaim,
    speaker: str | None = None,
) -> Observation:
    speaker = speaker or claim.claim.speaker
    messages = {
        Outcome.AGREE: "same speaker",
        Outcome.CONFLICT: f"the source gives these words to {speaker}",
        Outcome.ADDED: "the source says this in its own voice",
    }
    return Observation(
        KIND, rule, outcome, attribution.speaker_text, speaker,
        attribution.speaker_start, attribution.speaker_end, messages[outcome], claim,
    )  # fmt: skip
