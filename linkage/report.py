"""Report (报表): tables added up from a settlement's own figures, never typed a second time.

A report changes nothing and judges nobody: households stand in the order of the roster, never by income.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from attrs import field, frozen

from linkage.model.entitlement import Settlement
from linkage.press.drawing import Edition

Kind: TypeAlias = Literal["text", "center", "num"]


@frozen
class Heading:
    """A column of a table: its heading, its width in mm (nought: what is left), how its cells stand.

    ``added`` says that the amount in the last row is the sum of those above it; ``says`` is what the amounts
    are in the words of sums that all papers share, of whoever the rows are about (``Table.whose``).
    """

    text: str
    width: int = 0
    kind: Kind = "text"
    added: bool = False
    says: str = ""


@frozen
class Table:
    """A table of a report: heading, columns, rows of words, a last row of totals, and notes below it.

    ``sheet_only`` keeps a table off the paper: it is for those who look up a row, and stands in the workbook.
    ``paired`` sets two rows side by side on paper, for a long list of short rows without a total.
    ``whose`` names for each row, and perhaps for the last one, whose sums it says, as :mod:`known_sums` does.
    """

    heading: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sheet_only: bool = False
    paired: bool = False
    whose: tuple[str, ...] = ()


@frozen
class Report:
    """A report: its template id, its title, who may see it, what it is about, and its tables.

    ``tell`` gives no table where a season has nothing to report; then there is no paper. ``mechanisms`` are
    the numbers of the policy mechanisms it serves.
    """

    name: str
    title: str
    edition: Edition
    about: tuple[str, ...]
    tell: Callable[[Settlement], Sequence[Table]] = field(eq=False)
    mechanisms: tuple[int, ...] = ()

    @property
    def path(self) -> str:
        """Where the paper stands in the output folder."""
        return f"{'公开' if self.edition == 'public' else '内部'}/{self.name}.pdf"
