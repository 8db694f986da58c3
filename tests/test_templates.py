"""No template computes, escapes escaping, or says a number that no view vouches for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linkage.press.drawing import template_folder
from linkage.press.setting.learning import asked_places
from template_lint import complaints, style_complaints

FOLDER = template_folder()
TEMPLATES = sorted(FOLDER.rglob("*.html"))
STYLES = sorted(FOLDER.rglob("*.css"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_template_says_nothing_of_its_own(path: Path) -> None:
    assert list(complaints(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_style_sheet_writes_no_number(path: Path) -> None:
    assert list(style_complaints(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.css")), ids=lambda path: path.name)
def test_the_press_can_find_the_places_of_a_style_sheet(path: Path) -> None:
    """Otherwise each paper that has the sheet is left to the layout engine, which takes fifty times as long."""
    asked_places(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ a + b }}", "line 1: arithmetic (Add)"),
        ("一\n{% if a - b %}x{% endif %}", "line 2: arithmetic (Sub)"),
        ("{{ a * b }}", "line 1: arithmetic (Mul)"),
        ("{{ a / b }}", "line 1: arithmetic (Div)"),
        ("{{ a // b }}", "line 1: arithmetic (FloorDiv)"),
        ("{{ a % b }}", "line 1: arithmetic (Mod)"),
        ("{{ a ** b }}", "line 1: arithmetic (Pow)"),
        ("{{ -a }}", "line 1: arithmetic (sign)"),
        ("{{ name|safe }}", "line 1: filter safe"),
        ("{{ amounts|sum }}", "line 1: filter sum"),
        ("{{ amount|round }}", "line 1: filter round"),
        ("{% autoescape false %}{{ name }}{% endautoescape %}", "line 1: escaping switched"),
        ("{{ 380 }}", "line 1: a number written in the template"),
        ("{{ loop.index }}", "line 1: a number counted in the template (loop.index)"),
        ("{{ rows|length }}", "line 1: a number counted in the template (length)"),
        ("<p>每亩 380 元</p>", "line 1: a number bound to nothing (380)"),
        ("<p>每亩３８０元</p>", "line 1: a number bound to nothing (３８０)"),
        ("一\n二\n<td>公示七天</td>", "line 3: a number bound to nothing (七天)"),
        ("<p>提取百分之十</p>", "line 1: a number bound to nothing (百分之)"),
        ("<p>三分之二以上同意</p>", "line 1: a number bound to nothing (三分之、二以上)"),
        ("<p>{# a remark #}十五日内付清</p>", "line 1: a number bound to nothing (十五日)"),
        ("<p>{# free: #}公示七天</p>", "line 1: a number bound to nothing (七天)"),
        ("<p>三百八十</p>", "line 1: a number bound to nothing (三百八十)"),
        ("<p>壹佰元</p>", "line 1: a number bound to nothing (壹佰元)"),
        ("<p>廿日</p>", "line 1: a number bound to nothing (廿日)"),
        ("<p>一成、半数、双倍</p>", "line 1: a number bound to nothing (一成、半数、双倍)"),
        ("<p>⑤ ⅓ Ⅳ ٣</p>", "line 1: a number bound to nothing (⑤、⅓、Ⅳ、٣)"),
        ("<p>&#51;&#x38;0 元</p>", "line 1: a number bound to nothing (380)"),
        ("<p><b>七</b>天</p>", "line 1: a number bound to nothing (七天)"),
        ("<p>七{{ '' }}天</p>", "line 1: a number bound to nothing (七天)"),
        ("<p>七{# #}天</p>", "line 1: a number bound to nothing (七天)"),
        ("{{ '380' }}", "line 1: a number written in the template (380)"),
        ("{{ a or '七天' }}", "line 1: a number written in the template (七天)"),
        ("{{ a if b else 380 }}", "line 1: a number written in the template"),
        ("{{ names|join('5') }}", "line 1: a number written in the template (5)"),
        ("{% set n = 380 %}{{ n }}", "line 1: a number written in the template"),
        ("{% set n = '380' %}{{ n }}", "line 1: a number written in the template (380)"),
        ("{% set n %}七天{% endset %}{{ n }}", "line 1: a number bound to nothing (七天)"),
        ("{% set n = loop.index %}{{ n }}", "line 1: a number counted in the template (loop.index)"),
        (
            "{% with n = rows|length %}{{ n }}{% endwith %}",
            "line 1: a number counted in the template (length)",
        ),
        ("{% macro m(n=380) %}{{ n }}{% endmacro %}", "line 1: a number written in the template"),
        ("{% macro m(n) %}{{ n }}{% endmacro %}{{ m('7') }}", "line 1: a number written in the template (7)"),
        ("{% for n in ['7'] %}{{ n }}{% endfor %}", "line 1: a number written in the template (7)"),
        ("{{ a ~ '0' }}", "line 1: values glued together"),
        ("{{ '7'.join(names) }}", "line 1: a call of something that is no macro"),
        ("{{ a.__add__(b) }}", "line 1: a call of something that is no macro"),
        ('<img alt="380 元">', "line 1: a number in an attribute (alt: 380)"),
        ('<p data-told="七天">x</p>', "line 1: a number in an attribute (data-told: 七天)"),
        ('<ol start="7"></ol>', "line 1: a number in an attribute (start: 7)"),
        (
            '<ol style="counter-reset: item 7"></ol>',
            'line 1: a number a style writes or counts from ("counter-reset: item 7")',
        ),
        ("一\n<style>p::before { content: '380 元' }</style>", "line 2: a number a style sheet writes (380)"),
        (
            "<style>ol { counter-reset: item 4 }</style>",
            "line 1: a number a style sheet counts from (counter-reset: item 4)",
        ),
    ],
)
def test_the_reader_of_templates_sees(source: str, told: str) -> None:
    assert told in list(complaints(source))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{% for r in rows %}{% set l = loop %}{{ l.index }}{% endfor %}", "the loop handed on"),
        ("{{ loop['index'] }}", "the loop handed on"),
        ("{{ amount[1:] }}", "a value cut"),
        ("{{ amount[:-1] }}", "a value cut"),
        ("{{ amount|first }}", "a value cut"),
        ("{{ amount[0] }}", "a value cut"),
        ('{% include "../other.html" %}', "a template from elsewhere"),
        ('{% include "/etc/hostname" %}', "a template from elsewhere"),
        ('{% include "https://x/y.html" %}', "a template from elsewhere"),
        ('{% import "../x.html" as x %}', "a template from elsewhere"),
        ('{% from "../x.html" import m %}', "a template from elsewhere"),
        ("{% extends chosen %}", "a template from elsewhere"),
        ("{% include chosen %}", "a template from elsewhere"),
        ("{% raw %}{{ 5 }}{% endraw %}", "raw text"),
        ("<p>5</p>{% raw %}{# free: x #}{% endraw %}", "a number bound to nothing (5)"),
        ("{{ '{# free: x #}' }}<p>5</p>", "a number bound to nothing (5)"),
        ("{# free: - #}<p>5</p>", "a number bound to nothing (5)"),
        ("<!--> 5 -->", "a number bound to nothing (5)"),
        ("{{ a }}%", "a value turned into another (}}%)"),
        ("{{ a }}折", "a value turned into another (}}折)"),
        ("<td>负{{ a }}</td>", "a value turned into another (>负{{)"),
        ("<td>-{{ a }}</td>", "a value turned into another (>-{{)"),
        ("<p>七 天</p>", "a number bound to nothing (七天)"),
        ("<p>七&nbsp;天</p>", "a number bound to nothing (七天)"),
        ("<p>七&#8203;天</p>", "a number bound to nothing (七天)"),
        ("<p>七<br>天</p>", "a number bound to nothing (七天)"),
        ("{% if a %}七{% endif %}天", "a number bound to nothing (七天)"),
        ("<td>五</td>", "a number bound to nothing (五)"),
        ("<td>伍</td>", "a number bound to nothing (伍)"),
        ("<p>一元、三七开、零点五、减半</p>", "a number bound to nothing (一元、三七开、零点五、减半)"),
        ("<p>三%</p>", "a number bound to nothing (三%)"),
        ("<p>㏠ ㋀</p>", "a number bound to nothing (㏠、㋀)"),
        ("<p>&#53 &frac12;</p>", "a number bound to nothing (53、½)"),
        ("<svg><text>𝟓</text></svg>", "a number bound to nothing (𝟓)"),
        ("{{ '七' }}天", "a number written in the template (七)"),
        ("{{ '伍' }}", "a number written in the template (伍)"),
        ("<p title='５元'>x</p>", "a number in an attribute (title: ５)"),
        ("""<p style="content: '5'">x</p>""", """style writes or counts from ("content: '5'")"""),
        ('<style>p::after { CONTENT: "5" }</style>', "a number a style sheet writes (5)"),
        ('<style>p::after { content: "a;5" }</style>', "a number a style sheet writes (5)"),
        ("<style>p::after { content: '{{ a }}5' }</style>", "a number a style sheet writes (5)"),
        (r'<style>p::after { content: "\4e03\5929" }</style>', "a number a style sheet writes (七天)"),
        ('<style>p { string-set: x "5" }</style>', "a number a style sheet writes (5)"),
        ('<style>li { list-style-type: "5" }</style>', "a number a style sheet writes (5)"),
        ('<style>q { quotes: "5" "6" }</style>', "a number a style sheet writes (6)"),
        ('<style>@counter-style f { symbols: "5" }</style>', "a number a style sheet writes (5)"),
        ("<style>p::after { content: attr(class) }</style>", "a style sheet shows an attribute (class)"),
        ('<style>@import "x.css";</style>', "a style sheet takes from elsewhere (@import)"),
        (
            "<style>p { background: url('data:image/svg+xml,<svg/>') }</style>",
            "a style sheet takes from elsewhere",
        ),
    ],
)
def test_the_reader_of_templates_sees_ways_round(source: str, told: str) -> None:
    assert any(told in one for one in complaints(source)), list(complaints(source))


@pytest.mark.parametrize(
    "source",
    [
        '<td style="width: 30mm" data-x="{{ a }}">{{ amount }} 元</td>',
        "<style>td { width: 30mm }</style><!-- 12 -->第三方、三方、第一条、一户",
        "<p>本协议一式两份。{# free: both sides hold one #}</p>",
        "{% for row in rows %}{% if loop.first and rows|length > 1 %}{{ row.at }}{% endif %}{% endfor %}",
        "{{ a }}&#10;{{ names|join('、') }}{{ rows[0].name }}",
        "{% macro line(wide) %}<i style='width: {{ wide }}'></i>{% endmacro %}{{ line('30mm') }}",
        "<style>p { margin: 1mm } p::after { content: counter(page) '页' }</style>百姓、零头、十二、附则",
    ],
)
def test_the_reader_of_templates_lets_pass(source: str) -> None:
    assert list(complaints(source)) == []


#: Points of the letters of tables that their style sets closer (deal.css), and the white space beside them in em.
CLOSE = {"plot-table": (9.0, 0.2), "land-table": (10.5, 0.2), "pay-table": (9.5, 0.25), "linked": (9.5, 0.35)}
_MM, _USUAL = 0.3528, (10.5, 0.35)
_HEADED = re.compile(
    r'<table class="([^"]*)">\s*<colgroup>((?:(?!</colgroup>|\{).)*)</colgroup>\s*<thead>\s*<tr>(.*?)</tr>',
    re.DOTALL,
)
_WIDTH = re.compile(r'<col(?: style="width: ([\d.]+)mm")?>')
_HEADING = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)


def broken_headings(source: str) -> list[str]:
    """Headings of two characters (序号, 人口) in a column too narrow for them on one line."""
    found = []
    for kind, columns, headings in _HEADED.findall(source):
        size, beside = next((set_so for name, set_so in CLOSE.items() if name in kind.split()), _USUAL)
        # Two characters, and the white space of a cell on either side of them.
        needed = (2 + 2 * beside) * size * _MM
        pairs = zip(_WIDTH.findall(columns), _HEADING.findall(headings), strict=False)
        found += [
            text
            for width, text in pairs
            if re.fullmatch(r"[一-鿿]{2}", text) and 0 < float(width or 0) < needed
        ]
    return found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_heading_of_two_characters_stands_on_one_line(path: Path) -> None:
    assert broken_headings(path.read_text(encoding="utf-8")) == []


def test_a_narrow_heading_is_found() -> None:
    table = (
        '<table class="list"><colgroup><col style="width: {}mm"><col></colgroup>'
        "<thead><tr><th>序号</th><th>户主</th></tr></thead></table>"
    )
    assert broken_headings(table.format("9")) == ["序号"]
    assert broken_headings(table.format("11")) == []
