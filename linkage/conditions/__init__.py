"""Conditions (资格条件), a shelf: one kind of condition a file, asked of a row and its person."""
