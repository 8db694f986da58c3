"""A season that reckons with a law nobody has read says 未确认 on every paper there is, beside the value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from attrs import evolve

from linkage.closing import Closing, close
from linkage.document import render_html
from linkage.model.entitlement import Settlement
from linkage.model.law import Laws
from linkage.publishing import documents, tables
from linkage.table import Table
from villages import village

LAW = """法规: 某县收益分配办法
起: 2020-01-01
层级: 县
地区: [浙江省, 小河县]
来源: 只见转述
核对: {read}
核对日: 2026-01-05
数值:
  - {{名称: 公积公益金提取比例下限, 值: 30%, 条: 第八条}}
"""
SHELF = documents()


def closed(folder: Path, read: str) -> Closing:
    made = village().with_text("章程.公积公益金比例", "法规.公积公益金提取比例下限")
    made.write(folder)
    charter = folder / "章程.yaml"
    silent = made.charter.replace("公积公益金比例", "风险金比例")
    charter.write_text(silent.replace("数值:", "地区: [浙江省, 小河县]\n数值:"), encoding="utf-8")
    (folder / "法规.yaml").write_text(LAW.format(read=read), encoding="utf-8")
    return close(folder)


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Closing:
    return closed(tmp_path_factory.mktemp("unread") / "季", "未确认")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Settlement:
    return close(village().write(tmp_path_factory.mktemp("plain") / "季")).settlement


def pages(name: str, closing: Closing) -> Iterator[str]:
    """The page a document makes of the season's first subject, and its texts as one."""
    document = SHELF[name]
    for subject in list(document.paths(closing.settlement).values())[:1]:
        yield render_html(document.template, document.view(closing.settlement, subject))


@pytest.mark.parametrize("name", sorted(SHELF))
def test_every_paper_says_it(name: str, unread: Closing) -> None:
    for page in pages(name, unread):
        assert "公积公益金提取比例下限 30%" in page
        assert "未确认" in page


def test_where_the_value_itself_stands_it_stands_beside_it(unread: Closing) -> None:
    beside = [name for name in sorted(SHELF) for page in pages(name, unread) if "30%（未确认）" in page]
    assert {"notice", "tri_party"} <= set(beside)


def test_the_season_makes_papers_of_every_kind_that_pays(unread: Closing) -> None:
    made = {name for name in SHELF if list(pages(name, unread))}
    assert made >= {"statement", "statement_group", "paylist", "notice", "tri_party", "joinder"}


def rows(table: Table, settlement: Settlement, subject: str) -> list[Sequence[str]]:
    """The rows of a table, or the lines of a file that is made as it is."""
    made = table.made(settlement, subject) if table.made is not None else None
    return (
        list(table.rows(settlement, subject))
        if made is None
        else [[line] for line in made.decode().split("\r\n")]
    )


@pytest.mark.parametrize("name", sorted(tables()))
def test_every_row_of_a_table_that_rests_on_an_unread_law_says_it(name: str, plain: Settlement) -> None:
    """What a row takes from the laws is what changes when there are none."""
    laws = plain.laws
    unread = tuple(evolve(p, cite=evolve(p.cite, confirmed=False)) for p in laws.parameters)
    table = tables()[name]
    subjects = list(table.paths(plain).values())
    assert subjects
    for subject in subjects:
        told = rows(table, evolve(plain, laws=Laws(unread, laws.region)), subject)
        without = rows(table, evolve(plain, laws=Laws()), subject)
        for row in (row for row in told if row not in without):
            assert any("未确认" in text for text in row), row


def test_there_are_rows_that_rest_on_a_law(plain: Settlement) -> None:
    resting = {
        name
        for name, table in tables().items()
        for subject in table.paths(plain).values()
        if rows(table, plain, subject) != rows(table, evolve(plain, laws=Laws()), subject)
    }
    assert resting >= {"wage_ledger", "privacy_assessment"}


def test_the_result_names_the_version(unread: Closing) -> None:
    rules = unread.result["rules"]
    assert isinstance(rules, dict)
    laws = rules["laws"]
    assert isinstance(laws, list)
    (found,) = [law for law in laws if isinstance(law, dict) and law["layer"] == "县"]
    assert found == {
        "code": "",
        "name": "公积公益金提取比例下限",
        "value": "30%",
        "title": "某县收益分配办法",
        "article": "第八条",
        "version": "只见转述",
        "from": "2020-01-01",
        "layer": "县",
        "region": ["浙江省", "小河县"],
        "confirmed": False,
    }


def test_what_was_read_is_not_marked(tmp_path: Path) -> None:
    closing = closed(tmp_path / "季", "已核对")
    for name in sorted(SHELF):
        assert all("公积公益金提取比例下限 30%" not in page for page in pages(name, closing))
        assert all("30%（未确认）" not in page for page in pages(name, closing))
