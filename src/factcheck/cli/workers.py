"""Checks drafts in worker processes, and says of each draft what came of it.

Every worker has a pipe of its own and one draft at a time, so that it is known which draft a
worker was at when it died: that one is told as not checked, and another worker takes the place.
However the run ends, no worker outlives it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess, parent_process
from types import FrameType
from typing import NoReturn, TypeAlias

from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.interrupts import deaf_to_interrupts
from factcheck.cli.many_drafts import Outcome
from factcheck.model import Document, Unchecked

Check: TypeAlias = Callable[[Document], Outcome]
Answer: TypeAlias = tuple[int, Outcome]

# Workers that died in a row before any of them had an answer: more would end likewise.
_HOPELESS = 5
# Seconds that an ended worker is given to be gone.
_PATIENCE = 5


@dataclass(frozen=True, eq=False)
class _Worker:
    """Holds a worker process and the near end of the pipe to it."""

    process: BaseProcess
    pipe: Connection


def check_in_workers(
    documents: Sequence[Document], make_check: Callable[[], Check], jobs: int
) -> Generator[Answer, None, None]:
    """Yields for each document its place and what came of it, in the order that they are done.

    Each of at most `jobs` workers calls `make_check` once; where processes are not forked, it
    must be picklable. A document whose worker died is yielded as `Unchecked`.
    """
    # The longest go first, so that no worker is left with one when the others have ended.
    order = sorted(range(len(documents)), key=lambda place: -len(documents[place].text))
    with _ending_on_termination():
        pool = _Pool(make_check, min(jobs, len(documents)))
        try:
            yield from pool.answers(deque((place, documents[place]) for place in order))
        finally:
            pool.end()


class _Pool:
    """Keeps some workers busy: what each is at, and what is still to be done."""

    def __init__(self, make_check: Callable[[], Check], jobs: int) -> None:
        self._make_check = make_check
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._at: dict[_Worker, tuple[int, Document]] = {}
        self._deaths = 0

    def answers(self, waiting: deque[tuple[int, Document]]) -> Iterator[Answer]:
        for _ in range(self._jobs):
            self._assign(self._start(), waiting)
        while self._at:
            for ready in wait([worker.pipe for worker in self._at]):
                worker = next(one for one in self._at if one.pipe is ready)
                yield self._receive(worker, waiting)
            if self._deaths >= _HOPELESS:
                yield from self._give_up(waiting)

    def end(self) -> None:
        """Ends every worker at once, whatever it is at."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            worker.pipe.close()
        self._workers.clear()

    def _start(self) -> _Worker:
        context = _context()
        near, far = context.Pipe()
        # A forked worker inherits the near ends of all pipes: as long as it holds one, nobody at
        # its far end sees that this process has gone.
        inherited = [worker.pipe for worker in self._workers] + [near]
        forked = context.get_start_method() == "fork"
        arguments = (far, inherited if forked else (), self._make_check)
        process = context.Process(target=_work, args=arguments, daemon=True)  # type: ignore[attr-defined]
        with deaf_to_interrupts():
            process.start()
        far.close()
        worker = _Worker(process, near)
        self._workers.append(worker)
        return worker

    def _assign(self, worker: _Worker, waiting: deque[tuple[int, Document]]) -> None:
        """Hands a worker the next document; one that is dead is found out when it is asked."""
        if not waiting:
            return
        self._at[worker] = task = waiting.popleft()
        try:
            worker.pipe.send(task[1])
        except OSError:
            return

    def _receive(self, worker: _Worker, waiting: deque[tuple[int, Document]]) -> Answer:
        place, document = self._at.pop(worker)
        try:
            packed = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            return place, self._bury(worker, document, waiting)
        self._deaths = 0
        # The worker is busy again before its last answer is looked at.
        self._assign(worker, waiting)
        outcome: Outcome = pickle.loads(packed)
        return place, outcome

    def _bury(
        self, worker: _Worker, document: Document, waiting: deque[tuple[int, Document]]
    ) -> Unchecked:
        self._deaths += 1
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_PATIENCE)
        end = _describe_end(worker.process.exitcode)
        if waiting and self._deaths < _HOPELESS:
            self._assign(self._start(), waiting)
        return Unchecked(document.path, f"not checked: its worker process {end}")

    def _give_up(self, waiting: deque[tuple[int, Document]]) -> Iterator[Answer]:
        self._deaths = 0
        while waiting:
            place, document = waiting.popleft()
            reason = f"not checked: {_HOPELESS} worker processes died one after the other"
            yield place, Unchecked(document.path, f"{reason}; try --jobs 1")


def _context() -> BaseContext:
    """Returns how processes are started: as the program was told, forked on Linux, else anew.

    Forking costs next to nothing, and is safe here: no thread runs beside this one.
    """
    chosen = multiprocessing.get_start_method(allow_none=True)
    if chosen is None and sys.platform == "linux":
        chosen = "fork"
    return multiprocessing.get_context(chosen)


def _work(
    pipe: Connection, inherited: Sequence[Connection], make_check: Callable[[], Check]
) -> None:
    """Checks what comes through the pipe until its other end is closed."""
    # Ctrl-C goes to all processes of a terminal: the one that started the others ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for near in inherited:
        near.close()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    check = make_check()
    while True:
        try:
            document = pipe.recv()
            pipe.send(check(document))
        except (EOFError, OSError):
            return


def _end_with_parent() -> None:
    """Waits until the process that started this one is gone, however it went, and goes too."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(ExitCode.FAILED)


@contextmanager
def _ending_on_termination() -> Iterator[None]:
    """Lets a request to terminate end this process by the way that ends its workers too."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(ExitCode.TERMINATED)


def _describe_end(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    out_of_memory = " (is the memory full? try fewer --jobs)" if -code == _KILLED else ""
    return f"was ended by {name}{out_of_memory}"


_KILLED = 9
