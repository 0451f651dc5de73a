"""Ignores and baselines on the command line."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.newsroom import write

pytestmark = pytest.mark.usefixtures("newsroom")

WRONG = "contradicted"


def test_an_ignored_sentence_passes_and_is_counted(command):
    write("a.md", f"{WRONG} <!-- factcheck: ignore the desk agreed -->")
    code, out, err = command("check", "a.md", "--format", "json")
    assert code == 0
    record = json.loads(out)
    assert record["summary"]["suppressed"] == 1
    assert record["summary"]["contradicted"] == 0
    (found,) = record["documents"][0]["findings"]
    assert found["suppressed"] == {"kind": "ignore", "reason": "the desk agreed"}
    assert found["verdict"] == "contradicted"
    assert err == "1 sentence checked against 1 claim: 1 suppressed\n"


@pytest.mark.parametrize(("days", "code"), [(0, 0), (1, 0), (-1, 1)])
def test_an_ignore_holds_until_its_day(command, days, code):
    day = date.today() + timedelta(days=days)
    write("a.md", f"{WRONG} <!-- factcheck: ignore until={day} -->")
    found, _, err = command("check", "a.md")
    assert found == code
    assert ("a.md:1: factcheck: ignore was over on" in err) == bool(code)


def test_an_unused_ignore_is_reported_with_its_line(command):
    write("a.md", "<!-- factcheck: ignore -->\n\nfine\n")
    code, _, err = command("check", "a.md")
    assert code == 0
    assert err == "note: a.md:1: factcheck: ignore ignores nothing\n"
    assert command("check", "a.md", "--quiet")[2] == ""


class TestBaseline:
    def test_known_findings_pass_and_new_ones_fail(self, command):
        write("a.md", WRONG)
        code, out, err = command("check", "a.md", "--write-baseline", "known.json")
        assert (code, out, err) == (0, "", "known.json: 1 finding written\n")
        code, out, _ = command("check", "a.md", "--baseline", "known.json", "--format", "json")
        assert code == 0
        (found,) = json.loads(out)["documents"][0]["findings"]
        assert found["suppressed"] == {"kind": "baseline", "reason": None}
        write("a.md", f"{WRONG} again")
        code, _, err = command("check", "a.md", "--baseline", "known.json")
        assert code == 1
        assert "note: known.json: 1 finding no longer there: write it again" in err

    def test_the_configuration_may_name_it(self, command, monkeypatch):
        write("stories/a.md", WRONG)
        write("factcheck.toml", 'baseline = "known.json"\nclaims = "claims"')
        assert command("check", "stories", "--write-baseline", "known.json")[0] == 0
        assert command("check", "stories")[0] == 0
        monkeypatch.chdir("stories")
        assert command("check", "a.md")[0] == 0

    def test_its_paths_are_relative_to_it(self, command):
        write("a.md", WRONG)
        command("check", str(Path("a.md").resolve()), "--write-baseline", "known.json")
        assert list(json.loads(Path("known.json").read_text("utf-8"))["drafts"]) == ["a.md"]

    @pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
    def test_errors_are_one_line(self, command, option):
        write("a.md", WRONG)
        code, _, err = command("check", "a.md", option, "no/where.json")
        assert code == 2
        assert err.startswith("error: no/where.json: cannot be ")
        assert err.count("\n") == 1
