"""Finds claims files; apart from their loading, which takes a YAML parser to import."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import ClaimsError

CLAIMS_SUFFIXES = (".yaml", ".yml")


def find_claims_files(*paths: str | Path) -> tuple[Path, ...]:
    """Returns the claims files that the paths name, each once, folders in sorted order.

    Raises `ClaimsError` for a missing path and for a folder without claims files.
    """
    found: dict[Path, Path] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = sorted(_walk_folder(path))
            if not inside:
                raise ClaimsError(f"{path}: the folder holds no claims files (*.yaml or *.yml)")
        elif path.exists():
            inside = [path]
        else:
            raise ClaimsError(f"{path}: there is no such file or folder: check --claims")
        for file in inside:
            found.setdefault(Path(os.path.realpath(file)), file)
    return tuple(found.values())


def _walk_folder(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise ClaimsError(f"{error.filename}: this folder cannot be looked into ({error.strerror})")

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(CLAIMS_SUFFIXES) and not name.startswith("."):
                yield Path(parent, name)
