"""The printed roll of payments by bank: page sums lead to the total, and no number stands whole on it."""

from __future__ import annotations

import copy
from functools import cache

import pytest
from attrs import evolve

from bank.orders import order, season
from composition import faults, lines
from documents.drawn import document, draw
from governance.meetings import decision
from linkage.document import View
from linkage.documents import bank_roll
from linkage.model.entitlement import Settlement
from linkage.telling.agreement import disagreements
from linkage.telling.paper_leaf import parts, words
from typeset import typeset

LONG = "买买提·吐尔逊·阿卜杜热合曼·艾力江"


def view(settlement: Settlement) -> View:
    return document("bank_roll").view(settlement, "gs")


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def test_pages_carry_their_sums_on_to_the_total() -> None:
    told = view(season())
    brought = 0
    for page in parts(told, "pages"):
        assert fen(words(page, "brought") or "0") == brought
        rows = sum(fen(words(row, "amount")) for row in parts(page, "rows"))
        assert rows == fen(words(page, "sum"))
        brought += rows
        assert fen(words(page, "carried") or str(brought)) == brought
    assert brought == fen(words(told, "total")) == order(season()).sent.fen
    amount = document("bank_roll").amount
    assert amount is not None
    assert amount(season(), "gs") == order(season()).sent.plain


def test_numbers_stand_with_their_last_four_digits_alone() -> None:
    settlement = season()
    text = draw("bank_roll", "gs", settlement).text
    for payment in order(settlement).payments:
        whole = payment.account.reveal()
        assert whole[-4:] in text
        assert whole[-8:] not in text
    assert order(settlement).fingerprint in text


def test_the_control_sheet_comes_first_with_amounts_as_people_write_them() -> None:
    paper = draw("bank_roll", "gs", season())
    first = paper.texts[0]
    assert "代发核对单" in first
    assert "四个合计相符" in first
    assert str(order(season()).sent) in first
    assert all(word in first for word in ("制表", "审核", "审批"))
    assert "分管负责人" in paper.texts[-1]
    assert "分管负责人" not in first


def test_long_names_and_many_rows_stay_on_their_pages() -> None:
    settled = season()
    households = {
        number: evolve(one, members=tuple(evolve(member, name=LONG) for member in one.members))
        for number, one in settled.books.households.items()
    }
    many = evolve(settled, books=evolve(settled.books, households=households))
    paper = draw("bank_roll", "gs", many)
    rolls = [text for text in paper.texts if "本页小计" in text]
    assert len(rolls) == len(parts(view(many), "pages")) > 1
    assert paper.texts[-len(rolls) :] == tuple(rolls)
    assert "请核对，见核对单" in "".join(rolls[0].split())
    assert faults(typeset(paper.data), "sheet") == []


def test_a_long_group_takes_what_makes_the_roll_shorter() -> None:
    long, purpose = "第十二村民小组（大垭口移民安置点）", "股金分红、盈余返还"
    row: View = {
        "number": "A1",
        "name": "柳文秀",
        "group": "2组",
        "bank": "",
        "purpose": purpose,
        "amount": "1.00",
    }
    in_long: View = {**row, "group": long}
    with_bank: View = {**row, "bank": "农商行"}
    for rows, lines_ in (([row], 1), ([in_long], 2), ([{**in_long, "bank": "农商行"}, *[with_bank] * 9], 3)):
        across, widths = bank_roll._columns(rows, "1.00")
        assert -(-len(words(rows[0], "group")) // across["group"]) == lines_
        assert across["purpose"] >= len(purpose)
        assert sum(int(words(widths, key)[7:-2]) for key in widths) < bank_roll._SHARED


#: Signs of a purpose on a line beside usual columns.
_ON_A_LINE = 15


@pytest.mark.parametrize("signs", [14, 15, 16, 17])
def test_a_purpose_has_the_lines_that_its_row_makes_room_for(
    signs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    purpose = "佣金、土地租金、股金分红、卖货的钱"[-signs:]
    monkeypatch.setattr(bank_roll, "purpose", lambda _, __: purpose)
    paper = draw("bank_roll", "gs", season())
    shown = [row for row in rows_of(view(season())) if words(row, "purpose") == purpose]
    drawn = [line.text.strip() for line in lines(typeset(paper.data))]
    assert "".join(line for line in drawn if line and line in purpose) == purpose * len(shown)
    here = sum(bool(line) and line in purpose for line in drawn)
    assert here == len(shown) * (1 if signs <= _ON_A_LINE else 2)


def test_a_set_that_is_void_pays_nobody() -> None:
    settled = season()
    day = settled.books.paper_day
    row = decision(种类="作废", 对象=str(day), 日期=str(day))
    void = evolve(settled, books=evolve(settled.books, tables={**settled.books.tables, "决定": (row,)}))
    paths = document("bank_roll").paths
    assert sorted(paths(settled)) == ["内部/bank_roll-cjt.pdf", "内部/bank_roll-gs.pdf"]
    assert paths(void) == {}


@cache
def merged() -> Settlement:
    """The village whose bank takes one line an account; two households have the same."""
    plain = order(season())
    row = next(row for row in season().books.rows("名册") if row.household == "H02").number
    account = plain.payments[0].account.reveal()
    return season("定宽示例", cells={f"K{row}": account, "J2": "赵某", f"J{row}": "赵某"})


def told(spoilt: View) -> list[str]:
    """What a roll says otherwise than the result."""
    says = document("bank_roll").says
    assert says is not None
    return [one.what for one in disagreements(merged(), [("bank_roll", says(spoilt))])]


def rows_of(shown: View) -> list[View]:
    return [row for page in parts(shown, "pages") for row in parts(page, "rows")]


@pytest.mark.parametrize("key", ["number", "name", "amount"])
def test_two_rows_that_change_numbers_names_or_amounts_are_found(key: str) -> None:
    usual = view(merged())
    assert told(usual) == []
    changed = 0
    for at in range(1, len(rows_of(usual))):
        spoilt = copy.deepcopy(usual)
        one, other = rows_of(spoilt)[at - 1 : at + 1]
        one[key], other[key] = other[key], one[key]
        assert bool(told(spoilt)) is (one[key] != other[key])
        changed += one[key] != other[key]
    assert changed > 1


def test_a_line_for_several_names_them_all_and_comes_to_their_sum() -> None:
    [(at, row)] = [(at, row) for at, row in enumerate(rows_of(view(merged()))) if "、" in words(row, "name")]
    assert words(row, "number") == "H01、H01.1、H02"
    for key, other in (("number", "H03"), ("name", "甲"), ("amount", "1.00")):
        spoilt = copy.deepcopy(view(merged()))
        parts(rows_of(spoilt)[at], "shares")[1][key] = other
        assert told(spoilt), key
        parts(rows_of(spoilt)[at], "shares")[1][key] = row[key]
        assert told(spoilt), key
