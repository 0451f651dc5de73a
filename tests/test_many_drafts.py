"""Many drafts, `--jobs`: the same report for any number of processes, and no draft lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from factcheck import checker, load_claims
from factcheck.cli.app import run
from factcheck.cli.many_drafts import check_documents, choose_jobs, usable_cores
from factcheck.cli.progress import with_progress
from factcheck.cli.workers import check_in_workers
from factcheck.model import DocumentReport, Report, Unchecked
from factcheck.readers import read_document
from factcheck.renderers import RENDERERS
from tests.newsroom import CLAIMS, write
from tests.slow_checks import are_gone, draft, make_check, wait_for

METHODS = multiprocessing.get_all_start_methods()
SENTENCES = (
    "Ferry fares will rise by 12% in 2024.",
    "Ferry fares will rise by 21% in 2024.",
    "“Fares on all routes will go up by 12% next year,” it said.",
    "Fares on all routes will go down by 12% next year.",
    "Nobody asked the gulls.",
)


@pytest.fixture
def stories(tmp_path, monkeypatch) -> Path:
    """A newsroom with the true engine and drafts that share sentences."""
    monkeypatch.chdir(tmp_path)
    write("claims/harbour.yaml", CLAIMS)
    for number in range(7):
        own = f"In week {number}, the harbour had {number} ferries."
        text = "\n\n".join((*SENTENCES[number % 3 :], own, SENTENCES[1])) + "\n"
        write(f"stories/{'abcdefg'[number]}.{'txt' if number % 2 else 'md'}", text)
    write("stories/sub/bad.txt", b"caf\xe9")
    return tmp_path


@pytest.fixture(params=METHODS)
def method(request) -> Iterator[str]:
    """Starts processes in one way and another."""
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method(request.param, force=True)
    yield request.param
    multiprocessing.set_start_method(before, force=True)


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
def test_any_number_of_jobs_gives_the_same_bytes(stories, command, renderer):
    arguments = ("check", "stories", "--format", renderer.name, "--explain")
    one = command(*arguments, "--jobs", "1")
    assert one[0] == 2
    assert "bad.txt" in one[1]
    for jobs in ("2", "50") if renderer.name == "json" else ("2",):
        assert command(*arguments, "--jobs", jobs) == one


def test_any_way_to_start_processes_gives_the_same_bytes(stories, command, method):
    arguments = ("check", "stories", "--format", "json")
    assert command(*arguments, "--jobs", "2") == command(*arguments, "--jobs", "1")


def test_equal_sentences_are_checked_once(stories, command, monkeypatch):
    seen: list[str] = []
    true_check = checker.check_sentence

    def note(sentence, *arguments, **options):
        seen.append(sentence.plain)
        return true_check(sentence, *arguments, **options)

    monkeypatch.setattr(checker, "check_sentence", note)
    command("check", "stories", "--jobs", "1")
    assert sorted(seen) == sorted(set(seen))
    assert set(SENTENCES) <= set(seen)


def test_an_equal_sentence_has_its_own_place(stories):
    book = load_claims("claims")
    text = "It is so. **Ferry fares** will rise by 21% in 2024.\n\n" + SENTENCES[1]
    document = read_document(text.encode(), "a.md", None)
    report = check_documents([document], book)
    first, second = (one for one in report.findings if "21%" in one.sentence.text)
    for one in (first, second):
        numbers = [detail for detail in one.details if detail.draft == "21%"]
        assert numbers
        for number in numbers:
            assert number.start is not None
            assert text[number.start : number.end] == "21%"
            assert one.sentence.start <= number.start < one.sentence.end
        assert text[one.sentence.start : one.sentence.end] == one.sentence.text
    assert first.message == second.message
    assert (first.sentence.line, second.sentence.line) == (1, 3)


class TestWorkers:
    def test_answer_for_every_draft(self, tmp_path, method):
        drafts = [draft(f"{number}.txt", "fine " * number) for number in range(1, 12)]
        answers = dict(check_in_workers(drafts, partial(make_check, tmp_path), 3))
        assert [answers[place].path for place in range(11)] == [one.path for one in drafts]
        assert len(list(tmp_path.glob("*.pid"))) == 3

    @pytest.mark.parametrize(
        ("word", "told"),
        [
            ("die", "not checked: its worker process was ended by SIGKILL"),
            ("leave", "not checked: its worker process ended with exit code 7"),
        ],
    )
    def test_one_that_dies_is_told_and_replaced(self, tmp_path, method, word, told):
        texts = ["fine 1", f"{word} 1", "fine 2", "fine 3", f"{word} 2", "fine 4"]
        drafts = [draft(f"{number}.txt", text) for number, text in enumerate(texts)]
        answers = dict(check_in_workers(drafts, partial(make_check, tmp_path), 2))
        assert sorted(answers) == list(range(6))
        lost = {place: one for place, one in answers.items() if isinstance(one, Unchecked)}
        assert sorted(lost) == [1, 4]
        assert all(one.reason.startswith(told) for one in lost.values())
        assert lost[1].path == "1.txt"

    def test_that_all_die_are_given_up(self, tmp_path):
        drafts = [draft(f"{number}.txt", "die") for number in range(40)]
        answers = dict(check_in_workers(drafts, partial(make_check, tmp_path), 2))
        assert sorted(answers) == list(range(40))
        assert all(isinstance(one, Unchecked) for one in answers.values())
        assert len(list(tmp_path.glob("*.pid"))) < 10

    def test_are_gone_when_nobody_wants_their_answers(self, tmp_path):
        drafts = [draft(f"{number}.txt", "fine" if number else "wait 60") for number in range(3)]
        with closing(check_in_workers(drafts, partial(make_check, tmp_path), 2)) as answers:
            next(answers)
            workers = wait_for(tmp_path, "*.pid", 2)
        assert are_gone(workers)


# Whoever started the tests may have turned Ctrl-C off, as `nohup` does: here it is on.
SLOW = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from functools import partial
from pathlib import Path
from factcheck.cli import app, many_drafts
from tests.slow_checks import make_check
many_drafts.make_checker = lambda prepared, explain: make_check(Path({folder!r}))
app.main()
"""


