"""Reads phrases that deny what follows them: "stopped short of paying", "far from clear"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.language.base_forms import possible_bases
from factcheck.language.chunks import VERB, Syntax
from factcheck.language.clauses import group_of
from factcheck.language.coordination import is_kind
from factcheck.language.lexicon import read_pairs
from factcheck.language.negation_scope import finite_after, verb_with_predicate
from factcheck.language.parts_of_speech import ADJECTIVE, ADVERB, DETERMINER, NOT, POSSESSIVE
from factcheck.language.verb_groups import INFINITIVE
from factcheck.language.words import Word

_GAP = "~"
_NEGATIVE = frozenset({"no", "not", "nowhere"})
_GAP_TAGS = frozenset({DETERMINER, POSSESSIVE})
# A phrase with its words and the forms that it denies.
_Phrase = tuple[tuple[str, ...], frozenset[str]]


def may_hold_phrase(words: Sequence[Word]) -> bool:
    """Says whether a sentence has the last word of such a phrase and so perhaps the phrase."""
    return not _last_words().isdisjoint(word.lower for word in words)


def denied_by_phrases(syntax: Syntax) -> Iterator[tuple[int, int]]:
    """Yields the words that phrases deny, each with the word whose own denial turns that round.

    It is the first word ("did not stop short of"); in "has no plans to" it is the denied word
    itself, for the "no" is the phrase's own.
    """
    if not may_hold_phrase(syntax.words):
        return
    read = 0
    for index, word in enumerate(syntax.words):
        for phrase, forms in _phrases_from(word) if index >= read else ():
            end = _end_of(syntax, index, phrase)
            if end is not None:
                for denied in _denied(syntax, index, end, forms):
                    yield denied, denied if _NEGATIVE & set(phrase) else index
                read = end
                break


def _phrases_from(word: Word) -> Iterator[_Phrase]:
    if word.is_word:
        for base in possible_bases(word.lower):
            yield from _phrases().get(base, ())


def _end_of(syntax: Syntax, first: int, phrase: tuple[str, ...]) -> int | None:
    """Returns the word after a phrase that begins at `first`, None where none does."""
    at = first + 1
    for part in phrase[1:]:
        if part == _GAP:
            at += at < len(syntax.words) and syntax.tags[at] in _GAP_TAGS
        elif at < len(syntax.words) and syntax.words[at].lower == part:
            at += 1
        else:
            return None
    return at


def _denied(syntax: Syntax, first: int, end: int, forms: frozenset[str]) -> Iterator[int]:
    """Yields the heads that a phrase from `first` to `end` denies."""
    if forms & {INFINITIVE} and syntax.words[end - 1].lower == "to":
        # "To" belongs to the group of the verb.
        end -= 1
    while end < len(syntax.tags) and syntax.tags[end] in (ADVERB, NOT):
        end += 1
    place = next((at for at, chunk in enumerate(syntax.chunks) if chunk.first >= end), None)
    if place is None:
        return
    if is_kind(syntax.chunks, place, VERB) and group_of(syntax.chunks[place]).form in forms:
        yield from verb_with_predicate(syntax, place)
    elif is_kind(syntax.chunks, place, ADJECTIVE) and "adjective" in forms:
        yield syntax.chunks[place].head
    elif "verb" in forms:
        yield from _denied_verb(syntax, first, place)


def _denied_verb(syntax: Syntax, first: int, place: int) -> Iterator[int]:
    """Yields the verb beside an adverbial: the one whose group it stands in, else the next."""
    for at, chunk in enumerate(syntax.chunks):
        if chunk.kind == VERB and chunk.first < first <= chunk.last:
            yield from verb_with_predicate(syntax, at)
            return
    verb = place if is_kind(syntax.chunks, place, VERB) else finite_after(syntax, place - 1)
    if verb is not None:
        yield from verb_with_predicate(syntax, verb)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Returns the phrases by their first words, the longest first."""
    table: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for phrase, cell in read_pairs("negating_phrases"):
        parts = tuple(phrase.split())
        table[parts[0]].append((parts, frozenset(cell.split("|"))))
    return {
        first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in table.items()
    }


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(parts[-1] for found in _phrases().values() for parts, _ in found)
