"""Prints how long drafts of growing length take: `python -m tests.growth [--largest BYTES]`.

Each row is a kind of draft, each column a length. A cell is seconds of the CPU for reading and
checking, and megabytes of memory at the peak; "refused" says that the draft is too large, or has
a sentence too long, and that the tool says so.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence

from .cases import CASES

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
# Nobody waits longer for a cell; rows end here.
PATIENCE = 600


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures every case in processes of their own, so that peaks of memory are theirs."""
    parser = argparse.ArgumentParser(prog="python -m tests.growth", description=__doc__)
    parser.add_argument("--largest", type=int, default=LENGTHS[-1])
    parser.add_argument("--only", action="append", choices=CASES, help="this case alone")
    parser.add_argument("--cell", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.cell is not None:
        print(_measure(given.cell[0], int(given.cell[1])))
        return 0
    lengths = [length for length in LENGTHS if length <= given.largest]
    print(f"{'':28}" + "".join(f"{length:>24,}" for length in lengths))
    for name in given.only or CASES:
        cells = [_cell(name, length) for length in lengths]
        print(f"{name:28}" + "".join(f"{cell:>24}" for cell in cells), flush=True)
    return 0


def _cell(name: str, length: int) -> str:
    command = (sys.executable, "-m", "tests.growth", "--cell", name, str(length))
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return f"over {PATIENCE} s"
    return done.stdout.strip() or "failed"


def _measure(name: str, length: int) -> str:
    import resource

    from .measuring import book, check_draft

    book()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    refused = check_draft(CASES[name], length)
    took = time.process_time() - started
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return f"{'refused ' if refused else ''}{took:.2f} s {memory:,.0f} MB"


if __name__ == "__main__":
    sys.exit(main())
