"""A small story of our own, with reports made by hand, for tests that need no engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.model import (
    AlignedPair,
    Claim,
    ClaimsFile,
    Detail,
    DocumentReport,
    Explanation,
    Finding,
    Match,
    Outcome,
    Report,
    Sentence,
    Severity,
    Source,
    Suppression,
    Verdict,
)

SOURCE = Source(
    id="harbour",
    file="sources/harbour.txt",
    sha256="3f" * 32,
    title="Ferry fares to rise",
    publisher="Harbour Gazette",
    url="https://example.org/ferry",
    published=date(2024, 3, 5),
)

SEVERITIES = {
    Verdict.MISQUOTED: Severity.ERROR,
    Verdict.MISATTRIBUTED: Severity.ERROR,
    Verdict.CONTRADICTED: Severity.ERROR,
    Verdict.PARTIAL: Severity.WARNING,
    Verdict.UNVERIFIED: Severity.NOTE,
    Verdict.SUPPORTED: Severity.NONE,
    Verdict.SKIPPED: Severity.NONE,
}

DRAFT = """\
Ferry fares to rise

Ferry fares will rise by 21% next year. The league speaks for 4,300 passengers.

"We cannot leave our islands without an affordable way to the doctor, the school and the \
market in the dark months of winter," said Dana Orsk. "It is a bad day," the port authority said.

The fares rise in March 2024, on 1 March at noon. The old harbour was built by the Romans.

Will anyone notice?
"""

QUOTE = (
    "We cannot leave our islands without an affordable road to the doctor, the school and the "
    "market in the dark months of winter"
)


def claim(
    claim_id: str,
    text: str,
    quote: str,
    *,
    speaker: str | None = None,
    line: int = 17,
    paragraph: int | None = 2,
    start: int | None = 214,
) -> Claim:
    """Returns a claim of the ferry story."""
    return Claim(
        id=claim_id,
        text=text,
        quote=quote,
        source=SOURCE,
        paragraph=paragraph,
        start=start,
        end=None if start is None else start + len(quote),
        speaker=speaker,
        path="claims/harbour.yaml",
        line=line,
    )


FARES = claim(
    "fares-2024",
    "Ferry fares will rise by 12% in 2024.",
    "fares on all routes will go up by 12% next year",
    speaker="Harbour Passengers' League",
)
MEMBERS = claim(
    "league-members",
    "The league speaks for 4,300 passengers.",
    "the league, which speaks for some 4,300 passengers",
    line=24,
)
ROAD = claim("orsk-road", "Dana Orsk said the islands need a way.", QUOTE, speaker="Dana Orsk")
BAD_DAY = claim("bad-day", "The league called it a bad day.", "It is a bad day", speaker="League")
START = claim("fares-start", "The fares rise in March 2024.", "from March", paragraph=None)


def sentence(text: str, words: str, block: int = 0) -> Sentence:
    """Returns the sentence that is `words` in `text`."""
    start = text.index(words)
    end = start + len(words)
    before, through = text[:start], text[:end]
    return Sentence(
        text=words,
        plain=words,
        start=start,
        end=end,
        line=before.count("\n") + 1,
        column=start - (before.rfind("\n") + 1) + 1,
        end_line=through.count("\n") + 1,
        end_column=end - (through.rfind("\n") + 1) + 1,
        block=block,
        positions=range(start, end),
    )


def detail(
    text: str,
    kind: str,
    outcome: Outcome,
    draft: str | None,
    source: str | None,
    message: str,
) -> Detail:
    """Returns a detail whose words are located in `text`."""
    start = None if draft is None else text.index(draft)
    end = None if start is None or draft is None else start + len(draft)
    return Detail(kind, outcome, draft, source, start, end, message)


def finding(
    text: str,
    words: str,
    verdict: Verdict,
    message: str,
    *,
    about: Claim | None = None,
    details: Sequence[Detail] = (),
    suppressed: Suppression | None = None,
    explanation: Explanation | None = None,
) -> Finding:
    """Returns a finding on the sentence `words` of `text`."""
    return Finding(
        verdict=verdict,
        severity=SEVERITIES[verdict],
        sentence=sentence(text, words),
        score=0.97,
        claim=about,
        details=tuple(details),
        message=message,
        suppressed=suppressed,
        explanation=explanation,
    )


def ferry_findings() -> tuple[Finding, ...]:
    """Returns one finding of every verdict, in the order of DRAFT."""
    misquoted = DRAFT[DRAFT.index('"We cannot') : DRAFT.index(' "It is')]
    return (
        finding(DRAFT, "Ferry fares to rise", Verdict.SKIPPED, "a heading"),
        finding(
            DRAFT,
            "Ferry fares will rise by 21% next year.",
            Verdict.CONTRADICTED,
            "The draft says 21%; the source says 12%.",
            about=FARES,
            details=[
                detail(DRAFT, "number", Outcome.CONFLICT, "21%", "12%", "21% is not 12%"),
                detail(DRAFT, "date", Outcome.AGREE, "next year", "next year", "the same year"),
            ],
            explanation=Explanation(
                candidates=(Match(FARES, 0.91), Match(MEMBERS, 0.2)),
                alignment=(
                    AlignedPair("Ferry fares", "fares", "same"),
                    AlignedPair("rise", "go up", "synonym"),
                    AlignedPair("21%", "12%", "substituted"),
                ),
                rule="a number for the same thing conflicts",
            ),
        ),
        finding(
            DRAFT,
            "The league speaks for 4,300 passengers.",
            Verdict.SUPPORTED,
            "The source says so.",
            about=MEMBERS,
            details=[
                detail(
                    DRAFT,
                    "hedge",
                    Outcome.NOTE,
                    "4,300",
                    "some 4,300",
                    'The source says "some 4,300".',
                )
            ],
        ),
        finding(
            DRAFT,
            misquoted,
            Verdict.MISQUOTED,
            "The quotation differs from the source in one word.",
            about=ROAD,
            details=[
                detail(
                    DRAFT,
                    "quotation",
                    Outcome.CONFLICT,
                    QUOTE.replace("road", "way"),
                    QUOTE,
                    "One word differs.",
                )
            ],
        ),
        finding(
            DRAFT,
            '"It is a bad day," the port authority said.',
            Verdict.MISATTRIBUTED,
            "The league said this, not the port authority.",
            about=BAD_DAY,
            details=[
                detail(
                    DRAFT,
                    "speaker",
                    Outcome.CONFLICT,
                    "the port authority",
                    "Harbour Passengers' League",
                    "Another speaker.",
                )
            ],
        ),
        finding(
            DRAFT,
            "The fares rise in March 2024, on 1 March at noon.",
            Verdict.PARTIAL,
            "No claim says at noon.",
            about=START,
            details=[
                detail(DRAFT, "date", Outcome.ADDED, "at noon", None, "No claim gives a time.")
            ],
        ),
        finding(
            DRAFT,
            "The old harbour was built by the Romans.",
            Verdict.UNVERIFIED,
            "No claim covers this.",
        ),
        finding(DRAFT, "Will anyone notice?", Verdict.SKIPPED, "a question"),
    )


def ferry_report() -> Report:
    """Returns the report on DRAFT."""
    return report_of(DRAFT, ferry_findings())


def report_of(text: str, findings: Sequence[Finding], path: str = "draft.md") -> Report:
    """Returns a report on one draft."""
    return Report(
        documents=(DocumentReport(path, "ab" * 32, text, tuple(findings)),),
        claims=(ClaimsFile("claims/harbour.yaml", "cd" * 32, 31),),
    )
