"""The internal edition (内部版): names and every amount with its derivation, for those who do the accounts.

Identity, phone and bank numbers come masked by their type.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from linkage.check import NOTE, REFUSAL, WARNING
from linkage.document import Shown, View
from linkage.governance.decisions import answering
from linkage.ground.money import Money
from linkage.model.entitlement import Finding, Line, PoolOutcome, Settlement
from linkage.page.bands import bands
from linkage.page.flow import clause_of, flows, income_name
from linkage.page.household import home
from linkage.page.parts import (
    Income,
    distribution,
    head,
    households_told,
    incomes,
    picture,
    pool,
    tree_rows,
)
from linkage.telling.changes import changes, signed
from linkage.telling.checklist import checklist
from linkage.telling.counting import household_of, people_lines
from linkage.telling.paper import group_names, in_order
from linkage.telling.stamp import notes
from linkage.telling.summary import add, converted, identities, payable_to_people
from linkage.words.derivation import tree
from linkage.words.explain import formula, numbers
from linkage.words.share_words import clause_title

#: Is told what is being done, and how many households of how many are done.
Progress: TypeAlias = Callable[[str, int, int], None]

_GRAVEST_FIRST = (REFUSAL, WARNING, NOTE)
_COLUMNS = ("应得", "应抵扣", "已付", "现付")


def view(settlement: Settlement, last: Settlement | None, progress: Progress | None = None) -> View:
    """What the page shows those who do the accounts."""
    homes = in_order(settlement)
    debts = [debt for household in homes for debt in settlement.debts_of(household.number)]
    gross = [add(line.amount for line in settlement.lines_of(one.number)) for one in homes]
    lines = people_lines(settlement)
    steps = {clause_of(outcome, step) for outcome in settlement.pools for step in outcome.steps}
    by_clause = [line for line in settlement.lines if line.clause not in steps]
    opening = add(debt.opening for debt in debts)
    brought: list[Shown] = [{"name": "上期结转", "amount": str(opening)}] if opening else []
    deducted = "应抵扣、转为出资" if converted(debts) else "应抵扣"
    return {
        **head(settlement),
        "public": False,
        "edition": "内部版",
        "note": "有姓名、金额和推算，证件号和卡号只留后几位。只给办账的人看，不张贴、不转发。",
        "notes": list(notes(settlement)),
        "totals": [
            {"name": "农户", "amount": f"{len(homes)} 户"},
            {"name": "本期应得", "amount": str(add(gross))},
            *brought,
            {"name": deducted, "amount": str(add(debt.deducted for debt in debts))},
            {"name": "已付", "amount": str(add(debt.paid for debt in debts))},
            {"name": "现付", "amount": str(payable_to_people(settlement))},
            {"name": "结转下期", "amount": str(add(debt.carried for debt in debts))},
        ],
        "flow": picture(flows(settlement, settlement.pools, by_clause, by_payer=True)),
        "incomes": incomes(_incomes(settlement, lines)),
        "distribution": distribution(bands(gross)),
        "groups": _groups(settlement, lines),
        "pools": [_pool(settlement, outcome) for outcome in settlement.pools],
        "columns": list(_COLUMNS),
        "homes": _homes(settlement, last, progress),
        "changes": _changes(settlement, last) if last is not None else {},
        "findings": _findings(settlement),
        "checklist": [
            {"about": item.about, "asks": item.asks, "state": item.state, "told": item.told}
            for item in checklist(settlement)
        ],
        "identities": [
            {"holds": one.holds, "text": one.text, "sides": " = ".join(map(str, one.sides))}
            for one in identities(settlement)
        ],
        "inputs": [{"file": file, "digest": digest} for file, digest in sorted(settlement.inputs)],
    }


def _homes(settlement: Settlement, last: Settlement | None, progress: Progress | None) -> list[Shown]:
    homes = in_order(settlement)
    by_number = {one.number: at for at, one in enumerate(sorted(homes, key=lambda one: one.number))}
    shown: list[Shown] = []
    for at, one in enumerate(homes):
        shown.append(home(settlement, last, one, (at, by_number[one.number])))
        if progress is not None:
            progress("编排各户", at + 1, len(homes))
    return shown


def _incomes(settlement: Settlement, lines: Sequence[Line]) -> Sequence[Income]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(income_name(settlement, line), []).append(line)
    return [
        Income(name, households_told(inside), add(line.amount for line in inside))
        for name, inside in found.items()
    ]


def _groups(settlement: Settlement, lines: Sequence[Line]) -> list[Shown]:
    """The groups of the village: how many households, how much, how much for each."""
    homes = settlement.books.households
    rows: list[Shown] = []
    for name in group_names(settlement):
        count = sum(one.group == name for one in homes.values())
        amount = add(line.amount for line in lines if homes[household_of(line)].group == name)
        mean = str(Money(amount.fen // count))
        rows.append(
            {"name": name or "没有写组", "households": str(count), "amount": str(amount), "each": mean}
        )
    return rows


def _pool(settlement: Settlement, outcome: PoolOutcome) -> dict[str, Shown]:
    """A pool with every derivation."""
    shown = pool(settlement, outcome)
    steps = shown["steps"]
    told: list[Shown] = []
    for step, row in zip(outcome.steps, steps if isinstance(steps, list) else (), strict=True):
        if isinstance(row, dict):
            told.append({**row, "numbers": numbers(step.figure), "tree": tree_rows(tree(step.figure))})
    source = f"{formula(outcome.source)}：{numbers(outcome.source)}"
    return {**shown, "steps": told, "source": source, "tree": tree_rows(tree(outcome.source))}


def _findings(settlement: Settlement) -> list[Shown]:
    """Every finding, the gravest first; what is said of several places in the same words is said once."""
    places: dict[tuple[str, str, str, str], list[str]] = {}
    for finding in sorted(settlement.findings, key=lambda one: _GRAVEST_FIRST.index(one.severity)):
        key = (finding.severity, finding.code, finding.message, finding.ground)
        places.setdefault(key, []).append(finding.where)
    return [
        {
            "severity": severity,
            "code": code,
            "where": "、".join(found),
            "message": message,
            "ground": ground,
            "answer": _answer(settlement, Finding(code, severity, "", message, ground)),
        }
        for (severity, code, message, ground), found in places.items()
    ]


def _answer(settlement: Settlement, finding: Finding) -> str:
    """The decision that answers a finding, in words."""
    if finding.severity == NOTE:
        return ""
    answer = answering(settlement, finding.code, refusal=finding.severity == REFUSAL)
    return f"已{answer.kind}：{answer}" if answer is not None else "还没有答复"


def _changes(this: Settlement, last: Settlement) -> View:
    """What the clauses came to in both seasons, and how many households have more or less."""
    clauses: dict[str, list[int]] = {}
    for at, settlement in enumerate((last, this)):
        for line in people_lines(settlement):
            clauses.setdefault(line.clause, [0, 0])[at] += line.amount.fen
    moved = {"多得": 0, "少得": 0, "一样": 0}
    for number in this.books.households:
        found = changes(last, this, number)
        more = add(change.difference for change in found).fen
        moved["多得" if more > 0 else "少得" if more < 0 else "一样"] += 1
    gone = sorted(last.books.households.keys() - this.books.households.keys())
    return {
        "last": last.main.season_id,
        "told": "，".join(f"{word} {count} 户" for word, count in moved.items()),
        "gone": f"上期在册、本期不在册的 {len(gone)} 户：{'、'.join(gone)}" if gone else "",
        "rows": [_change_row(clause, *fen) for clause, fen in clauses.items()],
    }


def _change_row(clause: str, before: int, after: int) -> dict[str, Shown]:
    amounts = [Money(fen) for fen in (before, after)]
    return {
        "name": clause_title(clause),
        "before": str(amounts[0]),
        "after": str(amounts[1]),
        "difference": signed(amounts[1] - amounts[0]) if before != after else "一样",
    }
