"""Each kind of paper tells what was altered: a glyph, a line, a picture; a statement an amount of its data too."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from linkage.press.seal import sealed
from printed import printed_village
from test_recheck_attacks import PAGE, changed, content, found, judged

Pdf = Any


@cache
def one_of_each() -> Mapping[str, Path]:
    """The smallest paper of every kind of the village, by its kind."""
    found = sorted(printed_village().out.rglob("*.pdf"), key=lambda path: (-path.stat().st_size, path.name))
    return {path.stem.partition("-")[0]: path for path in found}


def another_glyph(pdf: Pdf) -> None:
    """The last sign of a page is drawn as another that stands on it, in what the page draws."""
    text = content(pdf)
    shown = [
        (found.start() + 1 + at, found[1][at : at + 4])
        for found in re.finditer(rb"<((?:[0-9a-fA-F]{4})+)>", text)
        for at in range(0, len(found[1]), 4)
    ]
    at, old = shown[-1]
    new = next(glyph for _, glyph in shown if glyph != old)
    pdf.pages[0].Contents.write(text[:at] + new + text[at + 4 :])


def another_line(pdf: Pdf) -> None:
    """A line or a square of a page, as a drawn code is made of, lies a point beside."""
    text = content(pdf)
    first = re.search(rb"\n([0-9.]+)( [0-9.]+ [ml]\n| [0-9.]+ [0-9.]+ -?[0-9.]+ re\b)", text)
    assert first
    moved = b"\n%.6f" % (float(first[1]) + 1) + first[2]
    pdf.pages[0].Contents.write(text.replace(first[0], moved, 1))


def another_picture(pdf: Pdf) -> None:
    """A dot of every picture of a page is another."""
    for picture in pdf.pages[0].Resources.XObject.values():
        data = bytearray(picture.read_bytes())
        data[len(data) // 2] ^= 0xFF
        picture.write(bytes(data))


#: What is done to a paper of any kind, and what is told of it.
PLACES: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "a glyph": (another_glyph, PAGE),
    "a line": (another_line, PAGE),
    "a picture": (another_picture, "图片（二维码等）被换过"),
}


def spoilt(place: str, data: bytes) -> bytes | None:
    """The paper with a place of it altered and the seal put anew; nothing where it has no such place."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if place == "a picture" and not len(pdf.pages[0].Resources.get("/XObject", {})):
            return None
    return sealed(changed(data, PLACES[place][0]))


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_paper_tells_what_was_altered_where(place: str) -> None:
    tried = set()
    for kind, path in one_of_each().items():
        attacked = spoilt(place, path.read_bytes())
        if attacked is not None:
            tried.add(kind)
            assert PLACES[place][1] in found(attacked), kind
    assert len(tried) > 20 or (place, tried) == ("a picture", {"statement"})


def another_amount(pdf: Pdf) -> None:
    """A fen more of what is to be paid, in the data that is attached."""
    stream = pdf.attachments["twin.json"].get_file().obj
    twin = stream.read_bytes()
    old = re.findall(rb'"payable":"([0-9]+[.][0-9]{2})"', twin)[-1]
    fen = int(old.replace(b".", b"")) + 1
    stream.write(twin.replace(b'"payable":"%s"' % old, b'"payable":"%d.%02d"' % divmod(fen, 100)))


@pytest.mark.parametrize("at", [0, 5, pytest.param(11, marks=pytest.mark.deep)])
def test_an_amount_altered_in_the_data_of_a_statement_is_told(at: int, tmp_path: Path) -> None:
    data = sorted((printed_village().out / "农户").glob("statement-*.pdf"))[at].read_bytes()
    told = judged(sealed(changed(data, another_amount)), tmp_path)
    assert told.exit_code == 5
    assert any(one.startswith("附带数据") for one in told.altered), told.altered


@pytest.mark.deep
def test_recheck_tells_of_each_paper_of_the_village_in_each_place(tmp_path: Path) -> None:
    tried = 0
    for path in sorted(printed_village().out.rglob("*.pdf")):
        for place in PLACES:
            attacked = spoilt(place, path.read_bytes())
            if attacked is not None:
                told = judged(attacked, tmp_path)
                assert (told.exit_code, PLACES[place][1] in told.altered) == (5, True), (path, place)
                tried += 1
    assert tried > 100
