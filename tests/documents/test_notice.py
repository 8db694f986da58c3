"""The public notice: only what an assembly decided, and nothing of anybody's own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
import pytest
from attrs import evolve

from documents.drawn import assert_golden, document, draw, drawn, leaked
from documents.sample import arrangement, close, season
from documents.sample_registers import books
from linkage.document import View
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Origin, Word
from linkage.ground.season import parse_day
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Member, Row
from linkage.telling import posting_words
from linkage.telling.column_widths import room
from linkage.telling.paper_leaf import parts, words
from linkage.telling.twin import money_texts


def pools(view: View) -> Sequence[View]:
    found = view["pools"]
    assert isinstance(found, list)
    return [pool for pool in found if isinstance(pool, dict)]


def test_the_page_is_as_it_was_looked_at(*, bless: bool) -> None:
    assert_golden("notice", drawn("notice").page, bless=bless)


def test_it_lists_the_public_pool_and_its_very_lines() -> None:
    view = document("notice").view(season(), "")
    [pool] = pools(view)
    assert pool["name"] == "村集体收益"
    amounts = money_texts(drawn("notice").text)
    for line in season().lines:
        assert (str(line.amount) in amounts) == (line.clause == "村集体收益/2"), line.clause


def _is_guarantee(line: Line) -> bool:
    return "/" not in line.clause or line.clause == "村集体收益/2"


def test_other_incomes_stand_as_totals_where_enough_households_have_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = drawn("notice").text
    assert "租金 不足 5 户 不单列" in text
    assert "4,001.28" not in text
    monkeypatch.setattr(posting_words, "FEWEST", 3)
    totals: Any = document("notice").view(season(), "")["totals"]
    told = {row["name"]: (row["households"], row["amount"]) for row in totals}
    assert told["租金"] == ("3", "4,001.28")
    assert told["股金分红（上面公示的除外）"] == ("3", "44,680.00")
    assert told["佣金"] == ("不足 3 户", "不单列")
    guarantee = evolve(season(), lines=tuple(line for line in season().lines if _is_guarantee(line)))
    totals = document("notice").view(guarantee, "")["totals"]
    assert [row["name"] for row in totals][:1] == ["保底收益"]


def test_no_identity_bank_or_phone_number_of_anybody_is_in_it() -> None:
    assert leaked(drawn("notice").data) == []
    assert "脱贫户" not in drawn("notice").text


def test_a_list_of_one_column_has_its_long_groups_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "第十二村民小组（大垭口移民安置点）"
    settled = season()
    households = {
        number: evolve(one, members=tuple(_in_group(member, long) for member in one.members))
        for number, one in settled.books.households.items()
    }
    moved = evolve(settled, books=evolve(settled.books, households=households))
    alone, alone_leaf = _group_width(moved, monkeypatch, 0)
    half, half_leaf = _group_width(moved, monkeypatch, 1000)
    assert (alone_leaf, half_leaf) == ("columns: 1", "columns: 2")
    assert half < room([long], 120) <= alone


def _in_group(member: Member, group: str) -> Member:
    word = member.row.values.get("组")
    assert isinstance(word, Word)
    return evolve(
        member, row=evolve(member.row, values={**member.row.values, "组": evolve(word, text=group)})
    )


def _group_width(settled: Settlement, patch: pytest.MonkeyPatch, figures: int) -> tuple[int, str]:
    """How wide 组 stands in mm, and in how many columns the list, where figures may be so wide in half a leaf."""
    patch.setattr(posting_words, "_FIGURES", figures)
    [pool] = pools(document("notice").view(settled, ""))
    [people] = parts(pool, "lists")
    widths = people["widths"]
    assert isinstance(widths, dict)
    return int(words(widths, "group").removeprefix("width: ").removesuffix("mm")), words(widths, "leaf")


def test_the_file_carries_language_and_title_and_nothing_else() -> None:
    with pikepdf.open(io.BytesIO(drawn("notice").data)) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert list(pdf.attachments) == []
        told = {str(key) for key in pdf.docinfo} - {"/Title", "/Producer"}
        assert told == set()
        box = [float(edge) for edge in pdf.pages[0].mediabox]
    assert box[2] > box[3]
    assert round(box[2] / 72 * 25.4) == 297


def test_people_of_one_name_are_told_apart_by_household_number() -> None:
    rows = [row for row in drawn("notice", more=30).text.splitlines() if "柳安文" in row]
    assert len(rows) > 1
    assert all("C-0" in row for row in rows)
    assert not any("C-0" in row for row in drawn("notice", more=30).text.splitlines() if "何翠兰" in row)


def test_there_is_none_without_a_public_pool() -> None:
    signed = arrangement()
    closed = [evolve(pool, public=False) for pool in signed.pools]
    assert document("notice").paths(season()) == {"公开/notice.pdf": ""}
    assert document("notice").paths(close([evolve(signed, pools=tuple(closed))], books())) == {}


def _meeting(step: str, first: str, last: str) -> Row:
    place = Where("台账.xlsx", sheet="会议", cell="A2")
    days = {
        name: Day.cell(parse_day(text), name, Origin(place, text))
        for name, text in (("公示起", first), ("公示止", last))
    }
    return Row("会议", "台账.xlsx", 2, {"步骤": Word.cell(step, "步骤", Origin(place, step)), **days}, {})


def with_meeting(settled: Settlement, *rows: Row) -> Settlement:
    return evolve(settled, books=evolve(settled.books, tables={**settled.books.tables, "会议": rows}))


def test_the_days_of_posting_come_from_the_register_of_meetings() -> None:
    decided = _meeting("决议公开", "2026-01-11", "2026-01-26")
    result = _meeting("结果公开", "2026-02-01", "2026-02-16")
    told = document("notice").view(with_meeting(season(), decided, result), "")
    assert told["posted"] == "2026年2月1日至2026年2月16日"
    told = document("notice").view(with_meeting(season(), decided), "")
    assert told["posted"] == "2026年1月11日至2026年1月26日"


@pytest.mark.parametrize("kind", ["notice", "notice_wall"])
def test_it_bears_the_day_it_is_put_up(kind: str) -> None:
    assert document(kind).view(season(), "")["day"] == "2026年1月10日"
    posted = with_meeting(season(), _meeting("决议公开", "2026-01-11", "2026-01-26"))
    assert document(kind).view(posted, "")["day"] == "2026年1月11日"


@pytest.mark.parametrize("more", [0, 75])
def test_it_ends_with_the_place_for_objections(more: int) -> None:
    last = drawn("notice", more=more).texts[-1]
    assert "对公示内容有异议的" in last


def test_a_loss_year_is_told() -> None:
    signed = arrangement()
    pool = evolve(
        signed.pools[1], sources=tuple(evolve(s, negative=True) for s in signed.pools[1].sources[1:])
    )
    settled = close([evolve(signed, pools=(signed.pools[0], pool))], books())
    [shown] = pools(document("notice").view(settled, ""))
    assert (shown["income"], shown["loss"]) == ("-26,000.00", "26,000.00")
    text = draw("notice", "", settled).text
    assert "本期亏损 26,000.00 元，没有可分的" in text
