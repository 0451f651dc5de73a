"""Says the same in words that only a house style tells apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.mutations.numbers import MONTHS
from factcheck.mutations.story import Base, is_quoted, replaced
from factcheck.mutations.words import opposites

_CONTRACTIONS = {
    "is not": "isn't", "are not": "aren't", "was not": "wasn't", "were not": "weren't",
    "has not": "hasn't", "have not": "haven't", "had not": "hadn't", "will not": "won't",
    "would not": "wouldn't", "could not": "couldn't", "cannot": "can't", "did not": "didn't",
    "does not": "doesn't", "do not": "don't",
}  # fmt: skip
_LONG_FORM = re.compile(rf"\b(?:{'|'.join(_CONTRACTIONS)})\b(?! only\b)")
_CUE = re.compile(r"(?<=[\"”] )said(?= [A-Z])|(?<=[a-z]) said(?=[.,:]? ?[\"“.])")
_SPELLED = re.compile(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])")
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}})(?:, (?P<year>(?:19|20)\d\d))?"
    r"(?![\d,]*\d)(?! [–-] )"
)
_BOUND_WORDS = {
    "more than": ("over", "upwards of"), "nearly": ("almost", "close to"),
    "almost": ("nearly",), "about": ("around", "roughly", "approximately"),
    "around": ("about", "roughly"), "at least": ("no fewer than",), "fewer than": ("under",),
    "roughly": ("about", "around"), "less than": ("under",),
}  # fmt: skip
_BOUND = re.compile(
    rf"(?<!['’]s )\b(?P<bound>{'|'.join(_BOUND_WORDS)}) "
    rf"(?=(?:[$€£]|NZ\$)?\d[\d,.]*(?:\b| |%))(?!\d{{4}}\b[^,])",
    re.IGNORECASE,
)


def contraction(base: Base) -> Iterator[str]:
    """Contracts a "not" outside quotations."""
    match = _LONG_FORM.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        yield replaced(base.text, *match.span(), _CONTRACTIONS[match[0]])


def other_cue(base: Base) -> Iterator[str]:
    """Puts another neutral verb for "said" beside a quotation."""
    match = _CUE.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        lead = " " if match[0].startswith(" ") else ""
        cue = base.choose("cue", ("says", "stated", "remarked"))
        yield replaced(base.text, *match.span(), lead + cue)


def other_spelling(base: Base) -> Iterator[str]:
    """Writes a word in the spelling of the other side of the Atlantic."""
    pairs = opposites("spellings")
    for match in _SPELLED.finditer(base.text):
        if match[0] in pairs and not is_quoted(base.text, *match.span()):
            yield replaced(base.text, *match.span(), pairs[match[0]][0])
            return


def date_form(base: Base) -> Iterator[str]:
    """Writes "April 12, 1981" as "12 April 1981"."""
    match = _DATE.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        year = f" {match['year']}" if match["year"] else ""
        yield replaced(base.text, *match.span(), f"{match['day']} {match['month']}{year}")


def other_bound(base: Base) -> Iterator[str]:
    """Puts another word that bounds a number in the same way."""
    match = _BOUND.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        new = base.choose("bound", _BOUND_WORDS[match["bound"].lower()])
        yield replaced(base.text, *match.span("bound"), new)
