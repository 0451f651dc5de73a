"""Reads JSON-LD as it is found in the wild: prefixed keys, one or many, text or thing."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from datetime import date

from factcheck.errors import ClaimsError

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]

_LONGEST_NUMBER = 15
_PREFIXES = ("https://schema.org/", "http://schema.org/", "schema:")


def parse_json(data: bytes, path: str) -> Json:
    """Returns the JSON in a file, or the list of its lines where each line is JSON.

    Raises `ClaimsError` that says where it breaks.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimsError(f"{path}: not UTF-8 (byte {error.start}): save it as UTF-8") from None
    try:
        return _loads(text)
    except json.JSONDecodeError as error:
        records = _read_lines(text)
        if records is not None:
            return records
        message = f"{path}:{error.lineno}:{error.colno}: not valid JSON: {error.msg}"
        raise ClaimsError(message) from None
    except RecursionError:
        raise ClaimsError(f"{path}: nested too deeply to be read") from None


def _loads(text: str) -> Json:
    # A number too long to be one (int refuses it), NaN and Infinity stay as they are written.
    value: Json = json.loads(text, parse_constant=str, parse_int=_read_number)
    return value


def _read_number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _read_lines(text: str) -> list[Json] | None:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return None
    try:
        return [_loads(line) for line in lines]
    except (json.JSONDecodeError, RecursionError):
        return None


def find_objects(root: Json, kind: str) -> Iterator[JsonObject]:
    """Yields the objects of one schema.org type, wherever they stand, in order, keys unprefixed.

    Single objects, arrays, `@graph`, data feeds and objects within pages are all searched; an
    object of that type is not searched further.
    """
    waiting: list[Json] = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            if kind.casefold() in types_of(value):
                yield _without_prefixes(value)
            else:
                waiting.extend(reversed(value.values()))


def types_of(thing: Json) -> frozenset[str]:
    """Returns the types of an object, folded, without their prefix."""
    if not isinstance(thing, dict):
        return frozenset()
    names = as_list(thing.get("@type", thing.get("type")))
    return frozenset(local_name(name).casefold() for name in names if isinstance(name, str))


def local_name(name: str) -> str:
    """Returns a schema.org name without its prefix."""
    if ":" not in name:
        return name
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


def get(thing: Json, *path: str) -> Json:
    """Returns what stands under keys, one within the other; of several things, the first."""
    for key in path:
        if isinstance(thing, list):
            thing = next((item for item in thing if isinstance(item, dict)), None)
        if not isinstance(thing, dict):
            return None
        thing = thing.get(key)
    return thing


def _without_prefixes(record: JsonObject) -> JsonObject:
    return {local_name(key): _plain_keys(value) for key, value in record.items()}


def _plain_keys(value: Json) -> Json:
    if isinstance(value, dict):
        return _without_prefixes(value)
    if isinstance(value, list):
        return [_plain_keys(item) for item in value]
    return value


def as_list(value: Json) -> list[Json]:
    """Returns a list as it is, nothing as an empty one, anything else as its only item."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_text(value: Json) -> str | None:
    """Returns the words of a value in one line, or None where it has none.

    Numbers become text, `@value` objects their value, things their name, lists their first.
    """
    if isinstance(value, list):
        return next(filter(None, map(as_text, value)), None)
    if isinstance(value, dict):
        return as_text(value.get("@value", get(value, "name")))
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    text = value if value.isascii() else _without_surrogates(value)
    return " ".join((html.unescape(text) if "&" in text else text).split()) or None


def guard_entities(text: str) -> str:
    """Returns a text so that `as_text` gives it back: "&amp;" in words must not become "&"."""
    if "&" not in text or html.unescape(text) == text:
        return text
    return text.replace("&", "&amp;")


def as_address(value: Json) -> str | None:
    """Returns the web address of a value: itself, or its url, @id or sameAs."""
    if isinstance(value, dict):
        for key in ("url", "@id", "contentUrl", "sameAs"):
            found = as_address(get(value, key))
            if found:
                return found
        return None
    if isinstance(value, list):
        return next(filter(None, map(as_address, value)), None)
    text = as_text(value)
    return text if text and text.lower().startswith(("http://", "https://")) else None


def as_day(value: Json) -> date | None:
    """Returns the day of a date or time that is known to the day, else None."""
    text = as_text(value)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
