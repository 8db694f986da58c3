"""Payments by bank (银行代发): a neutral table of each payer, its control sheet, the files of its bank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from linkage.bank.form import BankFile, bank_files, decode, purpose
from linkage.bank.order import Order, Payment, total
from linkage.document import Said
from linkage.ground.memory import remembered
from linkage.model.bank import Profile
from linkage.model.entitlement import Settlement
from linkage.table import Table, csv_bytes, csv_rows
from linkage.telling.bank_control import (
    AGREED,
    APART,
    ASIDE,
    SENT,
    TAX,
    TOGETHER,
    control_rows,
    order_of,
    orders,
)
from linkage.telling.bank_control import HEADINGS as CONTROL_HEADINGS
from linkage.telling.company_words import decision_sentences
from linkage.telling.known_sums import income_tax, owed, paid_by, person
from linkage.telling.paper import capitals
from linkage.telling.stamp import state

_ACCOUNT, _AMOUNT = "账号", "金额（元）"
_HEADINGS = (
    *("序号", "批", "支付编号", "户号", "组", "收款人", "证件号后四位", "户名", _ACCOUNT, "开户行", "行号"),
    *(_AMOUNT, "用途", "请核对"),
)
_CONTROL = "control"


#: The payers of one season: what is remembered keeps its season in memory, and a county has many.
_PAYERS = 4


@remembered(_PAYERS)
def _files(settlement: Settlement, code: str) -> Sequence[BankFile]:
    return bank_files(settlement, order_of(settlement, code))


def _paths(settlement: Settlement) -> Mapping[str, str]:
    """The files of every payer that has somebody to pay by bank; nothing where nobody has an account.

    A set that is void pays nobody.
    """
    found: dict[str, str] = {}
    for order in orders(settlement):
        code = order.payer.code
        found[f"内部/bank_batch-{code}.csv"] = code
        found[f"内部/bank_batch-{code}-{_CONTROL}.csv"] = f"{code}/{_CONTROL}"
        for file in _files(settlement, code):
            if file.data is not None and order.profile is not None:
                name = f"bank_batch-{code}-{file.number:02d}.{order.profile.suffix}"
                found[f"内部/{name}"] = f"{code}/{file.number}"
    return found


def _rows(settlement: Settlement, code: str) -> Iterator[Sequence[str]]:
    order = order_of(settlement, code)
    at = 0
    for number, batch in enumerate(order.batches, start=1):
        for payment in batch:
            at += 1
            yield (str(at), str(number), *_row(order, payment))


def _row(order: Order, payment: Payment) -> Sequence[str]:
    row = payment.person
    identity = row.secret("证件号")
    return (
        payment.number,
        payment.payees,
        row.text("组"),
        payment.name,
        identity.last4 if identity is not None else "",
        payment.holder,
        _spaced(payment.account.reveal()),
        row.text("开户行"),
        row.text("行号"),
        payment.amount.plain,
        purpose(payment, order.profile),
        "；".join(payment.remarks),
    )


def _spaced(number: str) -> str:
    """A number in groups of four: a spreadsheet keeps it as text with all its digits."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


def _made(settlement: Settlement, subject: str) -> bytes | None:
    code, _, which = subject.partition("/")
    if not which:
        return None
    if which == _CONTROL:
        return csv_bytes(CONTROL_HEADINGS, control_rows(settlement, order_of(settlement, code)))
    return _files(settlement, code)[int(which) - 1].data


def _total(settlement: Settlement, subject: str) -> str:
    code, _, which = subject.partition("/")
    order = order_of(settlement, code)
    return total(order.batches[int(which) - 1]).plain if which.isdecimal() else order.sent.plain


def _foot(settlement: Settlement, subject: str) -> Sequence[str]:
    """How far it is decided, its sum, who answers for it; a control sheet has none."""
    code, _, which = subject.partition("/")
    if which:
        return ()
    order = order_of(settlement, code)
    said = state(settlement)
    return (
        *([f"状态：{said}，手续没有办完，这份名单不能送银行。"] if said else []),
        *decision_sentences(settlement, code),
        f"合计 {len(order.payments)} 笔，{order.sent} 元（大写：{capitals(order.sent)}）",
        "经办：　　　　　　审核：　　　　　　分管：　　　　　　（盖章）",
    )


def _says(settlement: Settlement, code: str, rows: Sequence[Sequence[str]]) -> Iterator[Said]:
    """Every row: what its payees are owed now, each by name where it is one; and all together."""
    payees, name, amount = (_HEADINGS.index(one) for one in ("户号", "收款人", _AMOUNT))
    payer = settlement.party_name(code)
    for row in rows:
        whose = row[payees].split("、")
        yield Said(f"代发 {row[payees]}", row[amount], of=_owed_now(settlement, code, whose))
        if len(whose) == 1:
            yield Said(owed(payer, person(row[payees], row[name]), "现付"), row[amount])
    yield Said(f"{payer}代发合计", _total(settlement, code), of=tuple(row[amount] for row in rows))


def _owed_now(settlement: Settlement, code: str, payees: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        debt.payable.plain for debt in settlement.debts if debt.payer == code and debt.payee in payees
    )


def _reads(settlement: Settlement, subject: str, data: bytes) -> Iterator[Said]:
    """The control sheet's sums, and the amounts in the bank's own file, line by line of its batch."""
    code, _, which = subject.partition("/")
    order = order_of(settlement, code)
    if which == _CONTROL:
        yield from _controlled(order, csv_rows(data))
        return
    profile = order.profile
    if profile is None:
        return
    batch, sheet = order.batches[int(which) - 1], decode(data, profile)
    at = [place for place, column in enumerate(profile.columns) if column.source == "金额"]
    for payment, row in zip_longest(batch, sheet.rows, fillvalue=None):
        shown = _in_yuan(row[at[0]], profile) if row is not None and at else "没有这一笔"
        whose = [part.payee for part in payment.parts] if payment is not None else []
        yield Said(f"银行文件 {'、'.join(whose)}", shown, of=_owed_now(settlement, code, whose))


def _in_yuan(text: str, profile: Profile) -> str:
    return f"{text[:-2] or '0'}.{text[-2:].zfill(2)}" if profile.fen else text


def _controlled(order: Order, rows: Sequence[Sequence[str]]) -> Iterator[Said]:
    """What agrees with what the payer owes now, what goes by bank and otherwise, batch by batch."""
    found = {row[0]: row[2] for row in rows}
    whole = paid_by(order.payer.name)
    for row in rows:
        if row[3] == AGREED:
            yield Said(whole, row[2], place=row[0])
    sent, aside = found[SENT], found[ASIDE]
    yield Said("代发和不经银行", found[TOGETHER], of=(sent, aside))
    batches = [row[2] for row in rows if _BATCH.fullmatch(row[0])]
    yield Said("各批合计", sent, of=tuple(batches))
    apart = [row[2] for row in rows if row[0] in APART]
    yield Said("不经银行合计", aside, of=tuple(apart))
    for row in rows:
        if row[0].startswith(TAX):
            yield Said(income_tax(order.payer.name, row[0].removeprefix(TAX)), row[2])


_BATCH = re.compile("第 [0-9]+ 批")

TABLE = Table(
    title="银行代发",
    headings=_HEADINGS,
    rows=_rows,
    paths=_paths,
    amount=_total,
    whole=frozenset({_ACCOUNT}),
    made=_made,
    foot=_foot,
    says=_says,
    reads=_reads,
)
