"""What a writer of templates does on any day: values, rows, cells, page ends, pictures; each held both ways."""

from __future__ import annotations

from functools import cache

import pytest

from linkage.document import qr_uri
from linkage.press.season_fonts import SeasonFonts
from sheets import fonts_for
from template_changes import MORE_STYLES, STYLES
from template_pages import BODY, changed, held, unlike

WORDS = "按合同约定的价目和数量计算，不足一年的按日，"
ROWS = "".join(
    f"<tr><td>第{at}笔，{WORDS * (1 + at % 3)}</td><td class=num>{at},{{sum}}</td></tr>"
    for at in range(1, 36)
)

#: A table that goes on over three pages, with a head that is repeated, and paragraphs before and after it.
LONG = (
    "<h2>明细</h2><p class=tell>"
    + WORDS * 6
    + "</p><table class=long><colgroup><col><col style='width: 40mm'></colgroup>"
    f"<thead><tr><th>项目</th><th class=num>金额（元）</th></tr></thead><tbody>{ROWS}</tbody></table>"
    "<h2>说明</h2><p class=told>" + WORDS * 12 + "</p><section class=kept><p>甲方</p><p>乙方</p></section>"
).replace("'", '"')

#: A table of four columns, so that single cells and columns can be told apart.
CELLS = (
    "<table class=four><colgroup><col class=a><col class=b><col class=c><col class=d></colgroup>"
    "<thead><tr><th>户主</th><th>项目</th><th>数量</th><th class=num>金额</th></tr></thead><tbody>"
    "<tr class=one><td>{name}</td><td>租金<br>按亩</td><td>12.5</td><td class=num>{sum}</td></tr>"
    "<tr class=two><td>{name}</td><td>"
    + WORDS
    * 2
    + "</td><td class=small>3</td><td class=num>-{sum}</td></tr>"
    "<tr class=three><td>合计</td><td></td><td></td><td class=num>{sum}</td></tr></tbody></table>"
)

#: Pieces of a page with what is other on every paper; between {? and ?} stands what every second paper has.
VALUES = (
    "<table class=lines><tr><td>新的一列</td><td>{name}</td><td class=num>{sum}</td></tr></table>",
    "<p>{sum} 元，即 {sum} 元，共 {at} 笔，{name}（{name}）</p>",
    "<p>应付 <strong>{yuan}</strong>.<span class=fine>{fen}</span> 元</p>",
    "<p>{yuan}<b>.</b>{fen}<i>元</i><u>{at}</u></p>",
    "<table><tr><td class=num>{yuan}<sub>{fen}</sub></td><td>{at}</td></tr></table>",
    "{?<p>另有困难补助 {sum} 元。</p>?}<p>完</p>",
    "<table class=lines><tr><td>一</td></tr>{?<tr><td>补 {sum}</td></tr>?}<tr><td>三 {at}</td></tr></table>",
    "<p class={class_}>按单双着色的一段</p>",
    "<p id=p-{at}>有名字的一段</p><p><a href='#p-{at}'>见上一段</a></p>",
    "<table><tr><td style='width: {at}0mm'>一段条</td><td>其余</td></tr></table>",
    "<div style='width: {at}5%; height: 3mm; border: 0.5pt solid #000'></div>",
    "<p data-name='{name}' class=shown>属性里的字</p>",
    "<p lang=en>household {at} received {sum} yuan for rent, work and goods delivered in the season</p>",
    "<p>{name}" + "、{name}" * 30 + "。</p>",
    "<p>说明：" + "{at}第{at}条" * 40 + "</p>",
    "<p>表决：□同意　√不同意　×弃权　■ ▲ ● ○ ◎ ★ → ←</p>",
    "<p>每亩 667 m<sup>2</sup>，每立方米 m<sup>3</sup>，CO<sub>2</sub>，10<sup>-3</sup>，5‰，℃，㎡，№</p>",
    "<p>{name}&#8203;{sum}&shy;{at}<wbr>元</p>",
    "<p>全角１２３ＡＢＣ，半角｡､･ﾟ，上标²³，分数½¼，罗马ⅣⅩ</p>",
    "<ruby>{name}<rt>户主</rt></ruby><del>作废</del><ins>{sum}</ins><kbd>键</kbd><mark>标</mark>",
    "<details open><summary>{name}</summary><p>{sum}</p></details><fieldset><legend>项</legend>{at}</fieldset>",
    "<form><input value='{sum}'><textarea>{name}</textarea><select><option>{at}</select></form>",
    "<p><img src='{picture}' alt='码' style='width: 20mm; height: 20mm'> {sum}</p>",
    "<p><img src='{picture}' alt='码'></p>",
    "<p><img src='{picture}' alt='' width=60></p>",
    "<p><img src='{picture}' alt='码' style='float: right; width: 30mm'>绕图的字，{name}，"
    + WORDS * 4
    + "</p>",
    "<table><tr><td><img src='{picture}' alt='码' style='width: 15mm; border: 1pt solid #000'></td><td>{sum}</td></tr></table>",
    "<div class=box><table><tr><td>{name}</td></tr></table>框里的表 {sum}</div>",
    "<table><tr><td><table><tr><td>{name}</td><td>表里的表</td></tr></table></td><td>{sum}</td></tr></table>",
    "<table><tbody><tr><td>{at}</td></tr></tbody><tfoot><tr><td>表尾 {sum}</td></tr></tfoot></table>",
    "<ol><li>{name}</li><li value=7>{sum}</li></ol><ol start={at} type=A><li>从第 {at} 起</li></ol>",
    "<p>" + "一" * 40 + "{sum}" + "，" * 3 + "“{name}”" + "）" * 3 + "</p>",
    "<p style='letter-spacing: 1pt; word-spacing: 2pt'>{name} received {sum} 元</p>",
    "<p dir=rtl>{name} {sum}</p><p><bdo dir=rtl>{at}23</bdo></p>",
    "<div style='position: relative'>{name}<span style='position: absolute; right: 0'>{sum}</span></div>",
    "<div class=columns style='columns: 2'><p>{name}</p><p>{sum}</p><p>" + WORDS * 3 + "</p></div>",
)

