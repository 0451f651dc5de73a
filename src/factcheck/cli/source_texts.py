"""Reads the source texts that lie where the claims say, to show quotations in their context."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from factcheck.model import Report, Source


def read_source_texts(report: Report) -> dict[str, str]:
    """Returns the texts at hand of the sources that a report cites, by source id.

    A source's file is looked for relative to the claims file. One that is missing, unreadable,
    not UTF-8, or no longer the text that its digest names, is left out.
    """
    texts: dict[str, str] = {}
    for source, place in _cited(report):
        if source.id not in texts and (text := _read(source, place)) is not None:
            texts[source.id] = text
    return texts


def _cited(report: Report) -> Iterator[tuple[Source, Path]]:
    for finding in report.findings:
        claim = finding.claim
        if claim is not None and claim.source.file is not None:
            yield claim.source, Path(claim.path).parent / claim.source.file


def _read(source: Source, path: Path) -> str | None:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, ValueError):
        return None
    if source.sha256 is not None and hashlib.sha256(data).hexdigest() != source.sha256:
        return None
    return text
