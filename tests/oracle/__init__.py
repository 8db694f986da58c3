"""A second, naive engine, written from docs/conventions.md and docs/trace.md alone.

It shares no line with :mod:`linkage` and imports nothing of it: days are walked one by one, units are
numbers in a base unit, an odd fen is given out by sorting. It is slow, and knows only what the villages of
:mod:`random_villages` use; where it meets anything else it stops.
"""
