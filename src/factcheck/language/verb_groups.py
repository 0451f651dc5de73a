"""Gathers each verb with its auxiliaries, adverbs and negation into one group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.language.parts_of_speech import (
    ADVERB,
    BASE,
    BE,
    BE_BASE,
    BEEN,
    BEING,
    DO,
    GERUND,
    HAVE,
    HAVE_BASE,
    HAVING,
    HYPHEN,
    MODAL,
    NOT,
    PARTICIPLE,
    PAST,
    PRESENT,
    QUOTE,
    TO,
)
from factcheck.language.words import Word

FINITE: Final = "finite"
INFINITIVE: Final = "infinitive"
# The other two forms are named like their tags: "gerund" and "participle".

BE_TAGS = frozenset({BE, BE_BASE, BEEN, BEING})
_HAVE_TAGS = frozenset({HAVE, HAVE_BASE, HAVING})
_MAIN_TAGS = frozenset({BASE, PRESENT, PAST, PARTICIPLE, GERUND})
VERB_TAGS = BE_TAGS | _HAVE_TAGS | _MAIN_TAGS | {MODAL, DO, TO}
_SKIPPED = frozenset({ADVERB, NOT, QUOTE, HYPHEN})
NEGATIVE_WORDS = frozenset({"never", "hardly", "scarcely", "cannot"})
_FUTURE = frozenset({"will", "wo", "'ll", "shall", "sha", "would", "'d"})
_PAST_FORMS = frozenset({"was", "were", "had", "did"})
_MODAL_FORMS = {
    "cannot": "can",
    "ca": "can",
    "wo": "will",
    "'ll": "will",
    "sha": "shall",
    "'d": "would",
}
# What may follow an auxiliary as the next part of one group.
CONTINUES: dict[str, frozenset[str]] = {
    TO: frozenset({BASE, BE_BASE, HAVE_BASE, DO}),
    MODAL: frozenset({BASE, BE_BASE, HAVE_BASE, DO}),
    DO: frozenset({BASE, BE_BASE, HAVE_BASE}),
    BE: frozenset({PARTICIPLE, GERUND, BEING}),
    BE_BASE: frozenset({PARTICIPLE, GERUND}),
    BEEN: frozenset({PARTICIPLE, GERUND}),
    BEING: frozenset({PARTICIPLE}),
    HAVE: frozenset({PARTICIPLE, BEEN}),
    HAVE_BASE: frozenset({PARTICIPLE, BEEN}),
    HAVING: frozenset({PARTICIPLE, BEEN}),
}


class VerbGroup(NamedTuple):
    """Holds one verb with its auxiliaries; `first` and `last` are word indices, inclusive.

    `head` is the main verb. `form` is "finite", "infinitive", "gerund" or "participle".
    `negations` lists the words of the group that negate it; `yet_to` says that "yet to" does.
    `tense` is "past", "present", "future", or "none" for forms that have no tense.
    """

    first: int
    last: int
    head: int
    form: str
    passive: bool
    copula: bool
    modal: str | None
    tense: str
    negations: tuple[int, ...]
    yet_to: bool = False


def read_verb_group(words: Sequence[Word], tags: Sequence[str], start: int) -> VerbGroup | None:
    """Returns the verb group that begins at a word, None where none does."""
    if tags[start] not in VERB_TAGS:
        return None
    parts, position = [start], start + 1
    while position < len(tags):
        step = position
        while step < len(tags) and (tags[step] in _SKIPPED or _is_adverb(words, tags, step)):
            step += 1
        if step == len(tags) or not _goes_on(words, tags, parts, step):
            break
        parts.append(step)
        position = step + 1
    if tags[parts[-1]] == TO:
        return None
    return _build(words, tags, parts)


def _is_adverb(words: Sequence[Word], tags: Sequence[str], place: int) -> bool:
    """Says whether "since" stands alone inside a verb group ("has since paid")."""
    return (
        words[place].lower == "since"
        and tags[place - 1] in _HAVE_TAGS
        and tags[min(place + 1, len(tags) - 1)] in (PARTICIPLE, BEEN)
    )


def _goes_on(words: Sequence[Word], tags: Sequence[str], parts: Sequence[int], step: int) -> bool:
    last = parts[-1]
    previous, tag = tags[last], tags[step]
    if tag in CONTINUES.get(previous, ()):
        return True
    if tag == TO:
        return _is_periphrasis(words, tags, last) and tags[min(step + 1, len(tags) - 1)] in (
            BASE,
            BE_BASE,
            HAVE_BASE,
            DO,
            ADVERB,
        )
    return tag == PARTICIPLE and step == last + 1 and words[last].stem == "get"


def _is_periphrasis(words: Sequence[Word], tags: Sequence[str], last: int) -> bool:
    """Says whether "to" after this word makes one group: have to, is to, going to, used to."""
    if tags[last] in _HAVE_TAGS or tags[last] in (BE, BEEN):
        return True
    return words[last].lower == "ought" or (
        words[last].lower in ("going", "used") and tags[last] in (GERUND, PAST)
    )


def _build(words: Sequence[Word], tags: Sequence[str], parts: Sequence[int]) -> VerbGroup:
    first, head = parts[0], parts[-1]
    helpers = parts[:-1]
    last_helper = helpers[-1] if helpers else None
    by_get = last_helper is not None and words[last_helper].stem == "get"
    passive = tags[head] == PARTICIPLE and (
        last_helper is None or tags[last_helper] in BE_TAGS or by_get
    )
    negations = tuple(
        place
        for place in range(first, head)
        if tags[place] == NOT or words[place].lower in NEGATIVE_WORDS
    )
    return VerbGroup(
        first=first,
        last=head,
        head=head,
        form=_form(tags, parts),
        passive=passive,
        copula=tags[head] in BE_TAGS,
        modal=_modal(words, tags, parts),
        tense=_tense(words, tags, parts),
        negations=negations,
        yet_to=any(
            words[place].lower == "yet" and tags[place + 1] == TO for place in range(first, head)
        ),
    )


def _form(tags: Sequence[str], parts: Sequence[int]) -> str:
    tag = tags[parts[0]]
    if tag in (TO, BE_BASE, HAVE_BASE):
        return INFINITIVE
    if tag in (GERUND, BEING, HAVING):
        return GERUND
    return PARTICIPLE if tag in (PARTICIPLE, BEEN) else FINITE


def _modal(words: Sequence[Word], tags: Sequence[str], parts: Sequence[int]) -> str | None:
    for place in parts:
        if tags[place] == MODAL:
            return _MODAL_FORMS.get(words[place].lower, words[place].lower)
    inner = parts[1:-1]
    if parts[0] != parts[-1] and any(tags[place] == TO for place in inner):
        return "must" if tags[parts[0]] in _HAVE_TAGS else None
    return None


def _tense(words: Sequence[Word], tags: Sequence[str], parts: Sequence[int]) -> str:
    first = parts[0]
    tag, lower = tags[first], words[first].lower
    if tag == MODAL:
        if any(tags[place] == HAVE_BASE for place in parts[1:-1]):
            return "past"
        return "future" if lower in _FUTURE else "present"
    if tag == HAVE and len(parts) > 1:
        return "past" if tags[parts[1]] in (PARTICIPLE, BEEN) or lower == "had" else "present"
    if tag == PAST or lower in _PAST_FORMS:
        return "past"
    if tag in (BE, HAVE, DO, PRESENT, BASE):
        later = any(tags[place] == TO for place in parts[1:]) and tag == BE
        return "future" if later else "present"
    return "none"
