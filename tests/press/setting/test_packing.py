"""What is packed in codes made beforehand is unpacked by others."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.press.setting.packing import OutlineCodes, Packed, code_lengths, pack, pack_rows

RANDOM = random.Random(5)  # noqa: S311 (no secret)
OUTLINES = [
    bytes(RANDOM.choices(range(256), [1 + 4000 // (1 + byte) for byte in range(256)], k=k)) for k in range(90)
]


@pytest.mark.parametrize(
    ("known", "used"),
    [
        (OUTLINES, OUTLINES),
        (OUTLINES, OUTLINES[40:50]),
        (OUTLINES, [b""]),
        (OUTLINES, []),
        ([b""], [b""]),
        ([b"\x00" * 100_000], [bytes(range(256))]),
        ([bytes([byte]) * 2**byte for byte in range(20)], [bytes(range(256))]),
    ],
)
@pytest.mark.parametrize("head", [b"", b"head", b"\xff" * 65_535, b"\x01" * 140_001])
def test_others_unpack_it(known: Sequence[bytes], used: Sequence[bytes], head: bytes) -> None:
    codes = OutlineCodes(known)
    packed = [codes.packed(one) for one in used]
    for _ in range(2):
        assert zlib.decompress(codes.pack(head, used, packed)) == head + b"".join(used)
    halves = [Packed.joined(packed[: len(packed) // 2]), Packed.joined(packed[len(packed) // 2 :])]
    assert codes.pack(head, used, halves) == codes.pack(head, used, packed)


@pytest.mark.parametrize("rest", [0, 1, 10**3, 10**6, 10**9])
def test_no_code_is_longer_than_the_format_allows(rest: int) -> None:
    """Of bytes that are ever rarer the codes would grow without end."""
    lengths = code_lengths([max(2**sign, 2**39 // 500, 1) + rest for sign in range(40)] + [rest + 2**39] * 3)
    assert max(lengths) <= 15
    assert sum(2.0**-length for length in lengths) == 1


@given(st.binary(max_size=3000), st.booleans(), st.booleans())
def test_words_and_figures_are_unpacked_whole(data: bytes, tight: bool, figures: bool) -> None:  # noqa: FBT001
    assert zlib.decompress(pack(data, tight=tight, figures=figures)) == data


@given(st.lists(st.binary(min_size=7, max_size=7), min_size=1, max_size=40), st.booleans())
def test_a_table_of_rows_is_read_back_by_others(rows: list[bytes], tight: bool) -> None:  # noqa: FBT001
    said, packed = pack_rows(rows, tight=tight)
    pdf = pikepdf.new()
    stream = pikepdf.Stream(pdf, packed)
    stream.Filter = pikepdf.Name.FlateDecode
    if said:
        stream.DecodeParms = pikepdf.Object.parse(said.removeprefix("/DecodeParms").encode())
    assert stream.read_bytes() == b"".join(rows)
