"""Shares the sentences of one draft out among forked processes.

What a fork finds only saves time: whatever it does not bring home, the process that asked for it
finds itself, so that a fork that dies changes no finding.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from factcheck.cli.interrupts import deaf_to_interrupts

Item = TypeVar("Item")
Result = TypeVar("Result")

# Fewer items than these for each process are done before a fork has begun.
_WORTH_A_FORK = 8


@dataclass(frozen=True, slots=True)
class _Fork:
    """Holds a forked process and the end of the pipe at which its results are read."""

    process: int
    pipe: int


def map_in_forks(
    work: Callable[[Item], Result], items: Iterable[Item], *, processes: int
) -> list[Result]:
    """Returns what `map` returns, with the items dealt out to at most so many processes.

    Raises what `work` raises. Only Linux forks, and only where no thread runs beside this one,
    which the forked process would lack; elsewhere this is `map`.
    """
    dealt = list(items)
    parts = max(1, min(processes, len(dealt) // _WORTH_A_FORK)) if _may_fork() else 1
    forks: list[_Fork] = []
    try:
        for part in range(1, parts):
            forks.append(_fork(work, dealt[part::parts], forks))
        found = [list(map(work, dealt[::parts]))]
        for part, fork in enumerate(forks, start=1):
            found.append(_results_of(fork) or list(map(work, dealt[part::parts])))
    finally:
        for fork in forks:
            _end(fork)
    return [found[place % parts][place // parts] for place in range(len(dealt))]


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _fork(work: Callable[[Item], Result], items: Sequence[Item], others: Sequence[_Fork]) -> _Fork:
    near, far = os.pipe()
    parent = os.getpid()
    with deaf_to_interrupts():
        process = os.fork()
        if process == 0:
            # Ctrl-C goes to all processes of a terminal, and ends this one without a word.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if process == 0:
        _work(work, items, far, parent, (near, *(other.pipe for other in others)))
    os.close(far)
    return _Fork(process, near)


def _work(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    pipe: int,
    parent: int,
    inherited: Sequence[int],
) -> NoReturn:
    """Writes the results into a pipe and ends; whatever goes wrong, ends with a code that says so.

    Nothing that the process before the fork had begun, such as its output, is to be ended twice.
    As long as it holds the near end of a pipe, nobody at the far end sees that the parent has gone.
    """
    code = 1
    try:
        for near in inherited:
            os.close(near)
        results = [work(item) for item in items if _has_parent(parent)]
        with os.fdopen(pipe, "wb") as stream:
            pickle.dump(results, stream, protocol=pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)


def _has_parent(parent: int) -> bool:
    """Says that the process that asks is still there; where it is not, ends this one."""
    if os.getppid() != parent:
        os._exit(1)
    return True


def _results_of(fork: _Fork) -> list[Result] | None:
    """Returns what a fork found, or None where it came to nothing."""
    with os.fdopen(fork.pipe, "rb", closefd=False) as stream:
        packed = stream.read()
    # It is left to be taken away with the others, however this ends.
    end = os.waitid(os.P_PID, fork.process, os.WEXITED | os.WNOWAIT)
    if end is None or end.si_status != 0:
        return None
    results: list[Result] = pickle.loads(packed)
    return results


def _end(fork: _Fork) -> None:
    os.close(fork.pipe)
    os.kill(fork.process, signal.SIGKILL)
    os.waitpid(fork.process, 0)
