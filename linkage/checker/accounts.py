"""Member accounts (成员账户): every entry by its derivation, and what they must come to together.

Opening and movements make the balance of each item; what is averaged or converted loses nothing; this
year's reserve is the step that drew it; what becomes contribution is what the debts kept back; what a
member who leaves had is gone from the account.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from .account_form import (
    AVERAGED,
    EVEN,
    FROM_RESERVE,
    FROM_SURPLUS,
    ITEMS,
    LEFT,
    OWNER,
    QUANTIFIED,
    SHEET,
    Account,
    Accounts,
    Entry,
)
from .form import Form, is_party
from .node import Amount, Context, Portion
from .pools import compare
from .reading import yuan
from .shares import LARGEST, last_winner, told_cutoff
from .tree import evaluate


def check_accounts(form: Form, accounts: Accounts, context: Context, *, alone: bool) -> None:
    """Check all accounts; in a twin (``alone``) what only all members together prove is left out."""
    _stand(accounts, context)
    names = {line.payee: line.name for line in form.lines}
    for account in accounts.members:
        place = f"{SHEET} {account.payee}"
        context.expect(place, "户名与明细不同。", account.name, names.get(account.payee, account.name))
        traded = [of for of, _ in account.trade]
        context.expect(place, "同一种交易写了两次。", len(traded), len(set(traded)))
        for one in account.entries:
            owner = (OWNER, f"{one.item}/{one.kind}", account.payee)
            compare(one.trace, one.amount, owner, f"{place} {one.item}·{one.kind}", context)
        for of, trace in account.trade:
            context.owner = (OWNER, of, account.payee)
            if not isinstance(evaluate(trace, context, f"{place} {of}"), Amount):
                context.note(f"{place} {of}", "交易量应是数。")
        _balance(account, place, context)
        _moves(account, place, context)
        _surplus(form, accounts, account, place, context)
    _portions(accounts, context, alone=alone)
    if not alone:
        _together(form, accounts, context)


def _stand(accounts: Accounts, context: Context) -> None:
    names = [account.payee for account in accounts.members]
    context.expect(SHEET, "同一成员有两个账户。", len(names), len(set(names)))
    if not is_party(accounts.payer):
        context.note(SHEET, "账户应是合作社的。", accounts.payer)


def _balance(account: Account, place: str, context: Context) -> None:
    for item in ITEMS:
        entries = [one for one in account.entries if one.item == item]
        kinds = [one.kind for one in entries]
        context.expect(f"{place} {item}", "同一种记录有两条。", len(kinds), len(set(kinds)))
        total = sum(one.amount for one in entries)
        where = f"{place} {item}"
        context.expect(where, "年初加本年各项不等于年末余额。", yuan(account.balances[item]), yuan(total))
        if account.standing == "本年退社" and total:
            context.note(where, "退社的成员账户上还留着钱。", yuan(total))


def _moves(account: Account, place: str, context: Context) -> None:
    """What moves inside an account comes out nought; only what a leaving member had goes out of it."""
    moved = [one for one in account.entries if one.kind == FROM_RESERVE]
    context.expect(place, "公积金转为出资，两边应相抵。", yuan(sum(one.amount for one in moved)), yuan(0))
    for one in account.entries:
        if one.kind in (LEFT, *AVERAGED, QUANTIFIED) and not _belongs(one):
            context.note(f"{place} {one.item}", "这一项不能有这种记录。", one.kind)
        if one.kind == LEFT and account.standing != "本年退社":
            context.note(place, "没有退社的成员不退出资和公积金份额。", yuan(one.amount))


def _belongs(one: Entry) -> bool:
    if one.kind in AVERAGED:
        return one.item in EVEN
    return one.item == "公积金" if one.kind == QUANTIFIED else one.item not in EVEN


def _surplus(form: Form, accounts: Accounts, account: Account, place: str, context: Context) -> None:
    """Refund and dividend are the member's lines; what became contribution is what the debt kept back."""
    mine = [line for line in form.lines if (line.payee, line.payer) == (account.payee, accounts.payer)]
    for word, stated, clauses in (
        ("盈余返还", account.refund, accounts.refunds),
        ("剩余盈余分配", account.dividend, accounts.dividends),
    ):
        found = sum(line.amount for line in mine if line.clause in clauses)
        context.expect(f"{place} {word}", "不等于各条明细之和。", yuan(stated), yuan(found))
    kept = sum(
        one.amount
        for debt in form.debts
        if (debt.payee, debt.payer) == (account.payee, accounts.payer)
        for one in debt.withheld
        if one.to == accounts.payer
    )
    converted = sum(one.amount for one in account.entries if one.kind == FROM_SURPLUS)
    context.expect(place, "转为出资的盈余不等于从应付里留下的。", yuan(converted), yuan(kept))


def _portions(accounts: Accounts, context: Context, *, alone: bool) -> None:
    """Every sharing inside the accounts: the words of its digest, and all its parts together."""
    shared: dict[str, list[Portion]] = {}
    for portion in context.portions:
        if portion.owner[0] == OWNER:
            shared.setdefault(portion.owner[1], []).append(portion)
    for name, portions in shared.items():
        for portion in portions:
            key = f"{accounts.season}|{SHEET}/{name}|{portion.owner[2]}"
            context.expect(f"{SHEET} {portion.owner[2]}", "摘要用的字样不符。", portion.key, key)
        if not alone:
            _sharing(name, portions, context)


def _sharing(name: str, portions: Sequence[Portion], context: Context) -> None:
    place = f"{SHEET} {name}"
    first = portions[0]
    alike = {(one.total, one.whole, one.step, one.mode) for one in portions}
    if len(alike) > 1 or first.mode != LARGEST:
        context.note(place, "同一次量化的总额、总份数或取整不一。")
        return
    context.expect(place, "总份数不等于各户之和。", first.whole, _sum(one.weight.value for one in portions))
    context.expect(place, "各户之和不等于总额。", _sum(one.value for one in portions), first.total)
    left = [one.leftover for one in portions if one.leftover]
    extra = first.total // first.step - sum(one.floor for one in left)
    found = last_winner(((one.remainder, one.digest) for one in left), extra)
    for one in left:
        context.expect(place, "补足尾数的界线不符。", told_cutoff(one.cutoff), told_cutoff(found))


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _together(form: Form, accounts: Accounts, context: Context) -> None:
    entries = [one for account in accounts.members for one in account.entries]
    for item in EVEN:
        for kind in AVERAGED:
            moved = sum(one.amount for one in entries if (one.item, one.kind) == (item, kind))
            context.expect(f"{SHEET} {item}", "重新平均前后合计不等。", yuan(moved), yuan(0))
    quantified = sum(one.amount for one in entries if one.kind == QUANTIFIED)
    drawn = 0
    for pool in form.pools:
        for step in pool.steps:
            if accounts.reserve == (pool.name, step.number):
                drawn = step.amount
    context.expect(f"{SHEET} 公积金", "量化到成员的不等于本年提取的。", yuan(quantified), yuan(drawn))
    for clause in (*accounts.refunds, *accounts.dividends):
        wrong = {line.payer for line in form.lines if line.clause == clause} - {accounts.payer}
        if wrong:
            context.note(SHEET, "盈余不是这家合作社付的。", clause)
