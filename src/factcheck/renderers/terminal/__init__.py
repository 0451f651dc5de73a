"""Lays out findings for a terminal: marked sentences, contrasts, evidence."""
