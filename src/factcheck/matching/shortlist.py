"""Narrows a very large claim book to the claims that a draft could be about.

Analysing a claim takes some milliseconds, so that tens of thousands would take a minute. Words
alone tell which claims are worth it: for each sentence of the draft the nearest ones by the rarity
of the words they share, with those that stand in one paragraph with them.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.language.stems import stem
from factcheck.language.word_classes import is_stop_word
from factcheck.model import Claim, ClaimBook

# Books up to this size are read whole: 2,000 claims are analysed in a few seconds, once.
LARGE = 2000
# Far more than the eight that a sentence is aligned with.
NEAREST = 24
# Claims that so many others share a word with are not found by that word alone.
COMMON = 0.2
# Runs of letters or digits; what parts them is of no matter here.
_WORD = re.compile(r"[^\W_]+")


def narrow(book: ClaimBook, sentences: Iterable[str]) -> ClaimBook:
    """Returns the book with only the claims that any of the sentences may be about.

    A book of up to `LARGE` claims is returned as it is. Names, sources and files stay.
    """
    if len(book.claims) <= LARGE:
        return book
    postings = _postings(book.claims)
    chosen: set[int] = set()
    for sentence in sentences:
        chosen.update(_nearest(set(_stems(sentence)), postings, len(book.claims)))
    paragraphs = {_paragraph(book.claims[index]) for index in chosen} - {None}
    return replace(
        book,
        claims=tuple(
            claim
            for index, claim in enumerate(book.claims)
            if index in chosen or _paragraph(claim) in paragraphs
        ),
    )


def _postings(claims: Sequence[Claim]) -> dict[str, list[int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        texts = (claim.text, claim.quote, claim.speaker, *claim.phrasings)
        for key in set(_stems(" ".join(text for text in texts if text))):
            postings[key].append(index)
    return postings


def _nearest(keys: set[str], postings: dict[str, list[int]], total: int) -> list[int]:
    scores: defaultdict[int, float] = defaultdict(float)
    for key in sorted(keys):
        places = postings.get(key, ())
        if len(places) > COMMON * total:
            continue
        weight = math.log(1 + total / (1 + len(places)))
        for index in places:
            scores[index] += weight
    return sorted(scores, key=lambda index: (-scores[index], index))[:NEAREST]


def _stems(text: str) -> Iterable[str]:
    return (stem(word) for word in _WORD.findall(text.lower()) if not is_stop_word(word))


def _paragraph(claim: Claim) -> tuple[str, int] | None:
    return None if claim.paragraph is None else (claim.source.id, claim.paragraph)
