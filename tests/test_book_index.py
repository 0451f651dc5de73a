"""Large books: indexed once, opened by memory map, never believed when damaged or out of date."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from factcheck.checker import check, compile_book
from factcheck.claims.loading import load_claims
from factcheck.claims.writing import write_claims_file
from factcheck.cli.app import run
from factcheck.matching import shortlist
from factcheck.matching.postings import postings_of
from factcheck.model import Claim, ClaimBook, Name, NameKind, Rating, Source, Verdict
from tests.quality.gold import book_for, gold_names, load_gold, own_names
from tests.quality.places import MissingMaterialError

PLACES = ("quarry", "orchard", "tunnel", "brewery", "museum", "viaduct", "lighthouse", "tannery")
DRAFT = "The harbour master of Velde sold 14 barges in 1987.\n\nThe quarry of district 8 opened.\n"
Answer: TypeAlias = tuple[int, str]


def _claims(count: int) -> Iterator[Claim]:
    source = Source("gazette", title="Gazette")
    yield Claim(
        "barges",
        "The harbour master of Velde sold 41 barges in 1987.",
        "sold 41 barges",
        Source("velde", title="Velde", url="https://example.org/velde"),
        paragraph=2,
        start=10,
        end=24,
        speaker="Dana Orsk",
        rating=Rating.TRUE,
        phrasings=("In 1987, 41 barges were sold.",),
        tags=("boats",),
        note="from the ledger",
    )
    for number in range(count):
        text = f"The {PLACES[number % 8]} of district {number} opened at noon."
        yield Claim(
            f"c{number}", text, text, source, rating=Rating.FALSE if number else Rating.TRUE
        )


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with a claims file of more claims than are read whole, and a draft."""
    claims = tuple(_claims(shortlist.LARGE + 10))
    names = (Name("Dana Orsk", NameKind.PERSON, ("Orsk",), "harbour master"),)
    sources = tuple(dict.fromkeys(claim.source for claim in claims))
    (tmp_path / "claims.yaml").write_text(write_claims_file(claims, names, sources), "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _check(capsys: pytest.CaptureFixture[str], *options: str) -> Answer:
    code = run(["check", "--claims", "claims.yaml", "--format", "json", *options, "draft.md"])
    return code, capsys.readouterr().out


def _cached(capsys: pytest.CaptureFixture[str]) -> Answer:
    """Checks the draft by the index: what was found before is forgotten, and no index needed."""
    for kept in Path("cache").glob("*.findings"):
        kept.unlink()
    return _check(capsys, "--cache-dir", "cache")


def _index() -> Path:
    (found,) = Path("cache").glob("*.index")
    return found


def _forbid_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> ClaimBook:
        pytest.fail("the claims files were read")

    monkeypatch.setattr("factcheck.claims.loading.load_claims", refuse)


def test_a_warm_index_answers_without_reading_the_claims(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = _check(capsys, "--no-cache")
    assert _cached(capsys) == plain
    _forbid_loading(monkeypatch)
    assert _cached(capsys) == plain
    Path("draft.md").write_text(DRAFT + "\nOrsk opened the tunnel of district 2.\n", "utf-8")
    code, out = _cached(capsys)
    assert code == 1
    assert len(json.loads(out)["documents"][0]["findings"]) == 3


def test_every_claim_comes_back_as_it_was(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _cached(capsys)
    from factcheck.book_index.reading import open_index

    with _index().open("rb") as file:
        indexed = open_index(file)
    assert indexed.whole() == load_claims("claims.yaml")


def test_a_changed_claim_is_seen_though_size_and_time_are_the_same(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _cached(capsys)[0] == 1
    path = Path("claims.yaml")
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("41 barges", "14 barges"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert '"supported"' in _cached(capsys)[1]


def test_a_file_that_was_only_touched_is_indexed_no_second_time(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = _cached(capsys)
    shutil.copy("claims.yaml", "copy.yaml")
    Path("copy.yaml").replace("claims.yaml")
    _forbid_loading(monkeypatch)
    assert _cached(capsys) == answer


@pytest.mark.parametrize("tenth", range(10))
def test_a_damaged_index_is_made_anew_in_silence(
    library: Path, capsys: pytest.CaptureFixture[str], tenth: int
) -> None:
    answer = _cached(capsys)
    for kept in Path("cache").glob("*.book"):
        kept.unlink()
    path = _index()
    whole = path.read_bytes()
    start, end = len(whole) * tenth // 10, len(whole) * (tenth + 1) // 10
    path.write_bytes(whole[:start] + bytes(byte ^ 0x55 for byte in whole[start:end]) + whole[end:])
    assert _cached(capsys) == answer
    assert _cached(capsys) == answer


@pytest.mark.parametrize("kept", [0, 20, 5000])
def test_an_index_cut_short_is_made_anew(
    library: Path, capsys: pytest.CaptureFixture[str], kept: int
) -> None:
    answer = _cached(capsys)
    whole = _index().read_bytes()
    _index().write_bytes(whole[:kept])
    assert _cached(capsys) == answer
    assert _index().read_bytes() == whole


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_an_index_that_others_can_write_is_made_anew(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = _cached(capsys)
    _index().chmod(0o666)
    assert _cached(capsys) == answer
    assert _index().stat().st_mode & 0o777 == 0o600


def test_coverage_counts_all_claims_of_an_index(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        run(["check", "--claims", "claims.yaml", "--cache-dir", "cache", "--coverage", "draft.md"])
        assert f"coverage of {shortlist.LARGE + 11:,} claims" in capsys.readouterr().err


def test_search_asks_the_index(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["search", "--claims", "claims.yaml", "--format", "json", "--limit", "2", "barges"]
    assert run([*command, "--no-cache"]) == 0
    plain = capsys.readouterr().out
    assert json.loads(plain)["matches"][0]["claim"]["id"] == "barges"
    for _ in range(2):
        assert run([*command, "--cache-dir", "cache"]) == 0
        assert capsys.readouterr().out == plain
        _forbid_loading(monkeypatch)
    assert run([*command, "--cache-dir", "cache", "--tag", "boats"]) == 0
    assert '"barges"' in capsys.readouterr().out


def _verdicts(texts: list[str], book: ClaimBook, *, by_index: bool) -> list[tuple[Verdict, ...]]:
    if by_index:
        narrowed = compile_book(shortlist.narrow(book, texts), postings_of(book))
        assert shortlist.LARGE == 0
    else:
        narrowed = compile_book(book)
    return [tuple(found.verdict for found in check(text, narrowed).findings) for text in texts]


@pytest.mark.parametrize("name", [*gold_names(), *own_names()])
def test_no_verdict_changes_by_the_index(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All drafts of an article at once; no claims are added to fill a short draft up."""
    try:
        rows = load_gold(name)
        book = book_for(rows)
    except MissingMaterialError as missing:
        pytest.skip(str(missing))
    texts = [row.text for row in rows.rows]
    plain = _verdicts(texts, book, by_index=False)
    monkeypatch.setattr(shortlist, "LARGE", 0)
    monkeypatch.setattr(shortlist, "FEWEST", 0)
    assert _verdicts(texts, book, by_index=True) == plain
