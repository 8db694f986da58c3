"""Warning signals (预警的几项): what our own books alone say of a household, each with its sum in words.

Thresholds are dated values of the law book; where no version covers the day the signal is not asked and
the reader is told so. A signal is a lead for people to look at, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Line, Settlement
from linkage.model.law import Parameter
from linkage.model.registers import Household
from linkage.telling.counting import percent, way
from linkage.telling.paper import heads, last_day
from linkage.telling.summary import add
from linkage.words.wording import about, decimal

LINE = "监测线"
TIMES, FALL, OWED, SINGLE = "预警下限倍数", "预警下降幅度", "预警欠付额", "预警单一来源占比"
HIGH, MIDDLE = "预警高的项数", "预警中的项数"
BAND, DAYS = "观察带宽", "交办天数"
NAMES = (LINE, TIMES, FALL, OWED, SINGLE, HIGH, MIDDLE, BAND, DAYS)


@frozen
class Gauges:
    """The thresholds in force on the last day of a season, and the notes that must stand beside them."""

    values: Mapping[str, Parameter]
    notes: tuple[str, ...]

    def value(self, name: str) -> Fraction | None:
        """A threshold as a number, or nothing where no version covers the day."""
        parameter = self.values.get(name)
        return parameter.figure.value if parameter is not None and parameter.figure is not None else None


@frozen
class Watched:
    """One household: its people, what it got, what it got last season, and the signals it shows."""

    household: Household
    people: int
    income: Money
    signals: tuple[str, ...]

    @property
    def each(self) -> Fraction | None:
        """Income for one of its people; nothing where nobody is left."""
        return self.income.yuan / self.people if self.people else None


def gauges(settlement: Settlement) -> Gauges:
    """The thresholds of the season's last day."""
    day = last_day(settlement)
    found: dict[str, Parameter] = {}
    missing: list[str] = []
    for name in NAMES:
        parameter = settlement.laws.on(name, day)
        if parameter is None or parameter.figure is None:
            known = settlement.laws.known(name)
            missing.append(f"无适用法条（{day}）：“{name}”没有哪一版管到这一天，这一项没有算。{known}")
        else:
            found[name] = parameter
    return Gauges(found, (*_told(found), *missing))


def _told(found: Mapping[str, Parameter]) -> Iterator[str]:
    """What the thresholds mean for a household, in sentences, and once where they come from."""
    for names in _TOGETHER:
        told = [_SAID[name].format(found[name].said) for name in names if name in found]
        if told:
            yield "".join(f"{sentence}。" for sentence in told)
    grounds: dict[tuple[str, str], bool] = {}
    for parameter in found.values():
        key = (parameter.cite.title, parameter.source)
        grounds[key] = grounds.get(key, True) and parameter.cite.confirmed
    cited = [
        f"《{title}》（{'，'.join(part for part in (source, '' if sure else '未确认') if part)}）"
        for (title, source), sure in grounds.items()
    ]
    if cited:
        yield f"上面的数出自{'和'.join(cited)}。"


#: What each threshold does, as a sentence; those of a line stand together.
_SAID: Mapping[str, str] = {
    LINE: "监测线是 {}",
    TIMES: "人均不到监测线的 {} 倍，算一项",
    FALL: "比上季少 {} 以上，算一项",
    OWED: "还欠这一户 {}以上，算一项",
    SINGLE: "一种收入占到 {} 以上，算一项",
    HIGH: "有 {} 项以上的是高",
    MIDDLE: "有 {} 项以上的是中，少于这些的是低",
    BAND: "人均比平均少 {} 以上的，列在观察名单",
    DAYS: "高一级的，出表以后 {}内办结",
}
_TOGETHER = ((LINE, TIMES, FALL, OWED, SINGLE), (HIGH, MIDDLE, BAND, DAYS))


def watched(settlement: Settlement, household: Household, lines: Sequence[Line], limits: Gauges) -> Watched:
    """What the books say of one household; ``lines`` are its own."""
    people = heads(settlement, household)
    income = add(line.amount for line in lines)
    signals = (
        *_low(people, income, limits),
        *_fallen(household, income, limits),
        *_owed(settlement, household, limits),
        *_single(lines, income, limits),
    )
    return Watched(household, people, income, signals)


def level(signals: Sequence[str], limits: Gauges) -> str:
    """高, 中 or 低 by how many signals there are; empty for none, or where no value says how many."""
    high, middle = limits.value(HIGH), limits.value(MIDDLE)
    if not signals or high is None or middle is None:
        return ""
    return "高" if len(signals) >= high else "中" if len(signals) >= middle else "低"


def _low(people: int, income: Money, limits: Gauges) -> Iterator[str]:
    line, times = limits.value(LINE), limits.value(TIMES)
    if line is None or times is None or not people:
        return
    border = line * times
    if income.yuan < border * people:
        each = line_text(income.yuan / people)
        told = each if each.startswith("≈") else f"＝{each}"
        yield f"人均：{income} 元 ÷ {people} 人{told} 元，不到 {decimal(border, 2)} 元"


def _fallen(household: Household, income: Money, limits: Gauges) -> Iterator[str]:
    most, figure = limits.value(FALL), household.head.row.figure("上季应得")
    if most is None or figure is None or figure.value <= 0:
        return
    before = figure.to_fen().money
    lost = before - income
    if lost.yuan >= before.yuan * most:
        yield f"下降：上季 {before} 元，少 {lost} 元，{percent(lost.yuan, before.yuan)}"


def _owed(settlement: Settlement, household: Household, limits: Gauges) -> Iterator[str]:
    most = limits.value(OWED)
    late = [debt.carried for debt in settlement.debts_of(household.number) if debt.carried > ZERO]
    if most is not None and add(late).yuan >= most and late:
        yield f"欠付：还欠这一户 {add(late)} 元没有付"


def _single(lines: Sequence[Line], income: Money, limits: Gauges) -> Iterator[str]:
    most = limits.value(SINGLE)
    sums: dict[str, Money] = {}
    for line in lines:
        sums[way(line)] = sums.get(way(line), ZERO) + line.amount
    if most is None or not sums or not income:
        return
    told, amount = max(sums.items(), key=lambda one: (one[1], one[0]))
    if amount.yuan >= income.yuan * most:
        yield f"单一来源：{told} {amount} 元，占 {percent(amount.yuan, income.yuan)}"


def line_text(value: Fraction) -> str:
    """An amount for one person, to the fen, with ``≈`` where it was rounded."""
    return about(value, 2, 2)