#: Rules for a page with a table of four columns.
CELL_STYLES = (
    "td { font-size: 8pt; }",
    ".two td:last-child { font-size: 17pt; }",
    "td.small { font-size: 60%; vertical-align: super; }",
    ".one td { letter-spacing: 0.3em; }",
    "th { letter-spacing: -0.5pt; }",
    "td { text-indent: 1em; }",
    "td { padding: 0; } th { padding: 2mm 0 0 5mm; }",
    "td:nth-child(2) { padding-left: 2em; text-indent: -2em; }",
    "col { width: 25%; }",
    ".a { width: 12mm; } .d { width: 60mm; }",
    ".b { width: 400mm; }",
    "table.four { table-layout: auto; }",
    "table.four { width: auto; }",
    "table.four { margin: 0 10mm; width: 120mm; }",
    ".four { border-collapse: separate; border-spacing: 0; } td { border: 0.5pt solid #000; }",
    "tr:nth-child(odd) td { font-weight: 700; }",
    "tr:nth-child(2n+1) { height: 12mm; }",
    "tr:nth-child(-n+2) td { padding: 3mm; }",
    "tr:nth-last-child(2) td { border-bottom: 2pt solid #000; }",
    "td:nth-child(2) { text-align: right; }",
    "td:nth-of-type(3) { text-align: center; }",
    "td:only-child { padding: 5mm; } tr:first-of-type td { padding: 4mm; }",
    "td:not(:first-child) { text-align: right; }",
    "tr.one td { border-top: 0; } tr.two td { border: 2pt solid #000; } .three td { border: 1pt dashed #000; }",
    "td:first-child { border-left: 0; } td:last-child { border-right: 0; }",
    "thead th { border-bottom: 1.5pt solid #000; border-top: 0; }",
    "td { vertical-align: top; } td.num { vertical-align: bottom; }",
    "td { vertical-align: middle; } .two td { height: 30mm; }",
    ".three td { white-space: nowrap; overflow: hidden; }",
    "td.num::before { content: '¥'; }",
    "td.num::after { content: ' 元'; font-size: 70%; }",
    "td::before { content: counter(row) '.'; } tr { counter-increment: row; }",
    "td:empty::before { content: '／'; }",
    ".one { visibility: hidden; }",
    ".one { display: none; }",
    ".two td { background: #eee; }",
    "tr:nth-child(even) { background: #000; color: #fff; }",
    "td { line-height: 1; } th { line-height: 3; }",
    "td { word-break: break-all; }",
    "td { text-align: justify; text-align-last: justify; }",
    ".num { direction: rtl; }",
    "td br { display: none; }",
    "td > br { line-height: 3; }",
    "table { font: 9pt/1.2 'Season Serif'; }",
    "tr { line-height: 12mm; } td { padding: 0 1mm; }",
    "td { width: 10mm; }",
    "td { max-width: 20mm; min-height: 20mm; height: 5%; }",
    "td { position: relative; left: 2mm; }",
    "td { transform: rotate(90deg); }",
    "tbody { border: 2pt solid #000; }",
    "td { margin: 5mm; border-radius: 1mm; }",
)

