"""The wheel: what it holds, and that it works alone in an empty environment."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from tests.installs import ROOT, NoIndexError, Setting, build_wheel, try_setting


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    try:
        return build_wheel(tmp_path_factory.mktemp("wheel"))
    except NoIndexError:
        pytest.skip("pip reaches no package index, so no wheel can be built")


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
    """The short form of `python -m tests.installs`."""
    try_setting(Setting(Path(sys.executable)), wheel, tmp_path / "venv")
