"""Writes first_names.tsv: common first names with the sex they mostly tell.

Run by hand at development time with PyPI's package `names` installed (it carries the first-name
frequencies of the 1990 census of the United States, in the public domain) and
first_name_additions.tsv beside this script. Not used at run time.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).parent
_HEADER = """\
# First names with the sex they mostly tell (m, f, or empty where they are borne by both).
# Origin: first names of the 1990 census of the United States (public domain, as in PyPI's package
# `names`), the most common only, and scripts/first_name_additions.tsv (general knowledge).
"""
# Names below these shares of the cumulative frequency (percent) are left out.
_COVERED = 82.0


def main() -> None:
    """Writes the list."""
    spec = find_spec("names")
    if spec is None or spec.origin is None:
        raise SystemExit("the package names is not installed: pip install names")
    folder = Path(spec.origin).parent
    shares = {
        sex: _shares(folder / f"dist.{word}.first")
        for sex, word in (("m", "male"), ("f", "female"))
    }
    sexes: dict[str, str] = {}
    for name in sorted(shares["m"].keys() | shares["f"].keys()):
        male, female = shares["m"].get(name, 0.0), shares["f"].get(name, 0.0)
        sexes[name] = "m" if male > 4 * female else "f" if female > 4 * male else ""
    for line in (_HERE / "first_name_additions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sex, names = line.split("\t")
            sexes.update(dict.fromkeys(names.split("|"), sex))
    rows = (f"{name}\t{sex}" for name, sex in sorted(sexes.items()))
    (_HERE.parent / "first_names.tsv").write_text(_HEADER + "\n".join(rows) + "\n", "utf-8")


def _shares(path: Path) -> dict[str, float]:
    shares: dict[str, float] = {}
    for line in path.read_text("utf-8").splitlines():
        name, share, cumulative = line.split()[:3]
        if float(cumulative) <= _COVERED:
            shares[name.lower()] = float(share)
    return shares


if __name__ == "__main__":
    main()
