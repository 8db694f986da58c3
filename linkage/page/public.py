"""The public edition (公开版): what may hang where everybody sees it, and nothing that tells more.

Per household it shows only shares of pools that an assembly decided or that are public money, as the notice
on the wall does, with masked names; everything else stands as totals, and where few households have it, not
even as a total. The totals are those of the notice or fewer, so that no two papers beside each other give
away what each of them hides. No text that somebody typed freely gets in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from linkage.check import NOTE, REFUSAL, WARNING, answered
from linkage.document import Shown, View
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.model.entitlement import Line, PoolOutcome, Settlement, StepOutcome
from linkage.model.identity import mask_name
from linkage.page.bands import bands, merged
from linkage.page.flow import clause_of, flows, income_name
from linkage.page.parts import (
    Income,
    distribution,
    head,
    households_told,
    incomes,
    picture,
    pool,
    questions,
)
from linkage.telling.changes import signed
from linkage.telling.checklist import checklist
from linkage.telling.counting import FEWEST, household_of, households, people_lines
from linkage.telling.paper import group_names, in_order
from linkage.telling.summary import add, identities
from linkage.words.explain import numbers
from linkage.words.share_words import clause_title, share_rule

_OTHERS, _TOGETHER = "其他各组", "各组"
_GRAVEST_FIRST = (REFUSAL, WARNING, NOTE)


@frozen
class _Listed:
    """A line that stands on the page by itself, with the step of the pool that gave it."""

    line: Line
    step: StepOutcome


def view(settlement: Settlement, last: Settlement | None) -> View:
    """What the page shows everybody."""
    pools = [outcome for outcome in settlement.pools if outcome.pool.public]
    posted = {clause_of(outcome, step) for outcome in pools for step in outcome.steps}
    lines = people_lines(settlement)
    hidden = [line for line in lines if line.clause not in posted]
    by_income = _by_income(settlement, hidden)
    told = [line for inside in by_income.values() if _enough(inside) for line in inside]
    listed = _listed(settlement, pools, lines)
    labels = _labels(settlement, households(one.line for one in listed))
    gross = [add(line.amount for line in settlement.lines_of(one)) for one in settlement.books.households]
    shares = [line for line in lines if line.clause in posted]
    found = [
        Income(f"{outcome.pool.name}（逐户公布）", _count(inside), _told(inside))
        for outcome in pools
        if (inside := [line for line in shares if line.clause.partition("/")[0] == outcome.pool.name])
    ]
    found += [Income(name, _count(inside), _told(inside)) for name, inside in by_income.items()]
    return {
        **head(settlement),
        "public": True,
        "edition": "公开版",
        "note": (
            "姓名只留第一个字；只逐户公布成员会议决定的分配和公共资金，"
            f"其余只有合计，不足 {FEWEST} 户的不单列；不按金额排先后。"
        ),
        "notes": [],
        "totals": _totals(settlement, pools, hidden, told, shares),
        "flow": picture(flows(settlement, pools, told, by_payer=False)),
        "incomes": incomes(found),
        "distribution": distribution(merged(bands(gross), FEWEST)),
        "groups": [],
        "pools": [{**pool(settlement, outcome, FEWEST), "source": ""} for outcome in pools],
        "columns": ["分得"],
        "homes": _homes(settlement, listed, labels),
        "changes": _changes(pools, last) if last is not None else {},
        "findings": _findings(settlement),
        "checklist": [
            {"about": "", "asks": item.asks, "state": item.state, "told": ""}
            for item in checklist(settlement)
        ],
        "identities": _identities(settlement),
        "inputs": [],
    }


def _by_income(settlement: Settlement, lines: Sequence[Line]) -> Mapping[str, Sequence[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(income_name(settlement, line), []).append(line)
    return found


def _enough(lines: Sequence[Line]) -> bool:
    """Whether enough households get something: those of nought hide nobody in a total."""
    return len(households(line for line in lines if line.amount)) >= FEWEST


def _count(lines: Sequence[Line]) -> str:
    return households_told(lines, FEWEST)


def _told(lines: Sequence[Line]) -> Money | None:
    return add(line.amount for line in lines) if _enough(lines) else None


def _totals(
    settlement: Settlement,
    pools: Sequence[PoolOutcome],
    hidden: Sequence[Line],
    told: Sequence[Line],
    shares: Sequence[Line],
) -> list[Shown]:
    """Sums of what the page shows; a sum of all only where nothing is left out of it."""
    count = len(settlement.books.households)
    rows: list[Shown] = [{"name": "农户", "amount": f"{count} 户"}]
    if pools:
        rows.append({"name": "公布到户的分配", "amount": str(add(line.amount for line in shares))})
    if told:
        rows.append({"name": "其余各项（只有合计）", "amount": str(add(line.amount for line in told))})
    if hidden and len(told) == len(hidden) and pools:
        rows.append({"name": "本期应得合计", "amount": str(add(line.amount for line in (*told, *shares)))})
    return rows


def _listed(settlement: Settlement, pools: Sequence[PoolOutcome], lines: Sequence[Line]) -> Sequence[_Listed]:
    """The lines that stand on the page one by one: of public pools, of steps that enough households share."""
    found: list[_Listed] = []
    for outcome in pools:
        for step in outcome.steps:
            inside = [line for line in lines if line.clause == clause_of(outcome, step)]
            if _enough(inside):
                found += [_Listed(line, step) for line in inside]
    order = {household.number: at for at, household in enumerate(in_order(settlement))}
    return sorted(found, key=lambda one: order[household_of(one.line)])


def _labels(settlement: Settlement, numbers_listed: frozenset[str]) -> Mapping[str, str]:
    """What the groups are called on the page: small ones are run together until nobody stands out."""
    counts = dict.fromkeys(group_names(settlement), 0)
    for number in numbers_listed:
        counts[settlement.books.households[number].group] += 1
    small = {name for name, count in counts.items() if count < FEWEST}
    while small and 0 < sum(counts[name] for name in small) < FEWEST and len(small) < len(counts):
        small.add(min(counts.keys() - small, key=lambda name: (counts[name], name)))
    word = _OTHERS if len(small) < len(counts) else _TOGETHER
    return {name: word if name in small else name for name in counts}


def _homes(settlement: Settlement, listed: Sequence[_Listed], labels: Mapping[str, str]) -> list[Shown]:
    """The households with what is listed of them, by group and number, never by amount."""
    found: dict[str, list[_Listed]] = {}
    for one in listed:
        found.setdefault(household_of(one.line), []).append(one)
    by_number = {number: at for at, number in enumerate(sorted(found))}
    names = list(dict.fromkeys(labels.values()))
    books = settlement.books.households
    ordered = sorted(found, key=lambda number: (names.index(labels[books[number].group]), number))
    return [
        {
            "number": number,
            "name": mask_name(books[number].name),
            "group": labels[books[number].group],
            "find": f"{number} {mask_name(books[number].name)} {labels[books[number].group]}".lower(),
            "by_group": str(at),
            "by_number": str(by_number[number]),
            "amounts": [str(add(one.line.amount for one in found[number]))],
            "lines": [_line(one) for one in found[number]],
        }
        for at, number in enumerate(ordered)
    ]


def _line(one: _Listed) -> dict[str, Shown]:
    """A share as the notice tells it: what there was, by what it was shared, what came of it."""
    line, figure = one.line, one.line.figure
    who = f"（{mask_name(line.name)}本人）" if line.person else ""
    said = f"这一步共分 {one.step.amount} 元"
    weight = figure.args[1] if figure.op == "share" else None
    plain = ""
    if isinstance(weight, Figure):
        bare = Figure(op="cell", value=weight.value, unit=weight.unit)
        plain = numbers(evolve(figure, args=(figure.args[0], bare, *figure.args[2:])))
        said = f"{said}，{share_rule(figure)}"
    return {
        "title": f"{clause_title(line.clause)}{who}",
        "amount": str(line.amount),
        "sentence": said,
        "numbers": plain,
        "ground": str(line.cite),
    }


def _changes(pools: Sequence[PoolOutcome], last: Settlement) -> View:
    """What the public pools gave in both seasons; of households nothing."""
    before = {outcome.pool.name: outcome for outcome in last.pools if outcome.pool.public}
    rows: list[Shown] = []
    for outcome in pools:
        old = before.get(outcome.pool.name)
        if old is not None:
            more = outcome.taken_in - old.taken_in
            rows.append(
                {
                    "name": f"{outcome.pool.name}，可分",
                    "before": str(old.taken_in),
                    "after": str(outcome.taken_in),
                    "difference": signed(more) if more else "一样",
                }
            )
    return {"last": last.main.season_id, "told": "", "gone": "", "rows": rows}


def _findings(settlement: Settlement) -> list[Shown]:
    """What was asked and found something, without saying of whom: the question, its ground, how often."""
    asked = questions()
    counts: dict[tuple[str, str, bool], int] = {}
    for finding in sorted(settlement.findings, key=lambda one: _GRAVEST_FIRST.index(one.severity)):
        key = (finding.severity, finding.code, answered(settlement, finding))
        counts[key] = counts.get(key, 0) + 1
    return [
        {
            "severity": severity,
            "code": code,
            "where": f"{count} 处",
            "message": asked.get(code, ("核算时的说明，见内部版", ""))[0],
            "ground": asked.get(code, ("", ""))[1],
            "answer": "" if severity == NOTE else "已有决定" if done else "还没有答复",
        }
        for (severity, code, done), count in counts.items()
    ]


def _identities(settlement: Settlement) -> list[Shown]:
    """That the sums agree, without the sums: they would tell what the page leaves out."""
    found = identities(settlement)
    holds = sum(one.holds for one in found)
    text = f"必须相符的合计共 {len(found)} 组，相符的 {holds} 组；两个程序各算一遍，结果一致"
    return [{"holds": holds == len(found), "text": text, "sides": ""}]
