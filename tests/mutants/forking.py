"""Calls functions in processes of their own, with an end to their patience."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

MOST_MEMORY = 4 << 30


@dataclass(frozen=True, slots=True)
class Failure:
    """Holds what went wrong in a child beside its tests."""

    text: str


@dataclass(slots=True)
class Child:
    """Is a process that is at work; `pipe` is where its answer comes from."""

    pid: int
    pipe: int

    def answer(self) -> tuple[object, int]:
        """Waits for the end; returns what was answered, None without, and the signal or 0.

        What the work raised is raised here.
        """
        with open(self.pipe, "rb") as pipe:  # noqa: PTH123
            data = pipe.read()
        status = os.waitpid(self.pid, 0)[1]
        ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        answer = pickle.loads(data) if data and not ended_by else None
        if isinstance(answer, Failure):
            raise RuntimeError(answer.text)
        return answer, ended_by


def start(work: Callable[[], object], scratch: Path) -> Child:
    """Starts a copy of this process that answers with what the work returns."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        _work(work, scratch, reading, writing)
    os.close(writing)
    return Child(pid, reading)


def _work(work: Callable[[], object], scratch: Path, reading: int, writing: int) -> NoReturn:
    import resource

    os.close(reading)
    gc.disable()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    own = scratch / str(os.getpid())
    own.mkdir()
    os.chdir(own)
    try:
        answer = work()
    except BaseException:
        answer = Failure(traceback.format_exc())
    with open(writing, "wb") as pipe:
        pipe.write(pickle.dumps(answer))
    os._exit(0)


def be_patient(seconds: float) -> None:
    """Ends this process when it has used so much more of the processor; 0 takes that back."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)


def say(text: str) -> None:
    """Prints a line at once."""
    print(text, flush=True)
    sys.stdout.flush()
