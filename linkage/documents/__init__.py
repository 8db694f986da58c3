"""One document a file: what a paper shows, in words; how it looks stands in its template."""
