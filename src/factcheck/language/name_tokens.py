"""Cuts text into the tokens that names are read from, hyphens parted, with what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.language.lexicon import holds_word, read_pairs, read_rows, read_words
from factcheck.language.spelling import fold_accents
from factcheck.records import dataclass

# Initialisms with full stops ("U.S.", "D.C"); a plain word that a lost space runs into a name
# ("toldReporters"); else a run of letters and digits that may hold apostrophes or an ampersand
# ("O'Brien", "A&M") or end as an address does (".com"); a letter keeps its combining marks.
# Linear: parts begin with fixed marks.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b[a-z]{3,}(?=[A-Z][a-z]{2})"
    r"|(?:[^\W_][\u0300-\u036f]*)+(?:['’`&](?:[^\W_][\u0300-\u036f]*)+)*(?:\.[a-z]{2,4}\b)?"
)
_SENTENCE_MARKS = frozenset('.!?:;"“”‘«»(\n—–•…')
_POSSESSIVE = ("'s", "’s", "`s")
# Regular endings with what may stand in their place in the base form.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ier", ("y",)),
    ("er", ("", "e")),
    ("iest", ("y",)),
    ("est", ("", "e")),
    ("ily", ("y",)),
    ("ly", ("", "le")),
)
_DOUBLING = frozenset({"ed", "ing", "er", "est"})
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Token:
    """Holds one token of a text.

    `end` leaves out a possessive ending. `folded` is the key names are looked up by. `gap` is
    the text between the token before and this one, with its possessive ending left out.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: str
    capital: bool
    possessive: bool
    opens: bool

    @property
    def joined(self) -> bool:
        """Says whether a hyphen alone parts this token from the one before."""
        return len(self.gap) == 1 and self.gap in _HYPHENS

    @property
    def acronym(self) -> bool:
        """Says whether the token is written in capitals throughout, digits allowed."""
        letters = self.text.replace(".", "")
        return len(letters) > 1 and letters.isupper()


def cut_tokens(text: str) -> list[Token]:
    """Returns the tokens of a text in order; offsets are code points, half-open."""
    tokens: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        possessive = text[end - 2 : end] in _POSSESSIVE and end - start > 2
        if possessive:
            end -= 2
        elif text[end : end + 1] in ("'", "’") and text[end - 1] in "sS":
            possessive = text[end + 1 : end + 2].isspace()
        word = text[start:end]
        gap = text[position:start]
        tokens.append(
            Token(
                start=start,
                end=end,
                text=word,
                folded=fold_word(word),
                gap=gap,
                capital=word[0].isupper(),
                possessive=possessive,
                opens=_opens(tokens, gap),
            )
        )
        position = match.end()
    return tokens


def _opens(tokens: list[Token], gap: str) -> bool:
    if not tokens:
        return True
    if gap.isspace():
        return "\n" in gap
    if not any(mark in _SENTENCE_MARKS for mark in gap):
        return False
    return not (gap.strip() == "." and is_abbreviation(tokens[-1]))


def is_abbreviation(token: Token) -> bool:
    """Says whether a full stop after the token belongs to it ("J.", "Gen.", "St.")."""
    return (len(token.text) == 1 and token.capital) or token.folded in _abbreviated_titles()


@lru_cache(maxsize=1)
def _abbreviated_titles() -> frozenset[str]:
    rows = read_pairs("abbreviations")
    return frozenset(word for word, sort in rows if sort == "title")


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return dict(read_pairs("name_spellings"))


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """Returns the key one word of a name is looked up by.

    Case, accents, full stops, apostrophes and British spellings are folded.
    """
    folded = fold_accents(word.casefold())
    for mark in ".'’`":
        folded = folded.replace(mark, "")
    return _spellings().get(folded, folded)


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """Returns the key of a whole name: its folded words, possessive endings left out."""
    words = name.split()
    if all(map(_is_plain, words)):
        spellings = _spellings()
        return " ".join([spellings.get(word, word) for word in name.lower().split()])
    return " ".join(token.folded for token in cut_tokens(name))


def fold_first(name: str) -> str:
    """Returns the first word of a folded name."""
    first = name.partition(" ")[0]
    if first.isascii() and first.isalpha():
        lower = first.lower()
        return _spellings().get(lower, lower)
    return fold_name(name).partition(" ")[0]


def _is_plain(word: str) -> bool:
    """Says whether a word is one token whatever stands around it."""
    return word.isascii() and word.isalpha() and (word[1:].islower() or word.isupper())


@lru_cache(maxsize=8192)
def is_ordinary(word: str) -> bool:
    """Says whether a word, whatever its case, is an ordinary English word."""
    lower = word.lower()
    if any(holds_word("common_words", form) for form in (lower, *regular_bases(lower))):
        return True
    # "Workers" is a form of "worker", which the list leaves out as a form of "work".
    return lower.endswith("ers") and is_ordinary(lower[:-1])


def regular_bases(lower: str) -> Iterator[str]:
    """Yields what a lower-case word may be a regular form of ("parties": "party")."""
    for ending, replacements in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            root = lower[: -len(ending)]
            yield from (root + replacement for replacement in replacements)
            if ending in _DOUBLING and len(root) > 3 and root[-1] == root[-2]:
                yield root[:-1]


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Returns the words that a capital never makes part of a name."""
    return read_words("name_stops")


@lru_cache(maxsize=1)
def never_names() -> frozenset[str]:
    """Returns the words in capitals that are never names ("VIP", "GMT")."""
    return frozenset(row[0] for row in read_rows("name_stops") if row[1:] == ("always",))


@lru_cache(maxsize=1)
def calendar_words() -> frozenset[str]:
    """Returns the names of weekdays and months, which are no names here."""
    return read_words("weekdays") | read_words("months")
