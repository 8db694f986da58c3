"""Papers that no example season and no printed village has: rearing, letting by the collective, rewards.

What is asked of every printed paper is asked of them here: set as a printer sets them, sound and tagged by
their edition, every amount on the page one of the view and none missing, no name taken for markup.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from attrs import evolve
from markupsafe import escape
from pikepdf import Name

from composition import faults
from documents.drawn import Drawn, document, draw
from documents.trade import traded, trading
from linkage.document import Shown, render_html
from linkage.engine.settlement import settle
from linkage.files.season_folder import ReadSeason, read_season
from linkage.model.entitlement import Settlement
from linkage.press.output import check_name
from typeset import typeset

KINDS = (
    *("asset_lease", "contract_raising"),
    *("reward", "reward_acceptance", "reward_notice", "reward_wall", "reward_roll"),
)
#: Papers that other villages have as well, whose names are tried here.
ROLLS = ("bank_roll", "slip_batch")
_AMOUNT = re.compile(r"(?<![0-9.,A-Za-z-])-?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2}(?![0-9])")
_PROFILE = re.compile(r'<body class="(\w+)"')
_TAG = re.compile(r"<(/?[a-zA-Z][^\s>]*)")


@cache
def drawn(kind: str) -> Mapping[str, Drawn]:
    """Every paper of a kind, by whom it is about."""
    settled = traded()
    return {subject: draw(kind, subject, settled) for subject in document(kind).paths(settled).values()}


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_set_as_a_printer_sets_them(kind: str) -> None:
    for subject, paper in drawn(kind).items():
        profile = _PROFILE.search(paper.page)
        assert profile is not None
        assert faults(typeset(paper.data), profile[1]) == [], subject


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_sound_tagged_and_as_their_edition_says(kind: str) -> None:
    for paper in drawn(kind).values():
        with pikepdf.open(io.BytesIO(paper.data)) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert str(pdf.Root.Lang) == "zh-CN"
            assert bool(pdf.Root.MarkInfo.Marked)
            assert not dict(pdf.attachments)
            assert (Name.OutputIntents in pdf.Root) is (document(kind).edition != "public")


@pytest.mark.parametrize("kind", KINDS)
def test_every_amount_on_a_page_is_of_its_view_and_none_is_missing(kind: str) -> None:
    for subject, paper in drawn(kind).items():
        held = {one for text in _words(document(kind).view(traded(), subject)) for one in amounts(text)}
        unbroken = "".join(paper.text.split())
        assert [amount for amount in sorted(held) if amount not in unbroken] == [], subject
        assert amounts(paper.text) - held == set(), subject
        assert held


def amounts(text: str) -> set[str]:
    return set(_AMOUNT.findall(text))


def _words(shown: Shown) -> Iterator[str]:
    if isinstance(shown, str):
        yield "".join(shown.split())
    elif isinstance(shown, dict | list):
        for inner in shown.values() if isinstance(shown, dict) else shown:
            yield from _words(inner)


#: Markup, programs and the like are tried in every word of a season (``test_hostile_season``).
HOSTILE = ("赵😀甲",)
#: What none of these papers could show as it stands, or a table would take for a formula.
REFUSED = (
    *("赵\u202e甲", "赵\u2066甲", "赵\u200b甲", "\ufeff赵", "赵\u00ad甲", "赵\n甲", "赵" * 200),
    *("=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1"),
)
PLAIN = "赵钱孙李周吴郑王冯陈褚卫"


def named(names: Sequence[str]) -> Settlement:
    """The village with the heads of its first households, and its goods, so named."""
    season = read(names)
    assert season.problems == ()
    return evolve(settle(season.arrangements, season.books), laws=season.laws, charter=season.charter)


def read(names: Sequence[str]) -> ReadSeason:
    made = trading()
    headings, *rows = made.registers["名册"]
    places = (headings.index("姓名"), headings.index("户名"))
    renamed = [
        tuple(names[at] if column in places else cell for column, cell in enumerate(row))
        if at < len(names)
        else row
        for at, row in enumerate(rows)
    ]
    made = made.with_sheet("名册", headings, *renamed)
    headings, *rows = made.registers["资产"]
    at = headings.index("名称")
    things = [tuple(names[0] if column == at else cell for column, cell in enumerate(row)) for row in rows]
    made = made.with_sheet("资产", headings, *things)
    with tempfile.TemporaryDirectory() as folder:
        return read_season(made.write(Path(folder) / "季"))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_paper_takes_a_name_for_markup(name: str) -> None:
    hostile, harmless = named([name] * 2), named([PLAIN[: len(name)]] * 2)
    for kind in (*KINDS, *ROLLS):
        paper, told = document(kind), 0
        assert dict(paper.paths(hostile)) == dict(paper.paths(harmless))
        for path, subject in paper.paths(harmless).items():
            check_name(path)
            pages = [render_html(paper.template, paper.view(one, subject)) for one in (hostile, harmless)]
            assert _TAG.findall(pages[0]) == _TAG.findall(pages[1]), (kind, subject)
            told += PLAIN[: len(name)] in pages[1]
            assert pages[0].count(str(escape(name))) == pages[1].count(PLAIN[: len(name)]), (kind, subject)
        assert told, kind


@pytest.mark.parametrize("name", REFUSED, ids=ascii)
def test_a_name_that_no_paper_could_show_is_refused(name: str) -> None:
    assert read([name] * 2).problems


def test_a_tab_in_a_name_is_a_blank() -> None:
    assert named(["赵\t甲"]).books.households["H01"].name == "赵 甲"
