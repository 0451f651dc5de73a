"""Finds the claims of a folder where the user names none."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import ClaimsError
from factcheck.records import dataclass

CLAIMS_FOLDER = "claims"


@dataclass(frozen=True, slots=True)
class DiscoveredClaims:
    """Names the claims to use; `is_example` says that they are those of the package."""

    path: Path
    is_example: bool


def discover_claims(folder: str | Path = ".") -> DiscoveredClaims:
    """Returns `claims/` of the folder where it has one, and the shipped example otherwise.

    Raises `ClaimsError` where the installation lacks the example.
    """
    own = Path(folder) / CLAIMS_FOLDER
    if own.is_dir():
        return DiscoveredClaims(own, is_example=False)
    return DiscoveredClaims(find_example(), is_example=True)


def find_example() -> Path:
    """Returns the path of the claims that ship with the package.

    They lie inside an installed package, and at the top of the repository in an editable install.
    """
    shipped = Path(__file__).parent / "example"
    repository = Path(__file__).parents[3] / CLAIMS_FOLDER
    for folder in (shipped, repository):
        for path in sorted(folder.glob("*.yaml")):
            return path
    raise ClaimsError(
        "there is no claims/ folder here, and the example is missing from the installation: "
        "name your claims with --claims"
    )
