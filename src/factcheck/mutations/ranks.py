"""Breaks a sentence by another rank or share: third for second, a quarter for half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.mutations.story import Base, is_quoted, replaced

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_RANK = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_ORDINALS)}) "
    r"(?=(?:time|round|year|place|title|victory|half|report|goal|game|match|meeting|week|month|day|"
    r"quarter|crew|team|wing|woman|man|president|season|attempt|[a-z]+ment|[a-z]+tion)\b)"
)
# "the second largest" is a rank too; "at first" and "first of all" are not.
_SUPERLATIVE = re.compile(rf"\bthe (?P<rank>{'|'.join(_ORDINALS[1:])})(?= [a-z]+est\b)")
_SHARES = ("half", "a third", "a quarter", "a fifth", "a tenth", "two thirds", "three quarters")
_SHARE = re.compile(
    rf"(?<![\w-])(?:(?:{'|'.join(_SHARES)})(?= of (?:the|its|their|his|her|all)\b)"
    rf"|(?<=by )(?:{'|'.join(_SHARES)})(?! an?\b)(?= [a-z]))",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:than|over|least|under|almost|nearly|about|around|to|of|first|second|roughly|not) $",
    re.IGNORECASE,
)


def other_rank(base: Base) -> Iterator[str]:
    """Puts another ordinal before what the story ranks."""
    match = _RANK.search(base.text) or _SUPERLATIVE.search(base.text)
    if match is None or is_quoted(base.text, *match.span()):
        return
    start = match.start("rank") if match.re is _SUPERLATIVE else match.start()
    rank = match["rank"] if match.re is _SUPERLATIVE else match[0].strip()
    counted = re.match(r" [a-z]+", base.text[start + len(rank) :])
    noun = counted[0] if counted else ""
    # Where the story has other ranks of the kind, the new one may be true of another thing.
    others = [word for word in _ORDINALS[1:] if word != rank and not base.story.says(word + noun)]
    if others and base.story.folded.count(noun) < 4:
        new = base.choose("rank", others)
        yield replaced(base.text, start, start + len(rank), new)


def other_share(base: Base) -> Iterator[str]:
    """Puts another fraction of the same whole."""
    for match in _SHARE.finditer(base.text):
        if is_quoted(base.text, *match.span()) or _BOUND.search(base.text[: match.start()]):
            continue
        others = [
            share for share in _SHARES if share != match[0].lower() and not base.story.says(share)
        ]
        if others:
            yield replaced(base.text, *match.span(), base.choose("share", others))
            return
