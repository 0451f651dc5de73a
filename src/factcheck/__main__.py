"""Starts the command line, as the program `factcheck` and as `python -m factcheck`."""

from __future__ import annotations

import gc


def main() -> None:
    """Runs the command line; Ctrl-C ends it without a word, even while it is still starting."""
    # What is imported stays: looking for rubbish among it is for nothing. The program itself
    # turns that on again.
    gc.disable()
    try:
        from factcheck.cli.app import main as run_program

        run_program()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
