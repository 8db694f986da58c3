"""The settlement slip between two parties (单位往来结算单, B16): what one owes the other, item by item.

Debts to a collective or a company stand on no roll; this slip is where they are settled, signed and sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Document, Said, Shown, View
from linkage.ground.figure import Figure
from linkage.model.entitlement import Debt, Line, PoolOutcome, Settlement, StepOutcome, Withheld
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.account import telling
from linkage.telling.agreement import amounts, in_words
from linkage.telling.known_sums import COLUMNS, LATER, LEFT, TAKEN, between, owed
from linkage.telling.paper import (
    BLANK_DAY,
    capitals,
    dated,
    last_day,
    parties,
    party,
    period,
    running,
    sealed,
    season_name,
    signed,
    unbroken,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.plan_figures import taken_of
from linkage.telling.recovery_words import left_of
from linkage.telling.stamp import SIDES
from linkage.telling.twin import statement_number
from linkage.telling.withheld_words import kept_for, kept_of
from linkage.words.explain import numbers
from linkage.words.sentence import plain_sentence
from linkage.words.wording import decimal

TITLE = "单位往来结算单"

#: Numbers of so many characters are followed by eye, and fill no more than a third of the page.
_LONGEST = 200


def _debts(settlement: Settlement) -> Mapping[str, Debt]:
    """The debts between parties, by ``payer-payee``."""
    codes = {one.code for one in parties(settlement)}
    return {f"{debt.payer}-{debt.payee}": debt for debt in settlement.debts if debt.payee in codes}


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"内部/slip_party-{name}.pdf": name for name in sorted(_debts(settlement))}


def _view(settlement: Settlement, name: str) -> View:
    debt = _debts(settlement)[name]
    payer, payee = party(settlement, debt.payer), party(settlement, debt.payee)
    rows = _rows(settlement, debt)
    left = left_of(debt)
    year = last_day(settlement).year
    number = statement_number(settlement.main.code, year, f"{debt.payee}|{TITLE}|{debt.payer}")
    return sealed(
        {
            "title": f"{payer.name}付{payee.name}{season_name(settlement)}{TITLE}",
            "running": running(settlement, f"{settlement.main.name}·{TITLE}", number, SIDES),
            "number": number,
            "payer": payer.name,
            "payer_head": payer.details.get("负责人", ""),
            "payee": payee.name,
            "payee_head": payee.details.get("负责人", ""),
            "period": period(settlement),
            "day": dated(settlement),
            "rows": rows,
            "opening": str(debt.opening),
            "gross": str(debt.gross),
            "deducted": str(debt.deducted - left),
            "left": signed(left),
            "paid": str(debt.paid),
            "payable": str(debt.payable),
            "carried": str(debt.carried + left),
            "owed_back": (debt.carried + left).fen < 0,
            "capitals": capitals(debt.payable),
            "blank_day": BLANK_DAY,
        }
    )


def _rows(settlement: Settlement, debt: Debt) -> list[Shown]:
    """The clauses and steps the debt adds up; nothing where nothing was earned this season."""
    lines = {
        line.clause: line for line in settlement.lines if (line.payer, line.payee) == (debt.payer, debt.payee)
    }
    kept = kept_for(settlement, debt.payer, debt.payee)
    return [_row(settlement, item, lines, kept) for item in _items(debt.figures.get("gross"))]


def _items(gross: Figure | None) -> Sequence[Figure]:
    if gross is None:
        return ()
    found = tuple(arg for arg in gross.args if isinstance(arg, Figure)) if gross.op == "add" else (gross,)
    return [item for item in found if item.value]


def _row(
    settlement: Settlement, item: Figure, lines: Mapping[str, Line], kept: list[tuple[Withheld, str]]
) -> View:
    line = lines.get(str(item.params.get("clause", "")))
    # What is kept for another party stands in its debt as it stands in the payees', one after the other.
    held = next((one for one in kept if (one[0].item, one[0].figure.money) == (item.name, item.money)), None)
    if held is not None:
        kept.remove(held)
        cite, how = "", f"{held[1]}，{kept_of(held[0]).rpartition(' = ')[0]}"
    elif line is not None:
        cite, how = line.cite.article, _reckoned(settlement, line)
    else:
        cite, how = _step_words(settlement, item)
    return {"name": item.name or "往来", "cite": cite, "how": how, "amount": str(item.money)}


def _reckoned(settlement: Settlement, line: Line) -> str:
    """How a line was reckoned, row by row; rows that are too many are told together."""
    shown = numbers(line.figure).rpartition(" = ")[0]
    return (
        shown if len(shown) <= _LONGEST else unbroken(plain_sentence(line.figure, telling(settlement, line)))
    )


def _step_words(settlement: Settlement, item: Figure) -> tuple[str, str]:
    """The article of a pool and which of its steps gave the money."""
    for outcome in settlement.pools:
        if outcome.pool.name == item.params.get("pool"):
            position = item.params.get("step")
            for step in outcome.steps:
                if step.step.number == position:
                    cite = step.step.cite or outcome.pool.cite
                    return (cite.article if cite is not None else ""), _share_words(outcome, step)
    return "", ""


def _share_words(outcome: PoolOutcome, step: StepOutcome) -> str:
    """How a share came about, by the percentage that was signed and what it is taken of.

    Steps are walked one after another, each taking its part of what is left; where that comes to the
    percentage of the whole, the whole is told, as plan and notice do.
    """
    rate, base = step.step.size.of_base(), taken_of(outcome)
    if rate is not None and base is not None and abs(rate.value * base.fen - step.amount.fen) < 1:
        return f"分给{step.name}，{base} 元（可分配额）× {decimal(rate.value * 100)}%"
    return f"分给{step.name}，{numbers(step.figure)}"


def _amount(settlement: Settlement, name: str) -> str:
    return _debts(settlement)[name].payable.plain


_COLUMNS = (
    *(("name", Column("项目", width=24)), ("cite", Column("条款", width=10))),
    *(("how", Column("怎么算", width=52)), ("amount", Column("金额", "num", 16))),
)


def _book(view: View) -> Sequence[Leaf]:
    rows = tuple(keyed(row, _COLUMNS) for row in parts(view, "rows"))
    total = ("本期应付", "", "", words(view, "gross"))
    below = (
        f"上期结转 {words(view, 'opening')}　抵扣 {words(view, 'deducted')}　已付 {words(view, 'paid')}",
        f"现付 {words(view, 'payable')} 元（{words(view, 'capitals')}）　结转 {words(view, 'carried')}",
    )
    leaf = Leaf(
        TITLE, (f"收款方：{words(view, 'payee')}",), tuple(c for _, c in _COLUMNS), rows, total, below
    )
    return [on_paper(view, leaf)]


def _says(view: View) -> Iterator[Said]:
    payer, payee = words(view, "payer"), words(view, "payee")
    yield Said(between(payer, payee), words(view, "payable"))
    yield in_words(between(payer, payee), words(view, "capitals"))
    usual = {**COLUMNS, "deducted": TAKEN, "left": LEFT, "carried": LATER}
    for name, column in usual.items():
        yield Said(owed(payer, payee, column), words(view, name))
    yield Said("本期应付", words(view, "gross"), of=amounts(parts(view, "rows")))


DOCUMENT = Document(
    title=TITLE,
    template="slip_party.html",
    edition="internal",
    view=_view,
    paths=_paths,
    amount=_amount,
    book=_book,
    says=_says,
)
