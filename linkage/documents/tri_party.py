"""The agreement between company, collective and households (三方利益联结协议, A4).

Its money clauses are written from the very terms that are computed with, so that text and sums cannot
disagree; the worked example at its end is reckoned by the same engine for an invented household.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from linkage.contracts.agreement_annexes import asset_rows, group_width, in_pairs, plot_rows, roster_rows
from linkage.contracts.agreement_example import example_words
from linkage.contracts.blanks import money_said
from linkage.contracts.contributions import contributions
from linkage.contracts.distribution import shown_pools
from linkage.contracts.joining import joining
from linkage.contracts.kind import ordinal
from linkage.contracts.later_facts import reprint_of_all
from linkage.contracts.linkage_ways import linkage_rows, ways_of
from linkage.contracts.reprint import foot_of, reprinted, signed_words
from linkage.contracts.sections.decision import DECISION
from linkage.contracts.sections.parties import organisation_words
from linkage.document import Document, Shown, View, file_word
from linkage.ground.season import DayError, chinese_date, parse_day, split_period
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles
from linkage.model.nature import DIVIDEND, asks_nature, is_of_land, nature_words
from linkage.model.payer import COLLECTIVE, COOPERATIVE, UNION, payer_kind
from linkage.model.registers import Household
from linkage.model.work import is_work
from linkage.rule import rules
from linkage.telling.agreement import shown_example
from linkage.telling.clause_words import deduction_words, labels, term_words
from linkage.telling.example import worked_example
from linkage.telling.paper import (
    BLANK_DAY,
    arrangement_of,
    heads,
    in_order,
    running,
    sealed,
)
from linkage.telling.stamp import SIDES
from linkage.telling.twin import marked_number

TITLE = "三方利益联结协议"

# How the sides of an agreement are counted, households included.
_COUNTED = {2: "双方", 3: "三方", 4: "四方", 5: "五方"}

# The sections of money clauses: pay for work apart, else by the gold an income stands under. They follow the
# order of the clauses. Pay for work is no commission: the law shields it, and a heading must not blur that.
_WORK = "劳务报酬"
_SECTIONS = {
    "股金": "股金条款",
    "租金": "租金条款",
    "佣金": "佣金条款",
    _WORK: "劳务报酬条款",
}

# Who decides in a meeting whose record the agreement cites.
_MEETING = (COLLECTIVE, COOPERATIVE, UNION)

# Three sections come before the money clauses; what follows them is numbered on from there.
_FIRST = 4
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
    "违约金",
    "支付日",
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
    headings = dict.fromkeys(_section(term) for term in arrangement.terms)
    sections = [(_titled(arrangement, name), _clauses(arrangement, name, example)) for name in headings]
    ordinals = map(ordinal, count(_FIRST))
    number = agreement_number(arrangement)
    plots = plot_rows(settlement, arrangement, households)
    assets = asset_rows(settlement, arrangement)
    annexes = _annexes(plots=bool(plots), assets=bool(assets))
    return sealed(
        {
            "title": f"{arrangement.name}{_heading(arrangement)}",
            "heading": _heading(arrangement),
            "sides": _sides(arrangement),
            "organisations": "、".join(called[role] for role in arrangement.parties),
            **_keeper(arrangement, called),
            "running": running(settlement, arrangement.name, number, SIDES, foot_of(reprinted(arrangement))),
            "again": reprint_of_all(settlement, arrangement, [home.number for home in households]),
            "name": arrangement.name,
            "number": number,
            "pattern": arrangement.pattern,
            "project": papers.get("项目名称", arrangement.name),
            "approval": papers.get("批复文号", ""),
            "place": papers.get("地点", ""),
            "term": _years(papers.get("合作期限", "")),
            "signed": signed_words(papers.get("签订日期", BLANK_DAY)),
            "invested": money_said(papers.get("总投资", "")),
            "linked": ways_of(arrangement),
            "parties": [
                {"label": called[role], "name": party.name} for role, party in arrangement.parties.items()
            ],
            "sides_told": {
                "parties": [
                    {"label": called[role], "role": role, "name": party.name, **organisation_words(party)}
                    for role, party in arrangement.parties.items()
                ]
            },
            "households": called[HOUSEHOLDS],
            "counts": _counts(settlement, households),
            "brought": contributions(settlement, arrangement, called),
            "ways": list[Shown](linkage_rows(arrangement, example)),
            "sections": [
                {"number": next(ordinals), "heading": heading, "clauses": clauses}
                for heading, clauses in sections
            ],
            "at": {name: next(ordinals) for name in _AFTER if _stands(arrangement, name)},
            "shared": {
                "pools": shown_pools(arrangement, arrangement.pools),
                "公示天数": papers.get("公示天数", ""),
                "分红支付日": papers.get("分红支付日", ""),
            },
            "kinds": "、".join(_kinds(arrangement)),
            "several": len(_kinds(arrangement)) > 1,
            "fixed": "、".join(_fixed(arrangement)),
            "personal": any(term.payee == MEMBERS for term in arrangement.terms),
            "work": any(_section(term) == _WORK for term in arrangement.terms),
            "land": any(is_of_land(term.quantity) for term in arrangement.terms),
            "untimed": any(not term.payment and term.schedule is None for term in arrangement.terms),
            "late": any(term.late is not None for term in arrangement.terms),
            "deductions": deduction_words(arrangement),
            "prose": {key: papers.get(key, "") for key in _PROSE},
            "objection": papers.get("异议期", ""),
            "contact": papers.get("联系人", ""),
            "telephone": papers.get("联系电话", ""),
            "copies": papers.get("份数", ""),
            "witness": papers.get("见证方", "乡镇人民政府"),
            "example": example_words(arrangement, example),
            "group_width": group_width(households),
            "roster": in_pairs(roster_rows(settlement, households)),
            "conflicts": _conflicts(arrangement, called, households),
            "plots": in_pairs(plots),
            "assets": assets,
            "annexes": list[Shown](annexes),
            "annex": {str(one["key"]): one["number"] for one in annexes},
            "attachments": [
                {"at": str(at), "name": name}
                for at, name in enumerate(_attachments(households, has_land=bool(plots)), start=1)
            ],
        }
    )


def _kinds(arrangement: Arrangement) -> Sequence[str]:
    """Every kind of money that the agreement promises somebody, and no other, each once."""
    shared = [
        _SHARED.get(step.income, step.income)
        for pool in arrangement.pools
        for step in pool.steps
        if step.to in {HOUSEHOLDS, MEMBERS} and step.income
    ]
    return list(dict.fromkeys((*_fixed(arrangement), *shared)))


def _personal(arrangement: Arrangement) -> bool:
    """Whether something is paid to members themselves, and not to their household."""
    shared = (step.to for pool in arrangement.pools for step in pool.steps)
    return MEMBERS in {*(term.payee for term in arrangement.terms), *shared}


def _fixed(arrangement: Arrangement) -> Sequence[str]:
    """The kinds that do not wait for a profit."""
    return list(dict.fromkeys(_kind(arrangement, term) for term in arrangement.terms))


def _kind(arrangement: Arrangement, term: Term) -> str:
    if _section(term) == _WORK:
        return _WORK
    if asks_nature(term):
        nature = nature_words(arrangement, term)
        return nature if nature and nature != DIVIDEND else "保底"
    return _CALLED.get(term.income, term.income)


#: What people say for an income; a share of profit has a name of its own.
_CALLED: Mapping[str, str] = {"订单货款": "货款"}
_SHARED: Mapping[str, str] = {"股金": "分红", "返还": "盈余返还"}


def _annexes(*, plots: bool, assets: bool) -> list[View]:
    """The annexes that stand in this agreement, numbered through."""
    found = [
        (key, name)
        for key, name in (
            ("roster", "农户名册"),
            ("plots", "地块清单" if plots else ""),
            ("assets", "资产清单" if assets else ""),
            ("example", "计算说明和算例"),
        )
        if name
    ]
    return [
        {"key": key, "name": name, "number": f"附件{ordinal(at)}"}
        for at, (key, name) in enumerate(found, start=1)
    ]


def _attachments(households: Sequence[Household], *, has_land: bool) -> Sequence[str]:
    """The papers that are laid behind the signed agreement."""
    return (
        f"农户加入确认书（{len(households)} 份）",
        "村集体（成员大会、代表大会）决议和公示材料",
        "各方登记证书、负责人身份证明的复印件",
        *(("土地承包经营权证或者承包合同的复印件",) if has_land else ()),
        "项目批复、作价评估等材料",
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
        first, last = map(parse_day, split_period(text))
    except DayError:
        return text  # words for people, as “十年” or “2023-01-01 至 2032-12-31（十年）”, stand as they are
    return f"{chinese_date(first)}至{chinese_date(last)}"


def _households(settlement: Settlement, arrangement: Arrangement) -> Sequence[Household]:
    """Those who are party to it: with one arrangement whoever may join, else who has a line under it."""
    if len(settlement.arrangements) == 1:
        return joining(settlement)
    inside = {
        line.payee.partition(".")[0] for line in settlement.lines if line.arrangement == arrangement.code
    }
    return [household for household in in_order(settlement) if household.number in inside]


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
    return {
        "households": str(len(households)),
        "people": str(sum(heads(settlement, household) for household in households)),
        "categories": [
            {
                "name": name,
                "households": str(len(ours)),
                "people": str(sum(heads(settlement, household) for household in ours)),
            }
            for name in sorted({household.category for household in households if household.category})
            for ours in ([household for household in households if household.category == name],)
        ],
    }


def _titled(arrangement: Arrangement, section: str) -> str:
    """What a section of money clauses is called: by the gold, or by the incomes that stand under none."""
    inside = dict.fromkeys(
        _kind(arrangement, term) for term in arrangement.terms if _section(term) == section
    )
    return _SECTIONS.get(section) or f"{'、'.join(inside)}条款"


def _section(term: Term) -> str:
    """The section a clause stands in."""
    return _WORK if is_work(term.income, term.kind) else rules()[term.income].gold


def _clauses(arrangement: Arrangement, section: str, example: Settlement) -> list[Shown]:
    return [term_words(arrangement, term, example) for term in arrangement.terms if _section(term) == section]


DOCUMENT = Document(
    title=TITLE,
    template="tri_party.html",
    edition="internal",
    view=_view,
    paths=_paths,
    says=shown_example,
)
