"""Cuts plain text into words and merges each name, number and date into one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from factcheck.language.mentions import DateMention, NameMention, Quantity, QuantityKind
from factcheck.language.stems import stem
from factcheck.records import dataclass

# A run of letters or digits, with inner apostrophes ("don't", "O'Brien") and full stops of
# initialisms ("U.S."). Hyphens part words, so "long-range" meets "long range". At the very
# beginning, right after a merged name, an ending ("'s") is one word. A letter keeps its
# combining marks.
_WORD = re.compile(
    r"^['’`](?:s|re|ve|ll|d|m)\b|(?:[^\W\d_]\.){2,}"
    r"|(?:[^\W_][\u0300-\u036f]*)+(?:['’`](?:[^\W\d_][\u0300-\u036f]*)+)*|[^\w\s]"
)
_CONTRACTED_NOT = re.compile(r"n['’`]t$", re.IGNORECASE)
_CONTRACTED_VERB = re.compile(r"['’`](?:s|re|ve|ll|d|m)$", re.IGNORECASE)


class WordKind(StrEnum):
    """Says what one word of an analysed sentence stands for."""

    WORD = "word"
    NAME = "name"
    QUANTITY = "quantity"
    DATE = "date"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Word:
    """Holds one word, name, number, date or punctuation mark of a sentence.

    `start` and `end` are code points into the sentence's plain text. `stem` is the key words are
    compared by; a name's is its entity. `phrase` is the whole of a set phrase that this word
    begins and stands for ("held on to", whose `lower` is "keep").
    """

    text: str
    lower: str
    stem: str
    start: int
    end: int
    kind: WordKind = WordKind.WORD
    name: NameMention | None = None
    quantity: Quantity | None = None
    date: DateMention | None = None
    phrase: str | None = None

    @property
    def is_word(self) -> bool:
        """Says whether this is an ordinary word."""
        return self.kind is WordKind.WORD

    @property
    def is_phrase(self) -> bool:
        """Says whether this word stands for a set phrase that it begins."""
        return self.phrase is not None

    @property
    def told(self) -> str:
        """Returns the words as a reader should be told of them, a set phrase in full."""
        return self.phrase or self.text


def cut_words(text: str, offset: int = 0) -> Iterator[Word]:
    """Yields the plain words and marks of a text, contractions parted ("can|n't").

    `offset` is added to every position.
    """
    for match in _WORD.finditer(text):
        piece, start = match.group(), match.start() + offset
        if len(piece) == 1 and not piece.isalnum():
            yield Word(piece, piece, piece, start, start + 1, WordKind.MARK)
            continue
        for part, begin in _part_contraction(piece, start):
            lower = part.lower().replace("’", "'").replace("`", "'")
            yield Word(part, lower, stem(lower), begin, begin + len(part))


def _part_contraction(piece: str, start: int) -> Iterator[tuple[str, int]]:
    if piece.isalnum():
        yield piece, start
        return
    for pattern in (_CONTRACTED_NOT, _CONTRACTED_VERB):
        match = pattern.search(piece)
        if match and match.start():
            yield piece[: match.start()], start
            yield piece[match.start() :], start + match.start()
            return
    yield piece, start


def merge_words(
    text: str,
    names: Sequence[NameMention],
    quantities: Sequence[Quantity],
    dates: Sequence[DateMention],
) -> tuple[Word, ...]:
    """Returns the words of a text with each name, quantity and date as one word.

    Where mentions overlap, dates win over sums of money, those over names, and names over other
    quantities ("Vostok 1").
    """
    taken: list[Word] = []
    for date in dates:
        _add(taken, _date_word(text, date))
    money = [quantity for quantity in quantities if quantity.kind is QuantityKind.MONEY]
    for quantity in money:
        _add(taken, _quantity_word(text, quantity))
    for name in names:
        _add(taken, _name_word(text, name))
    for quantity in quantities:
        _add(taken, _quantity_word(text, quantity))
    taken.sort(key=lambda word: word.start)
    words: list[Word] = []
    position = 0
    for mention in taken:
        words.extend(cut_words(text[position : mention.start], position))
        words.append(mention)
        position = mention.end
    words.extend(cut_words(text[position:], position))
    return tuple(words)


def _add(taken: list[Word], word: Word) -> None:
    if all(word.end <= other.start or other.end <= word.start for other in taken):
        taken.append(word)


def _date_word(text: str, date: DateMention) -> Word:
    words = text[date.start : date.end]
    return Word(
        words,
        words.lower(),
        f"date:{words.lower()}",
        date.start,
        date.end,
        WordKind.DATE,
        date=date,
    )


def _name_word(text: str, name: NameMention) -> Word:
    words = text[name.start : name.end]
    return Word(
        words, words.lower(), f"name:{name.entity}", name.start, name.end, WordKind.NAME, name=name
    )


def _quantity_word(text: str, quantity: Quantity) -> Word:
    words = text[quantity.start : quantity.end]
    return Word(
        words,
        words.lower(),
        f"number:{quantity.low:g}",
        quantity.start,
        quantity.end,
        WordKind.QUANTITY,
        quantity=quantity,
    )
