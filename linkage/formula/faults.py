"""Formula faults (算式的毛病): every message about formulas, with a caret under the place."""

from __future__ import annotations

import unicodedata

from attrs import frozen

from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault

TOO_LONG = Fault(
    "E501", "算式有 {length} 个字", "最多 {most} 个字", "请把中间的数写进〔事实〕或〔约定〕，再来引用"
)
BAD_SIGN = Fault("E502", "第 {at} 个字“{said}”不认识", "{why}", "{remedy}")
BAD_WORD = Fault("E503", "第 {at} 个字起：{said}后面的{unit}不是认识的单位", "{why}", "{remedy}")
LONG_NUMBER = Fault("E504", "第 {at} 个字起：这个数的位数太多", "整数、小数各最多 15 位", "请核对这个数")
UNEXPECTED = Fault("E505", "第 {at} 个字起：这里{found}", "{why}", "{remedy}")
TOO_DEEP = Fault("E506", "第 {at} 个字起：算式套了超过 {most} 层", "", "请把里面的一段写进〔约定〕，再来引用")
UNKNOWN_NAME = Fault("E507", "第 {at} 个字起：不认识{said}", "{why}", "{remedy}")
UNKNOWN_FUNCTION = Fault("E508", "第 {at} 个字起：没有叫{said}的算法", "", "{remedy}")
WRONG_COUNT = Fault("E509", "第 {at} 个字起：“{name}”里写了 {count} 项", "", "请照这样写：{example}")
WRONG_SORT = Fault("E510", "第 {at} 个字起：这里是{found}，要的是{wanted}", "{why}", "{remedy}")
OTHER_UNIT = Fault("E511", "第 {at} 个字起：这里的单位是{found}，要的是{wanted}", "{why}", "{remedy}")
BY_NOUGHT = Fault("E512", "第 {at} 个字起：除数是零", "", "请核对除数")
NOT_ALLOWED_WORD = Fault("E513", "第 {at} 个字起：“{name}”里写着{said}，不认识", "", "{remedy}")
BAD_DAY = Fault("E514", "第 {at} 个字起：{said}", "", "{remedy}")
NO_DAY = Fault(
    "E515",
    "第 {at} 个字起：不知道看哪一天的合同年",
    "这里的算式不按天算",
    "请写明日期，例如 合同年(2023-01-01, 基准日)",
)

# Found only when a row is reckoned.
EMPTY_CELL = Fault("E521", "这一格没有填，{place}的算式要用到它", "", "请填写；没有的写 0 或“否”")
ROW_BY_NOUGHT = Fault(
    "E522",
    "算到这一行，{place}的算式里除数是零",
    "除数是“{said}”",
    "请核对这一行，或在算式里用 如果（…） 避开",
)
ROW_UNIT = Fault("E523", "这一行的单位与{place}的算式对不上", "{why}", "请改正这一行的单位")
ROW_REFUSED = Fault("E524", "算到这一行，{place}的算式算不下去", "{why}", "{remedy}")

_WIDE = {"W", "F"}
_WINDOW = 60
_INDENT = "    "


class FormulaError(Exception):
    """A formula that cannot be read; holds the problems, each with its place."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@frozen
class Text:
    """The text of a formula with its place: what problems are pictured on."""

    text: str
    where: Where

    def problem(self, fault: Fault, span: tuple[int, int], **words: object) -> Problem:
        """Make a problem about the signs from ``span[0]`` up to ``span[1]``."""
        return fault.at(self.where, at=span[0] + 1, **words).pictured(picture(self.text, span))


def picture(text: str, span: tuple[int, int]) -> str:
    """Draw carets under a part of a text; a hanzi takes two places and gets two carets.

    >>> print(picture("=a × 亩数", (5, 7)))
        =a × 亩数
             ^^^^
    """
    start, end = span[0], max(span[1], span[0] + 1)
    line = "".join(" " if sign.isspace() else sign for sign in text)
    first = max(0, min(start - _WINDOW // 2, len(line) - _WINDOW))
    head = "…" if first else ""
    tail = "…" if first + _WINDOW < len(line) else ""
    shown = head + line[first : first + _WINDOW] + tail
    shift = len(head) - first
    before = "".join(_blank(sign) for sign in shown[: start + shift])
    carets = "".join("^" * _places(sign) for sign in shown[start + shift : end + shift]) or "^"
    return f"{_INDENT}{shown}\n{_INDENT}{before}{carets}"


def _places(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1


def _blank(sign: str) -> str:
    return "\u3000" if _places(sign) == 2 else " "
