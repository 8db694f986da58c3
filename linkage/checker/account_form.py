"""Reads the member accounts of a result document or a statement's twin (成员账户)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .faults import WrongError
from .form import mapping, payee, rows, text
from .reading import brief, fen

ITEMS = ("出资", "到户资产", "公积金", "补助", "捐赠")
EVEN = ("补助", "捐赠")
QUANTIFIED, LEFT = "本年量化", "退社退还"
AVERAGED = ("分配时平均", "年末平均")
FROM_RESERVE, FROM_SURPLUS = "公积金转出资", "盈余转出资"
KINDS = ("年初", "本年登记", *AVERAGED, QUANTIFIED, FROM_RESERVE, FROM_SURPLUS, LEFT)
LOSS, BORNE = "亏损", "退社前分担"
STANDINGS = ("成员", "本年退社", "不是成员")
OWNER = "账户"
SHEET = "成员账户"


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement of an item, in fen."""

    item: str
    kind: str
    amount: int
    trace: object


@dataclass(frozen=True, slots=True)
class Account:
    """One member's account as a document states it."""

    payee: str
    name: str
    standing: str
    entries: tuple[Entry, ...]
    balances: Mapping[str, int]
    trade: tuple[tuple[str, object], ...]
    refund: int
    dividend: int


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts of a document; in a twin those of one household, with the ``totals`` of the others."""

    payer: str
    season: str
    reserve: tuple[str, int] | None
    refunds: tuple[str, ...]
    dividends: tuple[str, ...]
    members: tuple[Account, ...]
    totals: Mapping[tuple[str, str], int]

    def amount(self, account: object, item: object, kind: object) -> int:
        """Give the entry that a derivation refers to; ``*`` is all accounts together."""
        key = (str(item), str(kind))
        if account == "*" and key in self.totals:
            return self.totals[key]
        found = [
            one.amount
            for member in self.members
            if account in ("*", member.payee)
            for one in member.entries
            if (one.item, one.kind) == key
        ]
        if not found:
            raise WrongError("引用的账户记录不在文件里。", brief(account), f"{key[0]}，{key[1]}")
        return sum(found)


def read_accounts(document: Mapping[str, object]) -> Accounts | None:
    """Read the accounts of a document; most have none."""
    if "accounts" not in document:
        return None
    part = mapping(document, "accounts")
    reserve = mapping(part, "reserve") if part.get("reserve") is not None else {}
    number = reserve.get("step")
    if reserve and type(number) is not int:
        raise WrongError("量化的步骤号应是整数。", brief(number))
    totals = {
        (item, kind): fen(amount)
        for item in mapping(part, "totals")
        for kind, amount in mapping(mapping(part, "totals"), item).items()
    }
    return Accounts(
        payee(part, "payer"),
        text(part, "season"),
        (text(reserve, "pool"), number) if isinstance(number, int) else None,
        _words(part, "refunds"),
        _words(part, "dividends"),
        tuple(_account(row) for row in rows(part, "members")),
        totals,
    )


def _words(part: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = part.get(key)
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise WrongError(f"“{key}”应是一列文字。", brief(value))
    return tuple(value)


def _account(row: Mapping[str, object]) -> Account:
    entries = tuple(
        Entry(text(one, "item"), text(one, "kind"), fen(one.get("amount")), one.get("trace"))
        for one in rows(row, "entries")
    )
    balances = {item: fen(amount) for item, amount in mapping(row, "balances").items()}
    if set(balances) != set(ITEMS) or text(row, "standing") not in STANDINGS:
        raise WrongError("成员账户应有五项余额，并写明是不是成员。", brief(row.get("standing")))
    for one in entries:
        if (one.item, one.kind) != (LOSS, BORNE) and (one.item not in ITEMS or one.kind not in KINDS):
            raise WrongError("不认识的账户记录。", brief(f"{one.item}，{one.kind}"))
    return Account(
        payee(row),
        text(row, "name"),
        text(row, "standing"),
        entries,
        balances,
        tuple((text(one, "of"), one.get("trace")) for one in rows(row, "trade")),
        fen(row.get("refund")),
        fen(row.get("dividend")),
    )
