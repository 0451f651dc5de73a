"""Extraction: a bare article becomes claims with quotes, speakers and names."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.extraction import extract
from factcheck.model import NameKind, Source

ARTICLE = """Quay collapses in Veldhaven
Friday, August 15, 2008
The old quay of Veldhaven fell into the sea on Thursday night. Nobody was hurt.
The quay after the storm
Ilse Brandt, policy director for the Coastal Watch Union (CWU), said the quay was "a ruin". \
"We warned them in May. They laughed," she said.
An unnamed official said that the town had no money. The union added: "That is false."
Sources
"Quay falls" — Veldhaven Post, August 15, 2008
"""
ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
SOURCES = Path(__file__).parents[2] / "shared" / "sources"


def test_each_statement_is_a_claim_with_its_speaker() -> None:
    book = extract(ARTICLE, name="quay")
    assert [(claim.id, claim.speaker) for claim in book.claims] == [
        ("quay-3-1", None),
        ("quay-3-2", None),
        ("quay-5-1", "Ilse Brandt"),
        ("quay-5-2", "Ilse Brandt"),
        ("quay-5-3", "Ilse Brandt"),
        ("quay-6-1", "an unnamed official"),
        ("quay-6-2", "Coastal Watch Union"),
    ]
    assert book.claims[4].text == '"They laughed," Ilse Brandt said.'


def test_every_quote_is_verbatim_at_its_offsets() -> None:
    lines = [line for line in ARTICLE.splitlines() if line.strip()]
    for claim in extract(ARTICLE).claims:
        assert claim.start is not None
        assert claim.end is not None
        assert claim.paragraph is not None
        assert claim.quote == ARTICLE[claim.start : claim.end]
        assert claim.quote in lines[claim.paragraph - 1]


def test_names_come_with_aliases_and_roles() -> None:
    names = {name.name: name for name in extract(ARTICLE).names}
    assert names["Ilse Brandt"].role == "policy director"
    assert names["Ilse Brandt"].of == "Coastal Watch Union"
    assert names["Coastal Watch Union"].aliases == ("CWU",)
    assert names["Coastal Watch Union"].kind is NameKind.ORGANIZATION


def test_every_speaker_is_among_the_names() -> None:
    book = extract(ARTICLE)
    known = {name.name for name in book.names}
    assert {claim.speaker for claim in book.claims if claim.speaker} <= known


def test_the_date_line_gives_the_day_unless_another_is_known() -> None:
    assert extract(ARTICLE).sources[0].published == date(2008, 8, 15)
    other = date(2009, 1, 1)
    assert extract(ARTICLE, published=other).sources[0].published == other
    source = Source(id="quay", published=other)
    assert extract(ARTICLE, source=source).claims[0].source == source


def test_no_headline_caption_or_list_becomes_a_claim() -> None:
    texts = " ".join(claim.text for claim in extract(ARTICLE).claims)
    assert "collapses" not in texts
    assert "after the storm" not in texts
    assert "Veldhaven Post" not in texts


@pytest.mark.parametrize("text", ["", "\n\n", "Heading", '"', "Sources", "a\r\nb\x0bc"])
def test_odd_texts_give_few_claims_and_no_error(text: str) -> None:
    assert len(extract(text).claims) <= 1


@given(st.text(max_size=200))
def test_any_text_can_be_extracted_from(text: str) -> None:
    for claim in extract(text).claims:
        assert claim.quote == text[claim.start : claim.end]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_all_words_of_an_article_are_covered(path: Path) -> None:
    text = path.read_text("utf-8")
    covered = " ".join(claim.quote or "" for claim in extract(text).claims)
    told = [line for line in text.splitlines() if line.rstrip().endswith((".", '"', "”"))]
    missing = [line for line in told if line.strip()[:30] not in text or line[:20] not in covered]
    assert missing == []


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the shared sources are not here")
def test_every_quotation_of_the_landmines_article_has_its_speaker() -> None:
    text = (SOURCES / "landmines.txt").read_text("utf-8")
    speakers: dict[int, list[str | None]] = {}
    for claim in extract(text, name="landmines").claims:
        assert claim.paragraph is not None
        if claim.quote and '"' in claim.quote:
            speakers.setdefault(claim.paragraph, []).append(claim.speaker)
    table = tomllib.loads((Path(__file__).parent / "extraction_speakers.toml").read_text("utf-8"))
    expected = {int(number): {speaker} for number, speaker in table["paragraphs"].items()}
    assert {n: set(found) for n, found in speakers.items() if n in expected} == expected
