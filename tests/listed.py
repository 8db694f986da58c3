"""A list of rows in a file of our own, from which a page of the docs is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from linkage.ground.source import MappingNode, Scalar, SequenceNode, read_yaml


def listed_rows(path: Path, heading: str, keys: set[str]) -> Iterator[dict[str, str]]:
    """The rows under a heading, each as texts by key; a key beside the known ones is a mistake."""
    node, problems = read_yaml(path.name, path.read_bytes())
    assert problems == []
    assert isinstance(node, MappingNode)
    rows = node.get(heading)
    assert isinstance(rows, SequenceNode)
    for row in rows.items:
        assert isinstance(row, MappingNode)
        assert {key.text for key, _ in row.entries} <= keys
        yield {key.text: value.text for key, value in row.entries if isinstance(value, Scalar)}
