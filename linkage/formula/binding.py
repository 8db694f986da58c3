"""Binding (认名称): what every name of a formula means, and that its sorts and units fit, all at load."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from attrs import field, frozen

from linkage.formula import faults
from linkage.formula.faults import Text
from linkage.formula.function import DAY, TRUTH, WORD, Function, Kind, Sort
from linkage.formula.tree import (
    Binary,
    Call,
    Comparison,
    Date,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Quoted,
    Span,
    Tree,
    below,
    is_nought,
)
from linkage.ground.errors import Problem
from linkage.ground.fault import Fault, listed, quoted, suggestion
from linkage.ground.figure import Day, Figure, Node
from linkage.ground.season import DayError, parse_day, read_relative
from linkage.ground.units import Unit

OWN_ROW = "本行"
ROSTER = "名册"
DAYS = ("基准日", "本季起", "本季止")
SOURCES = ("事实", "约定", "章程", "法规")
_WITH_YEAR = re.compile(r"\d{4}")


def _unknown(source: str, name: str) -> str:
    return f"{source}里没有“{name}”"


@frozen
class Surroundings:
    """What a formula may speak of where it stands.

    ``columns`` are those of the sheet whose rows it is reckoned for, ``roster`` those of the row's person;
    both are empty where it belongs to no row. ``value`` looks a fact, parameter or charter value up, or
    says why there is none; ``names`` lists them by source. ``series`` gives the unit of each price series.
    ``given`` are names of the place itself, such as 本池.可分. ``dated`` says that it is reckoned for a
    day, ``season`` that the season's days are known.
    """

    sheet: str = ""
    columns: Mapping[str, Sort] = field(factory=dict)
    roster: Mapping[str, Sort] = field(factory=dict)
    value: Callable[[str, str], Node | str] = _unknown
    names: Mapping[str, Sequence[str]] = field(factory=dict)
    series: Mapping[str, Unit] = field(factory=dict)
    given: Mapping[str, Sort] = field(factory=dict)
    dated: bool = False
    season: bool = True


@frozen
class Reference:
    """What a name means: a column of the row or of the roster, a day, a given name, or a value."""

    source: str
    name: str
    value: Node | None = None


@frozen
class Binder:
    """One formula being bound; ``references``, ``units`` of each bare 0 and ``problems`` fill on the way."""

    text: Text
    around: Surroundings
    functions: Mapping[str, Function]
    references: dict[tuple[str, ...], Reference] = field(factory=dict)
    units: dict[Span, Unit] = field(factory=dict)
    problems: list[Problem] = field(factory=list)

    def note(self, fault: Fault, span: Span, **words: object) -> None:
        """Note a problem at a place of the formula."""
        self.problems.append(self.text.problem(fault, span, **words))

    def sort(self, tree: Tree) -> Sort | None:
        """The sort of a part; nothing when it has a problem, which is noted."""
        match tree:
            case Number():
                return Sort(Kind.NUMBER, tree.unit, nought=is_nought(tree))
            case Quoted():
                return WORD
            case Date():
                return self._date(tree)
            case Name():
                return self._name(tree)
            case Negative() | Binary():
                return self._reckoned(tree)
            case Comparison():
                return self._comparison(tree)
            case Joined() | Not():
                fits = [self.of(part, Kind.TRUTH) for part in below(tree)]
                return TRUTH if all(fits) else None
            case Call():
                return self._call(tree)
        self.note(
            faults.UNEXPECTED, tree.span, found="不能用冒号", why="冒号只用在 档（…） 里", remedy="请核对"
        )
        return None

    # What functions ask

    def number(self, tree: Tree, unit: Unit | None = None) -> Sort | None:
        """See that a part is a number, of a unit when one is given."""
        sort = self.sort(tree)
        if sort is None or not self._is(tree, sort, Kind.NUMBER):
            return None
        if unit is None or sort.unit is None or sort.nought or sort.unit.fits(unit):
            return sort
        self._unit_differs(tree, sort.unit, unit)
        return None

    def of(self, tree: Tree, kind: Kind) -> bool:
        """See that a part is a day, a word or a condition."""
        sort = self.sort(tree)
        return sort is not None and self._is(tree, sort, kind)

    def alike(self, trees: Sequence[Tree]) -> Sort | None:
        """See that parts are numbers of one kind of unit; the first with a unit says which."""
        known = [sort for tree in trees if (sort := self.number(tree)) is not None]
        return self._alike(trees, known) if len(known) == len(trees) else None

    def _alike(self, trees: Sequence[Tree], known: Sequence[Sort]) -> Sort | None:
        leading = next((sort for sort in known if not sort.nought), known[0])
        fits = True
        for tree, sort in zip(trees, known, strict=True):
            if sort.nought and leading.unit is not None:
                self.units[tree.span] = leading.unit
            if leading.unit is None or sort.unit is None or sort.nought or sort.unit.fits(leading.unit):
                continue
            self._unit_differs(tree, sort.unit, leading.unit)
            fits = False
        return leading if fits else None

    def said(self, tree: Tree) -> str:
        """The text of a part as it was written, quotation marks taken off."""
        return said(self.text, tree)

    def series(self, tree: Tree) -> Sort | None:
        """See that a part names a price series."""
        name = self.said(tree)
        if name in self.around.series:
            return Sort(Kind.NUMBER, self.around.series[name])
        words = {"said": f"价格系列{quoted(name)}", "why": "台账〔价格〕里没有这个系列"}
        known = self.around.series
        remedy = suggestion(name, known) if known else "请在台账〔价格〕里补上"
        self.note(faults.UNKNOWN_NAME, tree.span, **words, remedy=remedy)
        return None

    def born(self, span: Span) -> bool:
        """See that the row belongs to a person or household of the roster, with a birthday."""
        if "出生日期" in self.around.roster:
            return True
        why = "台账〔名册〕没有“出生日期”一列" if self.around.roster else "这里的算式不属于哪一户、哪一人"
        remedy = "请写成 年龄(出生日期, 基准日)，两项都写明"
        self.note(faults.UNKNOWN_NAME, span, said="出生日期", why=why, remedy=remedy)
        return False

    def periodic(self, span: Span) -> bool:
        """See that the formula is reckoned for a day."""
        if not self.around.dated:
            self.note(faults.NO_DAY, span)
        return self.around.dated

    # The parts of the language

    def _is(self, tree: Tree, sort: Sort, kind: Kind) -> bool:
        if sort.kind is kind:
            return True
        remedy = {
            Kind.NUMBER: "请核对",
            Kind.DAY: "请写成 2025-09-20、当年9月20日 或 基准日",
            Kind.WORD: '请加上引号，例如 "是"',
            Kind.TRUTH: "请写成比较，例如 数量 ≥ 100 公斤",
        }[kind]
        words = {"found": sort.kind.value, "wanted": kind.value, "why": "", "remedy": remedy}
        self.note(faults.WRONG_SORT, tree.span, **words)
        return False

    def _unit_differs(self, tree: Tree, found: Unit, wanted: Unit) -> None:
        why = "单位量的不是同一种东西，不能相加减、比较，也不能换算"
        bare = isinstance(tree, Number) and not found
        remedy = f"请写明单位，例如 {self.said(tree)} {wanted}" if bare else "请核对两边的单位"
        if isinstance(tree, Number) and found and wanted:
            remedy = f"请核对单位：另一边是 {wanted}"
        words = {"found": found or "纯数", "wanted": wanted or "纯数", "why": why, "remedy": remedy}
        self.note(faults.OTHER_UNIT, tree.span, **words)

    def _date(self, tree: Date) -> Sort | None:
        try:
            if _WITH_YEAR.match(tree.text):
                parse_day(tree.text)
            else:
                read_relative(tree.text)
        except DayError as error:
            self.note(faults.BAD_DAY, tree.span, said=error.what, remedy=error.remedy or "请核对日期")
            return None
        return DAY

    def _reckoned(self, tree: Negative | Binary) -> Sort | None:
        if isinstance(tree, Negative):
            return self.number(tree.inner)
        if tree.sign in {"+", "-"}:
            return self.alike((tree.left, tree.right))
        left, right = self.number(tree.left), self.number(tree.right)
        if left is None or right is None:
            return None
        if left.unit is None or right.unit is None:
            return Sort(Kind.NUMBER, None)
        return Sort(Kind.NUMBER, left.unit * right.unit if tree.sign == "×" else left.unit / right.unit)

    def _comparison(self, tree: Comparison) -> Sort | None:
        left, right = self.sort(tree.left), self.sort(tree.right)
        if left is None or right is None:
            return None
        if left.kind is Kind.NUMBER and right.kind is Kind.NUMBER:
            return TRUTH if self._alike((tree.left, tree.right), (left, right)) is not None else None
        if left.kind is not right.kind:
            self._is(tree.right, right, left.kind)
            return None
        if left.kind is not Kind.DAY and tree.sign not in {"=", "≠"}:
            why, remedy = f"{left.kind.value}没有大小", "请用 = 或 ≠"
            found = f"用“{tree.sign}”比{left.kind.value}"
            self.note(faults.WRONG_SORT, tree.span, found=found, wanted="= 或 ≠", why=why, remedy=remedy)
            return None
        return TRUTH

    def _call(self, tree: Call) -> Sort | None:
        function = self.functions.get(tree.name)
        if function is None:
            span = (tree.span[0], tree.span[0] + len(tree.name))
            remedy = suggestion(tree.name, self.functions)
            self.note(faults.UNKNOWN_FUNCTION, span, said=quoted(tree.name), remedy=remedy)
            return None
        count = len(tree.arguments)
        if not function.least <= count <= function.most:
            words = {"name": tree.name, "count": count, "example": function.example}
            self.note(faults.WRONG_COUNT, tree.span, **words)
            return None
        return function.check(self, tree)

    # Names

    def _name(self, tree: Name) -> Sort | None:
        found = self._meaning(tree)
        if found is None:
            return None
        reference, sort = found
        self.references[tree.parts] = reference
        return sort

    def _meaning(self, tree: Name) -> tuple[Reference, Sort] | None:
        around, whole = self.around, ".".join(tree.parts)
        if whole in around.given:
            return Reference("", whole), around.given[whole]
        if len(tree.parts) == 1:
            if whole in DAYS and around.season:
                return Reference("日", whole), DAY
            return self._column(tree, OWN_ROW, whole, around.columns)
        source, name = tree.parts
        if source in SOURCES:
            return self._value(tree, source, name)
        if source in {OWN_ROW, around.sheet}:
            return self._column(tree, OWN_ROW, name, around.columns)
        if source == ROSTER:
            return self._column(tree, ROSTER, name, around.roster)
        known = [*SOURCES, *((OWN_ROW, around.sheet, ROSTER) if around.columns else ())]
        words = {"said": quoted(whole), "why": f"点的前面可以写 {listed(dict.fromkeys(known))}"}
        self.note(faults.UNKNOWN_NAME, tree.span, **words, remedy=suggestion(source, known))
        return None

    def _column(
        self, tree: Name, source: str, name: str, columns: Mapping[str, Sort]
    ) -> tuple[Reference, Sort] | None:
        if name in columns:
            return Reference(source, name), columns[name]
        where = f"台账〔{ROSTER if source == ROSTER else self.around.sheet}〕没有这一列"
        why = where if columns else "这里的算式不属于台账的哪一行"
        near = [name for names in self.around.names.values() for name in names]
        remedy = suggestion(name, [*columns, *self.around.given, *DAYS])
        homes = [home for home, names in self.around.names.items() if name in names]
        if homes:
            remedy = f"可能是“{homes[0]}.{name}”"
        elif not columns and near:
            remedy = suggestion(name, [*near, *self.around.given, *DAYS])
        self.note(faults.UNKNOWN_NAME, tree.span, said=quoted(".".join(tree.parts)), why=why, remedy=remedy)
        return None

    def _value(self, tree: Name, source: str, name: str) -> tuple[Reference, Sort] | None:
        value = self.around.value(source, name)
        if isinstance(value, str):
            known = [word for word in self.around.names.get(source, ()) if word != name]
            remedy = suggestion(name, known) if known else f"请核对{source}“{name}”"
            words = {"said": quoted(f"{source}.{name}"), "why": value}
            self.note(faults.UNKNOWN_NAME, tree.span, **words, remedy=remedy)
            return None
        match value:
            case Figure():
                sort = Sort(Kind.NUMBER, value.unit)
            case Day():
                sort = DAY
            case _:
                sort = WORD
        return Reference(source, name, value), sort


def said(text: Text, tree: Tree) -> str:
    """The text of a part as it was written, quotation marks taken off."""
    if isinstance(tree, Quoted):
        return tree.text
    return text.text[tree.span[0] : tree.span[1]].strip()


def constant(tree: Tree, references: Mapping[tuple[str, ...], Reference]) -> bool:
    """Say whether a part is the same for every row and day."""
    match tree:
        case Number() | Quoted():
            return True
        case Name(parts=parts):
            return parts in references and references[parts].value is not None
        case Negative(inner=inner):
            return constant(inner, references)
        case Binary(left=left, right=right):
            return constant(left, references) and constant(right, references)
        case _:
            return False