class TestInterruptedRun:
    """Signals to a run with two workers, each of them busy."""

    def start(self, folder: Path, *options: str) -> tuple[subprocess.Popen[str], list[int]]:
        write("claims/harbour.yaml", CLAIMS)
        for name in "abc":
            write(f"stories/{name}.txt", "wait 60")
        process = subprocess.Popen(
            [sys.executable, "-c", SLOW.format(folder=str(folder)), "check", "stories", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        return process, wait_for(folder, "*.waiting", 2)

    @pytest.mark.skipif(sys.platform != "linux", reason="the stand-in engine needs forked workers")
    @pytest.mark.parametrize(
        ("number", "everyone", "options", "code"),
        [
            (signal.SIGINT, True, (), 130),
            (signal.SIGINT, False, (), 130),
            (signal.SIGTERM, True, (), 143),
            (signal.SIGTERM, False, (), 143),
            (signal.SIGKILL, False, (), -9),
            (signal.SIGINT, True, ("--output", "report.txt"), 130),
            (signal.SIGTERM, False, ("--write-baseline", "report.txt"), 143),
            (signal.SIGINT, True, ("--watch",), 0),
            (signal.SIGTERM, False, ("--watch",), 143),
        ],
    )
    def test_ends_at_once_with_its_workers(
        self, tmp_path, monkeypatch, number, everyone, options, code
    ):
        monkeypatch.chdir(tmp_path)
        write("report.txt", "old")
        process, workers = self.start(tmp_path, "--jobs", "2", *options)
        if everyone:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        out, err = process.communicate(timeout=10)
        assert (process.returncode, out, err) == (code, "", "")
        assert are_gone(workers)
        assert Path("report.txt").read_text("utf-8") == "old"


class TestChoice:
    def test_few_drafts_are_checked_here(self):
        assert choose_jobs([draft("a.txt", "fine"), draft("b.txt", "fine")], None) == 1

    def test_many_drafts_use_the_processors(self):
        many = [draft(f"{number}.txt", "fine " * 1000) for number in range(100)]
        assert choose_jobs(many, None) == usable_cores()
        assert choose_jobs(many, 3) == 3

    def test_no_more_than_there_are_drafts(self):
        assert choose_jobs([draft("a.txt", "fine " * 100_000)], 8) == 1

    @pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5"])
    def test_only_a_number_will_do(self, jobs):
        assert run(["check", "--text", "x", "--jobs", jobs]) == 2

    @pytest.mark.parametrize("value", ["0", "-2", "true", "'2'", "1.5"])
    def test_only_a_number_is_configured(self, tmp_path, monkeypatch, capfd, value):
        monkeypatch.chdir(tmp_path)
        write("factcheck.toml", f"jobs = {value}")
        assert run(["check", "--text", "x"]) == 2
        assert "jobs must be a number of processes, 1 or more" in capfd.readouterr().err

    def test_the_command_line_goes_before_the_configuration(self, newsroom, monkeypatch, command):
        asked: list[int | None] = []

        def note(documents, book, *, jobs, **_):
            asked.append(jobs)
            return check_nothing(documents, book)

        monkeypatch.setattr("factcheck.cli.checking.check_documents", note)
        command("check", "--text", "x")
        write("factcheck.toml", "jobs = 3")
        command("check", "--text", "x")
        command("check", "--text", "x", "--jobs", "2")
        assert asked == [None, 3, 2]


def check_nothing(documents, book):
    return Report(
        tuple(DocumentReport(one.path, one.sha256, one.text, ()) for one in documents), book.files
    )


class TestProgress:
    """A bar stands on standard error, on a terminal and over a long run only."""

    @pytest.fixture(autouse=True)
    def _terminal(self, monkeypatch):
        monkeypatch.setattr("factcheck.cli.progress.is_terminal", lambda _: True)
        monkeypatch.setenv("TTY_COMPATIBLE", "1")

    def test_over_a_long_run(self, capfd):
        drafts = [draft(f"{number}.txt", "fine " * 30_000) for number in range(3)]
        assert list(with_progress(iter("abc"), drafts)) == ["a", "b", "c"]
        out, err = capfd.readouterr()
        assert out == ""
        assert "Checking" in err

    def test_never_elsewhere(self, capfd, monkeypatch):
        drafts = [draft(f"{number}.txt", "fine " * 30_000) for number in range(3)]
        assert list(with_progress(iter("abc"), [draft("a.txt", "fine")] * 3)) == ["a", "b", "c"]
        assert list(with_progress(iter("a"), drafts[:1])) == ["a"]
        monkeypatch.setattr("factcheck.cli.progress.is_terminal", lambda _: False)
        assert list(with_progress(iter("abc"), drafts)) == ["a", "b", "c"]
        assert capfd.readouterr() == ("", "")
