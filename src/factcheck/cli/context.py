"""Reads the source texts that are at hand, to show quotations in their context."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import DraftError
from factcheck.model import Claim, Report


def read_context(report: Report, folders: Sequence[str]) -> dict[str, str]:
    """Returns the texts of the sources that a report cites, by source id.

    Looked for in `folders`, then where the claims files say. A text that is missing, unreadable,
    or no longer the one that its digest names, is left out.
    """
    cited = {
        finding.claim.source.id: finding.claim
        for finding in report.findings
        if finding.claim is not None
    }
    texts = {source: _text_of(claim, folders) for source, claim in cited.items()}
    return {source: text for source, text in texts.items() if text is not None}


def _text_of(claim: Claim, folders: Sequence[str]) -> str | None:
    from factcheck.claims.source_texts import find_source_text

    try:
        found = find_source_text(claim.source, claim.path, folders)
    except DraftError:
        return None
    if found is None or claim.source.sha256 not in (None, found.sha256):
        return None
    return found.text
