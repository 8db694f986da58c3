"""Minimum (至少): over the season the payee brought at least so much of a column of the registers."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.conditions import Sign, compare, holds
from linkage.ground.figure import Figure
from linkage.ground.units import PLAIN
from linkage.model.eligibility import Condition, Subject, Verdict, refused
from linkage.words.wording import compact


@frozen
class AtLeast(Condition):
    """The sum of ``quantity`` over the season is at least ``least``."""

    quantity: tuple[str, str]
    least: Figure

    def test(self, subject: Subject) -> Verdict:
        """Add up the season's rows of the household, or of the person where persons are paid."""
        total = subject.total(self.quantity)
        if total.unit == PLAIN and total.op == "constant":
            total = Figure.zero(self.least.unit)
        if not total.unit.fits(self.least.unit):
            what = f"〔{self.quantity[0]}〕的{self.quantity[1]}合计是“{total.unit or '无单位'}”"
            raise refused(subject.row, "户号", what, f"资格要的是“{self.least.unit}”", "请统一单位")
        total = total.to(self.least.unit).named(f"{self.quantity[0]}{self.quantity[1]}合计")
        proof = compare(total, self.least, Sign.AT_LEAST)
        if holds(proof):
            return Verdict(met=True, proof=proof)
        said = f"{compact(total)}，不到{compact(self.least)}"
        return Verdict(met=False, proof=proof, why=f"〔{self.quantity[0]}〕的{self.quantity[1]}合计{said}")

    def words(self) -> str:
        """Say the least: 本期积分分值合计不少于60积分."""
        return f"本期{self.quantity[0]}{self.quantity[1]}合计不少于{compact(self.least)}"
