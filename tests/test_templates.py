"""No template computes, escapes escaping, or says a number that no view vouches for."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.press.drawing import template_folder
from template_lint import complaints

FOLDER = template_folder()
TEMPLATES = sorted(FOLDER.rglob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_template_says_nothing_of_its_own(path: Path) -> None:
    assert list(complaints(path.read_text(encoding="utf-8"))) == []


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
    ],
)
def test_the_reader_of_templates_sees(source: str, told: str) -> None:
    assert told in list(complaints(source))


@pytest.mark.parametrize(
    "source",
    [
        '<td style="width: 30mm" data-x="{{ a }}">{{ amount }} 元</td>',
        "<style>td { width: 30mm }</style><!-- 12 -->第三方、三方、第一条、一户",
        "<p>本协议一式两份。{# free: both sides hold one #}</p>",
        "{% for row in rows %}{% if loop.first and rows|length > 1 %}{{ row.at }}{% endif %}{% endfor %}",
        "{{ a ~ b }}&#10;{{ names|join('、') }}",
    ],
)
def test_the_reader_of_templates_lets_pass(source: str) -> None:
    assert list(complaints(source)) == []
