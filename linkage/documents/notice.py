"""The public notice (公示, B4): what an assembly decided to distribute, for the village wall.

It lists only pools that are public; other incomes stand as totals, and not even as totals where so few
households have them that anyone could tell whose they are. It is drawn from names, groups and amounts
alone: identity, phone, account and category never come near it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from linkage.document import Document, Said, Shown, View
from linkage.ground.fault import listed
from linkage.ground.figure import Figure
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Line, PoolOutcome, Settlement, StepOutcome
from linkage.model.payer import KINDS
from linkage.model.registers import Row
from linkage.press.spreadsheet import Column, Leaf
from linkage.sizes.amount import FixedAmount
from linkage.telling.account import GOLDS, gold_heading
from linkage.telling.agreement import step_of
from linkage.telling.paper import (
    BLANK_DAY,
    MISSING,
    capitals,
    dated,
    heads,
    in_order,
    issuer,
    last_day,
    party,
    period,
    running,
    said,
    season_name,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.summary import add
from linkage.telling.surplus_words import surplus_sentences
from linkage.words.explain import formula, numbers
from linkage.words.wording import compact

TITLE = "收益分配公示"

# Fewer households than these would let a reader tell whose income a total is.
_FEWEST = 3

_POSTED = ("结果公开", "决议公开")


def _paths(settlement: Settlement) -> Mapping[str, str]:
    """One notice, when there is a pool that an assembly decided or that is public money."""
    return {"公开/notice.pdf": ""} if any(outcome.pool.public for outcome in settlement.pools) else {}


def _view(settlement: Settlement, _: str) -> View:
    sender = issuer(settlement)
    title = _title(settlement)
    first, last = _posted(settlement)
    return {
        "title": f"{season_name(settlement)}{title}",
        "called": title,
        "running": running(settlement, f"{settlement.main.name}·{title}", ""),
        "season": season_name(settlement),
        "period": period(settlement),
        "sender": sender.name,
        "day": dated(settlement),
        "posted": f"{first}至{last}",
        "days": said(settlement, "公示天数"),
        "contact": said(settlement, "联系人", sender.details.get("负责人", MISSING)),
        "telephone": said(settlement, "联系电话", MISSING),
        "supervision": said(settlement, "监督电话"),
        "pools": [_pool(settlement, outcome) for outcome in settlement.pools if outcome.pool.public],
        "totals": _totals(settlement),
        "fewest": str(_FEWEST),
    }


def _title(settlement: Settlement) -> str:
    """The title in the words of those who distribute: income of a collective, surplus, profit."""
    kinds = {party(settlement, outcome.payer).kind for outcome in settlement.pools if outcome.pool.public}
    word = next((kind.title for kind in KINDS if kinds == {kind} and kind.title), "")
    return f"{word}公示" if word else TITLE


def _posted(settlement: Settlement) -> tuple[str, str]:
    """First and last day of the posting as the register of meetings has them, or blanks."""
    rows = [row for row in settlement.books.rows("会议") if row.text("步骤") in _POSTED]
    rows.sort(key=lambda row: _POSTED.index(row.text("步骤")))
    row = next((row for row in rows if row.day("公示起") is not None), None)
    return _day(row, "公示起"), _day(row, "公示止")


def _day(row: Row | None, heading: str) -> str:
    day = row.day(heading) if row is not None else None
    return chinese_date(day.date) if day is not None else BLANK_DAY


def _pool(settlement: Settlement, outcome: PoolOutcome) -> View:
    payer = party(settlement, outcome.payer)
    lists: list[Shown] = []
    for step in outcome.steps:
        lines = [
            line for line in settlement.lines if line.clause == f"{outcome.pool.name}/{step.step.number}"
        ]
        if lines:
            lists.append(_list(settlement, step, lines))
    return {
        "name": outcome.pool.name,
        "payer": payer.name,
        "word": listed(_words(settlement, outcome)),
        "ground": str(outcome.pool.cite) if outcome.pool.cite is not None else "",
        "source": _source(outcome.source),
        "income": str(outcome.taken_in),
        "loss": str(outcome.loss) if outcome.loss else "",
        "steps": [_step(step) for step in outcome.steps],
        "told": list(surplus_sentences(settlement, outcome)),
        "kept": str(outcome.kept),
        "rest": outcome.pool.rest,
        "lists": lists,
    }


def _words(settlement: Settlement, outcome: PoolOutcome) -> Sequence[str]:
    """What the payer calls its shares, each once: 盈余返还, 剩余盈余分配."""
    clauses = {f"{outcome.pool.name}/{step.step.number}" for step in outcome.steps}
    return list(dict.fromkeys(line.kind for line in _by_clause(settlement) if line.clause in clauses))


def _by_clause(settlement: Settlement) -> Sequence[Line]:
    return sorted(settlement.lines, key=lambda line: line.clause)


def _source(source: Figure) -> str:
    """What came in, by names and by numbers; one inflow alone needs no sum."""
    return f"{formula(source)}：{numbers(source)}" if source.args else formula(source)


def _step(step: StepOutcome) -> View:
    kind = step.step.kind
    name = f"分给{step.name}" if kind == "去向" else (kind if kind == step.name else f"{kind}：{step.name}")
    return {
        "at": str(step.step.number),
        "name": name,
        "how": _how(step),
        "amount": str(step.amount),
        "earmarks": [{"name": f"其中{name}", "amount": str(figure.money)} for name, figure in step.earmarks],
    }


def _how(step: StepOutcome) -> str:
    return "" if isinstance(step.step.size, FixedAmount) else step.step.size.told()


def _list(settlement: Settlement, step: StepOutcome, lines: Sequence[Line]) -> View:
    order = {household.number: at for at, household in enumerate(in_order(settlement))}
    lines = sorted(lines, key=lambda line: (order[line.payee.partition(".")[0]], line.payee))
    names = [line.name for line in lines]
    day = last_day(settlement)
    rows: list[Shown] = []
    for at, line in enumerate(lines, start=1):
        household = settlement.books.households[line.payee.partition(".")[0]]
        rows.append(
            {
                "at": str(at),
                "name": line.name,
                "group": household.group,
                "people": "" if line.person else str(heads(household, day)),
                "weight": _weight(line.figure),
                "amount": str(line.amount),
                "note": line.payee if names.count(line.name) > 1 else "",
            }
        )
    total = add(line.amount for line in lines)
    households = {line.payee.partition(".")[0] for line in lines}
    return {
        "name": step.name,
        "rows": rows,
        "total": str(total),
        "capitals": capitals(total),
        "households": str(len(households)),
        "people": str(sum(heads(settlement.books.households[number], day) for number in households)),
        "standard": _standard(step, lines[0].figure),
    }


def _weight(figure: Figure) -> str:
    weight = figure.args[1]
    return compact(weight) if isinstance(weight, Figure) else ""


def _standard(step: StepOutcome, share: Figure) -> str:
    """What one unit of weight gets, as a quotient: it need not end."""
    weight = share.args[1]
    if step.weights is None or not isinstance(weight, Figure):
        return ""
    whole = Figure(op="sum", value=Fraction(step.weights[0]), unit=weight.unit)
    return f"{step.amount} 元 ÷ {compact(whole)}"


def _totals(settlement: Settlement) -> list[Shown]:
    """Incomes outside the public pools: households and sum, where enough households have them."""
    public = {f"{o.pool.name}/{s.step.number}" for o in settlement.pools if o.pool.public for s in o.steps}
    by_heading: dict[str, list[Line]] = {}
    for line in settlement.lines:
        if line.clause not in public and line.payee.partition(".")[0] in settlement.books.households:
            by_heading.setdefault(gold_heading(line.income), []).append(line)
    shown: list[Shown] = []
    for heading in sorted(by_heading, key=_order):
        lines = by_heading[heading]
        count = len({line.payee.partition(".")[0] for line in lines})
        enough = count >= _FEWEST
        shown.append(
            {
                "name": heading,
                "households": str(count) if enough else f"不足 {_FEWEST} 户",
                "amount": str(add(line.amount for line in lines)) if enough else "不单列",
            }
        )
    return shown


def _order(heading: str) -> tuple[int, str]:
    """The three golds first, in their order."""
    golds = list(GOLDS.values())
    return (golds.index(heading) if heading in golds else len(golds), heading)


_STEPS = (
    *(Column("分配", width=22), Column("顺序", "center", 6), Column("项目", width=30)),
    *(Column("怎么算", width=60), Column("金额", "num", 16)),
)
_SHARES = (
    *(
        ("at", Column("序号", "center", 6)),
        ("name", Column("姓名", width=16)),
        ("group", Column("组", "center", 8)),
    ),
    *(("people", Column("人口", "center", 6)), ("weight", Column("份额", "num", 16))),
    *(("amount", Column("金额", "num", 14)), ("note", Column("备注", width=14))),
)
_OTHERS = (Column("项目", width=30), Column("户数", "center", 12), Column("金额", "num", 16))


def _book(view: View) -> Sequence[Leaf]:
    """What is distributed, step by step; each list of names; and what is told as totals only."""
    posted = f"公示期：{words(view, 'posted')}"
    pools = parts(view, "pools")
    steps = tuple(row for pool in pools for row in _pool_rows(pool))
    leaves = [Leaf("分配", (posted,), _STEPS, steps, below=_contact(view))]
    leaves += [_shares(pool, shares, posted) for pool in pools for shares in parts(pool, "lists")]
    keys = ("name", "households", "amount")
    totals = tuple(tuple(words(row, key) for key in keys) for row in parts(view, "totals"))
    if totals:
        leaves.append(Leaf("其他各项（只公布合计）", (posted,), _OTHERS, totals))
    return [on_paper(view, leaf) for leaf in leaves]


def _shares(pool: View, shares: View, posted: str) -> Leaf:
    name, households, people = (words(shares, key) for key in ("name", "households", "people"))
    standard = f"；标准：{words(shares, 'standard')}" if words(shares, "standard") else ""
    return Leaf(
        f"分给{name}",
        (f"{words(pool, 'name')}　分给{name}：{households} 户 {people} 人{standard}", posted),
        tuple(column for _, column in _SHARES),
        tuple(keyed(row, _SHARES) for row in parts(shares, "rows")),
        ("", "合计", "", "", "", words(shares, "total"), ""),
    )


def _pool_rows(pool: View) -> Iterator[tuple[str, ...]]:
    name = words(pool, "name")
    yield name, "", "本期可分", words(pool, "source"), words(pool, "income")
    for step in parts(pool, "steps"):
        yield name, words(step, "at"), words(step, "name"), words(step, "how"), words(step, "amount")
        for part in parts(step, "earmarks"):
            yield name, "", words(part, "name"), "", words(part, "amount")
    yield name, "", f"留存（{words(pool, 'rest')}）", "", words(pool, "kept")


def _contact(view: View) -> tuple[str, ...]:
    where = f"请在公示期内找{words(view, 'contact')}，电话 {words(view, 'telephone')}"
    supervised = f"；监督电话 {words(view, 'supervision')}" if words(view, "supervision") else ""
    return (f"对公示内容有异议的，{where}{supervised}。",)


def _says(view: View) -> Iterator[Said]:
    for pool in parts(view, "pools"):
        for people in parts(pool, "lists"):
            yield Said(step_of(words(pool, "name"), words(people, "name")), words(people, "total"))


DOCUMENT = Document(
    title=TITLE,
    template="notice.html",
    edition="public",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
)
