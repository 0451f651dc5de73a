"""Writes paths as repositories and hosts expect them."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from factcheck.renderers import View


def repository_path(path: str, view: View) -> str:
    """Returns a path relative to the repository of the view, where it lies inside one.

    `view.folder` is where relative paths start and `view.repository` its top, both absolute;
    a path outside stays absolute, and without a repository it stays as it is.
    """
    if view.repository is None or view.folder is None:
        return path
    absolute = posixpath.normpath(posixpath.join(view.folder, path))
    top = view.repository.rstrip("/") + "/"
    return absolute.removeprefix(top)


def repository_uri(path: str, view: View) -> str:
    """Returns the same path as a URI reference."""
    relative = repository_path(path, view)
    encoded = quote(relative, safe="/!$&'()*+,;=@~-._", errors="surrogateescape")
    if relative.startswith("/"):
        return f"file://{encoded}"
    # A colon in a first segment would read as a scheme; quote() has escaped it.
    return encoded
