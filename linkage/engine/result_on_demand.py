"""The result document of a large season: its derivations are written when they are looked at, and not kept.

A derivation as data takes thirty times the memory of the figure it tells of. The second evaluation and the
bytes need one after the other, so no more than one is held; papers, which need those of a household together,
get the document whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.engine.result import Rows, result_parts
from linkage.ground.canonical import canonical_pieces, digest
from linkage.ground.figure import Figure, Json
from linkage.model.entitlement import Settlement


class Derivation(Mapping[str, Json]):
    """A derivation as data, made from its figure whenever somebody looks at it."""

    __slots__ = ("_figure",)
    #: The one that was looked at last: whoever asks for one key asks for the others.
    _last: tuple[Figure | None, dict[str, Json]] = (None, {})

    def __init__(self, figure: Figure) -> None:
        self._figure = figure

    def _told(self) -> dict[str, Json]:
        figure, told = Derivation._last
        if figure is not self._figure:
            told = self._figure.trace()
            Derivation._last = (self._figure, told)
        return told

    def __getitem__(self, key: str) -> Json:
        """Give a part of it."""
        return self._told()[key]

    def __iter__(self) -> Iterator[str]:
        """Name its parts."""
        return iter(self._told())

    def __len__(self) -> int:
        """How many parts it has."""
        return len(self._told())


class ResultOnDemand(Mapping[str, Json]):
    """A result document, digest included, whose rows and derivations are not kept."""

    def __init__(self, settlement: Settlement, inputs: Sequence[tuple[str, str]]) -> None:
        self._parts = result_parts(settlement, inputs, Derivation)
        self._parts["digest"] = digest(result_parts(settlement, inputs))
        self._whole: dict[str, Json] | None = None

    def __getitem__(self, key: str) -> Json:
        """Give a part; rows are made when they are looked at."""
        return self._parts[key]

    def __iter__(self) -> Iterator[str]:
        """Name the parts."""
        return iter(self._parts)

    def __len__(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the document, piece by piece."""
        return canonical_pieces(self._parts)

    def whole(self) -> dict[str, Json]:
        """The document with everything in it, made once and kept."""
        if self._whole is None:
            self._whole = {key: _kept(part) for key, part in self._parts.items()}
        return self._whole


def _kept(part: Json) -> Json:
    match part:
        case Derivation():
            return dict(part)
        case Rows():
            return [_kept(row) for row in part]
        case dict():
            return {key: _kept(item) for key, item in part.items()}
        case _:
            return part
