"""What was found in a draft is kept: for that draft, these claims and this engine, and sealed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from factcheck.checker import check_document
from tests.newsroom import CLAIMS, write

DRAFT = "Fares will rise by 21% in 2024.\n\n“Fares on all routes will go up,” said Dana Orsk.\n"
OTHER = "Fares will rise by 12% in 2024.\n"
LONG_AGO = (1_700_000_000, 1_700_000_000)


class Engine:
    """Counts the drafts that the engine is given."""

    def __init__(self) -> None:
        self.drafts: list[str] = []

    def check_document(self, document, *arguments, **options):
        self.drafts.append(document.path)
        return check_document(document, *arguments, **options)


@pytest.fixture
def engine(tmp_path, monkeypatch) -> Engine:
    """A newsroom in the working folder, whose engine is watched."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    write_claims(CLAIMS)
    write("draft.md", DRAFT)
    watched = Engine()
    monkeypatch.setattr("factcheck.checker.check_document", watched.check_document)
    return watched


def write_claims(text: str) -> None:
    """Writes the claims as of long ago: what was written this moment is not trusted."""
    os.utime(write("claims/harbour.yaml", text), LONG_AGO)


def records(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "xdg" / "factcheck").glob("*.findings"))


@pytest.mark.parametrize("options", [[], ["--explain"], ["--quiet"], ["--strict"]])
@pytest.mark.parametrize("output", ["json", "line", "rich", "sarif"])
def test_an_unchanged_draft_is_not_checked_again(engine, command, output, options):
    first = command("check", "draft.md", "-f", output, *options)
    assert engine.drafts == ["draft.md"]
    assert command("check", "draft.md", "-f", output, *options) == first
    assert engine.drafts == ["draft.md"]
    assert command("check", "draft.md", "-f", output, *options, "--no-cache") == first


def test_only_the_draft_that_changed_is_checked_again(engine, command):
    write("other.md", OTHER)
    command("check", "draft.md", "other.md", "-f", "line")
    write("other.md", OTHER + "\nFares rise.\n")
    again = command("check", "draft.md", "other.md", "-f", "json")
    assert engine.drafts == ["draft.md", "other.md", "other.md"]
    assert again == command("check", "draft.md", "other.md", "-f", "json", "--no-cache")


def test_a_draft_that_has_moved_is_known_by_its_text(engine, command):
    command("check", "draft.md", "-f", "line")
    Path("draft.md").rename("final.md")
    code, out, _ = command("check", "final.md", "-f", "line")
    assert code == 1
    assert out.startswith("final.md:1:1")
    assert engine.drafts == ["draft.md"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda: write("draft.md", DRAFT.replace("21%", "12%")), id="draft"),
        pytest.param(lambda: write("draft.md", f"# {DRAFT}"), id="markup"),
        pytest.param(lambda: write_claims(CLAIMS.replace("12%", "21%")), id="claims"),
        pytest.param(lambda: write_claims(CLAIMS), id="claims written again"),
        pytest.param(lambda: write("claims/more.yaml", CLAIMS), id="more claims"),
    ],
)
def test_what_has_changed_is_checked_again(engine, command, change):
    command("check", "draft.md", "-f", "line")
    change()
    changed = command("check", "draft.md", "-f", "line")
    assert changed == command("check", "draft.md", "-f", "line", "--no-cache")
    if "error: " not in changed[2]:
        assert engine.drafts == ["draft.md"] * 3


def test_another_engine_checks_again(engine, command, monkeypatch):
    command("check", "draft.md", "-f", "line")
    monkeypatch.setattr("factcheck.findings_cache.fingerprint", lambda _: b"another")
    command("check", "draft.md", "-f", "line")
    assert engine.drafts == ["draft.md"] * 2


def test_claims_that_were_just_written_are_not_trusted(engine, command, tmp_path, monkeypatch):
    monkeypatch.setattr("factcheck.findings_cache.note_states", lambda *_: ("unsure",))
    command("check", "draft.md", "-f", "line")
    assert records(tmp_path) == []


def test_whoever_has_not_got_the_draft_cannot_read_a_record(engine, command, tmp_path):
    command("check", "draft.md", "-f", "line", "--explain")
    (record,) = records(tmp_path)
    kept = record.read_bytes()
    for word in (b"Fares", b"routes", b"Orsk", b"Finding", b"factcheck.model", b"draft"):
        assert word not in kept
    assert kept.count(b"\0") < len(kept) / 64


@pytest.mark.parametrize("at", [0, 25, 60, -1])
def test_a_damaged_record_is_not_believed(engine, command, tmp_path, at):
    first = command("check", "draft.md", "-f", "line")
    (record,) = records(tmp_path)
    data = bytearray(record.read_bytes())
    data[at] ^= 1
    record.write_bytes(data)
    assert command("check", "draft.md", "-f", "line") == first
    assert engine.drafts == ["draft.md"] * 2


def test_the_record_of_another_draft_is_not_believed(engine, command, tmp_path):
    command("check", "draft.md", "-f", "line")
    (record,) = records(tmp_path)
    other = write("other.md", OTHER)
    first = command("check", other, "-f", "line")
    (its_own,) = set(records(tmp_path)) - {record}
    its_own.write_bytes(record.read_bytes())
    assert command("check", other, "-f", "line") == first
    assert engine.drafts == ["draft.md", "other.md", "other.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_record_that_others_can_write_is_not_believed(engine, command, tmp_path):
    command("check", "draft.md", "-f", "line")
    (record,) = records(tmp_path)
    assert record.stat().st_mode & 0o777 == 0o600
    record.chmod(0o620)
    command("check", "draft.md", "-f", "line")
    assert engine.drafts == ["draft.md"] * 2


def test_of_what_is_only_typed_nothing_is_kept(engine, command, tmp_path):
    command("check", "--text", DRAFT, "-f", "line")
    command("check", "-", "-f", "line", stdin=DRAFT.encode())
    command("check", "draft.md", "-f", "line", "--no-cache")
    assert records(tmp_path) == []


def test_of_long_runs_nothing_is_kept(engine, command, tmp_path):
    write("draft.md", DRAFT * 700)
    command("check", "draft.md", "-f", "line", "-j", "1")
    assert records(tmp_path) == []


def test_claims_that_are_asked_for_are_read(engine, command):
    first = command("check", "draft.md", "-f", "line", "--coverage")
    assert command("check", "draft.md", "-f", "line", "--coverage") == first
    assert engine.drafts == ["draft.md"] * 2


def test_a_cache_that_cannot_be_written_is_no_hindrance(engine, command, tmp_path):
    write("xdg", "a file where the folder should be")
    first = command("check", "draft.md", "-f", "line")
    assert command("check", "draft.md", "-f", "line") == first
    assert engine.drafts == ["draft.md"] * 2
