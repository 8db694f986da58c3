"""Taxes proved a second time: what is kept and what is only told cannot be changed for each other."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from checker.samples import sealed
from linkage.checker import check_result
from linkage.closing import close
from pages import ROOT, write_season

Document = dict[str, Any]


@cache
def _closed() -> Mapping[str, object]:
    with TemporaryDirectory() as folder:
        page = ROOT / "docs" / "cases" / "140-taxes.md"
        return close(write_season(page, Path(folder) / "季")).result


def kept(document: Document) -> Document:
    return next(tax for tax in document["taxes"] if tax["manner"] == "代扣" and tax["amount"] != "0.00")


def told_only(document: Document) -> None:
    kept(document).update(manner="告知", to="")


def kept_for_another(document: Document) -> None:
    kept(document)["to"] = "gs"


def another_head(document: Document) -> None:
    kept(document)["head"] = "财产租赁"


def one_fen_less(document: Document) -> None:
    tax = kept(document)
    tax["amount"] = f"{tax['amount'][:-1]}{(int(tax['amount'][-1]) + 1) % 10}"


def clause_twice(document: Document) -> None:
    kept(document)["clauses"] *= 2


def not_kept_in_the_debt(document: Document) -> None:
    debt = next(debt for debt in document["debts"] if debt.get("withheld"))
    debt["withheld"] = []


def input_twice(document: Document) -> None:
    document["inputs"].append(document["inputs"][0])


def findings_taken_out(document: Document) -> None:
    del document["findings"]


def law_without_its_mark(document: Document) -> None:
    del document["rules"]["laws"][0]["confirmed"]


@pytest.mark.parametrize(
    ("forge", "said"),
    [
        (told_only, "只告知的税却在债务的代扣里"),
        (kept_for_another, "代扣的税不在债务的代扣里"),
        (another_head, "代扣的税不在债务的代扣里"),
        (one_fen_less, "金额与它的推导不符"),
        (clause_twice, "同一条款写了两次"),
        (not_kept_in_the_debt, "代扣的税不在债务的代扣里"),
        (input_twice, "有输入文件列了两次"),
        (findings_taken_out, "“findings”应是一列键值"),
        (law_without_its_mark, "法条没有写明是否确认过"),
    ],
)
def test_a_forged_tax_is_told(forge: Callable[[Document], None], said: str) -> None:
    document: Document = copy.deepcopy(dict(_closed()))
    assert check_result(sealed(document)) == []
    forge(document)
    assert said in "\n".join(str(found) for found in check_result(sealed(document)))


#: Two guaranteed returns of one payer: one is interest, of the other nobody said what it is.
RETURNS = """\
  - {条款: 借款利息, 收入: 股金, 付款方: 公司, 收款方: 农户, 数量: 股份.出资额, 费率: 3%/年,
     计期: {方法: 按月}, 收益性质: 利息, 依据: 第四条}
  - {条款: 入股保底, 收入: 股金, 付款方: 公司, 收款方: 农户, 数量: 股份.出资额, 费率: 6%/年,
     计期: {方法: 按月}, 依据: 第五条}
"""


@cache
def _kept_twice(more: str = "") -> Mapping[str, object]:
    with TemporaryDirectory() as folder:
        season = write_season(ROOT / "docs" / "cases" / "140-taxes.md", Path(folder) / "季")
        agreed = season / "合作.yaml"
        text = agreed.read_text("utf-8").replace(
            "财产租赁: 告知", f"股息红利: {{办法: 代扣, {more}依据: 第八条}}"
        )
        agreed.write_text(text + RETURNS, "utf-8")
        (season / "台账" / "股份.csv").write_text("户号,股别,出资额（元）\nA1,资金股,10000\n", "utf-8")
        return close(season).result


def test_one_head_kept_twice_of_one_payee_stands_twice_in_the_debt() -> None:
    """The law is read one way for interest and another for a guaranteed return: two taxes, two withholdings."""
    document: Document = copy.deepcopy(dict(_kept_twice()))
    mine = [tax for tax in document["taxes"] if (tax["head"], tax["manner"]) == ("股息红利", "代扣")]
    assert sorted(tax["amount"] for tax in mine) == ["120.00", "60.00"]
    assert check_result(sealed(document)) == []


@pytest.mark.parametrize("forged", ["0.00", "60.00"])
def test_a_withholding_that_no_tax_accounts_for_is_told(forged: str) -> None:
    document: Document = copy.deepcopy(dict(_kept_twice()))
    debt = next(debt for debt in document["debts"] if debt["payee"] == "A1" and debt.get("withheld"))
    of = next(one for one in debt["withheld"] if one["amount"] == "120.00")
    of["amount"] = forged
    said = "\n".join(str(found) for found in check_result(sealed(document)))
    assert "代扣的税不在债务的代扣里" in said
    assert "债务的代扣里有一笔不是这里的税" in said


def test_one_head_partly_kept_and_partly_told_is_proved() -> None:
    document: Document = copy.deepcopy(dict(_kept_twice("有争议的: 告知, ")))
    mine = {(tax["amount"], tax["manner"]) for tax in document["taxes"] if tax["head"] == "股息红利"}
    assert mine == {("120.00", "告知"), ("60.00", "代扣")}
    assert check_result(sealed(document)) == []
    kept(document).update(manner="告知", to="")
    assert "只告知的税却在债务的代扣里" in "\n".join(map(str, check_result(sealed(document))))
