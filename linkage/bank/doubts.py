"""Doubts about accounts (账号存疑): what keeps a payment from the bank, and what is only to be looked at.

Certain from the books alone: digits lost to a spreadsheet, one account under two names, an account of
somebody who died. A failed check sum, a holder who is not the payee and a shared account are told, and pay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkage.ground.fault import listed, quoted
from linkage.model.identity import BankNumber, Secret, luhn_holds
from linkage.model.registers import Books, Row

# A spreadsheet keeps fifteen digits; longer numbers end in noughts after it. One nought alone proves nothing.
_KEPT, _LEAST = 15, 17
_DOTS = str.maketrans(dict.fromkeys("•・‧．.∙", "·"))
_BLANKS = re.compile(r"\s+")


def plain_name(name: str) -> str:
    """A name as two books may be compared: no blanks, one kind of dot.

    >>> plain_name("阿依古丽 • 买买提") == plain_name("阿依古丽·买买提")
    True
    """
    return _BLANKS.sub("", name).translate(_DOTS)


#: Said of a line without the bank that keeps the account.
NO_BANK = "没有填开户行，请补上，或者问清付款银行只凭账号能不能付"


class Doubts:
    """What the roster and its events say about accounts."""

    def __init__(self, books: Books) -> None:
        self._owners: dict[str, list[Row]] = {}
        self._holders: dict[str, set[str]] = {}
        for member in books.members():
            account = member.row.secret("卡号")
            if account is not None:
                self._owners.setdefault(account.reveal(), []).append(member.row)
                if member.row.text("户名"):
                    holders = self._holders.setdefault(account.reveal(), set())
                    holders.add(plain_name(member.row.text("户名")))
        self._dead = {
            (person.household, person.number)
            for row in books.rows("事件")
            if row.text("事件") == "死亡" and (person := books.person_or_head_of(row)) is not None
        }
        self._names = {(member.household, member.number): member.name for member in books.members()}

    def of(self, row: Row, account: Secret) -> str:
        """Why this account must not be paid to, or nothing."""
        number = account.reveal()
        lost = len(number) >= _LEAST and set(number[_KEPT:]) == {"0"}
        if lost and not luhn_holds(number):
            return f"账号末{len(number) - _KEPT}位都是 0，又没有通过银行卡校验，多半是表格软件丢了尾数"
        holders = self._holders.get(number, set())
        if len(holders) > 1:
            return f"同一个账号写了 {len(holders)} 个户名（{listed(quoted(one) for one in sorted(holders))}）"
        holder = plain_name(row.text("户名") or row.text("姓名"))
        if any(key[0] == row.household and plain_name(self._names[key]) == holder for key in self._dead):
            return "账号的户主已去世，账户可能止付，请换成继承人的账号"
        return ""

    def remarks(self, row: Row, account: Secret, name: str) -> Iterator[str]:
        """What to look at before it is sent."""
        if isinstance(account, BankNumber) and account.hint:
            yield account.hint
        holder = row.text("户名")
        if holder and plain_name(holder) != plain_name(name):
            yield f"户名{quoted(holder)}不是收款人{quoted(name)}，请核对是否有授权"
        others = sorted({_payee(one) for one in self._owners.get(account.reveal(), ()) if one is not row})
        if others:
            yield f"与 {listed(others)} 同一个账号，请核对是否有授权"


def _payee(row: Row) -> str:
    return f"{row.household}.{row.member}" if row.member else row.household
