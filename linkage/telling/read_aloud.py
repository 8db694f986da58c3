"""Read aloud (念稿): a household's statement, and the call to a village group, as texts to be read.

A household's text says what its statement says, sentence by sentence, for the telephone or for whoever
reads it at the door. The text of a group is for the loudspeaker, which everybody hears: it calls the heads
of the households by their names and says no amount of any of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from linkage.check import VOID
from linkage.document import Shown
from linkage.ground.memory import remembered
from linkage.model.entitlement import Settlement
from linkage.model.identity import Secret
from linkage.model.registers import Household
from linkage.telling.account import Account, Entry, household_account
from linkage.telling.counting import FEWEST
from linkage.telling.household_statement import (
    TITLE,
    carried_told,
    contact,
    overdue_shown,
    sum_terms,
)
from linkage.telling.income_parts import income_parts
from linkage.telling.no_money_words import reasons_told
from linkage.telling.overdue_words import overdue_of
from linkage.telling.paper import in_order, issuer, period, season_name
from linkage.telling.payer_words import payers_told, persons_told
from linkage.telling.private_numbers import masked, private_numbers
from linkage.telling.short_sentences import sentences, short
from linkage.telling.stamp import state
from linkage.telling.summary import add
from linkage.words.aloud import aloud, by_digit

#: Names called in one breath.
_AT_ONCE = 4


def household_script(settlement: Settlement, number: str) -> str:
    """The text of one household, a sentence a line."""
    account = household_account(settlement, number)
    name = account.household.name
    told = [
        f"{name}家，您好。",
        f"这是{issuer(settlement).name}给您家的{season_name(settlement)}{TITLE}。",
        *_state(settlement),
        f"算的是{period(settlement)}。",
        *_answer(settlement, account),
        *_parts(settlement, account),
        *_entries(account),
        *persons_told(settlement, account),
        *_words(carried_told(settlement, account)),
        *_words(overdue_shown(settlement, overdue_of(settlement, number))),
        *reasons_told(settlement, number),
        *_words(contact(settlement)),
        "念完了。纸上的数和这里念的一样，以纸上为准。",
    ]
    return _script(settlement, f"{season_name(settlement)}{TITLE}念稿（{name}，户号 {number}）", told)


def group_script(settlement: Settlement, group: str) -> str:
    """The call to a group: who is asked to come, what for, and whom to ask; no amount of a household."""
    households = [household for household in in_order(settlement) if household.group == group]
    payable = add(household_account(settlement, one.number).payable for one in households)
    whose = f"{group}的" if group else ""
    told = [
        f"{whose}乡亲们，请注意。",
        f"{issuer(settlement).name}的{season_name(settlement)}{TITLE}出来了。",
        *_state(settlement),
        f"一共 {len(households)} 户。",
        *([f"这一次一共付 {payable} 元。"] if len(households) >= FEWEST else []),
        "每家一份，上面写着付多少、怎么算的。",
        "念到名字的，请户主来领。户主不在的，家里人代领，带上户主的委托。",
        *called(households),
        "领到的请当场看清，在回执上签字或按指印。",
        *_words(contact(settlement)),
        "再念一遍。",
    ]
    return _script(settlement, f"{season_name(settlement)}{TITLE}广播稿（{group or '未分组'}）", told)


def called(households: Sequence[Household]) -> Iterator[str]:
    """The heads by name; where two of a group have one name, each with the number of the household."""
    alike = Counter(household.name for household in households)
    names = [
        household.name
        if alike[household.name] == 1
        else f"{household.name}，户号 {by_digit(household.number)}"
        for household in households
    ]
    for at in range(0, len(names), _AT_ONCE):
        yield f"{'。'.join(names[at : at + _AT_ONCE])}。"


def _state(settlement: Settlement) -> Iterator[str]:
    said = state(settlement)
    if said == VOID:
        yield "请注意，这一份已经作废，不要照着付钱、收钱。"
    elif said:
        yield f"请注意，这是{said}，不是最后的数。"


def _answer(settlement: Settlement, account: Account) -> Iterator[str]:
    """What is paid now and how it comes about."""
    if not account.payable:
        yield "本期没有要付的钱。"
    else:
        yield f"现在付给您家 {account.payable} 元。"
    terms = sum_terms(account)
    for at, (sign, name, amount) in enumerate(terms):
        yield f"{_WORDS[sign] if at else ''}{name} {amount} 元。"
    if terms:
        yield f"就是 {account.payable} 元。"
    yield from payers_told(settlement, account)


_WORDS: Mapping[str, str] = {"": "", "＋": "加上", "－": "减去"}


def _parts(settlement: Settlement, account: Account) -> Iterator[str]:
    parts = [(name, amount) for name, amount in income_parts(settlement, account) if amount]
    if parts:
        yield f"本期应得 {account.gross} 元，是这样来的。"
        for name, amount in parts:
            yield f"{name} {amount} 元。"


def _entries(account: Account) -> Iterator[str]:
    earned = [entry for group in account.incomes for entry in group.entries]
    for at, entry in enumerate(earned, start=1):
        yield f"第 {at} 笔，{entry.title}，{entry.plus} 元。"
        yield from _how(entry)
    for entry in account.deductions.entries:
        amount = f"，{entry.minus} 元" if entry.minus else ""
        yield f"{account.deductions.heading}，{entry.title}{amount}。"
        yield from _how(entry)
    for entry in account.payments.entries:
        yield f"{account.payments.heading}，{entry.title}，{entry.minus} 元。"


def _how(entry: Entry) -> Iterator[str]:
    for told in entry.told:
        yield from sentences(short(told))


def _words(shown: Sequence[Shown]) -> list[str]:
    return [str(one).replace("\u00a0", " ") for one in shown]


def _script(settlement: Settlement, title: str, told: Sequence[str]) -> str:
    """The title as it is written, then a sentence a line; numbers of persons that came in are masked."""
    lines = [aloud(masked(line, _numbers(settlement))) for line in told]
    return "\r\n".join([masked(title, _numbers(settlement)), "", *lines, ""])


@remembered(4)
def _numbers(settlement: Settlement) -> Mapping[str, Secret]:
    return private_numbers(settlement)
