"""Kills the program at random moments of writing: `python -m tests.faults --rounds 300`.

Each round starts one command that writes, kills it (`kill -9`) a random time later, and looks at
what it leaves: the old file or the new one, whole, never anything else. The moments are spread
over the whole run and, in every other round, over the few milliseconds around the writing
itself. Then sixteen processes meet at one cold cache. Prints a line for each kind of file, and
fails where one was neither old nor new.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.newsroom import CLAIMS

PROCESSES = 16
WRONG = "Ferry fares will rise by 21% in 2024.\n"
SOURCE = "It said that fares on all routes will go up by 12% next year, at last.\n"
AT = "    at: {{paragraph: 1, start: {start}, end: {end}}}\n"
# Runs the command line, and leaves a word when it opens a file of the folder to write into it.
PROGRAM = """
import os, sys
here = os.path.realpath(os.curdir)
def hear(event, arguments):
    if event != "open" or not isinstance(arguments[0], (str, bytes)):
        return
    if isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        if os.path.abspath(os.fsdecode(arguments[0])).startswith(here):
            os.write(2, b"writing\\n")
sys.addaudithook(hear)
sys.argv = ["factcheck", *sys.argv[1:]]
from factcheck.cli.app import main
main()
"""


@dataclass(frozen=True, slots=True)
class Task:
    """Names a command that writes, the file it writes, and what makes the start the same again.

    What stands in a cache is the program's own business: there, whole is what the next run takes
    for whole.
    """

    name: str
    arguments: tuple[str, ...]
    file: str
    prepare: Callable[[Path], None]
    is_cache: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs all rounds of all tasks; returns 1 where a file was left in pieces."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--rounds", type=int, default=300, help="kills of each kind of writing")
    parser.add_argument("--seed", type=int, default=7, help="of the moments")
    chosen = parser.parse_args(arguments)
    choice = random.Random(chosen.seed)
    failed = False
    for task in TASKS:
        with TemporaryDirectory() as folder:
            left = kill_rounds(task, Path(folder), chosen.rounds, choice)
        failed = failed or bool(left["in pieces"])
        told = ", ".join(f"{number} {what}" for what, number in sorted(left.items()))
        print(f"{task.name}: {chosen.rounds} kills: {told}", flush=True)
    with TemporaryDirectory() as folder:
        problem = meet_at_cold_cache(Path(folder))
    print(f"{PROCESSES} processes on one cold cache: {problem or 'one book, all reports equal'}")
    return 1 if failed or problem else 0


def kill_rounds(task: Task, folder: Path, rounds: int, choice: random.Random) -> Counter[str]:
    """Kills one task so often, and counts what it left: old, new, nothing, in pieces."""
    write_newsroom(folder)
    task.prepare(folder)
    old = read_if_there(folder, task.file)
    start = time.perf_counter()
    first = _run(task, folder)
    took = time.perf_counter() - start
    new = read_if_there(folder, task.file)
    if new is None or new == old:
        raise RuntimeError(f"{task.name} writes nothing new: {first.stderr.decode()}")
    left: Counter[str] = Counter()
    for number in range(rounds):
        task.prepare(folder)
        _kill_once(task, folder, took, choice, at_writing=number % 2 == 0)
        found = read_if_there(folder, task.file)
        if found == old:
            left["old" if old is not None else "nothing"] += 1
        elif _is_taken(task, folder, first.stdout) if task.is_cache else found == new:
            left["new"] += 1
        else:
            left["in pieces"] += 1
        left["litter"] += len(litter(folder))
        for path in litter(folder):
            path.unlink()
    return left


def _kill_once(
    task: Task, folder: Path, took: float, choice: random.Random, *, at_writing: bool
) -> None:
    process = subprocess.Popen(
        _command(task),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=_env(folder),
    )
    assert process.stderr is not None
    if at_writing:
        for line in process.stderr:
            if line == b"writing\n":
                break
        # Half of the moments fall into the first two milliseconds, some after the end.
        time.sleep(choice.random() ** 3 * 0.02)
    else:
        time.sleep(choice.random() * took * 1.1)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


def meet_at_cold_cache(folder: Path) -> str | None:
    """Starts many processes on one cold cache; returns what went wrong, None where nothing did."""
    write_newsroom(folder)
    task = TASKS[0]
    processes = [
        subprocess.Popen(
            _command(task),
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_env(folder),
        )
        for _ in range(PROCESSES)
    ]
    ended = [(process.communicate(), process.returncode) for process in processes]
    reports = {output for (output, _), _ in ended}
    codes = {code for _, code in ended}
    if codes != {1} or len(reports) != 1:
        return f"{len(reports)} reports, exit codes {sorted(codes)}"
    kept = [path for path in (folder / "cache").rglob("*") if path.is_file()]
    if litter(folder):
        return f"left behind: {', '.join(path.name for path in litter(folder))}"
    if not kept or not _is_taken(task, folder, reports.pop()):
        return "what they kept is not taken by the next"
    return None


def write_newsroom(folder: Path) -> None:
    """Writes claims, their source, and drafts."""
    (folder / "claims").mkdir(exist_ok=True)
    (folder / "claims" / "harbour.txt").write_text(SOURCE, encoding="utf-8")
    write_claims(folder, start=0, end=4)
    (folder / "stories").mkdir(exist_ok=True)
    for number in range(6):
        draft = "\n\n".join([WRONG, *(f"Week {number} has {day} days.\n" for day in range(4))])
        (folder / "stories" / f"{number:02}.md").write_text(draft, encoding="utf-8")


def write_claims(folder: Path, start: int, end: int) -> None:
    """Writes the claims with a quote that stands elsewhere, for `--fix` to mend."""
    text = CLAIMS + AT.format(start=start, end=end)
    (folder / "claims" / "harbour.yaml").write_text(text, encoding="utf-8")


def _is_taken(task: Task, folder: Path, report: bytes) -> bool:
    """Says whether the next run reports the same, and takes what was kept: nothing is replaced.

    What else is in the cache goes before, so that the file in question is the one that is read.
    """
    kept = set(folder.glob(task.file))
    for path in (folder / "cache").rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
    before = {path: _identity(path) for path in kept}
    again = _run(task, folder)
    return again.stdout == report and {path: _identity(path) for path in kept} == before


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_ino, status.st_mtime_ns


def read_if_there(folder: Path, name: str) -> bytes | None:
    """Returns the bytes of the one file that a pattern names, None where there is none."""
    found = sorted(folder.glob(name))
    return found[0].read_bytes() if found else None


def litter(folder: Path) -> list[Path]:
    """Returns the unfinished files that were left behind."""
    return [path for path in folder.rglob("*") if path.name.endswith((".new", ".tmp"))]


def _write_old(name: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        (folder / name).write_text("the old report\n", encoding="utf-8")

    return prepare


def _empty_cache(folder: Path) -> None:
    for path in sorted((folder / "cache").rglob("*"), reverse=True):
        if path.is_file():
            path.unlink()


def _unmend(folder: Path) -> None:
    write_claims(folder, start=0, end=4)


def _run(task: Task, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        _command(task), cwd=folder, capture_output=True, check=False, env=_env(folder)
    )


def _command(task: Task) -> list[str]:
    return [sys.executable, "-c", PROGRAM, *task.arguments]


def _env(folder: Path) -> dict[str, str]:
    own = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    return {**os.environ, **own, "XDG_CACHE_HOME": str(folder / "cache")}


CHECK = ("check", "stories", "--format", "json")
BASELINE = ("check", "stories", "--write-baseline", "known.json")
TASKS = (
    Task("cache of claims", CHECK, "cache/**/*.book", _empty_cache, is_cache=True),
    Task("cache of findings", CHECK, "cache/**/*.findings", _empty_cache, is_cache=True),
    Task("validate --fix", ("validate", "--fix"), "claims/*.yaml", _unmend),
    Task("--write-baseline", BASELINE, "known.json", _write_old("known.json")),
    Task("--output", (*CHECK, "--output", "report.json"), "report.json", _write_old("report.json")),
)


if __name__ == "__main__":
    sys.exit(main())
