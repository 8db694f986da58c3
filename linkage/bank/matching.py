"""Matching (对回单): what became of every payment, and which lines of the bank a person has to look at.

A payment is matched by its number, where nothing else in the line speaks of another payment. A line without
one is matched only when account and amount are those of exactly one payment that no other line names, and
the name it prints, if any, is that payee's; everything else is left to a person, with what it might be.
"""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from linkage.bank.doubts import plain_name
from linkage.bank.order import Order, Payment, total
from linkage.bank.returns import ReturnLine
from linkage.ground.fault import listed
from linkage.ground.money import Money

_LAST = 4
_HIDDEN = re.compile(r"[*xX×●•#.·]+")
_HIDDEN_NAME = re.compile(r"[*＊xX×●#某]+")


class State(enum.Enum):
    """What became of a payment."""

    PAID = "成功"
    FAILED = "退回"
    SILENT = "没有回音"
    ASKED = "要人看"


@frozen
class Answer:
    """A payment with what the bank said of it; ``why`` is the bank's reason, or why a person has to look."""

    payment: Payment
    state: State
    lines: tuple[ReturnLine, ...] = ()
    why: str = ""


@frozen
class Stray:
    """A line of the bank that belongs to no payment for certain, and what it might be."""

    line: ReturnLine
    why: str


@frozen
class Reply:
    """Everything the bank said of one payer's order."""

    order: Order
    answers: tuple[Answer, ...]

    def of(self, state: State) -> Sequence[Answer]:
        """The answers of one state."""
        return [answer for answer in self.answers if answer.state is state]

    def amount(self, *states: State) -> Money:
        """What the payments of these states come to."""
        return total(answer.payment for answer in self.answers if answer.state in states)


@frozen
class Replies:
    """What return files say of all orders of a season; orders they do not touch are left out."""

    replies: tuple[Reply, ...]
    strays: tuple[Stray, ...]
    booked: tuple[ReturnLine, ...]


def match(orders: Sequence[Order], lines: Sequence[ReturnLine], booked: frozenset[str]) -> Replies:
    """Match the lines of return files with the payments of all orders.

    ``booked`` are the vouchers of what was paid already: a line that names one of them says nothing new.
    """
    by_number: dict[str, list[ReturnLine]] = {}
    bare: list[ReturnLine] = []
    for line in lines:
        if line.number:
            by_number.setdefault(line.number, []).append(line)
        else:
            bare.append(line)
    sent = {payment.number: payment for order in orders for payment in order.payments}
    waiting = [payment for number, payment in sent.items() if number not in by_number]
    found, strays = _by_account(bare, waiting)
    amounts = _by_amount(sent.values())
    for number, said in by_number.items():
        if number not in sent and number not in booked:
            strays += [Stray(line, _unknown(line, amounts)) for line in said]
    heard = {number: said for number, said in by_number.items() if number in sent} | found
    holders = _by_holder(sent.values())
    return Replies(
        replies=tuple(
            Reply(order, tuple(_answer(payment, heard, holders) for payment in order.payments))
            for order in orders
            if any(payment.number in heard for payment in order.payments)
        ),
        strays=tuple(sorted(strays, key=lambda stray: stray.line.where)),
        booked=tuple(line for line in lines if line.number in booked and line.number not in sent),
    )


def _unknown(line: ReturnLine, by_amount: Mapping[Money, Sequence[Payment]]) -> str:
    alike = _might_be(line, by_amount)
    return f"支付编号 {line.number} 不是这一季送出去的{alike}"


def _by_account(
    bare: Sequence[ReturnLine], waiting: Sequence[Payment]
) -> tuple[dict[str, list[ReturnLine]], list[Stray]]:
    found: dict[str, list[ReturnLine]] = {}
    strays: list[Stray] = []
    twins = Counter((line.account, line.amount) for line in bare)
    mine: dict[tuple[str, Money | None], list[Payment]] = {}
    for payment in waiting:
        mine.setdefault((payment.account.reveal(), payment.amount), []).append(payment)
    by_amount = _by_amount(waiting)
    for line in bare:
        key = line.account, line.amount
        same = mine.get(key, [])
        if len(same) == 1 and twins[key] == 1 and not _is_named(line.name, same[0]):
            told = f"账号和金额对得上，回单的户名却是 {line.name}，送出去的是 {same[0].holder}"
            strays.append(Stray(line, f"没有支付编号，{told}{_named(same)}"))
        elif len(same) == 1 and twins[key] == 1:
            found[same[0].number] = [line]
        elif same:
            told = f"同一账号同一金额的回单有 {twins[key]} 行，送出去的有 {len(same)} 笔"
            strays.append(Stray(line, f"没有支付编号，{told}{_named(same)}"))
        else:
            told = "账号和金额对不上唯一的一笔"
            strays.append(Stray(line, f"没有支付编号，{told}{_might_be(line, by_amount)}"))
    return found, strays


