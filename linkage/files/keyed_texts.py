"""Keyed texts: every text of an arrangement with the key it stands under and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkage.ground.errors import Where
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode


def keyed_texts(nodes: Iterable[Node]) -> Iterator[tuple[str, str, Where]]:
    """Every text with the key it stands under and its place; the keys too, under the key above them."""
    waiting: list[tuple[str, Node]] = [("", node) for node in nodes]
    while waiting:
        key, node = waiting.pop()
        match node:
            case MappingNode(entries=entries):
                waiting += [(name.text, value) for name, value in entries]
                yield from ((key, name.text, name.where) for name, _ in entries)
            case SequenceNode(items=items):
                waiting += [(key, item) for item in items]
            case Scalar(text=text, where=where):
                yield key, text, where
