"""Theme (主题): how a village wants its papers to look, in words and measures; never a template.

Labels replace headings, the letterhead stands over the first page, the seal has its side, and a few measures
reach the style sheet. Every measure has bounds, because a paper that old people cannot read is no paper.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from types import MappingProxyType

from attrs import field, frozen, validators

from linkage.model.work import WORK_PAY


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

#: What papers call a gold where all of it is of one kind: the label of the gold stands for that as well.
_ALSO: Mapping[str, str] = MappingProxyType({"佣金": WORK_PAY})

#: Where the seal stands under a paper: the style sheet's word for each.
SEALS: Mapping[str, str] = MappingProxyType({"右": "right", "中": "center", "左": "left"})
USUAL_SEAL = "右"


def _known(words: Collection[str]) -> Callable[[object, object, Mapping[str, object]], None]:
    def check(_: object, __: object, said: Mapping[str, object]) -> None:
        if {*said} - {*words}:
            message = "a theme has no such word"
            raise ValueError(message)

    return check


def _in_bounds(_: object, __: object, measures: Mapping[str, Fraction]) -> None:
    for word, value in measures.items():
        if type(value) is not Fraction or not MEASURES[word].least <= value <= MEASURES[word].most:
            message = f"{word} is no measure within its bounds"
            raise ValueError(message)


@frozen
class Theme:
    """What a village said; nothing said is the usual look.

    ``labels`` by the usual word, ``letterhead`` line by line, ``seal`` a key of :data:`SEALS`, ``measures``
    by the word a village writes, as numbers: what reaches the style sheet is written here and never typed.

    Raises ``ValueError`` for a word that no theme has and for a measure out of its bounds.
    """

    labels: Mapping[str, str] = field(factory=dict, validator=_known(LABELS))
    letterhead: tuple[str, ...] = ()
    seal: str = field(default=USUAL_SEAL, validator=validators.in_(SEALS))
    measures: Mapping[str, Fraction] = field(factory=dict, validator=[_known(MEASURES), _in_bounds])

    @property
    def called(self) -> Mapping[str, str]:
        """What stands for each heading, by the word of the program."""
        also = {_ALSO[word]: label for word, label in self.labels.items() if word in _ALSO}
        return {**also, **self.labels}

    @property
    def style(self) -> str:
        """The measures as declarations of the style sheet's variables, in a fixed order."""
        said = ((MEASURES[word], value) for word, value in sorted(self.measures.items()))
        return "; ".join(f"--{one.variable}: {_hundredths(value)}{one.unit}" for one, value in said)


def _hundredths(value: Fraction) -> str:
    whole, rest = divmod(int(value * 100), 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")
