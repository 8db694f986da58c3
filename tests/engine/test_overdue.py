"""Overdue: what is past its day on the day of the papers, after what was paid, set off or not yet begun."""

from __future__ import annotations

import pytest

from journal.seasons import rent, settled
from linkage.engine.overdue import overdue, undated

PLOTS = "户号,地块代码,面积（亩）,起,止\nA1,D1,2,{begun},2034-12-31\n"
DAY = "名称,数值,单位\n出表日,{day},日期\n"
PAID = "户号,付款方,项目,金额（元）,日期,凭证\n"
HALVES = "每年 1 月 31 日前付一半，12 月 31 日前付清"


def told(
    paid: str = "每年 12 月 31 日前", day: str = "2026-01-30", begun: str = "2020-01-01", *rows: str
) -> list[tuple[str, int, str]]:
    registers = {"地块": PLOTS.format(begun=begun), "事实": DAY.format(day=day)} if day else {}
    registers.setdefault("地块", PLOTS.format(begun=begun))
    if rows:
        registers["已付"] = PAID + "".join(f"A1,公司,土地租金,{row}\n" for row in rows)
    found = overdue(settled(rent(paid), **registers))
    return [(one.due.isoformat(), one.days, one.amount.plain) for one in found]


def test_what_is_unpaid_after_its_day() -> None:
    assert told() == [("2025-12-31", 30, "1200.00")]


@pytest.mark.parametrize("day", ["2025-12-31", "2025-12-30", ""])
def test_the_due_day_itself_is_not_late_and_without_a_day_nothing_is(day: str) -> None:
    assert told(day=day) == []


def test_a_payment_up_to_the_day_counts() -> None:
    args = (HALVES, "2026-01-30", "2020-01-01")
    assert told(*args) == [("2025-12-31", 30, "1200.00")]
    assert told(*args, "700,2025-06-01,P1") == [("2025-12-31", 30, "500.00")]
    assert told(*args, "1200,2025-06-01,P1") == []
    assert told(*args, "1200,2026-01-31,P1") == told(*args)


def test_a_schedule_is_read_as_it_stands_and_paid_in_its_order() -> None:
    dated = "{分期: [{比例: 30%, 于: 2025-03-01}, {比例: 30%, 于: 2025-12-01}, {于: 2026-06-01}]}"
    args = (dated, "2026-01-30", "2020-01-01")
    assert told(*args) == [("2025-03-01", 335, "360.00"), ("2025-12-01", 60, "360.00")]
    assert told(*args, "400,2025-06-01,P1") == [("2025-12-01", 60, "320.00")]


def test_what_began_after_the_day_was_not_due_on_it() -> None:
    dated = "{分期: [{比例: 30%, 于: 2025-03-01}, {于: 2025-12-01}]}"
    assert [one[0] for one in told(dated, "2026-01-30", "2025-04-01")] == ["2025-12-01"]


TWO_PLOTS = "户号,地块代码,面积（亩）,起,止\nA1,D1,2,{0},2034-12-31\nA1,D2,2,{1},2034-12-31\n"
HALF_AND_HALF = "{分期: [{比例: 50%, 于: 2025-03-01}, {于: 2025-12-01}]}"


@pytest.mark.parametrize(
    ("plots", "more", "due", "fee"),
    [
        (("2020-01-01", "2020-01-01"), (), ["03-01 1200.00", "12-01 1200.00"], "402.00"),
        # A plot of April owed nothing in March, whatever stands beside it; the clause of a line with a cap
        # cannot say how much of it was owed then.
        (("2025-04-01", "2025-04-01"), (), ["12-01 904.11"], "27.12"),
        (("2020-01-01", "2025-04-01"), (), ["03-01 600.00", "12-01 1052.05"], "214.56"),
        (("2020-01-01", "2025-04-01"), ("封顶: 9000 元/户",), ["12-01 1052.05"], "31.56"),
        (("2020-01-01", "2020-01-01"), ("期限: 2025-03-02 至 2034-12-31",), ["12-01 1002.74"], "30.08"),
        (
            ("2020-01-01", "2020-01-01"),
            ("期限: 2025-03-01 至 2034-12-31",),
            ["03-01 1006.03", "12-01 1006.02"],
            "337.02",
        ),
    ],
)
def test_the_fee_for_lateness_and_the_list_count_the_same_days(
    plots: tuple[str, str], more: tuple[str, ...], due: list[str], fee: str
) -> None:
    said = rent(HALF_AND_HALF, "逾期: {费率: 0.1%/天}", *more)
    if any("期限" in line for line in more):
        said = said.replace("    期限: 2025-01-01 至 2034-12-31\n", "", 1)
    registers = {"地块": TWO_PLOTS.format(*plots), "事实": DAY.format(day="2025-12-31")}
    season = settled(said, **registers)
    rents = [one for one in overdue(season) if one.line.clause == "土地租金"]
    assert [f"{one.due:%m-%d} {one.amount.plain}" for one in rents] == due
    assert [line.amount.plain for line in season.lines if line.clause == "土地租金逾期违约金"] == [fee]


