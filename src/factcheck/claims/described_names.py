"""Settles what a name stands for by the words that an article puts beside it.

What a name is like says little of one that nobody knows. The article mostly says it: "the magazine
X", "X, a school in Y", "the schools X and Y", "the X database".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.language.lexicon import read_pairs, read_words
from factcheck.language.name_lexicon import general_forms
from factcheck.language.name_tokens import fold_name
from factcheck.model import Name, NameKind

# "X, a catholic school in …": up to so many words before the noun.
_APPOSITION = re.compile(r"(?: \([^()]{1,60}\))?, (?:an?|the) ((?:[a-z-]+ ){0,4}[a-z-]+)")
# What ends the noun phrase of an apposition: the word before is its head.
_PHRASE_END = frozenset(
    {"in", "of", "at", "for", "from", "on", "to", "by", "with", "near", "that", "which", "who"}
    | {"whose", "where", "when", "and", "or", "is", "was", "has", "had", "based", "called"}
)
_BEFORE = re.compile(r"\b([a-z-]+) (?:[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3} and )?$")
_BEHIND = re.compile(r" ([a-z-]+)(?: ([a-z-]+))?")
_REACH = 120


def settle_kinds(names: Sequence[Name], article: str) -> tuple[Name, ...]:
    """Returns the names, each that does not tell its kind by itself with the one it is given.

    `article` is the article as its reader sees it. A name that is described as two things keeps
    its kind.
    """
    return tuple(
        name if shows_kind(name) else _settled(name, told_kinds(name, article)) for name in names
    )


def shows_kind(name: Name) -> bool:
    """Says whether a name tells by itself, or by its role, what sort of thing it is."""
    words = fold_name(name.name).split()
    if not words or general_forms(" ".join(words)):
        return True
    if name.kind is NameKind.PERSON:
        return bool(name.role or name.of) or words[0] in read_words("first_names")
    if name.kind is NameKind.ORGANIZATION:
        return bool(name.aliases) or bool(read_words("organization_words").intersection(words))
    if name.kind is NameKind.PLACE:
        return bool(read_words("place_words").intersection(words))
    return not name.name[:1].isupper()


def told_kinds(name: Name, article: str) -> set[NameKind]:
    """Returns the kinds of thing that an article calls a name."""
    found: set[NameKind] = set()
    for form in (name.name, *name.aliases):
        for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", article):
            before = article[max(0, match.start() - _REACH) : match.start()]
            behind = article[match.end() : match.end() + _REACH]
            found.update(filter(None, map(kind_of_noun, _nouns(before, behind))))
    return found


def _settled(name: Name, kinds: set[NameKind]) -> Name:
    return replace(name, kind=next(iter(kinds))) if len(kinds) == 1 else name


def _nouns(before: str, behind: str) -> Iterator[str]:
    """Yields the nouns that stand where an article says what a name is."""
    apposition = _APPOSITION.match(behind)
    if apposition:
        yield _head(apposition[1].split())
    leading = _BEFORE.search(before)
    if leading:
        yield leading[1]
    following = _BEHIND.match(behind)
    if following:
        words = [following[1]]
        # "the X biker gang": with an article before the name, the noun may be further on.
        if following[2] and re.search(r"\b(?:[Tt]he|[Aa]n?) $", before):
            words.append(following[2])
        # "the X spokesman" says of X that it is a body, not a man.
        yield from (word for word in words if kind_of_noun(word) is not NameKind.PERSON)


def _head(words: Sequence[str]) -> str:
    for index, word in enumerate(words):
        if word in _PHRASE_END:
            return words[index - 1] if index else ""
    return words[-1]


def kind_of_noun(noun: str) -> NameKind | None:
    """Returns the kind of thing that a common noun, in the singular or plural, is said of."""
    table = _thing_nouns()
    singulars = (noun, noun.removesuffix("s"), re.sub(r"ies$", "y", noun), noun.removesuffix("es"))
    return next((table[one] for one in singulars if one in table), None)


@lru_cache(maxsize=1)
def _thing_nouns() -> dict[str, NameKind]:
    return {noun: NameKind(kind) for noun, kind in read_pairs("thing_nouns")}
