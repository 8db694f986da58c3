"""Readers of conditions (读资格): one kind a file, found by its key."""
