"""A list that was made right says nothing; one cell changed is told at its row."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.ground.money import Rounding, round_to
from linkage.model.identity import check_digit
from linkage.verify.alone import prove
from linkage.verify.list_reader import read_list
from linkage.verify.payout_list import PayoutList
from linkage.verify.proof import Remark, proofs
from linkage.words.wording import decimal
from payout_layouts import plan_of, table

HEAD: list[object] = [
    *("序号", "户号", "户主", "身份证号", "一折通账号", "面积（亩）", "单价（元/亩）", "租金"),
    *("股数", "每股分红（元/股）", "股金", "应发", "扣款", "实发"),
]
AREA, PRICE, RENT, SHARES, DIVIDEND, STOCK, GROSS, LESS, NET = range(5, 14)
FEN = Fraction(1, 100)
Row = list[object]


def plain(value: Fraction) -> str:
    return decimal(value).replace(",", "")


def identity(number: int) -> str:
    first = f"33010219{50 + number % 50}{number % 12 + 1:02d}{number % 28 + 1:02d}{number:03d}"
    return first + check_digit(first)


@st.composite
def sheets(draw: st.DrawFn) -> list[Row]:
    """The rows of a right list: everything reckoned, rounded in one way, added up."""
    count = draw(st.integers(6, 14))
    mode = draw(st.sampled_from(list(Rounding)))
    price = Fraction(draw(st.integers(30000, 120000)), 100)
    dividend = Fraction(draw(st.integers(1, 5000)), 100)
    sums = dict.fromkeys((AREA, RENT, SHARES, STOCK, GROSS, LESS, NET), Fraction(0))
    rows: list[Row] = []
    for number in range(1, count + 1):
        area = Fraction(draw(st.integers(100, 2000)), 100)
        shares = Fraction(draw(st.integers(1, 300)))
        rent = round_to(area * price, FEN, mode)
        stock = round_to(shares * dividend, FEN, mode)
        less = Fraction(draw(st.integers(0, 1000)), 100)
        values = {AREA: area, RENT: rent, SHARES: shares, STOCK: stock}
        values |= {GROSS: rent + stock, LESS: less, NET: rent + stock - less}
        known = [str(number), f"A{number:03d}", f"人{chr(0x4E00 + number * 7)}", identity(number)]
        row: Row = [*known, f"80100{number:09d}", *[""] * 9]
        for index, value in {**values, PRICE: price, DIVIDEND: dividend}.items():
            row[index] = plain(value)
        rows.append(row)
        sums = {index: total + values[index] for index, total in sums.items()}
    total: Row = ["合计", *[""] * 13]
    for index, value in sums.items():
        total[index] = plain(value)
    return [["清水村分红和租金发放表"], HEAD, *rows, total]


def proved(rows: list[Row], by: list[Row]) -> tuple[PayoutList, tuple[Remark, ...]]:
    """What a list says by the columns of a right one."""
    paid = read_list("a.csv", table(rows), plan_of(table(by), "a.csv"))
    return paid, prove(paid)


@settings(max_examples=15)
@given(sheets())
def test_a_right_list_says_nothing(rows: list[Row]) -> None:
    paid, remarks = proved(rows, rows)
    assert paid.problems == ()
    assert len(paid.relations) == 4
    assert [str(remark) for remark in remarks] == []


@settings(max_examples=15)
@given(sheets(), st.data())
def test_one_cell_changed_is_told_at_its_row(rows: list[Row], data: st.DataObject) -> None:
    place = data.draw(st.integers(2, len(rows) - 2))
    index = data.draw(st.sampled_from([0, 3, AREA, PRICE, RENT, SHARES, DIVIDEND, STOCK, GROSS, LESS, NET]))
    spoilt = [list(row) for row in rows]
    text = str(spoilt[place][index])
    if index == 3:
        spoilt[place][index] = text[:-1] + ("0" if text[-1] != "0" else "1")
    else:
        more = data.draw(st.integers(1, 50))
        spoilt[place][index] = plain(Fraction(text) + more)
    _, remarks = proved(spoilt, rows)
    cells = {remark.where.cell for remark in remarks}
    assert any(cell.endswith(str(place + 1)) for cell in cells), (index, cells)


def test_every_question_has_a_code_and_words_of_its_own() -> None:
    asked = proofs()
    assert len({proof.code for proof in asked}) == len(asked)
    assert all(proof.asks and not proof.asks.endswith("。") for proof in asked)


@pytest.mark.parametrize("gone", [AREA, PRICE, NET])
def test_a_list_with_fewer_columns_is_asked_less(gone: int) -> None:
    def without(row: Row) -> Row:
        return row[:gone] + row[gone + 1 :]

    rows: list[Row] = [
        HEAD,
        ["1", "A1", "张三", "", "", 2, 400, 800, 10, 5, 50, 850, 0, 850],
        ["2", "A2", "李四", "", "", 1, 400, 400, 20, 5, 100, 500, 0, 500],
    ]
    fewer: list[Row] = [without(row) for row in rows]
    paid, remarks = proved(fewer, fewer)
    assert (len(paid.relations), remarks) == (3, ())
