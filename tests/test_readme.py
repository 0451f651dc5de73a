"""The README tells the truth: commands, options, formats, verdicts, and examples that run."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from factcheck import check, load_claims
from factcheck.cli.app import app, run
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.failing import DEFAULT_THRESHOLD, THRESHOLDS
from factcheck.configuration import PER_FILE, RUN_KEYS, read_configuration
from factcheck.ignores import read_ignores
from factcheck.model import Verdict
from factcheck.readers.comments import find_comments
from factcheck.renderers import RENDERERS
from factcheck.renderers.wording import SYMBOLS
from tests.quality.figures import Measured
from tests.quality.suites import expand, measure

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
VERDICTS = re.findall(r"^\| `(\w+)` \| (.) \| (\w+) \| (.*?) \| (.*?) \|$", README, re.MULTILINE)
PROGRAM: Any = typer.main.get_command(app)
COMMANDS = PROGRAM.commands


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def table(heading: str) -> list[str]:
    """Returns the first cells of the table under a heading."""
    section = re.split(r"^#{2,3} ", README.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    return re.findall(r"^\| (?!\||-)(\S.*?) \| ", section, re.MULTILINE)


def shown_commands(block: str) -> Iterator[tuple[str, str]]:
    """Yields the commands of a console block, each with what is shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def read_figures() -> dict[str, tuple[int, float, tuple[int, int], tuple[int, int]]]:
    """Returns the rows about quality: sentences, share right, wrong ones passed, right flagged."""
    rows = re.findall(
        r"^\| (.+?) \| (\d+) \| (\d+) % \| (\d+) of (\d+) \| (\d+) of (\d+) \|$", README, re.M
    )
    return {
        row[0].split(":")[0].strip("`"): (
            *(int(row[1]), int(row[2]) / 100),
            *((int(row[3]), int(row[4])), (int(row[5]), int(row[6]))),
        )
        for row in rows
    }


FIGURES = read_figures()


def share(counted: tuple[int, int]) -> float:
    part, whole = counted
    return part / whole


