"""What an auditor compares first: claimed against paid, sums that agree, findings, decisions, digests."""

from __future__ import annotations

from documents.trade import traded
from journal.seasons import rent, settled
from linkage.reports.audit_pack import REPORT
from linkage.telling.summary import add
from reports.played import played, tables


def test_claimed_and_paid_households_are_counted_apart() -> None:
    counts, *_ = tables(REPORT, "150")
    told = {row[0]: row[1] for row in counts.rows}
    assert told["名册上的户"] == "4"
    assert told["有应得的户（带动户数）"] == "3"
    assert told["没有应得、写明原因的户"] == "1"
    assert told["已经付过钱的户"] == "0"
    assert told["现在要付钱的户"] == "3"
    assert told["应得合计（元）"] == told["现付合计（元）"] == "29,117.26"


def test_every_finding_and_every_input_is_named() -> None:
    _, agree, findings, _, files, *_ = tables(REPORT, "150")
    assert {row[1] for row in agree.rows} == {"相符"}
    assert [row[:3] for row in findings.rows if row[0].startswith("C69")] == [
        ("C690", "警告", "1"),
        ("C691", "警告", "1"),
        ("C693", "提示", "1"),
        ("C693", "警告", "1"),
    ]
    assert sum(int(row[2]) for row in findings.rows) == len(played("150").findings)
    assert files.rows == played("150").inputs
    assert len(files.notes[0]) > 64


def test_what_parties_earn_by_clauses_is_told_beside_what_people_earn() -> None:
    season = traded()
    told = {row[0]: fen(row[1]) for row in REPORT.tell(season)[0].rows[8:]}
    between = told["付给单位的条款款项，不在上一行里（元）"]
    whole = told["应得合计，连同付给单位的（元）"]
    assert between > 0
    assert told["应得合计（元）"] + between == whole == fen(str(add(line.amount for line in season.lines)))
    assert "付给单位" not in str(tables(REPORT, "111")[0].rows)


def test_what_is_past_its_day_is_listed_with_day_clause_and_amount() -> None:
    late = tables(REPORT, "53")[5]
    assert late.heading == "六、到期没有付的"
    assert sum(fen(row[5]) for row in late.rows) == (fen(late.total[5]) if late.total else 0)
    assert "没有写出表日，没有排逾期。" in late.notes
    dated = REPORT.tell(settled(_RENT, 地块=_PLOT, 事实=_DAY))[5]
    assert dated.rows == (
        ("青山公司", "A1 王小田", "土地租金（第三条）", "2025年12月1日", "60", "1,200.00", "36.00"),
    )
    assert dated.total[5] == "1,200.00"
    assert dated.notes[0] == "截至出表日 2026年1月30日。"


_PLOT = "户号,地块代码,面积（亩）,起,止\nA1,D1,2,2020-01-01,2034-12-31\n"
_DAY = "名称,数值,单位\n出表日,2026-01-30,日期\n"
_RENT = rent("{每: 年, 起: 2025-12-01}", "逾期: {费率: 0.1%/天}")


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))
