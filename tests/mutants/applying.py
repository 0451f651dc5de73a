"""Puts a mutant into the running program, where everything is imported already.

A mutated function gets its new code in place, so that whoever holds the function has it. A line
outside of all functions is run anew, with the lines of the module that rest on it, and what it
made goes to the modules that hold the old value under the same name. Whatever was remembered by
a module that rests on the mutated one is forgotten.
"""

from __future__ import annotations

import ast
import functools
import gc
import inspect
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import CodeType, FunctionType, ModuleType

from .modules import importers, path_of

_NEVER = object()
Place = tuple[str, str, int]


def place_of(code: CodeType) -> Place:
    """Returns file, qualified name and first line of some code."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


class CannotBeImportedError(Exception):
    """Says that a module fails while it is imported, and every test with it."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Holds the functions that a mutant changes, and the numbers that it gives other values."""

    places: frozenset[Place]
    numbers: frozenset[str]


@dataclass(slots=True)
class Program:
    """Holds the functions and the memories of the program, as they are before any mutation."""

    functions: dict[Place, list[FunctionType]] = field(default_factory=lambda: defaultdict(list))
    memories: list[functools._lru_cache_wrapper] = field(default_factory=list)

    @classmethod
    def of_now(cls) -> Program:
        """Looks through all objects that there are."""
        program = cls()
        for one in gc.get_objects():
            if type(one) is FunctionType:
                program.functions[place_of(one.__code__)].append(one)
            elif type(one) is functools._lru_cache_wrapper:
                program.memories.append(one)
        return program

    def forget(self, *modules: str) -> None:
        """Empties what is remembered by the modules that rest on some."""
        resting = {one for module in modules for one in importers(f"factcheck.{module}")}
        for memory in self.memories:
            if getattr(memory, "__module__", "") in resting:
                memory.cache_clear()

    def mutate(self, module: str, original: ast.Module, mutated: ast.Module) -> Touched:
        """Makes the program one with a mutant; returns what of it is another now."""
        path = str(path_of(module))
        old, new = compile(original, path, "exec"), compile(mutated, path, "exec")
        changed = [
            (function, code)
            for known, code in pair_codes(old, new)
            if known != code
            for function in self.functions.get(place_of(known), ())
        ]
        touched = frozenset(place_of(function.__code__) for function, _ in changed)
        for function, code in changed:
            # A function within another has variables of its own, and is made anew with it.
            if function.__code__.co_freevars == code.co_freevars:
                function.__code__ = code
        answer = Touched(touched, frozenset())
        if not changed:
            answer = self._make_anew(module, original, mutated)
        self.forget(module)
        return answer

    def _make_anew(self, module: str, original: ast.Module, mutated: ast.Module) -> Touched:
        """Runs a changed line again that lies outside of all functions, or is a default of one."""
        pairs = zip(original.body, mutated.body, strict=True)
        first = next(at for at, (a, b) in enumerate(pairs) if ast.dump(a) != ast.dump(b))
        home, statement = sys.modules[f"factcheck.{module}"], mutated.body[first]
        if isinstance(statement, ast.FunctionDef):
            return Touched(frozenset(self._set_defaults(home, statement)), frozenset())
        names = _run_anew(home, mutated, first)
        numbers = {name for name in names if isinstance(vars(home)[name], int | float)}
        return Touched(frozenset(self._readers(home, names)), frozenset(numbers))

    def _set_defaults(self, home: ModuleType, definition: ast.FunctionDef) -> Iterator[Place]:
        """Gives a function the defaults of another definition of it; yields its place."""
        scope = dict(vars(home))
        exec(compile(ast.Module([definition], []), str(home.__file__), "exec"), scope)
        made = inspect.unwrap(scope[definition.name])
        for function in self.functions.get(place_of(made.__code__), ()):
            function.__defaults__, function.__kwdefaults__ = made.__defaults__, made.__kwdefaults__
            yield place_of(function.__code__)

    def _readers(self, home: ModuleType, names: set[str]) -> Iterator[Place]:
        """Yields the functions, of any module, that read one of the names."""
        made = {name: vars(home)[name] for name in names}
        for place, functions in self.functions.items():
            for function in functions:
                read = names & _names(function.__code__)
                if any(function.__globals__.get(name, _NEVER) is made[name] for name in read):
                    yield place


def _names(code: CodeType) -> set[str]:
    return {*code.co_names, *(name for inner in _codes(code) for name in inner.co_names)}


def pair_codes(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yields the code of each function with what it is in the other module.

    Where a change takes inner functions away, the one around them has it.
    """
    found: dict[Place, tuple[list[CodeType], list[CodeType]]] = defaultdict(lambda: ([], []))
    for which, module in enumerate((old, new)):
        for code in _codes(module):
            found[place_of(code)][which].append(code)
    for known, now in found.values():
        if len(known) == len(now):
            yield from zip(known, now, strict=True)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _run_anew(module: ModuleType, tree: ast.Module, first: int) -> set[str]:
    names: set[str] = set()
    for at, statement in enumerate(tree.body[first:]):
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or (
            at > 0 and not names & _loaded(statement)
        ):
            continue
        before = dict(vars(module))
        code = compile(ast.Module([statement], []), str(module.__file__), "exec")
        try:
            exec(code, vars(module))
        except Exception as error:
            raise CannotBeImportedError from error
        for name in _stored(statement):
            names.add(name)
            _hand_on(name, before.get(name, _NEVER), vars(module)[name])
    return names


def _loaded(statement: ast.stmt) -> set[str]:
    return {
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def _stored(statement: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return [
        node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)
    ]


def _hand_on(name: str, old: object, new: object) -> None:
    for holder, module in list(sys.modules.items()):
        if holder.startswith(("factcheck.", "tests.")) and vars(module).get(name, _NEVER) is old:
            vars(module)[name] = new
