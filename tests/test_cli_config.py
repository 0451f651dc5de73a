"""Configuration on the command line: what it decides, and that the command line decides first."""

from __future__ import annotations

import json

import pytest

from tests.newsroom import CLAIMS, write

pytestmark = pytest.mark.usefixtures("newsroom")


def test_a_format(command):
    write("factcheck.toml", 'format = "line"')
    _, out, _ = command("check", "--text", "contradicted")
    assert out.startswith("<text>:1:1: contradicted")
    _, out, _ = command("check", "--text", "contradicted", "--format", "json")
    assert json.loads(out)["version"] == 1


def test_claims_are_relative_to_the_configuration(command):
    write("factcheck.toml", 'claims = "curated/own.yaml"')
    write("curated/own.yaml", CLAIMS)
    write("stories/a.txt", "fine")
    _, out, _ = command("check", "stories/a.txt", "--format", "json")
    assert [file["path"] for file in json.loads(out)["claims"]] == ["curated/own.yaml"]
    _, out, _ = command("check", "stories/a.txt", "--format", "json", "--claims", "claims")
    assert [file["path"] for file in json.loads(out)["claims"]] == ["claims/harbour.yaml"]


@pytest.mark.parametrize(
    ("text", "options", "codes"),
    [
        ("", [], (0, 1)),
        ('fail-on = "partial"', [], (1, 1)),
        ('fail-on = "never"', [], (0, 0)),
        ("strict = true", [], (1, 1)),
        ('fail-on = "never"', ["--strict"], (0, 0)),
        ('fail-on = "never"', ["--fail-on", "partial"], (1, 1)),
        ('[per-file."opinion/*"]\nfail-on = "partial"', [], (1, 1)),
        ('[per-file."news/*"]\nfail-on = "never"', [], (0, 0)),
        ('strict = true\n[per-file."opinion/*"]\nstrict = false', [], (0, 1)),
        ('[per-file."news/*"]\nfail-on = "never"', ["--fail-on", "contradicted"], (0, 1)),
    ],
)
def test_what_fails(command, text, options, codes):
    write("factcheck.toml", text)
    write("opinion/a.txt", "partial")
    write("news/b.txt", "contradicted")
    for path, expected in zip(("opinion/a.txt", "news/b.txt"), codes, strict=True):
        assert command("check", path, *options)[0] == expected
    assert command("check", "opinion/a.txt", "news/b.txt", *options)[0] == max(codes)


def test_junit_fails_what_the_run_fails(command):
    write("factcheck.toml", '[per-file."opinion/*"]\nfail-on = "never"')
    write("opinion/a.txt", "contradicted")
    write("news/b.txt", "contradicted")
    _, out, _ = command("check", "opinion/a.txt", "news/b.txt", "--format", "junit")
    assert out.count("<failure ") == 1


class TestExcluded:
    def test_drafts_are_left_out(self, command):
        write("factcheck.toml", 'exclude = ["drafts/old", "*.md"]')
        write("drafts/old/a.txt", "contradicted")
        write("drafts/b.md", "contradicted")
        write("drafts/c.txt", "contradicted")
        _, out, _ = command("check", "drafts", "drafts/b.md", "--format", "line")
        assert [line.split(":")[0] for line in out.splitlines()] == ["drafts/c.txt"]

    def test_all_of_them_is_fine_and_said(self, command):
        write("factcheck.toml", 'exclude = "*.txt"')
        write("a.txt", "contradicted")
        code, out, err = command("check", "a.txt")
        assert (code, out) == (0, "")
        assert err == "note: the configuration excludes every draft: nothing was checked\n"

    def test_standard_input_too_by_its_name(self, command):
        write("factcheck.toml", 'exclude = "old"')
        code, _, _ = command("check", "--stdin-filename", "old/a.txt", stdin=b"contradicted")
        assert code == 0


class TestWhichOne:
    def test_the_one_named(self, command):
        write("factcheck.toml", 'fail-on = "never"')
        write("other.toml", 'fail-on = "partial"')
        assert command("check", "--text", "partial")[0] == 0
        assert command("check", "--text", "partial", "--config", "other.toml")[0] == 1

    def test_drafts_of_two_configurations_are_not_mixed(self, command):
        for folder in ("one", "two"):
            write(f"{folder}/factcheck.toml", "")
            write(f"{folder}/a.txt", "fine")
        code, _, err = command("check", "one/a.txt", "two/a.txt")
        assert code == 2
        assert "check them apart, or name one with --config" in err
        assert command("check", "one/a.txt", "two/a.txt", "--config", "one/factcheck.toml")[0] == 0

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("strikt = true", "factcheck.toml:1: unknown key 'strikt': did you mean 'strict'?"),
            ('fail-on = "bad"', "fail-on 'bad': unknown verdict (choose from misquoted"),
            ('format = "xml"', "unknown format 'xml' (formats: rich"),
        ],
    )
    def test_a_wrong_one_is_one_clear_line(self, command, text, message):
        write("factcheck.toml", text)
        code, out, err = command("check", "--text", "fine")
        assert (code, out) == (2, "")
        assert message in err
        assert err.count("\n") == 1


def test_show_config(command):
    text = 'claims = ["claims"]\nfail-on = "partial"\nstrict = true\njobs = 2\n'
    special = '\n[per-file."opinion/*.md"]\nfail-on = "never"\n'
    write("factcheck.toml", text + special)
    code, out, err = command("check", "--show-config", "--text", "contradicted")
    assert (code, err) == (0, "")
    assert out == "# factcheck.toml\n" + text + special
    assert command("check", "--show-config", "--config", "none.toml")[0] == 2


def test_show_config_without_one(command):
    assert command("check", "--show-config")[1] == "# no configuration\n"
