"""The example village tells its stories: each figure of the README's table, reckoned here by hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from linkage.closing import Closing, close
from linkage.files.workbook_reader import read_workbook
from linkage.telling.example import HOUSEHOLD, worked_example
from pages import ROOT, write_season

EXAMPLES = Path(__file__).parents[2] / "examples"
VILLAGE = EXAMPLES / "云坪村2025"


@pytest.fixture(scope="module")
def closing() -> Closing:
    return close(VILLAGE)


@pytest.fixture(scope="module")
def amounts(closing: Closing) -> Mapping[tuple[str, str], str]:
    lines: Any = closing.result["lines"]
    return {(line["payee"], line["clause"]): line["amount"] for line in lines}


def debt(closing: Closing, payer: str, payee: str) -> dict[str, str]:
    debts: Any = closing.result["debts"]
    return next(one for one in debts if (one["payer"], one["payee"]) == (payer, payee))


def pool(closing: Closing, name: str) -> dict[str, Any]:
    pools: Any = closing.result["pools"]
    return next(one for one in pools if one["pool"] == name)


def fen(exact: Fraction) -> str:
    """Half up to the fen, as the arrangement rounds."""
    whole = (exact * 100 + Fraction(1, 2)).__floor__()
    return f"{whole // 100}.{whole % 100:02d}"


def test_the_workbook_is_what_its_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES / "tools"))
    import build_yunping  # type: ignore[import-not-found]  # noqa: PLC0415 - a script beside the example

    build_yunping.main(tmp_path / "台账.xlsx")
    for module in [name for name in sys.modules if name.startswith("yunping_") or name == "invented"]:
        del sys.modules[module]
    written, _, _ = read_workbook("台账.xlsx", (tmp_path / "台账.xlsx").read_bytes())
    kept, problems, notes = read_workbook("台账.xlsx", (VILLAGE / "台账.xlsx").read_bytes())
    assert (problems, notes) == ([], [])
    assert written == kept


def test_grain_rent_rises_inside_the_season(amounts: Mapping[tuple[str, str], str]) -> None:
    # 郭爱民, 3.20 mu from 1 March: 500 jin until June, 525 jin from July, at 1.32 yuan a jin.
    exact = Fraction("3.20") * (660 * Fraction(122, 365) + 693 * Fraction(184, 365))
    assert amounts["YP0618", "黄桃园旱地租金"] == fen(exact)


@pytest.mark.parametrize(
    ("payee", "clause", "expected"),
    [
        # 20 May is past the cut-off day: seven months of 15000 x 6 %.
        ("YP0618", "黄桃入股保底", "525.00"),
        # Her 12000 count until the month of her death, eight months; his 5000 the whole year.
        ("YP0411", "黄桃入股保底", "780.00"),
        # 10000 change hands on 1 July.
        ("YP0206", "黄桃入股保底", "600.00"),
        ("YP0315", "黄桃入股保底", "780.00"),
        # The son's 6000 leave with him on 1 April, before the month's cut-off day.
        ("YP0305", "黄桃入股保底", "690.00"),
        ("YP0305-1", "黄桃入股保底", "270.00"),
        # The cap, the border of a tier, and only what was paid in the season.
        ("YP0114", "鲜果代销佣金", "8000.00"),
        ("YP0203", "鲜果代销佣金", "300.00"),
        ("YP0405", "鲜果代销佣金", "131.40"),
        ("YP0521", "鲜果代销佣金", "55.80"),
        ("YP0521", "黄桃订单货款", "736.80"),
        ("YP0112", "黄桃订单货款", "1144.80"),
    ],
)
def test_a_story_has_its_figure(
    amounts: Mapping[tuple[str, str], str], payee: str, clause: str, expected: str
) -> None:
    assert amounts[payee, clause] == expected


def test_death_leaves_the_household_what_is_its_own(amounts: Mapping[tuple[str, str], str]) -> None:
    rent = Fraction("1.92") * (660 * Fraction(181, 365) + 693 * Fraction(184, 365))
    assert amounts["YP0411", "黄桃园旱地租金"] == fen(rent)
    assert amounts["YP0411", "黄桃园坡地租金"] == "418.00"
    # Five static shares, like the five of YP0618: at most the odd fen apart.
    shares = [Fraction(amounts[payee, "村集体收益/3"]) for payee in ("YP0411", "YP0618")]
    assert abs(shares[0] - shares[1]) <= Fraction(1, 100)


def test_an_advance_beyond_what_may_be_set_off(closing: Closing) -> None:
    owed = debt(closing, "gs", "YP0521")
    assert owed["deducted"] == "2400.00"
    assert owed["carried"] == "-1607.40"
    assert Fraction(owed["payable"]) > 0


def test_no_consent_no_set_off(closing: Closing) -> None:
    owed = debt(closing, "gs", "YP0112")
    assert (owed["deducted"], owed["carried"]) == ("600.00", "-600.00")


def test_a_consent_up_to_a_ceiling(closing: Closing) -> None:
    owed = debt(closing, "gs", "YP0101")
    assert (owed["deducted"], owed["carried"]) == ("840.00", "-220.00")


def test_last_season_is_recovered_first(closing: Closing) -> None:
    owed = debt(closing, "gs", "YP0325")
    assert (owed["opening"], owed["deducted"], owed["carried"]) == ("-350.00", "1080.00", "0.00")


def test_what_was_paid_too_much_is_carried(closing: Closing) -> None:
    # Nine hundred were paid in June for a year of which six hundred were earned.
    assert debt(closing, "gs", "YP0206")["carried"] == "-300.00"


def test_a_household_with_nothing_knows_why(closing: Closing) -> None:
    lines: Any = closing.result["lines"]
    reasons: Any = closing.result["reasons"]
    assert [line for line in lines if line["payee"].startswith("YP0625")] == []
    told = {reason["clause"] for reason in reasons if reason["payee"] == "YP0625"}
    clauses = {term.name for _, term in closing.settlement.terms() if term.payee in {"农户", "成员"}}
    assert clauses <= told
    assert all(reason["why"] for reason in reasons if reason["payee"] == "YP0625")


def test_the_guarantee_holds_in_the_lean_year(closing: Closing) -> None:
    lean = pool(closing, "白芍利润分配")
    assert (lean["in"], lean["loss"]) == ("0.00", "68420.15")
    lines: Any = closing.result["lines"]
    guaranteed = [line for line in lines if line["clause"] == "白芍入股保底"]
    assert sum(Fraction(line["amount"]) for line in guaranteed) == 149000 * Fraction(6, 100)


def test_pools_do_not_divide_and_still_sum(closing: Closing) -> None:
    profit, collective = pool(closing, "黄桃利润分配"), pool(closing, "村集体收益")
    lines: Any = closing.result["lines"]
    for one, number in ((profit, 4), (collective, 3)):
        clause = f"{one['pool']}/{number}"
        given = sum(Fraction(line["amount"]) for line in lines if line["clause"] == clause)
        assert given == Fraction(next(s["amount"] for s in one["steps"] if s["number"] == number))
        assert sum(Fraction(s["amount"]) for s in one["steps"]) + Fraction(one["kept"]) == Fraction(one["in"])
        assert one["cutoff"] is not None


def test_three_heads_of_one_name(closing: Closing) -> None:
    payees: Any = closing.result["payees"]
    namesakes = {one["payee"] for one in payees if one["name"] == "刘建华" and "." not in one["payee"]}
    assert namesakes == {"YP0103", "YP0307", "YP0512"}


@pytest.mark.parametrize(
    ("page", "told"),
    [
        # 10 of 1000 workdays of 10,000 yuan's worth: the invented pool is 100,000 yuan
        ("23-weight-formula", {"用工奖励/1": "1000.00"}),
        # born so that the last band of the table is hers
        ("45-price-by-age", {"敬老金": "1000.00"}),
        ("92-standard-by-age", {"敬老金/1": "100.00"}),
    ],
)
def test_the_example_of_a_contract_fills_what_formulas_and_ages_ask(
    tmp_path: Path, page: str, told: Mapping[str, str]
) -> None:
    settlement = close(write_season(ROOT / "docs" / "cases" / f"{page}.md", tmp_path)).settlement
    lines = [line for line in worked_example(settlement).lines if line.payee.startswith(HOUSEHOLD)]
    assert {line.clause: line.amount.plain for line in lines} == told
