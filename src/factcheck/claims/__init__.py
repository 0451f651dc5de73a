"""Claims files to ClaimBook: loading, validation, extraction."""
