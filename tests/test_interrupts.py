"""Ctrl-C, SIGTERM and a reader that goes away end a run at once, and without a word."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.renderers import RENDERERS
from tests.newsroom import CLAIMS, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
# Begins where the installed program begins, after the interpreter has started.
PROGRAM = "import os; os.write(2, b'*'); from factcheck.__main__ import main; main()"


@pytest.fixture
def stories(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("claims/harbour.yaml", CLAIMS)
    for number in range(3):
        sentences = (f"Ferry fares will rise by {percent}% in 2024." for percent in range(90))
        write(f"stories/{number}.md", "\n\n".join(sentences))
    return tmp_path


def start(*arguments: str, **streams: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdout=streams.get("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


@pytest.mark.parametrize(
    ("number", "codes"),
    [(signal.SIGINT, {130}), (signal.SIGTERM, {143, -signal.SIGTERM})],
    ids=["Ctrl-C", "SIGTERM"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_at_any_moment(stories, number, codes, jobs):
    """Every stage is met: imports, claims, the check itself, the report."""
    choice = random.Random(3)
    arguments = ("check", "stories", "--no-cache", "--format", "line", "--jobs", jobs)
    begun = time.perf_counter()
    whole = start(*arguments).communicate()
    took = time.perf_counter() - begun
    for _ in range(6):
        process = start(*arguments)
        assert process.stderr is not None
        assert process.stderr.read(1) == b"*"
        time.sleep(choice.random() * took * 0.8)
        os.killpg(process.pid, number)
        sent = time.perf_counter()
        out, err = process.communicate(timeout=20)
        if process.returncode == 1:
            # It was quicker than the signal.
            assert (out, b"*" + err) == whole
            continue
        assert process.returncode in codes
        assert err == b""
        assert time.perf_counter() - sent < 10


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
def test_a_reader_that_goes_away(stories, renderer):
    """As `| head -1` does: one line is read, and the pipe closed."""
    process = start("check", "stories", "--format", renderer.name, "--verbose")
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(30) == 1
    summary = [] if renderer.for_people else ["270 sentences in 3 drafts checked against 1 claim"]
    assert [line.partition(":")[0] for line in told.removeprefix("*").splitlines()] == summary


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["search", "fares"], ["show", "fares-2024"]]
)
def test_a_reader_that_never_came(stories, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*arguments, stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=30)
    assert err == b"*"
    assert process.returncode in (0, 1)
