"""From a sentence and a book to ranked candidates."""
