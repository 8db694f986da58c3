"""Pools (分配): what comes in, step after step, and the odd fen given out by sorting."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

from oracle.days import Day, day_of, walk, worth
from oracle.measures import fen, number, phrase, rounded, step_of
from oracle.reading import Row, Village, concerns, season_of
from oracle.terms import CARRIED, brought, in_force, quantity

Lines: TypeAlias = dict[tuple[str, str, str], int]
KEPT = "余额"


@dataclass
class Walked:
    """What a pool gave: in fen, by the number of the step."""

    came_in: int
    steps: dict[int, int] = field(default_factory=dict)
    to: dict[str, int] = field(default_factory=dict)
    shares: dict[int, dict[str, int]] = field(default_factory=dict)


def in_order(arrangements: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every pool after those that feed it."""
    waiting = [(a, pool) for a in arrangements for pool in a.get("分配", [])]
    names = {pool["分配"] for _, pool in waiting}
    done: list[tuple[dict[str, Any], dict[str, Any]]] = []
    while waiting:
        told = {pool["分配"] for _, pool in done}
        ready = [
            one
            for one in waiting
            if {_source(item)[0].split(".")[0] for item in _sources(one[1])} & names <= told
        ]
        done += ready[:1]
        waiting.remove(ready[0])
    return done


def _sources(pool: Mapping[str, Any]) -> list[Any]:
    said = pool["来源"]
    return said if isinstance(said, list) else [said]


def _source(item: Any) -> tuple[str, int]:  # noqa: ANN401 - text or {减: text}
    return (item["减"], -1) if isinstance(item, Mapping) else (item, 1)


def walk_pool(
    village: Village,
    arrangement: Mapping[str, Any],
    pool: Mapping[str, Any],
    lines: Lines,
    before: Mapping[str, Walked],
) -> Walked:
    """Walk a pool through its steps."""
    total = sum(
        (
            sign * _inflow(village, arrangement, name, lines, before)
            for name, sign in map(_source, _sources(pool))
        ),
        Fraction(0),
    )
    return _Walk(village, arrangement, pool, Walked(max(fen(total), 0))).run()


def _inflow(
    village: Village, arrangement: Mapping[str, Any], name: str, lines: Lines, before: Mapping[str, Walked]
) -> Fraction:
    kind, _, what = name.partition(".")
    if kind == "事实":
        return fact(village, arrangement, what)
    if kind == "条款":
        return Fraction(sum(amount for key, amount in lines.items() if key[2] == what), 100)
    return Fraction(before[kind].to[what], 100)


def fact(village: Village, arrangement: Mapping[str, Any], name: str) -> Fraction:
    """The one amount of this name that is in force in the season, in yuan."""
    first, last = season_of(arrangement)
    (row,) = [
        row
        for row in village.rows("事实")
        if row["名称"] == name
        and (day_of(row.get("起", "")) or first) <= last
        and (day_of(row.get("止", "")) or last) >= first
    ]
    return number(row["数值"]) * (10000 if row["单位"] == "万元" else 1)


