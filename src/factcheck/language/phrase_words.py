"""Reads set phrases as the one word they stand for ("stepped down" as "resign")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.mentions import QuantityKind
from factcheck.language.phrases import find_phrases
from factcheck.language.stems import stem
from factcheck.language.words import Word, WordKind

# Stands for a name, number or date: no phrase holds one, but for ordinals ("for the first time").
_OPAQUE = "\0"


def read_phrases(words: Sequence[Word]) -> tuple[tuple[Word, ...], frozenset[int]]:
    """Returns the words with each phrase's first word standing for the whole phrase.

    The second value lists the words that a phrase has absorbed; places do not shift.
    """
    tokens = [_token(word) for word in words]
    read = list(words)
    absorbed: set[int] = set()
    for found in find_phrases(tokens):
        head = words[found.start]
        if head.kind is not WordKind.WORD:
            continue
        read[found.start] = replace(
            head,
            lower=found.canonical,
            stem=stem(found.canonical),
            phrase=" ".join(words[index].text for index in found.indices),
        )
        absorbed.update(index for index in found.indices[1:] if words[index].kind is WordKind.WORD)
    return tuple(read), frozenset(absorbed)


def _token(word: Word) -> str:
    ordinal = word.quantity is not None and word.quantity.kind is QuantityKind.ORDINAL
    return word.text if ordinal or word.kind in (WordKind.WORD, WordKind.MARK) else _OPAQUE
