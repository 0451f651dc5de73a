"""The wheel: what it holds, and that it works alone in an empty environment."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "-w",
            str(folder),
            str(ROOT),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode != 0:
        if "No matching distribution" in built.stderr or "ConnectionError" in built.stderr:
            pytest.skip("pip reaches no package index, so no wheel can be built")
        pytest.fail(built.stderr)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_has_its_name_and_all_that_is_read_at_run_time(wheel):
    assert wheel.name.startswith("factcheck_cli-")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "factcheck"
    left_out = {"__pycache__", ".mypy_cache", "scripts"}
    for path in package.rglob("*"):
        if path.is_file() and not left_out & set(path.parts):
            assert f"factcheck/{path.relative_to(package).as_posix()}" in names
    assert "factcheck/claims/example/landmines.yaml" in names
    assert "factcheck/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "claims/"))]


def test_the_wheel_works_alone(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    installed = subprocess.run(
        [scripts / "python", "-m", "pip", "install", "--quiet", str(wheel)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "empty").mkdir()
    done = subprocess.run(
        [
            scripts / "factcheck",
            "check",
            "--text",
            "Children were 73% of casualties whose age was recorded.",
        ],
        capture_output=True,
        cwd=tmp_path / "empty",
        env={"PATH": os.environ["PATH"]},
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "CONTRADICTED" in done.stdout.decode()
    assert b"example claims that ship with factcheck" in done.stderr
