"""A lease of more than the longest term of a lease (民法典 第七百零五条): told, for its reach is debated."""

from collections.abc import Iterable

from linkage.check import NOTE, Spot
from linkage.ground.season import years_later
from linkage.lint import Lint, Unreckoned

_LAW = "租赁期限上限"


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement, term in season.terms():
        if term.income != "租金" or term.period is None:
            continue
        law = season.law(_LAW, arrangement, term.where)
        if law.figure is None:
            continue
        first, last = (day.date for day in term.period)
        end = years_later(first, int(law.figure.value))
        if last >= end:
            yield Spot(
                str(term.where),
                f"条款“{term.name}”的期限从 {first} 到 {last}，超过 {law.said}："
                f"从 {end} 起的 {(last - end).days + 1} 天可能无效",
                law=law,
            )


LINT = Lint(
    name="lease_years",
    code="C721",
    severity=NOTE,
    asks="租期有没有超过租赁的最长期限",
    why="租赁期限超过法定最长年数的部分无效；是否管到土地经营权出租有争议，所以只提示",
    mend="请缩短期限，或写成到期续签",
    ground="《民法典》第七百零五条",
    find=_find,
    points=(14,),
)
