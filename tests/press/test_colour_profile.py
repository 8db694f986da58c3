"""The colour profile says what the engine's own says, in a file that any reader of PDF/A-3 knows."""

from __future__ import annotations

import io
from importlib import resources
from itertools import product

from PIL import Image, ImageCms
from weasyprint.pdf import pydyf

from linkage.press.colour_profile import CONDITION, exchange, profile


def _engine_s() -> bytes:
    return (resources.files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()


def _through(source: bytes, target: bytes, dots: Image.Image) -> bytes:
    ours, theirs = (ImageCms.ImageCmsProfile(io.BytesIO(data)) for data in (source, target))
    drawn = ImageCms.profileToProfile(dots, ours, theirs, ImageCms.Intent.RELATIVE_COLORIMETRIC)
    assert drawn is not None
    return drawn.tobytes()


def test_a_colour_is_the_same_one_as_with_the_engine_s_profile() -> None:
    steps = range(0, 256, 15)
    colours = bytes(part for colour in product(steps, repeat=3) for part in colour)
    dots = Image.frombytes("RGB", (len(steps) ** 3, 1), colours)
    for drawn in (
        _through(profile(), _engine_s(), dots),
        _through(_engine_s(), profile(), dots),
    ):
        assert max(abs(one - other) for one, other in zip(colours, drawn, strict=True)) <= 1
    black_and_white = Image.frombytes("RGB", (2, 1), b"\0\0\0\xff\xff\xff")
    assert _through(profile(), _engine_s(), black_and_white) == b"\0\0\0\xff\xff\xff"


def test_it_is_a_whole_profile_of_version_four_for_a_screen() -> None:
    data = profile()
    assert int.from_bytes(data[:4]) == len(data) < 600
    assert (data[8], data[12:16], data[16:20], data[36:40]) == (4, b"mntr", b"RGB ", b"acsp")
    assert b"".join(int(part).to_bytes(2) for part in (2026, 1, 1, 0, 0, 0)) == data[24:36], "no clock"


def test_it_takes_the_place_of_the_engine_s_and_only_where_a_file_names_one() -> None:
    pdf = pydyf.PDF()
    stream = pydyf.Stream([_engine_s()])
    pdf.add_object(stream)
    exchange(pdf)
    assert stream.stream == [_engine_s()]
    intent = pydyf.Dictionary(
        {
            "OutputConditionIdentifier": pydyf.String("sRGB2014.icc"),
            "Info": pydyf.String("sRGB2014.icc"),
            "DestOutputProfile": stream.reference,
        }
    )
    pdf.catalog["OutputIntents"] = pydyf.Array([intent])
    exchange(pdf)
    assert stream.stream == [profile()]
    assert {intent["OutputConditionIdentifier"].string, intent["Info"].string} == {CONDITION}
