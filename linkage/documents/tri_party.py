"""The agreement between company, collective and households (三方利益联结协议, A4).

Its money clauses are written from the very terms that are computed with, so that text and sums cannot
disagree; the worked example at its end is reckoned by the same engine for an invented household.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkage.contracts.sections.decision import DECISION
from linkage.document import Document, Shown, View, file_word
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.ground.figure import Figure
from linkage.ground.season import DayError, chinese_date, parse_day, split_period
from linkage.model.arrangement import HOUSEHOLDS, Arrangement, Party, Term
from linkage.model.entitlement import Line, Settlement
from linkage.model.legal_type import collective_roles
from linkage.model.payer import COLLECTIVE, COOPERATIVE, UNION, payer_kind
from linkage.model.registers import Household, Row
from linkage.rule import rules
from linkage.telling.clause_words import counted_words, deduction_words, labels, quantity_words, term_words
from linkage.telling.example import HOUSEHOLD, worked_example
from linkage.telling.paper import (
    BLANK_DAY,
    arrangement_of,
    heads,
    in_order,
    last_day,
    running,
    sealed,
    unbroken,
)
from linkage.telling.pool_words import pool_words
from linkage.telling.summary import add
from linkage.telling.twin import marked_number
from linkage.words.explain import formula
from linkage.words.sentence import Telling, plain_sentence
from linkage.words.wording import day_words, decimal, spoken

TITLE = "三方利益联结协议"

# How the sides of an agreement are counted, households included.
_COUNTED = {2: "双方", 3: "三方", 4: "四方", 5: "五方"}

# The sections of money clauses, by the gold an income stands under; they follow the order of the clauses.
_SECTIONS = {"股金": "股金条款", "租金": "租金条款", "佣金": "佣金条款", "": "务工、订单和奖补条款"}

# Who decides in a meeting whose record the agreement cites.
_MEETING = (COLLECTIVE, COOPERATIVE, UNION)

# Three sections come before the money clauses; what follows them is numbered on from there.
_ORDINALS = (
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    *(f"十{digit}" for digit in "一二三四五六七八九"),
    "二十",
)
_AFTER = (
    "ways",
    "pools",
    "paying",
    "open",
    "public_money",
    "risk",
    "duties",
    "joining",
    "changing",
    "breach",
    "dispute",
    "decision",
    "rules",
)

# What an arrangement may say for the paper alone (文书), each with the section it stands in.
_PROSE = (
    "结算周期",
    "村集体所得用途",
    "保险",
    "灾害处理",
    "资产归属",
    "期满处置",
    "财政资金",
    "违约责任",
    "争议解决",
    "签订地点",
    *DECISION,
)


def _paths(settlement: Settlement) -> Mapping[str, str]:
    """One agreement for each arrangement; the one that names the season has no number in its name."""
    first, *others = (arrangement.code for arrangement in settlement.arrangements)
    return {"内部/tri_party.pdf": first} | {f"内部/tri_party-{file_word(code)}.pdf": code for code in others}


def _view(settlement: Settlement, code: str) -> View:
    arrangement = arrangement_of(settlement, code)
    example = worked_example(settlement)
    called = labels(arrangement)
    papers = arrangement.papers
    households = _households(settlement, arrangement)
    golds = dict.fromkeys(rules()[term.income].gold for term in arrangement.terms)
    sections = [(_SECTIONS[gold], _clauses(arrangement, gold, example)) for gold in golds]
    ordinals = iter(_ORDINALS)
    number = agreement_number(arrangement)
    return sealed(
        {
            "title": f"{arrangement.name}{_heading(arrangement)}",
            "heading": _heading(arrangement),
            "sides": _sides(arrangement),
            "organisations": "、".join(called[role] for role in arrangement.parties),
            **_keeper(arrangement, called),
            "running": running(settlement, arrangement.name, number),
            "name": arrangement.name,
            "number": number,
            "pattern": arrangement.pattern,
            "project": papers.get("项目名称", arrangement.name),
            "approval": papers.get("批复文号", ""),
            "place": papers.get("地点", ""),
            "term": _years(papers.get("合作期限", "")),
            "signed": papers.get("签订日期", BLANK_DAY),
            "parties": [_party(called[role], party) for role, party in arrangement.parties.items()],
            "households": called[HOUSEHOLDS],
            "counts": _counts(settlement, households),
            "inputs": _inputs(settlement, arrangement),
            "ways": [_way(arrangement, term, example) for term in arrangement.terms],
            "sections": [
                {"number": next(ordinals), "heading": heading, "clauses": clauses}
                for heading, clauses in sections
            ],
            "at": {name: next(ordinals) for name in _AFTER if _stands(arrangement, name)},
            "pools": [pool_words(arrangement, pool) for pool in arrangement.pools],
            "deductions": deduction_words(arrangement),
            "prose": {key: papers.get(key, "") for key in _PROSE},
            "objection": papers.get("异议期", ""),
            "posting": papers.get("公示天数", ""),
            "contact": papers.get("联系人", ""),
            "telephone": papers.get("联系电话", ""),
            "copies": papers.get("份数", ""),
            "example": _example(arrangement, example),
            "roster": _roster(settlement, households),
            "conflicts": _conflicts(arrangement, called, households),
            "plots": _plots(settlement, arrangement, households),
        }
    )


def agreement_number(arrangement: Arrangement) -> str:
    """The number of an agreement, with check digits: the same in every season in which it is printed."""
    named = "|".join((TITLE, arrangement.code, *sorted(party.name for party in arrangement.parties.values())))
    return marked_number(arrangement.code, named)


def _sides(arrangement: Arrangement) -> str:
    """双方, 三方 …: the parties and the households."""
    return _COUNTED.get(len(arrangement.parties) + 1, "各方")


def _heading(arrangement: Arrangement) -> str:
    return f"{_sides(arrangement)}利益联结协议"


def _stands(arrangement: Arrangement, section: str) -> bool:
    """Say whether a section stands in the agreement: a table without rows does not."""
    bodies = [p for p in arrangement.parties.values() if payer_kind(p.legal_type) in _MEETING]
    rows = {"ways": arrangement.terms, "pools": arrangement.pools, "decision": bodies}
    return bool(rows.get(section, True))


def _keeper(arrangement: Arrangement, called: Mapping[str, str]) -> View:
    """Who keeps the registers: the collective where there is one, else the first party, who then pays."""
    collective = [role for role in arrangement.parties if role in collective_roles(arrangement)]
    return {
        "keeper": called[next(iter(collective or arrangement.parties))],
        "keeper_watches": bool(collective) and len(arrangement.parties) > 1,
    }


def _years(text: str) -> str:
    try:
        first, last = split_period(text)
    except DayError:
        return text  # words for people, as “十年”, stand as they are
    return f"{chinese_date(parse_day(first))}至{chinese_date(parse_day(last))}"


def _households(settlement: Settlement, arrangement: Arrangement) -> Sequence[Household]:
    """Those who are party to it: with one arrangement the whole roster, else who has a line under it."""
    if len(settlement.arrangements) == 1:
        return in_order(settlement)
    inside = {
        line.payee.partition(".")[0] for line in settlement.lines if line.arrangement == arrangement.code
    }
    return [household for household in in_order(settlement) if household.number in inside]


def _party(label: str, party: Party) -> View:
    return {
        "label": label,
        "name": party.name,
        "type": party.legal_type,
        "code": party.details.get("统一社会信用代码", ""),
        "head": party.details.get("负责人", ""),
        "address": party.details.get("地址", ""),
        "telephone": party.details.get("电话", ""),
    }


def _conflicts(
    arrangement: Arrangement, called: Mapping[str, str], households: Sequence[Household]
) -> list[Shown]:
    """Heads of parties who bear the name of somebody in a household that joins: who is both stands aside."""
    return [
        {"party": called[role], "name": head, "number": household.number}
        for role, party in arrangement.parties.items()
        if (head := party.details.get("负责人", ""))
        for household in households
        if any(member.name == head for member in household.members)
    ]


def _counts(settlement: Settlement, households: Sequence[Household]) -> View:
    day = last_day(settlement)
    return {
        "households": str(len(households)),
        "people": str(sum(heads(household, day) for household in households)),
        "categories": [
            {
                "name": name,
                "households": str(len(ours)),
                "people": str(sum(heads(household, day) for household in ours)),
            }
            for name in sorted({household.category for household in households if household.category})
            for ours in ([household for household in households if household.category == name],)
        ],
    }


def _inputs(settlement: Settlement, arrangement: Arrangement) -> list[Shown]:
    """What households bring in, added up from the rows that the clauses read.

    What changed hands inside the season stands in two rows and counts once: as it is on the last day.
    """
    scope, last = Scope(arrangement, settlement.books), arrangement.last_day
    asked = [(term.quantity, term.name) for term in arrangement.terms]
    asked += [
        (step.weight.quantity, pool.name)
        for pool in arrangement.pools
        for step in pool.steps
        if step.weight is not None
    ]
    sums: list[Shown] = []
    for quantity in dict.fromkeys(quantity for quantity, _ in asked):
        if quantity[0] in _HOLDINGS:
            clauses = [clause for wanted, clause in asked if wanted == quantity]
            rows = _rows(settlement, arrangement, quantity, clauses)
            kept = (row for row in rows if held_on(row, last.date, scope))
            figures = [figure for row in kept if (figure := row.figure(quantity[1])) is not None]
            if figures and len({figure.unit for figure in figures}) == 1:
                total = spoken(_bare(Figure.total(figures)))
                name = f"{quantity_words(quantity)}（{day_words(last)}在册）"
                sums.append({"name": name, "amount": total})
    return sums


# Registers of what is held and brought in; the others tell of deals and work.
_HOLDINGS = ("地块", "股份", "成员账户")


def _rows(
    settlement: Settlement, arrangement: Arrangement, quantity: tuple[str, str], clauses: Sequence[str]
) -> Sequence[Row]:
    """The rows that any of these clauses reads, each once."""
    scope = Scope(arrangement, settlement.books)
    found = {row.number: row for clause in clauses for row in rows_read(quantity, clause, scope)}
    return [found[number] for number in sorted(found)]


def _bare(figure: Figure) -> Figure:
    return Figure(op="sum", value=figure.value, unit=figure.unit)


def _clauses(arrangement: Arrangement, gold: str, example: Settlement) -> list[Shown]:
    return [
        term_words(arrangement, term, example)
        for term in arrangement.terms
        if rules()[term.income].gold == gold
    ]


def _way(arrangement: Arrangement, term: Term, example: Settlement) -> View:
    """A row of 收益联结表."""
    called = labels(arrangement)
    words = term_words(arrangement, term, example)
    limits = [text for text in (words["floor"], words["cap"]) if text]
    return {
        "name": term.name,
        "article": term.cite.article,
        "base": counted_words(term),
        "price": words["price_short"],
        "limit": "；".join(str(text) for text in limits),
        "payer": called[term.payer],
        "payee": called.get(term.payee, term.payee),
        "time": words["payment"],
    }


def _example(arrangement: Arrangement, example: Settlement) -> View:
    mine = [
        line
        for line in example.lines
        if line.payee.partition(".")[0] == HOUSEHOLD and line.arrangement == arrangement.code
    ]
    names = {pool.name for pool in arrangement.pools}
    return {
        "lines": [_example_line(line) for line in mine],
        "total": str(add(line.amount for line in mine)),
        "pools": [
            {
                "name": outcome.pool.name,
                "income": str(outcome.taken_in),
                "steps": [{"name": step.name, "amount": str(step.amount)} for step in outcome.steps],
                "kept": str(outcome.kept),
            }
            for outcome in example.pools
            if outcome.pool.name in names
        ],
    }


def _example_line(line: Line) -> View:
    return {
        "name": line.clause.partition("/")[0],
        "article": line.cite.article,
        "formula": formula(line.figure),
        "sentence": unbroken(plain_sentence(line.figure, Telling("各户", "甲户"))),
        "amount": str(line.amount),
    }


def _roster(settlement: Settlement, households: Sequence[Household]) -> list[Shown]:
    day = last_day(settlement)
    return [
        {
            "at": str(at),
            "group": household.group,
            "number": household.number,
            "name": household.name,
            "people": str(heads(household, day)),
        }
        for at, household in enumerate(households, start=1)
    ]


def _plots(settlement: Settlement, arrangement: Arrangement, households: Sequence[Household]) -> list[Shown]:
    """The plots that the clauses of this arrangement read, in the order of the roster."""
    order = {household.number: at for at, household in enumerate(households)}
    names = {household.number: household.name for household in households}
    clauses = [term for term in arrangement.terms if term.quantity[0] == "地块"]
    rows = {
        row.number: row
        for term in clauses
        for row in _rows(settlement, arrangement, term.quantity, [term.name])
        if row.household in order
    }
    shown: list[Shown] = []
    for row in sorted(rows.values(), key=lambda row: (order[row.household], row.text("地块代码"))):
        area = row.figure("面积")
        shown.append(
            {
                "name": names[row.household],
                "number": row.household,
                "code": row.text("地块代码"),
                "area": decimal(area.value, 2) if area is not None else "",
            }
        )
    return shown


DOCUMENT = Document(
    title=TITLE,
    template="tri_party.html",
    edition="internal",
    view=_view,
    paths=_paths,
)
