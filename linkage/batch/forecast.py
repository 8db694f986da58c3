"""How much is still to come (预计): pages and bytes, reckoned from the villages that are done.

A village's pages are not known before it is settled. What is known is the weight of its files; the villages
of one county are alike, so pages and bytes of what is done tell what is to come, by weight.
"""

from __future__ import annotations

from attrs import define

# Before any village is done: a set takes at least so many times the bytes of its season.
_LEAST = 8


@define
class Forecast:
    """``ahead`` is the weight that is still to be done; the others sum up what was done."""

    ahead: int
    weight: int = 0
    pages: int = 0
    space: int = 0

    def passed(self, weight: int) -> None:
        """A village needs nothing to be done, or gave nothing."""
        self.ahead -= weight

    def done(self, weight: int, pages: int, space: int) -> None:
        """A village gave so many pages and bytes."""
        self.ahead -= weight
        self.weight += weight
        self.pages += pages
        self.space += space

    @property
    def pages_in_all(self) -> int:
        """The pages done and to come; those to come are known when some are done."""
        return self.pages + (self.ahead * self.pages // self.weight if self.weight else 0)

    def space_of(self, weight: int) -> int:
        """The bytes that files of this weight will come to."""
        return weight * self.space // self.weight if self.weight else weight * _LEAST
