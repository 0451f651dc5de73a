"""Makes dataclasses whose methods cost nothing until they are called.

The standard decorator writes and compiles six methods for every class while it is imported, which
for the classes of this package is a third of a short run. This one takes the same words, leaves
the fields to the standard library (so that `fields`, `replace` and `match` work as ever), and
writes `__init__` when the first object of a class is made. Comparing, hashing and showing need no
code of their own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False) -> Callable[[type], type]:
        """Makes a slotted dataclass of a class with plain fields, as `dataclasses.dataclass` does.

        There is no `__post_init__`, and fields are given to `__init__` in their order or by name.
        """
        bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)

        def make(cls: type) -> type:
            # The standard decorator writes a signature where there is no text, which is dear.
            cls.__doc__ = cls.__doc__ or cls.__name__
            made = bare(cls)
            _write_init_when_called(made, dataclasses.fields(made))
            _compare_by_values(made, frozen=frozen)
            if frozen:
                _freeze(made)
            return made

        return make


def _write_init_when_called(made: Any, fields: tuple[dataclasses.Field[Any], ...]) -> None:
    def write_and_call(record: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _write_init(made, fields)
        made.__init__(record, *values, **named)

    made.__init__ = write_and_call


def _write_init(made: type, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """Returns a method that puts its arguments straight into the slots, past `__setattr__`."""
    scope: dict[str, Any] = {"UNSET": dataclasses.MISSING}
    parameters, lines = ["self"], []
    for field in fields:
        name, given = field.name, field.name
        parameter = name
        scope[f"set_{name}"] = vars(made)[name].__set__
        if field.default is not dataclasses.MISSING:
            scope[f"default_{name}"] = field.default
            parameter += f"=default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            scope[f"make_{name}"] = field.default_factory
            parameter += "=UNSET"
            given = f"make_{name}() if {name} is UNSET else {name}"
        parameters.append(parameter)
        lines.append(f" set_{name}(self, {given})")
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *lines]), scope)
    written: Callable[..., None] = scope["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


def _compare_by_values(made: Any, *, frozen: bool) -> None:
    fields = dataclasses.fields(made)
    values = _getter([field.name for field in fields if field.compare])
    shown = [field.name for field in fields if field.repr]

    def is_equal(record: Any, other: object) -> Any:
        if other.__class__ is record.__class__:
            return values(record) == values(other)
        return NotImplemented

    def show(record: Any) -> str:
        listed = ", ".join(f"{name}={getattr(record, name)!r}" for name in shown)
        return f"{record.__class__.__qualname__}({listed})"

    made.__eq__ = is_equal
    made.__hash__ = (lambda record: hash(values(record))) if frozen else None
    made.__repr__ = show


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Returns a function that takes the values of a record, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple([getattr(record, name) for name in names])


def _freeze(made: Any) -> None:
    made.__setattr__ = _refuse_assigning
    made.__delattr__ = _refuse_deleting
    made.__getstate__ = _values
    made.__setstate__ = _restore


def _refuse_assigning(_record: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_record: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _values(record: Any) -> list[Any]:
    return [getattr(record, field.name) for field in dataclasses.fields(record)]


def _restore(record: Any, values: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(record), values, strict=True):
        object.__setattr__(record, field.name, value)
