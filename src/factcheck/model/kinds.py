"""The closed sets that the data is marked with: verdicts, ratings, outcomes, kinds."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Says what the claims make of one sentence of a draft; ordered from worst to best."""

    MISQUOTED = "misquoted"
    MISATTRIBUTED = "misattributed"
    CONTRADICTED = "contradicted"
    PARTIAL = "partial"
    UNVERIFIED = "unverified"
    SUPPORTED = "supported"
    SKIPPED = "skipped"


class Severity(StrEnum):
    """Says how a linter treats a finding."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Rating(StrEnum):
    """Says what the curators hold of a claim; never computed."""

    TRUE = "true"
    FALSE = "false"
    MISLEADING = "misleading"
    UNPROVEN = "unproven"


class Outcome(StrEnum):
    """Says what one comparison found for one detail."""

    AGREE = "agree"
    CONFLICT = "conflict"
    ADDED = "added"
    NOTE = "note"


class NameKind(StrEnum):
    """Says what sort of thing a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    WORK = "work"


class BlockKind(StrEnum):
    """Says what part of a document a block of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"
