"""ClaimReview: read in every form met in the wild, written strictly, nothing lost on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.claim_review import export_reviews, import_reviews
from factcheck.claims.loading import load_claims
from factcheck.claims.ratings import map_rating
from factcheck.claims.writing import write_claims_file
from factcheck.errors import ClaimsError
from factcheck.model import Claim, ClaimBook, Name, NameKind, Rating, Review, Source

FERRIES: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/2024/mar/ferries-are-not-free/",
    "headline": "No, ferries are not free",
    "datePublished": "2024-03-05T08:00:00+01:00",
    "inLanguage": "en",
    "claimReviewed": "Ferries are free on &quot;Sundays&quot;",
    "author": {"@type": "Organization", "name": "The Check", "url": "https://check.example"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Sunk!",
        "ratingValue": 1,
        "bestRating": "5",
        "worstRating": 1,
        "image": "https://check.example/sunk.png",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Dana Orsk", "jobTitle": "policy director"},
        "datePublished": "2024-02",
        "firstAppearance": "https://post.example/1",
        "appearance": [
            "https://post.example/2",
            {"@type": "CreativeWork", "url": "https://post.example/3", "name": "A post"},
        ],
    },
}


def imported(value: object) -> ClaimBook:
    return import_reviews(json.dumps(value).encode()).book


def exported(book: ClaimBook) -> list[Any]:
    found = export_reviews(book)
    assert found.left_out == ()
    return json.loads(json.dumps(found.records))


def test_a_review_becomes_a_claim_with_its_source_and_speaker() -> None:
    book = imported(FERRIES)
    (claim,) = book.claims
    source = Source(
        id="ferries-are-not-free",
        title="No, ferries are not free",
        publisher="The Check",
        url="https://check.example/2024/mar/ferries-are-not-free/",
        published=date(2024, 3, 5),
    )
    assert claim.review is not None
    assert replace(claim, review=None) == Claim(
        id="ferries-are-not-free",
        text='Ferries are free on "Sundays"',
        quote=None,
        source=source,
        speaker="Dana Orsk",
        rating=Rating.FALSE,
    )
    assert replace(claim.review, rest=None) == Review(
        rating="Sunk!",
        value="1",
        best="5",
        worst="1",
        claimed="2024-02",
        first_appearance="https://post.example/1",
        appearances=("https://post.example/2", "https://post.example/3"),
    )
    assert json.loads(claim.review.rest or "") == {
        "headline": "No, ferries are not free",
        "datePublished": "2024-03-05T08:00:00+01:00",
        "inLanguage": "en",
        "author": {"url": "https://check.example"},
        "reviewRating": {"image": "https://check.example/sunk.png"},
        "itemReviewed": {
            "appearance": [
                "https://post.example/2",
                {"@type": "CreativeWork", "url": "https://post.example/3", "name": "A post"},
            ]
        },
    }
    assert book.names == (Name("Dana Orsk", NameKind.PERSON, role="policy director"),)
    assert book.sources == (source,)


def test_what_was_imported_is_exported_whole() -> None:
    (record,) = exported(imported(FERRIES))
    assert record["headline"] == FERRIES["headline"]
    assert record["datePublished"] == FERRIES["datePublished"]
    assert record["author"] == FERRIES["author"]
    assert record["reviewRating"]["image"] == FERRIES["reviewRating"]["image"]
    assert record["itemReviewed"]["author"] == FERRIES["itemReviewed"]["author"]
    assert record["itemReviewed"]["appearance"] == FERRIES["itemReviewed"]["appearance"]
    assert_strict(record)


def test_what_a_curator_changed_wins_over_the_old_record() -> None:
    book = imported(FERRIES)
    (claim,) = book.claims
    edited = replace(
        claim,
        rating=Rating.MISLEADING,
        source=replace(claim.source, published=date(2024, 3, 6)),
    )
    (record,) = exported(replace(book, claims=(edited,)))
    assert record["datePublished"] == "2024-03-06"
    assert record["inLanguage"] == "en"
    assert record["reviewRating"]["alternateName"] == "Sunk!"
    assert imported([record]).claims[0].rating is Rating.MISLEADING


@pytest.mark.parametrize(
    "wrapped",
    [
        [FERRIES],
        {"@graph": [{"@type": "WebPage"}, FERRIES]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [FERRIES]}]},
        {"@type": "DataFeed", "dataFeedElement": {"item": FERRIES}},
        {**FERRIES, "@type": ["Review", "ClaimReview"]},
        {**FERRIES, "@type": "http://schema.org/ClaimReview"},
        {f"schema:{key}" if key[0] != "@" else key: value for key, value in FERRIES.items()},
        {"@type": "NewsArticle", "review": FERRIES},
    ],
)
def test_reviews_are_found_wherever_they_stand(wrapped: object) -> None:
    (claim,) = imported(wrapped).claims
    assert (claim.text, claim.rating) == ('Ferries are free on "Sundays"', Rating.FALSE)
    assert claim.source.publisher == "The Check"


def test_one_review_a_line_is_read_too() -> None:
    lines = "\n".join(json.dumps({**FERRIES, "identifier": f"id-{number}"}) for number in range(3))
    book = import_reviews(lines.encode()).book
    assert [claim.id for claim in book.claims] == ["id-0", "id-1", "id-2"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"author": "The Check"}, {"publisher": "The Check"}),
        ({"author": {"@type": "Person", "name": "Ann Lee"}}, {"author": "Ann Lee"}),
        (
            {"author": {"@type": "Person", "name": "Ann Lee"}, "publisher": {"name": "Check"}},
            {"author": "Ann Lee", "publisher": "Check"},
        ),
        ({"author": [{"name": "One"}, {"name": "Two"}]}, {"publisher": "One"}),
        ({"datePublished": "2024-03"}, {"published": None}),
        ({"datePublished": "5 March 2024"}, {"published": None}),
        (
            {"url": None, "mainEntityOfPage": {"@id": "https://a.example/b"}},
            {"url": "https://a.example/b"},
        ),
        ({"url": "ferries"}, {"url": None}),
        ({"name": "A name", "headline": "A headline"}, {"title": "A name"}),
    ],
)
def test_legacy_and_partial_forms_of_the_source_are_read(
    change: dict[str, Any], expected: dict[str, Any]
) -> None:
    record = {key: value for key, value in {**FERRIES, **change}.items() if value is not None}
    source = imported(record).claims[0].source
    assert {key: getattr(source, key) for key in expected} == expected


@pytest.mark.parametrize(
    ("rating", "words", "value", "mapped"),
    [
        ("Mostly False", "Mostly False", None, Rating.FALSE),
        (4, None, "4", Rating.TRUE),
        ("2.5", None, "2.5", Rating.MISLEADING),
        ({"ratingValue": "True"}, None, "True", Rating.UNPROVEN),
        ({"name": "No evidence"}, "No evidence", None, Rating.UNPROVEN),
        ([{"alternateName": "Half true"}], "Half true", None, Rating.MISLEADING),
        (None, None, None, Rating.UNPROVEN),
    ],
)
def test_ratings_are_read_in_every_form_and_kept_verbatim(
    rating: object, words: str | None, value: str | None, mapped: Rating
) -> None:
    (claim,) = imported({**FERRIES, "reviewRating": rating}).claims
    assert claim.review is not None
    assert (claim.review.rating, claim.review.value, claim.rating) == (words, value, mapped)


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("True", Rating.TRUE),
        ("MOSTLY TRUE", Rating.TRUE),
        ("half-true", Rating.MISLEADING),
        ("barely-true", Rating.FALSE),
        ("pants-fire", Rating.FALSE),
        ("Pants on Fire!", Rating.FALSE),
        ("Four Pinocchios", Rating.FALSE),
        ("This is not true.", Rating.FALSE),
        ("Partly false", Rating.MISLEADING),
        ("Missing Context", Rating.MISLEADING),
        ("False: the photo is real but old", Rating.FALSE),
        ("Unsupported", Rating.UNPROVEN),
        ("Falso", Rating.FALSE),
        ("Trompeur", Rating.MISLEADING),
        ("Hm", Rating.UNPROVEN),
        ("", Rating.UNPROVEN),
    ],
)
def test_ratings_in_any_wording_come_to_four(words: str, rating: Rating) -> None:
    assert map_rating(words) is rating


@pytest.mark.parametrize(
    ("scale", "rating"),
    [
        (("1", "5", "1"), Rating.FALSE),
        (("2", "5", "1"), Rating.FALSE),
        (("3", "5", "1"), Rating.MISLEADING),
        (("5", None, None), Rating.TRUE),
        (("90", "100", "0"), Rating.TRUE),
        (("-1", "5", "1"), Rating.UNPROVEN),
        (("1", "1", "1"), Rating.UNPROVEN),
        (("nan", "5", "1"), Rating.UNPROVEN),
    ],
)
def test_a_rating_without_known_words_is_read_from_its_scale(
    scale: tuple[str, str | None, str | None], rating: Rating
) -> None:
    assert map_rating("Sunk", *scale) is rating


def test_reviews_without_a_claim_are_left_out_with_a_notice() -> None:
    nothing = {"@type": "ClaimReview", "url": "https://a.example"}
    found = import_reviews(json.dumps([nothing, FERRIES]).encode(), "r.json")
    assert len(found.book.claims) == 1
    assert found.notices == ("r.json: review 1 names no claim (claimReviewed): left out",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", r"r\.json:1:2: not valid JSON"),
        (b"[]", "no ClaimReview found"),
        (b'{"@type": "Review"}', "no ClaimReview found"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_review_file_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ClaimsError, match=message):
        import_reviews(data, "r.json")


def test_reviews_with_one_address_or_identifier_become_claims_of_their_own() -> None:
    book = imported(
        [FERRIES, FERRIES, {**FERRIES, "identifier": "x"}, {**FERRIES, "identifier": "x"}]
    )
    ids = [claim.id for claim in book.claims]
    assert ids == ["ferries-are-not-free", "ferries-are-not-free-2", "x", "x-2"]
    assert [claim.source.id for claim in book.claims] == ids
    assert all(record["inLanguage"] == "en" for record in exported(book))


def test_a_claim_without_an_address_cannot_be_exported() -> None:
    claim = Claim("a", "Fares rise.", None, Source("s"))
    found = export_reviews(ClaimBook((claim,)))
    assert found.records == ()
    assert found.left_out == ("claims of source 's' left out, for it has no url: 1",)


# Property tests: any record goes out and in again as it was, any claim too.

WORD = st.text("abcdefgzÄé&;<>\"'“:#-", min_size=1, max_size=8).filter(
    lambda word: word.strip() == word
)
TEXT = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
ADDRESS = st.sampled_from(["https://a.example/b/c", "http://b.example", "https://c.example/x?y=1"])
DAY = st.sampled_from(["2024-03-05", "2024-03", "2024", "2024-03-05T10:00:00Z", "May 2024"])


def lenient(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return texts | texts.map(lambda text: {"@value": text}) | texts.map(lambda text: [text])


def some(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


WORK = ADDRESS | some({"url": ADDRESS}, {"name": TEXT, "@type": st.just("WebPage")})
PARTY = TEXT | some(
    {"name": lenient(TEXT)},
    {
        "@type": st.sampled_from(["Person", "Organization"]),
        "jobTitle": TEXT,
        "url": ADDRESS,
        "sameAs": st.lists(ADDRESS, max_size=2),
        "worksFor": TEXT.map(lambda name: {"name": name}),
    },
)
RATING = (
    TEXT
    | st.integers(-1, 6)
    | some(
        {},
        {
            "alternateName": lenient(TEXT | st.sampled_from(["True", "False", "Half true"])),
            "name": TEXT,
            "ratingValue": st.integers(-1, 6) | st.floats(0, 5) | st.sampled_from(["3", "4.50"]),
            "bestRating": st.sampled_from([5, "5", 100]),
            "worstRating": st.sampled_from([0, 1, "1"]),
            "ratingExplanation": TEXT,
        },
    )
)
RECORD = some(
    {"@type": st.just("ClaimReview"), "claimReviewed": lenient(TEXT), "url": ADDRESS},
    {
        "identifier": st.sampled_from(["one", "two", "not one"]),
        "datePublished": DAY,
        "author": PARTY | st.lists(PARTY, min_size=1, max_size=2),
        "publisher": some({"name": TEXT}, {}),
        "reviewRating": RATING,
        "keywords": TEXT | st.lists(TEXT, max_size=3),
        "description": TEXT,
        "inLanguage": TEXT,
        "itemReviewed": TEXT
        | some(
            {},
            {
                "@type": st.sampled_from(["Claim", "CreativeWork"]),
                "author": PARTY,
                "datePublished": DAY,
                "appearance": WORK | st.lists(WORK, max_size=2),
                "firstAppearance": WORK,
                "sameAs": ADDRESS,
                "name": TEXT,
            },
        ),
    },
)


def assert_strict(record: dict[str, Any]) -> None:
    """Holds a record against what Google requires of a ClaimReview."""
    assert record["@context"] == "https://schema.org"
    assert record["@type"] == "ClaimReview"
    assert record["url"].startswith(("https://", "http://"))
    assert isinstance(record["claimReviewed"], str)
    assert record["claimReviewed"]
    assert isinstance(record["reviewRating"]["alternateName"], str)
    assert record["reviewRating"]["alternateName"]
    assert isinstance(record["itemReviewed"], dict)


def leaves(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {
            leaf
            for key, item in value.items()
            if key[0] != "@" or key == "@value"
            for leaf in leaves(item)
        }
    if isinstance(value, list):
        return {leaf for item in value for leaf in leaves(item)}
    import html

    return {" ".join(html.unescape(str(value)).split())} - {""}


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(RECORD, min_size=1, max_size=3))
def test_a_record_goes_out_and_in_again_as_it_was(records: list[dict[str, Any]]) -> None:
    book = imported(records)
    written = exported(book)
    again = imported(written)
    assert again.claims == book.claims
    assert again.sources == book.sources
    for original, record in zip(records, written, strict=True):
        assert_strict(record)
        assert leaves({**original, "identifier": ""}) <= leaves(record)


CLAIM = st.builds(
    Claim,
    id=st.sampled_from(["one", "two", "three"]),
    text=TEXT,
    quote=TEXT,
    source=st.builds(
        Source,
        id=st.just("source"),
        file=st.none() | st.just("texts/a.txt"),
        sha256=st.none() | st.just("ab" * 32),
        title=st.none() | TEXT,
        publisher=st.none() | TEXT,
        author=st.none() | TEXT,
        url=ADDRESS,
        published=st.none() | st.dates(),
    ),
    paragraph=st.just(3),
    start=st.just(7),
    end=st.integers(8, 99),
    speaker=st.none() | TEXT,
    rating=st.sampled_from(Rating),
    phrasings=st.lists(TEXT, max_size=2, unique=True).map(tuple),
    tags=st.lists(TEXT, max_size=2, unique=True).map(tuple),
    note=st.none() | TEXT,
    review=st.none()
    | st.builds(
        Review,
        rating=st.none() | TEXT | st.sampled_from(["True", "False", "Misleading"]),
        value=st.none() | st.sampled_from(["1", "4.5", "5"]),
        best=st.none() | st.just("5"),
        claimed=st.none() | DAY,
        appearances=st.lists(ADDRESS, unique=True, max_size=2).map(tuple),
    ),
)


@settings(max_examples=150, deadline=None)
@given(CLAIM)
def test_a_claim_goes_out_and_in_again_as_it_was(claim: Claim) -> None:
    speaker = (Name(claim.speaker, NameKind.ORGANIZATION, ("X",)),) if claim.speaker else ()
    book = ClaimBook((claim,), speaker, (claim.source,))
    assert imported(exported(book)) == book


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(RECORD, min_size=1, max_size=3))
def test_a_claims_file_of_reviews_loads_as_it_was_written(
    tmp_path: Path, records: list[dict[str, Any]]
) -> None:
    book = imported(records)
    path = tmp_path / "reviews.yaml"
    path.write_text(write_claims_file(book.claims, book.names, book.sources), encoding="utf-8")
    loaded = load_claims(path)
    assert [replace(claim, path="", line=0) for claim in loaded.claims] == list(book.claims)
    assert loaded.names == book.names
    assert loaded.sources == book.sources
