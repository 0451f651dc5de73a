"""Tells the closed classes of English words apart: negators, hedges, quantifiers and the like.

Every function takes one word or fixed phrase in any case; the lists are `lexicon/*.tsv`.
"""

from __future__ import annotations

from factcheck.language.lexicon import read_words


def is_stop_word(word: str) -> bool:
    """Says whether a word carries no fact of its own.

    The list is made for comparing facts: "not", "no", "against", "more", "only", "before" and
    the like are no stop words here.
    """
    return word.lower() in read_words("stop_words")
