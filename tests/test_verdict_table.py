"""Holds the verdict table: what each row catches, in which order, and that each can be reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checker import check
from factcheck.comparisons.reading import Observation
from factcheck.model import (
    Claim,
    ClaimBook,
    Name,
    NameKind,
    Outcome,
    Rating,
    Severity,
    Source,
    Verdict,
)
from factcheck.verdicts import (
    BURDENED,
    CONFLICT,
    CORE,
    EVENT,
    OTHER,
    PARTIAL,
    STRANGER,
    SUPPORTED,
    SURE_FIGURES,
    TABLE,
    Case,
    decide,
    severity_of,
)

# Enough for one event, too little for a conflict or for support.
THIN = (EVENT + SUPPORTED) / 2
WELL = 0.8
WRONG = (Verdict.MISQUOTED, Verdict.MISATTRIBUTED, Verdict.CONTRADICTED)
LAST = "too little is covered"


def seen(kind: str, outcome: Outcome, rule: str = "a rule") -> Observation:
    return Observation(kind, rule, outcome, "draft", "source", 0, 5, "message")


MISQUOTED = seen("quotation", Outcome.CONFLICT)
MISATTRIBUTED = seen("attribution", Outcome.CONFLICT)
CONFLICTING = seen("number", Outcome.CONFLICT)
ADDED = seen("name", Outcome.ADDED)
STRANGE = seen("name", Outcome.NOTE, "stranger")
OTHER_VERB = seen("word", Outcome.NOTE, "another verb")
CORELESS = seen("word", Outcome.NOTE, "unproved core")
DENYING = seen("negation", Outcome.NOTE, "unproved denial")
SWEEPING = seen("quantifier", Outcome.NOTE, "unproved totality")

CASE = Case(
    observations=(),
    coverage=THIN,
    core=WELL,
    copied=0.5,
    rating=Rating.TRUE,
    figures=0,
    uncovered=False,
    held=False,
    elsewhere=False,
    quoted=False,
    opinion=False,
)

# What only one row catches, but for the last, which catches everything.
ONLY = {
    "a quotation differs from the source’s words": replace(CASE, observations=(MISQUOTED,)),
    "the claims name another speaker": replace(CASE, observations=(MISATTRIBUTED,)),
    "no claim is about this": replace(CASE, coverage=EVENT - 0.01),
    "a detail conflicts with the claim": replace(
        CASE, observations=(CONFLICTING,), coverage=CONFLICT, uncovered=True
    ),
    "the claim is rated false": replace(
        CASE, rating=Rating.FALSE, coverage=SUPPORTED, uncovered=True
    ),
    "another event": replace(CASE, elsewhere=True),
    "the claims say this of somebody else": replace(CASE, observations=(STRANGE,)),
    "the writer’s own opinion": replace(CASE, opinion=True),
    "a detail stands in no claim": replace(CASE, observations=(ADDED,), coverage=PARTIAL),
    "a statement stands in no claim": replace(CASE, uncovered=True, coverage=PARTIAL),
    "the source has another word there": replace(CASE, observations=(OTHER_VERB,)),
    "no claim has its core": replace(CASE, observations=(CORELESS,)),
    "one side denies it, the other does not": replace(CASE, observations=(DENYING,)),
    "the claims do not say that it is all": replace(CASE, observations=(SWEEPING,)),
    "every word is covered": replace(CASE, coverage=SUPPORTED),
    LAST: CASE,
}

VERDICTS = {
    "a quotation differs from the source’s words": Verdict.MISQUOTED,
    "the claims name another speaker": Verdict.MISATTRIBUTED,
    "no claim is about this": Verdict.UNVERIFIED,
    "a detail conflicts with the claim": Verdict.CONTRADICTED,
    "the claim is rated false": Verdict.CONTRADICTED,
    "another event": Verdict.UNVERIFIED,
    "the claims say this of somebody else": Verdict.UNVERIFIED,
    "the writer’s own opinion": Verdict.UNVERIFIED,
    "a detail stands in no claim": Verdict.PARTIAL,
    "a statement stands in no claim": Verdict.PARTIAL,
    "the source has another word there": Verdict.UNVERIFIED,
    "no claim has its core": Verdict.UNVERIFIED,
    "one side denies it, the other does not": Verdict.UNVERIFIED,
    "the claims do not say that it is all": Verdict.UNVERIFIED,
    "every word is covered": Verdict.SUPPORTED,
    LAST: Verdict.UNVERIFIED,
}


def test_every_row_is_listed_in_the_order_of_the_table():
    names = [row.name for row in TABLE]
    assert len(set(names)) == len(names)
    assert list(ONLY) == names
    assert {row.name: row.verdict for row in TABLE} == VERDICTS


@pytest.mark.parametrize("name", [name for name in ONLY if name != LAST])
def test_each_row_alone_catches_something(name):
    assert [row.name for row in TABLE if row.holds(ONLY[name])] == [name, LAST]
    assert decide(ONLY[name]).name == name


def test_what_no_row_catches_is_unverified():
    assert [row.name for row in TABLE if row.holds(CASE)] == [LAST]


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        (
            replace(CASE, observations=(ADDED, CONFLICTING, MISATTRIBUTED, MISQUOTED), quoted=True),
            Verdict.MISQUOTED,
        ),
        (
            replace(CASE, observations=(ADDED, CONFLICTING, MISATTRIBUTED), coverage=WELL),
            Verdict.MISATTRIBUTED,
        ),
        (replace(CASE, observations=(ADDED, CONFLICTING), coverage=WELL), Verdict.CONTRADICTED),
        (
            replace(CASE, observations=(ADDED,), coverage=WELL, rating=Rating.FALSE),
            Verdict.CONTRADICTED,
        ),
        (replace(CASE, observations=(CONFLICTING,), coverage=WELL, opinion=True), WRONG[2]),
        (replace(CASE, observations=(ADDED,), coverage=WELL, opinion=True), Verdict.UNVERIFIED),
        (replace(CASE, observations=(ADDED, OTHER_VERB), coverage=WELL), Verdict.PARTIAL),
        (replace(CASE, observations=(OTHER_VERB,), coverage=WELL), Verdict.UNVERIFIED),
        (replace(CASE, observations=(ADDED, SWEEPING), coverage=WELL), Verdict.PARTIAL),
        (replace(CASE, observations=(SWEEPING,), coverage=WELL), Verdict.UNVERIFIED),
        (replace(CASE, observations=(ADDED,), coverage=WELL, uncovered=True), Verdict.PARTIAL),
        (replace(CASE, coverage=WELL), Verdict.SUPPORTED),
    ],
)
def test_the_worst_that_holds_decides(case, verdict):
    assert decide(case).verdict is verdict


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        (replace(CASE, observations=(CONFLICTING,), coverage=EVENT - 0.01), Verdict.UNVERIFIED),
        (
            replace(CASE, observations=(CONFLICTING,), coverage=WELL, core=CORE - 0.01),
            Verdict.UNVERIFIED,
        ),
        (replace(CASE, observations=(MISATTRIBUTED,), coverage=EVENT - 0.01), Verdict.UNVERIFIED),
        (replace(CASE, observations=(CONFLICTING,)), Verdict.UNVERIFIED),
        (
            replace(CASE, observations=(ADDED, CONFLICTING), coverage=BURDENED - 0.01),
            Verdict.UNVERIFIED,
        ),
        (replace(CASE, observations=(ADDED,), coverage=PARTIAL - 0.01), Verdict.UNVERIFIED),
        (replace(CASE, coverage=SUPPORTED - 0.01), Verdict.UNVERIFIED),
        (replace(CASE, rating=Rating.FALSE), Verdict.UNVERIFIED),
    ],
)
def test_nothing_close_is_better_than_something_wrong(case, verdict):
    assert decide(case).verdict is verdict


@pytest.mark.parametrize("rating", [Rating.MISLEADING, Rating.UNPROVEN])
def test_only_a_claim_that_is_rated_false_contradicts(rating):
    assert decide(replace(CASE, rating=rating, coverage=WELL)).verdict is Verdict.SUPPORTED


def test_words_that_a_source_has_make_the_event_whatever_else_is_covered():
    quoted = replace(CASE, coverage=0.1, core=0.0, quoted=True)
    assert decide(quoted).verdict is Verdict.SUPPORTED
    assert decide(replace(quoted, observations=(CONFLICTING,))).verdict is Verdict.CONTRADICTED
    assert decide(replace(quoted, observations=(MISATTRIBUTED,))).verdict is Verdict.MISATTRIBUTED


def test_a_statement_held_beside_one_in_no_claim_is_partial_however_little_is_covered():
    case = replace(CASE, coverage=EVENT - 0.1, held=True, uncovered=True)
    assert decide(case).verdict is Verdict.PARTIAL
    assert decide(replace(case, uncovered=False)).verdict is Verdict.UNVERIFIED
    assert decide(replace(case, held=False)).verdict is Verdict.UNVERIFIED


def test_a_stranger_and_another_event_are_told_from_a_well_covered_sentence():
    for case in (
        replace(CASE, observations=(STRANGE,), coverage=STRANGER),
        replace(CASE, elsewhere=True, coverage=OTHER),
    ):
        assert decide(case).verdict is Verdict.SUPPORTED


def test_figures_that_agree_make_up_for_other_words():
    case = replace(CASE, coverage=EVENT)
    assert decide(replace(case, figures=SURE_FIGURES)).verdict is Verdict.SUPPORTED
    assert decide(replace(case, figures=SURE_FIGURES - 1)).verdict is Verdict.UNVERIFIED
    thinner = replace(case, coverage=EVENT - 0.01, figures=SURE_FIGURES)
    assert decide(thinner).verdict is Verdict.UNVERIFIED


def test_rows_that_no_detail_decides_say_what_they_mean():
    by_detail = {Verdict.MISQUOTED, Verdict.MISATTRIBUTED}
    silent = {row.name for row in TABLE if not row.message}
    assert silent == {row.name for row in TABLE if row.verdict in by_detail} | {
        "a detail conflicts with the claim",
        "a detail stands in no claim",
    }


def test_severity_of_every_verdict():
    assert {verdict: severity_of(verdict) for verdict in Verdict} == {
        Verdict.MISQUOTED: Severity.ERROR,
        Verdict.MISATTRIBUTED: Severity.ERROR,
        Verdict.CONTRADICTED: Severity.ERROR,
        Verdict.PARTIAL: Severity.WARNING,
        Verdict.UNVERIFIED: Severity.NOTE,
        Verdict.SUPPORTED: Severity.NONE,
        Verdict.SKIPPED: Severity.NONE,
    }


def test_every_verdict_that_is_computed_has_a_row():
    assert {row.verdict for row in TABLE} == set(Verdict) - {Verdict.SKIPPED}


OBSERVATIONS = st.builds(
    seen,
    st.sampled_from(("quotation", "attribution", "number", "date", "name", "role", "word")),
    st.sampled_from(Outcome),
    st.sampled_from(
        (
            "a rule",
            "stranger",
            "another verb",
            "unproved totality",
            "unproved core",
            "unproved denial",
        )
    ),
)
SHARES = st.floats(0, 1)
CASES = st.builds(
    Case,
    observations=st.lists(OBSERVATIONS, max_size=4).map(tuple),
    coverage=SHARES,
    core=SHARES,
    copied=SHARES,
    rating=st.sampled_from(Rating),
    figures=st.integers(0, 4),
    uncovered=st.booleans(),
    held=st.booleans(),
    elsewhere=st.booleans(),
    quoted=st.booleans(),
    opinion=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(CASES)
def test_without_conflict_only_a_false_claim_makes_an_error(case):
    if decide(case).verdict in WRONG:
        assert case.has(Outcome.CONFLICT) or case.rating is Rating.FALSE


@settings(max_examples=200, deadline=None)
@given(CASES)
def test_support_needs_that_nothing_is_added(case):
    if decide(case).verdict is Verdict.SUPPORTED:
        assert not case.has(Outcome.ADDED)
        assert not case.uncovered
        least = EVENT if case.figures >= SURE_FIGURES else SUPPORTED
        assert case.coverage >= least or case.quoted


@settings(max_examples=200, deadline=None)
@given(CASES)
def test_a_bent_quotation_is_misquoted_whatever_else_holds(case):
    worse = replace(case, observations=(*case.observations, MISQUOTED))
    assert decide(worse).verdict is Verdict.MISQUOTED


@settings(max_examples=200, deadline=None)
@given(CASES, OBSERVATIONS)
def test_the_order_of_what_was_seen_changes_no_verdict(case, observation):
    first = replace(case, observations=(observation, *case.observations))
    last = replace(case, observations=(*case.observations, observation))
    assert decide(first) is decide(last)


SOURCE = Source(id="brewery", published=date(2020, 2, 3))
BEER = "The brewery sold 900 barrels of dark beer to Norway in 2019."
WORDS = "We sold every barrel before the frost came"
# Far enough from the brewery that nobody takes the two for one story.
BETWEEN = (
    "The council mended the road to the quarry.",
    "A heron nested on the roof of the school.",
    "The tram depot was painted green.",
    "Two goats escaped from the fair.",
    "The library bought a globe.",
)
TANNERY = "Arla Stenmark owns a tannery in Bergen that makes saddles."


def brewery(*, rating: Rating = Rating.TRUE) -> ClaimBook:
    told = (BEER, *BETWEEN, TANNERY)
    said = (*((text, None) for text in told), (WORDS, "Lena Fors"))
    claims = tuple(
        Claim(f"c{n}", text, text, SOURCE, paragraph=n, start=100 * n, speaker=speaker)
        for n, (text, speaker) in enumerate(said, 1)
    )
    names = [Name(name, NameKind.PERSON) for name in ("Lena Fors", "Ulf Dahl", "Arla Stenmark")]
    return ClaimBook((replace(claims[0], rating=rating), *claims[1:]), tuple(names), (SOURCE,))


# One sentence for each row, judged by the whole engine.
REACHED = {
    "a quotation differs from the source’s words": (
        'Lena Fors said: "We sold every barrel before the snow came."'
    ),
    "the claims name another speaker": f'Ulf Dahl said: "{WORDS}."',
    "no claim is about this": "Dolphins sleep with one eye open.",
    "a detail conflicts with the claim": "The brewery sold 700 barrels of dark beer to Norway.",
    "the claim is rated false": BEER,
    "another event": "Pirates stole dark beer in Norway in 2019.",
    "the claims say this of somebody else": (
        "Arla Stenmark sold barrels of dark beer to sailors and soldiers."
    ),
    "the writer’s own opinion": "Selling beer to Norway was a wonderful idea.",
    "a detail stands in no claim": (
        "The brewery sold 900 barrels of dark beer to Norway through a dealer in Gdansk."
    ),
    "a statement stands in no claim": (
        "The brewery sold 900 barrels of dark beer to Norway, and its owner bought a castle "
        "with a moat."
    ),
    "the source has another word there": (
        "The brewery burned 900 barrels of dark beer to Norway in 2019."
    ),
    "no claim has its core": "The brewery sold beer to pensioners.",
    "one side denies it, the other does not": (
        "In 2019 900 barrels of dark beer did not go to Norway."
    ),
    "the claims do not say that it is all": "Only the brewery sold 900 barrels of dark beer.",
    "every word is covered": "The brewery sold 900 barrels of dark beer to Norway.",
    LAST: "The brewery sold beer to pensioners, teachers, nurses and drivers.",
}


def test_every_row_has_a_sentence_that_reaches_it():
    assert list(REACHED) == [row.name for row in TABLE]


@pytest.mark.parametrize("name", REACHED)
def test_a_sentence_reaches_each_row(name):
    rating = Rating.FALSE if name == "the claim is rated false" else Rating.TRUE
    (finding,) = check(REACHED[name], brewery(rating=rating), explain=True).findings
    assert finding.explanation is not None
    assert finding.explanation.rule == name
    assert finding.verdict is VERDICTS[name]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Pirates stole dark beer in Norway in 2019.", Verdict.UNVERIFIED),
        ("Sailors drank dark beer from the brewery in Norway in 2019.", Verdict.UNVERIFIED),
        ("People drank dark beer from the brewery in Norway in 2019.", Verdict.SUPPORTED),
    ],
)
def test_who_may_be_anybody_makes_no_other_event(draft, verdict):
    (finding,) = check(draft, brewery()).findings
    assert finding.verdict is verdict


@pytest.mark.parametrize("rule", ["unproved denial", "unproved affirmation"])
def test_what_only_one_side_denies_is_not_supported(rule):
    case = replace(CASE, coverage=WELL, observations=(seen("negation", Outcome.NOTE, rule),))
    assert decide(case).verdict is Verdict.UNVERIFIED
    assert decide(replace(case, observations=())).verdict is Verdict.SUPPORTED
