"""Keeps large claim books on disk, indexed, so that a check reads only the claims it needs."""
