"""Reads what an HTML page says of itself: JSON-LD, meta tags, the canonical link, the title."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.json_ld import Json, as_address, as_list, as_text, find_objects
from factcheck.readers.page_parser import PageParser

# Names of `meta` tags (name, property or itemprop), the best first, as schema.org, Open Graph,
# Dublin Core and large news sites write them.
_META_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": (
        *("og:title", "headline", "dc.title", "dcterms.title", "citation_title", "title"),
        "twitter:title",
    ),
    "publisher": (
        *("og:site_name", "publisher", "dc.publisher", "dcterms.publisher"),
        "citation_publisher",
    ),
    "author": (
        *("author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author"),
        *("article:author", "byl"),
    ),
    "url": ("og:url",),
    "published": (
        *("article:published_time", "datepublished", "date", "dc.date", "dcterms.date"),
        *("dcterms.issued", "dc.date.issued", "citation_publication_date", "pubdate"),
        *("publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date"),
    ),
}
_ARTICLE_TYPES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "Report")
_JSON_LD = "application/ld+json"


def read_page_metadata(text: str) -> dict[str, list[str]]:
    """Returns what a page says of itself, the best word first, by the field of a source.

    The fields are title, publisher, author, url and published; values are as written.
    """
    reader = _HeadReader()
    reader.read_page(text)
    found = _article_facts(reader.scripts)
    found["url"] += reader.canonical
    for field, names in _META_NAMES.items():
        found[field] += (value for name in names for value in reader.metas.get(name, ()))
    found["published"] += reader.times
    found["title"].append(" ".join("".join(reader.title).split()))
    return found


def _article_facts(scripts: Sequence[str]) -> dict[str, list[str]]:
    """Returns the facts of the first article that the JSON-LD of a page describes."""
    facts: dict[str, str | None] = {}
    article = next(_articles(scripts), None)
    if article is not None:
        authors = list(filter(None, map(as_text, as_list(article.get("author")))))
        facts = {
            "title": as_text(article.get("headline") or article.get("name")),
            "publisher": as_text(article.get("publisher")),
            "author": ", ".join(authors),
            "url": as_address(article.get("url")) or as_address(article.get("mainEntityOfPage")),
            "published": as_text(article.get("datePublished")),
        }
    return {field: list(filter(None, [facts.get(field)])) for field in _META_NAMES}


def _articles(scripts: Sequence[str]) -> Iterator[dict[str, Json]]:
    """Yields articles in the order of the types; what is no JSON says nothing."""
    roots: list[Json] = []
    for script in scripts:
        try:
            roots.append(json.loads(script))
        except (ValueError, RecursionError):
            continue
    for kind in _ARTICLE_TYPES:
        yield from find_objects(roots, kind)


class _HeadReader(PageParser):
    """Walks over a page and keeps what it says of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, list[str]] = {}
        self.canonical: list[str] = []
        self.times: list[str] = []
        self.title: list[str] = []
        self.scripts: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._within = ""
        if tag == "meta":
            for key in ("property", "name", "itemprop"):
                if given.get(key):
                    words = " ".join(given.get("content", "").split())
                    self.metas.setdefault(given[key].lower(), []).append(words)
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical.append(given.get("href", "").strip())
        elif tag == "time" and ("pubdate" in given or given.get("itemprop") == "datePublished"):
            self.times.append(given.get("datetime", ""))
        elif tag == "title" and not self.title:
            self._within = tag
        elif tag == "script" and given.get("type", "").lower().strip() == _JSON_LD:
            self._within = tag
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "title":
            self.title.append(data)
        elif self._within == "script":
            self.scripts[-1] += data
