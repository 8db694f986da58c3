"""Paper (文书共用的词): what several papers say alike: state, day, running lines, names, amounts in words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from linkage.document import Shown, View
from linkage.engine.membership import is_organisation
from linkage.ground.canonical import digest
from linkage.ground.capitals import in_capitals
from linkage.ground.money import Money
from linkage.ground.season import chinese_date
from linkage.model.arrangement import Arrangement, Party
from linkage.model.entitlement import Debt, Settlement
from linkage.model.payer import ACTING, COLLECTIVE, COOPERATIVE, UNION
from linkage.model.registers import Household
from linkage.telling.short_sentences import short
from linkage.telling.stamp import Reader, notes, state
from linkage.telling.twin import statement_number

#: Raised when the wording or the fields of a paper change.
TEMPLATE_VERSION = "1"

BLANK_DAY = "　　　　年　　月　　日"
MISSING = "（未填写）"
_HASH_SHOWN = 8

# Who speaks for a village stands before the company that pays.
_ISSUERS = (COLLECTIVE, ACTING, COOPERATIVE, UNION)


def running(settlement: Settlement, head: str, number: str, reader: Reader, foot: str = "") -> View:
    """The running lines at head and foot of every page, and what every paper must say at its end.

    That is what is still lacking, in the words of its ``reader``, and which values of law the season reckons
    with though nobody read them.
    """
    parts = [f"模板第 {TEMPLATE_VERSION} 版", foot]
    lines: View = {
        "head": head,
        "number": number,
        "foot": "　".join(part for part in parts if part),
        "state": state(settlement),
    }
    said: list[Shown] = [short(note) for note in (*notes(settlement, reader), *unread_laws(settlement))]
    return {**lines, "notes": said} if said else lines


def running_numbered(settlement: Settlement, title: str, reader: Reader, subject: str = "") -> View:
    """The running lines of a paper that is signed: its number is made of its kind and whose it is.

    It has check digits and is never a running one, so that another row in a register changes no number.
    """
    number = statement_number(settlement.main.code, last_day(settlement).year, f"{subject}|{title}")
    return running(settlement, f"{settlement.main.name}·{title}", number, reader)


def unread_laws(settlement: Settlement) -> Sequence[str]:
    """The values of law the season reckons with and nobody has compared with their text, as one notice."""
    found = [f"{law.name} {law.said}（{law.cite}）。" for law in settlement.laws.unread()]
    return [f"算钱用到的法定数值，这几个没有和原文核对过：{''.join(found)}"] if found else []


def sealed(view: View) -> View:
    """Print a short hash of what the paper says at its foot, so that two versions can be told apart."""
    shown = digest(view)[:_HASH_SHOWN]
    lines = view["running"]
    if not isinstance(lines, dict):
        message = "a paper has running lines"
        raise TypeError(message)
    return {**view, "running": {**lines, "foot": f"{lines['foot']}　摘要 {shown}"}}


def paper_day(settlement: Settlement) -> datetime.date | None:
    """The day papers bear (事实.出表日); there is no other, least of all the clock."""
    return settlement.books.paper_day


def dated(settlement: Settlement) -> str:
    """The day in words, or a blank to be filled by hand."""
    day = paper_day(settlement)
    return chinese_date(day) if day is not None else BLANK_DAY


def period(settlement: Settlement) -> str:
    """The season in words, over all arrangements."""
    first = min(a.season.first for a in settlement.arrangements)
    last = max(a.season.last for a in settlement.arrangements)
    return f"{chinese_date(first)}至{chinese_date(last)}"


def season_name(settlement: Settlement) -> str:
    """The season as a title says it: ``2025年度``, or its months when it is no calendar year."""
    first = min(a.season.first for a in settlement.arrangements)
    last = max(a.season.last for a in settlement.arrangements)
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_year and first.year == last.year:
        return f"{first.year}年度"
    return f"{first.year}年{first.month}月至{last.year}年{last.month}月"


def parties(settlement: Settlement) -> Sequence[Party]:
    """All parties that are no households, each once, in the order of the arrangements."""
    found: dict[str, Party] = {}
    for arrangement in settlement.arrangements:
        for party in arrangement.parties.values():
            found.setdefault(party.code, party)
    return list(found.values())


def party(settlement: Settlement, code: str) -> Party:
    """A party by its code."""
    return next(one for one in parties(settlement) if one.code == code)


def issuer(settlement: Settlement) -> Party:
    """Who issues the papers of a village: its collective where there is one."""
    known = parties(settlement)
    for kind in _ISSUERS:
        for one in known:
            if one.kind is kind:
                return one
    return known[0]


def said(settlement: Settlement, key: str, default: str = "") -> str:
    """What the arrangements say about papers (文书): the first that says it."""
    for arrangement in settlement.arrangements:
        if arrangement.papers.get(key):
            return arrangement.papers[key]
    return default


def whom_to_ask(settlement: Settlement, party: Party, telephone: str = "") -> tuple[str, str]:
    """Who answers for a paper, and on which telephone: as the agreements say, else the head of a party.

    ``telephone`` is what stands where they name none; words that say so stand for what nobody has filled in.
    """
    person = said(settlement, "联系人") or party.details.get("负责人", "")
    return person or MISSING, said(settlement, "联系电话") or telephone or MISSING


def capitals(amount: Money) -> str:
    """An amount in capitals; what is owed back is said in a word before it."""
    return in_capitals(amount) if amount.fen >= 0 else f"负{in_capitals(-amount)}"


def unbroken(text: str) -> str:
    """Keep a number with its unit on one line: the blank between them becomes one that does not break."""
    return _BEFORE_UNIT.sub("\u00a0", text)


def pieces(text: str) -> list[Shown]:
    """A sum as the pieces between its blanks, for a narrow column: ``2.4元/斤`` is never parted.

    A piece longer than any number with its unit may be broken where it has to be.
    """
    return [{"text": piece, "whole": len(piece) <= _PIECE} for piece in text.split(" ") if piece]


#: So many characters a number with its unit and sign may have: ten digits, 元/平方米/年.
_PIECE = 22


def whole_units(view: View) -> View:
    """A view all of whose numbers keep their units on the same line."""
    return {key: _kept_together(value) for key, value in view.items()}


def _kept_together(value: Shown) -> Shown:
    match value:
        case str():
            return unbroken(value)
        case list():
            return [_kept_together(one) for one in value]
        case dict():
            return whole_units(value)
    return value


# A blank between a number and the unit or word after it.
_BEFORE_UNIT = re.compile(r"(?<=[0-9…%]) (?=[\u4e00-\u9fff])")


def signed(amount: Money) -> str:
    """An amount for a table; nothing for nought."""
    return str(amount) if amount else ""


def in_order(settlement: Settlement) -> Sequence[Household]:
    """Households as papers list them: by group as it first stands on the roster, then by number."""
    groups = {name: at for at, name in enumerate(group_names(settlement))}
    return sorted(settlement.books.households.values(), key=lambda h: (groups[h.group], h.number))


def group_names(settlement: Settlement) -> Sequence[str]:
    """The groups (组) by name: 一组 before 二组 before 十组, others by their characters."""
    names = {household.group for household in settlement.books.households.values()}
    return sorted(names, key=_group_key)


_NUMERALS: Mapping[str, int] = {sign: value for value, sign in enumerate("零一二三四五六七八九")}


def _group_key(name: str) -> tuple[int, str]:
    """Read the number at the front of 三组, 十二组, 3组, 第三小组."""
    front = name.removeprefix("第").partition("组")[0].removesuffix("小")
    if front.isascii() and front.isdigit():
        return (int(front), name)
    tens, ten, units = front.rpartition("十")
    known = set(front) <= {*_NUMERALS, "十"}
    if not front or not known or len(tens) > 1 or len(units) > 1:
        return (_LAST, name)
    return ((_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(units, 0), name)


_LAST = 10**6


def heads(settlement: Settlement, household: Household, day: datetime.date | None = None) -> int:
    """How many persons of a household are members on a day, the last of the season unless told.

    A body (企业, 事业单位…) has none, though the roster gives it a row.
    """
    day = day or last_day(settlement)
    if is_organisation(settlement.books, household.number, day):
        return 0
    return sum(member.on(day) for member in household.members)


def heads_shown(settlement: Settlement, household: Household) -> str:
    """The same for the cell of a table: a body has a stroke there."""
    bare = is_organisation(settlement.books, household.number, last_day(settlement))
    return "—" if bare else str(heads(settlement, household))


def last_day(settlement: Settlement) -> datetime.date:
    """The last day of the season."""
    return max(a.season.last for a in settlement.arrangements)


def people_debts(settlement: Settlement, payer: str) -> Sequence[Debt]:
    """The debts of one payer to households and members."""
    return [
        debt
        for debt in settlement.debts
        if debt.payer == payer and debt.payee.partition(".")[0] in settlement.books.households
    ]


def payers(settlement: Settlement) -> Sequence[str]:
    """The codes of those who owe households or members anything, in the order of the arrangements."""
    return [one.code for one in parties(settlement) if people_debts(settlement, one.code)]


def arrangement_of(settlement: Settlement, code: str) -> Arrangement:
    """An arrangement by its 编号."""
    return next(a for a in settlement.arrangements if a.code == code)
