"""Measures what books of ten thousand claims, and of a million, cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from statistics import median

from factcheck.book_index.keeping import find_place, open_kept
from factcheck.claims.claims_files import find_claims_files
from factcheck.cli.claims_choice import choose_prepared, name_claims
from factcheck.matching.index_words import index_words
from factcheck.matching.nearest import nearest
from factcheck.matching.postings import BESIDE, Postings, hold_postings
from factcheck.model import Claim, Source

from .large import SEEDS, MadeClaim, make_claims, make_queries, write_books
from .material import Material
from .processes import Command, environment, program, ratio, time_commands
from .rows import Row

SOME, MANY, MOST = 10_000, 100_000, 1_000_000
# Brute force takes a third of a second for each.
_QUERIES = 600
# So many of the nearest are compared as brute force compares all.
_COMPARED = 10
_MIB = 1024


def measure_some(material: Material, folder: Path, rounds: int) -> Iterator[Row]:
    """Yields what ten thousand claims cost; nothing where there are none to make them of."""
    if not SEEDS.is_file():
        return
    claims = folder / "some"
    write_books(claims, SOME)
    commands = _commands(material, some=claims)
    times = time_commands(commands, folder, rounds)
    for which in ("new", "unchanged"):
        figure = ratio(times, f"some {which}", "spell")
        yield Row(f"1,000 words, 10,000 claims, {which} ÷ codespell", figure, "≤ 1.5")
    first = _first_run(claims, folder, rounds)
    yield Row("first run at 10,000 claims ÷ yaml.load by CSafeLoader", first, "≤ 2")


def measure_most(material: Material, folder: Path, rounds: int) -> Iterator[Row]:
    """Yields what a hundred thousand claims and a million cost; that takes half an hour."""
    if not SEEDS.is_file():
        return
    yield from _measure_lookup()
    claims, fewer = folder / "most", folder / "some"
    write_books(claims, MOST)
    write_books(fewer, SOME)
    commands = _commands(material, some=fewer, most=claims)
    times = time_commands(commands, folder, rounds)
    for which in ("new", "unchanged"):
        figure = ratio(times, f"most {which}", "spell")
        yield Row(f"1,000 words, a million claims, {which} ÷ codespell", figure, "≤ 3.5")
    yield Row("a million claims ÷ 10,000, new", ratio(times, "most new", "some new"), "≤ 4")
    peak = _peak(commands["most new"], folder)
    yield Row("MiB of memory at most, a million claims", peak, "≤ 300")
    yield Row("cache bytes a claim beyond its text", _bytes_beyond_text(claims, folder), "≤ 150")


def _commands(material: Material, **books: Path) -> dict[str, Command]:
    """Returns what to time: of texts that are only typed nothing is remembered."""
    draft = str(material.long_draft)
    text = material.long_draft.read_text(encoding="utf-8")
    checks = {
        f"{name} {which}": program("check", "--claims", str(book), "--format", "line", *what)
        for name, book in books.items()
        for which, what in (("new", ("--text", text)), ("unchanged", (draft,)))
    }
    return {"spell": (sys.executable, "-m", "codespell_lib", draft), **checks}


def _first_run(claims: Path, folder: Path, rounds: int) -> float:
    import yaml

    (file,) = claims.iterdir()
    fresh = count()

    def load() -> None:
        yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)

    def index() -> None:
        choose_prepared(name_claims([str(claims)]), folder / f"first-{next(fresh)}")

    return median(_seconds(index) / _seconds(load) for _ in range(rounds))


def _measure_lookup() -> Iterator[Row]:
    from rapidfuzz import fuzz, process

    made = list(make_claims(MANY))
    queries = make_queries(made, _QUERIES)
    texts = [claim.text for claim in made]
    postings = hold_postings(map(_claim, made))
    brute: list[int] = []
    slow = _seconds(
        lambda: brute.extend(
            process.extractOne(query, texts, scorer=fuzz.token_set_ratio)[2] for query, _ in queries
        )
    )
    found: list[int | None] = []
    quick = _seconds(lambda: found.extend(_first(query, postings, texts) for query, _ in queries))
    yield Row(
        "a sentence at 100,000 claims: brute force ÷ index",
        slow / quick,
        "≥ 200",
    )
    yield Row(f"brute recall@1, {len(queries)} queries", _recall(brute, queries), "")
    yield Row(f"index recall@1, {len(queries)} queries", _recall(found, queries), "≥ brute")


def _claim(made: MadeClaim) -> Claim:
    return Claim(f"c{made.number}", made.text, None, Source("made"))


def _first(query: str, postings: Postings, texts: Sequence[str]) -> int | None:
    """Returns the best of the claims that the index finds, by the measure of brute force."""
    from rapidfuzz import fuzz

    found = nearest(index_words(query), postings, _COMPARED, beside=BESIDE)
    scores = [(fuzz.token_set_ratio(query, texts[number]), number) for number, _ in found]
    return max(scores, key=lambda scored: scored[0])[1] if scores else None


def _recall(found: Sequence[int | None], queries: Sequence[tuple[str, int]]) -> float:
    pairs = zip(found, queries, strict=False)
    return sum(one == wanted for one, (_, wanted) in pairs) / len(queries)


def _peak(command: Command, folder: Path) -> float:
    """Returns the most memory that a program had at one time, in MiB."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=environment(folder), cwd=folder, stdout=silent, stderr=silent
    )
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_maxrss / _MIB


def _bytes_beyond_text(claims: Path, folder: Path) -> float:
    from factcheck import __version__

    cache = Path(environment(folder)["XDG_CACHE_HOME"]) / "factcheck"
    place = find_place(cache, find_claims_files(claims), __version__)
    indexed = open_kept(place)
    if indexed is None:
        raise RuntimeError("no index was kept")
    text = sum(
        len(f"{claim.text}{claim.speaker}".encode()) for claim in map(indexed.claim, range(SOME))
    )
    return place.path.stat().st_size / indexed.total - text / SOME


def _seconds(run: Callable[[], None]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
