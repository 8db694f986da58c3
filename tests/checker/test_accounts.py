"""Member accounts proved a second time: a forged entry, balance, share or owner is told, and so is a twin's."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from linkage.checker.document import check_result
from linkage.checker.twin import check_twin
from linkage.closing import close
from linkage.ground.canonical import digest
from linkage.telling.twin import build_twin
from pages import ROOT, write_season

Document = dict[str, Any]
HOUSEHOLDS = ("A1", "A2", "A3", "A4", "A5")


@cache
def _closed() -> Mapping[str, object]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "季"
        write_season(ROOT / "docs" / "cases" / "111-leaving-a-co-op.md", path)
        return close(path).result


def result() -> Document:
    return copy.deepcopy(dict(_closed()))


def sealed(document: Document) -> Document:
    document.pop("digest", None)
    document["digest"] = digest(document)
    return document


def told(document: Document) -> str:
    return "\n".join(str(found) for found in check_result(sealed(document)))


def member(document: Document, payee: str) -> Document:
    return next(row for row in document["accounts"]["members"] if row["payee"] == payee)


def entry(document: Document, payee: str, item: str, kind: str) -> Document:
    entries = member(document, payee)["entries"]
    return next(one for one in entries if (one["item"], one["kind"]) == (item, kind))


def test_the_season_itself_agrees() -> None:
    assert told(result()) == ""


def balance_raised(document: Document) -> None:
    member(document, "A1")["balances"]["出资"] = "4060.01"


def entry_raised(document: Document) -> None:
    one = entry(document, "A1", "公积金", "本年量化")
    one["amount"] = "400.01"
    member(document, "A1")["balances"]["公积金"] = "800.01"


def entry_dropped(document: Document) -> None:
    account = member(document, "A1")
    account["entries"].remove(entry(document, "A1", "补助", "年末平均"))
    account["balances"]["补助"] = "200.00"


def subsidy_left_with_the_leaver(document: Document) -> None:
    account = member(document, "A5")
    account["entries"].remove(entry(document, "A5", "补助", "年末平均"))
    account["balances"]["补助"] = "200.00"


def dividend_raised(document: Document) -> None:
    member(document, "A2")["dividend"] = "1680.01"


def conversion_on_one_side(document: Document) -> None:
    account = member(document, "A1")
    account["entries"].remove(entry(document, "A1", "公积金", "公积金转出资"))
    account["balances"]["公积金"] = "1200.00"


def surplus_not_kept_back(document: Document) -> None:
    debt = next(row for row in document["debts"] if row["payee"] == "A1")
    debt["withheld"] = []


def other_step_quantified(document: Document) -> None:
    document["accounts"]["reserve"]["step"] = 2


def account_twice(document: Document) -> None:
    document["accounts"]["members"].append(member(document, "A3"))


def staying_member_paid_back(document: Document) -> None:
    member(document, "A5")["standing"] = "成员"


def names_swapped(document: Document) -> None:
    one, other = member(document, "A1"), member(document, "A2")
    one["name"], other["name"] = other["name"], one["name"]


def trade_twice(document: Document) -> None:
    member(document, "A1")["trade"] *= 2


def unknown_item(document: Document) -> None:
    entry(document, "A1", "出资", "年初")["item"] = "分红"


def accounts_taken_out(document: Document) -> None:
    del document["accounts"]


@pytest.mark.parametrize(
    ("forge", "said"),
    [
        (balance_raised, "年初加本年各项不等于年末余额"),
        (entry_raised, "金额与它的推导不符"),
        (entry_dropped, "重新平均前后合计不等"),
        (subsidy_left_with_the_leaver, "退社的成员账户上还留着钱"),
        (dividend_raised, "不等于各条明细之和"),
        (conversion_on_one_side, "两边应相抵"),
        (surplus_not_kept_back, "不等于从应付里留下的"),
        (other_step_quantified, "量化到成员的不等于本年提取的"),
        (account_twice, "同一成员有两个账户"),
        (staying_member_paid_back, "没有退社的成员不退出资和公积金份额"),
        (names_swapped, "户名与明细不同"),
        (trade_twice, "同一种交易写了两次"),
        (unknown_item, "不认识的账户记录"),
        (accounts_taken_out, "引用了成员账户，文件里没有"),
    ],
)
def test_a_forged_account_is_told(forge: Callable[[Document], None], said: str) -> None:
    document = result()
    forge(document)
    assert said in told(document)


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_each_statement_proves_its_own_account(household: str) -> None:
    twin: Document = dict(build_twin(result(), household))
    assert [str(found) for found in check_twin(twin)] == []
    assert [row["payee"] for row in twin["accounts"]["members"]] == [household]


def test_a_twin_holds_nobody_elses_account() -> None:
    twin: Document = dict(build_twin(result(), "A1"))
    twin["accounts"] = {**twin["accounts"], "members": result()["accounts"]["members"]}
    assert any("有别人的账户" in str(found) for found in check_twin(sealed(twin)))


def test_a_forged_account_in_a_twin_is_told() -> None:
    twin = copy.deepcopy(dict(build_twin(result(), "A1")))
    member(twin, "A1")["balances"]["公积金"] = "900.00"
    assert any("年末余额" in str(found) for found in check_twin(sealed(twin)))
