"""Which claims a draft used, by which sentences, and whether all that it had to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from factcheck.checker import check
from factcheck.claim_coverage import cover_claims, unknown_requirements
from factcheck.model import Claim, ClaimBook, Name, NameKind, Rating, Source
from factcheck.renderers.json import render
from factcheck.usage import ClaimCoverage
from tests.newsroom import write
from tests.test_renderers import schema

Command = Callable[..., tuple[int, str, str]]
HARBOUR = Source("harbour")


def claim(claim_id: str, text: str, **more: object) -> Claim:
    return Claim(claim_id, text, text.rstrip("."), HARBOUR, **more)  # type: ignore[arg-type]


BOOK = ClaimBook(
    claims=(
        claim("fares", "Ferry fares will rise by 12% in 2024.", tags=("money",)),
        claim("boats", "The harbour board runs nine ferries.", tags=("fleet",)),
        claim("riders", "The ferries carried 1.4 million passengers in 2023.", tags=("money",)),
        claim("repair", "Two of the ferries are out of service.", tags=("fleet",)),
        claim(
            "ride",
            "Nobody enjoys paying more for the very same ride.",
            speaker="Dana Orsk",
            tags=("reaction",),
        ),
        claim("bridge", "The old bridge in the north was closed by the storm."),
        claim("myth", "The harbour was sold to Norway.", rating=Rating.FALSE),
    ),
    names=(Name("Dana Orsk", NameKind.PERSON, ("Orsk",)),),
)


def coverage(draft: str, *required: str) -> ClaimCoverage:
    return cover_claims(check(draft, BOOK), BOOK, required)


def used(draft: str) -> dict[str, list[str]]:
    return {use.claim.id: [one.sentence.text for one in use.uses] for use in coverage(draft).used}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("Ferry fares will rise by 12% in 2024.", {"fares"}),
        ("Fares for the ferry will go up by 12 per cent in 2024.", {"fares"}),
        (
            "The harbour board runs nine ferries, two of which are out of service.",
            {"boats", "repair"},
        ),
        (
            "The harbour board runs nine ferries, and in 2023 the ferries carried 1.4 million "
            "passengers.",
            {"boats", "riders"},
        ),
        ("“Nobody enjoys paying more for the very same ride,” Orsk said.", {"ride"}),
        ("The harbour was sold to Norway.", {"myth"}),
        ("The museum opened on Friday.", set()),
        ("", set()),
    ],
)
def test_a_sentence_uses_every_claim_that_it_says(draft: str, expected: set[str]) -> None:
    assert set(used(draft)) == expected


@pytest.mark.parametrize(
    ("draft", "not_used"),
    [
        ("Ferry fares will rise by 21% in 2024.", "fares"),
        ("The ferries carried passengers in 2023.", "riders"),
        ("Ferry fares will not rise by 12% in 2024.", "fares"),
        ("The harbour board met again.", "boats"),
    ],
)
def test_what_is_said_otherwise_or_without_its_figure_is_not_used(
    draft: str, not_used: str
) -> None:
    assert not_used not in used(draft)


def test_every_claim_is_used_misstated_or_unused() -> None:
    found = coverage(
        "Ferry fares will rise by 21% in 2024. The harbour board runs nine ferries. "
        "The harbour board runs nine ferries."
    )
    assert [use.claim.id for use in found.misstated] == ["fares"]
    assert [(use.claim.id, len(use.uses)) for use in found.used] == [("boats", 2)]
    assert [one.id for one in found.unused] == ["riders", "repair", "ride", "bridge", "myth"]
    assert {one.path for use in found.used for one in use.uses} == {"<text>"}


def test_a_claim_may_be_said_in_any_of_its_wordings() -> None:
    toll = claim("toll", "Motorists pay to cross.", phrasings=("The new bridge has a toll.",))
    book = ClaimBook(claims=(toll,))
    report = check("The new bridge has a toll.", book)
    assert [use.claim.id for use in cover_claims(report, book).used] == ["toll"]


def test_a_tag_requires_every_claim_that_has_it() -> None:
    found = coverage("The harbour board runs nine ferries.", "fleet", "fares")
    assert [one.id for one in found.required] == ["fares", "boats", "repair"]
    assert [one.id for one in found.missing] == ["fares", "repair"]
    assert coverage("Ferry fares will rise by 12% in 2024.", "fares").missing == ()


def test_what_is_no_id_and_no_tag_is_unknown() -> None:
    assert unknown_requirements(BOOK, ["fares", "money", "monye"]) == ["monye"]


def test_the_json_report_has_it_as_the_schema_says() -> None:
    from factcheck.renderers import View

    report = check("The harbour board runs nine ferries. Ferry fares will rise by 21%.", BOOK)
    view = View("1", coverage=cover_claims(report, BOOK, ["fleet"]))
    record = json.loads(render(report, view))
    jsonschema.Draft202012Validator(schema()).validate(record)
    assert record["coverage"]["required"] == ["boats", "repair"]
    assert record["coverage"]["missing"] == ["repair"]
    (boats,) = record["coverage"]["used"]
    assert (boats["id"], boats["sentences"][0]["column"]) == ("boats", 1)
    assert "coverage" not in json.loads(render(report, View("1")))


CLAIMS = """\
version: 1
sources:
  - id: harbour
