"""Folds the words of roles, so that one office compares equal however it is written."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.language.name_steps import title_sorts
from factcheck.language.name_tokens import fold_word
from factcheck.language.stems import stem

ROLE_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "from"})
ROLE_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
# Words of one sense in titles: sex and spelling do not tell two offices apart.
_NEUTRAL_ENDINGS = (
    ("woman", "man"),
    ("person", "man"),
    ("women", "man"),
    ("people", "man"),
    ("men", "man"),
)


@lru_cache(maxsize=1)
def verb_stems() -> frozenset[str]:
    """Returns the stems of the verbs that end a title or an apposition."""
    verbs = ("is", "was", "has", "had", "will", "would", "are", "were")
    return frozenset(
        {stem(row[0]) for row in read_rows("reporting_verbs") if row[1] != "noun"} | set(verbs)
    )


@lru_cache(maxsize=1)
def party_words() -> frozenset[str]:
    """Returns the words for members of parties, which serve as roles."""
    return frozenset(
        {"republican", "democrat", "conservative", "liberal", "labour", "labor", "independent"}
    )


@lru_cache(maxsize=1)
def group_names() -> frozenset[str]:
    """Returns the entities of peoples, faiths and parties, which hold no offices."""
    return frozenset(fold_word(row[0]) for row in read_rows("groups"))


def role_word(word: str) -> str:
    """Returns a title word in the singular, any other word as it is."""
    return word[:-1] if word.endswith("s") and word[:-1] in title_sorts() else word


def role_key(word: str) -> str:
    """Returns the key a word of a role is compared by: sex, number and spelling folded."""
    folded = role_word(fold_word(word))
    for ending, neutral in _NEUTRAL_ENDINGS:
        if folded.endswith(ending) and len(folded) > len(ending) + 2:
            return folded[: -len(ending)] + neutral
    return folded if folded in title_sorts() else stem(folded)
