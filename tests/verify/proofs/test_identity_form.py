"""Numbers of identity documents."""

from __future__ import annotations

import datetime

import pytest

from linkage.verify.alone import prove
from linkage.verify.list_reader import read_list
from payout_layouts import plan_of, table, told

HEAD: list[object] = ["户主", "身份证号", "实发"]


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "11010519491231002x",
        "810000199408230021",
        "830000199201300022",
        "N2330102MF1234567T",
        "********002X",
        "",
    ],
)
def test_numbers_that_are_right(number: str) -> None:
    assert told([HEAD, ["张三", number, 1], ["李四", "", 2]], "W507") == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("110105194912310021", "末4位为0021的证件号校验码不对"),
        ("11010519491331002X", "末4位为002X的证件号里的出生日期不对，日历上没有这一天"),
        ("1101051949123100", "证件号有16位，应为18位"),
        ("110105491231002", "证件号是15位的旧号码，旧号码已停止使用"),
        ("N2330102MF1234567A", "末4位为567A的统一社会信用代码的校验码不对"),
    ],
)
def test_numbers_that_are_wrong(number: str, said: str) -> None:
    assert told([HEAD, ["张三", number, 1], ["李四", "", 2]], "W507") == [("B2", f"张三：{said}")]


def test_nobody_is_born_after_the_day_of_the_list() -> None:
    data = table([HEAD, ["张三", "110105209901010011", 1], ["李四", "", 2]])
    paid = read_list("a.csv", data, plan_of(data, "a.csv"), datetime.date(2026, 1, 1))
    assert ["出生日期不对" in remark.message for remark in prove(paid)] == [True]
