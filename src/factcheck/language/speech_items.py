"""Reads a sentence as the items that speech frames are made of: names, quotations, words, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from factcheck.language.mentions import NameMention, Quotation
from factcheck.records import dataclass

# An initialism; a word that a lost space runs into a name ("toldReporters"); a word with inner
# apostrophes, hyphens and full stops; or one mark. Linear: parts begin with fixed marks.
_PIECE = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b[a-z]{3,}(?=[A-Z][a-z]{2})|[^\W_]+(?:['’`.-][^\W_]+)*|[^\w\s]"
)
_DASHES = frozenset("—–-")


class ItemKind(Enum):
    """Says what an item is."""

    NAME = "name"
    QUOTE = "quote"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Item:
    """Holds one item; a quotation is one item, marks included, whatever it says."""

    kind: ItemKind
    start: int
    end: int
    lower: str
    name: NameMention | None = None
    quotation: Quotation | None = None
    capital: bool = False
    possessive: bool = False

    @property
    def is_word(self) -> bool:
        """Says whether this is an ordinary word."""
        return self.kind is ItemKind.WORD

    @property
    def is_quote(self) -> bool:
        """Says whether this is a quotation."""
        return self.kind is ItemKind.QUOTE

    @property
    def is_comma(self) -> bool:
        """Says whether this is a comma or a dash that stands apart."""
        return self.kind is ItemKind.MARK and (self.lower == "," or self.lower in _DASHES)

    @property
    def ends(self) -> bool:
        """Says whether this mark ends a clause or a sentence."""
        return self.kind is ItemKind.MARK and self.lower in ".!?;:"


def read_items(
    text: str, names: Sequence[NameMention], quotations: Sequence[Quotation]
) -> list[Item]:
    """Returns the items of a text in order; names inside quotations are left out."""
    spans: list[Item] = [Item(ItemKind.QUOTE, q.start, q.end, "", quotation=q) for q in quotations]
    for name in names:
        if not any(q.start < name.end and name.start < q.end for q in quotations):
            possessive = text[name.end : name.end + 2] in ("'s", "’s", "`s") or (
                text[name.end - 1] in "sS" and text[name.end : name.end + 1] in ("'", "’")
            )
            spans.append(
                Item(
                    ItemKind.NAME,
                    name.start,
                    name.end,
                    name.text.lower(),
                    name=name,
                    capital=True,
                    possessive=possessive,
                )
            )
    spans.sort(key=lambda item: item.start)
    items: list[Item] = []
    position = 0
    for span in spans:
        items.extend(_read_plain(text, position, span.start))
        items.append(span)
        position = span.end
        if span.possessive:
            position += 2 if text[position : position + 2].lower().endswith("s") else 1
    items.extend(_read_plain(text, position, len(text)))
    return items


def _read_plain(text: str, start: int, end: int) -> Iterator[Item]:
    for match in _PIECE.finditer(text, start, end):
        word = match.group()
        lower = word.lower().replace("’", "'")
        if not word[0].isalnum():
            if word in "-‐‑" and not _stands_apart(text, match.start()):
                continue
            yield Item(ItemKind.MARK, match.start(), match.end(), word)
            continue
        possessive = lower.endswith(("'s", "`s"))
        yield Item(
            ItemKind.WORD,
            match.start(),
            match.end() - 2 * possessive,
            lower[:-2] if possessive else lower,
            capital=word[0].isupper(),
            possessive=possessive,
        )


def _stands_apart(text: str, at: int) -> bool:
    """Says whether a hyphen has space around it, as a dash has."""
    return text[at - 1 : at].isspace() or text[at + 1 : at + 2].isspace()
