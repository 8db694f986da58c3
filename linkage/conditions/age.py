"""Age (年龄): full years of the person on the record day, within a band; both bounds as they are written."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.conditions import Sign, all_of, compare, holds
from linkage.ground.figure import Day, Figure
from linkage.model.eligibility import Condition, Subject, Verdict
from linkage.model.person import age_on, birth_of


@frozen
class AgeBand(Condition):
    """An age of at least, above, at most or below so many years; each bound is a leaf with its sign."""

    bounds: tuple[tuple[Sign, Figure], ...]

    def test(self, subject: Subject) -> Verdict:
        """Ask how old the person is on the record day: a year is full on the birthday."""
        person = subject.someone("年龄")
        age = age_on(person, subject.day)
        asked = [compare(age, limit, sign) for sign, limit in self.bounds]
        proof = all_of(asked)
        if holds(proof):
            return Verdict(met=True, proof=proof)
        at = next(index for index, one in enumerate(asked) if not holds(one))
        return Verdict(met=False, proof=proof, why=self._why(at, age, birth_of(person), subject.day))

    def _why(self, at: int, age: Figure, born: Day, day: Day) -> str:
        said = f"{born.date}生，基准日{day.date}时{age.value}周岁"
        sign, limit = self.bounds[at]
        fault = {
            Sign.AT_LEAST: f"未满{limit.value}周岁",
            Sign.ABOVE: f"不超过{limit.value}周岁",
            Sign.AT_MOST: f"已超过{limit.value}周岁",
            Sign.BELOW: f"已满{limit.value}周岁",
        }[sign]
        return f"{fault}（{said}）"

    def words(self) -> str:
        """Say the band: 年满60周岁、不超过69周岁."""
        told = {
            Sign.AT_LEAST: "年满{}周岁",
            Sign.ABOVE: "超过{}周岁",
            Sign.AT_MOST: "不超过{}周岁",
            Sign.BELOW: "不满{}周岁",
        }
        return "、".join(told[sign].format(limit.value) for sign, limit in self.bounds)
