"""Charter (章程): the village's own rates and rules, as values with their article."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure
from linkage.ground.source import Scalar


@frozen
class Charter:
    """The charter of a season: title, the day it was passed, its values by name.

    ``settings`` are the values whose number is copied into 约定, with the article they stand in.
    """

    title: str
    adopted: Day | None
    values: Mapping[str, Figure]
    where: Where
    papers: Mapping[str, str] = field(factory=dict)
    settings: Mapping[str, tuple[Scalar, Citation]] = field(factory=dict)
