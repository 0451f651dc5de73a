"""`--watch`: again after each change, and never an end by an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.cli.checking import Request
from factcheck.cli.watching import watch_drafts
from factcheck.configuration import Configuration
from factcheck.renderers import find_renderer
from tests.newsroom import CLAIMS, write

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def watched(capfd):
    """Watches while steps are taken, one a pause; returns what was told after each."""

    def call(*steps, paths: tuple[str, ...] = ("a.txt",)) -> list[tuple[str, str]]:
        told: list[tuple[str, str]] = []
        waiting = iter(steps)

        def wait(_: float) -> None:
            told.append(capfd.readouterr())
            step = next(waiting, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        request = Request(Configuration(), find_renderer("line"), paths=paths)
        assert watch_drafts(request, wait) == 0
        return told

    return call


def test_a_changed_draft_is_checked_again(watched):
    write("a.txt", "contradicted")
    first, idle, second = watched(lambda: None, lambda: write("a.txt", "misquoted, and longer"))
    assert "a.txt:1:1: contradicted" in first[0]
    assert idle == ("", "")
    assert "a.txt:1:1: misquoted" in second[0]


def test_changed_claims_are_read_again(watched):
    write("a.txt", "fine")
    first, second = watched(
        lambda: write("claims/more.yaml", CLAIMS.replace("harbour", "h2").replace("fares", "f2"))
    )
    assert "checked against 1 claim" in first[1]
    assert "checked against 2 claims" in second[1]


def test_a_new_draft_in_a_folder_is_seen(watched):
    write("stories/a.txt", "fine")
    first, second = watched(lambda: write("stories/b.txt", "contradicted"), paths=("stories",))
    assert first[0] == ""
    assert "stories/b.txt:1:1: contradicted" in second[0]


def test_errors_are_told_and_waited_out(watched):
    write("a.txt", "contradicted")
    whole = Path("claims/harbour.yaml").read_text("utf-8")
    first, broken, gone, back = watched(
        lambda: write("claims/harbour.yaml", "version: 1\nclaims: [\n"),
        lambda: Path("a.txt").unlink(),
        lambda: (write("a.txt", "misquoted!"), write("claims/harbour.yaml", whole)),
    )
    assert "contradicted" in first[0]
    assert "claims/harbour.yaml:" in broken[1]
    assert "error: a.txt: there is no such file or folder" in gone[1]
    assert "misquoted" in back[0]


@pytest.mark.parametrize("arguments", [["--text", "x"], ["-"], []])
def test_there_must_be_a_file(command, arguments):
    code, _, err = command("check", "--watch", *arguments)
    assert code == 2
    assert err == "error: --watch: there is no file to watch: name a draft or a folder\n"
