"""Holds the house in order: which way imports point, and who may print or read a clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck

PACKAGE = Path(factcheck.__file__).parent

# From the top down: a module imports from its own layer or from lower ones.
LAYERS = (
    ("cli",),
    (
        *("ignores", "baseline", "readers", "renderers", "claims"),
        *("checker", "searching", "book_cache", "findings_cache", "book_index", "claim_coverage"),
        "configuration",
        "globs",
    ),
    ("comparisons", "matching", "verdicts", "coverage", "findings", "explaining", "mutations"),
    ("language",),
    ("fingerprints", "usage"),
    ("model", "errors"),
    ("packing", "kept_files", "engine_state"),
    ("records", "files", "patterns", "limits"),
)
# Readers and renderers know only what is below the engine: a new format must need nothing else.
# What makes wrong sentences knows nothing of what finds them.
CLOSED = {
    "mutations": {"mutations", "language", "records", "patterns"},
    "readers": {"readers", "model", "errors", "records", "patterns", "limits"},
    "renderers": {
        *("renderers", "language", "fingerprints", "usage", "model", "errors"),
        *("records", "patterns"),
    },
}
# The public face and the entry point reach into every layer.
FACES = {"__init__", "__main__"}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "scripts" not in path.parts)


def part_of(path: Path) -> str:
    """Returns the top-level part of the package that a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def layer_of(part: str) -> int:
    for level, parts in enumerate(LAYERS):
        if part in parts:
            return level
    pytest.fail(f"factcheck.{part} stands in no layer: add it to LAYERS in {__file__}")


def imported_parts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yields the line and the part of the package for every import, late ones included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "factcheck" and rest:
                yield node.lineno, rest.split(".")[0]


def wrong_imports(path: Path, source: str) -> list[str]:
    part = part_of(path)
    if part in FACES:
        return []
    wrong = []
    for line, imported in imported_parts(ast.parse(source)):
        if imported.startswith("__"):
            allowed = part == "cli"
        elif part in CLOSED:
            allowed = imported in CLOSED[part]
        else:
            allowed = layer_of(imported) >= layer_of(part)
        if not allowed:
            wrong.append(f"{path.relative_to(PACKAGE)}:{line} imports factcheck.{imported}")
    return wrong


def test_wrong_sentences_are_made_without_the_words_that_find_them():
    wrong = [
        line
        for path in MODULES
        if part_of(path) == "mutations"
        for line in path.read_text("utf-8").splitlines()
        if "factcheck.language" in line and "factcheck.language.sentences" not in line
    ]
    assert wrong == []


def test_imports_point_one_way():
    wrong = [line for path in MODULES for line in wrong_imports(path, path.read_text("utf-8"))]
    assert wrong == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("language/stems.py", "from factcheck.matching import candidates"),
        ("model.py", "import factcheck.errors, factcheck.language.stems"),
        ("renderers/line.py", "def f():\n    from factcheck.claims import loading"),
        ("comparisons/date.py", "from factcheck import cli"),
        ("readers/plain.py", "from factcheck.renderers import View"),
    ],
)
def test_an_import_the_wrong_way_is_seen(module, source):
    assert wrong_imports(PACKAGE / module, source) != []


def calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


CLOCKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
EXITS = {"sys.exit", "exit", "os._exit"}


def test_only_the_command_line_prints_exits_or_reads_a_clock():
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} calls {name}"
        for path in MODULES
        if part_of(path) not in {"cli", *FACES}
        for line, name in calls(ast.parse(path.read_text("utf-8")))
        if name in CLOCKS | EXITS | {"print", "input", "sys.stdout.write"}
    ]
    assert wrong == []


NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio"}
NETWORK |= {"requests", "httpx", "aiohttp", "urllib3"}


def reaches_the_network(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in NETWORK)


def test_nothing_reaches_for_the_network():
    """The README promises it under Privacy."""
    wrong = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{one.name}" for one in node.names)]
            wrong += [f"{path.name}: {name}" for name in names if reaches_the_network(name)]
    assert wrong == []
    assert reaches_the_network("urllib.request.Request")
    assert not reaches_the_network("urllib.parse")


def test_modules_are_short():
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in MODULES
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}


def test_no_module_knows_the_people_of_a_story():
    from factcheck import load_claims
    from factcheck.model import NameKind

    book = load_claims(Path(__file__).parent.parent / "claims")
    people = {name.name for name in book.names if name.kind is NameKind.PERSON}
    people = {name for name in people if name[:1].isupper()}
    people |= {name.split()[-1] for name in people}
    assert people
    named = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in MODULES
        for name in people
        if name in path.read_text("utf-8")
    ]
    assert named == []
