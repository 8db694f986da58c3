"""Money or papers taken from those who come to work (押金、扣证件)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import WARNING, Spot
from linkage.lint import Lint, Unreckoned
from linkage.model.arrangement import Arrangement, Term
from linkage.model.work import is_work
from linkage.words.denial import undenied

_LAW = "不得向劳动者收取押金"
_TAKEN = re.compile(
    r"(?<![不无])(?<!不得)(?<!不能)(押金|风险金|上岗费|扣押证件|扣留证件|(收|交|缴)(取|纳)?保证金)"
)
#: Keys of 文书 that speak of work.
_OF_WORK = ("务工", "用工", "工时", "健康告知", "培训")


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        if not is_work(term.income, term.kind):
            continue
        for key, text in _said(arrangement, term):
            word = undenied(_TAKEN, text)
            if word:
                law = season.law(_LAW, arrangement, term.where)
                told = f"条款“{term.name}”请人干活，“{key}”里写着“{word}”"
                yield Spot(str(term.where), told, law=law)


def _said(arrangement: Arrangement, term: Term) -> Iterator[tuple[str, str]]:
    yield from term.prose.items()
    yield from ((key, text) for key, text in arrangement.papers.items() if key.startswith(_OF_WORK))


LINT = Lint(
    name="worker_deposit",
    code="C788",
    severity=WARNING,
    asks="请人干活有没有收押金、扣证件",
    why="招用人员不得扣押证件、不得以任何名义收取财物；写进协议的也无效",
    mend="请删去；工具的损坏按实际赔偿另行约定",
    ground="《劳动合同法》第九条（未确认）",
    find=_find,
    mechanisms=(18,),
)
