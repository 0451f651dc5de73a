"""Which numbers a sentence holds: value, kind, bound, unit and what they count."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.numbers import find_quantities

BENCHMARKS = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"


PIECES = (
    "5 12 1,983 2022 one two hundred million half quarter a third to and or of in between from "
    "- – % per cent $ € more than at least people years km first times out no minus . , Boeing"
)


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


def values(text: str) -> list[float]:
    return [quantity.low for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5,757", 5757),
        ("1.2", 1.2),
        ("1 000", 1000),
        ("1\u202f234\u202f567", 1_234_567),
        ("１２３", 123),
        ("one hundred and seven", 107),
        ("twenty-one thousand three hundred and five", 21_305),
        ("fifty-three", 53),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two and a half", 2.5),
        ("two and a half million", 2_500_000),
        ("one point four", 1.4),
        ("two point five million", 2_500_000),
        ("nineteen point zero five", 19.05),
        ("three and one fourth", 3.25),
        ("a million and a half", 1_500_000),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("5.2 million", 5_200_000),
        ("3bn", 3e9),
        ("10M", 10e6),
        ("3 trillion", 3e12),
        ("3 dozen", 36),
        ("minus five", -5),
    ],
)
def test_values(text: str, value: float) -> None:
    assert only(text).low == pytest.approx(value)
    assert only(text).kind is QuantityKind.CARDINAL


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of people", 24, 199),
        ("hundreds of people", 100, 1999),
        ("tens of thousands of people", 10_000, 199_000),
        ("several hundred people", 200, 999),
        ("a four-figure death toll", 1000, 9999),
        ("between 5 and 7 people", 5, 7),
        ("5-7 people", 5, 7),
        ("5 to 7 people", 5, 7),
        ("from 5 to 7 people", 5, 7),
        ("2 to 3 million people", 2e6, 3e6),
        ("He is in his 30s.", 30, 39),
    ],
)
def test_spans(text: str, low: float, high: float) -> None:
    assert (only(text).low, only(text).high) == (low, high)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("a quarter of voters", 0.25),
        ("three-quarters of voters", 0.75),
        ("two-fifths of voters", 0.4),
        ("one in three voters", 1 / 3),
        ("four in ten voters", 0.4),
        ("nine out of ten voters", 0.9),
        ("1 of every 4 voters", 0.25),
        ("half of the voters", 0.5),
        ("one potter in ten comes from afar", 0.1),
        ("fell by a third", 1 / 3),
        ("½ of the voters", 0.5),
        ("half as much food again", 0.5),
        ("One job in twenty is to go.", 0.05),
        ("three pupils out of four", 0.75),
    ],
)
def test_shares(text: str, share: float) -> None:
    assert only(text).kind is QuantityKind.FRACTION
    assert only(text).low == pytest.approx(share)


@pytest.mark.parametrize("text", ["the majority of voters", "Most of the voters", "most voters"])
def test_majorities(text: str) -> None:
    assert (only(text).low, only(text).high, only(text).head) == (0.5, 1.0, "voters")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("84%", 84, None),
        ("84 per cent", 84, None),
        ("84 percent", 84, None),
        ("five percentage points", 5, "percentage point"),
        ("a 12-percent rise", 12, None),
    ],
)
def test_percentages(text: str, value: float, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.low, quantity.unit) == (QuantityKind.PERCENT, value, unit)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("£5.2m", 5.2e6, "GBP"),
        ("NZ$26 million", 26e6, "NZD"),
        ("$1bn", 1e9, "USD"),
        ("3 trillion dollars", 3e12, "USD"),
        ("422,000 euros", 422_000, "EUR"),
        ("more than two-fifths of a million euros", 400_000, "EUR"),
        ("USD 5 million", 5e6, "USD"),
        ("15€", 15, "EUR"),
        ("two Canadian dollars", 2, "CAD"),
        ("fifty pence", 0.5, "GBP"),
        ("He paid 20 pounds", 20, "GBP"),
    ],
)
def test_money(text: str, value: float, code: str) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.unit) == (QuantityKind.MONEY, code)
    assert quantity.low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("757 years", 757, "year"),
        ("seven and a half centuries", 7.5, "century"),
        ("three-quarters of a millennium", 0.75, "millennium"),
        ("half an hour", 0.5, "hour"),
        ("almost a century", 1, "century"),
        ("a fortnight-long stay of 2 weeks", 2, "week"),
        ("one point four degrees", 1.4, "degree"),
        ("five hours and fifteen minutes", 5.25, "hour"),
        ("three feet, six inches", 3.5, "foot"),
        ("a 24,000-square-metre park", 24_000, "square metre"),
        ("the 27-kilometer ring", 27, "kilometre"),
        ("800 km", 800, "kilometre"),
        ("240,000 square meter park", 240_000, "square metre"),
        ("83 kilometres an hour", 83, "kilometre per hour"),
        ("60 mph", 60, "mile per hour"),
        ("10kg", 10, "kilogram"),
        ("He weighs 200 pounds", 200, "pound"),
        ("-18 °C", -18, "celsius"),
        ("300 parts per million", 300, "part per million"),
    ],
)
def test_measures(text: str, value: float, unit: str) -> None:
    assert (only(text).low, only(text).unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("a 23-year-old man", 23),
        ("aged 23", 23),
        ("at age seventeen", 17),
        ("Dana Orsk, 23, is the youngest", 23),
        ("She was six when it happened", 6),
        ("he is 40 years old", 40),
        ("children aged 8–10 years", 8),
    ],
)
def test_ages(text: str, age: float) -> None:
    assert (only(text).low, only(text).unit, only(text).head) == (age, "year", "age")


@pytest.mark.parametrize(
    ("text", "value", "head"),
    [
        ("its 39th mission", 39, "mission"),
        ("the thirty-ninth mission", 39, "mission"),
        ("for the first time", 1, "time"),
        ("in the 62nd minute Orsk scored", 62, "minute"),
        ("the second-lowest grade", 2, "grade"),
        ("the third most populous nation", 3, "nation"),
        ("scored a third goal", 3, "goal"),
        ("a runner in first place", 1, "place"),
        ("first graders", 1, "graders"),
        ("the No. 1 recipient", 1, "recipient"),
        ("the first space shuttle mission ended", 1, "mission"),
    ],
)
def test_ranks(text: str, value: float, head: str) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.low, quantity.head) == (QuantityKind.ORDINAL, value, head)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Albion 1 – 0 Rovers", (1, 0)),
        ("They won 3-0", (3, 0)),
        ("beaten three-nil", (3, 0)),
        ("They lost 1 – 2 to Rovers", (1, 2)),
        ("a 2–1 victory", (2, 1)),
    ],
)
def test_scores(text: str, score: tuple[int, int]) -> None:
    assert only(text).kind is QuantityKind.SCORE
    assert (only(text).low, only(text).high) == score


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("STS-135", 135),
        ("A Boeing 757 bound for Oslo", 757),
        ("on Route 9", 9),
        ("a 747 from Oslo", 747),
        ("see page 4", 4),
        ("on day five of the trial", 5),
    ],
)
def test_labels(text: str, value: float) -> None:
    assert (only(text).kind, only(text).low) == (QuantityKind.LABEL, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They were twice denied visas", 2),
        ("three times as many", 3),
        ("an 18-fold rise", 18),
        ("a tenfold rise", 10),
        ("by two to one", 2),
        ("For every person who died, two were hurt", 2),
        ("there were two injuries for each death", 2),
        ("a fine of no kind, double the old one", 2),
    ],
)
def test_multiples(text: str, value: float) -> None:
    assert (only(text).kind, only(text).low) == (QuantityKind.RATIO, value)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 107 people", Bound.AT_LEAST),
        ("107 or more people", Bound.AT_LEAST),
        ("107 people or more", Bound.AT_LEAST),
        ("no fewer than 107 people", Bound.AT_LEAST),
        ("more than 107 people", Bound.MORE_THAN),
        ("upwards of NZ$26 million", Bound.MORE_THAN),
        ("over $5 million", Bound.MORE_THAN),
        ("larger than a third", Bound.MORE_THAN),
        ("The rate exceeded 10%", Bound.MORE_THAN),
        ("fewer than 107 people", Bound.LESS_THAN),
        ("up to 20 people", Bound.AT_MOST),
        ("no more than 20 people", Bound.AT_MOST),
        ("nearly 240 people", Bound.NEARLY),
        ("close to 10,700 votes", Bound.NEARLY),
        ("just under 2,000 votes", Bound.NEARLY),
        ("a little over 50,000 votes", Bound.JUST_OVER),
        ("exactly 757 votes", Bound.EXACT),
        ("a mere 424 votes", Bound.ONLY),
        ("only 424 votes", Bound.ONLY),
        ("only about 424 votes", Bound.ABOUT),
        ("at least an estimated 424 votes", Bound.AT_LEAST),
        ("an estimated 757 years", Bound.ABOUT),
        ("some two million voters", Bound.ABOUT),
        ("20-odd voters", Bound.ABOUT),
        ("a cost of 757 euros", Bound.PLAIN),
    ],
)
def test_bounds(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


def test_the_span_covers_bound_number_and_unit() -> None:
    text = "It will cost more than NZ$5 million a year."
    quantity = only(text)
    assert quantity.text == "more than NZ$5 million" == text[quantity.start : quantity.end]
    assert quantity.rate == "year"


@pytest.mark.parametrize(
    ("text", "head", "modifiers"),
    [
        ("5,757 new casualties from landmines", "casualties", ("new",)),
        ("The 142-page report", "page", ()),
        ("the six-member team", "member", ()),
        ("700 asylum seekers whose boat sank", "seekers", ("asylum",)),
        ("84% of all recorded casualties", "casualties", ("recorded",)),
        ("three remaining Space Shuttle orbiters", "orbiters", ("remaining", "space", "shuttle")),
        ("two Syrian teams scheduled to compete", "teams", ("syrian",)),
        ("killing seven people aboard", "people", ()),
        ("1,426 pilgrims died", "pilgrims", ()),
        ("107 dead", "dead", ()),
        ("422,000 euros in arrears", "arrears", ()),
        ("one poster wrote", "poster", ()),
        ("nine of ten seats", "seats", ()),
    ],
)
def test_heads(text: str, head: str, modifiers: tuple[str, ...]) -> None:
    assert (only(text).head, only(text).modifiers) == (head, modifiers)
    start, end = only(text).head_start, only(text).head_end
    assert start is not None
    assert text[start:end].lower() == head


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("1,983 of the 5,757 casualties", ["casualties", "casualties"]),
        ("There were 1,983 deaths, 233 of them here", ["deaths", "deaths"]),
        ("45 and 50 cases", ["cases", "cases"]),
        ("53 countries and two other areas", ["countries", "areas"]),
        ("killing 107 or more and wounding 238", ["killing", "wounding"]),
        ("They put the dead at 238 and the injured at 107", ["dead", "injured"]),
        ("The number rose to 107 and reached 238", [None, None]),
        ("a quarter, against 40% the year before", [None, None]),
        ("In 1991, 1,426 pilgrims", ["pilgrims"]),
    ],
)
def test_heads_of_several(text: str, heads: list[str | None]) -> None:
    assert [quantity.head for quantity in find_quantities(text)] == heads


@pytest.mark.parametrize(
    "text",
    [
        "one of the most popular",
        "no one knew",
        "they helped one another",
        "the one that got away",
        "one said so",
        "a second lieutenant",
        "at first he laughed",
        "First, he laughed.",
        "the police first noticed it",
        "The First Amendment",
        "the Six Nations",
        "a high-five",
        "on second thoughts",
        "half-time came",
        "in the second half",
        "the most votes",
        "today's most interesting ideas",
        "a stateless minority of Muslims",
        "the majority leader",
        "the test scores rose",
        "after 9/11",
        "the M5S deputies on 4chan",
        "See https://example.org/a?b=305%20c",
        "on 3 February",
        "in 2022",
        "its 2022 policy",
        "10 years ago",
        "the 1990s",
        "at 6:30 a.m.",
        "on May 16",
        "from 2004 to 2009",
        "They will double the fine.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert [q.text for q in find_quantities(text) if q.text != "10%"] == []


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("two or three goals", [2, 3], QuantityKind.CARDINAL),
        ("5 or 6 per cent", [5, 6], QuantityKind.PERCENT),
        ("2 or 3 million people", [2e6, 3e6], QuantityKind.CARDINAL),
        ("the fourth or fifth day", [4, 5], QuantityKind.ORDINAL),
    ],
)
def test_alternatives_are_two_numbers(text: str, found: list[float], kind: QuantityKind) -> None:
    assert values(text) == found
    assert {quantity.kind for quantity in find_quantities(text)} == {kind}
    assert len({quantity.head for quantity in find_quantities(text)}) == 1


@pytest.mark.parametrize("text", ["They tied for first.", "She finished first in the race"])
def test_a_lone_rank(text: str) -> None:
    assert (only(text).kind, only(text).low) == (QuantityKind.ORDINAL, 1)


def test_places_in_a_row_are_ranks() -> None:
    assert [only(text).kind for text in ("number 3 in the list", "#1 in the list")] == [
        QuantityKind.ORDINAL
    ] * 2


def test_a_change_is_two_numbers() -> None:
    assert values("Their seats increased from 9 to 10.") == [9, 10]


@pytest.mark.parametrize(
    "text",
    ["one boat in three weeks", "one person in 20 cars", "one man in 2 million"],
)
def test_no_share_of_what_is_counted_apart(text: str) -> None:
    assert all(found.kind is QuantityKind.CARDINAL for found in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("He cut it from 2.9 billion to 2.6 billion euros.", QuantityKind.MONEY, "EUR"),
        ("It rose from 12 to 15 percent.", QuantityKind.PERCENT, None),
    ],
)
def test_both_ends_of_a_change_are_measured(text: str, kind: QuantityKind, unit: str) -> None:
    assert {(found.kind, found.unit) for found in find_quantities(text)} == {(kind, unit)}


@pytest.mark.parametrize(
    "text", ["eight euros less than the 14 paid", "3 metres longer than the 40 planned"]
)
def test_a_difference_is_no_bound(text: str) -> None:
    assert [found.bound for found in find_quantities(text)] == [Bound.PLAIN, Bound.PLAIN]


def test_dates_may_be_handed_in() -> None:
    assert [quantity.low for quantity in find_quantities("in 2022", dates=())] == [2022]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("$3 million a year", "year"),
        ("84 deaths a day", "day"),
        ("$5 million annually", "year"),
        ("$15 per hour", "hour"),
        ("$15 per head", "head"),
        ("84 deaths a year later", None),
    ],
)
def test_rates(text: str, rate: str | None) -> None:
    assert find_quantities(text)[0].rate == rate


@pytest.mark.parametrize(
    ("text", "precise"),
    [("5,757", True), ("5,800", False), ("53", True), ("50", False), ("dozens", False)],
)
def test_precision(text: str, precise: bool) -> None:
    assert only(text).precise is precise


@pytest.mark.parametrize("text", ["from 5 to", "between 5 and", "5-", "$", "minus", "half a", "-"])
def test_half_a_phrase_is_no_error(text: str) -> None:
    assert all(quantity.low in (5, 0.5) for quantity in find_quantities(text))


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join))
def test_any_row_of_number_words_can_be_read(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text


@given(st.text(alphabet="0123456789 ,.-–%$€/’'#aAnd ofthreehalfmillionyears½°\n", max_size=50))
def test_spans_are_in_order_and_true_to_the_text(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end
        assert text[quantity.start : quantity.end] == quantity.text
        assert math.isfinite(quantity.low)
        end = quantity.end


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the public benchmarks are not here")
@pytest.mark.parametrize(("name", "floor"), [("number-ranges", 0.95), ("percentages", 0.8)])
def test_recall_on_public_benchmarks(name: str, floor: float) -> None:
    lines = (BENCHMARKS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    expected = found = 0
    for row in map(json.loads, lines):
        spans = [(q.start, q.end) for q in find_quantities(row["text"])]
        for result in row["results"]:
            expected += 1
            start, end = result["Start"], result["End"] + 1
            found += any(first < end and start < last for first, last in spans)
    assert found / expected >= floor
