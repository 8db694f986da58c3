"""Where pages end elsewhere than the engine ends them, shapes are proved one by one, and only such are set."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from linkage.press.comparison import text_difference, texts_laid
from linkage.press.drawing import LANGUAGE, Drawer
from linkage.press.setting import page_ends
from linkage.press.setting.flowing import Piece
from linkage.press.setting.learning import pango_breaks
from linkage.press.setting.markup import UnsetError
from linkage.press.setting.setter import PaperSetter
from linkage.press.ways import decide
from sheets import fonts_for, sheet

STYLE = """<style>@page statement { margin: 20mm 20mm 190mm 20mm; } p { margin: 1mm 0; }
.cut { position: absolute; left: 0; top: 95mm; width: 100mm; } .end { break-before: avoid; break-inside: avoid; }</style>"""

WORDS = "租金按每亩每年折价稻谷收购一斤。"


def _paper(name: str, lines: int) -> str:
    body = f'<p>{name}</p>{"<p>甲</p>" * lines}<p>一</p><section class="cut">回执</section><p>二</p>'
    body += f'<div class="end"><p>{WORDS * 4}</p></div>'
    return sheet(body).replace("</head>", f"{STYLE}</head>")


@pytest.fixture
def mistaken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that do not know what the engine takes along when it goes back for a page's end."""

    def as_it_stands(pieces: Sequence[Piece], start: int, at: int, full: int) -> int:
        del pieces, start, full
        return at

    monkeypatch.setattr(page_ends, "turned", as_it_stands)


@pytest.mark.usefixtures("mistaken")
def test_only_proved_shapes_of_a_family_are_set() -> None:
    short, low, rare = (
        [_paper(name, lines) for name in names]
        for names, lines in (("赵钱孙李周", 2), ("吴郑王冯陈", 6), ("褚卫", 1))
    )
    every = [*short, *low, *rare]
    fonts = fonts_for(*every)
    ways = decide(every, fonts)
    assert ways.differing == ("对账单",)
    assert ["proved" in why for why in ways.left.values()] == [True]
    (family,) = ways.families.values()
    assert family.shapes is not None
    assert len(family.shapes) == 1
    assert decide(reversed(every), fonts).digest == ways.digest
    setter, drawer = PaperSetter(fonts, ways.families, pango_breaks(LANGUAGE)), Drawer(fonts)
    for paper in short:
        assert text_difference(texts_laid(drawer.lay_out(paper).document.pages), setter.pages(paper)) == ""
    for paper in (*low, *rare):
        with pytest.raises(UnsetError, match="not proved"):
            setter.pages(paper)


@pytest.mark.usefixtures("mistaken")
def test_a_family_without_a_proved_shape_is_left() -> None:
    papers = [_paper(name, 6) for name in "赵钱孙李周吴"]
    ways = decide(papers, fonts_for(*papers))
    assert (ways.families, ways.differing) == ({}, ("对账单",))


def test_all_shapes_are_set_when_the_rules_are_the_engines() -> None:
    papers = [_paper(name, lines) for name in "赵钱孙" for lines in (2, 6)]
    fonts = fonts_for(*papers)
    (family,) = decide(papers, fonts).families.values()
    assert family.shapes is None
