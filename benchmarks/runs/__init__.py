"""A county as it is really run, watched from outside."""