class _Walk:
    """One walk; ``base`` is what percentages speak of (convention 27), ``left`` what is not yet given."""

    def __init__(
        self, village: Village, arrangement: Mapping[str, Any], pool: Mapping[str, Any], walked: Walked
    ) -> None:
        self.village, self.arrangement, self.pool, self.walked = village, arrangement, pool, walked
        self.base = self.left = self.wanted = Fraction(walked.came_in, 100)

    def run(self) -> Walked:
        steps = list(enumerate(self.pool["步骤"], start=1))
        while steps:
            together: list[tuple[int, Mapping[str, Any]]] = []
            while steps[len(together) :] and _plain(steps[len(together)][1]):
                together.append(steps[len(together)])
            if together:
                self._together(together)
            else:
                self._alone(*steps[0])
            del steps[: max(1, len(together))]
        return self.walked

    def _alone(self, step_number: int, step: Mapping[str, Any]) -> None:
        if "超过" in step and Fraction(self.walked.came_in, 100) <= phrase(step["超过"]):
            self._give(step_number, step, Fraction(0))
            return
        exact = self._asked(step)
        charter = step.get("比例", "").startswith("章程.") and "提取" in step
        by_law = step.get("提取", "").startswith("法定")
        wanted = rounded(exact, Fraction(1, 100), "进一" if charter or by_law else "四舍五入")
        given = min(wanted, self.left)
        if not self._nobody(step):
            self.wanted -= exact if given == wanted else min(exact, self.left)
        self._give(step_number, step, given)

    def _asked(self, step: Mapping[str, Any]) -> Fraction:
        if "弥补亏损" in step:
            return self._amount(step["弥补亏损"])
        if "金额" in step:
            asked = self._amount(step["金额"])
        elif step["比例"].startswith("剩余的"):
            asked = self.left * self._rate(step["比例"].removeprefix("剩余的"))
        else:
            asked = self.base * self._rate(step["比例"])
        if "下限" in step:
            asked = max(asked, phrase(step["下限"]))
        return min(asked, phrase(step["上限"])) if "上限" in step else asked

    def _amount(self, said: str) -> Fraction:
        if said.startswith("事实."):
            return fact(self.village, self.arrangement, said.removeprefix("事实."))
        return phrase(said)

    def _rate(self, said: str) -> Fraction:
        if said.startswith("章程."):
            said = self.village.charter[said.removeprefix("章程.")]
        return number(said)

    def _together(self, steps: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
        """Percentages of one base are rounded together, what is kept is one more part (convention 21).

        What the percentages use up is what is left: a fen that an earlier step was rounded by comes off here.
        """
        entitled = [(n, step) for n, step in steps if not self._nobody(step)]
        rates = {str(n): self._rate(step["比例"]) for n, step in entitled}
        whole = sum(rates.values(), Fraction(0))
        kept_exact = self.wanted - self.base * whole
        self.wanted = kept_exact
        kept = self.left - self.base * whole
        if kept_exact == 0 or kept < 0:
            parts = {key: self.left * rate / whole for key, rate in rates.items()} if whole else {}
            kept = Fraction(0)
        else:
            parts = {key: self.base * rate for key, rate in rates.items()}
        shares = largest_remainder(self.left, {**parts, KEPT: kept}, f"{self._season}|{self.pool['分配']}")
        for n, step in steps:
            self._give(n, step, shares.get(str(n), Fraction(0)))

    @property
    def _season(self) -> str:
        return f"{self.arrangement['编号']}/{season_of(self.arrangement)[0].isoformat()}"

    def _nobody(self, step: Mapping[str, Any]) -> bool:
        return step.get("去向") in {"农户", "成员"} and not any(self._weights(step).values())

    def _give(self, step_number: int, step: Mapping[str, Any], amount: Fraction) -> None:
        given = amount
        if step.get("去向") in {"农户", "成员"}:
            shares = self._share(step_number, step, amount)
            self.walked.shares[step_number] = {payee: int(part * 100) for payee, part in shares.items()}
            given = sum(shares.values(), Fraction(0))
        self.left -= given
        if "弥补亏损" in step:
            self.base -= given
        self.walked.steps[step_number] = int(given * 100)
        if "去向" in step:
            self.walked.to[step["去向"]] = int(given * 100)

    def _share(self, step_number: int, step: Mapping[str, Any], amount: Fraction) -> dict[str, Fraction]:
        weights = {payee: weight for payee, weight in self._weights(step).items() if weight}
        if not weights:
            return {}
        told = step.get("取整", {})
        size, mode = step_of(told.get("单位", "分")), told.get("方式", "最大余额")
        if mode == CARRIED:
            whole, item = sum(weights.values(), Fraction(0)), f"{self.pool['分配']}/{step_number}"
            return {
                payee: rounded(amount * weight / whole + brought(self.village, payee, item), size, "去尾")
                for payee, weight in weights.items()
            }
        if mode != "最大余额":
            whole = sum(weights.values(), Fraction(0))
            return {payee: rounded(amount * weight / whole, size, mode) for payee, weight in weights.items()}
        key = f"{self._season}|{self.pool['分配']}/{step_number}"
        return largest_remainder(amount // size * size, weights, key, size)

    def _weights(self, step: Mapping[str, Any]) -> dict[str, Fraction]:
        """Weights by household, or by person where a step pays persons (收款: 个人)."""
        said = step["按"]
        sheet = said.partition(".")[0]
        weights: dict[str, Fraction] = {}
        rows = self.village.rows("名册" if sheet in {"每户", "每人"} else sheet)
        for row in rows:
            if not concerns(row, self.pool["分配"], self.arrangement["编号"]):
                continue
            much = quantity(row, said)
            held = self._held(step, row, said)
            if said == "每户":
                held = Fraction(1) if row["与户主关系"] == "户主" else Fraction(0)
            if much is None or not held:
                continue
            payee = row["户号"]
            if step.get("收款") == "个人" and row.get("成员号"):
                payee = f"{payee}.{row['成员号']}"
            weights[payee] = weights.get(payee, Fraction(0)) + much * held * self._factor(step, row)
        return weights

    def _held(self, step: Mapping[str, Any], row: Row, said: str) -> Fraction:
        first, last = season_of(self.arrangement)
        record = day_of(self.pool.get("基准日", "")) or last
        if "日期" in row:
            return Fraction(1) if first <= Day.fromisoformat(row["日期"]) <= last else Fraction(0)
        timing = step.get("计权", "基准日")
        begins, ends = in_force(self.village, self.arrangement, row, Day.min, Day.max)
        if said == "每人":
            begins = day_of(row.get("成员自", "")) or first
            ends = min([last, *self.village.ends_of_person(row["户号"], row["成员号"])])
        if timing == "基准日":
            return Fraction(1) if begins <= record <= ends else Fraction(0)
        rule = {"按日": "天", "按月": "整月"}[timing]
        days = walk(max(begins, first), min(ends, last))
        return sum((worth(day, rule, None) for day in days), Fraction(0))

    def _factor(self, step: Mapping[str, Any], row: Row) -> Fraction:
        if "系数" not in step:
            return Fraction(1)
        column = step["系数"]["按"]
        if column != "类别":
            return number(step["系数"][row[column]])
        record = day_of(self.pool.get("基准日", "")) or season_of(self.arrangement)[1]
        for entry in self.village.rows("类别"):
            begins, ends = day_of(entry.get("起", "")), day_of(entry.get("止", ""))
            mine = entry["户号"] == row["户号"] and entry["成员号"] in {"", row.get("成员号", "")}
            if mine and (begins or record) <= record <= (ends or record):
                return number(step["系数"][entry["类别"]])
        return number(step["系数"][row["户类别"]])


def _plain(step: Mapping[str, Any]) -> bool:
    """A percentage of the base that goes to somebody, without limits."""
    limits = {"上限", "下限", "超过"} & set(step)
    return "去向" in step and "比例" in step and not limits and not step["比例"].startswith("剩余的")


def largest_remainder(
    total: Fraction, weights: Mapping[str, Fraction], key: str, size: Fraction = Fraction(1, 100)
) -> dict[str, Fraction]:
    """Share a total in whole units: what is left over goes to the largest remainders, one each."""
    whole = sum(weights.values(), Fraction(0))
    exact = {payee: total / size * weight / whole for payee, weight in weights.items()} if whole else {}
    given = {payee: part // 1 for payee, part in exact.items()}
    left = total // size - sum(given.values()) if given else 0
    queue = sorted(
        (payee for payee in exact if exact[payee] % 1),
        key=lambda payee: (-(exact[payee] % 1), _digest(f"{key}|{payee}")),
    )
    for payee in queue[: int(left)]:
        given[payee] += 1
    return {payee: Fraction(count) * size for payee, count in given.items()}


def _digest(key: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", key).encode()).hexdigest()
