"""Reaches the engine under test: compiled books, findings, and one verdict for a whole text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.model import Claim, ClaimBook, Document, Finding, Source, Verdict

from .places import MissingMaterialError, article_text

WRONG = frozenset({Verdict.MISQUOTED, Verdict.MISATTRIBUTED, Verdict.CONTRADICTED})
_WORST_FIRST = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Holds the verdict on a whole text and the finding that decided it."""

    verdict: Verdict
    finding: Finding | None


Judge = Callable[[str], Judgement]


def _need(module: str) -> Any:
    try:
        found = find_spec(module)
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise MissingMaterialError(f"{module} is not written yet")
    return import_module(module)


def combine(findings: Sequence[Finding]) -> Judgement:
    """Judges a text by its sentences: the worst by rule 10 of the verdicts.

    Skipped sentences count only where there is nothing else; supported beside unverified makes
    partial.
    """
    counted = [finding for finding in findings if finding.verdict is not Verdict.SKIPPED]
    if not counted:
        return Judgement(Verdict.SKIPPED, findings[0] if findings else None)
    worst = min(counted, key=lambda finding: _WORST_FIRST.index(finding.verdict))
    mixed = any(finding.verdict is Verdict.SUPPORTED for finding in counted)
    if worst.verdict is Verdict.UNVERIFIED and mixed:
        return Judgement(Verdict.PARTIAL, worst)
    return Judgement(worst.verdict, worst)


def findings_of(book: ClaimBook, *, explain: bool = False) -> Callable[[str], tuple[Finding, ...]]:
    """Compiles a book once and returns the function that checks texts against it."""
    checker = _need("factcheck.checker")
    compiled = checker.compile_book(book)

    def check(text: str) -> tuple[Finding, ...]:
        findings: tuple[Finding, ...] = checker.check(text, compiled, explain=explain).findings
        return findings

    return check


def judge_by(book: ClaimBook, *, explain: bool = False) -> Judge:
    """Compiles a book once and returns the function that judges whole texts by it.

    With `explain` the findings say which row of the verdict table decided.
    """
    check = findings_of(book, explain=explain)
    return lambda text: combine(check(text))


@lru_cache(maxsize=64)
def extracted_book(path: Path) -> ClaimBook:
    """Returns what the extractor makes of one article, with no curation."""
    extraction = _need("factcheck.claims.extraction")
    text, published = article_text(path)
    book: ClaimBook = extraction.extract(text, name=path.stem, published=published)
    return book


def document_findings(document: Document, book: ClaimBook) -> tuple[Finding, ...]:
    """Checks a document as its reader gives it."""
    checker = _need("factcheck.checker")
    report = checker.check(document, checker.compile_book(book))
    findings: tuple[Finding, ...] = report.findings
    return findings


def extracted_text_book(text: str, *, published: date | None = None) -> ClaimBook:
    """Returns what the extractor makes of a text without a name.

    A text that it takes for a headline is one claim: evidence is meant to be checked against.
    """
    extraction = _need("factcheck.claims.extraction")
    book: ClaimBook = extraction.extract(text, name="evidence", published=published)
    if book.claims:
        return book
    source = Source("evidence")
    return ClaimBook((Claim("evidence", text, text, source),), book.names, (source,))


@lru_cache(maxsize=8)
def loaded_book(path: Path) -> ClaimBook:
    """Returns the claims of one claims file."""
    book: ClaimBook = _need("factcheck.claims.loading").load_claims(path)
    return book
