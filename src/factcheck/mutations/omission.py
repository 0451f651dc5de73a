"""Leaves something out that the rest does not need: adjuncts, asides, hedges, quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.mutations.dates import WHEN
from factcheck.mutations.numbers import WORDS
from factcheck.mutations.story import Base, is_quoted, quotations

_FRONT_WHEN = re.compile(rf"^{WHEN}, (?=\w)")
_LAST_WHEN = re.compile(rf"(?<!ing)(?<!\d)(?<!lion) {WHEN}(?=\.$)")
_FRONT_LINK = re.compile(
    r"^(?:But|However,|And|Meanwhile,|Also,|In addition,|Moreover,|Furthermore,) (?=\w)"
)
# An abbreviation or an aside in small letters; a word with a capital may be part of a name.
_PARENTHESIS = re.compile(r" \((?:[A-Z\d]{2,8}|[a-z][^()]{3,60})\)(?=[ ,.;])")
_VERB_NEXT = (
    r"(?=(?:was|is|were|are|has|have|had|will|would|can|said|says|told|called|[a-z]{3,}ed)\b)"
)
_ASIDE = re.compile(
    r"(?<=[\w”\"]), (?:who|which|where)\b[^,;:.\"“”()—–]{6,90}(?<! that), " + _VERB_NEXT
)
_ROLE = re.compile(r"(?<=[a-z]), (?:an?|the) [a-z][^,;:.\"“”()—–]{4,70}, " + _VERB_NEXT)
# Without these words the rest would say more, or something else.
_RESTRICTION = re.compile(
    r"\b(?:only|except|excluding|not?|never|unless|without|if|until|alleged\w*|than|as|but|least|"
    r"most|some|part\w*|may|might|could|would|former|despite|although)\b|n['’]t\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?P<hedge>[Aa]t least|[Aa]n estimated|[Aa]bout|[Aa]round|[Rr]oughly|[Aa]pproximately|"
    r"[Ss]ome|[Nn]early|[Aa]lmost|[Mm]ore than|[Oo]ver(?! \d{4}\b)) "
    r"(?=(?P<number>[$€£]?\d[\d,.]*\d|\d|[a-z]+)\b)"
)
_NUMBER = re.compile(rf"(?:{'|'.join(WORDS)}|half|[$€£]?\d.*)")
_ADVERB = re.compile(r"(?<=[a-z]) (?:reportedly|apparently|presumably|supposedly)(?= [a-z])")
_LONG = 12


def drop_when(base: Base) -> Iterator[str]:
    """Leaves out when it happened, at the head or at the end."""
    if _RESTRICTION.search(base.text):
        return
    match = _FRONT_WHEN.search(base.text)
    if match:
        yield _capital(base.text[match.end() :])
    match = _LAST_WHEN.search(base.text)
    if match and len(base.text[: match.start()].split()) >= 5:
        yield base.text[: match.start()] + base.text[match.end() :]


def drop_link(base: Base) -> Iterator[str]:
    """Leaves out the word that links a sentence to the one before it."""
    match = _FRONT_LINK.search(base.text)
    if match:
        yield _capital(base.text[match.end() :])


def drop_aside(base: Base) -> Iterator[str]:
    """Leaves out a parenthesis, a non-restrictive clause or a speaker's role."""
    for pattern in (_PARENTHESIS, _ASIDE, _ROLE):
        match = pattern.search(base.text)
        if match is None or is_quoted(base.text, *match.span()):
            continue
        if not _RESTRICTION.search(match[0]):
            joint = "" if pattern is _PARENTHESIS else " "
            yield base.text[: match.start()] + joint + base.text[match.end() :]
            return


def drop_hedge(base: Base) -> Iterator[str]:
    """Leaves out "at least", "about" and the like before a number that the story gives."""
    match = _HEDGE.search(base.text)
    if match and _NUMBER.fullmatch(match["number"]):
        negated = re.search(r"\b(?:not|no|n['’]t) $", base.text[: match.start()])
        given = base.story.says(match["number"]) or not match["number"][0].isalnum()
        if given and not negated and not is_quoted(base.text, *match.span()):
            yield _capital(base.text[: match.start()] + base.text[match.end() :], base.text)
    match = _ADVERB.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        yield base.text[: match.start()] + base.text[match.end() :]


def shorten_quotation(base: Base) -> Iterator[str]:
    """Leaves words out of the middle of a long quotation, with an ellipsis for them."""
    for start, end in quotations(base.text):
        inner = base.text[start:end]
        words = list(re.finditer(r"\S+", inner))
        if len(words) < _LONG or re.search(r"…|\.\.\.|[\[\]]|[.!?] ", inner):
            continue
        first = len(words) // 3 + base.choose("ellipsis", (0, 1))
        left, right = words[first].end(), words[first + max(3, len(words) // 4)].start()
        before = inner[words[max(0, first - 2)].start() : left]
        if _RESTRICTION.search(inner[left:right]) or _RESTRICTION.search(before):
            continue
        mark = base.choose("mark", ("…", " … ", " ... "))
        mark = " … " if mark == "…" else mark
        yield base.text[: start + left] + mark + base.text[start + right :]


def _capital(text: str, like: str = "A") -> str:
    return text[:1].upper() + text[1:] if like[:1].isupper() else text
