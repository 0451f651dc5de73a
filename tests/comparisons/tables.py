"""Reads the tables of sentences that each comparison must flag or must pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from factcheck.model import Claim, ClaimBook, Name, NameKind, Source

FOLDER = Path(__file__).parent
SOURCE = Source(id="story", published=date(2024, 3, 6))


@dataclass(frozen=True, slots=True)
class Expected:
    """Holds a sentence with what its comparison must see in it; kind None: nothing at all."""

    table: str
    book: ClaimBook
    draft: str
    kind: str | None = None
    rule: str | None = None

    def __str__(self) -> str:
        """Names the sentence for the list of tests."""
        return f"{self.rule or 'pass'}: {self.draft}"


def read_table(name: str) -> tuple[Expected, ...]:
    """Returns all sentences of one table; a missing file is an error."""
    read = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return tuple(row for story in read["stories"] for row in _rows(name, story))


def _rows(table: str, story: dict) -> Iterator[Expected]:
    assert set(story) <= {"source", "speaker", "names", "flag", "pass"}, story
    book = _book(story)
    for kind, rules in story.get("flag", {}).items():
        for rule, drafts in rules.items():
            for draft in drafts:
                yield Expected(table, book, draft, kind, rule)
    for draft in story.get("pass", ()):
        yield Expected(table, book, draft)


def _book(story: dict) -> ClaimBook:
    names = tuple(
        Name(**{**name, "kind": NameKind(name["kind"]), "aliases": tuple(name.get("aliases", ()))})
        for name in story.get("names", ())
    )
    sentences = story["source"] if isinstance(story["source"], list) else [story["source"]]
    claims, start = [], 0
    for number, text in enumerate(sentences, 1):
        claims.append(
            Claim(
                id=f"story-{number}",
                text=text,
                quote=text,
                source=SOURCE,
                paragraph=1,
                start=start,
                end=start + len(text),
                speaker=story.get("speaker"),
            )
        )
        start += len(text) + 1
    return ClaimBook(claims=tuple(claims), names=names, sources=(SOURCE,))
