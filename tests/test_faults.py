"""A short form of `python -m tests.faults`: whatever kills a run, files are old or new, whole."""

from __future__ import annotations

import random
import sys

import pytest

from tests.faults import TASKS, kill_rounds, main, meet_at_cold_cache

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_kill_leaves_the_old_file_or_the_new_one(task, tmp_path):
    left = kill_rounds(task, tmp_path, 6, random.Random(1))
    assert left["in pieces"] == 0
    assert left["old"] + left["nothing"] + left["new"] == 6


def test_many_processes_on_one_cold_cache(tmp_path):
    assert meet_at_cold_cache(tmp_path) is None


def test_a_file_in_pieces_is_seen(tmp_path, monkeypatch, capsys):
    """What writes in place and dies half-way must be told, or the rounds prove nothing."""
    program = (
        "import os, sys\n"
        "data = b'x' * 1000 if 'again' not in os.listdir() else b'x' * 10\n"
        "open('known.json', 'wb').write(data)\n"
        "open('again', 'w')\n"
    )
    monkeypatch.setattr("tests.faults.PROGRAM", program)
    monkeypatch.setattr("tests.faults.TASKS", [task for task in TASKS if "base" in task.name])
    monkeypatch.setattr("tests.faults.meet_at_cold_cache", lambda _: None)
    assert main(["--rounds", "3"]) == 1
    assert "in pieces" in capsys.readouterr().out
