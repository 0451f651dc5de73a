"""Makes dataclasses whose methods cost nothing until they are called.

The standard decorator writes and compiles six methods for every class while it is imported, which
for the classes of this package is a third of a short run. This one takes the same words, and
leaves the fields to the standard library when they are first asked for (so that `fields`,
`replace` and `match` work as ever). What makes an object is written when the first one is made.
Comparing, hashing and showing need no code of their own.

A frozen object is filled while it is of an open class with the same slots, and then given its
own: going past `__setattr__` slot by slot takes twice as long, and a sentence makes hundreds.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False) -> Callable[[type], type]:
        """Makes a slotted dataclass of a class with plain fields, as `dataclasses.dataclass` does.

        The class has no base, and there is no `__post_init__`; fields are given in their order or
        by name.
        """
        if not slots:
            raise TypeError("a record has slots")

        def make(cls: type) -> type:
            names = tuple(cls.__annotations__)
            given = {name: vars(cls)[name] for name in names if name in vars(cls)}
            made = _with_slots(cls, names)
            made.__doc__ = cls.__doc__ or cls.__name__
            made.__match_args__ = names
            made.__dataclass_fields__ = _StandardFields(cls)
            _compare_by_values(made, names, given, frozen=frozen)
            if frozen:
                _freeze(made, names)
                _write_when_called(made, "__new__", names, given)
            else:
                _write_when_called(made, "__init__", names, given)
            return made

        return make


def _with_slots(cls: type, names: tuple[str, ...]) -> Any:
    own = {
        name: value
        for name, value in vars(cls).items()
        if name not in names and name not in ("__dict__", "__weakref__")
    }
    made = type(cls.__name__, (), {**own, "__slots__": names})
    made.__qualname__ = cls.__qualname__
    return made


class _StandardFields:
    """Has the standard library read the fields of a class when it first asks for them."""

    def __init__(self, plain: type) -> None:
        self.plain = plain

    def __get__(self, _record: object, made: Any) -> Any:
        read: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(self.plain)
        made.__dataclass_fields__ = read.__dataclass_fields__
        return made.__dataclass_fields__


def _write_when_called(
    made: Any, method: str, names: tuple[str, ...], given: Mapping[str, Any]
) -> None:
    """Gives a class the method that makes its objects, to be written at its first call."""

    def write_and_call(first: Any, /, *values: Any, **named: Any) -> Any:
        written = _write(made, method, names, given)
        setattr(made, method, written)
        return getattr(made, method)(first, *values, **named)

    setattr(made, method, staticmethod(write_and_call) if method == "__new__" else write_and_call)


def _write(made: type, method: str, names: tuple[str, ...], given: Mapping[str, Any]) -> Any:
    scope = {"Open": type(made.__name__, (), {"__slots__": names}), "UNSET": dataclasses.MISSING}
    factories = []
    defaults = []
    for place, name in enumerate(names):
        if name in given:
            default, factory = _default(given[name])
            defaults.append(default)
            if factory is not None:
                scope[f"make{place}"] = factory
                factories.append(place)
    code = _model(method, len(names), tuple(factories))
    # All methods for so many fields are one but for their names: compiling the text of each
    # class anew took as long as checking three sentences.
    code = code.replace(
        co_varnames=(code.co_varnames[0], *names, *code.co_varnames[len(names) + 1 :]),
        co_names=tuple(names[int(name[1:])] if name[0] == "f" else name for name in code.co_names),
        co_qualname=f"{made.__qualname__}.{method}",
    )
    written = FunctionType(code, scope, method, tuple(defaults))
    return staticmethod(written) if method == "__new__" else written


@lru_cache(maxsize=64)
def _model(method: str, count: int, factories: tuple[int, ...]) -> CodeType:
    """Returns the code that makes an object with fields named f0, f1 and so on."""
    lines = [
        f" self.f{place} = "
        + (
            f"make{place}() if p{place} is UNSET else p{place}"
            if place in factories
            else f"p{place}"
        )
        for place in range(count)
    ]
    first = "self"
    if method == "__new__":
        first = "cls"
        lines = [" self = Open()", *lines, " self.__class__ = cls", " return self"]
    parameters = ", ".join([first, *(f"p{place}" for place in range(count))])
    scope: dict[str, Any] = {}
    exec("\n".join([f"def make({parameters}):", *lines]), scope)
    code: CodeType = scope["make"].__code__
    return code


def _default(given: Any) -> tuple[Any, Callable[[], Any] | None]:
    """Returns the value of a field that is left out, and what makes one for each object."""
    if not isinstance(given, dataclasses.Field):
        return given, None
    made = given.default_factory
    return given.default, None if made is dataclasses.MISSING else made


def _compare_by_values(
    made: Any, names: tuple[str, ...], given: Mapping[str, Any], *, frozen: bool
) -> None:
    special = {name: own for name, own in given.items() if isinstance(own, dataclasses.Field)}
    values = _getter([name for name in names if name not in special or special[name].compare])
    shown = [name for name in names if name not in special or special[name].repr]

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


def _freeze(made: Any, names: tuple[str, ...]) -> None:
    values = _getter(list(names))
    made.__setattr__ = _refuse_assigning
    made.__delattr__ = _refuse_deleting
    made.__reduce__ = lambda record: (record.__class__, values(record))


def _refuse_assigning(_record: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_record: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
