"""Report to text: one file a format, one line in RENDERERS."""
