"""Keeps what a ClaimReview says beyond what a claim holds, and gives it back."""

from __future__ import annotations

from factcheck.claims.json_ld import Json, JsonObject, as_text

# How a record is put, not what it says.
_FORM_KEYS = frozenset({"@context", "@type", "type"})
# Keys of JSON-LD that wrap a value without naming a property.
_WRAPPERS = frozenset({"@value", "@id"})
# A strict record has exactly one of these.
_SINGLE = frozenset({"reviewRating", "itemReviewed"})


def find_rest(original: JsonObject, written: JsonObject) -> JsonObject:
    """Returns what the original record says that the written one does not."""
    rest: JsonObject = {}
    for name, value in original.items():
        if name in _FORM_KEYS:
            continue
        kept = _find_rest_of(value, written.get(name))
        if kept is not None:
            rest[name] = kept
    return rest


def merge_rest(written: JsonObject, rest: JsonObject, *, prefer_rest: bool) -> JsonObject:
    """Returns the written record with the rest put back.

    `prefer_rest` says which stays where both have a text or a list; a text never takes the
    place of an object or list, nor they that of a text, so that a strict record stays strict.
    """
    merged = dict(written)
    for key, value in rest.items():
        own = merged.get(key)
        if own is None:
            merged[key] = value
        elif isinstance(own, dict) and isinstance(value, dict):
            merged[key] = merge_rest(own, value, prefer_rest=prefer_rest)
        elif prefer_rest and _may_replace(own, value, key):
            merged[key] = value
    return merged


def _may_replace(own: Json, value: Json, key: str) -> bool:
    if isinstance(value, list):
        return isinstance(own, list | dict) and key not in _SINGLE
    return not isinstance(own, list | dict) and not isinstance(value, dict)


def _find_rest_of(original: Json, written: Json) -> Json:
    if isinstance(original, dict) and len(original) == 1 and _WRAPPERS.issuperset(original):
        return _find_rest_of(next(iter(original.values())), written)
    if isinstance(original, dict) and isinstance(written, dict):
        return find_rest(original, written) or None
    if (
        original == written
        or original in (None, "", [], {})
        or _said(original) <= _said_within(written)
    ):
        return None
    if isinstance(written, dict) and not isinstance(original, list):
        return {"name": original}
    if isinstance(written, list) and not isinstance(original, list):
        return [original]
    return original


def _said(value: Json) -> frozenset[tuple[tuple[str, ...], str]]:
    """Returns what a value says: its texts, each with the keys it stands under."""
    said: set[tuple[tuple[str, ...], str]] = set()
    waiting: list[tuple[tuple[str, ...], Json]] = [((), value)]
    while waiting:
        path, thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend((path, item) for item in thing)
        elif isinstance(thing, dict):
            for name, inner in thing.items():
                if name not in _FORM_KEYS:
                    waiting.append((path if name in _WRAPPERS else (*path, name), inner))
        elif isinstance(thing, bool):
            said.add((path, str(thing)))
        elif thing is not None:
            said.add((path, as_text(thing) or ""))
    return frozenset(said)


def _said_within(value: Json) -> frozenset[tuple[tuple[str, ...], str]]:
    """Returns what a value says, each text also under every key above it."""
    return frozenset(
        (path[:length], text) for path, text in _said(value) for length in range(len(path) + 1)
    )
