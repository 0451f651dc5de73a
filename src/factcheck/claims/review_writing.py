"""Writes one claim as a ClaimReview that search engines accept.

Google asks for `claimReviewed`, `reviewRating` with `alternateName`, and `url`
(https://developers.google.com/search/docs/appearance/structured-data/factcheck).
"""

from __future__ import annotations

from factcheck.claims.json_ld import Json, JsonObject, guard_entities
from factcheck.claims.ratings import OWN_WORDS, map_rating
from factcheck.claims.review_reading import OTHER_MARK, OWN_MARK
from factcheck.model import Claim, Name, NameKind, Rating, Review

# Google's scale where the review has none: 5 is true, 1 is false.
_OWN_VALUES = {Rating.TRUE: 5, Rating.MISLEADING: 3, Rating.FALSE: 1}


def write_review(claim: Claim, speaker: Name | None) -> JsonObject:
    """Returns a claim as a ClaimReview; its source must have an address."""
    source = claim.source
    record: JsonObject = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": claim.id,
        "url": source.url,
        "claimReviewed": guard_entities(claim.text),
        "reviewRating": _write_rating(claim),
        "itemReviewed": _write_reviewed(claim, speaker),
    }
    _put(record, "name", source.title)
    _put(record, "datePublished", source.published.isoformat() if source.published else None)
    if source.author is not None:
        record["author"] = {"@type": "Person", "name": guard_entities(source.author)}
    if source.publisher is not None:
        body: JsonObject = {"@type": "Organization", "name": guard_entities(source.publisher)}
        record["author" if source.author is None else "publisher"] = body
    if claim.tags:
        record["keywords"] = [guard_entities(tag) for tag in claim.tags]
    _put(record, "description", claim.note)
    citation = _write_citation(claim)
    if citation:
        record["citation"] = citation
    return record


def _write_rating(claim: Claim) -> JsonObject:
    review = claim.review or Review()
    rating: JsonObject = {
        "@type": "Rating",
        "alternateName": guard_entities(review.rating or OWN_WORDS[claim.rating]),
    }
    if claim.review is None and claim.rating in _OWN_VALUES:
        review = Review(value=str(_OWN_VALUES[claim.rating]), best="5", worst="1")
    for key, value in (
        ("ratingValue", review.value),
        ("bestRating", review.best),
        ("worstRating", review.worst),
    ):
        if value is not None:
            rating[key] = _number(value)
    mapped = map_rating(review.rating, review.value, review.best, review.worst)
    if claim.review is None or review.rating is None or mapped is not claim.rating:
        rating["identifier"] = {
            "@type": "PropertyValue",
            "propertyID": OWN_MARK if claim.review is None else OTHER_MARK,
            "value": claim.rating.value,
        }
    return rating


def _write_reviewed(claim: Claim, speaker: Name | None) -> JsonObject:
    review = claim.review or Review()
    reviewed: JsonObject = {"@type": "Claim"}
    if claim.speaker is not None:
        reviewed["author"] = _write_speaker(claim.speaker, speaker)
    _put(reviewed, "datePublished", review.claimed)
    if review.first_appearance is not None:
        reviewed["firstAppearance"] = _write_work(review.first_appearance)
    if review.appearances:
        reviewed["appearance"] = [_write_work(address) for address in review.appearances]
    if claim.phrasings:
        reviewed["alternateName"] = [guard_entities(phrasing) for phrasing in claim.phrasings]
    return reviewed


def _write_speaker(name: str, known: Name | None) -> JsonObject:
    kind = "Organization" if known and known.kind is NameKind.ORGANIZATION else "Person"
    person: JsonObject = {"@type": kind, "name": guard_entities(name)}
    if known is None:
        return person
    if known.aliases:
        person["alternateName"] = [guard_entities(alias) for alias in known.aliases]
    _put(person, "jobTitle", known.role)
    if known.of is not None:
        person["worksFor" if kind == "Person" else "affiliation"] = {
            "@type": "Organization",
            "name": guard_entities(known.of),
        }
    return person


def _write_work(address: str) -> JsonObject:
    return {"@type": "CreativeWork", "url": address}


def _write_citation(claim: Claim) -> JsonObject | None:
    source = claim.source
    text: JsonObject = {"@type": "MediaObject"}
    if source.id != claim.id:
        text["identifier"] = source.id
    _put(text, "contentUrl", source.file)
    _put(text, "sha256", source.sha256)
    quotation: JsonObject = {"@type": "Quotation"}
    _put(quotation, "text", claim.quote)
    if claim.start is not None:
        place = f"paragraph {claim.paragraph}, characters {claim.start} to {claim.end}"
        quotation["position"] = place
    if len(text) > 1:
        quotation["isPartOf"] = text
    return quotation if len(quotation) > 1 else None


def _number(text: str) -> Json:
    if text.isascii() and text.isdecimal() and len(text) <= 15 and str(int(text)) == text:
        return int(text)
    try:
        value = float(text)
    except ValueError:
        return text
    return value if str(value) == text else text


def _put(record: JsonObject, key: str, value: str | None) -> None:
    if value is not None:
        record[key] = guard_entities(value)
