"""One kind of detail a file: agree, conflict, added or note."""
