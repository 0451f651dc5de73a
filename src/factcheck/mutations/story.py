"""Holds a true sentence with the story it belongs to: what the story says, and who is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import TypeVar

from factcheck.language.sentences import split_sentences
from factcheck.mutations.people import find_abbreviations, find_people
from factcheck.records import dataclass

_Option = TypeVar("_Option")

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "`": "'", "\u00a0": " "})
# A quotation between double marks; one that stays open ends the search.
_QUOTATION = re.compile(r"[\"“]([^\"“”]*)[\"”]")
_ENDS = re.compile(r"[.!][\"”’']?$")
_SHORTEST, _LONGEST = 5, 60
# Who owns a picture stands in its caption, which is no statement.
_CREDIT = re.compile(r"\b(?:Images?|Photos?|Photographs?|Pictures?|Files?|Credits?): ?[A-Z]")


@dataclass(frozen=True, slots=True)
class KnownName:
    """Holds a person or body as a claims file lists it; `owner` is whom it belongs to."""

    name: str
    is_person: bool
    aliases: tuple[str, ...] = ()
    role: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Holds the text of an article, the people it names in full, its abbreviations, its date.

    `known` are the names that a claims file lists, where there is one.
    """

    text: str
    people: tuple[str, ...]
    abbreviations: tuple[tuple[str, str], ...]
    published: date | None
    folded: str
    known: tuple[KnownName, ...] = ()

    def says(self, phrase: str) -> bool:
        """Says whether the article contains a phrase, whole words, in any case."""
        wanted = fold(phrase)
        start = self.folded.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            before, after = self.folded[max(0, start - 1) : start], self.folded[end : end + 1]
            if not (before.isalnum() or after.isalnum()):
                return True
            start = self.folded.find(wanted, start + 1)
        return False


@dataclass(frozen=True, slots=True)
class Base:
    """Holds one true sentence of or about a story.

    `verbatim` says that it stands in the article word for word.
    """

    text: str
    story: Story
    verbatim: bool = True

    def choose(self, purpose: str, options: Sequence[_Option]) -> _Option:
        """Chooses one option, always the same for the same sentence and purpose."""
        digest = sha256(f"{purpose}\n{self.text}".encode()).digest()
        return options[int.from_bytes(digest[:8], "big") % len(options)]


def fold(text: str) -> str:
    """Lowers a text and straightens its marks, length kept."""
    return text.translate(_STRAIGHT).lower()


def read_story(text: str, known: Sequence[KnownName] = (), published: date | None = None) -> Story:
    """Returns the story of an article; `known` are names that a claims file lists.

    Without `published` nothing is made that needs to know which weekday "yesterday" was.
    """
    people = [one.name for one in known if one.is_person and " " in one.name]
    found = dict.fromkeys([*people, *find_people(text)])
    return Story(
        text=text,
        people=tuple(found),
        abbreviations=find_abbreviations(text),
        published=published,
        folded=fold(text),
        known=tuple(known),
    )


def story_bases(story: Story) -> tuple[Base, ...]:
    """Returns the sentences of an article that can be changed, each once, in order."""
    sentences = [
        paragraph[start:end]
        for paragraph in story.text.splitlines()
        for start, end in split_sentences(paragraph)
    ]
    return tuple(Base(text, story) for text in dict.fromkeys(sentences) if is_base(text))


def is_base(text: str) -> bool:
    """Says whether a text is one whole sentence with all its quotation marks in pairs."""
    length = len(text.split())
    marks = text.count('"')
    paired = marks % 2 == 0 and text.count("“") == text.count("”")
    whole = _SHORTEST <= length <= _LONGEST and bool(_ENDS.search(text))
    return paired and whole and not _CREDIT.search(text)


def quotations(text: str) -> list[tuple[int, int]]:
    """Returns the spans between double quotation marks, the marks left out."""
    return [found.span(1) for found in _QUOTATION.finditer(text)]


def is_quoted(text: str, start: int, end: int) -> bool:
    """Says whether a span touches words between quotation marks."""
    return any(start < last and first < end for first, last in quotations(text))


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Returns the text with a span exchanged; the head of a sentence stays a capital."""
    if start == 0 and not text[:1].islower():
        new = new[:1].upper() + new[1:]
    return text[:start] + new + text[end:]
