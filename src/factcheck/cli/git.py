"""Asks git what changed; the only place that runs another program."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import UsageError


def resolve_revision(revision: str) -> str:
    """Returns the commit that a revision names.

    Raises `UsageError` where git, the repository or the revision is missing.
    """
    named = f"{revision}^{{commit}}"
    found = _git(["rev-parse", "--quiet", "--verify", "--end-of-options", named])
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if _git(["rev-parse", "--git-dir"]).returncode != 0:
        raise UsageError("--diff: this folder is in no git repository")
    raise UsageError(f"--diff {revision}: git knows no such revision")


def changed_files(commit: str) -> list[str]:
    """Returns the files below the working folder that differ from a commit, new ones included.

    Raises `UsageError` where git cannot say.
    """
    listings = (
        ["diff", "--name-only", "--relative", "--diff-filter=d", "-z", commit, "--", "."],
        ["ls-files", "--others", "--exclude-standard", "-z", "--", "."],
    )
    names: list[str] = []
    for arguments in listings:
        listed = _git(arguments)
        if listed.returncode != 0:
            told = listed.stderr.decode(errors="replace").strip()
            raise UsageError(f"--diff: git could not say what changed ({told})")
        names.extend(_names(listed.stdout))
    return sorted(dict.fromkeys(names))


def _names(listed: bytes) -> list[str]:
    return [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]


def file_at(commit: str, path: str) -> bytes | None:
    """Returns the bytes that a file had at a commit, None where it had none."""
    place = Path(path).absolute()
    found = _git(["cat-file", "blob", f"{commit}:./{place.name}"], place.parent)
    return found.stdout if found.returncode == 0 else None


def _git(
    arguments: Sequence[str], folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *arguments],
            capture_output=True,
            check=False,
            cwd=folder,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise UsageError("--diff: git is not installed") from None