claims:
  - id: fares-2024
    claim: Ferry fares will rise by 12% in 2024.
    quote: Ferry fares will rise by 12% in 2024
    source: harbour
    tags: [fares]
  - id: boats
    claim: The harbour board runs nine ferries.
    quote: the harbour board runs nine ferries
    source: harbour
"""


class TestCommand:
    @pytest.fixture(autouse=True)
    def desk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FACTCHECK_TRACEBACK"):
            monkeypatch.delenv(name, raising=False)
        write("claims/harbour.yaml", CLAIMS)
        write("a.txt", "Fares were read out. Ferry fares will rise by 12% in 2024.\n")
        write("b.txt", "The harbour board runs nine ferries.\n")

    def test_coverage_is_told_on_standard_error(self, command: Command) -> None:
        code, out, err = command("check", "a.txt", "--coverage", "--format", "line")
        assert code == 0
        assert "coverage" not in out
        assert err.splitlines()[-3:] == [
            "coverage of 2 claims: 1 used, 0 misstated, 1 not used",
            "used: fares-2024 by a.txt:1:22",
            "not used: boats (claims/harbour.yaml:10): The harbour board runs nine ferries.",
        ]

    def test_a_missing_fact_fails_the_run(self, command: Command) -> None:
        code, _, err = command("check", "b.txt", "--require", "fares", "--format", "line")
        assert code == 1
        assert err.splitlines()[-1] == (
            "missing: fares-2024 (claims/harbour.yaml:5): Ferry fares will rise by 12% in 2024."
        )
        assert command("check", "a.txt", "--require", "fares-2024")[0] == 0

    def test_all_drafts_are_taken_together(self, command: Command) -> None:
        required = ("--require", "fares", "--require", "boats")
        assert command("check", "a.txt", "b.txt", *required)[0] == 0
        assert command("check", "b.txt", *required)[0] == 1

    def test_what_is_missing_is_told_to_the_quiet_too(self, command: Command) -> None:
        code, _, err = command("check", "b.txt", "--require", "fares", "--coverage", "--quiet")
        assert code == 1
        assert err.count("\n") == 1
        assert err.startswith("missing: fares-2024 ")

    def test_it_stands_in_the_json_report(self, command: Command) -> None:
        _, out, _ = command("check", "a.txt", "--coverage", "--format", "json")
        found = json.loads(out)["coverage"]
        assert [use["id"] for use in found["used"]] == ["fares-2024"]
        assert [one["id"] for one in found["unused"]] == ["boats"]
        assert found["missing"] == []

    def test_an_unknown_requirement_is_an_error(self, command: Command) -> None:
        code, out, err = command("check", "a.txt", "--require", "faers")
        assert (code, out) == (2, "")
        assert err == "error: --require faers: no claim has this id or tag: did you mean fares?\n"
