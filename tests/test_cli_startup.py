"""Starting up is a feature: heavy packages are imported only where they are used."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = ("rich", "yaml", "pydantic", "rapidfuzz", "sentencex", "Stemmer", "hypothesis", "pytest")


def imported_by(code: str) -> set[str]:
    """Returns the top-level packages that a fresh interpreter has after running `code`."""
    script = f"{code}\nimport sys\nprint(*sorted({{n.partition('.')[0] for n in sys.modules}}))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )
    return set(done.stdout.splitlines()[-1].split())


RUN = "from factcheck.cli.app import run\ncode = run({})"


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        pytest.param("import factcheck", (*HEAVY, "typer", "json"), id="import"),
        pytest.param(RUN.format(["--version"]), HEAVY, id="version"),
        pytest.param(RUN.format(["check", "--nonsense"]), HEAVY, id="usage error"),
        pytest.param(RUN.format(["check", "missing.txt"]), HEAVY, id="missing draft"),
        pytest.param(
            RUN.format(["check", "--text", "Fares rise by 21%.", "--format", "line"])
            + "\nassert code == 0",
            ("rich", "pydantic", "jsonschema", "html", "docx", "multiprocessing"),
            id="line",
        ),
        pytest.param(
            RUN.format(["check", "--text", "Fares rise by 21%.", "--format", "json"])
            + "\nassert code == 0",
            ("rich", "pydantic", "jsonschema", "html", "docx", "multiprocessing"),
            id="json",
        ),
    ],
)
def test_what_is_not_needed_is_not_imported(code, unwanted):
    assert imported_by(code) & set(unwanted) == set()
