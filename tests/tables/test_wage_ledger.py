"""The wage ledger has the fields of a wage slip, numbers of people masked, and adds up to the lines."""

from __future__ import annotations

from checks.settled import settled
from linkage.tables.wage_ledger import TABLE
from lints.tripped import Change

WORKED = {
    "台账/用工.csv": "日期,户号,成员号,岗位,数量,单位\n"
    "2025-05-02,H03,2,采摘,3,工日\n2025-05-01,H03,2,套袋,100,只\n2026-01-01,H03,2,采摘,9,工日\n"
}
PAID = "户号,成员号,付款方,项目,金额（元）,日期,凭证\nH03,2,公司,用工报酬,200,2025-06-05,FK01\n"


def test_one_row_a_worker_and_clause() -> None:
    settlement = settled(Change(files={**WORKED, "台账/已付.csv": PAID}))
    assert TABLE.paths(settlement) == {"内部/wage_ledger-gs.csv": "gs"}
    (row,) = TABLE.rows(settlement, "gs")
    told = dict(zip(TABLE.headings, row, strict=True))
    assert told["用人单位"] == "小河县青果黄桃有限公司"
    assert told["支付周期"] == "2025-01-01 至 2025-12-31"
    assert told["户号.成员号"] == "H03.2"
    assert told["工作和工时"] == "2025-05-01 套袋 100 只；2025-05-02 采摘 3 个工日"
    assert (told["应发（元）"], told["已付（元）"], told["未付（元）"]) == ("398.00", "200.00", "198.00")
    assert told["保存至"] == "2028-12-31"
    assert TABLE.amount is not None
    assert TABLE.amount(settlement, "gs") == "398.00"


def test_numbers_of_people_are_masked() -> None:
    settlement = settled(Change(files=WORKED))
    (row,) = TABLE.rows(settlement, "gs")
    told = dict(zip(TABLE.headings, row, strict=True))
    member = settlement.books.households["H03"].members[1]
    identity = member.row.secret("证件号")
    assert identity is not None
    assert told["证件号"] == identity.masked
    assert told["联系方式"] == "154****0002"  # the head's, where a member has none
    assert identity.reveal() not in "".join(row)


def test_what_is_withheld_is_taken_off() -> None:
    tax = "代扣:\n  - {项目: 个人所得税, 从: [用工报酬], 缴: 村集体, 费率: 10%, 依据: 约定}\n抵扣:\n"
    (row,) = TABLE.rows(settled(Change(text=[("抵扣:\n", tax)], files=WORKED)), "gs")
    told = dict(zip(TABLE.headings, row, strict=True))
    assert (told["代扣（元）"], told["未付（元）"]) == ("39.80", "358.20")


def test_nobody_worked() -> None:
    nobody = {"台账/用工.csv": "日期,户号,成员号,岗位,数量,单位\n"}
    assert TABLE.paths(settled(Change(files=nobody))) == {}
