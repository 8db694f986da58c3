"""What is entered in the members' accounts while a season is reckoned."""

from __future__ import annotations

import itertools

import pytest

from engine.cooperative_season import amounts, settled
from linkage.model.accounts import EVENED, EVENED_LATE, QUANTIFIED

ACCOUNTS = """户号,成员号,项目,金额（元）,日期
A1,,出资,3000,2023-03-01
A1,,补助,{0},2024-12-31
A2,,出资,2000,2023-03-01
A2,,补助,{1},2024-12-31
A3,,出资,1000,2023-03-01
A3,,捐赠,10.01,2025-07-01
A4,,到户资产,1000,2023-03-01
A5,,出资,1000,2023-03-01
A5,,补助,{2},2024-12-31
"""


def subsidies(*shares: str) -> dict[str, str]:
    return {"成员账户": ACCOUNTS.format(*shares)}


@pytest.mark.parametrize(
    "shares", [("333.33", "333.33", "333.34"), ("0.01", "0", "0"), ("999.99", "0", "0.03")]
)
def test_not_a_fen_of_a_subsidy_is_lost_when_it_is_averaged(shares: tuple[str, str, str]) -> None:
    found = settled(files=subsidies(*shares))
    fen = {payee: int(text.replace(".", "")) for payee, text in amounts(found, "补助").items()}
    whole = sum(int(share.replace(".", "")) if "." in share else int(share) * 100 for share in shares)
    assert sum(fen.values()) == whole
    assert fen.pop("A5") == 0
    assert max(fen.values()) - min(fen.values()) <= 1


def test_a_donation_of_the_year_is_averaged_too() -> None:
    found = settled(files=subsidies("10", "10", "10"))
    assert sorted(amounts(found, "捐赠").values()) == ["0.00", "2.50", "2.50", "2.50", "2.51"]
    assert sum(int(one.replace(".", "")) for one in amounts(found, "捐赠", EVENED_LATE).values()) == 0


def test_averaged_at_distribution_it_counts_evenly_among_the_weights() -> None:
    year_end = settled(files=subsidies("600", "0", "0"))
    before = settled(
        ("成员账户:\n  付款方: 合作社\n", "成员账户:\n  付款方: 合作社\n  平均量化: 分配时\n"),
        files=subsidies("600", "0", "0"),
    )
    assert set(amounts(year_end, "补助", EVENED).values()) == {"0.00"}
    assert amounts(before, "补助", EVENED) == {
        "A1": "-480.00",
        **dict.fromkeys(("A2", "A3", "A4", "A5"), "120.00"),
    }
    # A1 has 3,000 + 400 + 600 of 10,610.01; averaged before, 3,000 + 400 + 120 and 2.00 of the donation.
    shares = [
        {line.payee: line.amount.plain for line in one.lines if line.clause == "盈余分配/3"}
        for one in (year_end, before)
    ]
    assert shares[0]["A1"] == "2714.42"
    assert shares[1]["A1"] == "2390.04"


def test_shares_that_are_even_but_for_a_fen_stay_as_they_are() -> None:
    rows = "A1,,出资,10,2023-03-01\n" + "".join(
        f"A{at},,补助,33.3{3 + (at == 2)},2024-12-31\n" for at in range(1, 6)
    )
    found = settled(
        files={
            "成员账户": f"户号,成员号,项目,金额（元）,日期\n{rows}",
            "事件": "日期,户号,成员号,事件,申请日,依据\n2025-03-01,A5,1,新增,,入社\n",
        }
    )
    assert set(amounts(found, "补助", EVENED_LATE).values()) == {"0.00"}


def test_this_years_reserve_counts_before_or_after_the_rest_is_shared() -> None:
    before, after = settled(), settled(("时点: 分配前", "时点: 分配后"))
    shares = [
        [line.amount.plain for line in one.lines if line.clause == "盈余分配/3"] for one in (before, after)
    ]
    assert shares == [
        ["2640.00", "1680.00", "960.00", "960.00", "960.00"],
        ["2880.00", "1728.00", "864.00", "864.00", "864.00"],
    ]
    assert amounts(before, "公积金", QUANTIFIED) == amounts(after, "公积金", QUANTIFIED)


def test_the_order_of_rows_does_not_matter() -> None:
    head, *rows = ACCOUNTS.format("333.33", "333.33", "333.34").splitlines()
    found = set()
    for order in itertools.islice(itertools.permutations(rows), 0, 40000, 20000):
        season = settled(files={"成员账户": "\n".join([head, *order]) + "\n"})
        found.add(tuple((line.payee, line.clause, line.amount.plain) for line in season.lines))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("only", "shares"),
    [
        # 3000, 2000, 1000, 1000, 1000 of contribution, each with 400 of this year's reserve, and 800 and 200 before.
        ("资格: {项目: [出资, 到户资产]}", ["2700.00", "1800.00", "900.00", "900.00", "900.00"]),
        ("资格: {项目: 公积金}", ["2880.00", "1440.00", "960.00", "960.00", "960.00"]),
        (
            "系数: {按: 项目, 出资: 1, 到户资产: 1, 公积金: 1, 补助: 0, 捐赠: 0}",
            ["2749.09", "1701.82", "916.37", "916.36", "916.36"],
        ),
    ],
)
def test_weights_may_ask_for_the_item(only: str, shares: list[str]) -> None:
    found = settled(("按: 成员账户.金额, 收入: 股金", f"按: 成员账户.金额, {only}, 收入: 股金"))
    amounts_ = [line.amount.plain for line in found.lines if line.clause == "盈余分配/3"]
    assert sorted(amounts_, reverse=True) == sorted(shares, reverse=True)
