"""Columns (认列): a proposal of what each column of a strange list is, for a person to confirm.

Words propose a role, neighbours tie columns together (面积, 单价, 租金), and the numbers of the rows say
whether a relation holds: one that holds in most rows is a relation. Nothing here decides; the proposal is
confirmed on a terminal or kept in a file (:mod:`linkage.verify.column_plan`).
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations

from attrs import evolve, frozen

from linkage.files.loose_sheets import LooseSheet
from linkage.ground.errors import Problem, Where
from linkage.ground.units import YUAN, Unit, UnitError
from linkage.verify.column_plan import ColumnPlan, PlannedColumn
from linkage.verify.heading_words import MONEY, about_in, known_heading
from linkage.verify.list_headings import HeadingBlock, find_headings
from linkage.verify.list_reader import NO_HEADINGS, open_list, read_opened
from linkage.verify.payout_list import Part, PayoutList, Relation, Role
from linkage.verify.relations import held

FACTORS = frozenset({Role.QUANTITY, Role.PRICE, Role.TIME, Role.RATE, Role.BASE})
_SAMPLE = 300
_DIVISORS = (1, 12, 365, 360, 366, 100)
_MOST_FACTORS = 6
_TITLE_UNIT = re.compile(r"单位[：:]?(万元|元)")
_SUM_SHEETS = re.compile(r"汇总|总表|说明|目录")


@frozen
class Proposal:
    """A plan that nobody has confirmed yet, and the beginning of the list as it reads it.

    Without a plan, the problems say why there is none.
    """

    plan: ColumnPlan | None
    paid: PayoutList | None = None
    problems: tuple[Problem, ...] = ()


def propose(file: str, data: bytes) -> Proposal:
    """Propose a plan for a file."""
    opened = open_list(file, data)
    if opened.problems:
        return Proposal(None, problems=opened.problems)
    blocks = [(sheet, find_headings(sheet.raw, sheet.facts)) for sheet in opened.sheets]
    found = [(sheet, block) for sheet, block in blocks if block is not None and _is_list(block)]
    if not found:
        why = "文件里没有内容" if not blocks else "前几行里认不出户主、金额这样的标题"
        return Proposal(None, problems=(NO_HEADINGS.at(Where(file), why=why),))
    sheets = _alike(found)
    block = sheets[0][1]
    names = tuple(one.raw.name for one, _ in sheets) if len(opened.sheets) > 1 else ()
    plan = ColumnPlan(_by_words(block), sheets=names)
    paid = read_opened(evolve(opened, sheets=tuple(map(_cut, opened.sheets))), plan)
    columns = _final(_grouped(_by_numbers(plan.columns, paid), block.title))
    return Proposal(related(evolve(plan, columns=columns), paid), paid)


def _cut(sheet: LooseSheet) -> LooseSheet:
    """The beginning of a sheet: so many rows say what its columns are."""
    return evolve(sheet, raw=evolve(sheet.raw, rows=sheet.raw.rows[:_SAMPLE]))


def related(plan: ColumnPlan, paid: PayoutList) -> ColumnPlan:
    """The plan with the relations that hold in most rows of a list that was read by its columns."""
    kinds = {column.index: column for column in plan.columns}
    columns = tuple(
        evolve(one, role=kinds[one.index].role, about=kinds[one.index].about)
        for one in paid.columns
        if one.index in kinds
    )
    relations, doubts = _relations(plan.columns, evolve(paid, columns=columns, rows=paid.rows[:_SAMPLE]))
    told = tuple(evolve(one, doubt=doubts.get(one.index, one.doubt)) for one in plan.columns)
    return evolve(plan, columns=told, relations=relations)


def _is_list(block: HeadingBlock) -> bool:
    roles = {known_heading(heading).role for heading in block.headings.values()}
    people = {Role.NAME, Role.HOUSEHOLD, Role.IDENTITY, Role.ACCOUNT, Role.HOLDER, Role.MEMBER}
    return bool(roles & MONEY) and bool(roles & people)


def _alike(found: list[tuple[LooseSheet, HeadingBlock]]) -> list[tuple[LooseSheet, HeadingBlock]]:
    """The first sheet that is a list, with the sheets that have the same headings in the same places."""
    single = [pair for pair in found if not _SUM_SHEETS.search(pair[0].raw.name)] or found
    first = single[0][1]
    return [pair for pair in single if pair[1].headings == first.headings]


def _by_words(block: HeadingBlock) -> tuple[PlannedColumn, ...]:
    whole = _TITLE_UNIT.search(block.title)
    columns = []
    for index, heading in block.headings.items():
        known = known_heading(heading)
        role = known.role or Role.IGNORED
        unit = known.unit
        if whole and not unit and role in MONEY and whole[1] != "元":
            unit = _unit(whole[1])
        doubt = "" if known.role is not None else "没有认出来，先不看"
        about = known.about if role in FACTORS | {Role.AMOUNT} else ""
        columns.append(PlannedColumn(index, heading, role, about, unit, doubt))
    return tuple(columns)


def _unit(text: str) -> Unit:
    try:
        return Unit.parse(text)
    except UnitError:
        return YUAN


def _by_numbers(columns: tuple[PlannedColumn, ...], paid: PayoutList) -> tuple[PlannedColumn, ...]:
    """A 编号 that only counts the rows is no household."""
    counting = [str(number) for number in range(1, len(paid.rows) + 1)]
    return tuple(
        evolve(column, role=Role.SEQUENCE, doubt="只是从 1 数起，当作序号")
        if column.role is Role.HOUSEHOLD
        and len(counting) > 1
        and [row.texts.get(column.index, "") for row in paid.rows] == counting
        else column
        for column in columns
    )


def _grouped(columns: tuple[PlannedColumn, ...], title: str) -> tuple[PlannedColumn, ...]:
    """Tie factors to the amount that follows them; each amount is about a thing of its own."""
    about: dict[int, str] = {}
    pending: list[PlannedColumn] = []
    used: set[str] = set()
    amounts = [column for column in columns if column.role is Role.AMOUNT]
    whole = about_in(title)
    for column in columns:
        if column.role in FACTORS:
            pending.append(column)
        elif column.role is Role.AMOUNT:
            word = column.about or next((one.about for one in pending if one.about), "")
            word = word or (whole if len(amounts) == 1 else "") or column.heading
            word = _fresh(word, column, used)
            about[column.index] = word
            plain = column.about or word
            mine = [one for one in pending if one.about in {"", plain, word}] or pending
            about.update({one.index: word for one in mine})
            pending = [one for one in pending if one not in mine]
    for column in pending:
        word = column.about or whole
        about[column.index] = word if word or len(used) != 1 else next(iter(used))
    return tuple(_of_wages(evolve(one, about=about.get(one.index, one.about))) for one in columns)


def _fresh(word: str, column: PlannedColumn, used: set[str]) -> str:
    """A word no other amount has: that of the clause, else of the group heading, else of the heading."""
    group = column.heading.rpartition("/")[0]
    for choice in (word, group, column.heading, f"{word}·{column.letter}"):
        if choice and choice not in used:
            used.add(choice)
            return choice
    return word


def _of_wages(column: PlannedColumn) -> PlannedColumn:
    """Days of work are what wages are paid for, not a time that a price runs."""
    wages = column.role is Role.TIME and column.about == "薪金"
    return evolve(column, role=Role.QUANTITY) if wages else column


def _final(columns: tuple[PlannedColumn, ...]) -> tuple[PlannedColumn, ...]:
    """Without a 实发, the last total is what is paid; so is a lone amount that is about nothing known."""
    roles = [column.role for column in columns]
    if Role.NET in roles:
        return columns
    last = max((i for i, role in enumerate(roles) if role is Role.GROSS), default=None)
    if last is None and roles.count(Role.AMOUNT) == 1:
        only = roles.index(Role.AMOUNT)
        last = None if about_in(columns[only].about) else only
    if last is None:
        return columns
    return tuple(
        evolve(column, role=Role.NET, about="", doubt="没有“实发”一列，当作实发") if i == last else column
        for i, column in enumerate(columns)
    )


def _relations(
    columns: tuple[PlannedColumn, ...], paid: PayoutList
) -> tuple[tuple[Relation, ...], dict[int, str]]:
    """The relations that hold in most rows, and a word on amounts whose own columns do not make them."""
    found: list[Relation] = []
    doubts: dict[int, str] = {}
    amounts = [one for one in columns if one.role is Role.AMOUNT]
    for amount in amounts:
        factors = [one for one in columns if one.role in FACTORS and one.about == amount.about]
        best = _product(amount, factors, paid)
        if best is not None:
            found.append(best)
        elif len(factors) > 1:
            names = " × ".join(one.heading for one in factors)
            doubts[amount.index] = f"多数行里 {names} 不等于它，没有列为关系"
    found += _sums(columns, paid)
    totals = [one for one in columns if one.role in {Role.NET, Role.GROSS}]
    free = [one for one in columns if one.role in FACTORS]
    if not amounts and totals and free:
        best = _product(totals[0], free, paid)
        if best is not None and all(one.result != best.result for one in found):
            found.insert(0, best)
    return tuple(found), doubts


def _product(amount: PlannedColumn, factors: list[PlannedColumn], paid: PayoutList) -> Relation | None:
    """The product of factors that makes an amount in most rows; of equally good ones that of most columns.

    A column that changes nothing (twelve months of twelve) still belongs to the sum that was meant.
    """
    best: Relation | None = None
    most = 0
    indexes = [one.index for one in factors[:_MOST_FACTORS]]
    for count in range(min(len(indexes), 4), 1, -1):
        for chosen in combinations(indexes, count):
            for divisor in _DIVISORS:
                relation = Relation(amount.index, (Part(chosen, 1, Fraction(divisor)),))
                fit = _fits(relation, paid)
                if fit > most:
                    best, most = relation, fit
    return best


def _fits(relation: Relation, paid: PayoutList) -> int:
    """In how many rows a relation holds; none when not in most."""
    found = held(paid, relation)
    return len(found.rows) - len(found.wrong) if found.usual else 0


def _sums(columns: tuple[PlannedColumn, ...], paid: PayoutList) -> list[Relation]:
    """Sums of parts that hold: subtotals among the amounts, all deductions, what is paid."""
    found: list[Relation] = []
    gross = [one.index for one in columns if one.role is Role.GROSS]
    net = [one.index for one in columns if one.role is Role.NET]
    amounts = [one.index for one in columns if one.role is Role.AMOUNT]
    less = [one.index for one in columns if one.role in {Role.DEDUCTION, Role.PAID_BEFORE}]
    whole = [
        one.index for one in columns if one.role is Role.DEDUCTION and re.search("合计|小计", one.heading)
    ]
    for total in whole:
        _add(found, paid, total, [[i for i in less if i not in whole]], [])
    taken = whole if any(one.result in whole for one in found) else less
    before: list[int] = []
    for total in gross:
        own = [i for i in amounts if i < total and i not in before]
        _add(found, paid, total, [amounts, own, [*[g for g in gross if g < total], *own]], [])
        before += own
    for total in net:
        sources = [gross[-1:], amounts, gross, [*gross, *[i for i in amounts if i not in before]]]
        _add(found, paid, total, sources, [taken, []] if taken else [[]])
    return found


def _add(
    found: list[Relation], paid: PayoutList, result: int, sources: list[list[int]], less: list[list[int]]
) -> None:
    """Add the first sum that holds in most rows."""
    for source in sources:
        for minus in less or [[]]:
            if not source or (len(source) + len(minus) < 2 and not minus and source == [result]):
                continue
            parts = (*(Part((i,)) for i in source), *(Part((i,), -1) for i in minus))
            relation = Relation(result, parts)
            if result not in source and _fits(relation, paid):
                found.append(relation)
                return
