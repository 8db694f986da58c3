"""Theme (主题): how a village wants its papers to look, in words and measures; never a template.

Labels replace headings, the letterhead stands over the first page, the seal has its side, and a few measures
reach the style sheet. Every measure has bounds, because a paper that old people cannot read is no paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from attrs import field, frozen


@frozen
class Measure:
    """A measure a village may set: its name in the style sheet, its unit, least and most."""

    variable: str
    unit: str
    least: Fraction
    most: Fraction


def _measure(variable: str, unit: str, least: str, most: str) -> Measure:
    return Measure(variable, unit, Fraction(least), Fraction(most))


#: What a village may set, by the word it writes. The least is what is still read at arm's length.
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "合同字号": _measure("contract-size", "pt", "12", "16"),
        "合同行距": _measure("contract-leading", "", "1.4", "2"),
        "公示字号": _measure("notice-size", "pt", "14", "24"),
        "表册字号": _measure("sheet-size", "pt", "9", "12"),
        "线粗": _measure("rule", "pt", "0.25", "1.5"),
    }
)

#: Headings that may be called otherwise: the three golds, other incomes, the statement itself.
LABELS = (
    *("股金分红", "租金", "佣金", "其他收入"),
    *("土地租金", "务工工资", "卖货的钱", "奖补", "福利", "盈余返还"),
    *("农户收益告知书", "收益分配公示"),
)

#: Where the seal stands under a paper: the style sheet's word for each.
SEALS: Mapping[str, str] = MappingProxyType({"右": "right", "中": "center", "左": "left"})
USUAL_SEAL = "右"


@frozen
class Theme:
    """What a village said; nothing said is the usual look.

    ``labels`` by the usual word, ``letterhead`` line by line, ``seal`` a key of :data:`SEALS`, ``measures``
    by the word a village writes, as text with its unit.
    """

    labels: Mapping[str, str] = field(factory=dict)
    letterhead: tuple[str, ...] = ()
    seal: str = USUAL_SEAL
    measures: Mapping[str, str] = field(factory=dict)

    @property
    def style(self) -> str:
        """The measures as declarations of the style sheet's variables, in a fixed order."""
        said = ((MEASURES[word].variable, text) for word, text in sorted(self.measures.items()))
        return "; ".join(f"--{variable}: {text}" for variable, text in said)
