"""The page profiles, measured in millimetres and points on rendered pages."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from composition import PROFILES, Profile, lines
from linkage.press.drawing import Drawer
from sheets import fonts_for, sheet
from typeset import Typeset, typeset

_TEXT = "<p style='text-indent: 0; margin: 0'>" + "国" * 4000 + "</p>"
_TABLE = "<table><tr><td>国</td><td class='num'>1.00</td></tr></table>"
# The statement keeps its lowest 86 mm for the slip, by a sheet of its own; here the profile stands bare.
_BARE = {"statement": (18, 18, 18, 18), "large": (18, 18, 18, 18)}
# What C2 asks of the letters of a profile: of text and of tables, in points.
_LETTERS = {
    "gongwen": (15.8, 12),
    "contract": (12, 10.5),
    "sheet": (10.5, 10.5),
    "statement": (14, 12),
    "large": (16, 14),
    "notice": (16, 14),
    "posted": (14, 12),
    "receipt": (12, 12),
    "slips": (11, 10.5),
}


@cache
def _drawer() -> Drawer:
    return Drawer(fonts_for(_TEXT, _TABLE, sheet(""), "签字按指印："))


@cache
def _page(profile: str, body: str) -> Typeset:
    layout = _drawer().lay_out(sheet(body, profile=profile))
    return typeset(_drawer().draw([layout], "internal", "样张"))


def _margins(profile: str, said: Profile) -> tuple[float, float, float, float]:
    top, right, bottom, left = _BARE.get(profile, said.margins)
    return (top, right, bottom, 28) if profile == "gongwen" else (top, right, bottom, left)


@pytest.mark.parametrize("profile", PROFILES)
def test_page_and_margins_in_millimetres(profile: str) -> None:
    paper = _page(profile, _TEXT)
    said = PROFILES[profile]
    top, right, bottom, left = _margins(profile, said)
    width, height = paper.sizes[0]
    assert (width, height) == pytest.approx(said.size, abs=0.2)
    body = paper.on(0)
    letter = body[0].size / 72 * 25.4
    assert min(piece.left for piece in body) == pytest.approx(left, abs=letter / 4)
    assert width - right - letter * 1.1 < max(piece.right for piece in body) <= width - right + 0.1
    assert top < min(piece.top for piece in body) < top + letter * 1.5
    assert height - bottom - letter * 2.5 < max(piece.bottom for piece in body) <= height - bottom + 0.1


@pytest.mark.parametrize("profile", PROFILES)
def test_letters_in_points(profile: str) -> None:
    text, table = _LETTERS[profile]
    assert _page(profile, _TEXT).on(0)[0].size == pytest.approx(text, abs=0.05)
    sizes = [piece.size for piece in _page(profile, _TABLE).on(0)]
    assert sizes == [pytest.approx(table, abs=0.05)] * len(sizes)


def test_public_papers_have_22_lines_of_28_characters() -> None:
    found = [line for line in lines(_page("gongwen", _TEXT)) if line.page == 0]
    assert [len(line.text) for line in found] == [28] * 22
    steps = [after.base - before.base for before, after in pairwise(found)]
    assert steps == [pytest.approx(28.95 / 72 * 25.4, abs=0.02)] * 21


def test_public_papers_are_bound_left_and_numbered_outside() -> None:
    paper = _page("gongwen", _TEXT)
    for page, left in ((0, 28), (1, 26)):
        assert min(piece.left for piece in paper.on(page)) == pytest.approx(left, abs=1)
        [number] = [one for one in paper.running(page) if one.text.strip().startswith("—")]
        assert (number.left > 105) == (page == 0)
        assert number.size == pytest.approx(14, abs=0.05)


@pytest.mark.parametrize("profile", ["gongwen", "contract", "sheet"])
def test_the_seam_strip_keeps_ten_millimetres_at_the_free_edge(profile: str) -> None:
    paper = _page(profile, _TEXT)
    width, height = paper.sizes[0]
    for page in (0, 1):
        [strip] = [one for one in paper.running(page) if one.turned]
        assert width - 10 < strip.left < strip.right < width - 4
        assert strip.top > 25
        assert strip.bottom < height - 25
        assert max(one.right for one in paper.on(page)) < width - 10
        assert f"{page + 1}/{len(paper.sizes)}" in strip.text


def test_places_for_the_hand_are_large_enough() -> None:
    signed = _page("sheet", "<table class='signed'><tr><td>国</td></tr><tr><td>国</td></tr></table>")
    tops = sorted({round(rule.top, 1) for rule in signed.rules if not rule.upright})
    assert all(below - above >= 11 - 0.3 for above, below in pairwise(tops))
    hand = _page("contract", "<p><span class='sign'></span>国</p><p><span class='fingerprint'>国</span></p>")
    assert hand.on(0)[0].left - 28 == pytest.approx(58, abs=0.5)
    box = [rule for rule in hand.rules if not rule.upright]
    assert [rule.right - rule.left for rule in box] == [pytest.approx(25, abs=1)] * 2
    assert box[1].top - box[0].top == pytest.approx(25, abs=1)
