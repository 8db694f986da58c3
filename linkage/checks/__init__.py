"""One check a file; each looks at a settled season and says what it found."""
