"""What a column of a bank's file is called, and what it then has to hold."""

from __future__ import annotations

import pytest

from linkage.files.bank_profiles import shipped_profiles
from linkage.files.bank_titles import misnamed


@pytest.mark.parametrize(
    ("title", "source", "text", "wanted"),
    [
        ("金额", "金额", "", ""),
        ("发放金额（元）", "金额", "", ""),
        ("发放金额（元）", "", "99999.00", "金额"),
        ("交易 金额", "序号", "", "金额"),
        ("手续费金额", "", "5.00", ""),
        ("预留金额", "", "", ""),
        ("预留金额", "", "0.00", ""),
        ("收款人账号", "账号", "", ""),
        ("收款人账号", "", "6222020200112233448", "账号"),
        ("收款人帐号", "", "6222-0202-0011", "账号"),
        ("工资卡号", "证件号", "", "账号"),
        ("收款账户", "", "张三的账户", "账号"),
        ("账号类型", "", "1", ""),
        ("付款账号", "", "2010001234567890", ""),
        ("代发单位账号", "", "2010001234567890", ""),
        ("户名", "收款人", "", ""),
        ("收款户名", "", "李四", "户名"),
        ("账户名称", "户号", "", "户名"),
        ("姓名", "户名", "", ""),
        ("用途", "", "联农带农收益", ""),
        ("附言", "", "6222 0202 0011 2233 448", "账号"),
        ("协议编号", "", "201000123456789012", ""),
    ],
)
def test_a_column_holds_what_its_title_says(title: str, source: str, text: str, wanted: str) -> None:
    assert misnamed(title, source, text) == wanted


def test_no_profile_that_comes_with_the_program_is_misnamed() -> None:
    columns = [column for one in shipped_profiles().values() for column in (*one.columns, *one.header)]
    assert len(columns) > 20
    assert [one.title for one in columns if misnamed(one.title, one.source, one.text)] == []
