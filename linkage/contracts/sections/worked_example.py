"""How the contract will be computed (计算说明和算例): its clauses for an invented household."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.entitlement import Line
from linkage.telling.agreement import example_sums
from linkage.telling.example import HOUSEHOLD
from linkage.telling.line_steps import plain_formula
from linkage.telling.paper import unbroken
from linkage.telling.summary import add
from linkage.words.sentence import Telling, plain_sentence


def _words(deal: Deal) -> View | None:
    lines = deal.example_lines()
    if not lines:
        return None
    return {
        "household": any(line.payee.partition(".")[0] == HOUSEHOLD for line in lines),
        "lines": [_line(line) for line in lines],
        "total": str(add(line.amount for line in lines)),
        "several": len(lines) > 1 and len({line.payee for line in lines}) == 1,
    }


def _line(line: Line) -> View:
    return {
        "name": line.clause.partition("/")[0],
        "article": line.cite.article,
        "formula": plain_formula(line.figure),
        "sentence": unbroken(plain_sentence(line.figure, Telling("各户", "甲户"))),
        "amount": str(line.amount),
    }


SECTION = Section(_words, holds=example_sums)
