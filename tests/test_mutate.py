"""validate --mutate: claims are tried on right and wrong sentences made from them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.claims.discovery import find_example
from factcheck.claims.loading import load_claims
from factcheck.claims.mutation_figures import (
    Failing,
    as_faults,
    find_failures,
    is_good_enough,
    tally,
    tally_kinds,
)
from factcheck.claims.mutation_trial import AS_WRITTEN, Trial, try_book
from factcheck.model import (
    Claim,
    ClaimBook,
    Name,
    NameKind,
    Rating,
    Severity,
    Source,
    Verdict,
)
from factcheck.mutations import KINDS
from tests.fakes import FARES, finding

Command = Callable[..., tuple[int, str, str]]
HARBOUR = Source("harbour", published=date(2024, 3, 5))
BOOK = ClaimBook(
    claims=(
        Claim(
            "fares",
            "Ferry fares will rise by 12% in 2024.",
            "fares on all routes will go up by 12% next year",
            HARBOUR,
            phrasings=("Passengers will pay 12% more for the ferry in 2024",),
            path="claims/harbour.yaml",
            line=8,
        ),
        Claim(
            "ride",
            "Nobody enjoys paying more for the very same ride.",
            "Nobody enjoys paying more for the very same ride",
            HARBOUR,
            speaker="Dana Orsk",
            path="claims/harbour.yaml",
            line=20,
        ),
        Claim(
            "myth", "The harbour was sold to Norway in 2019.", None, HARBOUR, rating=Rating.FALSE
        ),
        Claim("open", "The harbour may close in 2030.", None, HARBOUR, rating=Rating.UNPROVEN),
    ),
    names=(
        Name("Dana Orsk", NameKind.PERSON, ("Orsk",), "policy director", "Ferry Club"),
        Name("Lars Holm", NameKind.PERSON, ("Holm",)),
        Name("Ferry Club", NameKind.ORGANIZATION),
    ),
)


@pytest.fixture(scope="module")
def trials() -> tuple[Trial, ...]:
    return try_book(BOOK)


def made(trials: tuple[Trial, ...], kind: str) -> dict[str, str]:
    return {trial.text: trial.claim.id for trial in trials if trial.kind.name == kind}


def test_claims_phrasings_and_quotations_are_changed(trials: tuple[Trial, ...]) -> None:
    assert made(trials, "as written") == {
        "Ferry fares will rise by 12% in 2024.": "fares",
        "Passengers will pay 12% more for the ferry in 2024.": "fares",
        "Nobody enjoys paying more for the very same ride.": "ride",
        '"Nobody enjoys paying more for the very same ride," Dana Orsk said.': "ride",
        "The harbour was sold to Norway in 2019.": "myth",
    }
    assert set(made(trials, "other speaker")) == {
        '"Nobody enjoys paying more for the very same ride," Lars Holm said.',
    }
    assert "Ferry fares will rise by 21% in 2024." in made(trials, "digits")
    assert len(made(trials, "percent form")) == 2
    assert made(trials, "quoted word dropped")
    assert '"Nobody enjoys paying more for the very same ride," Orsk said.' in made(
        trials, "surname only"
    )


def test_what_is_rated_false_is_wrong_in_any_words_and_only_put_otherwise(
    trials: tuple[Trial, ...],
) -> None:
    own = [trial for trial in trials if trial.claim.id == "myth"]
    assert own
    assert all(trial.is_wrong for trial in own)
    assert {trial.kind.effect for trial in own} == {AS_WRITTEN.effect}
    assert not [trial for trial in trials if trial.claim.id == "open"]


def test_the_same_book_gives_the_same_trials(trials: tuple[Trial, ...]) -> None:
    assert try_book(BOOK) == trials


def test_nothing_that_another_claim_says_is_taken_for_wrong() -> None:
    other = Claim("other", "Ferry fares will rise by 21% in 2024.", None, HARBOUR)
    both = ClaimBook((BOOK.claims[0], other), BOOK.names)
    wrong = {trial.text for trial in try_book(both) if trial.is_wrong}
    assert wrong
    assert other.text not in wrong


KIND = {kind.name: kind for kind in KINDS}


def trial(kind: str, verdict: Verdict, base: str = "Fares rise by 12%.") -> Trial:
    text = "Fares rise by 21%."
    found = finding(text, text, verdict, "So it is.", about=FARES)
    chosen = AS_WRITTEN if kind == "as written" else KIND[kind]
    return Trial(BOOK.claims[0], chosen, base, text, found)


@pytest.mark.parametrize(
    ("kind", "verdict", "expected"),
    [
        ("digits", Verdict.CONTRADICTED, None),
        ("digits", Verdict.UNVERIFIED, None),
        ("digits", Verdict.PARTIAL, None),
        ("digits", Verdict.SUPPORTED, Failing.PASSED),
        ("digits", Verdict.SKIPPED, Failing.PASSED),
        ("percent form", Verdict.SUPPORTED, None),
        ("percent form", Verdict.CONTRADICTED, Failing.FLAGGED),
        ("percent form", Verdict.MISATTRIBUTED, Failing.FLAGGED),
        ("percent form", Verdict.UNVERIFIED, Failing.UNRECOGNIZED),
        ("as written", Verdict.PARTIAL, Failing.UNRECOGNIZED),
    ],
)
def test_what_fails(kind: str, verdict: Verdict, expected: Failing | None) -> None:
    ways = [failure.way for failure in find_failures([trial(kind, verdict)])]
    assert ways == ([expected] if expected else [])


def test_the_forms_of_a_sentence_that_fails_as_written_are_not_listed() -> None:
    failures = find_failures(
        [
            trial("as written", Verdict.UNVERIFIED),
            trial("percent form", Verdict.UNVERIFIED),
            trial("digits", Verdict.SUPPORTED),
        ]
    )
    assert [failure.trial.kind.name for failure in failures] == ["as written", "digits"]


def test_figures_count_what_held_and_what_was_told() -> None:
    trials = [
        trial("digits", Verdict.CONTRADICTED),
        trial("digits", Verdict.UNVERIFIED),
        trial("digits", Verdict.SUPPORTED),
        trial("alias", Verdict.SUPPORTED),
    ]
    (alias, digits) = tally_kinds(trials)
    assert (digits.name, digits.sentences, digits.held, digits.told) == ("digits", 3, 2, 1)
    assert (alias.name, alias.rate, alias.is_wrong) == ("alias", 1.0, False)
    assert tally([], "none", is_wrong=True).rate == 1
    assert not is_good_enough(trials)
    assert is_good_enough(trials[:2])


def test_faults_stand_at_the_claim_and_say_what_mends_them() -> None:
    (fault,) = as_faults(find_failures([trial("other person", Verdict.SUPPORTED)]))
    assert (fault.path, fault.line, fault.level) == ("claims/harbour.yaml", 8, Severity.WARNING)
    assert "under 'names'" in fault.message


class TestCommand:
    @pytest.fixture(autouse=True)
    def claims(self, newsroom: Path) -> None:
        pass

    def test_json_has_kinds_total_and_failures(self, command: Command) -> None:
        code, out, err = command("validate", "--mutate", "--format", "json")
        report = json.loads(out)
        wrong = report["total"]["wrong"]
        assert wrong["sentences"] >= 3
        assert wrong["held"] <= wrong["sentences"]
        assert {kind["kind"] for kind in report["kinds"]} >= {"as written", "digits", "year"}
        assert (
            sum(kind["sentences"] for kind in report["kinds"] if kind["wrong"])
            == (wrong["sentences"])
        )
        assert len(report["failures"]) >= wrong["sentences"] - wrong["held"]
        assert err.startswith(f"caught {wrong['held']} of {wrong['sentences']} wrong sentences (")
        assert code == (1 if min(one["rate"] for one in report["total"].values()) < 0.97 else 0)

    def test_the_table_has_a_row_a_kind_and_a_total(self, command: Command) -> None:
        _, out, _ = command("validate", "--mutate", "claims", "--color", "never")
        lines = out.splitlines()
        assert lines[0].split() == [
            *("right", "sentences", "sentences", "not", "flagged", "share", "supported"),
        ]
        assert any(line.startswith("digits ") for line in lines)
        assert sum(line.startswith("all ") for line in lines) == 2

    def test_line_and_github_are_those_of_validate(self, command: Command) -> None:
        for output_format in ("line", "github"):
            code, out, _ = command("validate", "--mutate", "--format", output_format, "-q")
            assert code in (0, 1)
            assert all("claims/harbour.yaml" in line for line in out.splitlines())

    def test_it_mends_nothing(self, command: Command) -> None:
        code, out, err = command("validate", "--mutate", "--fix")
        assert (code, out) == (2, "")
        assert err == (
            "error: --mutate and --fix were given: mend the claims first, then test them\n"
        )

    def test_invalid_claims_are_not_tried(self, command: Command, newsroom: Path) -> None:
        (newsroom / "claims" / "harbour.yaml").write_text("version: 2\n", "utf-8")
        assert command("validate", "--mutate")[0] == 2


def test_the_shipped_claims_catch_what_is_wrong() -> None:
    trials = try_book(load_claims(find_example()))
    wrong = tally(trials, "wrong", is_wrong=True)
    right = tally(trials, "right", is_wrong=False)
    assert wrong.sentences > 300
    assert wrong.rate >= 0.96, [t.text for t in trials if t.is_wrong and not t.holds]
    assert right.rate >= 0.97, [t.text for t in trials if not t.is_wrong and not t.holds]
