"""Finds numbers in plain text: what they are worth, what bounds them, and what they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.language.dates import find_dates
from factcheck.language.mentions import Bound, DateMention, Quantity, QuantityKind
from factcheck.language.number_table import number_words
from factcheck.language.number_tokens import Token, cut_tokens, lower_at, token_at
from factcheck.language.parts_of_speech import ADJECTIVE, possible_tags
from factcheck.language.quantity_ages import is_bare_age, read_age_decade
from factcheck.language.quantity_bounds import bound_after, bound_before
from factcheck.language.quantity_compounds import with_joined_noun
from factcheck.language.quantity_filters import is_no_number
from factcheck.language.quantity_heads import Head, find_head, find_left_head
from factcheck.language.quantity_labels import after_idiom, is_glued_code, read_code, read_label
from factcheck.language.quantity_lists import share_nouns
from factcheck.language.quantity_measures import FOLDS, OPENING_WORDS, read_measure
from factcheck.language.quantity_parts import join_parts
from factcheck.language.quantity_ranges import read_range, read_score
from factcheck.language.quantity_rates import as_ratio_for_each, read_rate
from factcheck.language.quantity_reading import AGE, Measure, QuantityReading
from factcheck.language.quantity_shares import read_share
from factcheck.language.units import names_of_units

_SIGNS = "-−$£€¥₹₽₩₦₪₺₱฿₫₴₸৳₿₵"
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_MONEY_OF = frozenset({"in", "of", "worth"})


def find_quantities(text: str, dates: Sequence[DateMention] | None = None) -> tuple[Quantity, ...]:
    """Returns the quantities of a text, in order, none inside another.

    Offsets are code points, half-open, and cover bound words, number and unit. Years and other
    dates are no quantities; `dates` may hand in what `find_dates` found. Money carries its ISO
    4217 code as unit. An age ("14-year-old", "aged 14", "Ahmed, 14,") has a unit of time and the
    head "age". Vague words span what they may mean ("dozens": 24 to 199; "the majority": one half
    to all). Scores keep both figures in `low` and `high`, in the order written.
    """
    if dates is None:
        dates = find_dates(text)
    tokens = cut_tokens(text, [(mention.start, mention.end) for mention in dates])
    quantities: list[Quantity] = []
    taken, index = 0, 0
    previous: Head | None = None
    while index < len(tokens):
        skipped = after_idiom(tokens, index)
        if skipped is not None:
            index = skipped
            continue
        reading = _read_at(tokens, index)
        if reading is None:
            index += 1
            continue
        head = _head_of(tokens, reading, previous)
        reading = as_ratio_for_each(tokens, reading)
        quantity, index = _finish(text, tokens, reading, head, taken)
        quantities.append(quantity)
        taken = index
        if head is not None and reading.kind is not QuantityKind.LABEL:
            previous = head
    return join_parts(text, share_nouns(text, quantities))


def _read_at(tokens: Sequence[Token], index: int) -> QuantityReading | None:
    if not _may_start_quantity(tokens, index):
        return None
    token = tokens[index]
    score = read_score(tokens, index)
    if score is not None:
        return QuantityReading(index, score[2], QuantityKind.SCORE, score[0], score[1], closed=True)
    if token.is_word:
        code = read_code(tokens, index)
        if code is not None:
            return code
    share = read_share(tokens, index)
    if share is not None:
        return share
    measure = read_measure(tokens, index)
    decade = read_age_decade(tokens, measure) if measure is not None else None
    if measure is not None and decade is not None:
        low = measure.low
        return QuantityReading(
            index, decade, QuantityKind.CARDINAL, low, low + 9, unit="year", head=AGE, closed=True,
            vague=True,
        )  # fmt: skip
    if measure is None or is_no_number(tokens, measure) or is_glued_code(tokens, measure):
        return None
    label = read_label(tokens, measure)
    if label is not None:
        return label
    return _reading(tokens, read_range(tokens, measure) or measure)


def _may_start_quantity(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if not token.is_word:
        return token.is_digits or token.text in _SIGNS
    if token.lower in _opening_words():
        return True
    following = token_at(tokens, index + 1)
    # A currency ("NZ$5", "EUR 5") or a code ("STS-135").
    if following is None or not token.capital:
        return False
    return following.text == "$" or following.is_digits or following.is_dash


@lru_cache(maxsize=1)
def _opening_words() -> frozenset[str]:
    """Returns every word that a quantity can start with, so that most words cost one look-up."""
    return frozenset(number_words().keys() | FOLDS.keys() | OPENING_WORDS)


def _reading(tokens: Sequence[Token], measure: Measure) -> QuantityReading:
    number = measure.number
    reading = QuantityReading(
        first=measure.first,
        next=measure.next,
        kind=measure.kind,
        low=measure.low,
        high=measure.high,
        precise=number.precise,
        unit=measure.unit,
        head=measure.head,
        head_first=measure.head_index,
        closed=measure.head is not None or measure.kind is QuantityKind.RATIO,
        vague=number.vague,
        spelled=number.spelled,
    )
    if measure.head == AGE and measure.head_index is not None:
        return replace(reading, first=min(number.first, measure.head_index))
    if is_bare_age(tokens, measure):
        return replace(reading, unit="year", head=AGE, closed=True)
    return with_joined_noun(tokens, reading)


def _head_of(
    tokens: Sequence[Token], reading: QuantityReading, previous: Head | None
) -> Head | None:
    if reading.closed or reading.head is not None:
        return None
    end = reading.next
    if reading.kind is QuantityKind.MONEY or reading.unit not in (None, "percentage point"):
        if lower_at(tokens, end) not in _MONEY_OF or reading.kind is not QuantityKind.MONEY:
            return _substance(tokens, end)
        end += 2 if lower_at(tokens, end + 1) == "of" else 1
        return find_head(tokens, end, plural=True, previous=previous)
    after = bound_after(tokens, end)
    if after is not None:
        end = after[1]
    is_single = reading.kind is QuantityKind.ORDINAL or reading.high == 1
    plural = not is_single or reading.kind is QuantityKind.FRACTION
    if lower_at(tokens, end) == "as" and lower_at(tokens, end + 1) in ("much", "many"):
        end += 2
    head = find_head(tokens, end, plural=plural, previous=previous)
    if reading.kind in _SHARES and head is not None and not _is_whole(head):
        return None
    return head


def _is_whole(head: Head) -> bool:
    """Says whether a share can be of a noun: "half the year before" and "5 % higher" are not."""
    tags = {tag for tag, _ in possible_tags(head.word)}
    return head.word not in names_of_units() and tags != {ADJECTIVE}


def _substance(tokens: Sequence[Token], index: int) -> Head | None:
    """Reads what a measure measures: "50 kilos of gold"."""
    if lower_at(tokens, index) != "of" or tokens[index - 1].lower in ("times",):
        return None
    return find_head(tokens, index + 1, plural=False)


def _finish(
    text: str, tokens: Sequence[Token], reading: QuantityReading, head: Head | None, taken: int
) -> tuple[Quantity, int]:
    """Adds the bounds to a reading; returns the quantity and the next free token."""
    if reading.kind is QuantityKind.LABEL:
        return _quantity(text, tokens, reading, head, Bound.PLAIN), reading.next
    bound, first = bound_before(tokens, _range_opener(tokens, reading), taken)
    if head is None and reading.head is None and reading.kind is QuantityKind.CARDINAL:
        head = find_left_head(tokens, first) if reading.unit is None else None
    reading = replace(reading, first=reading.first if bound is Bound.PLAIN else first)
    after = bound_after(tokens, reading.next)
    if after is not None:
        bound, reading = _stricter(bound, after[0]), replace(reading, next=after[1])
    elif head is not None and bound is Bound.PLAIN:
        beyond = bound_after(tokens, head.next)
        bound = beyond[0] if beyond is not None else bound
    if tokens[reading.next - 1].lower == "odd":
        bound = Bound.ABOUT
    if reading.vague and bound is Bound.EXACT:
        bound = Bound.PLAIN
    return _quantity(text, tokens, reading, head, bound), reading.next


def _range_opener(tokens: Sequence[Token], reading: QuantityReading) -> int:
    """Returns where bounds are looked for: before "between" and "from" of a range."""
    opener = lower_at(tokens, reading.first - 1)
    is_range = reading.low != reading.high and not reading.vague
    return reading.first - 1 if is_range and opener in ("between", "from") else reading.first


def _stricter(before: Bound, after: Bound) -> Bound:
    return after if before in (Bound.PLAIN, Bound.ABOUT, Bound.ONLY) else before


def _quantity(
    text: str, tokens: Sequence[Token], reading: QuantityReading, head: Head | None, bound: Bound
) -> Quantity:
    if head is None and reading.head is not None and reading.head_first is not None:
        head = Head(reading.head, reading.head_first, reading.head_first + 1)
    behind = reading.next if head is None else max(head.next, reading.next)
    start, end = tokens[reading.first].start, tokens[reading.next - 1].end
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        kind=reading.kind,
        low=reading.low,
        high=reading.high,
        bound=bound,
        unit=reading.unit,
        head=reading.head if head is None else head.word,
        head_start=None if head is None else tokens[head.first].start,
        head_end=None if head is None else tokens[head.next - 1].end,
        modifiers=() if head is None else head.modifiers,
        rate=read_rate(tokens, behind) or read_rate(tokens, reading.next),
        precise=reading.precise and not reading.vague,
    )
