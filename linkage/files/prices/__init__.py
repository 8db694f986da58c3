"""Readers of prices (读单价): one kind a file, found by the keys it knows."""
