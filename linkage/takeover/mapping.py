"""Mapping (对照): which old sheet becomes which register, and which old column which column of it.

A mapping is learned once and kept as a YAML file. Everything that could be guessed is said in it: units,
forms of dates, what blanks mean, how household numbers come about.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import Factory, field, frozen

from linkage.ground.errors import Where

#: An answer a person still owes.
UNANSWERED = "？"
#: How dates may stand in an old column.
ANY_DAY, MONTH_FIRST, DAY_FIRST, MONTH_ONLY, SERIAL = "年月日", "月日年", "日月年", "年月", "表格天数"
DAY_FORMS = (ANY_DAY, MONTH_FIRST, DAY_FIRST, MONTH_ONLY, SERIAL)
#: Which blank cells take the content above them.
MERGED_CELLS, BLANK_CELLS = "合并格", "空格"
FILLS = (MERGED_CELLS, BLANK_CELLS)
#: Numbers that run on: over the whole register from a first one, or inside each household.
IN_HOUSEHOLD, UNDER_HOUSEHOLD = "户内", "户号-户内"

_NONE: Mapping[str, str] = MappingProxyType({})


@frozen
class ColumnMap:
    """Where one column of a register comes from.

    ``sources`` are old headings (or letters, “D列”): several make several rows of one old row. Instead of
    old columns there may be a ``constant``, a ``numbering``, a name ``looked_up`` in the roster (with the
    old column of the ``group``), old headings in braces ``joined``, or what another register (``same_row``)
    made of the same old row.
    """

    heading: str
    where: Where = field(factory=Where, eq=False)
    sources: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    unit: str = ""
    day_form: str = ANY_DAY
    fill: str = ""
    words: Mapping[str, str] = field(default=_NONE, hash=False)
    blanks: tuple[str, ...] = ()
    width: int = 0
    constant: str = ""
    numbering: str = ""
    every: str = ""
    looked_up: str = ""
    group: str = ""
    joined: str = ""
    same_row: str = ""

    @property
    def is_made(self) -> bool:
        """Say whether the column stands in no old column."""
        return not self.sources


@frozen
class PartMap:
    """What one old sheet gives one register.

    ``heading_rows`` are the first and last row of its headings; ``last_row`` the last row of data (0: all).
    ``needs`` is a register column without which an old row makes no row; ``dropped`` are old headings not
    to be kept.
    """

    sheet: str
    register: str
    columns: tuple[ColumnMap, ...]
    heading_rows: tuple[int, int] = (1, 1)
    last_row: int = 0
    needs: str = ""
    dropped: tuple[str, ...] = ()
    where: Where = field(factory=Where, eq=False)

    def column(self, heading: str) -> ColumnMap | None:
        """The map of a register column."""
        return next((column for column in self.columns if column.heading == heading), None)


@frozen
class TakeoverMap:
    """A whole mapping; ``unread`` are old sheets somebody decided to leave."""

    parts: tuple[PartMap, ...]
    unread: tuple[str, ...] = ()
    file: str = ""


@frozen
class Question:
    """What nobody can know from the old sheets: the answers there are, each as the column it would make."""

    part: int
    heading: str
    asks: str
    answers: tuple[tuple[str, ColumnMap], ...] = Factory(tuple)
