"""Times a folder of drafts with one process and with two: what `--jobs` brings."""

from __future__ import annotations

from pathlib import Path

from .material import Material
from .processes import program, ratio, time_commands

SENTENCES = 100_000
SHORT = 120
SENTENCES_A_DRAFT = 40


def write_drafts(material: Material, folder: Path, sentences: int) -> Path:
    """Writes so many sentences, no two of them equal, as drafts into a folder."""
    drafts = folder / "drafts"
    drafts.mkdir()
    for start in range(0, sentences, SENTENCES_A_DRAFT):
        numbers = range(start, min(start + SENTENCES_A_DRAFT, sentences))
        text = "\n\n".join(_numbered(material.sentences, number) for number in numbers)
        (drafts / f"{start:07}.md").write_text(f"{text}\n", encoding="utf-8")
    return drafts


def _numbered(sentences: tuple[str, ...], number: int) -> str:
    text = sentences[number % len(sentences)]
    return f"{text[:-1]} (item {number + 1}){text[-1]}"


def speed_up(material: Material, folder: Path, sentences: int, rounds: int) -> float:
    """Returns how much faster two processes are than one, the whole run timed."""
    drafts = write_drafts(material, folder, sentences)
    claims = str(material.claims)
    check = ("check", "--no-cache", "--claims", claims, "--format", "line", str(drafts))
    commands = {jobs: program(*check, "--jobs", jobs) for jobs in ("1", "2")}
    return ratio(time_commands(commands, folder, rounds, warm_up=False), "1", "2")
