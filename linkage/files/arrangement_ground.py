"""Arrangement ground (读协议的底子): what arrangements are read against."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import field, frozen

from linkage.files.headings import Headings
from linkage.ground.figure import Figure
from linkage.model.charter import Charter
from linkage.model.law import Laws, NoLawError
from linkage.model.registers import Books


@frozen
class Ground:
    """What arrangements are read against: registers, headings, income labels, the charter, the law."""

    books: Books
    headings: Mapping[str, Headings]
    labels: Mapping[str, tuple[str, ...]]
    charter: Charter | None = None
    unread: frozenset[str] | None = frozenset()
    laws: Laws = field(factory=Laws)

    def silent(self, sheet: str) -> bool:
        """Say whether a sheet is there but could not be read (``None``: no sheet could); told elsewhere."""
        return self.unread is None or sheet in self.unread

    def law(self, name: str, day: datetime.date) -> Figure | str:
        """The number a law fixes on a day, with its article; or why there is none."""
        try:
            held = self.laws.reckoned_with(name, day, "")
        except NoLawError as gap:
            return f"没有哪一版管到 {day}{f'，{gap.known}' if gap.known else ''}"
        if held.figure is None:
            return f"{day} 那一版写的是“{held.said}”，不是数"
        return held.figure if held.cite in held.figure.cites else held.figure.named(name, held.cite)
