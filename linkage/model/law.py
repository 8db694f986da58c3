"""Law (法规): what statutes and notices fix, as dated values with their article and whether somebody read it.

A value holds from its first day to its last; a season asks for the one in force on a day. What nobody has
compared with the text of the instrument says so wherever it is shown.
"""

from __future__ import annotations

import datetime

from attrs import frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Figure


class NoLawError(Exception):
    """No version of a statutory value covers the day that is asked about (无适用法条)."""

    def __init__(self, name: str, day: datetime.date, where: str) -> None:
        self.name, self.day, self.where = name, day, where
        super().__init__(f"无适用法条（{day}）")


@frozen
class Parameter:
    """One value of a law (法定参数).

    ``said`` is the value as it is written; ``figure`` the number it means, nothing for a plain 不得.
    ``source`` names the version, or what is doubtful about it.
    """

    name: str
    said: str
    figure: Figure | None
    first: datetime.date
    last: datetime.date | None
    cite: Citation
    source: str
    where: Where

    def covers(self, day: datetime.date) -> bool:
        """Say whether the value is in force on the day; both ends count."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: Parameter) -> bool:
        """Say whether both would be in force on some day."""
        return (self.last is None or other.first <= self.last) and (
            other.last is None or self.first <= other.last
        )

    def __str__(self) -> str:
        """Tell article and version as a finding does."""
        return f"{self.cite}（{self.source}）"


@frozen
class Laws:
    """All values a season knows: those that come with the program, and its own in place of them."""

    parameters: tuple[Parameter, ...] = ()

    def on(self, name: str, day: datetime.date) -> Parameter | None:
        """The version in force on a day, or nothing when no version covers it."""
        return next((p for p in self.parameters if p.name == name and p.covers(day)), None)

    def required(self, name: str, day: datetime.date, where: object) -> Parameter:
        """The version in force on a day.

        Raises :class:`NoLawError` when none covers it; a check that asks counts as not made then.
        """
        found = self.on(name, day)
        if found is None:
            raise NoLawError(name, day, str(where))
        return found

    def with_own(self, own: Laws) -> Laws:
        """Put a season's own values in the place of all versions of the same name."""
        named = {parameter.name for parameter in own.parameters}
        kept = tuple(parameter for parameter in self.parameters if parameter.name not in named)
        return Laws((*kept, *own.parameters))
