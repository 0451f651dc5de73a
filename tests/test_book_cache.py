"""The cache of compiled books: the same book, or none."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path
from typing import cast

import pytest

from factcheck.book_cache import find_slot, keep_book, read_book
from factcheck.checker import PreparedBook, check, compile_book
from factcheck.claims.loading import load_claims
from factcheck.cli.cache_folder import user_cache_folder
from tests.newsroom import CLAIMS, write

DRAFT = "Fares will rise by 21% in 2024. “Fares on all routes will go up,” said Dana Orsk."


@pytest.fixture
def claims(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(write("claims/harbour.yaml", CLAIMS))


@pytest.fixture
def slot(claims, tmp_path) -> Path:
    found = find_slot(tmp_path / "cache", [claims], "1")
    assert found is not None
    keep_book(found, compile_book(load_claims(claims)))
    return found


def test_a_kept_book_gives_the_same_report(claims, slot):
    kept = read_book(slot)
    assert kept is not None
    book = load_claims(claims)
    assert check(DRAFT, kept, explain=True) == check(DRAFT, book, explain=True)
    made = compile_book(book)
    assert kept.passages == made.passages
    assert kept.claims.index == made.claims.index
    assert [claim.readings for claim in kept.claims.claims] == [
        claim.readings for claim in made.claims.claims
    ]


def test_a_kept_book_can_be_passed_around(slot):
    kept = read_book(slot)
    assert kept is not None
    again = pickle.loads(pickle.dumps(kept))
    assert check(DRAFT, again) == check(DRAFT, kept)


def test_other_claims_have_another_place(claims, slot, tmp_path):
    claims.write_text(CLAIMS.replace("12%", "13%"), encoding="utf-8")
    other = find_slot(tmp_path / "cache", [claims], "1")
    assert other not in (None, slot)
    assert read_book(other) is None


def test_another_version_has_another_place(claims, slot, tmp_path):
    assert find_slot(tmp_path / "cache", [claims], "2") != slot


def test_claims_that_cannot_be_read_have_no_place(tmp_path):
    assert find_slot(tmp_path, [tmp_path / "missing.yaml"], "1") is None


@pytest.mark.parametrize("at", [0, 20, 60, 200, -1])
def test_one_damaged_byte_is_enough(slot, at):
    data = bytearray(slot.read_bytes())
    data[at] ^= 1
    slot.write_bytes(data)
    assert read_book(slot) is None


@pytest.mark.parametrize("size", [0, 10, 40, 1000])
def test_a_book_cut_short_is_no_book(slot, size):
    slot.write_bytes(slot.read_bytes()[:size])
    assert read_book(slot) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_others_can_write_is_not_believed(slot, which):
    assert slot.stat().st_mode & 0o777 == 0o600
    assert slot.parent.stat().st_mode & 0o777 == 0o700
    path = slot if which == "file" else slot.parent
    path.chmod(path.stat().st_mode | 0o020)
    assert read_book(slot) is None


class Harm:
    """Runs a program when it is unpickled."""

    def __reduce__(self):
        return os.system, ("touch harmed",)


def test_code_in_a_kept_book_is_not_run(slot, monkeypatch, tmp_path):
    monkeypatch.setattr("factcheck.book_cache._pack_book", lambda _: pickle.dumps(Harm()))
    keep_book(slot, cast(PreparedBook, None))
    assert read_book(slot) is None
    assert not (tmp_path / "harmed").exists()


def test_a_folder_that_cannot_be_written_keeps_nothing(claims, tmp_path):
    Path(tmp_path, "taken").write_text("", encoding="utf-8")
    slot = tmp_path / "taken" / "x.book"
    keep_book(slot, compile_book(load_claims(claims)))
    assert read_book(slot) is None


def test_what_killed_runs_left_behind_is_removed_later(slot):
    left, recent = slot.with_name("a.new"), slot.with_name("b.new")
    for path in (left, recent):
        path.write_bytes(b"half")
    os.utime(left, (1_000_000_000, 1_000_000_000))
    prepared = read_book(slot)
    assert prepared is not None
    keep_book(slot, prepared)
    assert not left.exists()
    assert recent.exists()


class TestCommand:
    @pytest.fixture(autouse=True)
    def _place(self, claims, monkeypatch, tmp_path):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))

    def test_the_second_run_reads_what_the_first_kept(self, command, monkeypatch, tmp_path):
        first = command("check", "--text", DRAFT, "-f", "json")
        assert len(list((tmp_path / "xdg" / "factcheck").glob("*.book"))) == 1
        monkeypatch.setattr("factcheck.checker.compile_book", None)
        assert command("check", "--text", DRAFT, "-f", "json") == first

    def test_a_damaged_book_is_made_again_silently(self, command, tmp_path):
        first = command("check", "--text", DRAFT, "-f", "line")
        (kept,) = (tmp_path / "xdg" / "factcheck").glob("*.book")
        whole = kept.read_bytes()
        kept.write_bytes(b"nonsense")
        assert command("check", "--text", DRAFT, "-f", "line") == first
        assert len(kept.read_bytes()) == len(whole)

    def test_no_cache_keeps_nothing(self, command, tmp_path):
        command("check", "--text", DRAFT, "--no-cache")
        assert not (tmp_path / "xdg").exists()

    def test_the_folder_can_be_named(self, command, tmp_path):
        command("check", "--text", DRAFT, "--cache-dir", "here")
        assert len(list((tmp_path / "here").glob("*.book"))) == 1
        assert not (tmp_path / "xdg").exists()


def test_a_relative_cache_home_is_ignored(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setattr(Path, "home", lambda: Path("/home/someone"))
    folder = user_cache_folder()
    assert folder is not None
    assert Path("/home/someone") in folder.parents
