"""The data that every layer shares: frozen, plain, picklable.

Everything is imported from here (`from factcheck.model import Claim`), whichever of the modules
of this package it stands in: what is shared is one thing to those who use it.

All offsets are code points, half-open (`start` is the first, `end` the one after the last).
Lines and columns count from 1.
"""

from __future__ import annotations

from factcheck.model.claims import (
    Claim,
    ClaimBook,
    ClaimsFile,
    Name,
    Review,
    Source,
)
from factcheck.model.documents import (
    Block,
    Document,
    Sentence,
)
from factcheck.model.findings import (
    AlignedPair,
    Detail,
    DocumentReport,
    Explanation,
    Finding,
    Match,
    Report,
    Suppression,
    Unchecked,
)
from factcheck.model.kinds import (
    BlockKind,
    NameKind,
    Outcome,
    Rating,
    Severity,
    Verdict,
)

__all__ = [
    "AlignedPair",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimBook",
    "ClaimsFile",
    "Detail",
    "Document",
    "DocumentReport",
    "Explanation",
    "Finding",
    "Match",
    "Name",
    "NameKind",
    "Outcome",
    "Rating",
    "Report",
    "Review",
    "Sentence",
    "Severity",
    "Source",
    "Suppression",
    "Unchecked",
    "Verdict",
]
