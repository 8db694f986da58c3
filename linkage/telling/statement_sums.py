"""Sums of a statement (告知书里的数): each amount, and which sum of the result it is."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.document import Said, View
from linkage.telling.agreement import amounts, in_words, less
from linkage.telling.known_sums import (
    CARRIED,
    CLOSING,
    EARNED,
    LEFT,
    TAKEN,
    in_account,
    of_household,
    owed,
    person,
)
from linkage.telling.member_account import TITLES
from linkage.telling.paper_leaf import parts, sentences, words

_ITEMS = {title: item for item, title in TITLES.items()}
_PAID_BEFORE = "本期已付"
_EARNED = "本期应得"


def statement_sums(view: View) -> Iterator[Said]:
    """What a household's statement says: what it is paid, how that came about, and every balance between."""
    number, name = _home(view)
    yield Said(of_household(number, name, "现付"), words(view, "payable"))
    yield in_words(of_household(number, name, "现付"), words(view, "capitals"))
    yield Said(of_household(number, name, CLOSING), words(view, "closing"))
    for amount in sentences(view, "carries"):
        yield Said(CARRIED, amount, part=True)
        yield Said(of_household(number, name, "结转"), amount)
    for row in parts(view, "ending")[-1:]:
        yield Said(of_household(number, name, "现付"), words(row, "amount"), place="末行")
    sum_rows = parts(view, "sum")
    for row in sum_rows:
        if words(row, "name") == _EARNED:
            yield Said(of_household(number, name, "应得"), words(row, "amount"), place="算式")
    if sum_rows:
        terms = (_signed(words(row, "sign"), words(row, "amount")) for row in sum_rows)
        yield Said("算式", words(view, "payable"), of=tuple(terms))
    yield Said(of_household(number, name, LEFT), words(view, "left"))
    yield from _rows(view, number, name)
    yield from _parts(view, number, name)
    persons = parts(view, "persons")
    yield Said("付给每个人的合计", words(view, "persons_total"), of=amounts(persons))
    for row in persons:
        payee = person(words(row, "number"), words(row, "name"))
        yield Said(owed(words(row, "payer"), payee, "现付"), words(row, "amount"))
    for row in parts(view, "account"):
        item = _ITEMS[words(row, "item")]
        yield Said(in_account(number, name, item, "年初"), words(row, "opening"))
        yield Said(in_account(number, name, item, "年末"), words(row, "closing"))
        yield Said(f"{item}年末", words(row, "closing"), of=(words(row, "opening"), words(row, "change")))


def _signed(sign: str, amount: str) -> str:
    return less(amount) if sign == "－" else amount


def _home(view: View) -> tuple[str, str]:
    household = view["household"]
    home = household if isinstance(household, dict) else {}
    return words(home, "number"), words(home, "name")


def _rows(view: View, number: str, name: str) -> Iterator[Said]:
    """Opening, what was earned, deducted and paid, entry by entry with the balance after each."""
    opening = view["opening"]
    balance = words(opening, "amount") if isinstance(opening, dict) else ""
    yield Said(of_household(number, name, "上期结转"), balance)
    for column in ("应得", TAKEN, "已付"):  # nought, where no group tells of it
        yield Said(of_household(number, name, column), "")
    for key, column in (("groups", "plus"), ("moves", "minus")):
        for group in parts(view, key):
            subtotal, heading = words(group, "subtotal"), words(group, "heading")
            entries = parts(group, "entries")
            taken = "已付" if heading == _PAID_BEFORE else TAKEN
            what = "应得" if key == "groups" else taken
            yield Said(of_household(number, name, what), subtotal)
            yield Said(f"{heading}小计", subtotal, of=amounts(entries, column))
            if words(group, "total"):
                yield Said(f"{heading}小计", words(group, "total"), of=(subtotal,), place="下面")
            for entry in entries:
                moved = words(entry, column)
                if key == "groups":
                    yield Said(EARNED, moved, part=True)
                after = moved if key == "groups" else less(moved)
                yield Said(f"{words(entry, 'title')}后余额", words(entry, "balance"), of=(balance, after))
                balance = words(entry, "balance")


def _parts(view: View, number: str, name: str) -> Iterator[Said]:
    """The composition of the income: its parts, and the total they make."""
    shown = view["parts"]
    rows = shown["rows"] if isinstance(shown, dict) else []
    cells = [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []
    pairs = [pair for row in cells for pair in row if isinstance(pair, dict)]
    inside = amounts([pair for pair in pairs if pair.get("total") is not True])
    for pair in pairs:
        if pair.get("total") is True:
            yield Said(of_household(number, name, "应得"), words(pair, "amount"), place="构成")
            yield Said("收入构成合计", words(pair, "amount"), of=inside)
