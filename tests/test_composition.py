"""Every paper is set as a Chinese printer sets it; and each rule finds the page that breaks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from composition import faults
from documents.drawn import document, draw
from documents.trade import traded
from extreme_seasons import KINDS, extreme
from linkage.closing import close
from linkage.press.drawing import Drawer, stylesheet, template_folder
from linkage.press.fonts import ROLES
from linkage.publishing import papers
from printed import ROOT, printed_village, run
from sheets import fonts_for, fonts_of, sheet
from typeset import typeset

_CLASS = re.compile(r'<body class="(\w+)"')


def profile_of(page: str) -> str:
    """The profile that a page names."""
    found = _CLASS.search(page)
    assert found is not None
    return found[1]


def faults_of(season: Path, out: Path) -> str:
    """Everything a printer would send back of a finished set, a line each."""
    jobs = (paper.job for paper in papers(close(season)))
    return "\n".join(
        f"{job.path}：{fault}"
        for job in jobs
        for fault in faults(typeset((out / job.path).read_bytes()), profile_of(job.parts[0]))
    )


@pytest.mark.timeout(600)
def test_papers_of_the_village_are_set_as_a_printer_sets_them() -> None:
    printed = printed_village()
    assert faults_of(printed.season, printed.out) == ""


@pytest.mark.deep
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    "season", sorted((ROOT / "examples").glob("*/台账.xlsx")), ids=lambda p: p.parent.name
)
def test_papers_of_the_examples_are_set_as_a_printer_sets_them(season: Path, tmp_path: Path) -> None:
    assert run("run", season.parent, "--out", tmp_path / "out").returncode in {0, 1}
    assert faults_of(season.parent, tmp_path / "out") == ""


@pytest.mark.deep
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "season", sorted((ROOT / "examples").glob("*/台账.xlsx")), ids=lambda p: p.parent.name
)
def test_extremes_of_the_examples_are_set_as_a_printer_sets_them(
    season: Path, kind: str, tmp_path: Path
) -> None:
    driven = extreme(season.parent, kind, tmp_path / "season")
    assert run("run", driven, "--out", tmp_path / "out").returncode in {0, 1}
    assert faults_of(driven, tmp_path / "out") == ""


def test_every_font_in_a_paper_is_the_season_s() -> None:
    laid_out = {family.replace(" ", "-") for family, _ in ROLES}
    # A page that was set by learned rules names its fonts by their faces.
    ours = laid_out | {face.title().replace("-", "") for face in ROLES.values()}
    for path in sorted(printed_village().out.glob("*/*.pdf")):
        found = fonts_of(path.read_bytes())
        assert found, path.name
        assert {name.removesuffix("-Bold") for name in found} <= ours, path.name


def test_no_template_lets_a_row_break_or_a_head_stand_once() -> None:
    sheet_ = stylesheet()
    assert "tr { break-inside: avoid; }" in sheet_
    assert "thead { display: table-header-group; }" in sheet_
    for path in sorted(template_folder().glob("**/*.[ch][st][sm]*")):
        rules = re.findall(r"([^{}]*)\{([^{}]*)\}", path.read_text(encoding="utf-8"))
        for selector, said in rules:
            row = re.search(r"\b(?:tr|thead)\b[^,]*$", selector.strip())
            assert not (row and re.search(r"break-inside:\s*auto|display:\s*table-row-group", said)), (
                path.name
            )


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["order_purchase", "labour", "capital_share", "agency"])
def test_papers_of_goods_work_and_money_are_set_the_same(kind: str) -> None:
    settled = traded()
    found = []
    for subject in document(kind).paths(settled).values():
        paper = draw(kind, subject, settled)
        found += [f"{subject}：{fault}" for fault in faults(typeset(paper.data), profile_of(paper.page))]
    assert found == []


# ---------------------------------------------------------------------------------- pages that break a rule


def _table(rows: int, *, head: bool = True, style: str = "") -> str:
    begun = "<thead><tr><th scope='col'>项目</th><th scope='col'>金额</th></tr></thead>" if head else ""
    body = "".join(f"<tr><td>第{at}项</td><td class='num'>{at}.00</td></tr>" for at in range(1, rows + 1))
    return f"<style>{style}</style><table>{begun}<tbody>{body}</tbody></table>"


_HIGH = "<div style='height: {}mm'></div>"
_LONG = "协议约定的数字都由台账和协议算出来"

#: What is wrong, the profile and page that shows it, and a word of what is said of it.
BROKEN: Sequence[tuple[str, str, str]] = (
    ("contract", f"<p style='text-indent: 0'>{_LONG}<br>，算错了可以问。</p>", "行首是“，”"),
    ("contract", f"<p>{_LONG}，算错了可以<br>问。</p>", "末行不足三个字"),
    ("contract", f"<p>{_LONG}（<br>见附件）。</p>", "行末是“（”"),
    ("contract", "<p>阿依古丽<br>·努尔买买提江一家的地，都租出去了。</p>", "行首是“·”"),
    ("contract", f"<p>{_LONG}，一共 12<br>元。</p>", "数和单位分在两行"),
    ("contract", f"<p>{_LONG}</p>{_HIGH.format(225)}<h2>末尾</h2><p class='page'>下页</p>", "末尾是标题"),
    (
        "contract",
        f"<style>p {{ orphans: 1; widows: 1 }}</style>{_HIGH.format(238)}<p>{_LONG * 6}</p>",
        "一段只有一行",
    ),
    ("contract", f"<p>正文</p><p class='page'>{_LONG}</p><p>甲方（盖章）</p>", "不足两行正文"),
    ("sheet", _table(40, style="thead { display: table-row-group !important }"), "表头没有重复"),
    (
        "sheet",
        _table(28, style="tbody tr { break-before: auto !important; break-after: auto !important }"),
        "只有一行",
    ),
    ("contract", "<p>甲</p><p style='margin-top: -5mm'>乙方的字压在上面</p>", "叠在一起"),
    (
        "sheet",
        "<table><tr><td class='num' style='width: 9mm'>12,345,678.90</td><td>余</td></tr></table>",
        "出了格子",
    ),
    ("notice", "<p>正文</p><p style='font-size: 13pt'>小字</p>", "字太小"),
    ("notice", "<p style='font-size: 12pt'>多半是小字</p>", "多半的字小于"),
    ("contract", "<p style='color: #777'>灰的</p>", "不是黑的"),
    ("contract", "<p style='margin-left: -8mm; text-indent: 0'>出了左边</p>", "左右边距"),
    (
        "contract",
        "<style>@page { @right-middle { content: none !important } }</style><p>一</p><p class='page'>二</p>",
        "骑缝条没有",
    ),
)


@cache
def _drawer() -> Drawer:
    """One for all pages: style sheet and fonts are read once."""
    return Drawer(fonts_for(*(sheet(body, profile=profile) for profile, body, _ in BROKEN)))


@pytest.mark.parametrize(("profile", "body", "said"), BROKEN, ids=[said for *_, said in BROKEN])
def test_a_page_that_breaks_a_rule_is_found(profile: str, body: str, said: str) -> None:
    layout = _drawer().lay_out(sheet(body, profile=profile))
    paper = typeset(_drawer().draw([layout], "internal", "样张"))
    assert any(said in fault for fault in faults(paper, profile))
