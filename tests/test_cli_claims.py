"""The commands about claims: validate, search, show, import, export."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.claims.search import Filters, filter_claims, search_claims
from factcheck.model import Claim, Rating, Source
from tests import newsroom

Command = Callable[..., tuple[int, str, str]]

ARTICLE = "The board met on Monday. It said fares on all routes will go up by 12% in 2024. So.\n"
QUOTE = "fares on all routes will go up by 12% in 2024"
START = ARTICLE.index(QUOTE)
CLAIMS = newsroom.CLAIMS.replace("12% next year", "12% in 2024")
ANCHORED = CLAIMS + f"    at: {{paragraph: 1, start: {START}, end: {START + len(QUOTE)}}}\n"
REVIEW = {
    "@type": "ClaimReview",
    "url": "https://check.example/free-ferries",
    "claimReviewed": "Ferries are free on Sundays.",
    "author": {"name": "The Check"},
    "reviewRating": {"alternateName": "Sunk!", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
    "itemReviewed": {"author": {"name": "Dana Orsk"}},
}

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def sourced(newsroom: Path) -> Path:
    """The newsroom with the source text beside its claims, and claims anchored in it."""
    (newsroom / "claims" / "harbour.txt").write_text(ARTICLE, "utf-8")
    digest = hashlib.sha256(ARTICLE.encode()).hexdigest()
    text = ANCHORED.replace("harbour.txt", f"harbour.txt\n    sha256: {digest}")
    (newsroom / "claims" / "harbour.yaml").write_text(text, "utf-8")
    return newsroom


class TestValidate:
    def test_sound_claims_pass(self, command: Command, sourced: Path) -> None:
        code, out, err = command("validate")
        assert (code, err) == (0, "")
        assert out == "no faults (1 claim in 1 file, 1 quote held against the source)\n"

    def test_a_missing_text_is_said_on_standard_error(self, command: Command) -> None:
        code, _, err = command("validate", "claims")
        assert code == 0
        assert "note: the text of source 'harbour' is not at hand (harbour.txt)" in err

    def test_faults_are_told_as_compilers_do(self, command: Command, sourced: Path) -> None:
        path = sourced / "claims" / "harbour.yaml"
        path.write_text(path.read_text("utf-8").replace("go up", "rise"), "utf-8")
        code, out, err = command("validate", "--format", "line")
        assert code == 1
        assert out.startswith("claims/harbour.yaml:10:12: error: the quote does not stand in ")
        assert err.startswith("1 error (")

    def test_json_and_github_say_the_same(self, command: Command, sourced: Path) -> None:
        path = sourced / "claims" / "harbour.yaml"
        path.write_text(path.read_text("utf-8").replace("paragraph: 1", "paragraph: 2"), "utf-8")
        code, out, _ = command("validate", "--format", "json")
        report = json.loads(out)
        assert code == 1
        assert report["faults"] == [
            {
                "path": "claims/harbour.yaml",
                "line": 12,
                "column": 9,
                "level": "error",
                "kind": "anchor",
                "message": "the quote stands in paragraph 1, not 2: --fix re-anchors it",
                "mendable": True,
            }
        ]
        assert report["summary"]["errors"] == 1
        _, out, _ = command("validate", "--format", "github")
        assert out == (
            "::error file=claims/harbour.yaml,line=12,col=9,title=factcheck%3A anchor::"
            "the quote stands in paragraph 1, not 2: --fix re-anchors it\n"
        )

    def test_fix_mends_in_place_and_then_passes(self, command: Command, sourced: Path) -> None:
        path = sourced / "claims" / "harbour.yaml"
        sound = path.read_text("utf-8")
        path.write_text(sound.replace(f"start: {START}", "start: 1"), "utf-8")
        code, _, err = command("validate", "--fix")
        assert (code, err) == (0, "mended 1 fault in claims/harbour.yaml\n")
        assert path.read_text("utf-8") == sound

    def test_warnings_fail_only_a_strict_run(self, command: Command, sourced: Path) -> None:
        path = sourced / "claims" / "harbour.yaml"
        text = path.read_text("utf-8").replace("names: []", "  - {id: unused}\nnames: []")
        path.write_text(text, "utf-8")
        assert command("validate")[0] == 0
        assert command("validate", "--strict")[0] == 1

    def test_the_configuration_names_claims_and_sources(
        self, command: Command, newsroom: Path
    ) -> None:
        (newsroom / "texts").mkdir()
        (newsroom / "texts" / "harbour.txt").write_text(ARTICLE, "utf-8")
        (newsroom / "desk.yaml").write_text(ANCHORED, "utf-8")
        (newsroom / "factcheck.toml").write_text(
            'claims = ["desk.yaml"]\nsources = ["texts"]\n', "utf-8"
        )
        _, out, _ = command("validate", "--format", "line")
        assert out.startswith("desk.yaml:3:5: error: the digest of texts/harbour.txt is missing")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["missing.yaml"], "error: missing.yaml: there is no such file or folder"),
            (["--sources", "nowhere"], "error: --sources nowhere: there is no such folder"),
            (["--format", "junit"], "error: unknown format 'junit' (formats: rich, line, json,"),
        ],
    )
    def test_what_cannot_be_done_is_one_line(
        self, command: Command, arguments: list[str], message: str
    ) -> None:
        code, out, err = command("validate", *arguments)
        assert (code, out) == (2, "")
        assert err.startswith(message)
        assert err.count("\n") == 1


class TestSearchAndShow:
    def test_search_lists_the_nearest_with_its_quote_in_context(
        self, command: Command, sourced: Path
    ) -> None:
        code, out, err = command("search", "ferry fares")
        assert (code, err) == (0, "")
        assert "fares-2024" in out
        assert "The board met on Monday." in out
        assert "claims/harbour.yaml:8" in out

    def test_search_as_json(self, command: Command, sourced: Path) -> None:
        _, out, _ = command("search", "ferry fares", "--format", "json", "--limit", "1")
        (match,) = json.loads(out)["matches"]
        assert 0 < match["score"] <= 1
        assert match["claim"]["id"] == "fares-2024"
        assert match["claim"]["context"] == {
            "before": "The board met on Monday. It said ",
            "quote": QUOTE,
            "after": ". So.",
        }

    @pytest.mark.parametrize(
        ("options", "found"),
        [
            (["--rating", "true"], 1),
            (["--rating", "false"], 0),
            (["--tag", "fares"], 0),
            (["--source", "HARBOUR"], 1),
            (["--speaker", "nobody"], 0),
        ],
    )
    def test_filters(self, command: Command, options: list[str], found: int) -> None:
        code, out, _ = command("search", "fares", "--format", "json", *options)
        assert code == 0
        assert len(json.loads(out)["matches"]) == found

    def test_nothing_near_is_said(self, command: Command) -> None:
        code, out, err = command("search", "zebra crossing")
        assert (code, out, err) == (0, "", "nothing near that among 1 claim\n")

    def test_show_gives_the_claim_in_full(self, command: Command, sourced: Path) -> None:
        code, out, _ = command("show", "fares-2024")
        assert code == 0
        assert "The board met on Monday. It said" in out
        assert f"characters {START}–{START + len(QUOTE)}" in out
        _, out, _ = command("show", "fares-2024", "--format", "json")
        assert json.loads(out)["claim"]["source"]["file"] == "harbour.txt"

    def test_an_unknown_id_names_the_nearest(self, command: Command) -> None:
        assert command("show", "fares-2042") == (
            2,
            "",
            "error: no claim has the id 'fares-2042': did you mean fares-2024?\n",
        )


class TestExchange:
    def test_a_review_is_imported_checked_and_exported(
        self, command: Command, newsroom: Path
    ) -> None:
        (newsroom / "claims" / "harbour.yaml").write_text(CLAIMS, "utf-8")
        (newsroom / "reviews.json").write_text(json.dumps([REVIEW]), "utf-8")
        code, out, err = command("import", "reviews.json", "-o", "claims/reviews.yaml")
        assert (code, out, err) == (0, "", "1 claim written to claims/reviews.yaml\n")
        assert command("validate", "--strict")[0] == 0
        _, out, _ = command("show", "free-ferries")
        words = " ".join(out.replace("│", " ").split())
        assert "rated “Sunk!” by The Check (https://check.example/free-ferries)" in words
        code, out, err = command("export")
        assert code == 0
        assert "claims of source 'harbour' left out, for it has no url: 1" in err
        (record,) = json.loads(out)
        assert record["claimReviewed"] == REVIEW["claimReviewed"]
        assert record["reviewRating"]["alternateName"] == "Sunk!"

    def test_import_reads_standard_input_and_writes_standard_output(self, command: Command) -> None:
        code, out, _ = command("import", "-", "--quiet", stdin=json.dumps(REVIEW).encode())
        assert code == 0
        assert "\nversion: 1\n" in out

    def test_import_keeps_a_file_that_is_there(self, command: Command, newsroom: Path) -> None:
        (newsroom / "reviews.json").write_text(json.dumps(REVIEW), "utf-8")
        target = "claims/harbour.yaml"
        code, _, err = command("import", "reviews.json", "-o", target)
        assert code == 2
        assert "is there already" in err
        assert "fares-2024" in (newsroom / target).read_text("utf-8")
        assert command("import", "reviews.json", "-o", target, "--force")[0] == 0

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["import", "missing.json"], "error: missing.json: cannot be read"),
            (["import", "claims/harbour.yaml"], "error: claims/harbour.yaml:1:1: not valid JSON"),
            (["export"], "error: no claim could be exported"),
            (["export", "--tag", "none"], "error: no claim passes these filters"),
        ],
    )
    def test_what_cannot_be_done_is_said(
        self, command: Command, arguments: list[str], message: str
    ) -> None:
        code, out, err = command(*arguments)
        assert (code, out) == (2, "")
        assert message in err


def claims_about(*texts: str) -> list[Claim]:
    return [
        Claim(f"c{number}", text, None, Source("s")) for number, text in enumerate(texts, start=1)
    ]


class TestSearchByWords:
    def test_the_claim_with_the_rarer_words_comes_first(self) -> None:
        claims = claims_about(
            "The ferries are old.", "The ferries need new engines.", "The ferries are blue."
        )
        found = search_claims("engines of the ferry", claims)
        assert [match.claim.id for match in found] == ["c2", "c1", "c3"]
        assert all(0 < match.score <= 1 for match in found)

    def test_a_claim_without_a_shared_word_is_not_found(self) -> None:
        claims = claims_about("Fares rise.", "Boats sink.")
        assert [match.claim.id for match in search_claims("boat", claims)] == ["c2"]
        assert search_claims("the of and", claims) == []
        assert search_claims("boat", []) == []

    def test_equal_claims_keep_their_order_and_the_limit_holds(self) -> None:
        claims = claims_about(*["Boats sink."] * 5)
        found = search_claims("sinking boats", claims, 3)
        assert [match.claim.id for match in found] == ["c1", "c2", "c3"]

    def test_filters_are_met_together(self) -> None:
        one = Claim("a", "x", None, Source("s", publisher="Check"), speaker="Orsk", tags=("t",))
        two = Claim("b", "x", None, Source("s"), rating=Rating.FALSE, tags=("T",))
        every = filter_claims([one, two], Filters())
        assert every == [one, two]
        assert filter_claims([one, two], Filters(tags=frozenset({"t"}))) == [one, two]
        both = Filters(tags=frozenset({"t"}), ratings=frozenset({Rating.FALSE}))
        assert filter_claims([one, two], both) == [two]
        assert filter_claims([one, two], Filters(sources=frozenset({"check"}))) == [one]
        assert filter_claims([one, two], Filters(speakers=frozenset({"orsk"}))) == [one]
