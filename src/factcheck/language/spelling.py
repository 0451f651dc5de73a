"""Folds the spellings of one word into one form: British and American, with accents and without."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# "organise" and "organize", "-isation", "-yse"; only after three letters, for "rise" and "wise".
_ISE = re.compile(r"(?<=\w{3})([iy])s(e[srd]?|ers?|ing|ations?|ational)\b")
# "colour" and "color", "neighbourhood".
_OUR = re.compile(r"(?<=\w{2})our(?=$|s$|ed$|ing$|ful|able|ite|ist|hood|ly)")
# "centre" and "center".
_TRE = re.compile(r"(?<=\w)([tb])re(s|d)?$")
# "travelled" and "traveled", not "filled" and "filed".
_DOUBLE = re.compile(r"(?<=\w{3}[aeiou])ll(?=ed$|ing$|ers?$)")


@lru_cache(maxsize=16384)
def fold_spelling(word: str) -> str:
    """Returns a lower-case word in the one spelling that both of its spellings fold to.

    The form is for comparing only: "our" becomes "or" in "hour" too.
    """
    word = _ISE.sub(r"\1z\2", word)
    word = _OUR.sub("or", word)
    word = _TRE.sub(r"\1er\2", word)
    return _DOUBLE.sub("l", word)


def fold_accents(word: str) -> str:
    """Returns a word without its accents, however they are encoded ("Noël", "Noel")."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
