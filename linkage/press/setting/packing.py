"""Packs the streams of a file (RFC 1950, 1951): the same bytes every time.

Outlines hardly repeat: short codes for frequent bytes are nearly all there is to gain. So the codes are made
once for all outlines of a face, each outline is written in them once, and what a file packs are the bits that
are there already, one outline behind the other. That is for files of which there are many. zlib, which also
finds what several outlines share, takes ten times as long and makes a tenth less of it.
"""

from __future__ import annotations

import heapq
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

# The effort for words, and the room for it: more takes half as long again and gains a thirtieth.
_QUICK = (4, zlib.DEFLATED, 14, 7)

# What is packed once for many files, or for few, is worth more.
_TIGHT = (9, zlib.DEFLATED, 15, 9)

_PLAIN = zlib.Z_DEFAULT_STRATEGY

# Bytes rarer than one in so many count as if they were not: so no code has more than the 15 bits it may have.
_RAREST = 2000

# The end of a block, after the 256 bytes.
_END = 256

# So many bytes at most stand together as they are.
_WHOLE = 0xFFFF

_HEAD = b"\x78\x01"


def pack(data: bytes, *, tight: bool = False, figures: bool = False) -> bytes:
    """Pack words, quickly or tight; of mostly ``figures`` only longer pieces are looked for a second time."""
    packing = zlib.compressobj(*(_TIGHT if tight else _QUICK), zlib.Z_FILTERED if figures else _PLAIN)
    return packing.compress(data) + packing.flush()


def pack_rows(rows: Sequence[bytes], *, tight: bool = False) -> tuple[str, bytes]:
    """Pack a table of rows of one length: what a PDF says of the stream, and the stream.

    Packed tight, each row says how it differs from the one above (RFC 2083, filter Up).
    """
    if not tight:
        return "", pack(b"".join(rows))
    wide = len(rows[0])
    lines = []
    before = bytes(wide)
    for row in rows:
        lines.append(b"\2" + bytes([(one - other) & 0xFF for one, other in zip(row, before, strict=True)]))
        before = row
    return f"/DecodeParms<</Predictor 12/Columns {wide}>>", pack(b"".join(lines), tight=True)


def pack_objects(
    texts: Mapping[int, str], *, tight: bool = False, figures: bool = False
) -> tuple[str, bytes]:
    """Pack objects of a PDF by their numbers into one stream: what a PDF says of it, and the stream."""
    begins = accumulate([len(words) + 1 for words in texts.values()], initial=0)
    first = " ".join([f"{number} {begin}" for number, begin in zip(texts, begins, strict=False)]) + "\n"
    inside = "".join((first, "\n".join(texts.values()), "\n")).encode("latin-1")
    return f"/Type/ObjStm/N {len(texts)}/First {len(first)}", pack(inside, tight=tight, figures=figures)


class Packed:
    """Some bytes in the codes of their face; where they begin in a byte, they have other bytes."""

    __slots__ = ("_bits", "_size", "turned")

    def __init__(self, bits: int, size: int) -> None:
        self._size = size
        self._bits = bits
        #: By the bits that are taken of a byte, as far as they were asked for: see :meth:`behind`.
        self.turned: list[tuple[int, bytes, int] | None] = [None] * 8

    @classmethod
    def told(cls, bits: str) -> Packed:
        """What is told in bits, the first one first."""
        return cls(int(bits[::-1] or "0", 2), len(bits))

    @classmethod
    def joined(cls, several: Iterable[Packed]) -> Packed:
        """Several, one behind the other."""
        bits = size = 0
        for one in several:
            bits |= one._bits << size  # noqa: SLF001 - its own kind
            size += one._size  # noqa: SLF001 - as above
        return cls(bits, size)

    def behind(self, bit: int) -> tuple[int, bytes, int]:
        """What is added to a byte of which so many bits are taken, the bytes behind, the bits of the last."""
        stop = self._size + bit
        data = (self._bits << bit).to_bytes(stop // 8 + 1, "little")
        found = self.turned[bit] = data[0], data[1:], stop % 8
        return found


class OutlineCodes:
    """The codes for the bytes of all outlines of a face."""

    def __init__(self, outlines: Iterable[bytes]) -> None:
        counts = Counter(b"".join(outlines))
        least = max(1, -(-sum(counts.values()) // _RAREST))
        lengths = code_lengths([max(counts[byte], least) for byte in range(_END)] + [least])
        self._codes = _codes_of(lengths)
        self._block = Packed.told(_tables(lengths))
        self._end = Packed.told(self._codes[_END])

    def packed(self, outline: bytes) -> Packed:
        """Write an outline in codes."""
        return Packed.told("".join([self._codes[byte] for byte in outline]))

    def pack(self, head: bytes, outlines: Iterable[bytes], packed: Iterable[Packed]) -> bytes:
        """Pack a head, as it is, and outlines behind it, in any number of pieces."""
        out = bytearray(_HEAD)
        for at in range(0, len(head), _WHOLE):
            some = head[at : at + _WHOLE]
            out += (
                b"\x00" + len(some).to_bytes(2, "little") + (_WHOLE - len(some)).to_bytes(2, "little") + some
            )
        out.append(0)
        bit = 0
        for one in (self._block, *packed, self._end):
            first, rest, bit = one.turned[bit] or one.behind(bit)
            out[-1] |= first
            out += rest
        if not bit:
            del out[-1]
        out += zlib.adler32(b"".join((head, *outlines))).to_bytes(4, "big")
        return bytes(out)


def code_lengths(counts: Sequence[int]) -> list[int]:
    """How long the code of each sign is, so that all together are shortest (Huffman).

    >>> code_lengths([5, 1, 1, 2])
    [1, 3, 3, 2]
    """
    lengths = [0] * len(counts)
    heap: list[tuple[int, int, tuple[int, ...]]] = [
        (count, sign, (sign,)) for sign, count in enumerate(counts)
    ]
    heapq.heapify(heap)
    while len(heap) > 1:
        count, sign, signs = heapq.heappop(heap)
        count_other, _, signs_other = heapq.heappop(heap)
        for one in (*signs, *signs_other):
            lengths[one] += 1
        heapq.heappush(heap, (count + count_other, sign, signs + signs_other))
    return lengths


def _codes_of(lengths: Sequence[int]) -> list[str]:
    """The codes of these lengths, in bits: shorter ones first, of equals the earlier sign."""
    codes = [""] * len(lengths)
    code, before = 0, 0
    for length, sign in sorted((length, sign) for sign, length in enumerate(lengths)):
        code <<= length - before
        codes[sign] = f"{code:0{length}b}"
        code, before = code + 1, length
    return codes


def _tables(lengths: Sequence[int]) -> str:
    """How a last block begins that has these codes for its signs and repeats nothing.

    Lengths are told in four bits each. There have to be codes for distances: two, that are never used.
    """
    kinds = [0, 0, 0] + [4] * 16
    told = [f"{length:04b}" for length in (*lengths, 1, 1)]
    return "".join(
        (_bits(0b101, 3), _bits(0, 5), _bits(1, 5), _bits(15, 4), *[_bits(k, 3) for k in kinds], *told)
    )


def _bits(value: int, size: int) -> str:
    """A number in bits, the lowest first."""
    return f"{value:0{size}b}"[::-1]
