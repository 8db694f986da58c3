"""Papers set by learned rules are the engine's own pages, or are left to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from weasyprint.css.properties import INITIAL_VALUES

from linkage.document import qr_uri
from linkage.press import setting
from linkage.press.comparison import file_difference, text_difference, texts_laid
from linkage.press.drawing import LANGUAGE, Drawer, Study
from linkage.press.setting.learning import asked_places, pango_breaks
from linkage.press.setting.markup import UnsetError
from linkage.press.setting.pdf_writer import Label
from linkage.press.setting.setter import PaperSetter
from linkage.press.setting.type_case import Letters
from linkage.press.ways import Ways, decide
from sheets import fonts_for, sheet

SETTING = Path(setting.__file__).parent

LONG = "本户承包地流转给公司种植黄桃，租金按每亩每年 500 斤稻谷折价，2025 年稻谷收购价每斤 1.38 元，"
ROW = "<tr><td>{at}</td><td>{words}</td><td class='num'>{at},{at}00.00</td></tr>"


def table(rows: int, words: str = "黄桃园坡地租金") -> str:
    body = "".join(ROW.format(at=at, words=words * (1 + at % 3 * 4)).replace("'", '"') for at in range(rows))
    return (
        '<table><colgroup><col style="width: 20mm"><col><col style="width: 30mm"></colgroup><thead><tr><th>序</th>'
        f'<th>项目</th><th class="num">金额</th></tr></thead><tbody>{body}</tbody></table>'
    )


#: Lines that end before, at and after the blank with which a text goes on behind a piece that is not broken.
WRAPPED = "".join(f"工{'干' * (n % 7)} <span class='nb'>{n * 37}只</span> + " for n in range(80))

#: A family for each thing that papers are made of: the body of a paper, told its number.
FAMILIES: Mapping[str, str] = {
    "lines": "<h1>农户收益告知书</h1><p>" + LONG * 3 + "第{at}户。</p><p>合{at}元</p>",
    "emphasis": "<p>付给<strong>张三{at}</strong>，<span class='nb'>合 {at},000.00 元</span>" + LONG
    + "<span class='fine'>（第{at}条）</span> <span class='nb'>＋ 租金 1.00</span> <span class='nb'>＝ 2.00 元</span></p>",
    "wrapped": "<p>" + WRAPPED + "{at}</p>",
    "aligned": "<p class='center'>共 {at} 户</p><p class='right'>2025年{at}月</p><div class='box'>留白 {at}</div>",
    "justified": "<style>p {{ text-align: justify; text-indent: 2em; }}</style><p>" + "on 12 mu of land " * 20 + "{at}</p>",
    "rare": "<p>䶮㛃𬭎 {at}，" + LONG + "</p><p><strong>㛃{at}</strong></p>",
    "nested": "<div><p></p><div><p>一{at}</p></div>二<p>三</p>四{at}</div><ul style='list-style: none'></ul>",
    "table": table(5) + "<table class='plain'><tr><td>左{at}</td><td class='right'>右</td></tr></table>",
    "long table": table(60) + "<p>合{at}</p>",
    "spans": "<table><tr><th colspan='2' scope='col'>甲{at}</th><th>乙</th></tr><tr><th scope='row'>丙</th><td>1</td>"
    "<td style='height: 12mm; vertical-align: bottom'>2</td></tr><tr><td colspan='3'>" + LONG + "</td></tr></table>",
    "picture": "<p>码 <img class='qr' src='" + qr_uri("LK1|A-1") + "' alt='核对码'> {at}</p>",
    "hand": "<p>签字：<span class='sign'><span>乙方{at}</span></span><span class='fingerprint'>按指印</span> 完</p>",
    "kept": "<p>" + LONG * 9 + "</p>" + ("<div class='whole'><p>" + LONG * 9 + "</p></div>") * 3
    + "<h2>节{at}</h2><p>末</p>",
    "orphans": ("<p>" + LONG * 5 + "</p>") * 9 + "<p>{at}</p>",
    "pages": "<p>一</p><p class='page'>二{at}</p><p class='page'>三</p>",
    "places": "<style>td:last-child {{ font-weight: 700; }} tr:nth-child(2) td {{ padding: 2mm; }}</style>"
    "<table><tr><td>1</td><td>{at}</td></tr><tr><td>2</td><td>{at}</td></tr></table>",
    "apart": "<style>.cut {{ position: absolute; left: 0; top: 150mm; width: 100mm; }}</style>"
    "<p>上{at}</p><section class='cut'><p>回执{at}</p></section><p>下</p>",
    "carried": "<style>@page statement {{ @bottom-center {{ content: string(sum, last); }} }}"
    " b {{ string-set: sum attr(data-sum); }}</style><p><b data-sum='余{at}'>余</b></p><p class='page'>次页</p>",
}  # fmt: skip


def pages_of(body: str) -> list[str]:
    return [sheet(body.replace("'", '"').format(at=at), state="测算" if at % 2 else "") for at in range(1, 6)]


@pytest.fixture(scope="module")
def learned() -> tuple[Ways, Mapping[str, list[str]], Drawer, PaperSetter]:
    families = {name: pages_of(body) for name, body in FAMILIES.items()}
    # A style of its own makes a family of each.
    families = {
        name: [page.replace("<h1>", "<h1 >").replace("</head>", f"<style>.{'x' * at} {{}}</style></head>") for page in pages]
        for at, (name, pages) in enumerate(families.items(), start=1)
    }  # fmt: skip
    every = [page for pages in families.values() for page in pages]
    fonts = fonts_for(*every)
    ways = decide(every, fonts)
    return ways, families, Drawer(fonts), PaperSetter(fonts, ways.families, pango_breaks(LANGUAGE))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_set_page_is_the_page_that_the_engine_makes(
    learned: tuple[Ways, Mapping[str, list[str]], Drawer, PaperSetter], name: str
) -> None:
    ways, families, drawer, setter = learned
    page = families[name][2]
    assert ways.sets(page), ways.left
    layout = drawer.lay_out(page)
    pages = setter.pages(page)
    assert text_difference(texts_laid(layout.document.pages), pages) == ""
    drawn = drawer.draw([layout], "household", "样张")
    written = setter.write([pages], Label("样张", LANGUAGE, drawer.dress("household", "样张")))
    # The engine writes widened lines letter by letter: a viewer rounds the same places to other dots.
    assert file_difference(drawn, written, pixels=name != "justified") == ""
    assert (
        setter.write([setter.pages(page)], Label("样张", LANGUAGE, drawer.dress("household", "样张")))
        == written
    )


LEFT: Mapping[str, tuple[str, str]] = {
    "a colour": ("<p style='color: #333'>灰{at}</p>", "color"),
    "a float": ("<p style='float: left'>浮{at}</p>", "float"),
    "a list": ("<ol><li>一{at}</li></ol>", "display"),
    "columns by content": ("<table style='table-layout: auto'><tr><td>{at}</td></tr></table>", "columns by content"),
    "several rows": ("<table><tr><td rowspan='2'>{at}</td><td>1</td></tr><tr><td>2</td></tr></table>", "rows"),
    "siblings": ("<style>p + p {{ margin: 0; }}</style><p>一</p><p>{at}</p>", "p + p"),
    "generated": ("<style>p::after {{ content: '一'; }}</style><p>{at}</p>", "::after"),
    "a shadow": ("<p style='box-shadow: 1pt 1pt #000'>{at}</p>", "box_shadow"),
    "other glyphs": ("<p style='font-variant-numeric: oldstyle-nums'>{at}</p>", "font_variant_numeric"),
    "kerning": ("<p style='font-kerning: normal'>AVATAR {at}</p>", "font_kerning"),
    "a bookmark": ("<p style='bookmark-level: 1'>一{at}</p>", "bookmark_level"),
    "a name to link to": ("<p id='here'>一{at}</p>", "anchor"),
    "pages counted": ("<p style='counter-reset: page 5'>一{at}</p>", "counted otherwise"),
    "a smoothed picture": (
        "<p><img style='width: 20mm; height: 20mm' src='" + qr_uri("LK1|A-1") + "' alt='码'> {at}</p>",
        "a smoothed picture",
    ),
    "words in no block": ("<p>一</p>块外的字{at}，" + LONG, "in no block"),
    "relative": ("<p style='width: 30%'>{at}</p>", "width"),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT)
def test_what_is_not_set_here_is_left_to_the_engine(name: str) -> None:
    body, why = LEFT[name]
    pages = pages_of(body)
    ways = decide(pages, fonts_for(*pages))
    assert ways.families == {}
    assert [why in told for told in ways.left.values()] == [True], ways.left


def test_a_footnote_in_some_papers_leaves_their_family() -> None:
    pages = [
        *pages_of("<p>一{at}" + LONG + "</p>"),
        *pages_of("<p>一{at}<i style='float: footnote'>注</i></p>"),
    ]
    ways = decide(pages, fonts_for(*pages))
    assert list(ways.left.values()) == ["something beside the page"]


#: Properties of the engine that have no part in papers as they are set: they work beside a value that is refused
#: (columns, flexible boxes, backgrounds, marks of lists, hyphens), by another name, or in what papers have not.
IDLE = frozenset((
    "align_content", "align_items", "align_self", "appearance", "background_attachment", "background_clip",
    "background_origin", "background_position", "background_repeat", "background_size", "block_size",
    "bookmark_label", "bookmark_state", "border_image_outset", "border_image_repeat", "border_image_slice",
    "border_image_width", "border_spacing", "caption_side", "color_scheme", "column_fill", "column_gap",
    "column_rule_color", "column_rule_style", "column_rule_width", "empty_cells", "flex_basis", "flex_direction",
    "flex_grow", "flex_shrink", "flex_wrap", "footnote_display", "footnote_policy", "grid_auto_columns",
    "grid_auto_flow", "grid_auto_rows", "grid_column_end", "grid_column_start", "grid_row_end", "grid_row_start",
    "grid_template_areas", "grid_template_columns", "grid_template_rows", "hyphenate_character",
    "hyphenate_limit_chars", "hyphenate_limit_zone", "image_resolution", "inline_size", "justify_content",
    "justify_items", "justify_self", "lang", "line_height", "list_style_position", "mask_border_mode",
    "mask_border_outset", "mask_border_repeat", "mask_border_slice", "mask_border_width", "max_block_size",
    "max_inline_size", "max_lines", "min_block_size", "min_inline_size", "order", "outline_color",
    "outline_offset", "outline_width", "quotes", "row_gap", "size", "tab_size", "text_decoration_color",
    "text_decoration_style", "text_decoration_thickness", "text_overflow", "text_underline_offset",
    "transform_origin",
))  # fmt: skip


def test_every_property_of_the_engine_is_known() -> None:
    """A newer engine may know more: each property is learned, refused or idle."""
    learned = set(re.findall(r'"([a-z_]+)"', "".join(path.read_text() for path in SETTING.glob("*.py"))))
    of_sides = re.compile(
        r"(margin|padding|bleed)_(top|right|bottom|left)|border_(top|right|bottom|left)_(color|style|width|(left|right)_radius)"
        # The engine makes these into those of the four sides.
        r"|(margin|padding|inset|border)_(block|inline)_.*|border_(start|end)_(start|end)_radius"
    )
    unknown = {name for name in INITIAL_VALUES if not of_sides.fullmatch(name)} - learned
    assert unknown == IDLE


def test_lessons_in_vain_end_with_the_first_that_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    style = "<style>div { column-count: 2; }</style>"
    more = ("<p>一</p>", "<h2>二</h2>", "<p><b>三</b></p>")
    pages = [sheet(f"{style}<p>{at}</p>{one}<div><p>栏</p></div>") for one in more for at in range(4)]
    fonts = fonts_for(*pages)
    study, studied = Drawer.study, []

    def counted(self: Drawer, page: str) -> Study:
        studied.append(page)
        return study(self, page)

    monkeypatch.setattr(Drawer, "study", counted)
    ways = decide(pages, fonts)
    assert [why.startswith("div: column_count") for why in ways.left.values()] == [True], ways.left
    # The third kind has no place of its own.
    assert len(studied) == len(more) - 1
    studied.clear()
    assert decide([page for page in pages if more[0] in page], fonts).families == {}
    assert len(studied) == 1


def test_few_papers_are_not_worth_learning_and_full_learns_none() -> None:
    pages = pages_of(FAMILIES["lines"])
    fonts = fonts_for(*pages)
    few = decide(pages[:3], fonts)
    assert few.families == {}
    assert [told.startswith("few papers") for told in few.left.values()] == [True]
    assert few.why(pages[0], UnsetError("")).startswith("few papers")
    # Equal keys mean equal entries of the manifest, why among them.
    assert few.digest != Ways().digest
    assert decide(pages, fonts, "full") == Ways()
    assert decide(pages, fonts).digest == decide(reversed(pages), fonts).digest != Ways().digest


def test_one_long_paper_is_learned_from_a_few_of_its_rows() -> None:
    rows = "".join(
        f"<tr><td>{at}</td><td>某户的第{at}笔，按约定的价目和数量计算</td></tr>" for at in range(400)
    )
    page = sheet(
        f"<h1>台账</h1><table><thead><tr><th>号</th><th>事</th></tr></thead>{rows}</table>", profile="gongwen"
    )
    fonts = fonts_for(page)
    ways = decide([page], fonts)
    (family,) = ways.families.values()
    drawer = Drawer(fonts)
    setter = PaperSetter(fonts, ways.families, pango_breaks(LANGUAGE))
    pages = setter.pages(page)
    assert len(pages) > len(family.frames) + 2
    layout = drawer.lay_out(page)
    written = setter.write([pages], Label("样张", LANGUAGE, drawer.dress("print", "样张")))
    assert file_difference(drawer.draw([layout], "print", "样张"), written, pixels=True) == ""


def test_a_family_that_comes_out_otherwise_is_left_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = pages_of(FAMILIES["aligned"])
    fonts = fonts_for(*pages)
    find = Letters.find
    monkeypatch.setattr(Letters, "find", lambda self, character: find(self, character) + (character == "共"))
    ways = decide(pages, fonts)
    assert ways.families == {}
    assert [("laid out" in told or "drawn" in told) for told in ways.left.values()] == [True], ways.left
    # What the manifest tells quotes no paper.
    why = ways.why(pages[0], UnsetError("a family that was not learned"))
    assert why == "comes out otherwise than the layout engine makes it"
    assert next(iter(ways.left.values())).startswith(f"{why}: ")
    assert ways.differing == ("对账单",)


def test_a_line_that_just_fits_is_not_ours() -> None:
    # A line of 16 px letters in a box of just ten of them, and the same text again.
    body = "<div style='width: 160px; font-size: 12pt'><p>" + "一二三四五" * 4 + "{at}</p></div>"
    pages = pages_of(body)
    fonts = fonts_for(*pages)
    ways = decide(pages, fonts)
    assert ways.families == {}
    assert list(ways.left.values()) == ["a line that just fits"]


@pytest.mark.parametrize("width", ["160.003px", "159.997px"])
def test_a_line_that_fits_by_three_of_pango_s_units_is_set(width: str) -> None:
    body = f"<div style='width: {width}; font-size: 12pt'><p>" + "一二三四五" * 4 + "{at}</p></div>"
    pages = pages_of(body)
    # A family is proved against the engine's own lines.
    ways = decide(pages, fonts_for(*pages))
    assert (len(ways.families), ways.left) == (1, {})


def test_a_page_of_no_known_place_is_refused() -> None:
    pages = pages_of(FAMILIES["lines"])
    fonts = fonts_for(*pages)
    setter = PaperSetter(fonts, decide(pages, fonts).families, pango_breaks(LANGUAGE))
    with pytest.raises(UnsetError, match="unknown place: em"):
        setter.pages(pages[0].replace("<p>", "<p><em>新</em>", 1))
    with pytest.raises(UnsetError, match="not learned"):
        setter.pages(sheet("<p>一</p>", profile="notice"))


@pytest.mark.parametrize(
    ("css", "places"),
    [
        ("p { margin: 0 }", set()),
        ("td:first-child, td:last-child {}", {("first-child", 1, "td"), ("last-child", 1, "td")}),
        ("/* a + b */ tr:nth-last-child(2) td {}", {("last-child", 2, "tr")}),
        (".a > :last-of-type, b tr.c:first-child {}", {("last-of-type", 1, ""), ("first-child", 1, "tr")}),
        ("@page statement:nth(n+3) { margin: 0 }", set()),
    ],
)
def test_places_that_style_sheets_ask_for(css: str, places: set[tuple[str, int, str]]) -> None:
    assert asked_places(css) == places


@pytest.mark.parametrize("css", ["a ~ b {}", "p:nth-child(2n) {}", "p:empty {}", "p:not(.a) {}"])
def test_other_ways_to_tell_elements_apart_are_refused(css: str) -> None:
    with pytest.raises(UnsetError, match="by position"):
        asked_places(css)
