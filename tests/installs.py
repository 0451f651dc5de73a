"""Installs the wheel as users do, everywhere it should work: `python -m tests.installs`.

For each Python that is found (3.11 and later), for the newest and the lowest versions that the
dependencies allow, without extras and with each one, the wheel goes into an environment of its
own and checks drafts there. `--short` does one of them. Lowest versions need `uv`, here or as a
module of this Python.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
EXTRAS = (None, "docx", "test", "browser", "dev")
OLDEST = (3, 11)
WRONG = "Children were 73% of casualties whose age was recorded."
NO_INDEX = ("No matching distribution", "ConnectionError", "dns error", "error sending request")


class NoIndexError(Exception):
    """Says that no package index can be reached, so that nothing can be installed."""


class InstallError(Exception):
    """Says what went wrong in an environment."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Names one way to install: the Python, the extra, and which versions of the dependencies."""

    python: Path
    extra: str | None = None
    versions: str = "newest"

    def __str__(self) -> str:
        """Names it in a line."""
        extra = "no extra" if self.extra is None else self.extra
        return f"Python {'.'.join(map(str, version_of(self.python)))}, {extra}, {self.versions}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Installs and checks in every setting; returns 1 where one of them fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.installs", description=__doc__)
    parser.add_argument("--short", action="store_true", help="this Python, newest, no extra")
    parser.add_argument("--extra", action="append", choices=EXTRAS[1:], help="only these extras")
    chosen = parser.parse_args(arguments)
    failed = 0
    with TemporaryDirectory() as folder:
        wheel = build_wheel(Path(folder))
        settings = [Setting(Path(sys.executable))] if chosen.short else list(all_settings())
        for number, setting in enumerate(settings):
            if chosen.extra and setting.extra not in chosen.extra:
                continue
            try:
                try_setting(setting, wheel, Path(folder, str(number)))
                told = "well"
            except InstallError as error:
                failed += 1
                told = f"FAILED: {error}"
            print(f"{setting}: {told}", flush=True)
    return 1 if failed else 0


def all_settings() -> Iterator[Setting]:
    """Yields every setting of the full form; says what is missing for some of them."""
    lowest = find_uv() is not None
    if not lowest:
        print("uv is not installed: the lowest versions are left out")
    for python in find_pythons():
        for extra in EXTRAS:
            yield Setting(python, extra)
            if lowest:
                yield Setting(python, extra, "lowest")


def find_pythons() -> list[Path]:
    """Returns one interpreter for each version that the package supports, oldest first."""
    names = [f"python3.{minor}" for minor in range(OLDEST[1], OLDEST[1] + 10)]
    on_path = [Path(place) for name in names if (place := shutil.which(name))]
    versions = Path.home() / ".pyenv" / "versions"
    places = [*on_path, *sorted(versions.glob("3.*/bin/python")), Path(sys.executable)]
    found: dict[tuple[int, ...], Path] = {}
    for python in places:
        version = version_of(python)
        if version >= OLDEST:
            found.setdefault(version, python)
    return [found[version] for version in sorted(found)]


def version_of(python: Path) -> tuple[int, ...]:
    """Returns major and minor version; (0,) where it does not run."""
    asked = "import sys; print(*sys.version_info[:2])"
    done = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return tuple(map(int, done.stdout.split())) if done.returncode == 0 else (0,)


def find_uv() -> list[str] | None:
    """Returns the command that runs uv, None where there is none."""
    if found := shutil.which("uv"):
        return [found]
    asked = [sys.executable, "-m", "uv"]
    done = subprocess.run([*asked, "--version"], capture_output=True, check=False)
    return asked if done.returncode == 0 else None


def build_wheel(folder: Path) -> Path:
    """Builds the wheel; raises `NoIndexError` where the build's own needs cannot be fetched."""
    _run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT])
    (path,) = folder.glob("*.whl")
    return path


