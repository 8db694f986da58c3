"""Batch (批量): one season or a county's, each published as a set of its own and told to the person."""
