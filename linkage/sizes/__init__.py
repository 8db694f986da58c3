"""One way of saying what a step of a pool asks for a file."""
