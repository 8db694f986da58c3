"""Household words (一户的话): how a season adds up for a household, who pays, why a clause gave nothing."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.engine.accounts import CONVERTED
from linkage.model.entitlement import Debt, Reason, Settlement
from linkage.telling.account import household_account
from linkage.words.explain import numbers
from linkage.words.share_words import clause_title, fen_words


def added_up(settlement: Settlement, number: str) -> str:
    """The season of a household as one sum: opening, what was earned, what is taken off, what is left."""
    account = household_account(settlement, number)
    word = CONVERTED if account.deductions.heading == CONVERTED else "应抵扣"
    taken = f"－ {word} {account.deducted} － 已付 {account.paid}"
    left = account.payable + account.carried
    return f"期初 {account.opening} ＋ 应得 {account.gross} {taken} ＝ 期末余额 {left}（元）"


def paid_by(settlement: Settlement, number: str) -> Iterator[str]:
    """Who pays how much now, what is left to the next season, and what is kept by law."""
    for debt in settlement.debts_of(number):
        to = f"付给{settlement.books.payee_name(debt.payee)}本人" if "." in debt.payee else "付"
        yield f"{settlement.party_name(debt.payer)}{to} {debt.payable}{_left(debt)}"
        for one in debt.withheld:
            if one.to == debt.payer:
                yield f"{one.item} {one.figure.money}，记入成员账户，不另付：{numbers(one.figure)}"
                continue
            party = settlement.party_name(one.to)
            yield f"代扣{one.item} {one.figure.money}，缴给{party}：{numbers(one.figure)}"


def without_money(settlement: Settlement, number: str) -> Iterator[str]:
    """Why clauses gave a household nothing."""
    for reason in settlement.reasons_of(number):
        yield f"{clause_title(reason.clause)}{_whose(settlement, reason)}：{reason.why}"


def fractions_left(settlement: Settlement, number: str) -> Iterator[str]:
    """The fractions that a household takes along to the next season."""
    for one in settlement.fractions:
        if one.payee.partition(".")[0] == number:
            yield f"{one.payee} {one.clause}：{fen_words(one.fraction)}"


def _left(debt: Debt) -> str:
    """What of a debt is left to the next season, in words: a negative amount would read as a riddle."""
    if debt.held:
        return f"；{debt.carried} 先不付（{debt.held}），留到下期"
    if debt.carried.fen < 0:
        return f"；还欠付款方 {-debt.carried}，本期没有抵扣，留到下期"
    return f"；{debt.carried} 留到下期付" if debt.carried else ""


def _whose(settlement: Settlement, reason: Reason) -> str:
    """Who a reason is about, when she would have been paid by herself."""
    return f"（{settlement.books.payee_name(reason.payee)}本人）" if "." in reason.payee else ""
