"""The worked example annexed to the agreement (算例): its clauses and pools for an invented household.

A pool of several sources says what each brings: a sum put together from invented profits and fees is no
number that anybody could follow.
"""

from __future__ import annotations

from linkage.document import Shown, View
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Line, PoolOutcome, Settlement
from linkage.telling.example import HOUSEHOLD
from linkage.telling.line_steps import plain_formula
from linkage.telling.money_flow import came_and_spent
from linkage.telling.paper import unbroken
from linkage.telling.summary import add
from linkage.words.sentence import Telling, plain_sentence


def example_words(arrangement: Arrangement, example: Settlement) -> View:
    """What the first household of the example earns by each clause, and what becomes of each pool."""
    mine = [
        line
        for line in example.lines
        if line.payee.partition(".")[0] == HOUSEHOLD and line.arrangement == arrangement.code
    ]
    names = {pool.name for pool in arrangement.pools}
    return {
        "lines": [example_line(line) for line in mine],
        "total": str(add(line.amount for line in mine)),
        "pools": [
            {
                "name": outcome.pool.name,
                "sources": _sources(outcome),
                "income": str(outcome.taken_in),
                "steps": [{"name": step.name, "amount": str(step.amount)} for step in outcome.steps],
                "kept": str(outcome.kept),
            }
            for outcome in example.pools
            if outcome.pool.name in names
        ],
    }


def _sources(outcome: PoolOutcome) -> list[Shown]:
    """What an invented pool is put together from; nothing where it has one source, which is its income."""
    came, spent = came_and_spent(outcome)
    rows = [*came, *((name, -amount) for name, amount in spent)]
    return [{"name": name, "amount": str(amount)} for name, amount in rows if len(rows) > 1]


def example_line(line: Line) -> View:
    """How a line of an example is told: by formula, in a sentence, with its article."""
    return {
        "name": line.clause.partition("/")[0],
        "article": line.cite.article,
        "formula": plain_formula(line.figure),
        "sentence": unbroken(plain_sentence(line.figure, Telling("各户", "甲户"))),
        "amount": str(line.amount),
    }
