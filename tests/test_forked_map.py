"""What several processes find in one draft is what one process finds, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import sys
import threading

import pytest

from factcheck.cli.app import run
from factcheck.cli.forked_map import map_in_forks
from tests.newsroom import CLAIMS, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
ITEMS = range(101)


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Lets forks be made also where the tests themselves are run from a thread."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def no_children_before():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return
    pytest.skip("other processes of this one are there")


def double(item: int) -> int:
    return 2 * item


@pytest.mark.parametrize("processes", [1, 2, 3, 8, 500])
@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 101])
def test_the_results_are_those_of_map(processes, count):
    assert map_in_forks(double, ITEMS[:count], processes=processes) == [
        2 * item for item in ITEMS[:count]
    ]


def test_the_work_is_shared_out():
    by = map_in_forks(lambda _: os.getpid(), ITEMS, processes=3)
    assert len(set(by)) == 3
    assert by[0] == os.getpid()


@pytest.mark.parametrize("processes", [2, 4])
def test_what_a_fork_leaves_undone_is_done_here(processes):
    here = os.getpid()

    def die_elsewhere(item: int) -> int:
        if os.getpid() != here and item > 40:
            os.kill(os.getpid(), signal.SIGKILL)
        return double(item)

    assert map_in_forks(die_elsewhere, ITEMS, processes=processes) == [2 * one for one in ITEMS]


def test_results_that_cannot_be_sent_are_found_here():
    results = map_in_forks(lambda item: lambda: item, ITEMS, processes=2)
    assert [result() for result in results] == list(ITEMS)


@pytest.mark.parametrize("bad", [0, 50, 51])
def test_an_error_is_raised_as_map_raises_it(bad, capfd):
    def fail(item: int) -> int:
        if item == bad:
            raise ValueError(item)
        return item

    with pytest.raises(ValueError, match=str(bad)):
        map_in_forks(fail, ITEMS, processes=2)
    assert capfd.readouterr() == ("", "")


def test_no_process_is_left(no_children_before):
    here = os.getpid()

    def fail_here(item: int) -> int:
        if os.getpid() == here:
            raise KeyboardInterrupt
        signal.pause()
        return item

    with pytest.raises(KeyboardInterrupt):
        map_in_forks(fail_here, ITEMS, processes=4)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_fork_ends_with_the_process_that_made_it(tmp_path):
    """As after `kill -9`: the fork sees at its next sentence that nobody waits for it."""
    started, went_on = tmp_path / "started", tmp_path / "went on"
    end, far = os.pipe()
    maker = os.fork()
    if maker == 0:
        here = os.getpid()

        def work(item: int) -> int:
            if os.getpid() == here:
                while not started.exists():
                    pass
                os.kill(here, signal.SIGKILL)
            started.touch()
            while os.getppid() == here:
                pass
            if item != 1:
                went_on.touch()
            return item

        map_in_forks(work, ITEMS, processes=2)
    os.close(far)
    os.waitpid(maker, 0)
    # The pipe is at its end when the last process that inherited it has gone.
    assert os.read(end, 1) == b""
    os.close(end)
    assert started.exists()
    assert not went_on.exists()


def test_with_a_thread_beside_it_nothing_is_forked(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert set(map_in_forks(lambda _: os.getpid(), ITEMS, processes=2)) == {os.getpid()}


@pytest.mark.parametrize("shown", ["json", "line", "rich", "sarif"])
def test_a_draft_is_reported_alike_by_any_number_of_processes(tmp_path, monkeypatch, capsys, shown):
    monkeypatch.chdir(tmp_path)
    write("claims/harbour.yaml", CLAIMS)
    sentences = (f"Ferry fares will rise by {percent}% in 2024." for percent in range(60))
    write("draft.md", "\n\n".join(sentences))
    forked: list[int] = []
    fork = os.fork

    def count() -> int:
        process = fork()
        if process:
            forked.append(process)
        return process

    monkeypatch.setattr(os, "fork", count)
    told = set()
    for jobs in ("1", "2", "3"):
        status = run(["check", "draft.md", "--no-cache", "--format", shown, "--jobs", jobs])
        told.add((status, *capsys.readouterr()))
    assert len(forked) == 3
    assert len(told) == 1
