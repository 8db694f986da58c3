"""How the contract will be computed (计算说明和算例): its clauses for an invented household."""

from __future__ import annotations

from linkage.contracts.agreement_example import example_line
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.telling.agreement import example_sums
from linkage.telling.example import HOUSEHOLD
from linkage.telling.summary import add


def _words(deal: Deal) -> View | None:
    lines = deal.example_lines()
    if not lines:
        return None
    return {
        "household": any(line.payee.partition(".")[0] == HOUSEHOLD for line in lines),
        "lines": [example_line(line) for line in lines],
        "total": str(add(line.amount for line in lines)),
        "several": len(lines) > 1 and len({line.payee for line in lines}) == 1,
    }


SECTION = Section(_words, holds=example_sums)
