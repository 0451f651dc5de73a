"""Exchanges claims as schema.org ClaimReview: read leniently, written strictly, nothing lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.claims.json_ld import JsonObject, find_objects, parse_json
from factcheck.claims.review_reading import ReadReview, read_review
from factcheck.claims.review_rest import find_rest, merge_rest
from factcheck.claims.review_writing import write_review
from factcheck.errors import ClaimsError
from factcheck.model import Claim, ClaimBook, Name, Source
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class ImportedReviews:
    """Holds the claims of a file of reviews; `notices` say what was left out and why."""

    book: ClaimBook
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportedReviews:
    """Holds claims as ClaimReview records; `left_out` says which could not be and why."""

    records: tuple[JsonObject, ...]
    left_out: tuple[str, ...]


def import_reviews(data: bytes, path: str = "<reviews>") -> ImportedReviews:
    """Returns the claims of every ClaimReview in a JSON file.

    Single objects, arrays, `@graph`, data feeds and one object a line are read. Claims have no
    quote; what a claim has no place for is kept in `Review.rest`. Raises `ClaimsError` where the
    file is not JSON or holds no ClaimReview.
    """
    originals: list[JsonObject] = []
    reads: list[ReadReview] = []
    notices: list[str] = []
    for number, record in enumerate(find_objects(parse_json(data, path), "ClaimReview"), start=1):
        read = read_review(record, f"review-{number}")
        if read is None:
            notices.append(f"{path}: review {number} names no claim (claimReviewed): left out")
        else:
            originals.append(record)
            reads.append(read)
    if not reads:
        raise ClaimsError("\n".join([*notices, f"{path}: no ClaimReview found in it"]))
    names = _merge_speakers(read.speaker for read in reads)
    claims = _separate([read.claim for read in reads])
    full = [
        _with_rest(claim, original, names)
        for claim, original in zip(claims, originals, strict=True)
    ]
    sources = tuple(dict.fromkeys(claim.source for claim in full))
    return ImportedReviews(ClaimBook(tuple(full), tuple(names.values()), sources), tuple(notices))


def export_reviews(book: ClaimBook, claims: Sequence[Claim] | None = None) -> ExportedReviews:
    """Returns the claims of a book (or some of them) as strict ClaimReview records.

    A claim whose source has no address is left out: a ClaimReview must have one.
    """
    names = {name.name: name for name in book.names}
    records: list[JsonObject] = []
    without_address: Counter[str] = Counter()
    for claim in book.claims if claims is None else claims:
        if claim.source.url is None:
            without_address[claim.source.id] += 1
        else:
            records.append(_write_whole(claim, names))
    left_out = tuple(
        f"claims of source {source!r} left out, for it has no url: {count}"
        for source, count in without_address.items()
    )
    return ExportedReviews(tuple(records), left_out)


def _write_whole(claim: Claim, names: dict[str, Name]) -> JsonObject:
    written = write_review(claim, names.get(claim.speaker or ""))
    if claim.review is None or claim.review.rest is None:
        return written
    rest: JsonObject = json.loads(claim.review.rest)
    whole = merge_rest(written, rest, prefer_rest=True)
    # Where a curator changed the claim since, the claim is right and the old record is not.
    if _is_same(read_review(whole, claim.id), claim):
        return whole
    return merge_rest(written, rest, prefer_rest=False)


def _is_same(read: ReadReview | None, claim: Claim) -> bool:
    if read is None or claim.review is None or read.claim.review is None:
        return False
    bare = replace(claim, review=replace(claim.review, rest=None), path="", line=0)
    return read.claim == bare


def _with_rest(claim: Claim, original: JsonObject, names: dict[str, Name]) -> Claim:
    if claim.review is None:
        return claim
    rest = find_rest(original, write_review(claim, names.get(claim.speaker or "")))
    if isinstance(rest.get("identifier"), str):
        # Two records with one identifier: the second has become a claim of its own.
        del rest["identifier"]
    if not rest:
        return claim
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True)
    return replace(claim, review=replace(claim.review, rest=text))


def _merge_speakers(speakers: Iterator[Name | None]) -> dict[str, Name]:
    """Returns one entry a name; of several roles the first is kept (the others stay in rest)."""
    merged: dict[str, Name] = {}
    for speaker in speakers:
        if speaker is None:
            continue
        known = merged.get(speaker.name)
        if known is None:
            merged[speaker.name] = speaker
        elif known != speaker:
            merged[speaker.name] = Name(
                known.name,
                known.kind,
                tuple(dict.fromkeys(known.aliases + speaker.aliases)),
                known.role or speaker.role,
                known.of or speaker.of,
            )
    return merged


def _separate(claims: Sequence[Claim]) -> list[Claim]:
    """Returns the claims with ids of their own, and sources of one id only where they are one."""
    claim_ids, source_ids = _FreeIds(), _FreeIds()
    sources: dict[tuple[str, Source], Source] = {}
    separate: list[Claim] = []
    for claim in claims:
        claim_id = claim_ids.take(claim.id)
        source = claim.source
        if source.id == claim.id:
            source = replace(source, id=claim_id)
        key = (source.id, source)
        if key not in sources:
            sources[key] = replace(source, id=source_ids.take(source.id))
        separate.append(replace(claim, id=claim_id, source=sources[key]))
    return separate


class _FreeIds:
    """Gives out ids, each once: one that is taken gets the next free number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: Counter[str] = Counter()

    def take(self, wanted: str) -> str:
        free = wanted
        while free in self._taken:
            self._last[wanted] += 1
            free = f"{wanted}-{self._last[wanted] + 1}"
        self._taken.add(free)
        return free
