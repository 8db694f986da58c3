"""Pages end where the layout engine ends them, whatever stands at the page's end and however far down."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from linkage.press.comparison import text_difference, texts_laid
from linkage.press.drawing import LANGUAGE, Drawer
from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting.learning import pango_breaks
from linkage.press.setting.markup import UnsetError
from linkage.press.setting.setter import PaperSetter
from linkage.press.ways import decide
from sheets import fonts_for, sheet

#: Low pages, so that a few lines fill them.
STYLE = """<style>
@page statement { margin: 20mm 20mm 190mm 20mm; } @page statement:nth(n+3) { margin-bottom: 180mm; }
h2 { margin: 1mm 0; font-size: 12pt; } p { margin: 1mm 0; }
.end { break-before: avoid; break-inside: avoid; }
.cut { position: absolute; left: 0; top: 95mm; width: 100mm; }
.keep tbody { break-inside: avoid; } .keep tbody:last-child { break-before: avoid; }
</style>"""

WORDS = "租金按每亩每年折价稻谷收购一斤。"
CUT = '<section class="cut">回执</section>'
HEAD = "<thead><tr><th>项</th><th>额</th></tr></thead>"


def _rows(*cells: str) -> str:
    return "".join(f"<tr><td>{words}</td><td>1</td></tr>" for words in cells)


def _table(*groups: str, head: bool = True, keep: bool = False) -> str:
    inside = "".join(f"<tbody>{rows}</tbody>" for rows in groups)
    opened = "<table class='keep'>" if keep else "<table>"
    return f"{opened}{HEAD * head}{inside}</table>"


GLUED = _table(_rows("结转"), _rows("余额"), keep=True) + f'<div class="end"><p>{WORDS * 4}</p></div>'

#: What may stand at the end of a page. Each stands below more and more lines, until the page has no room.
SHAPES: Mapping[str, str] = {
    "apart, and its neighbour does not fit": "<p>一</p>" + CUT + _table(_rows(WORDS, WORDS, WORDS), head=False),
    "apart, and the engine goes back": "<p>一</p>" + CUT + GLUED,
    "apart, in a block of its own": "<div><p>一</p>" + CUT + "</div>" + GLUED,
    "apart, before what it stands with": "<p>一</p><div>" + CUT + "<p>二</p></div><div class='end'>三</div>",
    "apart, where a page is asked for": "<p>一</p><div>" + CUT + "<p class='page'>二</p></div>",
    "nothing": f"<div></div><p></p><h2>节</h2><div class='whole'></div><p>{WORDS * 9}</p>",
    "a heading": "<p>一</p><h2>节</h2>" + _table(_rows(WORDS, WORDS * 2), _rows(WORDS)),
    "rows kept in groups": _table(*[_rows(WORDS, WORDS * at) for at in (1, 3, 2)], keep=True),
    "lines": f"<p>{WORDS * 7}</p><div><p>{WORDS * 3}</p></div>",
    "a block kept whole": f"<p>一</p><div class='whole'><h2>节</h2><p>{WORDS * 5}</p></div><p>二</p>",
}  # fmt: skip

#: Why a page is left to the engine; anything else would be news.
LEFT = (
    "a group of rows broken under a head",
    "a page without a place to end",
    "a page that is just full",
    "absolute inside another block",
    "a page that ends inside",
    "nothing but empty blocks",
    "a wish for a page end",
    "more pages than were learned",
    "unknown place",
)


def _paper(body: str) -> str:
    return sheet(body.replace("'", '"')).replace("</head>", f"{STYLE}</head>")


def _apart(papers: Sequence[str]) -> tuple[int, Mapping[int, str]]:
    """How many papers were set, and how those that came out otherwise than the engine's differ."""
    fonts = fonts_for(*papers)
    ways = decide(papers, fonts)
    if not ways.families:
        assert all(why.startswith(LEFT) for why in ways.left.values()), ways.left
        return 0, {}
    setter = PaperSetter(fonts, ways.families, pango_breaks(LANGUAGE))
    drawer = Drawer(fonts)
    done: int = 0
    told: dict[int, str] = {}
    for number, paper in enumerate(papers):
        try:
            pages = setter.pages(paper)
        except UnsetError as why:
            if not str(why).startswith(LEFT):
                told[number] = str(why)
            continue
        laid = drawer.lay_out(paper)
        done += 1
        if found := text_difference(texts_laid(laid.document.pages), pages):
            told[number] = found
    return done, told


