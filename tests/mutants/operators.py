"""Makes the mutants of a module: one small change each, of those that alter what it does.

Left alone is what no verdict rests on: docstrings, messages and what writes them, annotations,
decorators, the fields of classes, and what is only read by a type checker.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .changes import changes_of

_FIELDS_LEFT_ALONE = {"annotation", "returns", "decorator_list", "type_comment", "bases"}
_WRITING = ("message", "describe")


@dataclass(frozen=True, slots=True)
class Mutant:
    """Names one change of a module; `scope` is the function it lies in, empty outside of all."""

    module: str
    number: int
    kind: str
    scope: str
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        """Names the mutant for a list, so that `--only` finds it again."""
        place = f"{self.module}:{self.line}#{self.number}"
        return f"{place} {self.kind}: {self.before}  →  {self.after}"


@dataclass(frozen=True, slots=True)
class Site:
    """Holds a node with the place it stands in, where another can be put for it."""

    node: ast.AST
    parents: tuple[ast.AST, ...]
    field: str
    index: int | None
    scope: str

    def put(self, other: ast.AST) -> None:
        """Puts another node in the place of this one."""
        if self.index is None:
            setattr(self.parents[-1], self.field, other)
        else:
            getattr(self.parents[-1], self.field)[self.index] = other


def count_mutants(source: str) -> int:
    """Counts the mutants of a module."""
    return sum(1 for _ in _changes(ast.parse(source)))


def make_mutant(module: str, source: str, number: int) -> tuple[Mutant, ast.Module]:
    """Returns the mutant of a number, counted from the top of the module, and its tree."""
    tree = ast.parse(source)
    site, kind, other = next(islice(_changes(tree), number, None))
    ast.copy_location(other, site.node)
    line: int = site.node.lineno  # type: ignore[attr-defined]
    before, after = _shown(site.node), _shown(other)
    site.put(other)
    mutant = Mutant(module, number, kind, site.scope, line, before, after)
    return mutant, ast.fix_missing_locations(tree)


def _changes(tree: ast.Module) -> Iterator[tuple[Site, str, ast.AST]]:
    for site in _sites(tree, (), ""):
        for kind, other in changes_of(site.node, site.parents, site.field):
            yield site, kind, other


def _shown(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:120]


def _sites(node: ast.AST, parents: tuple[ast.AST, ...], scope: str) -> Iterator[Site]:
    within = (*parents, node)
    for field, value in ast.iter_fields(node):
        if field in _FIELDS_LEFT_ALONE:
            continue
        listed = isinstance(value, list)
        for index, child in enumerate(value if listed else [value]):
            if not isinstance(child, ast.AST) or _is_left_alone(child, node, field, index):
                continue
            yield Site(child, within, field, index if listed else None, scope)
            inner = scope
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner = f"{scope}.{child.name}".lstrip(".")
            yield from _sites(child, within, inner)


def _is_left_alone(child: ast.AST, parent: ast.AST, field: str, index: int) -> bool:
    match child:
        case ast.FunctionDef(name=name):
            return name.strip("_").startswith(_WRITING)
        case ast.JoinedStr() | ast.Raise() | ast.Import() | ast.ImportFrom() | ast.Assert():
            return True
        case ast.keyword(arg="message" | "maxsize"):
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Assign() | ast.AnnAssign():
            return isinstance(parent, ast.ClassDef)
        case ast.arg() | ast.alias():
            return True
        case _:
            return False
