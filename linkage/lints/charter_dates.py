"""A charter adopted after the season whose rates it sets."""

from collections.abc import Iterable

from linkage.check import NOTE, Spot
from linkage.lint import Lint, Unreckoned


def _find(season: Unreckoned) -> Iterable[Spot]:
    last = max((arrangement.last_day.date for arrangement in season.arrangements), default=None)
    if season.adopted is None or last is None or season.adopted.date <= last:
        return
    where = season.adopted.origin.where if season.adopted.origin is not None else "章程.yaml"
    days = (season.adopted.date - last).days
    yield Spot(
        str(where),
        f"章程 {season.adopted.date} 才通过，结算期到 {last} 为止：{last} 那天还没有这些比例，晚了 {days} 天",
    )


LINT = Lint(
    name="charter_dates",
    code="C710",
    severity=NOTE,
    asks="章程的数值在结算期内有没有生效",
    why="用后来才通过的比例算以前的收益，要有成员大会的决定",
    mend="请换用当时有效的章程，或在决议里写明适用新章程",
    ground="《农村集体经济组织法》第二十条、第四十二条",
    find=_find,
    points=(3,),
)
