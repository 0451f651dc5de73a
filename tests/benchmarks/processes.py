"""Times whole programs side by side, and what one process does once it has started."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from factcheck.checker import check, compile_book
from factcheck.model import ClaimBook

Command = Sequence[str]
# What the programs say with their exit code is not the question here; 2 and above are failures.
WELL = (0, 1)
CODESPELL_FOUND = 65


def environment(folder: Path) -> dict[str, str]:
    """Returns an environment where bytecode and claims are kept, in a folder of their own."""
    kept = {
        **os.environ,
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def time_commands(
    commands: Mapping[str, Command], folder: Path, rounds: int, *, warm_up: bool = True
) -> dict[str, list[float]]:
    """Runs all commands in turn, round after round, and returns the seconds that each took.

    With `warm_up`, one round goes before that is not counted, so that everything is compiled and
    cached.
    Raises `RuntimeError` where a command fails.
    """
    surroundings = environment(folder)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(0 if warm_up else 1, rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            done = subprocess.run(
                command, check=False, env=surroundings, cwd=folder, capture_output=True
            )
            took = time.perf_counter() - start
            if done.returncode not in (*WELL, CODESPELL_FOUND):
                raise RuntimeError(f"{name} failed: {done.stderr.decode(errors='replace')}")
            if number:
                times[name].append(took)
    return times


def ratio(times: Mapping[str, Sequence[float]], one: str, other: str) -> float:
    """Returns the median of the ratios of two commands, each taken within one round."""
    return median(a / b for a, b in zip(times[one], times[other], strict=True))


def sentences_a_second(book: ClaimBook, sentences: Sequence[str], rounds: int) -> float:
    """Returns how many sentences get their verdicts in a second, in a process that is warm."""
    return len(sentences) / _seconds_of(_checking(book, sentences), rounds)


def _checking(book: ClaimBook, sentences: Sequence[str]) -> Callable[[], None]:
    prepared = compile_book(book)

    def run() -> None:
        for sentence in sentences:
            check(sentence, prepared)

    return run


def _seconds_of(run: Callable[[], None], rounds: int) -> float:
    """Returns the processor's time, which other programs at work do not lengthen."""
    run()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return median(taken)


def program(*arguments: str) -> Command:
    """Returns the command that runs factcheck as an installed program runs."""
    return (sys.executable, "-c", "from factcheck.__main__ import main; main()", *arguments)
