"""Reads the configuration: `factcheck.toml`, or `[tool.factcheck]` in a `pyproject.toml`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError
from factcheck.globs import matches_glob
from factcheck.records import dataclass

OWN_FILE = "factcheck.toml"
SHARED_FILE = "pyproject.toml"
PER_FILE = "per-file"
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Settings:
    """Holds what a configuration says about a run, or about the drafts of one glob.

    None means that it says nothing. Paths are relative to the folder of the configuration.
    """

    claims: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    encoding: str | None = None
    output_format: str | None = None
    fail_on: str | None = None
    strict: bool | None = None
    baseline: str | None = None
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Configuration:
    """Holds a configuration file: its path (None for none), settings, and those for globs."""

    path: Path | None = None
    settings: Settings = field(default_factory=Settings)
    per_file: tuple[tuple[str, Settings], ...] = ()

    @property
    def folder(self) -> Path:
        """Returns the folder that its paths and globs are relative to."""
        return Path() if self.path is None else self.path.parent

    def is_excluded(self, draft: str) -> bool:
        """Says whether a draft is left out."""
        return self._matches(draft, self.settings.exclude or ())

    def settings_for(self, draft: str) -> tuple[Settings, ...]:
        """Returns what holds for one draft, the most special first: later globs before earlier."""
        special = [own for glob, own in reversed(self.per_file) if self._matches(draft, (glob,))]
        return (*special, self.settings)

    def _matches(self, draft: str, globs: Iterable[str]) -> bool:
        try:
            relative = _real(draft).relative_to(_real(self.folder)).as_posix()
        except ValueError:
            return False
        return any(matches_glob(relative, glob) for glob in globs)


def find_configuration(folder: Path) -> Configuration:
    """Returns the configuration of the nearest folder upwards that has one, or an empty one.

    `factcheck.toml` goes before a `pyproject.toml` in the same folder; a `pyproject.toml` without
    `[tool.factcheck]` is passed over. Raises `ConfigError` where the file is wrong.
    """
    start = _real(folder)
    for place in (start, *start.parents):
        if (place / OWN_FILE).is_file():
            return read_configuration(place / OWN_FILE)
        shared = place / SHARED_FILE
        if shared.is_file() and _table(shared, _parse(shared)) is not None:
            return read_configuration(shared)
    return Configuration()


def _real(path: str | Path) -> Path:
    """Returns a path without links; one that goes in circles stays as it is, and is no error."""
    return Path(os.path.realpath(path))


def read_configuration(path: Path) -> Configuration:
    """Returns the configuration in a file.

    Raises `ConfigError` where it cannot be read, is not TOML, or has a key or a value that is not
    known; an unknown key is told with the nearest known one.
    """
    table = _table(path, _parse(path))
    if table is None:
        raise ConfigError(f"{path.as_posix()}: it has no [tool.factcheck] section")
    table = dict(table)
    per_file = table.pop(PER_FILE, {})
    if not isinstance(per_file, dict) or not all(isinstance(v, dict) for v in per_file.values()):
        raise _error(path, PER_FILE, f'{PER_FILE} must be sections such as [{PER_FILE}."*.md"]')
    return Configuration(
        path,
        _settings(path, table, RUN_KEYS, extra=(PER_FILE,)),
        tuple((glob, _settings(path, own, DRAFT_KEYS)) for glob, own in per_file.items()),
    )


def _parse(path: Path) -> dict[str, Any]:
    # Most runs have no configuration, so only those that do pay for the parser.
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path.as_posix()}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path.as_posix()}: it is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path.as_posix()}: not valid TOML: {error}") from None


def _table(path: Path, content: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if path.name != SHARED_FILE:
        return content
    table = content.get("tool", {})
    found = table.get("factcheck") if isinstance(table, dict) else None
    return found if isinstance(found, dict) else None


def _strings(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return tuple(value)
    return None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(value: object) -> int | None:
    return value if type(value) is int and value >= 1 else None


@dataclass(frozen=True, slots=True)
class _Key:
    """Names a key: the field it fills, how a value becomes one, and what a value must be."""

    field: str
    convert: Callable[[object], object]
    wanted: str


DRAFT_KEYS: Mapping[str, _Key] = {
    "fail-on": _Key("fail_on", _string, "a verdict"),
    "strict": _Key("strict", _truth, "true or false"),
}
RUN_KEYS: Mapping[str, _Key] = {
    "claims": _Key("claims", _strings, "a path or a list of paths"),
    "sources": _Key("sources", _strings, "a folder or a list of folders"),
    "exclude": _Key("exclude", _strings, "a glob or a list of globs"),
    "encoding": _Key("encoding", _string, "the name of an encoding"),
    "baseline": _Key("baseline", _string, "a path"),
    "format": _Key("output_format", _string, "the name of a format"),
    "jobs": _Key("jobs", _number, "a number of processes, 1 or more"),
    **DRAFT_KEYS,
}


def _settings(
    path: Path, table: Mapping[str, Any], keys: Mapping[str, _Key], extra: Sequence[str] = ()
) -> Settings:
    values: dict[str, Any] = {}
    for name, value in table.items():
        key = keys.get(name)
        if key is None:
            raise _error(path, name, _unknown(name, (*keys, *extra)))
        converted = key.convert(value)
        if converted is None:
            raise _error(path, name, f"{name} must be {key.wanted}, not {value!r:.80}")
        values[key.field] = converted
    return Settings(**values)


def _unknown(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    # Longer words are like none, and slow to compare.
    name = name[:_LONGEST_SHOWN]
    near = get_close_matches(name.lower().replace("_", "-"), known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(sorted(known))}"
    return f"unknown key {name!r}: {hint}"


def _error(path: Path, name: str, message: str) -> ConfigError:
    """Returns an error placed at the line where a key first stands, as far as it can be found."""
    # The key bare or quoted, as a key of its own or within a section's name.
    pattern = re.compile(rf"{re.escape(name)}[\"']?[ \t]*[=\].]")
    found = pattern.search(text := path.read_text(encoding="utf-8-sig"))
    line = f":{text.count(chr(10), 0, found.end()) + 1}" if found else ""
    return ConfigError(f"{path.as_posix()}{line}: {message}")
