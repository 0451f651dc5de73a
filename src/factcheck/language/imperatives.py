"""Tells an instruction by its form: it opens with a plain verb, and nobody is its subject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.language.parts_of_speech import (
    BASE,
    BE,
    DETERMINER,
    DO,
    HAVE,
    MODAL,
    NOUN,
    OBJECT,
    PAST,
    PLURAL,
    PREPOSITION,
    PRESENT,
    TO,
    is_closed_class,
    letter_costs,
    possible_tags,
)

# A word that is a noun about as often as a verb costs less than this as a noun ("support").
_RARELY_NOUN = 3
_FORBIDDING: tuple[tuple[str, ...], ...] = (("do", "not"), ("don't",), ("never",), ("always",))
_READER = frozenset({"you", "your", "yours", "yourself", "yourselves"})
# Behind these, what is not a fact may stand ("when it is dark"); behind "that", a fact does.
_SUPPOSING = frozenset(
    {"if", "when", "whenever", "where", "wherever", "before", "until", "unless", "whether", "how"}
)
_AUXILIARIES = frozenset({MODAL, BE, HAVE, DO})


def is_imperative(words: Sequence[str], *, addressed: bool) -> bool:
    """Says whether lower-case words, commas among them, tell somebody to do something.

    The first must be a plain verb that can be nothing else here. What states a fact on the way
    ("Remember that the port was closed") is no mere instruction. `addressed` says that the reader
    has been spoken to before ("If you go, …").
    """
    forbidding = next((cue for cue in _FORBIDDING if tuple(words[: len(cue)]) == cue), ())
    words = words[len(forbidding) :]
    sure = addressed or forbidding in _FORBIDDING[:2]
    return len(words) > 1 and _is_order(words, addressed=sure) and not _states_a_fact(words[1:])


def _is_order(words: Sequence[str], *, addressed: bool) -> bool:
    costs = letter_costs(words[0])
    if is_closed_class(words[0]) or "v" not in costs:
        return False
    if addressed:
        return True
    tags = {tag for tag, cost in possible_tags(words[1]) if cost == 0}
    has_object = bool(tags & {DETERMINER, OBJECT}) or words[1] in _READER
    pasts = [PAST in dict(possible_tags(word)) for word in words]
    others = min((cost for letter, cost in costs.items() if letter != "v"), default=9)
    if costs["v"] or others < _RARELY_NOUN:
        return has_object and "r" not in costs and not any(pasts) and not _has_plain_verb(words)
    if has_object or pasts[0]:
        return has_object
    if not _READER.isdisjoint(words):
        return True
    if "n" not in costs:
        return not _has_plain_verb(words)
    return bool(tags & {PREPOSITION, TO}) and not any(pasts)


def _has_plain_verb(words: Sequence[str]) -> bool:
    """Says whether a plural and a verb of its own follow ("Produce prices rise")."""
    return any(
        dict(possible_tags(one)).get(PLURAL) == 0 and dict(possible_tags(other)).get(BASE, 9) < 2
        for one, other in pairwise(words)
    )


def _states_a_fact(words: Sequence[str]) -> bool:
    """Says whether a finite verb stands where no supposition and no reader is its subject."""
    supposed = False
    for index, word in enumerate(words):
        if word in _SUPPOSING:
            supposed = True
        elif word == ",":
            supposed = False
        elif not supposed and words[index - 1 : index] != ["you"] and _is_surely_finite(word):
            return True
    return False


def _is_surely_finite(word: str) -> bool:
    tags = dict(possible_tags(word))
    if any(tags.get(tag) == 0 for tag in _AUXILIARIES):
        return True
    is_past = tags.get(PAST) == 0 and BASE not in tags
    return is_past or (tags.get(PRESENT) == 0 and tags.keys().isdisjoint({NOUN, PLURAL}))
