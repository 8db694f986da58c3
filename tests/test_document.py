from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from linkage import document
from linkage.document import View, qr_uri, render_html
from linkage.press.drawing import RenderingError, template_folder

BASE: View = {
    "title": "对账单",
    "running": {"head": "云坪村", "number": "YP-1", "foot": "模板 1", "state": "草案"},
}


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of templates in place of ours."""
    monkeypatch.setattr(document, "template_folder", lambda: tmp_path)
    document._environment.cache_clear()
    yield tmp_path
    document._environment.cache_clear()


def filled(folder: Path, source: str, view: View | None = None) -> str:
    (folder / "page.html").write_text(source, encoding="utf-8")
    document._environment.cache_clear()
    return render_html("page.html", view or {})


def test_base_page_says_language_title_and_running_lines() -> None:
    html = render_html("base.html", BASE)
    assert '<html lang="zh-CN">' in html
    assert "<title>对账单</title>" in html
    assert 'data-head="云坪村" data-number="YP-1" data-foot="模板 1" data-state="草案"' in html


@pytest.mark.parametrize(
    ("source", "page"),
    [
        (
            "<body><p>{{ n }}</p>",
            '<body><p>阿依古<span class="nb">丽·</span>努<span class="nb">尔·</span>江</p>',
        ),
        ("<title>{{ n }}</title><body>", "<title>阿依古丽·努尔·江</title><body>"),
        ('<body data-head="{{ n }}"><p>甲</p>', '<body data-head="阿依古丽·努尔·江"><p>甲</p>'),
        ("<body><style>/* {{ n }} */</style>", "<body><style>/* 阿依古丽·努尔·江 */</style>"),
        (
            "<body><p>·{{ n }} ·</p>",
            '<body><p>·阿依古<span class="nb">丽·</span>努<span class="nb">尔·</span>江 ·</p>',
        ),
    ],
)
def test_no_line_begins_with_the_dot_of_a_name(templates: Path, source: str, page: str) -> None:
    assert filled(templates, source, {"n": "阿依古丽·努尔·江"}) == page
    assert document.filled("page.html", {"n": "阿依古丽·努尔·江"}) == source.replace(
        "{{ n }}", "阿依古丽·努尔·江"
    )


_SAID = "协议约定的数字都由台账和协议算出来，算错了可以问，问了就要答，"


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("当天说清楚。", '当天<span class="nb">说清楚。</span>'),
        ("写明“余下的”除外：", '写明“余下的”<span class="nb">除外：</span>'),
        ("一共 1,200.00 元。", '一共 <span class="nb">1,200.00 元。</span>'),
        ("到12月31日。", '到12月<span class="nb">31日。</span>'),
        ("大写：叁佰元）", '大写：<span class="nb">叁佰元）</span>'),
    ],
)
@pytest.mark.parametrize("tag", ["p", "li"])
def test_no_sentence_of_a_signed_paper_ends_with_a_line_of_one_character(
    templates: Path, tag: str, said: str, end: str
) -> None:
    body = '<body class="contract"><{0}>{1}{2}</{0}>'
    assert filled(templates, body.format(tag, _SAID, said)) == body.format(tag, _SAID, end)


@pytest.mark.parametrize(
    "source",
    [
        f'<body class="statement"><p>{_SAID}当天说清楚。</p>',
        '<body class="contract"><p>一行写得下的。</p>',
        f'<body class="contract"><p>{_SAID}<b>当天说清楚。</b></p>',
        f'<body class="contract"><td>{_SAID}当天说清楚。</td>',
        f'<body class="contract"><p>{_SAID}甲&amp;乙。</p>',
        f'<body class="contract"><p>{_SAID[:26]}100.00 元。</p>',
    ],
)
def test_other_papers_short_sentences_and_markup_are_left_as_they_are(templates: Path, source: str) -> None:
    assert filled(templates, source) == source


HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in range(10**9) %}{% endfor %}",
    "<img src=file:///etc/passwd>",
    "</title><link rel=attachment href=file:///etc/passwd>",
    '" onload="x" data-x="',
    "'><style>*{display:none}</style>",
    "url(file:///etc/passwd)",
    "A&B<公司>",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_never_markup(name: str) -> None:
    html = render_html("base.html", {**BASE, "title": name, "running": {**BASE["running"], "head": name}})  # type: ignore[dict-item]
    plain = render_html("base.html", BASE)
    assert html.count("<") == plain.count("<")
    assert html.count('"') == plain.count('"')
    assert "49" not in html


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ title.__class__ }}",
    "{{ title['__class__'] }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(title) }}",
    "{{ title|attr('__class__') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum() }}",
    "{{ range(10) }}",
    "{{ namespace() }}",
    "{{ title|safe }}",
    "{{ items|map('upper')|list }}",
    "{{ items.append('x') }}",
    "{{ title.encode() }}{{ joiner() }}",
    "{% include '../linkage/ground/errors.py' %}",
    "{% import '/etc/passwd' as x %}",
]


@pytest.mark.parametrize("source", ESCAPES)
def test_a_hostile_template_gets_nowhere(templates: Path, source: str) -> None:
    with pytest.raises(RenderingError, match=r"模板 page\.html 不能套用"):
        filled(templates, source, {"title": "对账单", "items": ["甲"]})


@pytest.mark.parametrize(
    "source", ["{{ a * 2 }}", "{{ a + b }}", "{{ 'a' * 100000000 }}", "{{ 2 ** 99 }}", "{{ 7 // 2 }}", "{{ 7 % 2 }}", "{{ -1 }}"]
)  # fmt: skip
def test_a_template_computes_nothing(templates: Path, source: str) -> None:
    with pytest.raises(RenderingError, match="arithmetic in a template"):
        filled(templates, source, {"a": "1", "b": "2"})


def test_a_template_chooses_repeats_and_joins(templates: Path) -> None:
    source = (
        "{% if more %}{% for one in rows %}{{ loop.index }}{{ one.name }}{% if not loop.last %}、{% endif %}"
        "{% endfor %}{% endif %} {{ words|join('，') }} {{ words|length }} {{ 'x' ~ words|first }}"
        "{{ words|last }}{% if gone is defined %}!{% endif %}"
    )
    view: View = {"more": True, "rows": [{"name": "甲<b>"}, {"name": "乙"}], "words": ["一", "二"]}
    assert filled(templates, source, view) == "1甲&lt;b&gt;、2乙 一，二 2 x一二"


def test_a_forgotten_value_is_no_blank(templates: Path) -> None:
    with pytest.raises(RenderingError, match="forgotten"):
        filled(templates, "{{ forgotten }}")


@pytest.mark.usefixtures("templates")
def test_a_template_that_is_not_there_is_told() -> None:
    with pytest.raises(RenderingError, match=r"nowhere\.html"):
        render_html("nowhere.html", {})


@pytest.mark.parametrize(
    ("value", "place"),
    [(1, "page.html.x"), (1.5, "page.html.x"), (None, "page.html.x"), (("a",), "page.html.x"), ({1: "a"}, "键不是文字"),
     ([{"y": object()}], r"page.html.x\[0\].y")],
)  # fmt: skip
def test_a_view_holds_words_only(templates: Path, value: object, place: str) -> None:
    with pytest.raises(RenderingError, match=place):
        filled(templates, "x", {"x": value})  # type: ignore[dict-item]


def test_templates_are_found_beside_the_package_or_within_it() -> None:
    assert (template_folder() / "base.html").is_file()
    assert (template_folder() / "fonts.conf").is_file()


def test_every_template_compiles_in_the_sandbox() -> None:
    for path in sorted(template_folder().rglob("*.html")):
        document._environment().get_template(path.relative_to(template_folder()).as_posix())


@pytest.mark.parametrize(
    "text", ["LK1|YP-HT-2025-ABCDEFGH-12|123456|0123456789abcdef", "LK1|黄桃-2025-A-1|0|f"]
)
def test_a_code_is_read_back(text: str) -> None:
    uri = qr_uri(text)
    head, _, body = uri.partition(",")
    assert head == "data:image/png;base64"
    picture = Image.open(io.BytesIO(base64.b64decode(body)))
    assert picture.mode == "1"
    (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert found.text == text
    assert found.ec_level == "M"
    # Four modules of quiet zone: 3 dots a module.
    white = picture.convert("L").crop((0, 0, picture.width, 12))
    assert white.getextrema() == (255, 255)


def test_a_code_has_one_form() -> None:
    assert qr_uri("LK1|A|1|f") == qr_uri("LK1|A|1|f")