class TestCommands:
    def test_the_two_commands_of_a_fresh_machine(self):
        main, tests = fenced("sh")
        assert main.strip().endswith("factcheck check src/factcheck/claims/example/draft.md")
        script = (ROOT / ".ci" / "run").read_text("utf-8")
        assert tests.strip() in script
        assert tests.strip() in (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    @pytest.mark.parametrize("name", sorted(COMMANDS))
    def test_every_command_is_told(self, name):
        assert f"factcheck {name}" in README

    @pytest.mark.parametrize(
        ("command", "option"),
        [
            (name, option)
            for name, command in sorted(COMMANDS.items())
            for parameter in command.params
            for option in parameter.opts
            if option.startswith("--")
        ],
    )
    def test_every_option_is_told(self, command, option):
        assert re.search(rf"`[^`\n]*{re.escape(option)}\b", README), f"{option} of {command}"

    def test_no_option_is_made_up(self):
        known = {
            option
            for command in (PROGRAM, *COMMANDS.values())
            for parameter in command.params
            for option in parameter.opts
        }
        told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
        others = {"--quiet", "--editable"}
        assert told - known - others <= {"--help", "--version"}

    def test_exit_codes(self):
        codes = [int(cell) for cell in table("Exit codes") if cell.isdigit()]
        assert codes == [ExitCode.FINE, ExitCode.FOUND, ExitCode.FAILED]


class TestTables:
    def test_every_format_is_told(self):
        assert [cell.strip("`") for cell in table("Formats") if cell != "format"] == [
            renderer.name for renderer in RENDERERS
        ]

    def test_every_verdict_is_told_with_its_symbol(self):
        assert [(name, symbol) for name, symbol, *_ in VERDICTS] == [
            (verdict.value, SYMBOLS[verdict]) for verdict in Verdict
        ]

    def test_every_threshold_is_told(self):
        (row,) = [line for line in README.splitlines() if line.startswith("| `--fail-on VERDICT`")]
        assert [name for name in re.findall(r"`([a-z]+)`", row) if name != "--fail-on"] == list(
            THRESHOLDS
        )
        assert f"`{DEFAULT_THRESHOLD}` (the default)" in row

    def test_every_key_of_the_configuration_is_told(self, tmp_path):
        (example,) = fenced("toml")
        path = tmp_path / "factcheck.toml"
        path.write_text(example, encoding="utf-8")
        assert read_configuration(path).per_file
        assert set(tomllib.loads(example)) == {*RUN_KEYS, PER_FILE}


class TestExamples:
    @pytest.mark.parametrize(
        ("verdict", "severity", "example"),
        [(verdict, severity, example) for verdict, _, severity, _, example in VERDICTS],
    )
    def test_each_example_gets_its_verdict(self, verdict, severity, example):
        (found,) = check(example, load_claims(ROOT / "claims")).findings
        assert (found.verdict, found.severity) == (verdict, severity)

    def test_the_first_sentence(self, monkeypatch, capfd):
        (line,) = [
            line for line in README.splitlines() if line.startswith("$ factcheck check --text")
        ]
        text = line.split('"')[1]
        monkeypatch.chdir(ROOT)
        assert run(["check", "--text", text]) == 1
        out = capfd.readouterr().out
        for needed in ("CONTRADICTED", "5,575", "5,757", "paragraph 13", "claims/landmines.yaml:"):
            assert needed in out

    def test_the_tour_prints_what_it_shows(self, tmp_path, monkeypatch, capfd):
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("NO_COLOR", "1")
        article, story = fenced("text")
        (tmp_path / "sources").mkdir()
        (tmp_path / "sources" / "harbour.txt").write_text(article, encoding="utf-8")
        (tmp_path / "story.md").write_text(story, encoding="utf-8")
        tour = [shown for block in fenced("console") for shown in shown_commands(block)]
        ran = [command for command, output in tour if output]
        assert [command.split()[1] for command in ran] == [
            *("check", "extract", "validate", "check", "search")
        ]
        # The first sentence is checked in the clone, the rest in a folder of its own.
        monkeypatch.chdir(ROOT)
        for command, output in tour:
            if output:
                run(shlex.split(command)[1:])
                printed = capfd.readouterr()
                assert (printed.out + printed.err).strip() == output.strip()
                monkeypatch.chdir(tmp_path)

    def test_the_other_ways_run(self, tmp_path, monkeypatch, capfd):
        _, story = fenced("text")
        (tmp_path / "story.md").write_text(story, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(story.encode())))
        (tmp_path / "stories").mkdir()
        (tmp_path / "stories" / "a.md").write_text(story, encoding="utf-8")
        (block,) = [one for one in fenced("console") if "story.html" in one]
        for command, _ in shown_commands(block):
            words = shlex.split(re.split(r" [|<] ", command)[0])
            assert run(words[1:]) in (ExitCode.FINE, ExitCode.FOUND)
        assert (tmp_path / "story.html").read_text("utf-8").startswith("<!")

    def test_the_claims_file_loads_and_works(self, tmp_path):
        (example,) = [block for block in fenced("yaml") if "claims:" in block]
        path = tmp_path / "harbour.yaml"
        path.write_text(example, encoding="utf-8")
        assert run(["validate", str(path), "--strict"]) == ExitCode.FINE
        book = load_claims(path)
        (wrong,) = check("Ferry fares will rise by 21% in April.", book).findings
        (right,) = check("Ferry fares will rise by 12% in April.", book).findings
        assert (wrong.verdict, right.verdict) == ("contradicted", "supported")

    def test_the_python_runs(self, monkeypatch, capsys):
        (example,) = fenced("python")
        monkeypatch.chdir(ROOT)
        exec(compile(example, "README.md", "exec"), {})
        first, *matches = capsys.readouterr().out.splitlines()
        assert first.startswith("contradicted ")
        assert len(matches) == 3

    def test_the_ignores_are_understood(self):
        (example,) = fenced("markdown")
        comments = find_comments(example, "story.md")
        ignores, notices = read_ignores(comments, len(example))
        assert [ignore.scope for ignore in ignores] == [
            "ignore",
            "ignore-paragraph",
            "ignore-start",
        ]
        assert notices == ()

    def test_the_hook_has_its_name(self):
        (example,) = [block for block in fenced("yaml") if block.startswith("repos:")]
        (repository,) = yaml.safe_load(example)["repos"]
        hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}

    def test_the_commands_of_the_workflow_run_as_written(self, tmp_path, monkeypatch, capfd):
        (example,) = [block for block in fenced("yaml") if block.startswith("name:")]
        (job,) = yaml.safe_load(example)["jobs"].values()
        commands = [
            step["run"] for step in job["steps"] if step.get("run", "").startswith("factcheck")
        ]
        (tmp_path / "stories").mkdir()
        draft = "The report found at least 5,575 new casualties in 2023."
        (tmp_path / "stories" / "a.md").write_text(draft, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        codes = [run(command.split()[1:]) for command in commands]
        assert codes == [0, 1]
        log = json.loads(Path("factcheck.sarif").read_text("utf-8"))
        assert log["runs"][0]["results"][0]["ruleId"] == "contradicted"
        assert capfd.readouterr().out.startswith("::error file=stories/a.md,line=1,")


@pytest.fixture(scope="module")
def measured() -> dict[str, Measured]:
    names = expand(["landmines", "wikinews", "own"])
    return {one.name: one for one in measure(names) if not one.skipped}


class TestFigures:
    """What the README says of its quality is never better than what is measured."""

    @pytest.mark.parametrize("name", ["landmines", "wikinews", "own"])
    def test_the_labelled_drafts(self, name, measured):
        if name not in measured:
            pytest.skip("the articles are not at hand")
        _, accuracy, passed, flagged = FIGURES[name]
        assert measured[name].figure("accuracy") >= accuracy
        assert measured[name].figure("false_passes") <= share(passed)
        assert measured[name].figure("false_alarms") <= share(flagged)

    @pytest.mark.parametrize(("name", "last"), [("blind", 10), ("the last four of these ten", 4)])
    def test_the_first_scores_of_unread_drafts(self, name, last):
        with (ROOT / "tests" / "quality" / "blind_scores.tsv").open(encoding="utf-8") as lines:
            scores = list(csv.DictReader(lines, delimiter="\t"))
        first = list({row["set"]: row for row in reversed(scores)}.values())[::-1]
        assert len(first) == 10
        rows = first[-last:]
        total, accuracy, passed, flagged = FIGURES[name]
        right = sum(float(row["accuracy"]) * int(row["rows"]) for row in rows)
        assert total == sum(int(row["rows"]) for row in rows)
        assert abs(right / total - accuracy) <= 0.005
        for told, part, whole in (
            (passed, "false_passes", "wrong"),
            (flagged, "false_alarms", "supported"),
        ):
            assert told == tuple(sum(int(row[key]) for row in rows) for key in (part, whole))


class TestPicture:
    def test_shows_the_present_output(self):
        """Run `python .github/picture.py` where this fails, and look at what it drew."""
        picture = (ROOT / ".github" / "check.svg").read_text("utf-8")
        drawn = unescape("".join(re.findall(r"<text[^>]*>(.*?)</text>", picture)))
        done = subprocess.run(
            [sys.executable, ROOT / ".github" / "picture.py", "--print"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "".join(done.stdout.split()) in "".join(drawn.split())

    def test_fetches_nothing(self):
        picture = (ROOT / ".github" / "check.svg").read_text("utf-8")
        assert "@font-face" not in picture
        assert "url(http" not in picture


class TestContributing:
    TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    def test_what_it_names_is_there(self):
        named = set(re.findall(r"`((?:src|tests|\.ci|\.github)/[\w./-]+)", self.TEXT))
        named = {path for path in named if "NAME" not in path}
        assert len(named) >= 8
        assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
        modules = set(re.findall(r"python -m (tests[\w.]+)", self.TEXT))
        assert len(modules) >= 8
        assert [name for name in sorted(modules) if find_spec(name) is None] == []

    def test_every_dependency_has_its_reason(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        needed = [*project["dependencies"], *project["optional-dependencies"]["docx"]]
        names = {re.split(r"[<>=]", requirement)[0].lower() for requirement in needed}
        told = re.findall(r"^\| ([\w-]+)[^|]* \| [^|]+ \| \d{4}, ", self.TEXT, re.M)
        assert {name.lower() for name in told} == names
