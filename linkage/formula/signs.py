"""Signs (符号): cuts the text of a formula into numbers with units, names, words, dates and operators.

Full-width signs are folded one for one, so that places in the folded text are places in the text. A
unit is written without blanks inside (元/斤), so that a stroke between blanks divides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from linkage.formula import faults
from linkage.formula.faults import FormulaError, Text
from linkage.formula.tree import Span
from linkage.ground.errors import Problem
from linkage.ground.fault import quoted, suggestion
from linkage.ground.units import PLAIN, UNIT_NAMES, Unit, UnitError

LONGEST = 500
WORDS = MappingProxyType({"且": "且", "并且": "且", "或": "或", "或者": "或", "非": "非"})

_FOLD = str.maketrans(
    "０１２３４５６７８９．。％（）【】，：；＋－−–—＊×／÷＝＞＜≧≦！“”‘’「」＂＇\u3000\u00a0\t\r\n",
    "0123456789..%()[],:;+----××/÷=><≥≤!" + '"' * 8 + " " * 5,
)
_DIGITS = re.compile(r"(\d+)(?:\.(\d+))?", re.ASCII)
_SCALE = re.compile(r"[%‰]| *[万亿]")
_SCALES = {"%": Fraction(1, 100), "‰": Fraction(1, 1000), "万": Fraction(10**4), "亿": Fraction(10**8)}
_LETTERS = re.compile(r"[^\W\d_]+[²2]?")
_COUNTED = re.compile(r"50(?=公斤|千克|kg)|100(?=斤|市斤)")
_JOIN = re.compile(r"[/·]")
_NAME = re.compile(r"[^\W\d]\w*")
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日|"
    r"(?:上年|去年|当年|本年|今年|每年|次年|下年|明年)?度?的?\d{1,2}月\d{1,2}日",
    re.ASCII,
)
_QUOTED = re.compile(r'"([^"]*)"')
_BRACKETED = re.compile(r"[〔\[]([^〔〕\[\]]+)[〕\]]")
_OPERATORS = {
    ">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", "<>": "≠", "!=": "≠", "==": "=",
    **{sign: sign for sign in "+-×÷()=><≥≤≠,:."}, "*": "×", "/": "÷", ";": ",",
}  # fmt: skip
_MOST_DIGITS = 15


@frozen
class Sign:
    """One piece of a formula: ``sort`` (数 文字 日期 名 号 or 完), text, place, what a number says."""

    sort: str
    text: str
    span: Span
    value: Fraction = Fraction(0)
    unit: Unit = PLAIN
    said: str = ""


def folded(text: str) -> str:
    """Fold full-width signs, each by one."""
    return text.translate(_FOLD)


def cut(text: Text, start: int) -> list[Sign]:
    """Cut a formula into signs, from ``start`` (behind its ``=``) on.

    Raises :class:`FormulaError` with everything that is no sign of a formula.
    """
    if len(text.text) > LONGEST:
        span = (LONGEST, len(text.text))
        raise FormulaError([text.problem(faults.TOO_LONG, span, length=len(text.text), most=LONGEST)])
    cutter = _Cutter(text, folded(text.text), [])
    signs = list(cutter.signs(start))
    if cutter.problems:
        raise FormulaError(cutter.problems)
    return [*signs, Sign("完", "", (len(text.text), len(text.text)))]


@frozen
class _Cutter:
    text: Text
    plain: str
    problems: list[Problem]

    def signs(self, at: int) -> Iterator[Sign]:
        while at < len(self.plain):
            if self.plain[at].isspace():
                at += 1
                continue
            sign = self.sign(at)
            if sign is None:
                at += 1
                continue
            yield sign
            at = sign.span[1]

    def sign(self, at: int) -> Sign | None:
        if found := _DATE.match(self.plain, at):
            return Sign("日期", self.text.text[at : found.end()], found.span())
        if _DIGITS.match(self.plain, at):
            return self.number(at)
        if found := _NAME.match(self.plain, at):
            word = WORDS.get(found[0])
            return Sign("号" if word else "名", word or found[0], found.span())
        if found := _QUOTED.match(self.plain, at):
            return Sign("文字", self.text.text[at + 1 : found.end() - 1].strip(), found.span())
        if found := _BRACKETED.match(self.plain, at):
            return Sign("名", self.text.text[at + 1 : found.end() - 1].strip(), found.span())
        for length in (2, 1):
            said = self.plain[at : at + length]
            if said in _OPERATORS:
                return Sign("号", _OPERATORS[said], (at, at + len(said)))
        self.unknown(at)
        return None

    def unknown(self, at: int) -> None:
        said = self.text.text[at]
        why, remedy = "算式里没有这个符号", "运算用 + − × ÷ （ ），比较用 ≥ > = ≠ ≤ <，连接用 且 或 非"
        if self.plain[at] == '"':
            why, remedy = "引号只有一半", "请补上另一半引号"
        words = {"said": said if said.isprintable() else "（看不见的符号）", "why": why, "remedy": remedy}
        self.problems.append(self.text.problem(faults.BAD_SIGN, (at, at + 1), **words))

    def number(self, at: int) -> Sign:
        found = _DIGITS.match(self.plain, at)
        whole, decimals = found.groups(default="") if found else ("", "")
        end = found.end() if found else at
        if max(len(whole), len(decimals)) > _MOST_DIGITS:
            self.problems.append(self.text.problem(faults.LONG_NUMBER, (at, end)))
            whole, decimals = "0", ""
        value = Fraction(f"{whole}.{decimals or 0}")
        scale = _SCALE.match(self.plain, end)
        if scale:
            value *= _SCALES[scale[0].strip()]
            end = scale.end()
        said = self.text.text[at:end]
        unit, last = self.unit(at, end, percent=bool(scale) and scale[0] in "%‰" if scale else False)
        return Sign("数", self.text.text[at:last], (at, last), value, unit, said)

    def unit(self, start: int, at: int, *, percent: bool) -> tuple[Unit, int]:
        """The unit behind a number, and where it ends; blanks may stand before it, not inside."""
        if self.plain[at : at + 1] == "/":
            return self.following(PLAIN, at)
        begin = at + len(self.plain[at:]) - len(self.plain[at:].lstrip())
        found = _NAME.match(self.plain, begin)
        if found is None or (begin > at and found[0] in WORDS):
            return PLAIN, at
        letters = _LETTERS.match(self.plain, begin)
        known = _unit(letters[0]) if letters else None
        if known is None or letters is None or percent:
            why = "百分数后面只能是 /年 这样的单位" if percent else "要相乘的，请写 ×"
            near = [word for word in WORDS if found[0].startswith(word)]
            alike = suggestion(found[0], UNIT_NAMES)
            shown = alike if alike.startswith("可能是") else "单位写成 元、公斤、亩、工日、元/斤 这样"
            remedy = f"“{near[0]}”的两边请留空格" if near else shown
            words = {"said": self.text.text[start:at], "unit": quoted(found[0])}
            span = (begin, found.end())
            self.problems.append(self.text.problem(faults.BAD_WORD, span, **words, why=why, remedy=remedy))
            return PLAIN, found.end()
        return self.following(known, letters.end())

    def following(self, unit: Unit, at: int) -> tuple[Unit, int]:
        """Take /斤 and ·年 as long as what follows is a unit."""
        divides = False
        while join := _JOIN.match(self.plain, at):
            counted = _COUNTED.match(self.plain, join.end())
            letters = _LETTERS.match(self.plain, counted.end() if counted else join.end())
            word = f"{counted[0] if counted else ''}{letters[0]}" if letters else ""
            one = _unit(word) if word else None
            if one is None or letters is None:
                break
            divides = divides or join[0] == "/"
            unit = unit / one if divides else unit * one
            at = letters.end()
        return unit, at


def _unit(word: str) -> Unit | None:
    try:
        return Unit.parse(word)
    except UnitError:
        return None
