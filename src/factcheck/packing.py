"""Packs data of the package into bytes, and unpacks nothing but data."""

from __future__ import annotations

import io
import pickle
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

# What kept data is made of, beside the dataclasses and enumerations of the package.
_PLAIN_CLASSES = frozenset({("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")})
_DATA_MODULES = ("factcheck.model", "factcheck.language.", "factcheck.matching.compiled",
                 "factcheck.comparisons.passages", "factcheck.comparisons.quot")  # fmt: skip


def pack(value: object) -> bytes:
    """Returns a value as bytes that `unpack` reads."""
    packed = io.BytesIO()
    _DataPickler(packed, protocol=5).dump(value)
    return packed.getvalue()


def unpack(packed: bytes) -> Any:
    """Returns the value that was packed; raises `pickle.UnpicklingError` for all but data."""
    return _DataUnpickler(io.BytesIO(packed)).load()


class _DataPickler(pickle.Pickler):
    """Writes a dataclass as a call of its class, which is read ten times as fast as its state."""

    def reducer_override(self, value: Any) -> Any:
        """Returns the class and the values of its fields; anything else goes the usual way."""
        kind: Any = type(value)
        names = _field_names(kind)
        if names is None:
            return NotImplemented
        return kind, tuple([getattr(value, name) for name in names])


@lru_cache(maxsize=256)
def _field_names(kind: type) -> tuple[str, ...] | None:
    """Returns the fields that make a dataclass anew, None for all that is no such class."""
    if not is_dataclass(kind) or hasattr(kind, "__post_init__"):
        return None
    listed = fields(kind)
    plain = all(field.init and not field.kw_only for field in listed)
    return tuple(field.name for field in listed) if plain else None


class _DataUnpickler(pickle.Unpickler):
    """Reads data only: a pickle that names anything else than the package's own data is refused."""

    def find_class(self, module: str, name: str) -> type:
        """Returns a class of data by its name; nothing else is even imported."""
        plain = (module, name) in _PLAIN_CLASSES
        if plain or module.startswith(_DATA_MODULES):
            found = super().find_class(module, name)
            is_data = hasattr(found, "__dataclass_fields__") or hasattr(found, "__members__")
            if isinstance(found, type) and (plain or is_data):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not data")


def _unpack(packed: bytes) -> Any:
    return _DataUnpickler(io.BytesIO(packed)).load()