#: Rules for a page whose table goes on over three pages.
LONG_STYLES = (
    ".long tr { break-inside: auto; } .long td { padding: 4mm 1mm; }",
    ".long tr { break-inside: avoid; }",
    ".long { break-inside: avoid; }",
    ".long tbody { break-inside: avoid; }",
    ".long tr:nth-child(4) { break-before: page; }",
    ".long tr:nth-child(5) { page-break-after: always; }",
    ".long tr:last-child { break-before: avoid; }",
    ".long thead { display: table-row-group; }",
    ".long thead tr { height: 20mm; }",
    ".long td { height: 60mm; }",
    ".long { margin-bottom: 60mm; }",
    ".long { border: 2pt solid #000; }",
    ".long { border-collapse: separate; border-spacing: 1mm; }",
    "h2 { break-after: avoid; break-before: page; }",
    "h2 { break-after: page; }",
    "h2 { margin-top: 40mm; }",
    ".tell { page-break-after: avoid; }",
    ".told { orphans: 4; widows: 4; }",
    ".told { orphans: 1; widows: 1; }",
    ".told { break-inside: avoid; }",
    ".told { text-align: justify; hyphens: auto; }",
    ".told { break-before: avoid; }",
    ".kept { break-inside: avoid; margin-top: 90mm; }",
    ".kept { break-before: always; }",
    ".kept { height: 120mm; }",
    ".kept { position: absolute; bottom: 0; }",
    ".kept p { margin: 100mm 0; }",
    ".kept { break-before: left; }",
    "p { margin: 0 0 13.7mm; }",
    "@page { margin: 20mm 25mm 55mm; }",
    "@page statement { margin: 30mm; }",
    "@page :first { margin-top: 70mm; }",
    "@page statement:first { margin-bottom: 90mm; }",
    "@page :nth(2) { margin: 50mm; }",
    "@page :left { margin-left: 40mm; } @page :right { margin-left: 20mm; }",
    "@page { size: A4 landscape; }",
    "@page statement { size: 160mm 120mm; margin: 15mm; }",
    "@page statement { @bottom-center { content: counter(page) ' / ' counter(pages); } }",
    "@page statement { @top-right { content: string(here); } } h2 { string-set: here content(); }",
    "@page statement { @top-left { content: '第' counter(page) '页'; font-size: 14pt; } }",
    "@page statement { @bottom-left { content: none; } @bottom-right { content: normal; } @top-left { content: ''; } }",
    "@page statement { @top-center { content: '底稿'; vertical-align: bottom; border-bottom: 1pt solid #000; } }",
    "@page statement:first { @top-center { content: '首页'; } }",
    "@page { counter-increment: page 2; }",
    "body { counter-reset: page 7; }",
    "body { line-height: 1.83; font-size: 11.3pt; }",
    "body { widows: 6; orphans: 6; line-height: 2; }",
    "h1 { height: 131.3mm; }",
    "h1 { margin-bottom: 181.9mm; }",
    ".long td { line-height: 1.37; padding: 0.37mm 1mm; }",
)

