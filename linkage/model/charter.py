"""Charter (章程): the village's own rates and rules, as values with their article."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure
from linkage.ground.source import Scalar
from linkage.model.registers import Books
from linkage.model.tax import TaxChoice


@frozen
class Charter:
    """The charter of a season: title, the day it was passed, its values by name.

    ``settings`` are the values whose number is copied into 约定, with the article they stand in; ``region``
    is the province, or province and county, whose rules hold here.
    """

    title: str
    adopted: Day | None
    values: Mapping[str, Figure]
    where: Where
    papers: Mapping[str, str] = field(factory=dict)
    settings: Mapping[str, tuple[Scalar, Citation]] = field(factory=dict)
    region: tuple[str, ...] = ()
    taxes: Mapping[str, TaxChoice] = field(factory=dict)

    def figures(self, books: Books) -> dict[str, tuple[Figure, Citation]]:
        """Every value with its article, those that stand in 约定 as they stand there."""
        found = {name: (figure, figure.cites[0]) for name, figure in self.values.items() if figure.cites}
        agreed = {row.text("参数"): row.figure("数值") for row in books.rows("约定")}
        for name, (said, cite) in self.settings.items():
            figure = agreed.get(said.text.partition(".")[2].strip())
            if figure is not None:
                found[name] = (figure, cite)
        return found
