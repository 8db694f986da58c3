"""Posting (公示的话): what every public paper of a season says of what an assembly decided to distribute.

Only pools that are public; other incomes stand as totals, and not even as totals where so few households
have them that anyone could tell whose they are. It is drawn from names, groups and amounts alone: identity,
phone, account and category never come near it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from linkage.document import Shown, View
from linkage.governance.postings import begins
from linkage.ground.fault import listed
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Line, PoolOutcome, Settlement, StepOutcome
from linkage.model.payer import ACTING, COLLECTIVE, COOPERATIVE, KINDS, PayerKind
from linkage.model.registers import Row
from linkage.sizes.amount import FixedAmount
from linkage.telling.account import GOLDS, SHARES, gold_heading
from linkage.telling.column_widths import in_lines, room
from linkage.telling.counting import FEWEST
from linkage.telling.gold_words import gold_called
from linkage.telling.paper import (
    BLANK_DAY,
    capitals,
    dated,
    heads,
    heads_shown,
    in_order,
    issuer,
    party,
    period,
    said,
    season_name,
    whom_to_ask,
)
from linkage.telling.plan_figures import source_name
from linkage.telling.summary import add
from linkage.telling.surplus_words import surplus_sentences
from linkage.words.explain import formula
from linkage.words.wording import compact

TITLE = "收益分配公示"

#: Where those who issue papers post them, and who of theirs watches over it.
BOARDS: Mapping[PayerKind | None, str] = {
    COOPERATIVE: "社务公开栏",
    COLLECTIVE: "村务公开栏",
    ACTING: "村务公开栏",
}
WATCHES: Mapping[PayerKind | None, str] = {
    COOPERATIVE: "监事会（执行监事）",
    COLLECTIVE: "监督委员会",
    ACTING: "监督委员会",
}

_POSTED = ("结果公开", "决议公开")


def public_pools(settlement: Settlement) -> Sequence[PoolOutcome]:
    """The pools that an assembly decided or that are public money."""
    return [outcome for outcome in settlement.pools if outcome.pool.public]


def posting(settlement: Settlement) -> View:
    """Who posts, when and for how long, whom to ask; the public pools with their lists; other totals.

    It bears the day it is put up: papers that are drawn once more later do not move that day.
    """
    sender = issuer(settlement)
    first, last = _posted(settlement)
    person, telephone = whom_to_ask(settlement, sender)
    public = public_pools(settlement)
    return {
        "called": posting_title(settlement),
        "season": season_name(settlement),
        "period": period(settlement),
        "sender": sender.name,
        "day": dated(settlement) if first == BLANK_DAY else first,
        "posted": f"{first}至{last}",
        "days": said(settlement, "公示天数"),
        "contact": person,
        "telephone": telephone,
        "supervision": said(settlement, "监督电话"),
        "board": BOARDS.get(sender.kind, "公开栏"),
        "watch": WATCHES.get(sender.kind, "监督人"),
        "pools": [_pool(settlement, outcome, last=outcome is public[-1]) for outcome in public],
        "totals": _totals(settlement),
        "fewest": str(FEWEST),
    }


def posting_title(settlement: Settlement) -> str:
    """The title in the words of those who distribute: income of a collective, surplus, profit."""
    kinds = {party(settlement, outcome.payer).kind for outcome in settlement.pools if outcome.pool.public}
    word = next((kind.title for kind in KINDS if kinds == {kind} and kind.title), "")
    return f"{word}公示" if word else TITLE


def _posted(settlement: Settlement) -> tuple[str, str]:
    """First and last day of the posting as the register of meetings has them, or blanks.

    What follows the payment is no posting of this paper, where another of its matter comes before.
    """
    rows = [row for row in settlement.books.rows("会议") if row.text("步骤") in _POSTED]
    papers = settlement.books.paper_day
    before = [row for row in rows if papers is None or (begins(row) or papers) < papers]
    rows = before or rows
    rows.sort(key=lambda row: _POSTED.index(row.text("步骤")))
    row = next((row for row in rows if row.day("公示起") is not None), None)
    return _day(row, "公示起"), _day(row, "公示止")


def _day(row: Row | None, heading: str) -> str:
    day = row.day(heading) if row is not None else None
    return chinese_date(day.date) if day is not None else BLANK_DAY


def _pool(settlement: Settlement, outcome: PoolOutcome, *, last: bool) -> View:
    payer = party(settlement, outcome.payer)
    shared = [(step, lines) for step in outcome.steps if (lines := _lines_of(settlement, outcome, step))]
    lists: list[Shown] = [
        _list(settlement, step, lines, last=last and step is shared[-1][0]) for step, lines in shared
    ]
    return {
        "name": outcome.pool.name,
        "payer": payer.name,
        "word": listed(_words(settlement, outcome)),
        "ground": str(outcome.pool.cite) if outcome.pool.cite is not None else "",
        "source": _source(outcome),
        "income": str(came_in(outcome)),
        "loss": str(outcome.loss) if outcome.loss else "",
        "steps": [_step(step) for step in outcome.steps],
        "told": [*surplus_sentences(settlement, outcome), *_held(lists)],
        "kept": str(outcome.kept),
        "rest": outcome.pool.rest,
        "lists": lists,
    }


def came_in(outcome: PoolOutcome) -> Money:
    """What came into a pool; a loss as what it is, below nought, though nothing of it is shared."""
    return ZERO - outcome.loss if outcome.loss else outcome.taken_in


def _held(lists: Sequence[Shown]) -> Sequence[str]:
    """What a share held for a time is, where a list is by it."""
    told = "".join(str(people["standard"]) for people in lists if isinstance(people, dict))
    return [f"份额“{unit}”＝{unit[0]}数 × 在册天数，有系数的再乘系数" for unit in _TIMED if unit in told]


_TIMED = ("股·天", "亩·天")


def _words(settlement: Settlement, outcome: PoolOutcome) -> Sequence[str]:
    """What the payer calls its shares, each once: 盈余返还, 剩余盈余分配."""
    clauses = {f"{outcome.pool.name}/{step.step.number}" for step in outcome.steps}
    return list(dict.fromkeys(line.kind for line in _by_clause(settlement) if line.clause in clauses))


def _by_clause(settlement: Settlement) -> Sequence[Line]:
    return sorted(settlement.lines, key=lambda line: line.clause)


def _source(outcome: PoolOutcome) -> str:
    """What came in: each inflow by its name with its amount; one alone needs no sum."""
    sources = outcome.pool.sources
    if len(sources) == 1:
        return formula(outcome.source)
    flows = zip(sources, outcome.inflows, strict=True)
    told = [
        f"{'减' if source.negative else '加' if at else ''}{source_name(source)} {figure.to_fen().money} 元"
        for at, (source, figure) in enumerate(flows)
    ]
    return "，".join(told)


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


def _lines_of(settlement: Settlement, outcome: PoolOutcome, step: StepOutcome) -> Sequence[Line]:
    clause = f"{outcome.pool.name}/{step.step.number}"
    return [line for line in settlement.lines if line.clause == clause]


def _list(settlement: Settlement, step: StepOutcome, lines: Sequence[Line], *, last: bool) -> View:
    order = {household.number: at for at, household in enumerate(in_order(settlement))}
    lines = sorted(lines, key=lambda line: (order[line.payee.partition(".")[0]], line.payee))
    names = [line.name for line in lines]
    rows: list[View] = []
    for at, line in enumerate(lines, start=1):
        household = settlement.books.households[line.payee.partition(".")[0]]
        rows.append(
            {
                "at": str(at),
                "name": line.name,
                "group": household.group,
                "people": "" if line.person else heads_shown(settlement, household),
                "weight": _weight(line.figure),
                "amount": str(line.amount),
                "note": line.payee if names.count(line.name) > 1 else "",
            }
        )
    total = add(line.amount for line in lines)
    named = [f"{line.name} {line.payee}" if names.count(line.name) > 1 else line.name for line in lines]
    sums = [*(str(line.amount) for line in lines), str(total)]
    households = {line.payee.partition(".")[0] for line in lines}
    groups = [str(row["group"]) for row in rows]
    weight = _wide([*(_weight(line.figure) for line in lines), "份额"], _LEAF)
    amount = _wide([*sums, "金额"], _LEAF)
    group = in_lines(_LINES, _LEAF_GROUP, groups, _LEAF * 10, _BESIDE)
    halves = weight + amount + group <= _FIGURES
    group = group if halves else in_lines(1, _LEAF_GROUP, groups, _LEAF * 10, _BESIDE)
    on_wall = in_lines(_LINES, _WALL_GROUP, groups, _WALL * 10, _BESIDE)
    across = _columns(_ABREAST if len(rows) <= _FEW else _ACROSS, named, sums, on_wall)
    return {
        "name": step.name,
        "rows": list[Shown](rows),
        "wall": _on_wall(rows, str(total), across, last=last),
        "total": str(total),
        "capitals": capitals(total),
        "households": str(len(households)),
        "people": str(sum(heads(settlement, settlement.books.households[one]) for one in households)),
        "standard": _standard(step, lines[0].figure),
        "widths": {
            "group": f"width: {group}mm",
            "weight": f"width: {weight}mm",
            "amount": f"width: {amount}mm",
            "leaf": f"columns: {2 if halves else 1}",
            "across": f"columns: {across}",
            "wall_group": f"width: {on_wall}mm",
            "wall": f"width: {_wide([*sums, '金额'], _WALL)}mm",
        },
    }


def _on_wall(rows: Sequence[Shown], total: str, columns: int, *, last: bool) -> dict[str, Shown]:
    """A list on the wall: the names of its columns, and what stands in one piece below them.

    A short list stands in one piece, its names some abreast; of the last list of the wall two lines do, with
    the total: they keep company with who may be asked.
    """
    short = len(rows) <= _FEW
    above = 0 if short else len(rows) + 1 - _LINES * columns if last else len(rows)
    sum_row: Shown = {"name": "合计", "group": "", "amount": total, "note": "", "bold": True}
    if above == len(rows):
        return {"columns": [*rows, sum_row], "lines": []}
    return {"columns": [*rows[:above]], "lines": _abreast([*rows[above:], sum_row], columns)}


def _abreast(rows: Sequence[Shown], columns: int) -> list[Shown]:
    """The lines of rows that run down, some abreast; the last one stands below at the right."""
    blank: Shown = {"name": "", "group": "", "amount": "", "note": ""}
    high = -(-len(rows) // columns)
    told = [*rows[:-1], *[blank] * (high * columns - len(rows)), rows[-1]]
    return [[told[at + high * column] for column in range(columns)] for at in range(high)]


def _columns(choices: Sequence[int], names: Sequence[str], sums: Sequence[str], group: int) -> int:
    """In how many columns names stand on the wall: those that need the least height, the more the better.

    The last choice is taken where a name of three has no room in any other.
    """
    beside = group + _wide([*sums, "金额"], _WALL)
    heights: dict[int, Fraction] = {}
    for columns in choices:
        free = (_SHEET - _GAP * (columns - 1)) // columns - beside - _BESIDE
        if columns == choices[-1] or free >= _wide(["三个字"], _WALL):
            lines = sum(-(-_wide([name], _WALL) // free) for name in names)
            heights[columns] = Fraction(lines, columns)
    return min(heights, key=lambda columns: heights[columns])


def _wide(texts: Sequence[str], points: int) -> int:
    """How many millimetres the widest text takes with what a cell keeps free beside it."""
    return room(texts, points * 10, _BESIDE)


#: The wall: its letters in points; the sheet, the room between columns of names and the column of 组, in mm.
_WALL, _SHEET, _GAP, _WALL_GROUP = 18, 384, 8, 17
#: In how many columns a list may stand; one of so few names stands on one sheet.
_ACROSS, _ABREAST, _FEW = (4, 3, 2), (3, 2), 16
#: Letters of a leaf in points, and its column of 组 in mm; where that and its figures are no wider together,
#: names have room in half of it.
_LEAF, _LEAF_GROUP, _FIGURES = 12, 14, 78
#: What a cell keeps free beside its text, in mm; how many lines a long name of a 组 has.
_BESIDE, _LINES = 3, 2


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
    posted = {gold_heading(line.income) for line in settlement.lines if line.clause in public}
    steps = {f"{o.pool.name}/{s.step.number}" for o in settlement.pools for s in o.steps}
    by_heading: dict[str, list[Line]] = {}
    for line in settlement.lines:
        if line.clause not in public and line.payee.partition(".")[0] in settlement.books.households:
            by_heading.setdefault(gold_heading(line.income), []).append(line)
    shown: list[Shown] = []
    for heading in sorted(by_heading, key=_order):
        lines = by_heading[heading]
        count = len({line.payee.partition(".")[0] for line in lines})
        enough, called = count >= FEWEST, gold_called(settlement, heading)
        shown.append(
            {
                "name": _beside(heading, called, lines, steps) if heading in posted else called,
                "households": str(count) if enough else f"不足 {FEWEST} 户",
                "amount": str(add(line.amount for line in lines)) if enough else "不单列",
            }
        )
    return shown


def _beside(heading: str, called: str, lines: Sequence[Line], steps: Collection[str]) -> str:
    """What an income is called of which another part is posted above: clauses of shares are the guarantee."""
    if heading == GOLDS[SHARES] and not any(line.clause in steps for line in lines):
        return "保底收益"
    return f"{called}（上面公示的除外）"


def _order(heading: str) -> tuple[int, str]:
    """The three golds first, in their order."""
    golds = list(GOLDS.values())
    return (golds.index(heading) if heading in golds else len(golds), heading)
