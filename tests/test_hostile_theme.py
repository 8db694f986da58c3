"""Whatever a theme says is plain text on every paper or is refused when it is read; nothing of it is fetched.

Labels (the three golds among them), letterhead, seal and measures are tried with what begins a program,
markup, a style sheet, an address or a path, with signs nobody sees and with far too much. A letterhead may hold
signs; on paper it must be the same page as with harmless words. Measures are numbers and reach the style
sheet as such.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

import pytest
import yaml

from linkage.document import View, render_html
from linkage.files.theme_reader import read_theme
from linkage.ground.errors import Problem
from linkage.ground.source import read_yaml
from linkage.model.theme import LABELS, MEASURES, SEALS, Theme
from linkage.publishing import documents
from linkage.telling.dressing import dressed
from telling.test_known_sums import SEASONS, first_of

ATTACKS = {
    "a program": "{{7*7}}",
    "a statement": "{%include 'x'%}",
    "markup": "<script>x</script>",
    "an attribute": "\" onload='x'",
    "the end of a style": "}</style><style>",
    "a declaration": ";display:none",
    "an address": "url(file:///x)",
    "an import": "@import 'x.css'",
    "a path": "../../主题.yaml",
    "an entity": "&lt;&#x202e;",
    "a variable": "var(--x);",
    "a sum": "calc(1pt*99)",
    "from right to left": "甲\u202e乙",
    "an unseen sign": "甲\u200b乙",
    "a line": "甲\n乙",
    "far too much": "甲" * 300,
}
#: So many signs a line of a letterhead may have.
_WIDTH = 30


def read(said: object) -> tuple[Theme, list[Problem]]:
    data = yaml.safe_dump(said, allow_unicode=True, default_style='"').encode()
    node, problems = read_yaml("主题.yaml", data)
    found = list(problems)
    return read_theme(node, found), found


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("label", LABELS)
def test_no_label_holds_anything_but_letters(label: str, attack: str) -> None:
    theme, problems = read({"标签": {label: f"钱{ATTACKS[attack]}"}})
    assert problems
    assert label not in theme.labels


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_no_word_of_a_theme_is_refused(attack: str) -> None:
    text = ATTACKS[attack]
    for said in (
        {"标签": {text: "钱"}},
        {"印章": text},
        {"印章": f"右{text}"},
        {"版面": {text: "1"}},
        {text: "x"},
        *({"版面": {word: value}} for word in MEASURES for value in (text, f"12{text}")),
    ):
        theme, problems = read(said)
        assert problems, said
        assert (theme.labels, theme.seal in SEALS, theme.style) == ({}, True, "")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_letterhead_is_kept_as_it_stands_or_refused(attack: str) -> None:
    text = ATTACKS[attack]
    theme, problems = read({"抬头": [text]})
    unseen = any(sign in text for sign in "\u202e\u200b\n")
    assert bool(problems) == (unseen or len(text) > _WIDTH)
    assert problems or theme.letterhead == (text,)


@cache
def views() -> Sequence[tuple[str, View]]:
    """The first paper of each kind of the trading season."""
    return tuple(first_of(SEASONS["贸易"]()))


def pages(letterhead: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The first paper of each kind, worn with this letterhead and every measure."""
    measures = {word: (one.least + one.most) / 2 for word, one in MEASURES.items()}
    theme = Theme(letterhead=letterhead, measures=measures, seal="左")
    for kind, view in views():
        yield kind, render_html(documents()[kind].template, dressed(view, theme))


def test_every_paper_shows_a_hostile_letterhead_as_plain_text() -> None:
    """All at once, which is more than the reader lets through: the page is the same but for these words."""
    hostile = tuple(text for text in ATTACKS.values() if len(text) <= _WIDTH)
    harmless = tuple(f"平{'安' * at}" for at, _ in enumerate(hostile, start=1))
    usual, kinds = dict(pages(harmless)), 0
    for kind, page in pages(hostile):
        again = page
        for text, plain in zip(hostile, harmless, strict=True):
            assert f"<p>{_escaped(text)}</p>" in page, (kind, text)
            again = again.replace(f"<p>{_escaped(text)}</p>", f"<p>{plain}</p>")
        assert again == usual[kind], kind
        kinds += 1
    assert kinds > 20


def _escaped(text: str) -> str:
    """The text as a template escapes it."""
    return html.escape(text, quote=True).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")


def test_a_style_holds_numbers_with_their_units_and_nothing_is_fetched() -> None:
    one = r"--[a-z-]+: [0-9]+(?:\.[0-9]{1,2})?(?:pt)?"
    for kind, page in pages(("云坪村",)):
        [style] = re.findall(r'<html lang="zh-CN" style="([^"]*)">', page)
        assert re.fullmatch(f"{one}(?:; {one})*", style), kind
        body = re.sub(r"<style\b.*?</style>", "", page, flags=re.DOTALL)
        addresses = re.findall(r"""(?:src|href)=["']([^"']*)|url\(([^)]*)\)""", body)
        assert [
            a or b for a, b in addresses if not (a or b).startswith(("data:image/png;base64,", "#"))
        ] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"measures": {"线粗": "1.5pt; color: red"}},
        {"measures": {"线粗": Fraction(99)}},
        {"measures": {"字体": Fraction(1)}},
        {"labels": {"别的": "钱"}},
        {"seal": "右; display: none"},
    ],
)
def test_no_theme_is_made_past_the_reader(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever says so
        Theme(**wrong)  # type: ignore[arg-type]
