"""Reduces words to stems, so that inflected forms of one word compare equal."""

from __future__ import annotations

from functools import lru_cache

import Stemmer

from factcheck.language.lexicon import read_pairs
from factcheck.language.spelling import fold_accents

# Without its own memory, which makes a word take three times as long: `stem` remembers.
_SNOWBALL = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=1)
def own_bases() -> dict[str, str]:
    """Maps the forms whose stem the stemmer does not find, irregular or not, to their bases."""
    return dict(read_pairs("irregular_forms")) | dict(read_pairs("stem_exceptions"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Returns the stem of one word.

    Irregular forms (said, children, fewest) are first brought to their base form by
    `lexicon/irregular_forms.tsv`, and so are the regular ones that Snowball's English stemmer,
    which does the rest, parts from it (`lexicon/stem_exceptions.tsv`). A possessive ending
    is dropped, and so are accents. The word may be in any case.
    """
    lowered = fold_accents(word.lower())
    if not lowered.isalpha():
        lowered = _without_possessive(lowered)
    base = own_bases().get(lowered, lowered)
    try:
        return str(_SNOWBALL.stemWord(base))
    except UnicodeEncodeError:
        # Half of a surrogate pair, as in a word of a command line, has no stem.
        return base


def _without_possessive(lower: str) -> str:
    straight = lower.replace("’", "'")
    for ending in ("'s", "'"):
        if straight.endswith(ending) and len(straight) > len(ending):
            return straight[: -len(ending)]
    return straight
