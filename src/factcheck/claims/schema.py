"""Types the records of a claims file: which keys each has, and what they become."""

from __future__ import annotations

import json
from collections.abc import Mapping as MappingOf

from factcheck.claims.fields import (
    Record,
    is_null,
    iterate_entries,
    read_choice,
    read_date,
    read_digest,
    read_id,
    read_list,
    read_optional,
    read_record,
    read_required,
    read_url,
    read_whole_number,
)
from factcheck.claims.nodes import Mapping, Node, Scalar
from factcheck.claims.problems import ProblemList, suggest
from factcheck.model import Claim, Name, NameKind, Rating, Review, Source
from factcheck.records import dataclass

FILE_VERSION = "1"

FILE_KEYS = ("version", "sources", "names", "claims")
SOURCE_KEYS = ("id", "file", "sha256", "title", "publisher", "author", "url", "published")
NAME_KEYS = ("name", "kind", "aliases", "role", "of")
CLAIM_KEYS = (
    "id",
    "claim",
    "quote",
    "source",
    "at",
    "speaker",
    "rating",
    "phrasings",
    "tags",
    "note",
    "review",
)
REVIEW_KEYS = (
    "rating",
    "value",
    "best",
    "worst",
    "claimed",
    "first_appearance",
    "appearances",
    "rest",
)
ANCHOR_KEYS = ("paragraph", "start", "end")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Holds one entry of `sources`, typed, with its nodes."""

    source: Source
    record: Record


@dataclass(frozen=True, slots=True)
class NameRecord:
    """Holds one entry of `names`, typed, with its nodes."""

    name: Name
    record: Record


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """Holds one entry of `claims`, typed, with its nodes."""

    claim: Claim
    record: Record


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Holds one claims file: sources and names typed, claims waiting for all sources."""

    sources: tuple[SourceRecord, ...] = ()
    names: tuple[NameRecord, ...] = ()
    claims: tuple[Mapping, ...] = ()


def read_file_record(root: Node | None, problems: ProblemList) -> FileRecord:
    """Returns what a claims file says; whatever is wrong with it becomes a problem."""
    if root is None or is_null(root):
        if not problems.problems:
            problems.add(0, 0, "the file is empty: a claims file starts with 'version: 1'")
        return FileRecord()
    if not isinstance(root, Mapping):
        problems.add(
            root.line, root.column, "a claims file starts with 'version: 1', not with a list"
        )
        return FileRecord()
    record = read_record(root, FILE_KEYS, "a claims file", problems)
    _check_version(record)
    return FileRecord(
        tuple(_read_source(node, problems) for node in iterate_entries(record, "sources")),
        tuple(_read_name(node, problems) for node in iterate_entries(record, "names")),
        tuple(iterate_entries(record, "claims")),
    )


def read_claim(
    node: Mapping, sources: MappingOf[str, Source], problems: ProblemList
) -> ClaimRecord:
    """Returns one entry of `claims`; its source must be among those given by id."""
    record = read_record(node, CLAIM_KEYS, "a claim", problems)
    quote = read_optional(record, "quote")
    if "quote" not in record.values:
        record.add_problem(
            "quote",
            "a claim needs the key 'quote': add the source's own words, or null",
        )
    paragraph, start, end = _read_anchor(record)
    if start is not None and quote is None and is_null(record.values.get("quote", node)):
        record.add_problem("at", "'at' has no quote to locate: add the quote, or write 'at: null'")
    rating = Rating.TRUE
    if "rating" in record.values:
        rating = read_choice(record, "rating", Rating, Rating.TRUE)
    claim = Claim(
        id=read_id(record),
        text=read_required(record, "claim"),
        quote=quote,
        source=_find_source(record, sources),
        paragraph=paragraph,
        start=start,
        end=end,
        speaker=read_optional(record, "speaker"),
        rating=rating,
        phrasings=read_list(record, "phrasings"),
        tags=read_list(record, "tags"),
        note=read_optional(record, "note"),
        review=_read_review(record),
        path=problems.path,
        line=node.line + 1,
    )
    return ClaimRecord(claim, record)


def _check_version(record: Record) -> None:
    node = record.values.get("version")
    if node is None:
        record.add_problem("version", "the key 'version' is missing: add 'version: 1'")
    elif not isinstance(node, Scalar) or node.value != FILE_VERSION:
        record.add_problem(
            "version", "this factcheck reads version 1: write 'version: 1', or upgrade factcheck"
        )


def _read_source(node: Mapping, problems: ProblemList) -> SourceRecord:
    record = read_record(node, SOURCE_KEYS, "a source", problems)
    source = Source(
        id=read_id(record),
        file=read_optional(record, "file"),
        sha256=read_digest(record, "sha256"),
        title=read_optional(record, "title"),
        publisher=read_optional(record, "publisher"),
        author=read_optional(record, "author"),
        url=read_url(record, "url"),
        published=read_date(record, "published"),
    )
    return SourceRecord(source, record)


def _read_name(node: Mapping, problems: ProblemList) -> NameRecord:
    record = read_record(node, NAME_KEYS, "a name", problems)
    name = Name(
        name=read_required(record, "name"),
        kind=read_choice(record, "kind", NameKind, NameKind.PERSON),
        aliases=read_list(record, "aliases"),
        role=read_optional(record, "role"),
        of=read_optional(record, "of"),
    )
    return NameRecord(name, record)


def _find_source(record: Record, sources: MappingOf[str, Source]) -> Source:
    wanted = read_required(record, "source")
    found = sources.get(wanted)
    if found is not None:
        return found
    if wanted and sources:
        record.add_problem("source", f"no source has the id {wanted!r}: {suggest(wanted, sources)}")
    elif wanted:
        record.add_problem("source", f"no source has the id {wanted!r}: add it under 'sources'")
    return Source(wanted)


def _read_anchor(claim: Record) -> tuple[int, int, int] | tuple[None, None, None]:
    node = claim.values.get("at")
    nothing = (None, None, None)
    if node is None or is_null(node):
        return nothing
    if not isinstance(node, Mapping):
        claim.add_problem("at", "write 'at' as {paragraph: 1, start: 0, end: 10}, or null")
        return nothing
    anchor = read_record(node, ANCHOR_KEYS, "'at'", claim.problems)
    paragraph = read_whole_number(anchor, "paragraph", 1)
    start = read_whole_number(anchor, "start", 0)
    end = read_whole_number(anchor, "end", 1)
    if paragraph is None or start is None or end is None:
        return nothing
    if start >= end:
        anchor.add_problem("end", f"the end, {end}, must come after the start, {start}: mend it")
        return nothing
    return paragraph, start, end


def _read_review(claim: Record) -> Review | None:
    node = claim.values.get("review")
    if node is None or is_null(node):
        return None
    if not isinstance(node, Mapping):
        claim.add_problem("review", "write 'review' as keys and values, or null")
        return None
    record = read_record(node, REVIEW_KEYS, "a review", claim.problems)
    return Review(
        rating=read_optional(record, "rating"),
        value=read_optional(record, "value"),
        best=read_optional(record, "best"),
        worst=read_optional(record, "worst"),
        claimed=read_optional(record, "claimed"),
        first_appearance=read_optional(record, "first_appearance"),
        appearances=read_list(record, "appearances"),
        rest=_read_rest(record),
    )


def _read_rest(review: Record) -> str | None:
    rest = read_optional(review, "rest")
    if rest is None:
        return None
    try:
        if isinstance(json.loads(rest), dict):
            return rest
    except ValueError:
        pass
    review.add_problem("rest", "'rest' must be a JSON object: leave it as it was imported")
    return None
