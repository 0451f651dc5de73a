"""Prints a table of ratios with their goals: `python -m tests.benchmarks [--short] [--large]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from . import many_drafts
from .large_books import measure_most, measure_some
from .material import Material, write_material
from .processes import Command, program, ratio, sentences_a_second, time_commands
from .rows import Row

ROUNDS = 9
SHORT_ROUNDS = 1
LARGE_ROUNDS = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; no figure fails, only a program that does not run."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--short", action="store_true", help="one round, to see that all runs")
    parser.add_argument("--large", action="store_true", help="what takes many minutes instead")
    chosen = parser.parse_args(arguments)
    rounds = SHORT_ROUNDS if chosen.short else LARGE_ROUNDS if chosen.large else ROUNDS
    with TemporaryDirectory() as folder:
        if chosen.large:
            rows = list(measure_large(Path(folder), rounds, short=chosen.short))
        else:
            rows = list(measure(Path(folder), rounds))
    width = max(len(row.what) for row in rows)
    print(f"{'':{width}}  {'figure':>8}  goal   (medians of {rounds} paired runs)")
    for row in rows:
        print(f"{row.what:{width}}  {row.figure:8.2f}  {row.goal}")
    return 0


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Yields the lines of the table, in order."""
    material = write_material(folder)
    times = time_commands(_commands(material), folder, rounds)
    for what, one, other, goal in (
        ("the example draft, new ÷ codespell", "new draft", "codespell draft", "1.3"),
        ("1,000 words, 50 claims, new ÷ codespell", "new", "codespell long", "1.3"),
        ("1,000 words, 50 claims, new ÷ import typer, rich", "new", "imports", "2"),
        ("1,000 words, 50 claims, unchanged ÷ codespell", "unchanged", "codespell long", "1.3"),
        ("1,000 words, 50 claims, unchanged ÷ import typer, rich", "unchanged", "imports", "2"),
        ("one sentence, new ÷ import typer, rich", "sentence", "imports", "2"),
        ("1,000 words, no cache ÷ new", "anew", "new", "-"),
    ):
        yield Row(what, ratio(times, one, other), f"≤ {goal}" if goal != "-" else "")
    speed = sentences_a_second(material.book, material.sentences, rounds)
    yield Row("sentences a second, 50 claims, start excluded", speed, "≥ 1000")
    yield Row("milliseconds a sentence, 50 claims, start excluded", 1000 / speed, "≤ 5")
    yield from measure_some(material, folder, rounds)


def measure_large(folder: Path, rounds: int, *, short: bool) -> Iterator[Row]:
    """Yields the lines about much at once; `short`, with little, to see that all runs."""
    sentences = many_drafts.SHORT if short else many_drafts.SENTENCES
    material = write_material(folder)
    figure = many_drafts.speed_up(material, folder, sentences, rounds)
    yield Row(f"{sentences:,} sentences, one process ÷ two (--jobs)", figure, "≥ 1.7")
    if not short:
        yield from measure_most(material, folder, rounds)


def _commands(material: Material) -> dict[str, Command]:
    check = ("check", "--claims", str(material.claims), "--format", "line")
    spell = (sys.executable, "-m", "codespell_lib")
    long = material.long_draft.read_text(encoding="utf-8")
    return {
        "imports": (sys.executable, "-c", "import typer, rich"),
        "codespell draft": (*spell, str(material.draft)),
        "codespell long": (*spell, str(material.long_draft)),
        # Of texts that are only typed nothing is remembered.
        "new draft": program(*check, "--text", material.draft.read_text(encoding="utf-8")),
        "new": program(*check, "--text", long),
        "unchanged": program(*check, str(material.long_draft)),
        "sentence": program(*check, "--text", material.sentences[0]),
        "anew": program(*check, "--no-cache", "--text", long),
    }


if __name__ == "__main__":
    sys.exit(main())
