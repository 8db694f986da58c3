"""Heard sums (念稿里的数): what a text to be read says of sums, read back out of its words.

Titles of incomes are told as they are; the sums around them are held against the result, those of the rows
against their sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkage.document import Said
from linkage.model.entitlement import Settlement
from linkage.telling.agreement import less
from linkage.telling.known_sums import of_household
from linkage.telling.paper import in_order
from linkage.words.heard import amount_at_end

_PAID, _NOTHING, _EARNED, _MADE = "现在付给您家", "本期没有要付的钱。", "本期应得", "就是"
_PLUS, _MINUS, _HOW = "加上", "减去", "，是这样来的。"
_ENTRY = re.compile(r"第[一二三四五六七八九十百千零]+笔，")
_GROUP = "这一次一共付"
_TOGETHER = "人一共"


def household_heard(settlement: Settlement, number: str, text: str) -> Iterator[Said]:
    """What the text of a household says: what is paid and how it came about, what was earned and of what."""
    name = settlement.books.households[number].name
    lines = text.splitlines()[1:]
    head, how, body = _parted(lines)
    paid = "0.00" if _NOTHING in head else next(_after(head, _PAID), "没有念")
    yield Said(of_household(number, name, "现付"), paid)
    terms = list(_terms(head))
    if terms:
        made = next(_after(head, _MADE), "没有念")
        yield Said(f"{number} 念稿里的算式", made, of=tuple(amount for _, _, amount in terms))
        yield Said(f"{number} 念稿里的算式", made, of=(paid,), place="等于")
    payers = [(said, amount) for said, amount in map(amount_at_end, _after_sum(head)) if _pays(said)]
    yield Said(f"{number} 念稿里各付款方付的", paid, of=tuple(amount for _, amount in payers))
    counted = [amount for said, amount in payers if said.endswith(_TOGETHER)]
    if counted:
        each = tuple(amount for said, amount in map(amount_at_end, body) if _pays(said))
        yield Said(f"{number} 念稿里付给每个人的", counted[0], of=(*each, *map(less, counted[1:])))
    if how:
        _, gross = amount_at_end(how)
        yield Said(of_household(number, name, "应得"), gross)
        parts = [line for line in body[: _first_entry(body)] if amount_at_end(line)[1]]
        yield Said(f"{number} 念稿里的各项", gross, of=_amounts(parts))
        yield Said(f"{number} 念稿里的各笔", gross, of=_amounts(line for line in body if _ENTRY.match(line)))
    for sign, called, amount in terms:
        rows = [line for line in body if line.startswith(f"{called}，") and amount_at_end(line)[1]]
        if sign == _MINUS and rows:
            yield Said(f"{number} 念稿里的{called}", less(amount), of=_amounts(rows))


def group_heard(settlement: Settlement, group: str, text: str) -> Iterator[Said]:
    """What the call to a group says: what all its households are paid, where it says a sum."""
    numbers = [household.number for household in in_order(settlement) if household.group == group]
    payable = tuple(str(debt.payable) for number in numbers for debt in settlement.debts_of(number))
    for amount in _after(text.splitlines(), _GROUP):
        yield Said(f"{group}广播稿里的现付", amount, of=payable)


def _parted(lines: Sequence[str]) -> tuple[Sequence[str], str, Sequence[str]]:
    """The lines before the one that says how the sum came about, that line, and those after it."""
    at = next((at for at, line in enumerate(lines) if line.endswith(_HOW)), len(lines))
    return lines[:at], lines[at] if at < len(lines) else "", lines[at + 1 :]


def _terms(head: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The terms of the sum: whether added or taken away, what it is called, its amount with its sign."""
    start = next((at for at, line in enumerate(head) if line.startswith((_PAID, _NOTHING))), 0) + 1
    end = next((at for at, line in enumerate(head) if line.startswith(_MADE)), 0)
    for at, line in enumerate(head[start:end]):
        called, amount = amount_at_end(line)
        sign = called[: len(_PLUS)] if at else ""
        yield sign, called[len(sign) :], less(amount) if sign == _MINUS else amount


def _after_sum(head: Sequence[str]) -> Sequence[str]:
    """The lines that say who pays: after the sum, or after what is paid where that is no sum."""
    starts = (at for at, line in enumerate(head, start=1) if line.startswith((_PAID, _NOTHING, _MADE)))
    return head[max(starts, default=0) :]


def _pays(said: str) -> bool:
    """Whether a sentence with an amount tells who pays: 公司付, 公司付给王小田本人, 公司付给您家四人一共."""
    return said.endswith("付") or ("付给" in said and said.endswith(("本人", _TOGETHER)))


def _after(lines: Sequence[str], beginning: str) -> Iterator[str]:
    """The amounts of lines that say nothing but this before them."""
    return (amount for said, amount in map(amount_at_end, lines) if said == beginning)


def _first_entry(body: Sequence[str]) -> int:
    return next((at for at, line in enumerate(body) if _ENTRY.match(line)), len(body))


def _amounts(lines: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(amount_at_end(line)[1] or "没有念" for line in lines)
