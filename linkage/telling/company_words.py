"""A company's decision in words (公司的决定): what papers for paying say of who approved its profit share."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from linkage.governance.company_decisions import ProfitShare, profit_shares
from linkage.governance.words import company_body_in
from linkage.ground.money import Money
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement
from linkage.telling.summary import add

MISSING = "缺"


@frozen
class DecisionTold:
    """One profit share of a payer: its pool, what households get of it in how many lines, who approved."""

    pool: str
    lines: int
    amount: Money
    state: str
    told: str


def decisions_told(settlement: Settlement, code: str) -> Iterator[DecisionTold]:
    """What is said of each profit share of a payer, whether its decision is on record or missing."""
    for share in profit_shares(settlement):
        if share.party.code != code:
            continue
        clauses = {f"{share.name}/{step.step.number}" for step in share.outcome.steps}
        lines = [line for line in settlement.lines if line.clause in clauses and line.payer == code]
        own = [line for line in lines if line.payee.partition(".")[0] in settlement.books.households]
        state, told = _told(share)
        yield DecisionTold(share.name, len(own), add(line.amount for line in own), state, told)


def decision_sentences(settlement: Settlement, code: str) -> list[str]:
    """The same as short sentences for rolls and their covers."""
    return [
        f"“{one.pool}”{one.amount} 元：{one.told}"
        + ("。没有批准以前，不能当正式的付。" if one.state == MISSING else "。")
        for one in decisions_told(settlement, code)
    ]


def approval_words(settlement: Settlement, code: str) -> str:
    """Who approved all that a payer gives out of its profit, for its plan; empty where one is missing."""
    found = list(decisions_told(settlement, code))
    if not found or any(one.state == MISSING for one in found):
        return ""
    return "；".join(dict.fromkeys(one.told for one in found))


def _told(share: ProfitShare) -> tuple[str, str]:
    row = share.decided
    if row is None:
        only = "只有董事会的记录，" if share.drafted is not None else ""
        return MISSING, f"{only}公司股东会（股东）的决定没有登记"
    day, paper = row.day("日期"), row.text("文号")
    said = f"{chinese_date(day.date)}" if day is not None else ""
    body = company_body_in(row.text("事项"))
    word = "股东会批准" if body == "股东会" else "股东书面决定"
    return "齐", f"{said}{word}{f'（{paper}）' if paper else ''}"
