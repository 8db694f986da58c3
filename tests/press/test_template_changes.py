"""A template may change as it likes: its pages are set as the layout engine makes them, or left to it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from both_ways import differences
from linkage.closing import close
from linkage.press.job import Job, Task
from linkage.press.press import make_ready
from linkage.press.season_fonts import SeasonFonts
from linkage.press.ways import Ways
from linkage.press.worker import Worker
from linkage.publishing import papers
from sheets import fonts_for
from template_changes import MORE_STYLES, STYLES
from template_pages import changed, held, unlike
from villages import build_village

# --- papers as they are -------------------------------------------------------------------------------------


def test_one_page_of_each_form_is_the_page_of_the_engine(tmp_path: Path) -> None:
    press = make_ready([paper.job for paper in papers(close(build_village(tmp_path / "season")))])
    fast = Worker(press.fonts, press.ways, press.keys)
    slow = Worker(press.fonts, Ways(), press.keys)
    forms: dict[tuple[str, str, int], Job] = {}
    told = {}
    for job in press.jobs:
        if len(job.parts) > 1 or not press.ways.sets(job.parts[0]):
            continue
        printed = fast.work(Task((job,)))[0]
        form = (job.title, job.edition, printed.pages)
        if printed.way == "form" and form not in forms:
            forms[form] = job
            if found := differences(slow.work(Task((job,)))[0].data, printed.data):
                told[job.path] = found
    assert any("statement" in job.path for job in forms.values())
    assert told == {}


# --- templates that change ----------------------------------------------------------------------------------

#: What our papers are made of besides: numbered items, ends of lines, slips, widths by part, cells of one height.
LEARNED_STYLE = (
    "@counter-style clause { system: fixed; symbols: 一 二 三; } .items { list-style: none; counter-reset: item; }"
    ".items > li { counter-increment: item; text-indent: 2em; }"
    ".items > li::before { content: '（' counter(item, clause) '）'; }"
    ".slip { border-bottom: 0.75pt dashed #000; padding: 2mm 0; break-inside: avoid; }"
    ".slip:last-of-type { border-bottom: 0; } .slip:nth-of-type(2) { padding-top: 4mm; }"
    ".part { width: 80%; margin: 1mm auto; } .high td { height: 11mm; box-sizing: border-box; }"
)
LEARNED_PIECE = (
    "<ol class=items><li>第一项</li><li>第二项" + "很长的一项，" * 20 + "</li><li><p>第三项</p></li></ol>"
    "<ol class=items><li>又从头数<br>另起一行<br><br>空一行</li></ol><p class=center>居中<br>第二行<br></p>"
    "<table class=part><col style='width: 66%'><col><tr><td>按份</td><td>其余</td></tr></table>"
    '<table class=high><col span="2">'
    "<col style='width: 12mm'><tr><td>一</td><td>二</td><td>YP0305-1.1<br>甲</td></tr></table>"
    '<table><thead><tr><th rowspan="2">日期</th><th colspan="2">出资额</th><th rowspan="2">公积<br>金</th></tr>'
    "<tr><th>到户</th><th>其他</th></tr></thead><tr><td>一</td><td>二</td><td>三</td><td>四</td></tr></table>"
    "<section class=slip><p>第一张</p></section><p>中间</p><section class=slip><p>第二张</p></section>"
    "<section class=slip><p>第三张</p></section>"
)
PIECES = (
    "<ul><li>第一条</li><li>第二条</li></ul>",
    "<p>第一行<br>第二行<br><br>末行</p>",
    "<p>水 H<sub>2</sub>O，面积 m<sup>2</sup></p>",
    "<a href='https://example.org/'>链接</a>",
    "<p lang=en>office waffle AVATAR To Ty fi fl</p>",
    "<p>①②③ ½ … —— ……“引”‘号’《书》〈名〉【项】￥¥＄</p>",
    "<p>很长的英文abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz</p>",
    "<p>空&nbsp;&nbsp;&nbsp;格　　全角\u2003宽</p>",
    "<p>组合 é à ü</p>",
    "<p title='x' style='margin-left: 12mm; font-size: 7pt'>就地写的样式</p>",
    "<table><tr><td>没有列宽的表</td><td>第二格比第一格长得多</td></tr></table>",
    "<table style='table-layout: fixed; width: 100%'><tr><td rowspan=2>跨行</td><td>一</td></tr><tr><td>二</td></tr></table>",
    "<table style='table-layout: fixed; width: 100%'><tr><td colspan=2>跨列</td></tr><tr><td>一</td><td>二</td></tr></table>",
    "<table><caption>表的名称</caption><tr><td>一</td></tr></table>",
    "<div><div><p>块中块</p></div>散字<p>又一块</p>散字</div>",
    "<p>一<b>粗<i>斜</i></b><u>线</u><s>删</s><small>小</small><code>码</code></p>",
    "<hr><blockquote>引文</blockquote><pre>  照  样\n  排  列</pre>",
    "<h2>二级</h2><h3>三级</h3><dl><dt>名</dt><dd>义</dd></dl>",
    "<svg width=20 height=20><rect width=20 height=20 /></svg>",
    "<p hidden>不显示</p><p>下一段</p><!-- 注 --><p></p><p> </p>",
    "<section><p>" + "长段落反复。" * 400 + "</p></section>",
    "<p>" + "、".join(f"第{n}项目" for n in range(60)) + "，止。）」》</p>",
    "<p>1,234,567.89元/亩·年（A-01/B_02）：100%～200%，2025-01-01至2025-12-31。</p>",
    "<p>&lt;b&gt;不是标签&amp;amp;&quot;</p>",
    "<p><span>一</span> <span>二</span>\n<span>三</span><span> 四</span></p>",
)


@cache
def fonts() -> SeasonFonts:
    """Fonts for all of these pages."""
    return fonts_for(
        *changed(), *PIECES, *STYLES, *MORE_STYLES, LEARNED_STYLE, LEARNED_PIECE, "·草稿页first last•◦▪"
    )


def test_a_template_as_ours_is_learned() -> None:
    assert unlike(changed(), fonts()) == (True, [])


def test_what_contracts_slips_and_rolls_are_made_of_is_learned() -> None:
    assert unlike(changed(LEARNED_STYLE, LEARNED_PIECE), fonts()) == (True, [])


@pytest.mark.parametrize("style", STYLES)
def test_a_change_of_style_is_learned_or_left_to_the_engine(style: str) -> None:
    assert unlike(changed(style), fonts())[1] == []


@pytest.mark.deep
@pytest.mark.parametrize("style", MORE_STYLES)
def test_any_change_of_style_is_learned_or_left_to_the_engine(style: str) -> None:
    assert held(changed(style), fonts()) == []


@pytest.mark.deep
@pytest.mark.parametrize("piece", PIECES)
def test_anything_added_to_a_page_is_learned_or_left_to_the_engine(piece: str) -> None:
    assert held(changed(piece=piece), fonts()) == []
