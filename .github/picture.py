"""Draws the picture of the README from the real output of the command.

Run `python .github/picture.py` with factcheck installed. The picture is plain SVG text; no font
is fetched. With `--print`, the words that it shows are printed instead.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
DRAFT = "src/factcheck/claims/example/draft.md"
WIDTH = 96
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def output() -> str:
    """Returns what the README's command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", DRAFT, "--color", "always"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH)},
    )
    if done.returncode != 1:
        sys.exit(done.stderr)
    return done.stdout


def draw(colored: str) -> str:
    """Returns the SVG of a terminal that shows `colored`."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ factcheck check {DRAFT}\n{colored}".rstrip()), soft_wrap=True)
    svg = console.export_svg(title="factcheck", unique_id="factcheck")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", FONTS).replace("arial", "sans-serif")


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(Text.from_ansi(output()).plain)
    else:
        (ROOT / ".github" / "check.svg").write_text(draw(output()), encoding="utf-8")
