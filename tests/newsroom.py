"""A newsroom for tests of the command line: claims, drafts, and an engine that is stood in for."""

from __future__ import annotations

from pathlib import Path

from factcheck.model import Report, Verdict
from tests.fakes import FARES, finding, report_of

CLAIMS = """\
version: 1
sources:
  - id: harbour
    file: harbour.txt
names: []
claims:
  - id: fares-2024
    claim: Ferry fares will rise by 12% in 2024.
    quote: fares on all routes will go up by 12% next year
    source: harbour
"""

WORDS = {
    "misquoted": Verdict.MISQUOTED,
    "misattributed": Verdict.MISATTRIBUTED,
    "contradicted": Verdict.CONTRADICTED,
    "partial": Verdict.PARTIAL,
    "unverified": Verdict.UNVERIFIED,
    "skipped": Verdict.SKIPPED,
}


def fake_check(documents, book, *, explain=False, slot=None, jobs=None, known=()) -> Report:
    """Gives each document the verdict that its text names; `supported` where it names none."""
    reports = []
    for document in documents:
        verdict = next((WORDS[word] for word in WORDS if word in document.text), Verdict.SUPPORTED)
        sentence = document.text.strip()
        found = finding(document.text, sentence, verdict, f"It is {verdict}.", about=FARES)
        reports.append(report_of(document.text, [found], path=document.path).documents[0])
    return Report(tuple(reports), book.files)


def write(name: str, text: str | bytes) -> str:
    """Writes a file in the working folder and returns its name."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return name
