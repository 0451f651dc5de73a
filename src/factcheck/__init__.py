"""A linter for facts: checks every sentence of a draft against curated claims."""
