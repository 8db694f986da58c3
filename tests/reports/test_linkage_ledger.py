"""The linkage ledger is the lines of the result, all of them, and a household counts once."""

from __future__ import annotations

from attrs import evolve

from documents.sample import season
from linkage.model.entitlement import Settlement
from linkage.model.paper_choices import COLUMNS
from linkage.report import Table
from linkage.reports.linkage_ledger import REPORT
from linkage.telling.ledger_rows import MONEY
from linkage.telling.summary import add
from test_example_cooperative import closed


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", "") or 0)


def tables() -> tuple[Table, Table, Table]:
    households, sums, detail = REPORT.tell(season())
    return households, sums, detail


def asking(columns: str) -> Settlement:
    first, *others = season().arrangements
    papers = {**first.papers, "联农带农台账": columns}
    return evolve(season(), arrangements=(evolve(first, papers=papers), *others))


def column(table: Table, name: str) -> list[str]:
    at = [one.text for one in table.columns].index(name)
    return [row[at] for row in table.rows]


def test_every_line_of_a_household_is_a_row_with_its_own_amount() -> None:
    lines = [line for line in season().lines if line.payee.partition(".")[0] in season().books.households]
    *_, detail = tables()
    told = sorted((row[2], row[6], row[7]) for row in detail.rows)
    assert told == sorted((line.payee, line.clause, str(line.amount)) for line in lines)
    assert detail.total[7] == str(add(line.amount for line in lines))
    assert detail.sheet_only


def test_a_household_is_one_row_whose_amounts_are_its_lines() -> None:
    table, _, detail = tables()
    for number, whole in zip(column(table, "户号"), column(table, "合计"), strict=True):
        mine = [fen(row[7]) for row in detail.rows if row[2].partition(".")[0] == number]
        parts = [fen(column(table, name)[column(table, "户号").index(number)]) for name in _money(table)]
        assert fen(whole) == sum(mine) == sum(parts)
    at = [one.text for one in table.columns].index("合计")
    assert table.total[at] == detail.total[7]


def _money(table: Table) -> list[str]:
    return [one.text for one in table.columns if one.text in MONEY]


def test_a_column_nobody_has_anything_in_is_left_out_unless_it_is_asked_for() -> None:
    assert "盈余返还" not in [one.text for one in tables()[0].columns]
    asked, *_ = REPORT.tell(asking("户号、户主、盈余返还、签字"))
    assert [one.text for one in asked.columns] == ["户号", "户主", "盈余返还", "签字"]
    assert asked.total[0] == "合计"


def test_every_column_that_may_be_asked_for_says_something() -> None:
    whole, *_ = REPORT.tell(asking("、".join(COLUMNS)))
    assert tuple(one.text for one in whole.columns) == COLUMNS
    for name in ("经营主体", "带动方式", "协议编号", "发放方式", "投入", "现付"):
        assert any(column(whole, name))


def test_columns_give_way_to_the_amounts_of_a_rich_village() -> None:
    wide, *_ = tables()
    assert sum(one.width for one in wide.columns) <= 262


def test_a_household_with_several_payers_counts_once() -> None:
    _, sums, _ = tables()
    once = len({line.payee.partition(".")[0] for line in season().lines if "-" in line.payee})
    assert sums.total[4] == str(once)
    assert sum(int(row[4]) for row in sums.rows) > once
    assert sums.notes[0].endswith(f"实际带动 {once} 户。")


def test_a_row_names_its_clause_and_its_cell() -> None:
    *_, detail = tables()
    (rent,) = (row for row in detail.rows if row[2] == "A-001" and "租金" in row[5])
    assert rent[5].startswith("公司·土地租金")
    assert "第" in rent[8]
    assert "〔地块〕" in rent[8]


def test_rows_follow_the_roster_and_not_the_money() -> None:
    numbers = column(tables()[0], "户号")
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers))


def test_rows_under_several_agreements_say_under_which() -> None:
    first, *others = season().arrangements
    two = evolve(season(), arrangements=(first, evolve(first, code="YP-BS-2025"), *others))
    table, *_ = REPORT.tell(two)
    assert set(column(table, "协议")) == {"①"}
    assert f"协议：①合同{first.code}，②合同YP-BS-2025。" in table.notes
    assert "协议" not in [one.text for one in tables()[0].columns]


def test_capital_given_back_has_its_own_column_beside_the_total() -> None:
    settled = closed().settlement
    table, sums, detail, back = REPORT.tell(settled)
    earned = add(line.amount for line in settled.lines if line.income != "退社退还")
    names = [one.text for one in table.columns]
    assert table.total[names.index("合计")] == sums.total[6] == detail.total[7] == str(earned)
    assert table.total[names.index("退社退还")] == back.total[7] == "22,773.79"
    assert "其他" not in names
    assert back.heading == "四、退社退还（还本，不算收入）"
