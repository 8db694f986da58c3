"""One table a file: rows of words for other programs."""
