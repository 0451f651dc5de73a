"""Tells whether one written name may stand for another: initials, shortened and inflected forms."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language.words import cut_words
from factcheck.patterns import pattern

# One capital with the small letters after it, in a name written as one word.
_CAMEL_PART = pattern(r"[A-Z][a-z]+")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "del", "di", "und"})


def is_written_in(name: str, text: str) -> bool:
    """Says whether the words of a name stand in a text, one after the other, in any inflection."""
    wanted, words = _stems(name), _stems(text)
    size = len(wanted)
    if not size:
        return False
    return any(words[place : place + size] == wanted for place in range(len(words) - size + 1))


def may_abbreviate(one: str, other: str) -> bool:
    """Says whether one name is made of the initials or of the first words of the other.

    Initials may leave out small words and words at the start ("EPA" for the U.S. agency).
    """
    short, long = sorted((one, other), key=len)
    words = [word for word in long.replace(".", "").split() if word.lower() not in _SMALL_WORDS]
    letters = short.replace(".", "")
    if letters.isupper() and 2 <= len(letters) <= 6 and " " not in letters:
        initials = "".join(word[0] for word in words if word[0].isalpha()).upper()
        return len(words) >= len(letters) and letters in initials
    pieces = [piece for piece in short.replace(".", "").split() if piece not in _SMALL_WORDS]
    if len(pieces) > 1 and _is_mixed(pieces, words):
        return True
    if _is_fuller(pieces, words):
        return True
    parts = _CAMEL_PART.findall(short)
    return len(parts) > 1 and "".join(parts) == short and _begin(parts, words)


def _is_fuller(short: list[str], words: list[str]) -> bool:
    """Says whether two names of a person differ by middle names or a short first name."""
    return (
        len(short) == 2 <= len(words)
        and short[-1] == words[-1]
        and min(len(short[0]), len(words[0])) > 2
        and (words[0].startswith(short[0]) or short[0].startswith(words[0]))
    )


def _is_mixed(short: list[str], words: list[str]) -> bool:
    """Says whether a name parts into initials and words of the other ("UT" + "Arlington")."""
    place = 0
    for piece in short:
        if words[place : place + 1] == [piece]:
            place += 1
            continue
        initials = "".join(word[0] for word in words[place : place + len(piece)])
        if not piece.isupper() or len(piece) < 2 or initials != piece:
            return False
        place += len(piece)
    return place == len(words)


def _begin(parts: list[str], words: list[str]) -> bool:
    """Says whether the parts of a fused name ("HuffPost") begin the words of the full one."""
    return any(
        all(word.startswith(part) for part, word in zip(parts, words[first:], strict=False))
        for first in range(len(words) - len(parts) + 1)
    )


@lru_cache(maxsize=8192)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in cut_words(text) if word.is_word)
