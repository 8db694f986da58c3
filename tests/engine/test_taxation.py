"""Taxation of whole seasons: told by default, kept where the arrangement says so, and proved twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from linkage.closing import close
from linkage.ground.errors import InputRefusedError
from linkage.model.tax import Tax

_HEAD = """\
合作: 柳湾村合作
编号: LW-2025
模式: 公司+村集体+农户
期间: {period}
当事人:
  公司: {{代码: gs, 类型: 有限责任公司, 名称: 青山公司}}
{office}  农户: {{名册: 名册}}
{taxes}条款:
{terms}
"""
OFFICE = "  税务机关: {代码: swj, 类型: 税务机关, 名称: 县税务局}\n"
LABOUR = (
    "  - {条款: 劳务, 收入: 佣金, 类别: 用工, 付款方: 公司, 收款方: 成员, "
    "数量: 劳务.报酬, 费率: 100%, 依据: 第八条}"
)
DATED = (
    "  - {条款: 用工报酬, 收入: 佣金, 类别: 用工, 付款方: 公司, 收款方: 成员, "
    "数量: 用工.数量, 单价: 150 元/工日, 依据: 第八条}"
)
RENT = (
    "  - {条款: 土地租金, 收入: 租金, 付款方: 公司, 收款方: 农户, 数量: 地块.面积, "
    "单价: 800 元/亩/年, 计期: {方法: 按月}, 依据: 第三条}"
)
ROSTER = "户号,成员号,姓名,与户主关系,组\nA1,1,王小田,户主,1组\n"


def season(
    folder: Path,
    terms: str,
    registers: Mapping[str, str],
    *,
    taxes: str = "",
    office: str = OFFICE,
    period: str = "2025-01-01 至 2025-12-31",
    charter: str = "",
) -> Any:  # noqa: ANN401 - a result document
    """Close a season of one household, and give its result document."""
    path = folder / "季"
    (path / "台账").mkdir(parents=True)
    text = _HEAD.format(period=period, office=office, taxes=taxes, terms=terms)
    (path / "合作.yaml").write_text(text, encoding="utf-8")
    if charter:
        (path / "章程.yaml").write_text(charter, encoding="utf-8")
    for sheet, rows in {"名册": ROSTER, **registers}.items():
        (path / "台账" / f"{sheet}.csv").write_text(rows, encoding="utf-8")
    closed = close(path)
    written: Any = closed.result["taxes"]
    assert [(tax["head"], tax["amount"]) for tax in written] == [
        (tax.head, tax.amount.plain) for tax in closed.settlement.taxes if tax.amount
    ]
    return {**closed.result, "taxes": [row(tax) for tax in closed.settlement.taxes]}


def row(tax: Tax) -> dict[str, str]:
    """A tax as the tests look at it; noughts are not in the result document."""
    amount = tax.amount.plain if tax.amount is not None else ""
    return {"head": tax.head, "base": tax.base.plain, "amount": amount, "manner": tax.manner}


def labour(amount: str) -> dict[str, str]:
    return {"劳务": f"户号,成员号,报酬（元）\nA1,1,{amount}\n"}


def plots(area: str) -> dict[str, str]:
    return {"地块": f"户号,地块代码,面积（亩）\nA1,D1,{area}\n"}


def told(result: Any) -> list[tuple[str, str, str, str]]:  # noqa: ANN401 - a result document
    return [(tax["head"], tax["base"], tax["amount"], tax["manner"]) for tax in result["taxes"]]


def test_by_default_it_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    result = season(tmp_path, LABOUR, labour("25000"))
    assert told(result) == [("劳务报酬", "25000.00", "4000.00", "告知")]
    (debt,) = result["debts"]
    assert (debt["deducted"], debt["payable"]) == ("0.00", "25000.00")


def test_kept_it_lowers_what_is_paid_and_is_owed_to_the_tax_office(tmp_path: Path) -> None:
    result = season(tmp_path, LABOUR, labour("4001"), taxes="税务: {劳务报酬: 代扣}\n")
    assert told(result) == [("劳务报酬", "4001.00", "640.16", "代扣")]
    owed = {debt["payee"]: (debt["gross"], debt["deducted"], debt["payable"]) for debt in result["debts"]}
    assert owed == {"A1.1": ("4001.00", "640.16", "3360.84"), "swj": ("640.16", "0.00", "640.16")}
    assert result["debts"][0]["withheld"] == [
        {"item": "个人所得税（劳务报酬）", "to": "swj", "amount": "640.16"}
    ]
    assert "C680" in {finding["code"] for finding in result["findings"]}


def test_left_alone_nothing_is_said(tmp_path: Path) -> None:
    assert season(tmp_path, LABOUR, labour("25000"), taxes="税务: {劳务报酬: 不算}\n")["taxes"] == []


def test_nothing_is_kept_of_nothing(tmp_path: Path) -> None:
    result = season(tmp_path, LABOUR, labour("800"), taxes="税务: {劳务报酬: 代扣}\n")
    assert told(result) == [("劳务报酬", "800.00", "0.00", "代扣")]
    assert [debt["payee"] for debt in result["debts"]] == ["A1.1"]


def test_what_the_arrangement_withholds_itself_is_not_reckoned_again(tmp_path: Path) -> None:
    own = "代扣: [{项目: 个税, 从: [劳务], 缴: 税务机关, 减除: [800 元], 费率: 20%, 依据: 第八条}]\n"
    assert season(tmp_path, LABOUR, labour("2000"), taxes=own)["taxes"] == []


WORK = "日期,户号,成员号,岗位,数量,单位\n{}"


def days(*rows: tuple[str, str]) -> dict[str, str]:
    return {"用工": WORK.format("".join(f"{day},A1,1,采摘,{count},工日\n" for day, count in rows))}


def test_work_of_several_months_is_taken_month_by_month(tmp_path: Path) -> None:
    work = days(("2025-05-03", "10"), ("2025-05-20", "10"), ("2025-06-01", "5"))
    # May 20 days, 3,000 yuan: 440. June 5 days, 750 yuan: nothing.
    assert told(season(tmp_path, DATED, work)) == [("劳务报酬", "3750.00", "440.00", "告知")]


def test_at_once_it_is_taken_as_one(tmp_path: Path) -> None:
    work = days(("2025-05-03", "20"), ("2025-06-01", "5"))
    said = "税务: {劳务报酬: {办法: 告知, 计次: 整笔}}\n"
    assert told(season(tmp_path, DATED, work, taxes=said)) == [("劳务报酬", "3750.00", "590.00", "告知")]


def test_rent_of_a_year_is_laid_over_its_months(tmp_path: Path) -> None:
    result = season(tmp_path, RENT, plots("12"))
    assert told(result) == [("财产租赁", "9600.00", "0.00", "告知"), ("印花税", "9600.00", "9.60", "告知")]


def test_a_yuan_a_month_more_bears_tax(tmp_path: Path) -> None:
    assert told(season(tmp_path, RENT, plots("12.015")))[0][1:3] == ("9612.00", "2.40")


def test_rent_received_at_once_is_one_receipt(tmp_path: Path) -> None:
    said = "税务: {财产租赁: {办法: 告知, 计次: 整笔}, 印花税: 不算}\n"
    assert told(season(tmp_path, RENT, plots("12"), taxes=said)) == [
        ("财产租赁", "9600.00", "1536.00", "告知")
    ]


def test_before_the_law_of_today_nothing_is_reckoned(tmp_path: Path) -> None:
    old = season(tmp_path, LABOUR, labour("25000"), period="2018-01-01 至 2018-12-31")
    assert told(old) == [("劳务报酬", "25000.00", "", "告知")]


def test_to_keep_without_a_law_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError) as refused:
        season(
            tmp_path,
            LABOUR,
            labour("25000"),
            taxes="税务: {劳务报酬: 代扣}\n",
            period="2018-01-01 至 2018-12-31",
        )
    assert [problem.code for problem in refused.value.problems] == ["E651"]


def test_to_keep_without_a_tax_office_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError) as refused:
        season(tmp_path, LABOUR, labour("25000"), taxes="税务: {劳务报酬: 代扣}\n", office="")
    assert [problem.code for problem in refused.value.problems] == ["E650"]


def test_an_unknown_head_or_manner_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError) as refused:
        season(tmp_path, LABOUR, labour("1"), taxes="税务: {劳务: 代扣, 股息红利: 扣}\n")
    assert [problem.code for problem in refused.value.problems] == ["E201", "E204"]


SHARED = """\
  - {条款: 土地租金, 收入: 租金, 付款方: 公司, 收款方: 农户, 数量: 地块.面积, 单价: 8 元/亩, 依据: 第三条}
"""
CHARTER = "章程: 柳湾村章程\n通过日: 2024-01-01\n税务: {财产租赁: 不算, 印花税: 不算}\n"


def test_a_charter_does_not_bind_the_company(tmp_path: Path) -> None:
    result = season(tmp_path, SHARED, plots("10"), charter=CHARTER)
    assert [tax["head"] for tax in result["taxes"]] == ["财产租赁", "印花税"]


@pytest.mark.parametrize(
    ("kind", "taxed"),
    [("农民", ["财产租赁"]), ("", ["财产租赁"]), ("企业", []), ("管理公共事务的单位", [])],
)
def test_what_is_taken_of_persons_does_not_concern_an_organisation(
    tmp_path: Path, kind: str, taxed: list[str]
) -> None:
    roster = f"户号,成员号,姓名,与户主关系,组,户类别\nA1,1,王小田,户主,1组,{kind}\n"
    result = season(tmp_path, RENT, {"名册": roster, **plots("100")})
    assert [tax["head"] for tax in result["taxes"] if tax["head"] != "印花税"] == taxed
    assert result["debts"][0]["gross"] == "80000.00"
