"""Parts (各部分): what both editions of the page show alike: bars, head, pools, findings' questions."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.check import FINAL, checks
from linkage.document import Shown, View
from linkage.ground.money import Money
from linkage.lint import lints
from linkage.model.entitlement import Line, PoolOutcome, Settlement
from linkage.page.bands import Band
from linkage.page.flow import Flow, clause_of
from linkage.page.flow_drawing import drawn, rows
from linkage.telling.counting import households
from linkage.telling.paper import dated, issuer, paper_day, period, season_name, unread_laws
from linkage.telling.stamp import state
from linkage.telling.summary import add
from linkage.telling.surplus_words import surplus_sentences

#: How long the longest bar is, in its own units.
_LONGEST = 1000


@frozen
class Income:
    """One row of what incomes the season is made of; without an amount it is too small to be told."""

    name: str
    households: str
    amount: Money | None


def head(settlement: Settlement) -> View:
    """Title, season, state and day."""
    said = state(settlement) or FINAL
    return {
        "title": f"{season_name(settlement)}收益一览",
        "village": settlement.main.name,
        "issuer": issuer(settlement).name,
        "season": f"{settlement.main.season_id}，{period(settlement)}",
        "day": dated(settlement) if paper_day(settlement) is not None else "",
        "state": said,
        "final": said == FINAL,
        "laws_unread": list(unread_laws(settlement)),
    }


def bar(part: int, longest: int) -> str:
    """The length of a bar against the longest one."""
    return str(max(part, 0) * _LONGEST // longest if longest else 0)


def incomes(found: Sequence[Income]) -> list[Shown]:
    """The composition of incomes as rows with bars; shares only where nothing is left out of the whole."""
    told = [one.amount for one in found if one.amount is not None]
    whole, longest = add(told), max((amount.fen for amount in told), default=0)
    return [
        {
            "name": one.name,
            "households": one.households,
            "amount": str(one.amount) if one.amount is not None else "不单列",
            "share": _share(one.amount, whole) if one.amount is not None and len(told) == len(found) else "",
            "bar": bar(one.amount.fen if one.amount is not None else 0, longest),
        }
        for one in found
    ]


def _share(part: Money, whole: Money) -> str:
    """A share in percent to one decimal, half up; nothing of nothing."""
    if whole.fen <= 0:
        return ""
    tenths = (part.fen * 2000 + whole.fen) // (whole.fen * 2)
    return f"{tenths // 10}.{tenths % 10}%"


def distribution(found: Sequence[Band]) -> list[Shown]:
    """Bands as rows with bars."""
    longest = max((band.count for band in found), default=0)
    return [{"name": band.told, "count": str(band.count), "bar": bar(band.count, longest)} for band in found]


def picture(found: Sequence[Flow]) -> View:
    """The money flow: picture and table."""
    return {"drawing": drawn(found), "rows": rows(found)}


def pool(settlement: Settlement, outcome: PoolOutcome, fewest: int = 1) -> dict[str, Shown]:
    """A pool with what came in, its steps and what is kept; no derivation.

    Counts of fewer households than ``fewest`` are not told.
    """
    steps: list[Shown] = []
    for step in outcome.steps:
        lines = [line for line in settlement.lines if line.clause == clause_of(outcome, step)]
        steps.append(
            {
                "at": str(step.step.number),
                "name": _step_name(step.step.kind, step.name),
                "how": step.step.size.told(),
                "amount": str(step.amount),
                "households": households_told(lines, fewest),
                "earmarks": [{"name": name, "amount": str(figure.money)} for name, figure in step.earmarks],
                "numbers": "",
                "tree": [],
            }
        )
    return {
        "name": outcome.pool.name,
        "payer": settlement.party_name(outcome.payer),
        "ground": str(outcome.pool.cite) if outcome.pool.cite is not None else "",
        "income": str(outcome.taken_in),
        "loss": str(outcome.loss) if outcome.loss else "",
        "kept": str(outcome.kept),
        "rest": outcome.pool.rest,
        "told": [f"{sentence}。" for sentence in surplus_sentences(settlement, outcome)],
        "steps": steps,
        "tree": [],
    }


def _step_name(kind: str, name: str) -> str:
    if kind == "去向":
        return f"分给{name}"
    return kind if kind == name else f"{kind}：{name}"


def households_told(lines: Sequence[Line], fewest: int = 1) -> str:
    """How many households lines go to, in words where they are fewer than may be told; nothing for none."""
    count = len(households(lines))
    return "" if not count else f"{count} 户" if count >= fewest else f"不足 {fewest} 户"


def tree_rows(tree: Sequence[tuple[int, str]]) -> list[Shown]:
    """A derivation for the page: each node with its depth."""
    return [{"depth": str(depth), "text": text} for depth, text in tree]


def questions() -> dict[str, tuple[str, str]]:
    """What every check and lint asks, and on what ground, by its code."""
    asked = {one.code: (one.asks, one.ground) for one in lints()}
    return asked | {one.code: (one.asks, one.ground) for one in checks()}
