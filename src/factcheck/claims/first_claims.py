"""Puts a first claims file together: an article, what its file says of itself, what to look at."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.articles import extract_article
from factcheck.claims.described_names import settle_kinds
from factcheck.claims.doubts import find_doubts, missing_owners
from factcheck.claims.introduced_names import complete_names
from factcheck.claims.metadata import Metadata, read_metadata
from factcheck.claims.speaking_bodies import name_bodies
from factcheck.claims.writing import Doubts, write_claims_file
from factcheck.model import ClaimBook, Document, Name, NameKind, Source
from factcheck.records import dataclass

_PROPERTIES_FORMAT = ".docx"
_COMMENT = """\
First claims, taken from the article by machine: one claim a sentence, nothing curated.
Look at every "# check", make each claim one fact in words that stand alone, shorten its quote
to the words that prove it, and add aliases and phrasings. Then run: factcheck validate"""


@dataclass(frozen=True, slots=True)
class FirstClaims:
    """Holds what an article gives: its claims, and what a person must look at in them."""

    book: ClaimBook
    doubts: Doubts

    @property
    def source(self) -> Source:
        """Returns the one source of the claims."""
        return self.book.sources[0]


def make_first_claims(
    document: Document, data: bytes, source_id: str, file: str | None, known: Metadata
) -> FirstClaims:
    """Extracts claims from an article, given as a document and as the bytes of its file.

    `file` is what the source's `file` shall say. `known` is what the user knows of the article;
    the rest is what the file says of itself, and else None.
    """
    told = read_metadata(document, data)
    source = Source(
        id=source_id,
        file=file,
        sha256=document.sha256,
        title=known.title or told.title,
        publisher=known.publisher or told.publisher,
        author=known.author or told.author,
        url=known.url or told.url,
        published=known.published or told.published,
    )
    book = name_bodies(extract_article(document, source))
    text = "\n".join(block.text for block in document.blocks)
    names = complete_names(book.names, text)
    owners = tuple(Name(owner, NameKind.ORGANIZATION) for owner in missing_owners(names))
    book = replace(book, names=settle_kinds(names + owners, text))
    doubts = dict(find_doubts(book, text))
    found = book.sources[0].published
    if found is not None and source.published is None:
        doubts[source_id, "published"] = "from a line with nothing but this date"
    if document.path.lower().endswith(_PROPERTIES_FORMAT):
        doubts |= _property_doubts(source_id, told, known)
    return FirstClaims(book, doubts)


def write_first_claims(first: FirstClaims) -> str:
    """Returns the text of a claims file with a comment wherever a person must look."""
    book = first.book
    return write_claims_file(book.claims, book.names, book.sources, _COMMENT, first.doubts)


def _property_doubts(source_id: str, told: Metadata, known: Metadata) -> dict[tuple[str, str], str]:
    """Doubts what Word keeps of a file: it is often about the template or an earlier text."""
    return {
        (source_id, key): "from the properties of the file"
        for key in ("title", "author")
        if getattr(told, key) is not None and getattr(known, key) is None
    }
