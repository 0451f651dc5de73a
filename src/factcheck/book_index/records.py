"""Turns claims, sources and names into plain tuples and back.

They are written by `marshal`, which knows numbers, texts and tuples, and no classes: reading it
runs no code.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from factcheck.model import Claim, ClaimsFile, Name, NameKind, Rating, Review, Source

# What is left out at the end of a record; the values of a claim that says no more.
_CLAIM_END: tuple[Any, ...] = (None, None, None, None, "true", (), (), None, None)


def pack_claim(claim: Claim, source: int, file: int) -> bytes:
    """Returns a claim as bytes; `source` and `file` are their numbers in the book."""
    quote = True if claim.quote == claim.text else claim.quote
    placed = (claim.speaker, claim.paragraph, claim.start, claim.end, claim.rating.value)
    told = (claim.phrasings, claim.tags, claim.note, _review_values(claim.review))
    end = (*placed, *told)
    length = len(end)
    while length and end[length - 1] == _CLAIM_END[length - 1]:
        length -= 1
    return _dump((claim.id, claim.text, quote, source, file, claim.line, *end[:length]))


def unpack_claim(data: bytes, find_source: Callable[[int], Source], files: Sequence[str]) -> Claim:
    """Returns the claim of such bytes; its source and file are found by their numbers."""
    claim_id, text, quote, source, file, line, *end = marshal.loads(data)
    end += _CLAIM_END[len(end) :]
    speaker, paragraph, first, last, rating, phrasings, tags, note, review = end
    return Claim(
        id=claim_id,
        text=text,
        quote=text if quote is True else quote,
        source=find_source(source),
        paragraph=paragraph,
        start=first,
        end=last,
        speaker=speaker,
        rating=Rating(rating),
        phrasings=phrasings,
        tags=tags,
        note=note,
        review=None if review is None else Review(*review),
        path=files[file],
        line=line,
    )


def pack_source(source: Source) -> bytes:
    """Returns a source as bytes."""
    published = None if source.published is None else source.published.toordinal()
    return _dump(
        (
            *(source.id, source.file, source.sha256, source.title),
            *(source.publisher, source.author, source.url, published),
        )
    )


def unpack_source(data: bytes) -> Source:
    """Returns the source of such bytes."""
    source_id, file, sha256, title, publisher, author, url, published = marshal.loads(data)
    day = None if published is None else date.fromordinal(published)
    return Source(source_id, file, sha256, title, publisher, author, url, day)


def pack_book(
    names: Sequence[Name], files: Sequence[ClaimsFile], witnesses: Sequence[int]
) -> bytes:
    """Returns what is told of a whole book: names, files, and the numbers of some sources."""
    told_names = tuple((one.name, one.kind.value, one.aliases, one.role, one.of) for one in names)
    told_files = tuple((one.path, one.sha256, one.count) for one in files)
    return _dump((told_names, told_files, tuple(witnesses)))


def unpack_book(
    data: bytes,
) -> tuple[tuple[Name, ...], tuple[ClaimsFile, ...], tuple[int, ...]]:
    """Returns names, files and the numbers of sources of such bytes."""
    names, files, witnesses = marshal.loads(data)
    return (
        tuple(Name(name, NameKind(kind), *rest) for name, kind, *rest in names),
        tuple(ClaimsFile(*one) for one in files),
        witnesses,
    )


def _dump(values: tuple[Any, ...]) -> bytes:
    return marshal.dumps(values, 4)


def _review_values(review: Review | None) -> tuple[Any, ...] | None:
    if review is None:
        return None
    return (
        *(review.rating, review.value, review.best, review.worst, review.claimed),
        *(review.first_appearance, review.appearances, review.rest),
    )
