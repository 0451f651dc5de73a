"""Knows the words that report speech, in all their forms."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from factcheck.language.lexicon import read_pairs, read_rows
from factcheck.records import dataclass

_VOWELS = "aeiou"
AUXILIARIES = frozenset(
    {
        "has",
        "have",
        "had",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "being",
        "will",
        "would",
        "may",
    }
    | {
        "might",
        "can",
        "could",
        "shall",
        "should",
        "must",
        "did",
        "does",
        "do",
        "also",
        "not",
        "never",
    }
    | {"later", "then", "since", "further", "again", "even", "once", "ever", "just", "now", "still"}
    | {
        "himself",
        "herself",
        "themselves",
        "itself",
        "twice",
        "either",
        "n't",
        "didn't",
        "hasn't",
        "haven't",
        "doesn't",
        "don't",
        "long",
        "often",
    }
    | {
        "previously",
        "initially",
        "earlier",
        "first",
        "always",
        "recently",
        "too",
        "went",
        "on",
        "to",
    }
)


class CueForm(Enum):
    """Says which form of a cue a word is."""

    FINITE = "finite"  # said, says
    BASE = "base"  # say
    GERUND = "gerund"  # saying
    NOUN = "noun"  # statement


@dataclass(frozen=True, slots=True)
class Cue:
    """Holds one reading of a word as a cue.

    `uses` are those of `lexicon/reporting_verbs.tsv`. `form` says which form it is; a regular
    past form may be a participle too.
    """

    base: str
    polarity: str
    uses: frozenset[str]
    form: CueForm
    particle: str | None = None

    def may(self, use: str) -> bool:
        """Says whether the verb has a use."""
        return use in self.uses


@lru_cache(maxsize=1)
def _cues() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for row in read_rows("reporting_verbs"):
        base, sort, polarity, uses = row[0], row[1], row[2], row[3] if len(row) > 3 else ""
        if sort == "noun":
            for form in (base, _third(base)):
                found.setdefault(form, []).append(Cue(base, polarity, frozenset(), CueForm.NOUN))
        elif sort == "verb":
            verb, _, particle = base.partition(" ")
            for form, kind in _inflect(verb):
                cue = Cue(base, polarity, frozenset(uses.split("|")), kind, particle or None)
                if cue not in found.setdefault(form, []):
                    found[form].append(cue)
    return {form: tuple(cues) for form, cues in found.items()}


def verb_cue(word: str, following: str) -> Cue | None:
    """Returns a lower-case word's reading as a verb that reports, None where it has none.

    `following` is the next word, for verbs such as "point out".
    """
    for cue in _cues().get(word, ()):
        if cue.form is not CueForm.NOUN and (cue.particle is None or cue.particle == following):
            return cue
    return None


def noun_cue(word: str) -> Cue | None:
    """Returns a lower-case word's reading as a noun for speech, None where it has none."""
    return next((cue for cue in _cues().get(word, ()) if cue.form is CueForm.NOUN), None)


@lru_cache(maxsize=1)
def _irregular() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for form, base in read_pairs("irregular_forms"):
        forms.setdefault(base, []).append(form)
    return forms


def _inflect(base: str) -> Iterator[tuple[str, CueForm]]:
    yield base, CueForm.BASE
    yield _third(base), CueForm.FINITE
    irregular = [form for form in _irregular().get(base, ()) if not form.endswith(("ing", "s"))]
    for form in irregular or _pasts(base):
        yield form, CueForm.FINITE
    yield _gerund(base), CueForm.GERUND
    if _may_double(base):
        yield base + base[-1] + "ing", CueForm.GERUND


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _pasts(base: str) -> Iterator[str]:
    if base.endswith("e"):
        yield base + "d"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        yield base[:-1] + "ied"
    else:
        yield base + "ed"
        if _may_double(base):
            yield base + base[-1] + "ed"


def _gerund(base: str) -> str:
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"


def _may_double(base: str) -> bool:
    return (
        len(base) > 2
        and base[-1] not in _VOWELS + "wxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )


@lru_cache(maxsize=1)
def _speaker_nouns() -> dict[str, frozenset[str]]:
    sorts: dict[str, set[str]] = {}
    for noun, sort in read_pairs("speaker_nouns"):
        sorts.setdefault(noun, set()).add(sort)
    return {noun: frozenset(found) for noun, found in sorts.items()}


def speaker_sorts(noun: str) -> frozenset[str]:
    """Returns the sorts of a lower-case noun for a speaker ("document", "voice" …)."""
    return _speaker_nouns().get(noun, frozenset())


@lru_cache(maxsize=64)
def body_nouns(noun: str) -> frozenset[str]:
    """Returns the nouns a body may have in its name that is later called by this noun."""
    others = (row[2].split("|") for row in read_rows("speaker_nouns") if row[0] == noun and row[2:])
    return frozenset({noun}.union(*others))
