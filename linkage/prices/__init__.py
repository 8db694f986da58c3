"""Prices (计价): one kind a file; each is a value that evaluates and words itself."""
