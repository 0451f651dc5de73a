"""Lists every kind of change and makes the pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import islice

from factcheck.mutations import (
    additions,
    bounds,
    dates,
    digits,
    known_names,
    names,
    negation,
    number_forms,
    omission,
    order,
    quotation_words,
    ranks,
    typography,
    word_swaps,
    wording,
)
from factcheck.mutations.story import Base
from factcheck.records import dataclass

# One long sentence must not outweigh the others.
_MOST_A_KIND = 3

Change = Callable[[Base], Iterator[str]]


class Effect(StrEnum):
    """Says what a change does to the truth of a sentence."""

    PRESERVING = "preserving"
    BREAKING = "breaking"


@dataclass(frozen=True, slots=True)
class Kind:
    """Names one kind of change; `change` yields the changed sentences of a true one."""

    name: str
    effect: Effect
    change: Change


@dataclass(frozen=True, slots=True)
class Pair:
    """Holds a true sentence and what a change made of it."""

    kind: Kind
    base: Base
    text: str


def _keeps(name: str, change: Change) -> Kind:
    return Kind(name, Effect.PRESERVING, change)


def _breaks(name: str, change: Change) -> Kind:
    return Kind(name, Effect.BREAKING, change)


KINDS: tuple[Kind, ...] = (
    _keeps("curly marks", typography.curl),
    _keeps("straight marks", typography.straighten),
    _keeps("dashes", typography.dashes),
    _keeps("no-break spaces", typography.spaces),
    _keeps("percent form", number_forms.percent_form),
    _keeps("digits for words", number_forms.digits_for_words),
    _keeps("words for digits", number_forms.words_for_digits),
    _keeps("thousands separators", number_forms.without_commas),
    _keeps("currency form", number_forms.currency_form),
    _keeps("scale form", number_forms.scale_form),
    _keeps("ordinal form", number_forms.ordinal_form),
    _keeps("rounding", bounds.round_numbers),
    _keeps("bound in other words", wording.other_bound),
    _keeps("date form", wording.date_form),
    _keeps("contraction", wording.contraction),
    _keeps("spelling", wording.other_spelling),
    _keeps("speech verb", wording.other_cue),
    _keeps("surname only", names.surname_only),
    _keeps("country alias", names.country_alias),
    _keeps("initials", names.initials),
    _keeps("alias", known_names.alias),
    _keeps("role for name", known_names.role_for_name),
    _keeps("speaker moved", order.move_speaker),
    _keeps("report moved", order.move_report),
    _keeps("date moved", order.move_when),
    _keeps("passive for active", order.make_passive),
    _keeps("active for passive", order.make_active),
    _keeps("date dropped", omission.drop_when),
    _keeps("link dropped", omission.drop_link),
    _keeps("aside dropped", omission.drop_aside),
    _keeps("hedge dropped", omission.drop_hedge),
    _keeps("ellipsis", omission.shorten_quotation),
    _breaks("digits", digits.edit_digits),
    _breaks("number word", digits.edit_number_words),
    _breaks("numbers exchanged", digits.exchange_numbers),
    _breaks("unit", digits.exchange_units),
    _breaks("failing bound", bounds.fail_bounds),
    _breaks("bound reversed", bounds.reverse_bounds),
    _breaks("rank", ranks.other_rank),
    _breaks("share", ranks.other_share),
    _breaks("added date", additions.add_date),
    _breaks("weekday", dates.shift_weekday),
    _breaks("month", dates.shift_month),
    _breaks("day of month", dates.shift_day),
    _breaks("year", dates.shift_year),
    _breaks("other person", names.other_person),
    _breaks("other body", known_names.other_body),
    _breaks("other country", names.other_country),
    _breaks("roles exchanged", names.exchange_roles),
    _breaks("from and to exchanged", names.exchange_ends),
    _breaks("other speaker", names.other_speaker),
    _breaks("negated", negation.negate),
    _breaks("negation removed", negation.affirm),
    _breaks("antonym", word_swaps.antonym),
    _breaks("sister word", word_swaps.sister_word),
    _breaks("preposition", word_swaps.other_preposition),
    _breaks("quantifier", word_swaps.quantifier),
    _breaks("before and after", word_swaps.time_order),
    _breaks("quoted word changed", quotation_words.change_word),
    _breaks("quoted word dropped", quotation_words.drop_word),
    _breaks("quoted word added", quotation_words.add_word),
    _breaks("quoted words swapped", quotation_words.move_word),
    _breaks("quoted antonym", quotation_words.opposite_word),
)


def make_pairs(bases: Iterable[Base], kinds: Iterable[Kind] = KINDS) -> Iterator[Pair]:
    """Yields the changed sentences of true ones, at most three of a kind for each."""
    kinds = tuple(kinds)
    for base in bases:
        for kind in kinds:
            for text in islice(kind.change(base), _MOST_A_KIND):
                if text != base.text:
                    yield Pair(kind, base, text)
