"""Keeps words that look like numbers but count nothing from being read as quantities."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.contexts import context_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    BASE,
    BE,
    BEEN,
    DO,
    HAVE,
    MODAL,
    NOUN,
    PAST,
    PLURAL,
    PRESENT,
    TO,
    is_closed_class,
    possible_tags,
)
from factcheck.language.quantity_reading import Measure

_LIMITING = frozenset({"only", "least", "just", "exactly", "than", "most", "mere"})


def is_no_number(tokens: Sequence[Token], measure: Measure) -> bool:
    """Says whether the word read as a number is a pronoun, a name, a time unit or an adverb."""
    number = measure.number
    token = tokens[number.first]
    if not token.is_word:
        return False
    if _is_joined_from_left(tokens, number.first):
        return True
    if number.ordinal:
        return _is_no_ordinal(tokens, measure)
    if token.lower == "one" and number.next == number.first + 1:
        return _is_pronoun(tokens, measure)
    if token.lower == "nil":
        return lower_at(tokens, number.first - 1) == "the"
    if token.lower in ("a", "an") and measure.unit is None:
        return lower_at(tokens, number.first - 1) in ("such", "quite")
    return _is_part_of_name(tokens, measure)


def _is_joined_from_left(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a hyphen joins a spelled number to the word before: "high-five"."""
    dash, before = token_at(tokens, index - 1), token_at(tokens, index - 2)
    if dash is None or before is None or not (dash.is_dash and dash.glued):
        return False
    joined = before.is_word and tokens[index].glued and dash.text == "-"
    return joined and before.lower not in ("mid", "sub", "over", "under", "non", "pre", "post")


def _is_pronoun(tokens: Sequence[Token], measure: Measure) -> bool:
    """Says whether "one" stands for a person or thing: "one of", "the one that", "no one"."""
    index = measure.number.first
    token = tokens[index]
    before = lower_at(tokens, index - 1)
    if token.possessive or measure.kind is not QuantityKind.CARDINAL:
        return token.possessive
    following = token_at(tokens, measure.next)
    if before in _LIMITING:
        return False
    if before in context_words("before_pronoun_one"):
        return True
    if measure.unit is not None:
        return False
    if following is None or (following.is_dash and following.glued):
        return following is None
    if not following.is_word or following.lower in context_words("after_pronoun_one"):
        return True
    if is_closed_class(following.lower):
        return following.lower not in context_words("inner_words")
    tags = dict(possible_tags(following.lower))
    if following.capital:
        return False
    cheapest = min(tags, key=lambda tag: tags[tag]) if tags else NOUN
    return cheapest in (PAST, PRESENT, BASE, ADVERB) and tags.get(NOUN, 9) > 1


def _is_no_ordinal(tokens: Sequence[Token], measure: Measure) -> bool:
    number = measure.number
    token = tokens[number.first]
    following = token_at(tokens, measure.next)
    before = lower_at(tokens, number.first - 1)
    after = following.lower if following is not None else ""
    if token.lower == "second" and (before in ("per", "each", "every", "/") or after == "later"):
        return True
    if after in context_words("after_no_ordinal") or before == "at":
        return True
    starts_sentence = number.first == 0 or tokens[number.first - 1].text in '.!?"“'
    shouted = token.text.isupper() and tokens[number.first - 1].text.isupper()
    if token.capital and not starts_sentence and not shouted:
        return True
    if token.lower == "seconds":
        return True
    if following is not None and following.text == "," and starts_sentence:
        return True
    return token.lower == "first" and _is_adverb(tokens, number.first, following)


def _is_adverb(tokens: Sequence[Token], index: int, following: Token | None) -> bool:
    """Says whether "first" tells when ("the police first noticed") and no place in a row."""
    before = token_at(tokens, index - 1)
    if before is not None and (
        before.lower in context_words("determiners") or before.possessive or before.is_dash
    ):
        return False
    ranked = before is not None and before.lower in context_words("before_ranks")
    if following is None or not following.is_word:
        return not ranked
    if is_closed_class(following.lower):
        return not ranked and following.lower not in context_words("inner_words")
    if before is not None and _is_auxiliary(before.lower):
        return True
    tags = dict(possible_tags(following.lower))
    noun = min(tags.get(NOUN, 9), tags.get(ADJECTIVE, 9), tags.get(PLURAL, 9))
    verb = min(tags.get(PAST, 9), tags.get(PRESENT, 9))
    return verb < noun


def _is_auxiliary(lower: str) -> bool:
    return bool({tag for tag, _ in possible_tags(lower)} & {MODAL, BE, HAVE, DO, BEEN, TO})


def _is_part_of_name(tokens: Sequence[Token], measure: Measure) -> bool:
    """Says whether a spelled number is capitalised within a name: "the Big Five", "Six Nations"."""
    number = measure.number
    token = tokens[number.first]
    if not token.capital or number.first == 0:
        return False
    before, following = token_at(tokens, number.first - 1), token_at(tokens, measure.next)
    if before is not None and before.text in ".!?\"“‘'(:;—–-":
        return False
    named_before = before is not None and before.capital and not is_closed_class(before.lower)
    return named_before or (following is not None and following.capital)
