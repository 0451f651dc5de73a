"""Fuzzes one target: `python -m tests.fuzzing TARGET --runs N [--corpus FOLDER]`.

The runs are guided by coverage with atheris (`pip install atheris`; Linux and macOS). With
`--unguided`, inputs are put together from words instead: many times faster, and the better way
for the engine, which is slow when watched. An input that breaks something is written to a file
`crash-…`, and ends the run; `--input FILE` runs it again.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .targets import Target


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzzes, or runs one input again."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzzing",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--corpus", type=Path, help="keep what was found to matter here")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unguided", action="store_true", help="put inputs together from words")
    parser.add_argument("--input", type=Path, help="run this one input")
    given = parser.parse_args(arguments)
    if given.input is not None or given.unguided:
        from .targets import TARGETS

        target = TARGETS[given.target]
        if given.input is not None:
            target(given.input.read_bytes())
            return 0
        return _assembled(target, given.runs, given.seed)
    try:
        import atheris
    except ImportError:
        print("guided fuzzing wants atheris: pip install atheris", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=["factcheck", "html.parser"]):
        from . import material
        from .targets import TARGETS
    if given.target not in TARGETS:
        parser.error(f"choose one of {', '.join(TARGETS)}")
    target = TARGETS[given.target]
    with TemporaryDirectory() as folder:
        corpus = given.corpus or Path(folder, "corpus")
        corpus.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(target.seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
        words = Path(folder, "words")
        words.write_text("".join(map(_dictionary_line, material.WORDS)), encoding="ascii")
        options = (
            f"-runs={given.runs}",
            f"-seed={given.seed}",
            f"-dict={words}",
            f"-max_len={target.longest}",
            "-timeout=30",
            "-rss_limit_mb=2000",
        )
        atheris.Setup([sys.argv[0], *options, str(corpus)], _recorded(target))
        atheris.Fuzz()
    return 0


def _assembled(target: Target, runs: int, seed: int) -> int:
    from .assembling import assemble

    run = _recorded(target)
    for data in islice(assemble(target.seeds, target.longest, seed), runs):
        run(data)
    print(f"{target.name}: {runs:,} runs, nothing broken")
    return 0


def _recorded(target: Target) -> Callable[[bytes], None]:
    """Returns the target so that an input that breaks it is kept in a file."""

    def run(data: bytes) -> None:
        try:
            target(data)
        except Exception:
            broken = Path(f"crash-{hashlib.sha256(data).hexdigest()[:12]}")
            broken.write_bytes(data)
            print(f"{target.name}: {broken} breaks it", file=sys.stderr)
            raise

    return run


def _dictionary_line(word: str) -> str:
    data = word.encode("utf-8", "surrogatepass")
    return '"' + "".join(f"\\x{byte:02x}" for byte in data) + '"\n'


if __name__ == "__main__":
    sys.exit(main())
