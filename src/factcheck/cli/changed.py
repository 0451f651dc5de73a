"""Keeps of a report what changed since a commit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from factcheck.cli.git import changed_files, file_at
from factcheck.errors import DraftError
from factcheck.fingerprints import sentence_fingerprint
from factcheck.language.document_sentences import document_sentences
from factcheck.model import Document, DocumentReport, Finding, Report
from factcheck.readers import find_reader, read_document
from factcheck.readers.decoding import digest


def changed_drafts(commit: str) -> list[str]:
    """Returns the drafts below the working folder that differ from a commit."""
    return [name for name in changed_files(commit) if find_reader(name) is not None]


def without_unchanged(documents: Sequence[Document], commit: str) -> tuple[Document, ...]:
    """Returns the drafts whose bytes differ from those at a commit."""
    return tuple(
        document
        for document in documents
        if (old := file_at(commit, document.path)) is None or digest(old) != document.sha256
    )


def keep_changed(report: Report, commit: str, encoding: str | None = None) -> Report:
    """Returns the report with only the sentences that a commit's drafts do not have.

    Sentences are told apart by their words: a sentence that only moved has not changed.
    """
    documents = tuple(_changed(document, commit, encoding) for document in report.documents)
    return replace(report, documents=documents)


def _changed(document: DocumentReport, commit: str, encoding: str | None) -> DocumentReport:
    known = _sentences_at(commit, document.path, encoding)
    kept: list[Finding] = []
    for finding in document.findings:
        fingerprint = sentence_fingerprint(finding.sentence.plain)
        if known[fingerprint] > 0:
            known[fingerprint] -= 1
        else:
            kept.append(finding)
    return replace(document, findings=tuple(kept))


def _sentences_at(commit: str, path: str, encoding: str | None) -> Counter[str]:
    """Counts the sentences that a draft had; one that was new or unreadable then had none."""
    data = file_at(commit, path)
    if data is None:
        return Counter()
    try:
        old = read_document(data, path, encoding)
    except DraftError:
        return Counter()
    return Counter(sentence_fingerprint(sentence.plain) for sentence in document_sentences(old))
