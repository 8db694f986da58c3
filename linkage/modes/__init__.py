"""One way of bringing shares to whole steps a file."""
