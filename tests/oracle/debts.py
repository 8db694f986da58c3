"""Debts (往来): what is paid now between one payer and one payee (conventions 15, 29 to 36)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from oracle.days import Day, day_of
from oracle.measures import fen, number
from oracle.pools import Lines
from oracle.reading import Row, Village, codes, season_of

WAGES = {("薪金", ""), ("佣金", "用工")}


@dataclass
class Account:
    """What stands between a payer and a payee, in fen; ``due`` by clause."""

    due: dict[str, int] = field(default_factory=dict)
    gross: int = 0
    opening: int = 0
    deducted: int = 0
    paid: int = 0
    claims: list[tuple[tuple[int, int, str, str], str, int]] = field(default_factory=list)
    payments: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Balance:
    """What a debt comes to, in fen."""

    opening: int
    gross: int
    deducted: int
    paid: int
    payable: int
    carried: int


def balances(village: Village, owed: Lines) -> dict[tuple[str, str], Balance]:
    """Every debt of the season."""
    accounts: dict[tuple[str, str], Account] = {}
    for (payer, payee, clause), amount in owed.items():
        account = accounts.setdefault((payer, payee), Account())
        account.due[clause] = account.due.get(clause, 0) + amount
        account.gross += amount
    end = max(season_of(arrangement)[1] for arrangement in village.arrangements)
    for sheet in ("期初", "预付", "已付"):
        for row in village.rows(sheet):
            if (day_of(row.get("日期", "")) or end) > end:
                continue
            member = row.get("成员号", "")
            party = row.get("收款方", "")
            household = f"{row['户号']}.{member}" if member else row["户号"]
            payee = codes(village)[party] if party else household
            account = accounts.setdefault((codes(village)[row["付款方"]], payee), Account())
            _book(village, account, sheet, row)
    return {key: _settle(village, *key, account, end) for key, account in accounts.items()}


def _book(village: Village, account: Account, sheet: str, row: Row) -> None:
    amount, item = fen(number(row["金额"])), row["项目"]
    rule = deduction(village, item, codes(village)[row["付款方"]])
    order = int(rule.get("顺序", 1)) if rule else 0
    if sheet == "已付":
        account.paid += amount
        account.payments.append((item, amount))
    elif sheet == "预付":
        account.deducted += amount
        account.claims.append(((order, 1, row["日期"], row.get("凭证", "")), item, amount))
    elif row["应付|应收"] == "应付":
        account.opening += amount
        account.due[item] = account.due.get(item, 0) + amount
    else:
        account.opening -= amount
        account.claims.append(((order, 0, "", ""), item, amount))


def deduction(village: Village, item: str, payer: str) -> Mapping[str, Any]:
    """What the arrangements say about setting an item off, or nothing."""
    for arrangement in village.arrangements:
        for rule in arrangement.get("抵扣", []):
            if rule["项目"] == item and codes(village)[rule["债权人"]] == payer:
                return dict(rule)
    return {}


def _settle(village: Village, payer: str, payee: str, account: Account, end: Day) -> Balance:
    unpaid = dict(account.due)
    for item, amount in account.payments:
        rest = amount
        for clause in sorted(unpaid, key=lambda clause: (clause != item, clause)):
            if item in {clause, clause.partition("/")[0]}:
                part = min(rest, max(unpaid[clause], 0))
                unpaid[clause] -= part
                rest -= part
    open_ = {clause: amount for clause, amount in unpaid.items() if amount > 0}
    recovered = 0
    taken: dict[str, int] = {}
    for _, item, amount in sorted(account.claims):
        rule = deduction(village, item, payer)
        room = (
            min(amount, _consented(village, rule, payee, item, payer, end) - taken.get(item, 0))
            if rule
            else 0
        )
        for clause in sorted(open_):
            income = _income(village, clause)
            free = (
                "." not in payee
                and income[0] != "租金"
                and income not in WAGES
                and income[0] in rule.get("从", [])
            )
            part = min(room, open_[clause]) if free and room > 0 else 0
            open_[clause] -= part
            room -= part
            recovered += part
            taken[item] = taken.get(item, 0) + part
    payable = sum(open_.values())
    if _nobody_left(village, payee, end):
        payable = 0
    left = account.gross - account.deducted - account.paid + account.opening
    return Balance(account.opening, account.gross, account.deducted, account.paid, payable, left - payable)


def _consented(village: Village, rule: Mapping[str, Any], payee: str, item: str, payer: str, end: Day) -> int:
    """How much of an item may be set off: what the household signed for."""
    if rule.get("同意书", "需要") == "不需要":
        return 10**15
    signed = [
        row.get("上限", "")
        for row in village.rows("抵扣同意")
        if (row["户号"], row["项目"], codes(village)[row["债权人"]]) == (payee, item, payer)
        and Day.fromisoformat(row["日期"]) <= end
    ]
    if not all(signed):
        return 10**15
    return sum(fen(number(limit)) for limit in signed)


def _income(village: Village, clause: str) -> tuple[str, str]:
    """Which income a clause or a pool's step is."""
    for arrangement in village.arrangements:
        for term in arrangement.get("条款", []):
            if term["条款"] == clause:
                return term["收入"], term.get("类别", "")
        for pool in arrangement.get("分配", []):
            for number_, step in enumerate(pool["步骤"], start=1):
                if clause == f"{pool['分配']}/{number_}":
                    return step.get("收入", "股金"), ""
    return "", ""


def _nobody_left(village: Village, payee: str, end: Day) -> bool:
    """Whether nobody of the household is alive and a member at the end of the season (convention 15)."""
    household = payee.partition(".")[0]
    people = [row["成员号"] for row in village.rows("名册") if row["户号"] == household]
    return bool(people) and all(
        village.dead(household, member, end)
        or any(day < end for day in village.ends_of_person(household, member))
        for member in people
    )
