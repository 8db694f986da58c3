"""The result document packed small (结果文件，压紧): its rows are the very bytes that are written.

A derivation as data takes thirty times the memory of what it tells, and making it again takes longer than
reading it back. So every row is made and written once; the second evaluation reads these very bytes, one
bundle at a time, and papers, which need the rows of a household together, get the document whole.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, overload

from attrs import define, field, frozen

from linkage.engine.result import Rows, result_parts
from linkage.ground.canonical import canonical_text
from linkage.ground.figure import Json
from linkage.model.entitlement import Settlement

_BUNDLE = 64
#: Quick rather than small: rows are so alike that more pains save little.
_PAINS = 1


@define(eq=False)
class PackedRows(Sequence[Json]):
    """Rows of a document as canonical texts, compressed bundle by bundle; one bundle is open at a time."""

    _bundles: list[bytes]
    _count: int
    _open: tuple[int, list[dict[str, Any]]] = field(default=(-1, []), init=False)

    @classmethod
    def of(cls, rows: Iterable[Json]) -> PackedRows:
        """Write rows one after the other; none is kept as data."""
        bundles: list[bytes] = []
        count, texts = 0, map(canonical_text, rows)
        while bundle := list(islice(texts, _BUNDLE)):
            bundles.append(zlib.compress("\n".join(bundle).encode(), _PAINS))
            count += len(bundle)
        return cls(bundles, count)

    def pieces(self) -> Iterator[bytes]:
        """The rows as they stand in the document, with commas between them, many at a time."""
        for at, bundle in enumerate(self._bundles):
            yield (b"," if at else b"") + zlib.decompress(bundle).replace(b"\n", b",")

    def row(self, at: int) -> dict[str, Any]:
        """One row with its derivations, read back from its bytes."""
        bundle, place = divmod(at, _BUNDLE)
        if self._open[0] != bundle:
            texts = zlib.decompress(self._bundles[bundle]).split(b"\n")
            self._open = bundle, [json.loads(text) for text in texts]
        return self._open[1][place]

    def texts(self) -> Iterator[bytes]:
        """The canonical text of each row."""
        return (text for one in self._bundles for text in zlib.decompress(one).split(b"\n"))

    def whole(self) -> list[Json]:
        """All rows as data."""
        return list(map(json.loads, self.texts()))

    def __len__(self) -> int:
        """How many rows there are."""
        return self._count

    def __iter__(self) -> Iterator[Json]:
        """Give one row after the other."""
        return (self[at] for at in range(self._count))

    @overload
    def __getitem__(self, at: int) -> Json: ...

    @overload
    def __getitem__(self, at: slice) -> list[Json]: ...

    def __getitem__(self, at: int | slice) -> Json | list[Json]:
        """One row, whose derivations are read when somebody looks at them; or several."""
        if isinstance(at, slice):
            return [self[one] for one in range(self._count)[at]]
        place = range(self._count)[at]
        row: dict[str, Json] = dict(self.row(place))
        if "trace" in row:
            row["trace"] = Derivation(self, place, ("trace",))
        traces = row.get("traces")
        if isinstance(traces, dict):
            # Whoever keeps the row keeps these names: every row of a county has the same few.
            row["traces"] = {
                sys.intern(name): Derivation(self, place, ("traces", sys.intern(name))) for name in traces
            }
        return row


@frozen(eq=False)
class Derivation(Mapping[str, Json]):
    """A derivation of a packed row, read whenever somebody looks at it."""

    _rows: PackedRows
    _at: int
    _path: tuple[str, ...]

    def _read(self) -> dict[str, Json]:
        found: Any = self._rows.row(self._at)
        for key in self._path:
            found = found[key]
        told: dict[str, Json] = found
        return told

    def __getitem__(self, key: str) -> Json:
        """Give a part of it."""
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        """Name its parts."""
        return iter(self._read())

    def __len__(self) -> int:
        """How many parts it has."""
        return len(self._read())


class PackedResult(Mapping[str, Json]):
    """A result document, digest included: what there is one of for each household is packed."""

    def __init__(self, settlement: Settlement, inputs: Sequence[tuple[str, str]]) -> None:
        self._parts: dict[str, Json] = {
            key: PackedRows.of(part) if isinstance(part, Rows) else part
            for key, part in result_parts(settlement, inputs).items()
        }
        hashed = hashlib.sha256()
        for piece in self.pieces():
            hashed.update(piece)
        self._parts["digest"] = hashed.hexdigest()
        self._whole: dict[str, Json] | None = None

    def __getitem__(self, key: str) -> Json:
        """Give a part; the derivations in its rows are read when somebody looks at them."""
        return self._parts[key]

    def __iter__(self) -> Iterator[str]:
        """Name the parts."""
        return iter(self._parts)

    def __len__(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    def pieces(self) -> Iterator[bytes]:
        """The canonical bytes of the document, piece by piece."""
        opening = "{"
        for key, part in sorted(self._parts.items()):
            yield f"{opening}{canonical_text(key)}:".encode()
            if isinstance(part, PackedRows):
                yield b"["
                yield from part.pieces()
                yield b"]"
            else:
                yield canonical_text(part).encode()
            opening = ","
        yield b"}\n"

    def whole(self) -> dict[str, Json]:
        """The document with everything in it, made once and kept."""
        if self._whole is None:
            self._whole = {
                key: part.whole() if isinstance(part, PackedRows) else part
                for key, part in self._parts.items()
            }
        return self._whole
