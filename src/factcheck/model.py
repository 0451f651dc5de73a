"""The data that every layer shares: frozen, plain, picklable.

All offsets are code points, half-open (`start` is the first, `end` the one after the last).
Lines and columns count from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
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


@dataclass(frozen=True, slots=True)
class Block:
    """Holds one paragraph as its reader sees it, markup removed.

    `positions[i]` is the offset in `Document.text` of the code point `text[i]`; a plain
    paragraph uses a `range`. `ends[i]` is the offset after what it was written with, where that
    may be more than one code point (an entity); None where it never is.
    """

    text: str
    positions: Sequence[int]
    kind: BlockKind = BlockKind.PARAGRAPH
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Returns the half-open document span of the half-open, non-empty span of `text`."""
        last = self.positions[end - 1] + 1 if self.ends is None else self.ends[end - 1]
        return self.positions[start], last


@dataclass(frozen=True, slots=True)
class Document:
    """Holds one decoded draft and the blocks in it that can be checked, in order."""

    path: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Holds one sentence of a draft.

    `text` is the slice `[start, end)` of the document as written; `plain` is the same sentence
    as its reader sees it (what is compared), and `positions[i]` the document offset of `plain[i]`.
    `ends` is to `positions` as in `Block`. `block` is the index of its block, from 0.
    """

    text: str
    plain: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    block: int
    positions: Sequence[int]
    kind: BlockKind = BlockKind.PARAGRAPH
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Returns the half-open document span of the half-open, non-empty span of `plain`."""
        last = self.positions[end - 1] + 1 if self.ends is None else self.ends[end - 1]
        return self.positions[start], last


@dataclass(frozen=True, slots=True)
class Source:
    """Names one source text and what is known of its origin; unknown facts are None."""

    id: str
    file: str | None = None
    sha256: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """Names one person, organisation, place or work of a story, with its other names."""

    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Holds what a published fact-check says of a claim, in its own words (ClaimReview).

    `rating` is the verdict as the publisher words it; `value`, `best` and `worst` are its place
    on the publisher's scale, as written. `claimed` says when the claim was made, as exactly as
    the review does. `appearances` are addresses of places that made it, `first_appearance` that
    of the first. `rest` is JSON: whatever else the record holds.
    """

    rating: str | None = None
    value: str | None = None
    best: str | None = None
    worst: str | None = None
    claimed: str | None = None
    first_appearance: str | None = None
    appearances: tuple[str, ...] = ()
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Holds one statement of a source as its curators put it, with the evidence for it.

    `start` and `end` are code points in the decoded source text, `paragraph` counts its
    non-blank lines from 1; all three are None where the quote is not anchored.
    `path` and `line` say where the claim itself stands (line from 1).
    """

    id: str
    text: str
    quote: str | None
    source: Source
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    speaker: str | None = None
    rating: Rating = Rating.TRUE
    phrasings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str | None = None
    review: Review | None = None
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """Names one claims file that was read, by digest, with the number of its claims."""

    path: str
    sha256: str
    count: int


@dataclass(frozen=True, slots=True)
class ClaimBook:
    """Holds all claims a draft is checked against, with the names and sources they use."""

    claims: tuple[Claim, ...]
    names: tuple[Name, ...] = ()
    sources: tuple[Source, ...] = ()
    files: tuple[ClaimsFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Pairs a claim with its nearness to a text, 0 to 1."""

    claim: Claim
    score: float


@dataclass(frozen=True, slots=True)
class Detail:
    """Holds what one comparison found: the draft's words against the source's.

    `start` and `end` locate the draft's words in the document; both are None where the detail
    concerns the whole sentence. `kind` is the name of the comparison (number, date, quotation …).
    """

    kind: str
    outcome: Outcome
    draft: str | None
    source: str | None
    start: int | None
    end: int | None
    message: str


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Pairs words of the draft with the words of a claim they were read against."""

    draft: str
    source: str
    relation: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Records how a verdict came about, for `--explain`."""

    candidates: tuple[Match, ...]
    alignment: tuple[AlignedPair, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """Says why a finding is kept but not counted: an ignore directive or a baseline."""

    kind: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Holds the verdict on one sentence, the claim that decided it, and every detail compared.

    `claim` is None for unverified and skipped sentences. `score` is the confidence in the
    verdict, 0 to 1.
    """

    verdict: Verdict
    severity: Severity
    sentence: Sentence
    score: float
    claim: Claim | None
    details: tuple[Detail, ...]
    message: str
    suppressed: Suppression | None = None
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Holds the findings of one document, one for every sentence, in order."""

    path: str
    sha256: str
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Holds the findings of a whole run."""

    documents: tuple[DocumentReport, ...]
    claims: tuple[ClaimsFile, ...] = ()
    findings: tuple[Finding, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Gathers the findings of all documents."""
        everything = tuple(finding for document in self.documents for finding in document.findings)
        object.__setattr__(self, "findings", everything)
