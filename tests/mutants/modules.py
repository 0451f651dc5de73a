"""Names the modules that are mutated, the tests that are asked, and who imports whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

TESTS = Path(__file__).parent.parent
PACKAGE = TESTS.parent / "src" / "factcheck"
# The verdict table, the comparisons, and the numbers.
TARGETS = (
    *("verdicts.py", "coverage.py", "claim_coverage.py", "comparisons/*.py"),
    *("language/number*.py", "language/numerals.py", "language/quantity_*.py"),
    *("language/bounded_values.py", "language/derived_quantities.py", "language/units.py"),
)
# What runs within one process, reaches the engine and is quick; beside the readings, which have
# the sentences of `tests/comparisons` too.
ASKED = (
    *("verdict_table", "numbers", "number_comparison", "claim_coverage"),
    *("date_comparison", "quotations", "described_names", "shipped_claims", "name_forms"),
    "claim_overlaps",
)


def target_modules() -> tuple[str, ...]:
    """Lists the modules that are mutated, without the name of the package, in order."""
    paths = sorted({path for target in TARGETS for path in PACKAGE.glob(target)})
    return tuple(
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for path in paths
        if path.name != "__init__.py"
    )


def path_of(module: str) -> Path:
    """Returns the file of a module that is mutated."""
    return PACKAGE.joinpath(*module.split(".")).with_suffix(".py")


def asked_files() -> list[str]:
    """Returns the test files that are asked; one that is gone is an error."""
    paths = [TESTS / f"test_{name}.py" for name in ASKED]
    assert all(path.is_file() for path in paths), paths
    return [str(path) for path in paths]


@lru_cache(maxsize=1)
def _imports() -> dict[str, frozenset[str]]:
    found = {}
    for root in (PACKAGE, TESTS):
        for path in root.rglob("*.py"):
            name = ".".join((root.name, *path.relative_to(root).with_suffix("").parts))
            name = name.removesuffix(".__init__")
            within = name if path.name == "__init__.py" else name.rpartition(".")[0]
            found[name] = frozenset(_imported(ast.parse(path.read_text("utf-8")), within))
    return found


def _imported(tree: ast.Module, within: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            folder = ".".join(within.split(".")[: 1 - node.level or None]) if node.level else ""
            module = ".".join(part for part in (folder, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


@lru_cache(maxsize=256)
def importers(name: str) -> frozenset[str]:
    """Returns the modules that import one, directly or through others, and itself."""
    reached, open_ends = {name}, [name]
    while open_ends:
        imported = open_ends.pop()
        for module, imports in _imports().items():
            if imported in imports and module not in reached:
                reached.add(module)
                open_ends.append(module)
    return frozenset(reached)
