"""Arrangement ground (读协议的底子): what arrangements are read against."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from linkage.files.headings import Headings
from linkage.model.charter import Charter
from linkage.model.registers import Books


@frozen
class Ground:
    """What arrangements are read against: registers, headings, income labels, the charter."""

    books: Books
    headings: Mapping[str, Headings]
    labels: Mapping[str, tuple[str, ...]]
    charter: Charter | None = None
    unread: frozenset[str] | None = frozenset()

    def silent(self, sheet: str) -> bool:
        """Say whether a sheet is there but could not be read (``None``: no sheet could); told elsewhere."""
        return self.unread is None or sheet in self.unread
