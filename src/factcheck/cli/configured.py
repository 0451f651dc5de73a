"""Chooses the configuration of a run, and shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path, PurePath

from factcheck.cli.drafts import STDIN
from factcheck.configuration import (
    DRAFT_KEYS,
    PER_FILE,
    RUN_KEYS,
    Configuration,
    Settings,
    find_configuration,
    read_configuration,
)
from factcheck.errors import ConfigError


def choose_configuration(
    named: Path | None, paths: Sequence[str], stdin_name: str | None = None
) -> Configuration:
    """Returns the configuration named, else the nearest one upwards from the drafts.

    Raises `ConfigError` where it is wrong, or where two drafts lead to different ones.
    """
    if named is not None:
        return read_configuration(named)
    folders = {_folder(path, stdin_name): path for path in paths} or {Path(): "."}
    found: dict[Path | None, tuple[Configuration, str]] = {}
    for folder, path in folders.items():
        configuration = find_configuration(folder)
        found.setdefault(configuration.path, (configuration, path))
    if len(found) > 1:
        (one, first), (other, second), *_ = found.values()
        raise ConfigError(
            f"{first} belongs to {one.path or 'no configuration'} and {second} to "
            f"{other.path or 'none'}: check them apart, or name one with --config"
        )
    return next(iter(found.values()))[0]


def claims_of(configuration: Configuration) -> list[str]:
    """Returns the claims that a configuration names, as paths from the working folder."""
    return _placed(configuration, configuration.settings.claims)


def sources_of(configuration: Configuration) -> list[str]:
    """Returns the folders of source texts that it names, as paths from the working folder."""
    return _placed(configuration, configuration.settings.sources)


def _placed(configuration: Configuration, paths: Sequence[str] | None) -> list[str]:
    return [_from_here(configuration.folder / path) for path in paths or ()]


def baseline_of(configuration: Configuration) -> Path | None:
    """Returns the baseline that a configuration names, as a path from the working folder."""
    named = configuration.settings.baseline
    return None if named is None else Path(_from_here(configuration.folder / named))


def describe_configuration(configuration: Configuration) -> str:
    """Returns a configuration as the TOML that says the same, after the name of its file."""
    place = configuration.path
    lines = ["# no configuration" if place is None else f"# {_from_here(place)}"]
    lines.extend(_assignments(configuration.settings))
    for glob, settings in configuration.per_file:
        lines += ["", f"[{PER_FILE}.{_quoted(glob)}]", *_assignments(settings)]
    return "\n".join(lines) + "\n"


def _assignments(settings: Settings) -> list[str]:
    names = {key.field: name for name, key in {**RUN_KEYS, **DRAFT_KEYS}.items()}
    return [
        f"{names[own.name]} = {_toml(value)}"
        for own in fields(settings)
        if (value := getattr(settings, own.name)) is not None
    ]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """Returns a TOML basic string, which is a JSON string."""
    import json

    return json.dumps(text, ensure_ascii=False)


def _folder(path: str, stdin_name: str | None) -> Path:
    if path == STDIN:
        return Path(stdin_name).parent if stdin_name is not None else Path()
    return Path(path) if Path(path).is_dir() else Path(path).parent


def _from_here(path: PurePath) -> str:
    """Returns a path relative to the working folder where it lies below it."""
    absolute = Path(path).absolute()
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()