def test_pages_end_as_the_engine_ends_them_at_every_height() -> None:
    papers = [_paper("<p>甲</p>" * lines + shape) for shape in SHAPES.values() for lines in (6, 7, 8, 9)]
    done, told = _apart(papers)
    assert told == {}
    assert done >= len(papers) * 3 // 4


#: A page of 87 mm: what stands above a table of 12 mm, of which the lower half of its border is half a millimetre, or
#: above a block of 12 mm. At the top of a page the border may hang out, lower down it may not.
ABOVE = (74.99, 75, 75.0001, 75.01, 75.4, 75.5, 75.51)
FULL_STYLE = "<style>" + "".join(f".a{at} {{ height: {above}mm }} " for at, above in enumerate(ABOVE))
FULL_STYLE += """
.block { height: 12mm; break-inside: avoid; }
.strong td { border: 1mm solid black; padding: 0; height: 10mm; }
.strong .tall { height: 85.25mm; }
.strong tbody > tr:first-child { break-before: auto; break-after: auto; }
</style>"""


def test_what_just_fits_is_decided_as_the_engine_decides_it() -> None:
    table = "<table class='strong'><tr><td>一</td></tr></table><h2>后</h2>"
    shapes = (
        *(f"<div class='a{at}'></div>{table}" for at in range(len(ABOVE))),
        *(f"<div class='a{at}'></div><div class='block'></div><h2>后</h2>" for at in range(len(ABOVE))),
        "<p>一</p><div class='page'>" + table.replace("<td", "<td class='tall'") + "</div>",
    )
    papers = [
        _paper(shape.replace("后", words)).replace("</head>", f"{FULL_STYLE}</head>")
        for shape in shapes
        for words in ("后", "后后", "后后后")
    ]
    done, told = _apart(papers)
    assert told == {}
    assert done == len(papers)


# --- documents put together by chance -----------------------------------------------------------------------


def _random_table(chance: random.Random) -> str:
    groups = [
        _rows(*("甲乙丙丁戊己庚辛壬癸" * chance.randint(1, 6) for _ in range(chance.choice((1, 1, 2, 3)))))
        for _ in range(chance.randint(1, 5))
    ]
    return _table(*groups, head=chance.random() < 0.6, keep=chance.random() < 0.5)


def _random_block(chance: random.Random, depth: int = 0) -> str:
    deep = ("div", "div class='whole'", "div class='end'")
    kind = chance.choice(
        ("p", "p", "h2", "table", "table", *(("cut", "", "page", *deep) if depth < 2 else ()))
    )
    if kind in deep:
        inside = "".join(_random_block(chance, depth + 1) for _ in range(chance.randint(1, 4)))
        return f"<{kind}>{inside}</div>"
    if kind == "table":
        return _random_table(chance)
    return {
        "p": f"<p>{WORDS * chance.randint(1, 9)}</p>",
        "h2": "<h2>节</h2>",
        "cut": CUT,
        "": "<div></div>",
        "page": "<p class='page'>次</p>" if chance.random() < 0.3 else "",
    }[kind]


def _can_be_laid_out(paper: str, fonts: SeasonFonts) -> bool:
    """Whether the engine itself finds pages for it: it gives up on some that chance puts together."""
    try:
        Drawer(fonts).lay_out(paper)
    except AssertionError:
        return False
    return True


@pytest.mark.deep
def test_pages_of_chance_end_as_the_engine_ends_them() -> None:
    every = done = 0
    for seed in range(4):
        chance = random.Random(seed)  # noqa: S311 - places, no secret
        papers = [
            _paper("<p>甲</p>" * chance.randint(0, 12) + "".join(_random_block(chance) for _ in range(chance.randint(2, 7))))
            for _ in range(120)
        ]  # fmt: skip
        fonts = fonts_for(*papers)
        possible = [paper for paper in papers if _can_be_laid_out(paper, fonts)]
        assert len(possible) >= len(papers) // 2
        set_here, told = _apart(possible)
        assert told == {}
        every += len(possible)
        done += set_here
    # Of some seeds one of the lessons is refused, and with it all papers.
    assert done >= every // 10
