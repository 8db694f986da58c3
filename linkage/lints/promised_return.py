"""Words that promise a return whatever happens (保本、稳赚), which no clause reckons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from linkage.check import WARNING, Spot
from linkage.lint import Lint, Unreckoned
from linkage.words.denial import undenied

_LAW = "许诺还本付息或者其他投资回报"
_PROMISED = re.compile(
    r"(?<![不无非])(?<!不得)(?<!不能)(?<!并不)(保本|稳赚|包赚|保证收益|保证分红|零风险|无风险|只赚不赔)"
)


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement in season.arrangements:
        for where, texts in (
            (f"协议 {arrangement.code} 的“文书”", arrangement.papers),
            *((str(term.where), term.prose) for term in arrangement.terms),
        ):
            for key, word in _promises(texts):
                law = season.law(_LAW, arrangement, where)
                yield Spot(where, f"“{key}”里写着“{word}”，没有哪一条条款算得出这样的保证", law=law)


def _promises(texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for key, text in texts.items():
        word = undenied(_PROMISED, text)
        if word:
            yield key, word


LINT = Lint(
    name="promised_return",
    code="C782",
    severity=WARNING,
    asks="文书和说明里有没有许诺保本、稳赚",
    why="出资有盈有亏；许诺还本或固定回报，向不特定的人收钱，可能是非法集资",
    mend="请删去，或写成条款（保底、设施使用费），由谁出、亏了怎么办一并写明",
    ground="《防范和处置非法集资条例》第二条（未确认）",
    find=_find,
    mechanisms=(47,),
)
