"""The example co-operative reckoned once more from its workbook, as an accountant would: sums, shares, accounts."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from linkage.closing import Closing, close
from linkage.ground.money import Money
from linkage.model.accounts import EVENED_LATE, ITEMS, MemberAccount
from pages_of_seasons import secrets, shown_to_everybody
from statement_sentences import too_long

SEASON = Path(__file__).parent.parent / "examples" / "青岚奶业2025"
TOOLS = SEASON.parent / "tools"
LOSS, SURPLUS, DEBTS = Fraction(36400), Fraction(1286400), Fraction(24000)
LEFT = {"QL012", "QL026", "QL033"}


@cache
def closed() -> Closing:
    return close(SEASON)


@cache
def register(sheet: str) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(SEASON / "台账.xlsx", read_only=True, data_only=True)
    rows = list(book[sheet].iter_rows(values_only=True))
    book.close()
    at = next(number for number, row in enumerate(rows) if "户号" in row)
    headings = [str(cell).partition("（")[0] for cell in rows[at]]
    return [dict(zip(headings, row, strict=True)) for row in rows[at + 1 :] if row[0]]


def number(cell: object) -> Fraction:
    return Fraction(Decimal(str(cell)))


@cache
def milk() -> Mapping[str, Fraction]:
    """Everything each member delivered; two farms are no members."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    for row in register("交售"):
        if not str(row["户号"]).startswith("QL9"):
            found[str(row["户号"])] += number(row["数量"])
    return found


@cache
def held() -> Mapping[str, Fraction]:
    """What the accounts of each member hold before the year's surplus, the joiner's contribution too."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    for row in register("成员账户"):
        found[str(row["户号"])] += number(row["金额"])
    return found


@cache
def accounts() -> Mapping[str, MemberAccount]:
    found = closed().settlement.accounts
    assert found is not None
    return found.by_payee


def amounts(clause: str) -> Mapping[str, Money]:
    return {line.payee: line.amount for line in closed().settlement.lines if line.clause == clause}


def assert_shared(parts: Mapping[str, Money], total: Fraction, weights: Mapping[str, Fraction]) -> None:
    """Every part is within a fen of the exact share, and all of them are the whole."""
    whole = sum(weights.values())
    assert sum(part.yuan for part in parts.values()) == total
    for payee, weight in weights.items():
        assert abs(parts.get(payee, Money(0)).yuan - total * weight / whole) < Fraction(1, 100), payee


def test_it_is_final_and_nothing_is_found() -> None:
    assert [str(finding.code) for finding in closed().findings if finding.severity != "提示"] == []
    assert closed().settlement.extras["state"] == "正式"


def test_refund_and_rest_of_the_surplus() -> None:
    distributable = (SURPLUS - LOSS) * Fraction(9, 10)
    refund = distributable * Fraction(65, 100)
    assert_shared(amounts("盈余分配/3"), refund, milk())
    assert_shared(amounts("盈余分配/4"), distributable - refund, held())


def test_the_reserve_is_quantified_by_milk() -> None:
    parts = {payee: account.amount("公积金", "本年量化") for payee, account in accounts().items()}
    assert_shared(parts, (SURPLUS - LOSS) / 10, milk())


def test_forty_per_cent_of_the_rest_becomes_contribution_of_who_stays() -> None:
    for payee, line in amounts("盈余分配/4").items():
        fen = 0 if payee in LEFT else line.fen * 40 // 100
        assert accounts()[payee].amount("出资", "盈余转出资") == Money(fen)


def test_who_leaves_gets_contribution_and_reserve_less_the_debts_and_no_subsidy() -> None:
    whole = sum(held().values())
    for payee in LEFT:
        account = accounts()[payee]
        assert {account.amount(item) for item in ITEMS} == {Money(0)}
        back = sum(
            number(row["金额"])
            for row in register("成员账户")
            if row["户号"] == payee and row["项目"] in {"出资", "到户资产", "公积金"}
        )
        due = back + account.amount("公积金", "本年量化").yuan - DEBTS * held()[payee] / whole
        assert abs(amounts("退社结算")[payee].yuan - due) < Fraction(1, 100)


def test_subsidies_are_spread_evenly_over_who_stays_and_not_a_fen_is_lost() -> None:
    staying = [account for payee, account in accounts().items() if payee not in LEFT]
    assert len(staying) == 45
    for item, total in (("补助", Fraction(235000)), ("捐赠", Fraction(4700))):
        shares = [account.amount(item).yuan for account in staying]
        assert sum(shares) == total
        assert max(shares) - min(shares) <= Fraction(1, 100)
        assert sum(account.amount(item, EVENED_LATE).fen for account in accounts().values()) == 0


def test_opening_and_entries_make_every_balance() -> None:
    for account in accounts().values():
        for item in ITEMS:
            entries = [one.figure.money for one in account.entries if one.item == item]
            assert sum((money.fen for money in entries), start=0) == account.amount(item).fen


@pytest.mark.parametrize("payee", ["QL901", "QL902"])
def test_who_only_delivers_has_no_account_and_no_refund(payee: str) -> None:
    assert payee not in accounts()
    assert not closed().settlement.lines_of(payee)


def test_the_readme_says_what_comes_out() -> None:
    """Every amount in the table of members stands in the settlement."""
    text = (SEASON / "README.md").read_text("utf-8")
    told = [row.split("|") for row in text.splitlines() if row.startswith("| QL")]
    assert len(told) == 6
    for row in told:
        cells = [cell.strip() for cell in row]
        account = accounts()[cells[1]]
        exits = amounts("退社结算").get(account.payee, Money(0))
        converted = account.amount("出资", "盈余转出资")
        known = (account.refund.money, account.dividend.money, converted, exits)
        assert [str(money) for money in known] == cells[3:7]


def test_the_workbook_is_written_by_its_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    import build_qinglan  # type: ignore[import-not-found]  # noqa: PLC0415 - a script beside the example

    build_qinglan.main(tmp_path / "台账.xlsx")
    assert (tmp_path / "台账.xlsx").read_bytes() == (SEASON / "台账.xlsx").read_bytes()
    for name in ("build_qinglan", "qinglan_registers", "yunping_cells", "invented"):
        sys.modules.pop(name, None)


def test_the_public_page_shows_nobody() -> None:
    assert len(secrets(closed())) > 100
    assert shown_to_everybody(closed()) == []
    assert too_long(closed()) == []
