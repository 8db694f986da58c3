"""The early warning again: heads, income and each signal, off the roster, the lines and the values of law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.contracts.joining import joining
from linkage.ground.money import Money
from linkage.model.categories import categories_on
from linkage.model.entitlement import Line, Settlement
from linkage.model.payer import COOPERATIVE
from linkage.model.registers import Household
from linkage.recounting.tables import Counted, numbers_in, recounted
from linkage.rule import rules
from linkage.telling.counting import percent
from linkage.telling.paper import in_order, issuer
from linkage.words.wording import about, decimal

_NO_HOMES = ("企业", "公司", "合作社", "单位")
_FEN = 100


@frozen
class _Home:
    """A household with its heads on the last day, its income in fen, and the numbers in each signal."""

    household: Household
    heads: int
    fen: int
    signals: tuple[str, ...]

    @property
    def front(self) -> tuple[str, str]:
        return self.household.number, self.household.name


@frozen
class _Limits:
    """The values of law on the last day of the season; nothing where no version covers it."""

    settlement: Settlement

    def of(self, name: str) -> Fraction | None:
        last = max(one.season.last for one in self.settlement.arrangements)
        found = self.settlement.laws.on(name, last)
        return found.figure.value if found is not None and found.figure is not None else None


def _count(settlement: Settlement) -> Iterator[Counted]:
    limits = _Limits(settlement)
    homes = [_home(settlement, one, limits) for one in _watched(settlement)]
    graded = {one.household.number: _grade(len(one.signals), limits) for one in homes if one.signals}
    low = [number for number, grade in graded.items() if grade == "低"]
    left_out = low if 2 * len(low) > len(homes) else []
    rows = tuple(
        (
            *one.front,
            str(one.heads),
            str(Money(one.fen)),
            graded[one.household.number] or "没有分级",
            numbers_in("；".join(one.signals)),
        )
        for one in homes
        if one.household.number in graded and one.household.number not in left_out
    )
    columns = ("户号", "户主", "人口", "本系统记到的收入", "级别", "凭什么")
    yield Counted("一、高、中、低三级", columns, rows, numbers=("凭什么",))
    yield _below(homes, limits)
    high = tuple(one.front for one in homes if graded.get(one.household.number) == "高")
    yield Counted("三、交办清单", ("户号", "户主"), high, notes=())


def _watched(settlement: Settlement) -> Sequence[Household]:
    whole = joining(settlement) if issuer(settlement).kind is COOPERATIVE else in_order(settlement)
    last = max(one.season.last for one in settlement.arrangements)
    return [
        one
        for one in whole
        if not any(
            word in said.text
            for said in categories_on(settlement.books, one.number, "", last)
            for word in _NO_HOMES
        )
    ]


def _home(settlement: Settlement, household: Household, limits: _Limits) -> _Home:
    last = max(one.season.last for one in settlement.arrangements)
    heads = len([one for one in household.members if one.on(last)])
    mine = [
        line
        for line in settlement.lines
        if line.payee.partition(".")[0] == household.number and not rules()[line.income].capital
    ]
    fen = sum(line.amount.fen for line in mine)
    signals = (
        *_poor(heads, fen, limits),
        *_fallen(household, fen, limits),
        *_owed(settlement, household, limits),
        *_single(mine, fen, limits),
    )
    return _Home(household, heads, fen, signals)


def _poor(heads: int, fen: int, limits: _Limits) -> Iterator[str]:
    line, times = limits.of("监测线"), limits.of("预警下限倍数")
    if line is not None and times is not None and heads and Fraction(fen, _FEN * heads) < line * times:
        each = about(Fraction(fen, _FEN * heads), 2, 2)
        yield f"{Money(fen)} {heads} {each} {decimal(line * times, 2)}"


def _fallen(household: Household, fen: int, limits: _Limits) -> Iterator[str]:
    most, before = limits.of("预警下降幅度"), household.head.row.figure("上季应得")
    was = int(before.value * _FEN + Fraction(1, 2)) if before is not None else 0
    if most is not None and was > 0 and was - fen >= was * most:
        yield f"{Money(was)} {Money(was - fen)} {percent(Fraction(was - fen), Fraction(was))}"


def _owed(settlement: Settlement, household: Household, limits: _Limits) -> Iterator[str]:
    most = limits.of("预警欠付额")
    late = sum(
        one.carried.fen
        for one in settlement.debts
        if one.payee.partition(".")[0] == household.number and one.carried.fen > 0
    )
    if most is not None and late and late >= most * _FEN:
        yield str(Money(late))


def _single(lines: Sequence[Line], fen: int, limits: _Limits) -> Iterator[str]:
    most = limits.of("预警单一来源占比")
    names = {_way(line) for line in lines}
    sums = {name: sum(line.amount.fen for line in lines if _way(line) == name) for name in names}
    largest = max(sums.values(), default=0)
    if most is not None and fen and largest >= fen * most:
        yield f"{Money(largest)} {percent(Fraction(largest), Fraction(fen))}"


def _way(line: Line) -> tuple[str, str]:
    """One way of being linked: the income in plain words, and its kind where these do not say it."""
    plain = rules()[line.income].plain
    return plain, "" if line.kind in plain else line.kind


def _grade(signals: int, limits: _Limits) -> str:
    borders = [(limits.of("预警高的项数"), "高"), (limits.of("预警中的项数"), "中"), (Fraction(0), "低")]
    if any(border is None for border, _ in borders):
        return ""
    return next(grade for border, grade in borders if border is not None and signals >= border)


def _below(homes: Sequence[_Home], limits: _Limits) -> Counted:
    heads, band = sum(one.heads for one in homes), limits.of("观察带宽")
    heading, columns = "二、观察名单", ("户号", "户主", "人均", "比平均少")
    if not heads or band is None:
        return Counted(heading, columns, (), notes=())
    mean = Fraction(sum(one.fen for one in homes), _FEN * heads)
    border = mean - mean * band
    rows = tuple(
        (*one.front, about(each, 2, 2), about(mean - each, 2, 2))
        for one in homes
        if one.heads and (each := Fraction(one.fen, _FEN * one.heads)) < border
    )
    notes = tuple(about(one, 2, 2).removeprefix("≈").strip() for one in (mean, border))
    return Counted(heading, columns, rows, notes=notes)


RECOUNT = recounted("early_warning", _count)