def _by_amount(payments: Iterable[Payment]) -> Mapping[Money, Sequence[Payment]]:
    found: dict[Money, list[Payment]] = {}
    for payment in payments:
        found.setdefault(payment.amount, []).append(payment)
    return found


def _might_be(line: ReturnLine, by_amount: Mapping[Money, Sequence[Payment]]) -> str:
    """Payments with the name and amount of a line, for the person who decides."""
    name = plain_name(line.name)
    alike = [
        payment
        for payment in (by_amount.get(line.amount, ()) if line.amount is not None and name else ())
        if name in {plain_name(payment.holder), *(plain_name(part.name) for part in payment.parts)}
    ]
    return _named(alike)


def _named(payments: Sequence[Payment]) -> str:
    told = listed(
        f"{payment.payees} {payment.name} {payment.amount} 元（{payment.number}）" for payment in payments
    )
    return f"，可能是 {told}" if told else ""


def _is_named(said: str, payment: Payment) -> bool:
    """Whether a name as a bank prints it, whole or with signs hidden, may be that of a payment; none may."""
    parts = [plain_name(part) for part in _HIDDEN_NAME.split(said)]
    own = {plain_name(payment.holder), *(plain_name(part.name) for part in payment.parts)}
    if len(parts) == 1:
        return not parts[0] or parts[0] in own
    return any(name.startswith(parts[0]) and name.endswith(parts[-1]) for name in own)


def _by_holder(payments: Iterable[Payment]) -> Mapping[str, Sequence[Payment]]:
    """Payments by everybody's name they may be told under."""
    found: dict[str, list[Payment]] = {}
    for payment in payments:
        for name in {plain_name(payment.holder), *(plain_name(part.name) for part in payment.parts)}:
            found.setdefault(name, []).append(payment)
    return found


def _other(line: ReturnLine, payment: Payment, holders: Mapping[str, Sequence[Payment]]) -> str:
    """What of a line speaks of another payment than its number does.

    A name alone says so only where it is that of another payee: banks cut and mask names as they like.
    """
    if line.account and not _is_account(line.account, payment.account.reveal()):
        ends = f"回单的收款账号尾号 {line.account[-_LAST:]}，送出去的是尾号 {payment.account.last4}"
        return f"支付编号对得上，{ends}；列认错了的，请用 --columns 指明"
    named = holders.get(plain_name(line.name), ()) if line.name else ()
    if named and payment not in named:
        return f"支付编号对得上，回单的户名却是 {line.name}，送出去的是 {payment.holder}"
    return ""


def _is_account(said: str, account: str) -> bool:
    """Whether an account as a bank writes it, whole, shown in part or by its end alone, is this one."""
    parts = _HIDDEN.split(said)
    if len(parts) == 1:
        return account == said if len(said) > _LAST else account.endswith(said)
    return account.startswith(parts[0]) and account.endswith(parts[-1])


def _answer(
    payment: Payment,
    heard: Mapping[str, Sequence[ReturnLine]],
    holders: Mapping[str, Sequence[Payment]],
) -> Answer:
    lines = tuple(heard.get(payment.number, ()))
    if not lines:
        return Answer(payment, State.SILENT)
    if len(lines) > 1:
        places = listed(f"{line.where}（{line.word or '没有写'}）" for line in lines)
        return Answer(payment, State.ASKED, lines, f"回单里有 {len(lines)} 行：{places}")
    (line,) = lines
    if line.amount is not None and line.amount != payment.amount:
        why = f"回单的金额是 {line.amount} 元，送出去的是 {payment.amount} 元"
        return Answer(payment, State.ASKED, lines, why)
    other = _other(line, payment, holders)
    if other:
        return Answer(payment, State.ASKED, lines, other)
    if line.paid is None:
        why = f"结果写着“{line.word}”，不知道是成功还是失败" if line.word else "没有写结果"
        return Answer(payment, State.ASKED, lines, why)
    if line.paid:
        return Answer(payment, State.PAID, lines)
    return Answer(payment, State.FAILED, lines, line.reason or "银行没有说原因")
