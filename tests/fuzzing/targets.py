"""What is fuzzed: each target takes bytes, and raises where an invariant is broken."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factcheck import FactcheckError, check, extract
from factcheck.checker import compile_book
from factcheck.configuration import read_configuration
from factcheck.ignores import apply_ignores, read_ignores
from factcheck.language.document_sentences import document_sentences
from factcheck.model import (
    Claim,
    ClaimBook,
    Document,
    DocumentReport,
    Finding,
    Report,
    Severity,
    Source,
    Verdict,
)
from factcheck.readers import read_document
from factcheck.readers.comments import find_comments
from factcheck.readers.plain import read_text
from factcheck.renderers import RENDERERS

from . import material
from .claims_targets import (
    find,
    read_claims,
    read_kept_files,
    read_review,
    scratch,
    text_of,
    validate,
)
from .invariants import VIEW, check_document, check_renderers, check_report, errors_of, require

SECONDS = 2.0
_JSON = next(renderer for renderer in RENDERERS if renderer.name == "json")


@dataclass(frozen=True, slots=True)
class Target:
    """Names what is fuzzed; `seeds` are inputs to begin with."""

    name: str
    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    longest: int = 4096

    def __call__(self, data: bytes) -> None:
        """Runs once; raises where something breaks or takes longer than `SECONDS` of the CPU."""
        started = time.process_time()
        self.run(data)
        took = time.process_time() - started
        require(took < SECONDS, f"{self.name}: {took:.1f} s for {len(data)} bytes")


def _reader(ending: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            document = read_document(data, f"draft{ending}")
        except FactcheckError:
            return
        check_document(document)

    return run


def _docx(data: bytes) -> None:
    _reader(".docx")(data if data[:2] == b"PK" else material.word_file(data))


def _configuration(data: bytes) -> None:
    path = scratch("configuration.toml", data)
    try:
        configuration = read_configuration(path)
        configuration.is_excluded("stories/archive/a.draft.md")
        configuration.settings_for("stories/a.md")
    except FactcheckError as error:
        require(str(error), "an error that says nothing")
    finally:
        path.unlink()


def _ignores(data: bytes) -> None:
    text = text_of(data)
    for path in ("draft.txt", "draft.md", "draft.html"):
        comments = find_comments(text, path)
        for comment in comments:
            require(0 <= comment.start < comment.end <= len(text), "a comment outside the text")
        ignores, _ = read_ignores(comments, len(text))
        document = _unverified(read_text(text))
        shown, _ = apply_ignores(document, ignores, date(2025, 1, 1))
        require(len(shown.findings) == len(document.findings), "findings lost")


def _unverified(document: Document) -> DocumentReport:
    findings = tuple(
        Finding(Verdict.UNVERIFIED, Severity.NOTE, sentence, 0.5, None, (), "No claim covers this.")
        for sentence in document_sentences(document)
    )
    return DocumentReport(document.path, document.sha256, document.text, findings)


def _engine(data: bytes) -> None:
    """The engine gives the same whatever the order of the claims."""
    text = text_of(data)
    report = check(text, material.prepared(), explain=True)
    check_report(report)
    other = check(text, material.turned(), explain=True)
    require(_json_of(report) == _json_of(other), "the order of the claims changes the report")


def _renderers(data: bytes) -> None:
    """Text of the draft, its name and its claims comes out inert in every format."""
    text = text_of(data)
    head = text[:200]
    source = Source("s", title=head, publisher=head, author=head, url=f"https://a.b/{head}")
    words = "Ferry fares will rise by 12% in April"
    own = Claim("a", f"{words} {head}", f"{words} {head}", source, speaker=head, path=head)
    book = ClaimBook((own,), sources=(source,))
    report = check(read_text(f"Ferry fares will rise by 21% in April {text}", path=head), book)
    check_report(report)
    check_renderers(report)


def _own_quote(data: bytes) -> None:
    """A claim's own quote is never called wrong."""
    text = text_of(data)
    for sentence in [finding.sentence for finding in check(text, ClaimBook(())).findings[:3]]:
        source = Source("s")
        own = Claim("a", sentence.plain, sentence.plain, source)
        report = check(sentence.plain, compile_book(ClaimBook((own,), sources=(source,))))
        wrong = [finding.verdict.value for finding in errors_of(report)]
        require(not wrong, f"{sentence.plain!r} against itself: {wrong}")


def _extract(data: bytes) -> None:
    """Quotes of an extracted book stand where they say."""
    text = text_of(data)
    book = extract(text)
    for claim in book.claims:
        require(claim.quote is not None and claim.quote == text[claim.start : claim.end], "quote")
    check(text, book)


def _json_of(report: Report) -> str:
    return _JSON.render(report, VIEW)


def _seeds(*texts: str) -> tuple[bytes, ...]:
    return tuple(text.encode("utf-8") for text in texts)


_SENTENCES = tuple(line.encode("utf-8") for line in material.DRAFT.splitlines() if line)

TARGETS = {
    target.name: target
    for target in (
        Target("plain", _reader(".txt"), _seeds(material.DRAFT, material.IGNORES)),
        Target("markdown", _reader(".md"), _seeds(material.MARKDOWN, material.IGNORES)),
        Target("html", _reader(".html"), _seeds(material.HTML, material.IGNORES)),
        Target("docx", _docx, _seeds(material.PARAGRAPHS)),
        Target("claims", read_claims, _seeds(material.CLAIMS)),
        Target("review", read_review, _seeds(material.REVIEW)),
        Target("validate", validate, _seeds(material.CLAIMS), 2048),
        Target("search", find, (*_SENTENCES, material.NEAR_TIE.encode("utf-8")), 512),
        Target("kept", read_kept_files, (b"factcheck findings\n", b"\x80\x05N."), 512),
        Target("configuration", _configuration, _seeds(material.CONFIGURATION)),
        Target("ignores", _ignores, _seeds(material.IGNORES), 1024),
        Target("engine", _engine, _SENTENCES, 512),
        Target("renderers", _renderers, _SENTENCES, 256),
        Target("quotes", _own_quote, _SENTENCES, 512),
        Target("extract", _extract, _seeds(material.DRAFT), 1024),
    )
}
