"""Finds the noun that a number counts, by part-of-speech tables and closed word classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from factcheck.language.contexts import context_words
from factcheck.language.number_table import word_kind
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import read_number
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    BASE,
    GERUND,
    NOUN,
    PARTICIPLE,
    PAST,
    PLURAL,
    PRESENT,
    is_closed_class,
    possible_tags,
)
from factcheck.records import dataclass

_LONGEST = 8
_VERBS = frozenset({PAST, PRESENT, BASE})


@dataclass(frozen=True, slots=True)
class Head:
    """Holds the counted noun: its lower-case word, token indices, and the words before it."""

    word: str
    first: int
    next: int
    modifiers: tuple[str, ...] = ()


@dataclass(slots=True)
class _Run:
    """Collects the words of a noun phrase while it is read from left to right."""

    modifiers: list[str]
    lower_case: set[str] = field(default_factory=set)
    noun: Head | None = None
    fallback: Head | None = None

    def take(self, token: Token, index: int) -> Head:
        """Makes the token the head so far; earlier words become its modifiers."""
        if not token.capital:
            self.lower_case.add(token.lower)
        return Head(token.lower, index, index + 1, tuple(self.modifiers))


def find_head(
    tokens: Sequence[Token], index: int, *, plural: bool, previous: Head | None = None
) -> Head | None:
    """Returns the noun counted by a number that ends before the token at `index`.

    Rule (measured against a dependency parse: .92 and .95): skip "of", determiners and a second
    number ("1,983 of the 5,757 casualties"), then read the noun run to the right. For a plural
    number its first plural noun counts, else the last noun before a verb or function word.
    "of them" takes `previous`, the noun counted last.
    """
    if lower_at(tokens, index) == "out" and lower_at(tokens, index + 1) == "of":
        index += 1
    if lower_at(tokens, index) == "of":
        index += 1
        if lower_at(tokens, index) in ("them", "these", "those", "which", "whom"):
            return previous
        plural = True
    run = _Run([])
    index = _after_openers(tokens, index, run)
    opening = index
    for position in range(index, min(index + _LONGEST, len(tokens))):
        token = tokens[position]
        if token.is_dash and token.glued:
            continue
        if not token.is_word:
            if position == opening or not _between_adjectives(tokens, position, run):
                break
            continue
        head = _step(tokens, position, run, plural=plural)
        if head is not None:
            return head
        if _ends_run(token, run):
            break
        run.modifiers.append(token.lower)
    return run.noun or run.fallback


def find_left_head(tokens: Sequence[Token], index: int) -> Head | None:
    """Returns the word left of a number that says what it counts where no noun follows it.

    That is a verb right before it ("wounding 238") or the noun of "the injured at 107". `index`
    is the first token of the number with its bounds.
    """
    before = token_at(tokens, index - 1)
    if before is None or not before.is_word:
        return None
    if before.lower == "at":
        noun = token_at(tokens, index - 2)
        known = noun is not None and noun.is_word and not is_closed_class(noun.lower)
        return Head(noun.lower, index - 2, index - 1) if noun is not None and known else None
    if is_closed_class(before.lower) or before.lower in context_words("measuring_verbs"):
        return None
    if _best_tag(before.lower) not in (GERUND, PAST, PARTICIPLE):
        return None
    return Head(before.lower, index - 1, index)


def _after_openers(tokens: Sequence[Token], index: int, run: _Run) -> int:
    """Skips determiners, "more", "other" and a second number before the noun."""
    while index < len(tokens):
        token = tokens[index]
        if token.is_word and token.lower in context_words("inner_words"):
            if token.lower not in context_words("determiners"):
                run.modifiers.append(token.lower)
            index += 1
            continue
        number = read_number(tokens, index) if token.is_digits else None
        if number is None or lower_at(tokens, index - 1) not in ("the", "its", "all", "their"):
            return index
        index = number.next
    return index


def _between_adjectives(tokens: Sequence[Token], position: int, run: _Run) -> bool:
    """Says whether a comma parts two adjectives of one phrase ("20 young, new faces")."""
    before, after = token_at(tokens, position - 1), token_at(tokens, position + 1)
    if tokens[position].text != "," or run.noun is not None or before is None or after is None:
        return False
    return _best_tag(before.lower) == ADJECTIVE and _best_tag(after.lower) == ADJECTIVE


def _step(tokens: Sequence[Token], position: int, run: _Run, *, plural: bool) -> Head | None:
    """Weighs one word of the run; returns the head once no later word can be it."""
    token = tokens[position]
    lower = token.lower
    if _is_function_word(token):
        return None
    if token.possessive or _is_number_word(token):
        return None
    tags = dict(possible_tags(lower))
    if plural and _is_plural(token, tags, first=not run.modifiers):
        head = run.take(token, position)
        following = token_at(tokens, position + 1)
        if lower in context_words("plural_modifiers") and _is_noun(following):
            run.noun = head
            return None
        return head
    best = _best_tag(lower)
    if token.capital and run.noun is not None and run.noun.word in run.lower_case:
        return None
    if best == GERUND and run.noun is not None:
        return None
    if token.capital or best in (NOUN, PLURAL) or (best == GERUND and NOUN in tags):
        run.noun = run.take(token, position)
    elif NOUN in tags and best not in (ADVERB, PAST, PRESENT):
        run.noun = run.take(token, position) if best != ADJECTIVE else run.noun
        run.fallback = run.fallback or run.take(token, position)
    elif run.fallback is None and (best in (ADJECTIVE, PARTICIPLE) or PARTICIPLE in tags):
        run.fallback = run.take(token, position)
    return None


def _ends_run(token: Token, run: _Run) -> bool:
    lower = token.lower
    if token.possessive:
        return False
    if _is_number_word(token) or _is_function_word(token):
        return True
    if token.capital:
        # A name behind a lower-case noun is another phrase: "in the 62nd minute Kim scored".
        return run.noun is not None and run.noun.word in run.lower_case
    tags = dict(possible_tags(lower))
    best = _best_tag(lower)
    if run.noun is None:
        return best in _VERBS and not (tags.keys() & {PARTICIPLE, NOUN, ADJECTIVE})
    if best == BASE and NOUN in tags:
        return False
    return best in _VERBS or best in (ADVERB, PARTICIPLE, GERUND)


def _is_function_word(token: Token) -> bool:
    if "'" in token.lower:
        return is_closed_class(token.lower.partition("'")[0])
    return is_closed_class(token.lower) and (not token.capital or token.lower == "i")


def _is_number_word(token: Token) -> bool:
    return word_kind(token) is not None and not token.text.isupper()


def _is_plural(token: Token, tags: dict[str, int], *, first: bool) -> bool:
    """Says whether a word is a plural noun; right behind the number it need only be able to."""
    if token.lower == "people" or (first and PLURAL in tags):
        return True
    cost = tags.get(PLURAL)
    if cost is None:
        return token.capital and token.lower.endswith("s") and len(token.lower) > 3
    return cost <= 3


def _is_noun(token: Token | None) -> bool:
    if token is None or not token.is_word or is_closed_class(token.lower):
        return False
    return _best_tag(token.lower) in (NOUN, PLURAL)


def _best_tag(lower: str) -> str:
    tags = possible_tags(lower)
    return min(tags, key=lambda tag: tag[1])[0] if tags else NOUN
