"""The tests notice small changes of the code; `python -m tests.mutants` is the long form."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.mutants.applying import pair_codes
from tests.mutants.modules import importers, path_of, target_modules
from tests.mutants.operators import count_mutants, make_mutant
from tests.mutants.report import share, survivors, table
from tests.mutants.running import Fate, Outcome

CODE = '''
"""Says what it does."""
FLOOR = 0.5
_NAMES = frozenset({"red", "blue"})

def choose(items: list[int], name: str) -> str | None:
    """Chooses."""
    for item in items:
        if item >= FLOOR and name not in _NAMES:
            break
    else:
        return None
    items.append(item)
    return name
'''


def made(source: str) -> list[tuple[str, str, str]]:
    mutants = [make_mutant("m", source, number)[0] for number in range(count_mutants(source))]
    return [(mutant.kind, mutant.before, mutant.after) for mutant in mutants]


def test_what_decides_is_changed_in_every_way():
    assert made(CODE) == [
        ("number", "0.5", "1.5"),
        ("word", "'red'", "'XXred'"),
        ("word", "'blue'", "'XXblue'"),
        ("and, or", "item >= FLOOR and name not in _NAMES", "item >= FLOOR or name not in _NAMES"),
        ("comparison", "item >= FLOOR", "item > FLOOR"),
        ("comparison", "item >= FLOOR", "item < FLOOR"),
        ("comparison", "name not in _NAMES", "name in _NAMES"),
        ("loop", "break", "continue"),
        ("statement", "items.append(item)", "pass"),
        ("result", "return name", "return None"),
    ]


@pytest.mark.parametrize(
    "code",
    [
        '"""Tells."""',
        "x: Literal['a'] = y",
        "@lru_cache(maxsize=8)\ndef f(): pass",
        "class A:\n    x: int = 1",
        "raise ValueError('a' if b else 'c')",
        "x = f(message='a' if b == c else 'd')",
        "f'{1 + 2}'",
        "def _message(a): return a == 1",
        "if TYPE_CHECKING:\n    x = 1",
        "from a import b",
    ],
)
def test_what_decides_nothing_is_left_alone(code):
    assert made(code) == []


@pytest.mark.parametrize("module", target_modules()[::9])
def test_every_mutant_is_another_program(module):
    source = path_of(module).read_text("utf-8")
    original = ast.dump(ast.parse(source))
    for number in range(0, count_mutants(source), 25):
        mutant, tree = make_mutant(module, source, number)
        assert ast.dump(tree) != original, mutant
        compile(tree, module, "exec")


def test_a_function_is_never_taken_for_another():
    old = compile("def f(x): return [one for one in x]\n\ndef g(): return 1", "m", "exec")
    new = compile("def f(x): return None\n\ndef g(): return 1", "m", "exec")
    pairs = list(pair_codes(old, new))
    assert [(known.co_name, now.co_name) for known, now in pairs] == [("f", "f"), ("g", "g")]
    assert [known == now for known, now in pairs] == [False, True]


def test_who_rests_on_a_module_is_known():
    resting = importers("factcheck.language.units")
    assert {"factcheck.language.numbers", "factcheck.checker", "tests.test_numbers"} <= resting
    assert "factcheck.language.lexicon" not in resting


def test_the_report_counts_by_module():
    mutant, _ = make_mutant("verdicts", "a = b < c", 0)
    outcomes = [Outcome(mutant, Fate.KILLED, "a test"), Outcome(mutant, Fate.SURVIVED)]
    assert share(outcomes) == 0.5
    line = ["verdicts", "2", "1", "0", "1", "0", "50.0%"]
    assert table(outcomes).splitlines()[1].split() == line
    assert survivors(outcomes) == ["survived  verdicts:1#0 comparison: b < c  →  b <= c"]


@pytest.mark.skipif(sys.platform != "linux", reason="mutants are made in forked processes")
def test_the_tests_of_the_verdict_table_notice_what_is_changed_there():
    command = (
        *(sys.executable, "-m", "tests.mutants", "--module", "verdicts", "--sample", "16"),
        *("--tests", "tests/test_verdict_table.py", "--no-floors"),
    )
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("all  "), done.stdout
