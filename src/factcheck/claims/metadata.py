"""Reads what a file says of itself: title, publisher, author, address, day of publication.

Nothing is made up: what the file does not say stays None.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from factcheck.claims.json_ld import as_address, as_day, as_list, as_text
from factcheck.claims.nodes import Listing, Node, Scalar, parse_nodes
from factcheck.claims.problems import ProblemList
from factcheck.language.dates import find_dates
from factcheck.language.mentions import Granularity
from factcheck.model import Document
from factcheck.readers import find_reader
from factcheck.records import dataclass

# YAML between lines of dashes or TOML between lines of pluses, at the very top of a file.
_FRONT_MATTER = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inside>.*?)^(?P=fence)[ \t]*\r?$",
    re.DOTALL | re.MULTILINE,
)
# Keys of front matter, the best first, as site generators and newsroom systems write them.
_FRONT_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "publication", "site", "outlet"),
    "author": ("author", "authors", "byline", "creator"),
    "url": ("canonical_url", "canonicalurl", "canonical", "url", "source_url", "link", "permalink"),
    "published": ("published", "date", "pubdate", "publishdate", "datepublished", "published_at"),
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """Holds what a file says of itself; what it does not say is None."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None


def read_metadata(document: Document, data: bytes) -> Metadata:
    """Returns the metadata of a file, given as a document and as its bytes.

    HTML has it in its head, Markdown in its front matter, Word in the properties of the file;
    plain text has none. Addresses other than of the web, and dates that are not known to the
    day, are left out.
    """
    reader = find_reader(document.path)
    read = _READERS.get(reader.name if reader is not None else "")
    return _choose(read(document, data)) if read is not None else Metadata()


def _choose(found: Mapping[str, Iterable[str]]) -> Metadata:
    """Returns for each field the first value that is one."""
    words = {field: [*filter(None, map(as_text, values))] for field, values in found.items()}
    return Metadata(
        title=next(iter(words.get("title", ())), None),
        publisher=next(iter(words.get("publisher", ())), None),
        author=next((one for one in words.get("author", ()) if not as_address(one)), None),
        url=next(filter(None, map(as_address, words.get("url", ()))), None),
        published=next(filter(None, map(_as_day, words.get("published", ()))), None),
    )


def _as_day(written: str) -> date | None:
    day = as_day(written.replace("/", "-"))
    if day is not None:
        return day
    mentions = (one for one in find_dates(written) if one.granularity is Granularity.DAY)
    return next((one.first for one in mentions if one.year is not None), None)


def _in_page(document: Document, data: bytes) -> Mapping[str, list[str]]:
    del data
    from factcheck.claims.page_metadata import read_page_metadata

    return read_page_metadata(document.text)


def _in_front_matter(document: Document, data: bytes) -> Mapping[str, list[str]]:
    del data
    block = _FRONT_MATTER.match(document.text)
    if block is None:
        return {}
    load = _load_yaml if block["fence"] == "---" else _load_toml
    values = {key.lower(): value for key, value in load(block["inside"]).items()}
    return {
        field: [words for key in keys if (words := _joined(values.get(key)))]
        for field, keys in _FRONT_KEYS.items()
    }


def _in_properties(document: Document, data: bytes) -> Mapping[str, list[str]]:
    del document
    import docx

    properties = docx.Document(io.BytesIO(data)).core_properties
    return {"title": [properties.title or ""], "author": [properties.author or ""]}


_READERS: Mapping[str, Callable[[Document, bytes], Mapping[str, list[str]]]] = {
    "HTML": _in_page,
    "Markdown": _in_front_matter,
    "Word": _in_properties,
}


def _joined(value: object) -> str:
    """Returns one text of a value of front matter; several authors are joined by commas."""
    if isinstance(value, dict | list):
        return ", ".join(filter(None, map(as_text, as_list(value))))
    return "" if value is None else str(value)


def _load_yaml(text: str) -> dict[str, object]:
    """Returns the keys of a YAML block, every value a text; what is not valid says nothing."""
    root = parse_nodes(text, ProblemList(""))
    value = _plain_value(root) if root is not None else None
    return value if isinstance(value, dict) else {}


def _plain_value(node: Node) -> object:
    if isinstance(node, Scalar):
        return None if node.is_null else node.value
    if isinstance(node, Listing):
        return [_plain_value(item) for item in node.items]
    items = iter(node.items)
    return {
        key.value: _plain_value(value)
        for key, value in zip(items, items, strict=True)
        if isinstance(key, Scalar)
    }


def _load_toml(text: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