#: Rules for the page as it is: things that are rarer than those of the other list of changes.
RARE_STYLES = (
    "h1 { letter-spacing: 0.5em; text-indent: 0.5em; }",
    ".first::before { content: '注：'; }",
    ".first::before { content: '注：'; float: left; width: 20mm; }",
    ".first::before { content: open-quote; } .first::after { content: close-quote; }",
    "h1::after { content: '（第' counter(page) '页）'; }",
    "h1::after { content: ''; display: block; border-bottom: 2pt solid #000; }",
    ".last::after { content: leader('.') '完'; }",
    ".first { float: left; width: 50%; }",
    "table { float: right; width: 60%; }",
    "h1 { float: left; } table { clear: both; }",
    ".sum { font-size: 0; }",
    ".sum { font-size: calc(1em + 3pt); }",
    ":root { --gap: 9mm; } p { margin: var(--gap) 0; }",
    "p { margin: 1cm 2ch 0.5in 3ex; }",
    "p { padding-inline-start: 3em; margin-block: 4mm; }",
    "p { border-top: thin solid; border-bottom: 0.1pt solid #000; }",
    "p { width: min(80mm, 50%); }",
    "p { width: fit-content; }",
    "p { text-align: start; } td { text-align: end; }",
    "p { text-indent: 2em hanging; }",
    "p { text-justify: inter-character; text-align: justify; }",
    "strong { font-weight: 500; }",
    "strong { font-family: 'Season Serif'; }",
    "strong { background: #ddd; padding: 0 1mm; }",
    "strong::after { content: '印'; vertical-align: super; font-size: 60%; }",
    "strong { display: inline-block; width: 3em; text-align: center; border-bottom: 1pt solid #000; }",
    "strong { display: inline-block; min-width: 40mm; }",
    "strong { display: inline-flex; }",
    "strong { vertical-align: -20%; line-height: 0; }",
    "strong { text-combine-upright: all; }",
    "strong { text-emphasis: dot; }",
    ".first { writing-mode: vertical-rl; }",
    ".first { text-transform: full-width; }",
    ".first { text-shadow: 1pt 1pt #000; }",
    ".first { box-shadow: 1pt 1pt #000; }",
    ".first { background-image: linear-gradient(#000, #fff); }",
    ".first { footnote-display: block; float: footnote; }",
    ".first { position: running(top); } @page statement { @top-center { content: element(top); } }",
    ".first { line-height: 0.5; }",
    ".first { margin: -20mm 0; }",
    ".first { margin-top: 400mm; }",
    ".first { height: 400mm; }",
    ".first { block-size: 20mm; }",
    ".first { aspect-ratio: 1; width: 20mm; }",
    ".first { clip-path: inset(2mm); }",
    ".first { border: 1pt solid currentColor; border-image: none; }",
    ".first { letter-spacing: 0.013pt; }",
    ".first { font-size: 10.013pt; }",
    ".first { all: unset; }",
    ".first { display: contents; }",
    ".first { display: table; border-spacing: 3mm; }",
    ".first { display: table-cell; }",
    ".first { display: flow-root; }",
    ".first { display: inline; } .last { display: inline; }",
    "tr { display: block; } td { display: inline; }",
    "@media (min-width: 10mm) { p { margin: 9mm; } }",
    "@supports (display: grid) { p { margin: 9mm; } }",
    "@layer a { p { margin: 9mm; } }",
    "p { & strong { font-size: 20pt; } }",
    "p:is(.first, .last) { margin: 9mm; } p:where(.last) { padding: 2mm; }",
    "p:nth-child(3 of .x) { margin: 1mm; } p:nth-last-of-type(1) { margin: 7mm; }",
    "[class^=fi] { margin: 9mm; } [style*=width] { width: 50mm !important; }",
    "@import 'other.css'; p { margin: 0; }",
    "@font-face { font-family: X; src: url(x.ttf); } p { font-family: X; }",
    "p { background: url(x.png); }",
    "p { unknown-property: 3; }",
    "p { margin: 3 }",
)


#: A paper that is longer than the other ones of its family, and has nothing of what they have.
LONGER = (
    "<section class=plain><h2>别的文书</h2><h3>"
    + "这一张比另一张长得多，先学它。" * 60
    + "</h3></section><h4>{name}</h4>"
)


@cache
def fonts() -> SeasonFonts:
    """Fonts for all of these pages."""
    styles = (*CELL_STYLES, *LONG_STYLES, *RARE_STYLES)
    return fonts_for(*changed(), *VALUES, LONG, LONGER, CELLS, *styles, "even odd“”0123456789.,•◦▪-")


def with_picture(piece: str) -> str:
    return piece.replace("{picture}", qr_uri("LK1|A-1")).replace("'", '"')


def test_cells_and_rows_that_go_on_are_learned() -> None:
    assert unlike(changed(piece=CELLS), fonts()) == (True, [])
    assert unlike(changed(piece=LONG), fonts()) == (True, [])


@pytest.mark.deep
@pytest.mark.parametrize("piece", VALUES)
def test_any_value_in_a_page_is_set_right_or_left_to_the_engine(piece: str) -> None:
    assert held(changed(piece=with_picture(piece)), fonts()) == []


@pytest.mark.deep
@pytest.mark.parametrize("style", CELL_STYLES)
def test_any_change_of_cells_is_learned_or_left_to_the_engine(style: str) -> None:
    assert held(changed(style, CELLS), fonts()) == []


@pytest.mark.deep
@pytest.mark.parametrize("style", LONG_STYLES)
def test_any_change_of_pages_is_learned_or_left_to_the_engine(style: str) -> None:
    assert held(changed(style, LONG), fonts()) == []


@pytest.mark.deep
@pytest.mark.parametrize("style", RARE_STYLES)
def test_any_rare_rule_is_learned_or_left_to_the_engine(style: str) -> None:
    assert held(changed(style, CELLS, BODY), fonts()) == []


@pytest.mark.deep
@pytest.mark.parametrize("style", [*STYLES, *MORE_STYLES, *CELL_STYLES, *RARE_STYLES])
def test_a_change_in_some_papers_only_is_learned_or_left_to_the_engine(style: str) -> None:
    """Others of the family are longer: they are learned first, and only they are proved as whole files."""
    some, others = changed(style, CELLS), changed(style, body=LONGER)
    assert held([page for pair in zip(some, others, strict=True) for page in pair], fonts()) == []
