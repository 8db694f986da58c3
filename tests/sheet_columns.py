"""What a payout sheet says of itself: the columns of a clause in a row, and what they come to.

Like the planter it imports nothing of the program: this is the arithmetic of somebody who has the sheet only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

MODES = ("四舍五入", "四舍六入五成双", "去尾", "进一")


class SheetLike(Protocol):
    """Rows of texts under headings, and what is known beside them."""

    headings: list[str]
    rows: list[list[str]]
    known: list[dict[str, str]]

    def cell(self, row: int, heading: str) -> str:
        """The text of a cell, by its heading without the unit."""

    def put(self, row: int, heading: str, text: str) -> None:
        """Write a cell."""


@dataclass(frozen=True)
class Clause:
    """A clause of a row: its cells by part, what is known of it, its tiers and grades."""

    sheet: SheetLike
    row: int
    name: str
    last: SheetLike | None = None

    def text(self, part: str) -> str:
        """The text in one part of the clause."""
        return self.sheet.cell(self.row, f"{self.name}·{part}")

    def number(self, part: str) -> Fraction | None:
        """The number in one part of the clause."""
        return Fraction(self.text(part)) if self.text(part) else None

    @property
    def amount(self) -> Fraction:
        """What the row pays under the clause, in yuan."""
        return Fraction(self.text("金额"))

    @property
    def rules(self) -> Mapping[str, str]:
        """How the clause is rounded, and what a pool shares."""
        return next((k for k in self.sheet.known if k["条款"] == self.name and "取整单位" in k), {})

    @property
    def tiers(self) -> Sequence[Mapping[str, str]]:
        """Where each tier begins, its rate, and how they are read."""
        return [k for k in self.sheet.known if k["条款"] == self.name and "起点" in k]

    @property
    def grades(self) -> Mapping[str, Fraction]:
        """The price of each grade, or the factor of each class."""
        return {k["类"]: Fraction(k["数"]) for k in self.sheet.known if k["条款"] == self.name and "类" in k}

    @property
    def shared(self) -> bool:
        """Say whether the clause is a share of a pool."""
        return "总额" in self.rules

    def exact(self, **other: Fraction) -> Fraction | None:
        """The amount before rounding, by the columns, with other numbers in place of some."""
        parts = {part: self.number(part) for part in ("数量", "单价", "时间", "比例")} | other
        quantity = parts["数量"]
        if self.shared:
            whole = Fraction(self.rules["总权数"])
            return None if quantity is None else Fraction(self.rules["总额"]) * quantity / whole
        if self.tiers:
            return None if quantity is None else charge(quantity, self.tiers, self.tiers[0]["读法"])
        graded = self.graded()
        if graded is not None:
            return graded
        price = parts["单价"] if parts["单价"] is not None else parts["比例"]
        if quantity is None or price is None:
            return None
        if "时间除数" in self.rules:
            if parts["时间"] is None:
                return None
            return quantity * price * parts["时间"] / Fraction(self.rules["时间除数"])
        return quantity * price

    def graded(self, swap: tuple[str, str] | None = None, without: str = "") -> Fraction | None:
        """The sum over the grades; ``swap`` pays one grade at the price of another."""
        shown = {p: q for p in self.parts() if p.endswith("数量") and p != "数量" and (q := self.number(p))}
        if not shown:
            return None
        total = Fraction(0)
        for part, quantity in shown.items():
            grade = part.removesuffix("数量")
            if grade == without:
                continue
            price = self.grades.get(swap[1] if swap is not None and grade == swap[0] else grade)
            if price is None:
                return None
            total += quantity * price
        return total

    def parts(self) -> Sequence[str]:
        """The columns the sheet has for the clause."""
        bare = [heading.partition("（")[0] for heading in self.sheet.headings]
        return [part for name, _, part in (one.partition("·") for one in bare) if name == self.name]

    def rounded(self, exact: Fraction) -> Fraction:
        """The amount as the clause rounds it; a share that is wrong is rounded by itself."""
        mode = self.rules["取整方式"]
        return to_step(exact, Fraction(self.rules["取整单位"]), mode if mode in MODES else "四舍五入")

    @property
    def proved(self) -> bool:
        """Say whether the amount comes out of the columns."""
        if not self.rules:
            return False
        exact = self.exact()
        if exact is None:
            return False
        if self.shared:
            return abs(exact - self.amount) < Fraction(self.rules["取整单位"])
        return self.rounded(exact) == self.amount


def to_step(value: Fraction, step: Fraction, mode: str) -> Fraction:
    whole, rest = divmod(value / step, 1)
    up = {
        "四舍五入": rest >= Fraction(1, 2),
        "四舍六入五成双": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1),
        "去尾": False,
        "进一": rest > 0,
    }[mode]
    return (whole + up) * step


def charge(base: Fraction, tiers: Sequence[Mapping[str, str]], how: str) -> Fraction:
    total = Fraction(0)
    starts = [Fraction(tier["起点"]) for tier in tiers]
    for index, tier in enumerate(tiers):
        end = starts[index + 1] if index + 1 < len(starts) else None
        rate = Fraction(tier["费率"])
        if how == "超额累进":
            top = base if end is None else min(base, end)
            total += max(top - starts[index], Fraction(0)) * rate
        elif base >= starts[index] and (end is None or base < end):
            total = base * rate
    return total


def decimal(value: Fraction) -> str:
    """The number as typed; one that does not end is cut to twelve places."""
    sign, value = ("-" if value < 0 else ""), abs(value)
    text = str(value.numerator * 10**12 // value.denominator).zfill(13)
    return f"{sign}{text[:-12]}.{text[-12:]}".rstrip("0").rstrip(".")


def yuan(value: Fraction) -> str:
    return f"{int(value * 100) // 100}.{int(value * 100) % 100:02d}"
