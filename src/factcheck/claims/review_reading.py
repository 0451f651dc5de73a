"""Reads one ClaimReview, in any of its forms, as a claim with its source and speaker."""

from __future__ import annotations

import re

from factcheck.claims.fields import LONGEST_ID
from factcheck.claims.json_ld import (
    Json,
    JsonObject,
    as_address,
    as_day,
    as_list,
    as_text,
    get,
    types_of,
)
from factcheck.claims.ratings import OWN_WORDS, map_rating
from factcheck.model import Claim, Name, NameKind, Rating, Review, Source
from factcheck.records import dataclass

# The marks by which a rating that factcheck gave is known again: to a claim of its own, and to
# the claim of a review whose words come to another rating.
OWN_MARK = "factcheck rating"
OTHER_MARK = "factcheck rating of a review"
_POSITION = re.compile(r"paragraph ([0-9]+), characters ([0-9]+) to ([0-9]+)")
_ORGANIZATION_TYPES = frozenset({"organization", "newsmediaorganization", "corporation", "ngo"})
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class ReadReview:
    """Holds one ClaimReview as a claim, and the name of who made the claim."""

    claim: Claim
    speaker: Name | None


def read_review(record: JsonObject, fallback_id: str) -> ReadReview | None:
    """Returns the claim of a ClaimReview, or None where it reviews no words.

    The id is the record's own where it has a usable one, else made from its address.
    """
    reviewed = get(record, "itemReviewed")
    text = as_text(get(record, "claimReviewed")) or as_text(get(reviewed, "text"))
    if text is None:
        return None
    rating, review = _read_rating(record, reviewed)
    claim_id = _read_id(record, fallback_id)
    quotation = _find_quotation(get(record, "citation"))
    paragraph, start, end = _read_position(quotation)
    speaker = _read_speaker(get(reviewed, "author"))
    claim = Claim(
        id=claim_id,
        text=text,
        quote=_read_quote(quotation),
        source=_read_source(record, claim_id, quotation),
        paragraph=paragraph,
        start=start,
        end=end,
        speaker=speaker.name if speaker else None,
        rating=rating,
        phrasings=_texts(get(reviewed, "alternateName")),
        tags=_read_tags(get(record, "keywords")),
        note=as_text(get(record, "description")),
        review=review,
    )
    return ReadReview(claim, speaker)


def _read_rating(record: JsonObject, reviewed: Json) -> tuple[Rating, Review | None]:
    rated = get(record, "reviewRating")
    words, value = _read_words_and_value(rated)
    mark = get(rated, "identifier")
    marked = _marked_rating(mark)
    if marked is not None and words == OWN_WORDS[marked]:
        words = None
    if marked is not None and as_text(get(mark, "propertyID")) == OWN_MARK:
        return marked, None
    review = Review(
        rating=words,
        value=value,
        best=as_text(get(rated, "bestRating")),
        worst=as_text(get(rated, "worstRating")),
        claimed=as_text(get(reviewed, "datePublished")),
        first_appearance=as_address(get(reviewed, "firstAppearance")),
        appearances=_read_appearances(reviewed),
    )
    if marked is not None:
        return marked, review
    return map_rating(review.rating, review.value, review.best, review.worst), review


def _read_words_and_value(rated: Json) -> tuple[str | None, str | None]:
    if isinstance(rated, dict | list):
        words = as_text(get(rated, "alternateName")) or as_text(get(rated, "name"))
        return words, as_text(get(rated, "ratingValue"))
    text = as_text(rated)
    # A rating that is only a number is a place on a scale.
    is_number = text is not None and text.replace(".", "", 1).isdecimal()
    return (None, text) if is_number else (text, None)


def _marked_rating(mark: Json) -> Rating | None:
    value = as_text(get(mark, "value"))
    is_ours = as_text(get(mark, "propertyID")) in (OWN_MARK, OTHER_MARK)
    return Rating(value) if is_ours and value in tuple(Rating) else None


def _read_appearances(reviewed: Json) -> tuple[str, ...]:
    found: list[str] = []
    for key in ("appearance", "url", "sameAs"):
        for item in as_list(get(reviewed, key)):
            address = as_address(item)
            if address and address not in found:
                found.append(address)
    return tuple(found)


def _read_id(record: JsonObject, fallback: str) -> str:
    own = _usable_id(get(record, "identifier"))
    if own:
        return own
    address = as_address(get(record, "url")) or ""
    last = address.rstrip("/").rpartition("/")[2] if address.count("/") > 2 else ""
    slug = "-".join(_WORD.findall(last.lower()))[:_LONGEST_SLUG].strip("-")
    return slug or fallback


def _usable_id(value: Json) -> str | None:
    if not isinstance(value, str) or value.split() != [value] or len(value) > LONGEST_ID:
        return None
    return value if value.isprintable() else None


def _find_quotation(citation: Json) -> Json:
    return next((one for one in as_list(citation) if "quotation" in types_of(one)), None)


def _read_quote(quotation: Json) -> str | None:
    text = get(quotation, "text")
    return text if isinstance(text, str) and text.strip() else None


def _read_position(quotation: Json) -> tuple[int, int, int] | tuple[None, None, None]:
    position = get(quotation, "position")
    found = _POSITION.fullmatch(position) if isinstance(position, str) else None
    if found is None or _read_quote(quotation) is None:
        return None, None, None
    return int(found[1]), int(found[2]), int(found[3])


def _read_source(record: JsonObject, claim_id: str, quotation: Json) -> Source:
    publisher, author = _read_makers(record)
    text = get(quotation, "isPartOf")
    return Source(
        id=_usable_id(get(text, "identifier")) or claim_id,
        file=as_text(get(text, "contentUrl")),
        sha256=_read_digest(as_text(get(text, "sha256"))),
        title=as_text(get(record, "name")) or as_text(get(record, "headline")),
        publisher=publisher,
        author=author,
        url=as_address(get(record, "url")) or as_address(get(record, "mainEntityOfPage")),
        published=as_day(get(record, "datePublished")),
    )


def _read_makers(record: JsonObject) -> tuple[str | None, str | None]:
    """Returns publisher and author; a single body is the publisher, whatever it is given as."""
    author = next(iter(as_list(get(record, "author"))), None)
    name, publisher = as_text(author), as_text(get(record, "publisher"))
    if "person" in types_of(author):
        return publisher, name
    if publisher is None:
        return name, None
    return publisher, name if name != publisher else None


def _read_digest(text: str | None) -> str | None:
    return text.lower() if text and _SHA256.fullmatch(text) else None


def _read_speaker(author: Json) -> Name | None:
    thing = next(iter(as_list(author)), None)
    name = as_text(thing)
    if name is None:
        return None
    is_body = not types_of(thing).isdisjoint(_ORGANIZATION_TYPES)
    return Name(
        name=name,
        kind=NameKind.ORGANIZATION if is_body else NameKind.PERSON,
        aliases=tuple(alias for alias in _texts(get(thing, "alternateName")) if alias != name),
        role=as_text(get(thing, "jobTitle")),
        of=as_text(get(thing, "worksFor")) or as_text(get(thing, "affiliation")),
    )


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in map(as_text, as_list(value)) if text))


def _read_tags(value: Json) -> tuple[str, ...]:
    if isinstance(value, str):
        return _texts(list(value.split(",")))
    return _texts(value)