def try_setting(setting: Setting, wheel: Path, folder: Path) -> None:
    """Installs in a new environment and checks drafts there.

    Raises `InstallError` where anything is not as it should be, `NoIndexError` where nothing can
    be fetched.
    """
    program = install(setting, wheel, folder)
    _expect(program, folder, ["--version"], 0, f"factcheck {wheel.name.split('-')[1]}")
    shipped = "example claims that ship with factcheck"
    _expect(program, folder, ["check", "--text", WRONG], 1, "CONTRADICTED", shipped)
    Path(folder, "story.md").write_text(f"# Mines\n\n{WRONG}\n", encoding="utf-8")
    Path(folder, "story.html").write_text(f"<p>{WRONG}</p>", encoding="utf-8")
    drafts = ["check", "story.md", "story.html", "--jobs", "2", "--format", "line"]
    _expect(program, folder, drafts, 1, "story.html:1:4: contradicted", "story.md:3:1: contrad")
    _expect(program, folder, ["search", "casualties"], 0, "casualties")
    _expect(program, folder, ["validate", "--format", "json"], 0, '"errors": 0')
    write_docx(Path(folder, "story.docx"), WRONG)
    word = ["check", "story.docx", "--format", "line"]
    if setting.extra in ("docx", "test", "dev"):
        _expect(program, folder, word, 1, "story.docx:1:1: contradicted")
    else:
        _expect(program, folder, word, 2, "story.docx", "pip install 'factcheck-cli[docx]'")


def install(setting: Setting, wheel: Path, folder: Path) -> Path:
    """Returns the installed program."""
    _run([setting.python, "-m", "venv", folder])
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    wanted = f"{wheel}[{setting.extra}]" if setting.extra else str(wheel)
    if setting.versions == "newest":
        _run([scripts / "python", "-m", "pip", "install", "--quiet", wanted])
    else:
        lowest: list[str | Path] = ["--resolution", "lowest-direct", "--python", scripts / "python"]
        _run([*(find_uv() or []), "pip", "install", "--quiet", *lowest, *_pinned(wheel, setting)])
    return scripts / "factcheck"


def _pinned(wheel: Path, setting: Setting) -> list[str]:
    """Returns the wheel with its own dependencies as direct ones, so that their bounds count."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode()
    needed = re.findall(r"^Requires-Dist: (.+?)(?:; extra == '(\w+)')?$", metadata, re.MULTILINE)
    extras = _with_inner({setting.extra}, needed)
    own = [need for need, extra in needed if (extra or None) in {None, *extras}]
    return [*(need for need in own if not need.startswith("factcheck-cli")), str(wheel)]


def _with_inner(extras: set[str | None], needed: Sequence[tuple[str, str]]) -> set[str | None]:
    """Adds the extras that extras ask for."""
    inner = {
        name
        for need, extra in needed
        if extra in extras and need.startswith("factcheck-cli[")
        for name in need.partition("[")[2].rstrip("]").split(",")
    }
    return extras if inner <= extras else _with_inner(extras | inner, needed)


def write_docx(path: Path, words: str) -> None:
    """Writes a Word document of one paragraph, without the package that reads it."""
    types = "application/vnd.openxmlformats-"
    kinds = "http://schemas.openxmlformats.org"
    main_part = f"{types}officedocument.wordprocessingml.document.main+xml"
    relation = f"{kinds}/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{kinds}/package/2006/content-types"><Default Extension="rels" '
            f'ContentType="{types}package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_part}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{kinds}/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{kinds}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            f"<w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
        ),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')


def _expect(program: Path, folder: Path, arguments: list[str], code: int, *told: str) -> None:
    surroundings = {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(folder / "cache")}
    done = subprocess.run(
        [program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=surroundings,
        check=False,
    )
    shown = done.stdout + done.stderr
    if done.returncode != code or not all(words in shown for words in told):
        raise InstallError(f"{' '.join(arguments)} ended with {done.returncode}: {shown}")


def _run(command: Sequence[str | Path]) -> None:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode == 0:
        return
    if any(sign in done.stderr for sign in NO_INDEX):
        raise NoIndexError(done.stderr)
    raise InstallError(done.stderr)


if __name__ == "__main__":
    sys.exit(main())
