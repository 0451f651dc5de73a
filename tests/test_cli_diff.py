"""Only what changed: `--diff REV` in a real repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.cli import checking
from factcheck.language.document_sentences import document_sentences
from factcheck.model import DocumentReport, Finding, Report, Severity, Verdict
from tests.newsroom import write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

OLD = "One is wrong. Two is wrong.\n\nThree is wrong.\n"


def check_by_word(documents, book, *, explain=False, slot=None, jobs=None, known=()) -> Report:
    """Contradicts each sentence that has the word "wrong"."""
    reports = []
    for document in documents:
        findings = [
            Finding(Verdict.CONTRADICTED, Severity.ERROR, sentence, 1.0, None, (), "It is wrong.")
            if "wrong" in sentence.plain
            else Finding(Verdict.SUPPORTED, Severity.NONE, sentence, 1.0, None, (), "It is fine.")
            for sentence in document_sentences(document)
        ]
        reports.append(
            DocumentReport(document.path, document.sha256, document.text, tuple(findings))
        )
    return Report(tuple(reports), book.files)


def git(*arguments: str) -> None:
    options = ("-c", "user.name=Reporter", "-c", "user.email=reporter@example.org")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *options, *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(newsroom, monkeypatch) -> Path:
    monkeypatch.setattr(checking, "check_documents", check_by_word)
    write("a.md", OLD)
    write("same.md", "Same is wrong.")
    write("gone.md", "Gone is wrong.")
    git("init", "--quiet", ".")
    git("add", ".")
    git("commit", "--quiet", "--message", "Begin")
    return newsroom


@pytest.fixture
def changed(command, repository):
    """Runs a check since the last commit; returns its exit code and the sentences it told."""

    def call(*arguments: str, **options) -> tuple[int, list[str]]:
        code, out, _ = command(
            "check", *arguments, "--diff", "HEAD", "--format", "jsonl", **options
        )
        found = [json.loads(line) for line in out.splitlines()]
        return code, [f"{entry['path']}: {entry['sentence']['text']}" for entry in found]

    return call


def test_only_changed_sentences_are_told(changed):
    write("a.md", OLD.replace("Two is wrong", "Two is still wrong"))
    assert changed() == (1, ["a.md: Two is still wrong."])


def test_a_sentence_that_moved_has_not_changed(changed):
    write("a.md", "A new one.\n\nThree is wrong.\n\nTwo is wrong.\nOne is wrong.")
    assert changed("a.md") == (0, ["a.md: A new one."])


def test_a_sentence_said_again_is_new(changed):
    write("a.md", OLD + "\nThree is wrong.\n")
    assert changed() == (1, ["a.md: Three is wrong."])


def test_a_new_draft_is_all_new(changed):
    write("new.md", "New is wrong.")
    assert changed() == (1, ["new.md: New is wrong."])


def test_a_draft_that_is_gone_is_no_error(changed):
    Path("gone.md").unlink()
    assert changed() == (0, [])


def test_nothing_changed_is_fine_and_said(command, repository):
    for arguments in ([], ["a.md"], ["."]):
        code, out, err = command("check", *arguments, "--diff", "HEAD", "--format", "line")
        assert (code, out) == (0, "")
        assert err == "note: no draft differs from HEAD: nothing was checked\n"


def test_in_a_folder_below(changed, monkeypatch):
    write("stories/b.md", "Below is wrong.")
    write("a.md", "Above is wrong.")
    monkeypatch.chdir("stories")
    write("claims/x.yaml", Path("../claims/harbour.yaml").read_text("utf-8"))
    assert changed() == (1, ["b.md: Below is wrong."])
    assert changed("../a.md") == (1, ["../a.md: Above is wrong."])


def test_standard_input_is_compared_by_its_name(changed):
    stdin = OLD.replace("Two", "Zwei").encode()
    assert changed("-", "--stdin-filename", "a.md", stdin=stdin) == (1, ["a.md: Zwei is wrong."])


def test_an_old_draft_that_cannot_be_read_knows_nothing(changed):
    write("a.md", b"caf\xe9 is wrong.")
    git("commit", "--all", "--quiet", "--message", "Break")
    write("a.md", "Mended is wrong.")
    assert changed() == (1, ["a.md: Mended is wrong."])


def test_names_with_odd_letters(changed):
    write("é ü\n“x”.md", "Odd is wrong.")
    assert changed()[0] == 1


@pytest.mark.parametrize("revision", ["nonsense", "--output=x", "HEAD:a.md", ""])
def test_an_unknown_revision_is_one_clear_line(command, repository, revision):
    code, out, err = command("check", f"--diff={revision}")
    assert (code, out) == (2, "")
    assert err == f"error: --diff {revision}: git knows no such revision\n"


def test_no_repository_is_one_clear_line(command, newsroom):
    code, _, err = command("check", "--diff", "HEAD")
    assert code == 2
    assert err == "error: --diff: this folder is in no git repository\n"


def test_a_text_has_no_past(command, repository):
    assert command("check", "--text", "x", "--diff", "HEAD")[0] == 2
