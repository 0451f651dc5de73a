"""Cuts a tagged sentence into noun phrases, verb groups and the words that join them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.language.noun_phrases import INSIDE, LOOSE, noun_follows, read_noun_phrase
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    BASE,
    BE,
    COORDINATOR,
    DATE,
    DETERMINER,
    EXISTENTIAL,
    GERUND,
    HAVE,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    OBJECT,
    PARTICIPLE,
    PAST,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.tagging import tag_words
from factcheck.language.verb_groups import (
    CONTINUES,
    FINITE,
    INFINITIVE,
    VERB_TAGS,
    VerbGroup,
    read_verb_group,
)
from factcheck.language.words import Word
from factcheck.records import dataclass

PHRASE: Final = "phrase"
VERB: Final = "verb"
AUXILIARY: Final = "auxiliary"  # parted from its verb by the subject: "did the board agree"

_INVERTING = frozenset(
    {"not", "never", "nor", "neither", "only", "rarely", "seldom", "hardly", "scarcely"}
    | {"where", "why", "how", "what", "when"}
)
_BARE_INFINITIVE = frozenset({"help", "let", "make", "see", "hear", "watch"})
_SHARES_AUXILIARIES = frozenset({BASE, PARTICIPLE, GERUND})
_SINGLE = frozenset({PRONOUN, OBJECT, EXISTENTIAL})


class Chunk(NamedTuple):
    """Holds one piece of a sentence; `first` and `last` are word indices, inclusive.

    `kind` is "phrase" (noun phrase, head in `head`), "verb" (its group in `group`), "adjective",
    or the tag of a joining word. `possessor` is the head of "X's" within a phrase.
    """

    kind: str
    first: int
    last: int
    head: int
    possessor: int | None = None
    group: VerbGroup | None = None


@dataclass(frozen=True, slots=True)
class Syntax:
    """Holds a sentence's words, their tags, and its chunks in order."""

    words: tuple[Word, ...]
    tags: tuple[str, ...]
    chunks: tuple[Chunk, ...]


def read_syntax(words: Sequence[Word]) -> Syntax:
    """Reads the words of one sentence once; pass the result to frames, negation and statements."""
    tags = tag_words(words)
    chunks = _chunks(words, tags)
    _join_inversions(words, tags, chunks)
    _share_auxiliaries(words, tags, chunks)
    _find_bare_infinitives(words, tags, chunks)
    return Syntax(tuple(words), tags, tuple(chunks))


def _chunks(words: Sequence[Word], tags: Sequence[str]) -> list[Chunk]:
    chunks: list[Chunk] = []
    place = 0
    while place < len(tags):
        chunk = _chunk_at(words, tags, place)
        if chunk is None:
            place += 1
            continue
        chunks.append(chunk)
        place = chunk.last + 1
    return chunks


def _join_inversions(words: Sequence[Word], tags: Sequence[str], chunks: list[Chunk]) -> None:
    """Gives the verb of "nor did the board agree" the tense that its auxiliary has."""
    for place in range(len(chunks) - 2):
        helper, verb = chunks[place].group, chunks[place + 2].group
        if helper is None or verb is None or chunks[place + 1].kind != PHRASE:
            continue
        if helper.head != helper.first or helper.form != FINITE or verb.first != verb.head:
            continue
        opens = words[0].lower in _INVERTING or (
            not place or chunks[place - 1].kind in (MARK, COORDINATOR, ADJECTIVE)
        )
        if not opens or not _is_licensed(tags, helper.head, verb.head):
            continue
        joined = verb._replace(
            form=FINITE,
            passive=tags[helper.head] == BE and tags[verb.head] == PARTICIPLE,
            modal=helper.modal,
            tense=helper.tense,
            negations=helper.negations + verb.negations,
        )
        chunks[place] = chunks[place]._replace(kind=AUXILIARY, group=None)
        chunks[place + 2] = chunks[place + 2]._replace(group=joined)


def _is_licensed(tags: Sequence[str], helper: int, verb: int) -> bool:
    had_happened = tags[helper] == HAVE and tags[verb] == PAST
    return had_happened or tags[verb] in CONTINUES.get(tags[helper], frozenset())


def _share_auxiliaries(words: Sequence[Word], tags: Sequence[str], chunks: list[Chunk]) -> None:
    """Gives the second verb of "was found and removed" the auxiliaries of the first."""
    earlier: int | None = None
    for place, chunk in enumerate(chunks):
        group = chunk.group
        if group is None:
            continue
        bare = group.first == group.head and tags[group.head] in _SHARES_AUXILIARIES
        if bare and earlier is not None and _continues_list(tags, chunks, place):
            model = chunks[earlier].group
            if model is not None and tags[model.head] == tags[group.head]:
                denied = words[chunks[place - 1].head].lower == "or"
                shared = model._replace(
                    first=group.first,
                    last=group.last,
                    head=group.head,
                    negations=model.negations if denied else (),
                )
                chunks[place] = chunk._replace(group=shared)
        earlier = place


def _find_bare_infinitives(words: Sequence[Word], tags: Sequence[str], chunks: list[Chunk]) -> None:
    """Takes the tense off a verb that hangs on "help", "let" or "make" ("let the army pass")."""
    for place, chunk in enumerate(chunks):
        group = chunk.group
        if group is None or group.first != group.head or tags[group.head] != BASE:
            continue
        owner = place - 2 if place and chunks[place - 1].kind == PHRASE else place - 1
        if owner < 0 or chunks[owner].kind != VERB:
            continue
        if words[chunks[owner].head].stem in _BARE_INFINITIVE:
            bare = group._replace(form=INFINITIVE, tense="none")
            chunks[place] = chunk._replace(group=bare)


def _continues_list(tags: Sequence[str], chunks: Sequence[Chunk], place: int) -> bool:
    before = chunks[place - 1].kind
    return before == COORDINATOR or (before == MARK and tags[chunks[place].head] == BASE)


def _chunk_at(words: Sequence[Word], tags: Sequence[str], place: int) -> Chunk | None:
    tag = tags[place]
    if tag in LOOSE:
        return None
    if tag in VERB_TAGS:
        if tag == PARTICIPLE and _is_modifier(tags, place):
            return _phrase(words, tags, place)
        group = read_verb_group(words, tags, place)
        if group is None:
            return Chunk(PREPOSITION, place, place, place)
        return Chunk(VERB, group.first, group.last, group.head, group=group)
    if tag in _SINGLE:
        return Chunk(PHRASE, place, place, place)
    if tag in INSIDE or tag == DETERMINER or words[place].lower == "whose":
        return _phrase(words, tags, place)
    if tag in (PREPOSITION, COORDINATOR, MARK, RELATIVE, SUBORDINATOR):
        return Chunk(tag, place, place, place)
    return None


def _is_modifier(tags: Sequence[str], place: int) -> bool:
    """Says whether a participle without a determiner stands before its noun ("wounded men")."""
    if place + 1 >= len(tags):
        return False
    before = tags[place - 1] if place else MARK
    if tags[place + 1] == ADJECTIVE and before == PREPOSITION:
        return noun_follows(tags, place)
    return tags[place + 1] in (NOUN, PLURAL) and before not in (NOUN, PLURAL, NAME, NUMBER, DATE)


def _phrase(words: Sequence[Word], tags: Sequence[str], start: int) -> Chunk:
    phrase = read_noun_phrase(words, tags, start)
    kind = ADJECTIVE if phrase.bare else PHRASE
    return Chunk(kind, phrase.first, phrase.last, phrase.head, phrase.possessor)
