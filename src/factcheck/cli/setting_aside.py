"""Sets findings aside that writers ignore on purpose or that a baseline knows."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.baseline import (
    Baseline,
    apply_baseline,
    make_baseline,
    read_baseline,
    write_baseline,
)
from factcheck.errors import ConfigError, UsageError
from factcheck.files import read_whole, write_whole
from factcheck.ignores import Notice, apply_ignores, read_ignores
from factcheck.model import DocumentReport, Report
from factcheck.readers.comments import find_comments


def set_ignored_aside(report: Report) -> tuple[Report, tuple[str, ...]]:
    """Applies the ignores in the drafts as of today; returns notices, each with its place."""
    documents: list[DocumentReport] = []
    notices: list[str] = []
    for document in report.documents:
        comments = find_comments(document.text, document.path)
        if not comments:
            documents.append(document)
            continue
        ignores, unread = read_ignores(comments, len(document.text))
        changed, told = apply_ignores(document, ignores, date.today())
        documents.append(changed)
        notices.extend(_placed(document, notice) for notice in (*unread, *told))
    return replace(report, documents=tuple(documents)), tuple(notices)


def set_known_aside(report: Report, path: Path) -> tuple[Report, tuple[str, ...]]:
    """Applies the baseline in a file; raises `ConfigError` where it cannot be read."""
    baseline = _load(path)
    documents: list[DocumentReport] = []
    stale = 0
    for document in report.documents:
        changed, unmatched = apply_baseline(document, _within(document.path, path), baseline)
        documents.append(changed)
        stale += unmatched
    notices: tuple[str, ...] = ()
    if stale:
        noun = "finding" if stale == 1 else "findings"
        notices = (f"{path.as_posix()}: {stale} {noun} no longer there: write it again",)
    return replace(report, documents=tuple(documents)), notices


def save_baseline(report: Report, path: Path) -> int:
    """Writes the findings that count now as a baseline; returns how many they are."""
    documents = {_within(document.path, path): document for document in report.documents}
    baseline = make_baseline(documents)
    try:
        write_whole(path, write_baseline(baseline).encode())
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: cannot be written ({error.strerror})") from None
    return len(baseline.known)


def _load(path: Path) -> Baseline:
    try:
        return read_baseline(read_whole(path).decode(), path.as_posix())
    except OSError as error:
        raise ConfigError(f"{path.as_posix()}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path.as_posix()}: it is not UTF-8") from None


def _within(draft: str, baseline: Path) -> str:
    """Returns a draft's path relative to the folder of the baseline, so that both can move."""
    try:
        return Path(os.path.relpath(draft, baseline.parent)).as_posix()
    except ValueError:
        # Another drive than the baseline's.
        return draft


def _placed(document: DocumentReport, notice: Notice) -> str:
    before = document.text[: notice.offset]
    return f"{document.path}:{_lines(before)}: {notice.message}"


def _lines(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
