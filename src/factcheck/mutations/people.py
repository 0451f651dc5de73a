"""Finds the people of an article by what stands round their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.mutations.words import listed, rows

_CAPITAL = r"[A-ZÀ-Þ][\w'’-]*"
# Two or three capitalised words with an initial or a particle between them.
_FULL_NAME = re.compile(
    rf"(?<![\w.'’-])({_CAPITAL}(?: [A-Z]\.| al-[A-Z]\w+| (?:van|von|de|da|bin|del)(?= [A-Z])"
    rf"| {_CAPITAL}){{1,3}})(?!\w)"
)
_AGE_OR_WHO = re.compile(r", (?:\d{2},|who\b|an?\b|the\b)")
_ABBREVIATION = re.compile(r" \(([A-Z]{2,6})\)")
_LONGEST_NAME = 8
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=1)
def _geography() -> frozenset[str]:
    return frozenset(word for row in rows("countries") for name in row for word in name.split())


def find_people(text: str) -> tuple[str, ...]:
    """Returns the full names of people, in order: a given name, a title or a cue shows them.

    The article must also use the last word alone, or show two of these signs: a name that is
    rather a body's or a place's does less harm left out than taken in.
    """
    found: dict[str, None] = {}
    for start, end, name in _candidates(text):
        if name not in found and _signs(text, start, end, name) >= 2:
            found[name] = None
    return tuple(found)


def find_abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """Returns the long names that an article introduces with their initials in brackets."""
    found: dict[tuple[str, str], None] = {}
    for match in _ABBREVIATION.finditer(text):
        words = text[: match.start()].split()[-_LONGEST_NAME:]
        for first in range(len(words)):
            letters = "".join(re.findall(r"(?:^|[ -])([A-Z])", " ".join(words[first:])))
            if letters == match[1] and words[first][0].isupper():
                found[" ".join(words[first:]), match[1]] = None
                break
    return tuple(found)


def surname(name: str) -> str:
    """Returns the last word of a full name, with a particle before it that belongs to it."""
    return name.rsplit(" ", 1)[-1]


def stands_alone(text: str, word: str) -> bool:
    """Says whether a text uses a word outside any longer run of capitalised words."""
    pattern = rf"(?<![\w.-])(?<![A-Z]\. ){re.escape(word)}(?![\w-])(?! [A-Z])"
    return any(
        not re.search(r"[A-ZÀ-Þ][\w'’.-]* $", text[: found.start()])
        or re.search(r"[.!?][\"”]? [\"“]?$", text[: found.start()]) is not None
        for found in re.finditer(pattern, text)
    )


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    foreign = listed("person_cues", "not_people") | _geography()
    leading = foreign | listed("person_cues", "titles") | listed("person_cues", "openers")
    for match in _FULL_NAME.finditer(text):
        words = _POSSESSIVE.sub("", match[1]).split()
        start = match.start(1)
        while words and (words[0] in leading or words[0].isupper()):
            start += len(words[0]) + 1
            words = words[1:]
        if len(words) >= 2 and not foreign & set(words) and not words[-1].endswith("."):
            name = " ".join(words)
            yield start, start + len(name), name


def _signs(text: str, start: int, end: int, name: str) -> int:
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    last_word = before.split()[-1].strip(",") if before.split() else ""
    next_word = re.match(r" (\w+)", after)
    cues = listed("person_cues", "cues")
    return (
        2 * (name.split(maxsplit=1)[0] in listed("given_names"))
        + (2 if last_word.islower() else 1) * (last_word in listed("person_cues", "titles"))
        + (last_word in cues or (next_word is not None and next_word[1] in cues))
        + (_AGE_OR_WHO.match(after) is not None)
        + stands_alone(text, surname(name))
    )
