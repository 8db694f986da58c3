"""Not positive: nobody is paid less than nothing, and a row that pays nothing is worth a look."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.row_words import person, term, yuan
from linkage.words.wording import decimal

_AMOUNTS = frozenset({Role.AMOUNT, Role.GROSS, Role.DEDUCTION, Role.PAID_BEFORE})


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    for column in paid.columns:
        for row in paid.rows:
            said = row.numbers.get(column.index)
            if said is None or said > 0:
                continue
            who = person(paid, row)
            if column.role is Role.NET and said < 0:
                message = f"{who}：{term(column)}是 {yuan(said)}，不能付负数"
                yield paid.place(row, column), message, "扣不完的请结转下期，本期付 0"
            elif column.role is Role.NET:
                yield (
                    paid.place(row, column),
                    f"{who}：{term(column)}是 0",
                    "请核对这一户是不是不该发，或漏算了",
                )
            elif said < 0 and column.role in _AMOUNTS:
                message = f"{who}：{term(column)}是 {yuan(said)}"
                yield paid.place(row, column), message, "冲减请另列一列“扣款”并写明依据"
            elif said < 0 and column.role in {Role.QUANTITY, Role.PRICE, Role.TIME, Role.RATE, Role.BASE}:
                yield paid.place(row, column), f"{who}：{term(column)}是 {decimal(said)}，小于零", "请核对"


PROOF = Proof("not_positive", "W514", WARNING, "有没有负数和实发是 0 的行", _find)