def test_what_a_party_was_paid_counts_for_it_alone() -> None:
    said = rent("每年 12 月 31 日前").replace("收款方: 农户", "收款方: 合作社")
    registers = {"地块": PLOTS.format(begun="2020-01-01"), "事实": DAY.format(day="2026-01-30")}
    (whole,) = overdue(settled(said, **registers))
    headings = PAID.replace("凭证", "凭证,收款方")
    registers["已付"] = headings + ",公司,土地租金,300,2025-06-01,P1,合作社\n"
    (left,) = overdue(settled(said, **registers))
    assert (whole.line.payee, whole.amount.plain, left.amount.plain) == ("hzs", "1200.00", "900.00")


def test_a_sentence_without_a_plain_day_is_named() -> None:
    registers = {"地块": PLOTS.format(begun="2020-01-01"), "事实": DAY.format(day="2026-01-30")}
    season = settled(rent("上年秋播前付清"), **registers)
    assert overdue(season) == ()
    assert undated(season) == ["土地租金"]
    assert undated(settled(rent("每年 12 月 31 日前"), **registers)) == []


BY_ROW = """\
条款:
  - 条款: 务工
    收入: 佣金
    类别: 用工
    付款方: 公司
    收款方: 成员
    数量: 用工.数量
    单价: 100.005 元/工日
    取整: {{环节: 每户合计, 单位: 分, 方式: 四舍五入}}
    支付: {paid}
    {more}
"""
WORK = (
    "日期,户号,成员号,岗位,数量,单位\n2025-01-31,A1,1,采摘,1,工日\n2025-03-01,A1,1,采摘,1,工日\n"
    "2025-03-31,A1,1,采摘,2,工日\n2025-12-31,A1,1,采摘,1,工日\n"
)


def work_told(paid: str, day: str, more: str = "依据: 第一条", paid_rows: str = "") -> list[tuple[str, str]]:
    registers = {"用工": WORK, "事实": DAY.format(day=day)}
    if paid_rows:
        registers["已付"] = "户号,成员号,付款方,项目,金额（元）,日期,凭证\n" + paid_rows
    found = overdue(settled(BY_ROW.format(paid=paid, more=more), **registers))
    return [(one.due.isoformat(), one.amount.plain) for one in found]


@pytest.mark.parametrize(
    ("paid", "day", "expected"),
    [
        ("次月 10 日前付给本人", "2025-02-10", []),
        ("次月 10 日前付给本人", "2025-02-11", [("2025-02-10", "100.01")]),
        ("次月 10 日前付给本人", "2025-04-11", [("2025-02-10", "100.01"), ("2025-04-10", "300.02")]),
        # The last part takes what rounding the others left: 500.025 is 500.03, not 100.01 + 300.02 + 100.01.
        (
            "次月 10 日前付给本人",
            "2026-01-30",
            [("2025-02-10", "100.01"), ("2025-04-10", "300.02"), ("2026-01-10", "100.00")],
        ),
        ("每季度末", "2025-04-01", [("2025-03-31", "400.02")]),
        ("收工后 15 日内", "2025-03-20", [("2025-02-15", "100.01"), ("2025-03-16", "100.01")]),
        ("公示后 15 日内", "2026-03-20", []),
    ],
)
def test_each_row_falls_due_by_its_own_day(paid: str, day: str, expected: list[tuple[str, str]]) -> None:
    assert work_told(paid, day) == expected


def test_what_was_paid_goes_to_the_earliest_of_the_rows() -> None:
    row = "A1,1,公司,务工,150,2025-03-01,P1\n"
    assert work_told("次月 10 日前", "2025-04-11", paid_rows=row) == [("2025-04-10", "250.03")]
    row = "A1,1,公司,务工,500.03,2025-03-01,P1\n"
    assert work_told("次月 10 日前", "2026-04-11", paid_rows=row) == []


def test_what_is_no_sum_of_its_rows_is_due_with_the_last() -> None:
    assert work_told("次月 10 日前", "2025-12-31", "封顶: 300 元/人") == []
    assert work_told("次月 10 日前", "2026-01-11", "封顶: 300 元/人") == [("2026-01-10", "300.00")]


def test_rent_by_the_month_is_all_due_after_the_last_month() -> None:
    assert told("每季度末", "2025-12-31") == []
    assert told("每季度末", "2026-01-01") == [("2025-12-31", 1, "1200.00")]
    assert told("次月 10 日前", "2026-01-11") == [("2026-01-10", 1, "1200.00")]
    assert told("收购后 15 日内", "2026-03-01") == []


def test_only_what_has_no_day_at_all_is_named() -> None:
    registers = {"用工": WORK, "事实": DAY.format(day="2026-01-30")}
    for paid, named in (("次月 10 日前", []), ("收工后 15 日内", []), ("公示后 15 日内", ["务工"])):
        assert undated(settled(BY_ROW.format(paid=paid, more="依据: 第一条"), **registers)) == named
    plots = {"地块": PLOTS.format(begun="2020-01-01"), "事实": DAY.format(day="2026-01-30")}
    assert undated(settled(rent("收购后 15 日内"), **plots)) == ["土地租金"]
