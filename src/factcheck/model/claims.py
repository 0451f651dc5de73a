"""What drafts are checked against: claims, with their sources and the names of the story."""

from __future__ import annotations

from datetime import date

from factcheck.model.kinds import NameKind, Rating
from factcheck.records import dataclass


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
