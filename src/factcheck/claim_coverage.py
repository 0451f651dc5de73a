"""Turns a report round: which claims the drafts used, by which sentences, and which not.

A sentence uses the claim that its finding names, so long as it says most of it. But a sentence
may say what several claims say, and names one only; so every claim is also held against the
sentences as if they were the claims: what they bear out in full, they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.checker import PreparedBook, check, compile_book
from factcheck.language.stems import stem
from factcheck.model import Claim, ClaimBook, Finding, Outcome, Rating, Report, Source, Verdict
from factcheck.searching import search
from factcheck.usage import ClaimCoverage, ClaimUse, Use

_SAYS = frozenset({Verdict.SUPPORTED, Verdict.PARTIAL})
_WRONG = frozenset({Verdict.CONTRADICTED, Verdict.MISQUOTED, Verdict.MISATTRIBUTED})
# The share of a claim's weight that a sentence must carry, where its finding names the claim, and
# where it does not. Read off the drafts that ship and those of the tests: what lies below says
# something else about the same people.
_MOST = 0.5
_ALL = 0.8
# A claim of whose words fewer stand in all drafts together is said in none of them. Only saves
# time: what is left is held against the sentences one by one.
_ENOUGH_WORDS = 0.4
_NEAREST = 5
# Without these a claim is not said, whatever else is.
_ESSENTIAL = frozenset({"number"})
_WORD = re.compile(r"[^\W_]+")
_DRAFT = Source("draft")

Found = dict[str, list[Use]]


def cover_claims(report: Report, book: ClaimBook, required: Iterable[str] = ()) -> ClaimCoverage:
    """Returns which claims of a book the drafts of a report used, all drafts taken together.

    `required` are ids and tags; a tag stands for every claim that has it. A claim that is rated
    false is used by a sentence that repeats it.
    """
    used = _used(report, book)
    misstated = {
        claim: uses for claim, uses in _citing(report, _WRONG).items() if claim not in used
    }
    wanted = set(required)
    must = tuple(
        claim for claim in book.claims if claim.id in wanted or not wanted.isdisjoint(claim.tags)
    )
    return ClaimCoverage(
        used=_as_uses(used, book),
        misstated=_as_uses(misstated, book),
        unused=tuple(
            claim for claim in book.claims if claim.id not in used and claim.id not in misstated
        ),
        required=must,
        missing=tuple(claim for claim in must if claim.id not in used),
    )


def unknown_requirements(book: ClaimBook, required: Iterable[str]) -> list[str]:
    """Returns what is neither the id of a claim nor a tag of one."""
    known = {claim.id for claim in book.claims}
    known.update(tag for claim in book.claims for tag in claim.tags)
    return [one for one in required if one not in known]


def _as_uses(found: Found, book: ClaimBook) -> tuple[ClaimUse, ...]:
    return tuple(
        ClaimUse(claim, tuple(found[claim.id])) for claim in book.claims if claim.id in found
    )


def _findings(report: Report) -> Iterator[tuple[str, Finding]]:
    for document in report.documents:
        for finding in document.findings:
            yield document.path, finding


def _citing(report: Report, verdicts: frozenset[Verdict]) -> Found:
    """Returns for each claim the sentences whose findings name it with one of some verdicts."""
    found: Found = {}
    for path, finding in _findings(report):
        if finding.claim is not None and finding.verdict in verdicts:
            found.setdefault(finding.claim.id, []).append(Use(path, finding.sentence))
    return found


def _used(report: Report, book: ClaimBook) -> Found:
    said = [
        Use(path, finding.sentence)
        for path, finding in _findings(report)
        if finding.verdict in _SAYS
    ]
    naming = _citing(report, _SAYS)
    repeating = _citing(report, frozenset({Verdict.CONTRADICTED}))
    stems = {one for use in said for one in _stems(use.sentence.plain)}
    prepared = _as_claims(said, book)
    used: Found = {}
    for claim in book.claims:
        if claim.rating is Rating.FALSE:
            uses = repeating.get(claim.id, [])
        else:
            named = [said.index(use) for use in naming.get(claim.id, ())]
            uses = [said[index] for index in _bearers(claim, named, stems, prepared)]
        if uses:
            used[claim.id] = uses
    return used


def _as_claims(said: Sequence[Use], book: ClaimBook) -> PreparedBook:
    """Returns sentences as a claim book, with the names of the one they were checked against."""
    claims = tuple(
        Claim(str(index), use.sentence.plain, use.sentence.plain, _DRAFT)
        for index, use in enumerate(said)
    )
    return compile_book(ClaimBook(claims, book.names, (_DRAFT,)))


def _bearers(claim: Claim, named: Sequence[int], stems: set[str], said: PreparedBook) -> list[int]:
    """Returns the indices of the sentences that say a claim; `named` are those that name it."""
    found: set[int] = set()
    for text in _wordings(claim):
        own = _stems(text)
        if sum(one in stems for one in own) < _ENOUGH_WORDS * len(own):
            continue
        findings = check(text, said).findings
        if not findings or any(_lacks_essential(finding) for finding in findings):
            continue
        in_full = all(finding.verdict is Verdict.SUPPORTED for finding in findings)
        for match in search(text, said, limit=_NEAREST):
            index = int(match.claim.id)
            if match.score >= (_MOST if index in named else _ALL) and (in_full or index in named):
                found.add(index)
    return sorted(found)


def _lacks_essential(finding: Finding) -> bool:
    return finding.verdict in _WRONG or any(
        detail.outcome is Outcome.ADDED and detail.kind in _ESSENTIAL for detail in finding.details
    )


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text)}


def _wordings(claim: Claim) -> Iterator[str]:
    yield claim.text
    yield from claim.phrasings
    if claim.speaker is not None and claim.speaker not in claim.text:
        yield f"{claim.speaker} said that {claim.text}"
