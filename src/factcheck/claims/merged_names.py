"""Keeps the names of a curated file, and says which others new claims need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.name_lexicon import general_forms
from factcheck.language.name_tokens import fold_name
from factcheck.model import Claim, Name


class NameBook:
    """Knows the names of a file and those that an article introduces; gathers what is needed."""

    def __init__(self, known: Sequence[Name], found: Sequence[Name]) -> None:
        """Starts with the names of the file, `known`, and those of the article, `found`."""
        self.needed: list[Name] = []
        self._found = found
        self._forms: dict[str, str] = {}
        for name in known:
            for form in (name.name, *name.aliases):
                self._forms.setdefault(fold_name(form), name.name)

    def speaker(self, written: str | None) -> str | None:
        """Returns the name under which the file knows a speaker of the article."""
        if written is None:
            return None
        name = self._find(written)
        return self._known_as(name) or written if name is not None else self._own(written)

    def need(self, claim: Claim) -> None:
        """Adds the names that a new claim mentions, or whose words it gives, to the needed."""
        words = f" {fold_name(claim.quote or '')} "
        for name in self._found:
            forms = (name.name, *name.aliases)
            mentioned = any(f" {fold_name(form)} " in words for form in forms)
            if mentioned or name.name == claim.speaker:
                self._add(name)

    def _find(self, written: str | None) -> Name | None:
        return next((name for name in self._found if name.name == written), None)

    def _own(self, written: str) -> str:
        return self._forms.get(fold_name(written), written)

    def _known_as(self, name: Name) -> str | None:
        """Returns the main name in the file of somebody whom the article introduces."""
        forms = (name.name, *name.aliases)
        return next(filter(None, (self._forms.get(fold_name(form)) for form in forms)), None)

    def _add(self, name: Name) -> None:
        if self._known_as(name) is not None:
            return
        aliases = tuple(one for one in name.aliases if fold_name(one) not in self._forms)
        owner = self._own(name.of) if name.of is not None else None
        added = replace(name, aliases=aliases, of=owner)
        for form in (name.name, *aliases):
            self._forms[fold_name(form)] = name.name
        self.needed.append(added)
        if owner is not None and fold_name(owner) not in self._forms:
            belongs_to = self._find(owner)
            if belongs_to is not None and not general_forms(fold_name(owner)):
                self._add(belongs_to)
