"""Configuration: where it is found, what it may say, and how it tells what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.configuration import (
    Configuration,
    Settings,
    find_configuration,
    read_configuration,
)
from factcheck.errors import ConfigError
from factcheck.globs import matches_glob

WHOLE = """\
claims = ["claims", "more.yaml"]
sources = "sources"
exclude = "drafts/old"
encoding = "cp1252"
baseline = "known.json"
format = "line"
jobs = 3
fail-on = "partial"
strict = false

[per-file."opinion/*.md"]
fail-on = "never"

[per-file."*.txt"]
strict = true
"""

EXPECTED = Settings(
    claims=("claims", "more.yaml"),
    sources=("sources",),
    exclude=("drafts/old",),
    encoding="cp1252",
    baseline="known.json",
    output_format="line",
    jobs=3,
    fail_on="partial",
    strict=False,
)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def as_shared(text: str) -> str:
    """Returns a configuration as it stands in a pyproject.toml."""
    body = text.replace("[per-file.", "[tool.factcheck.per-file.")
    return f"[project]\nname = 'x'\n\n[tool.factcheck]\n{body}"


@pytest.mark.parametrize(
    ("name", "text"), [("factcheck.toml", WHOLE), ("pyproject.toml", as_shared(WHOLE))]
)
def test_every_key(tmp_path, name, text):
    configuration = read_configuration(write(tmp_path / name, text))
    assert configuration.settings == EXPECTED
    assert configuration.per_file == (
        ("opinion/*.md", Settings(fail_on="never")),
        ("*.txt", Settings(strict=True)),
    )


class TestWhereItIsFound:
    def test_upwards(self, tmp_path):
        path = write(tmp_path / "factcheck.toml", "strict = true")
        folder = tmp_path / "a" / "b"
        folder.mkdir(parents=True)
        assert find_configuration(folder).path == path

    def test_the_nearest_wins_whole(self, tmp_path):
        write(tmp_path / "factcheck.toml", "strict = true")
        near = write(tmp_path / "a" / "factcheck.toml", "encoding = 'cp1252'")
        configuration = find_configuration(tmp_path / "a")
        assert configuration.path == near
        assert configuration.settings == Settings(encoding="cp1252")

    def test_its_own_file_goes_before_a_shared_one(self, tmp_path):
        write(tmp_path / "pyproject.toml", as_shared("strict = true"))
        own = write(tmp_path / "factcheck.toml", "")
        assert find_configuration(tmp_path).path == own

    def test_a_shared_file_without_a_section_is_passed_over(self, tmp_path):
        above = write(tmp_path / "factcheck.toml", "")
        write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
        assert find_configuration(tmp_path / "a").path == above

    def test_nowhere(self, tmp_path):
        assert find_configuration(tmp_path) == Configuration()


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("claim = 'x'", "factcheck.toml:1: unknown key 'claim': did you mean 'claims'?"),
            ("\nfail_on = 'x'", "factcheck.toml:2: unknown key 'fail_on': did you mean 'fail-on'?"),
            ("perfile = 1", "factcheck.toml:1: unknown key 'perfile': did you mean 'per-file'?"),
            ("zzz = 1", "factcheck.toml:1: unknown key 'zzz': known keys: baseline, claims, "),
            ("strict = 'yes'", "factcheck.toml:1: strict must be true or false, not 'yes'"),
            ("claims = 3", "factcheck.toml:1: claims must be a path or a list of paths, not 3"),
            ("claims = [3]", "factcheck.toml:1: claims must be a path or a list of paths, not [3]"),
            ("per-file = 3", "factcheck.toml:1: per-file must be sections such as"),
            (
                '[per-file."*.md"]\nstrikt = true',
                "factcheck.toml:2: unknown key 'strikt': did you mean 'strict'?",
            ),
            (
                '[per-file."*.md"]\nclaims = "x"',
                "factcheck.toml:2: unknown key 'claims': known keys: fail-on, strict",
            ),
            ("strict = ", "factcheck.toml: not valid TOML: "),
        ],
    )
    def test_is_told_with_its_place(self, tmp_path, text, message):
        path = write(tmp_path / "factcheck.toml", text)
        with pytest.raises(ConfigError) as caught:
            read_configuration(path)
        told = str(caught.value)
        assert told.removeprefix(f"{tmp_path.as_posix()}/").startswith(message)
        assert "\n" not in told

    def test_a_missing_file(self, tmp_path):
        with pytest.raises(ConfigError, match="cannot be read"):
            read_configuration(tmp_path / "none.toml")

    def test_a_file_that_is_not_utf8(self, tmp_path):
        (tmp_path / "factcheck.toml").write_bytes(b"encoding = '\xe9'")
        with pytest.raises(ConfigError, match="not UTF-8"):
            read_configuration(tmp_path / "factcheck.toml")

    def test_a_named_shared_file_without_a_section(self, tmp_path):
        path = write(tmp_path / "pyproject.toml", "[project]\nname = 'x'")
        with pytest.raises(ConfigError, match=r"no \[tool.factcheck\] section"):
            read_configuration(path)


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("*.md", "a.md", True),
        ("*.md", "deep/er/a.md", True),
        ("*.md", "a.mdx", False),
        ("opinion/*.md", "opinion/a.md", True),
        ("opinion/*.md", "opinion/deep/a.md", False),
        ("opinion/*.md", "x/opinion/a.md", False),
        ("opinion/**/*.md", "opinion/a.md", True),
        ("opinion/**/*.md", "opinion/deep/er/a.md", True),
        ("opinion/**", "opinion/deep/a.md", True),
        ("**/old/*.md", "old/a.md", True),
        ("**/old/*.md", "a/b/old/a.md", True),
        ("opinion", "opinion/deep/a.md", True),
        ("opinion", "news/opinion/a.md", True),
        ("opinion/", "opinion/a.md", True),
        ("./opinion/a.md", "opinion/a.md", True),
        ("opinion", "opinions/a.md", False),
        ("a?.md", "ab.md", True),
        ("a?.md", "a/.md", False),
        ("a.md", "axmd", False),
        ("[a].md", "[a].md", True),
    ],
)
def test_globs(glob, path, matches):
    assert matches_glob(path, glob) == matches


def test_globs_are_relative_to_the_configuration(tmp_path, monkeypatch):
    path = write(tmp_path / "factcheck.toml", "exclude = 'stories/old'\n")
    configuration = read_configuration(path)
    monkeypatch.chdir(write(tmp_path / "stories" / "a.md", "x").parent)
    assert configuration.is_excluded("old/a.md")
    assert configuration.is_excluded("../stories/old/a.md")
    assert not configuration.is_excluded("a.md")
    assert not configuration.is_excluded("/elsewhere/stories/old/a.md")


def test_later_globs_go_before_earlier_ones(tmp_path, monkeypatch):
    text = '[per-file."*.md"]\nstrict = true\n[per-file."a.*"]\nstrict = false\n'
    configuration = read_configuration(write(tmp_path / "factcheck.toml", text))
    monkeypatch.chdir(tmp_path)
    assert [own.strict for own in configuration.settings_for("a.md")] == [False, True, None]
    assert [own.strict for own in configuration.settings_for("b.md")] == [True, None]
