"""The hook in a newsroom's repository, with the real pre-commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

CLAIMS = """\
version: 1
sources:
  - id: harbour
    title: Ferry fares to rise
names:
  - name: Harbour Passengers' League
    kind: organization
    aliases: [the league]
claims:
  - id: fares-2024
    claim: Ferry fares will rise by 12% in 2024.
    quote: Ferry fares will rise by 12% in 2024
    source: harbour
    speaker: Harbour Passengers' League
"""

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(),
    reason="needs git and a clone of the repository",
)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_each_hook_names_a_command_that_exists(hook):
    assert hook["language"] == "python"
    program, command, *options = hook["entry"].split()
    done = subprocess.run(
        [sys.executable, "-m", program, command, *options, "--help"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """A repository with claims and the hook installed; returns a way to commit a draft."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    base = tmp_path_factory.mktemp("newsroom")
    folder = base / "repository"
    environment = {
        **os.environ,
        "HOME": str(base),
        "PRE_COMMIT_HOME": str(base / "pre-commit"),
        "GIT_CONFIG_GLOBAL": str(base / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
    }
    for name in [name for name in environment if name.startswith(("GIT_DIR", "GIT_INDEX"))]:
        del environment[name]

    def run(*command: str, cwd: Path = folder) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )

    tool = base / "tool"
    assert run("git", "clone", "--quiet", str(ROOT), str(tool), cwd=base).returncode == 0
    revision = run("git", "rev-parse", "HEAD", cwd=tool).stdout.strip()
    folder.mkdir()
    for command in (
        ("git", "init", "--quiet", "--initial-branch=main"),
        ("git", "config", "user.name", "Reporter"),
        ("git", "config", "user.email", "reporter@example.org"),
    ):
        assert run(*command).returncode == 0
    (folder / "claims").mkdir()
    (folder / "claims" / "harbour.yaml").write_text(CLAIMS, encoding="utf-8")
    hooks = [{"id": hook["id"]} for hook in HOOKS]
    config = {"repos": [{"repo": str(tool), "rev": revision, "hooks": hooks}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    installed = run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    if installed.returncode != 0:
        reason = (installed.stdout + installed.stderr).strip()
        if "No matching distribution" in reason or "ConnectionError" in reason:
            pytest.skip("pip reaches no package index, so pre-commit cannot install the hook")
        pytest.fail(reason)

    def commit(draft: str) -> subprocess.CompletedProcess[str]:
        (folder / "draft.md").write_text(draft, encoding="utf-8")
        assert run("git", "add", ".").returncode == 0
        return run("git", "commit", "--message", "Add the draft")

    return commit


def test_a_wrong_figure_is_refused_and_a_right_one_passes(newsroom):
    refused = newsroom("Ferry fares will rise by 21% in 2024, the league said.\n")
    told = refused.stdout + refused.stderr
    assert refused.returncode == 1, told
    for needed in ("CONTRADICTED", "21%", "12%", "claims/harbour.yaml:", "draft.md"):
        assert needed in told

    passed = newsroom("Ferry fares will rise by 12% in 2024, the league said.\n")
    assert passed.returncode == 0, passed.stdout + passed.stderr


@pytest.mark.parametrize(("days", "code"), [(1, 0), (-1, 1)])
def test_a_waived_sentence_passes_until_its_day(newsroom, days, code):
    day = date.today() + timedelta(days=days)
    waived = newsroom(
        f"Ferry fares will rise by {30 + days}% in 2024, the league said. "
        f"<!-- factcheck: ignore until={day} the league will correct its figure -->\n"
    )
    assert waived.returncode == code, waived.stdout + waived.stderr
