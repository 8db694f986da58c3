"""A fixed return with the money given back and no share in a loss: a loan called a stake (名股实债)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from linkage.check import WARNING, Spot
from linkage.files.counter_examples import WHOLE
from linkage.ground.units import PLAIN, YEAR
from linkage.lint import Lint, Unreckoned, figures_in, speaks_of, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Term

_LAW = "固定回报加回购"
_GIVEN_BACK = re.compile(r"回购|赎回|(退还|返还|归还|退回)(股本|本金|出资|入股)|还本")
_LOSS_SHARED = re.compile(
    r"共担风险|风险共担|(?<![不无])(?<!不用)(?<!不须)(?<!不得)(分担|承担|共担)[^，。；]{0,6}亏损"
)
_STAKE = "出资额"
_SAMPLE = Fraction(10_000)


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        if term.income != "股金" or term.quantity[1] != _STAKE:
            continue
        said = [*arrangement.papers.values(), *term.prose.values(), str(term.cite)]
        back = next((match[0] for text in said if (match := _GIVEN_BACK.search(text))), "")
        rate = next((f.value for f in figures_in(term.price) if f.unit in {PLAIN, PLAIN / YEAR}), None)
        if not back or rate is None or any(map(_LOSS_SHARED.search, said)) or _shares(arrangement, term):
            continue
        law = season.law(_LAW, arrangement, term.where)
        yield Spot(
            str(term.where),
            f"条款“{term.name}”是固定回报，协议又写着“{back}”：若{term.payer}亏损 {yuan(WHOLE)}，"
            f"出资 {yuan(_SAMPLE)}的户照拿 {yuan(rate * _SAMPLE)}，期满取回 {yuan(_SAMPLE)}，"
            f"一分钱的亏损也不担",
            law=law,
        )


def _shares(arrangement: Arrangement, term: Term) -> bool:
    """Say whether the holders also share in what the payer earns, so that the stake is more than a loan."""
    return any(
        pool.payer == term.payer
        and any(step.to in {HOUSEHOLDS, MEMBERS} and "股份" in set(speaks_of(step)) for step in pool.steps)
        for pool in arrangement.pools
    )


LINT = Lint(
    name="debt_as_equity",
    code="C724",
    severity=WARNING,
    asks="是不是名股实债：固定回报、到期回购、不担亏损",
    why="这样的“入股”实际是借款，要按借款说明利率和担保；用财政资金的，不得这样做",
    mend="请写成借款，或加上按利润分红、按比例承担亏损的约定",
    ground="财农〔2017〕52号（未确认）",
    find=_find,
    mechanisms=(5, 47),
)
