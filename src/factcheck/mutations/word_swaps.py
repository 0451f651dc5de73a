"""Puts another word that cannot hold too: antonyms, quantifiers, before for after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.mutations.story import Base, is_quoted, replaced
from factcheck.mutations.words import opposites, rows

_WORD = re.compile(r"(?<![\w'’-])[a-z]+(?![\w'’-])")
# Words before which, or after which, an antonym is no antonym: idioms, comparisons, ages.
_IDIOM_BEFORE = re.compile(
    r"(?:\b(?:not|no|never|at|years?|months?|than|and|or|nor|neither|either|both|between|whether|as|n't|"
    r"n’t|to) )$"
)
_IDIOM_AFTER = re.compile(r" (?:than|and|or|to|up|out|off|down|on|ago|of|nor|at)\b")
_TIME = (
    r"(?:shortly|just|soon|hours?|days?|weeks?|months?|years?|minutes?|moments?|immediately|right)"
)
_BEFORE_AFTER = re.compile(
    rf"\b{_TIME} (?P<timed>before|after)\b(?! (?:year|day|time|week|month)\b)|"
    r"\b(?P<plain>before|after)(?= (?:he|she|it|they|[a-z]{3,}ing|the \w+ (?:was|were|had))\b)",
    re.IGNORECASE,
)
_MOST_OF = re.compile(
    r"\b(?:most|some|many|several) of (?=(?:the|its|their|his|her)\b)", re.IGNORECASE
)
_MOST = re.compile(r"(?:Most|Some|Many) (?=[a-z]+s\b)")
_DENIED = re.compile(r"\b(?:not?|never|only|nor|cannot)\b|n['’]t\b", re.IGNORECASE)

_PREPOSITIONS = {"against": "for", "without": "with", "outside": "inside"}
_PREPOSITION = re.compile(
    rf"(?<=[a-z] )(?:{'|'.join(_PREPOSITIONS)})(?= [\w])(?! (?:account|which|being))"
)


def antonym(base: Base) -> Iterator[str]:
    """Puts one word's antonym, outside quotations, names and idioms."""
    if _DENIED.search(base.text):
        return
    pairs = opposites("antonyms")
    options = []
    for match in _WORD.finditer(base.text):
        others = [word for word in pairs.get(match[0], ()) if not _occurs(base.text, word)]
        if others and not _is_idiom(base.text, match):
            options.append((match, base.choose(f"antonym {match[0]}", others)))
    for match, other in options[:3]:
        yield _with_article(replaced(base.text, *match.span(), other), match.start())


def sister_word(base: Base) -> Iterator[str]:
    """Puts a word of the same sort that the story never uses: nurse for teacher."""
    for match in _WORD.finditer(base.text):
        row = next((cell for cell in map(_sisters, rows("sisters")) if match[0] in cell), ())
        others = [word for word in row if word != match[0] and not _is_used(base, word)]
        joined = re.match(r" (?:and|or)\b|,", base.text[match.end() :]) or re.search(
            r"(?:\b(?:and|or|no|not)|,) $", base.text[: match.start()]
        )
        if others and not joined and not is_quoted(base.text, *match.span()):
            new = base.choose(f"sister {match[0]}", others)
            yield _with_article(replaced(base.text, *match.span(), new), match.start())


def other_preposition(base: Base) -> Iterator[str]:
    """Says "for" where the story says "against", and "with" where it says "without"."""
    if _DENIED.search(base.text):
        return
    match = _PREPOSITION.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        yield replaced(base.text, *match.span(), _PREPOSITIONS[match[0]])


def quantifier(base: Base) -> Iterator[str]:
    """Says "all" or "none" where the story says some, many or most."""
    if _DENIED.search(base.text):
        return
    for match in _MOST_OF.finditer(base.text):
        if not is_quoted(base.text, *match.span()):
            new = base.choose("quantifier", ("all of ", "none of "))
            yield replaced(base.text, *match.span(), new)
            return
    if (most := _MOST.match(base.text)) and not is_quoted(base.text, *most.span()):
        yield replaced(base.text, *most.span(), "All ")


def time_order(base: Base) -> Iterator[str]:
    """Says "before" for "after" and the other way round, where time is meant."""
    for match in _BEFORE_AFTER.finditer(base.text):
        group = "timed" if match["timed"] else "plain"
        if is_quoted(base.text, *match.span()) or re.search(
            r"\b[Nn]ot $", base.text[: match.start()]
        ):
            continue
        new = "after" if match[group].lower() == "before" else "before"
        yield replaced(base.text, *match.span(group), new)
        return


def _sisters(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row[0].split("|"))


def _is_used(base: Base, word: str) -> bool:
    return base.story.says(word) or base.story.says(f"{word}s") or _occurs(base.text, word)


def _occurs(text: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None


def _is_idiom(text: str, match: re.Match[str]) -> bool:
    return (
        is_quoted(text, *match.span())
        or bool(_IDIOM_BEFORE.search(text[: match.start()]))
        or bool(_IDIOM_AFTER.match(text[match.end() :]))
        or bool(
            re.match(r",? (?:[A-Z]|\")", text[match.end() :]) and match[0] in ("north", "south")
        )
    )


def _with_article(text: str, start: int) -> str:
    """Mends "a" and "an" before a word that was exchanged."""
    head, tail = text[:start], text[start:]
    wanted = "an" if tail[:1] in "aeiou" else "a"
    return re.sub(r"\b([Aa])n? $", lambda found: found[1] + wanted[1:] + " ", head) + tail
