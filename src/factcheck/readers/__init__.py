"""Bytes to Document: one file a format, one line in READERS."""
