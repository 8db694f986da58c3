"""Columns of formulas (算式用到的列): which columns of the village's own the formulas reckon with.

The registers are read before the arrangement is, and a column nobody declared is read as a number only when
somebody reckons with it; so the formulas are looked through once for the columns they name.
"""

from __future__ import annotations

from collections.abc import Iterator

from linkage.formula.binding import DAYS, OWN_ROW, ROSTER, SOURCES
from linkage.formula.faults import FormulaError, Text
from linkage.formula.parser import is_formula, parse
from linkage.formula.tree import Call, Comparison, Date, Name, Quoted, Tree, below
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode

_QUANTITIES = ("数量", "按")
_OF_DAYS = {"天数", "年龄", "合同年"}


def columns_reckoned(node: Node, sheet: str = "") -> frozenset[tuple[str, str]]:
    """Every ``(sheet, heading)`` that a formula under a node reckons with as a number.

    ``sheet`` is that of the clause or weight (数量, 按) in which the node stands.
    """
    match node:
        case MappingNode(entries=entries):
            own = next((sheet_counted(node.get(key)) for key in _QUANTITIES if node.get(key) is not None), "")
            parts = [columns_reckoned(value, own or sheet) for _, value in entries]
        case SequenceNode(items=items):
            parts = [columns_reckoned(item, sheet) for item in items]
        case Scalar(text=text) if is_formula(text):
            return frozenset(_named(Text(text, node.where), sheet))
        case _:
            return frozenset()
    return frozenset[tuple[str, str]]().union(*parts)


def sheet_counted(node: Node | None) -> str:
    """The sheet a quantity names: of ``地块.面积``, or of the first such name in a formula."""
    if not isinstance(node, Scalar):
        return ""
    if not is_formula(node.text):
        return node.text.strip().replace("．", ".").partition(".")[0]
    return sheet_named(node)


def sheet_named(scalar: Scalar) -> str:
    """The sheet whose rows a formula is reckoned for: the first it names, the roster only if no other."""
    try:
        names = _all(parse(Text(scalar.text, scalar.where)))
    except FormulaError:
        return ""
    named = [name.parts[0] for name in names if _of_sheet(name)]
    return next((sheet for sheet in named if sheet != ROSTER), next(iter(named), ""))


def _all(tree: Tree) -> Iterator[Name]:
    """Every name, also those compared with words and days."""
    if isinstance(tree, Name):
        yield tree
    for part in below(tree):
        yield from _all(part)


def _of_sheet(name: Name) -> bool:
    return len(name.parts) > 1 and name.parts[0] not in {*SOURCES, OWN_ROW}


def _named(text: Text, sheet: str) -> Iterator[tuple[str, str]]:
    for name in _names(text):
        if _of_sheet(name):
            yield name.parts[0], name.parts[1]
        elif name.parts[0] == OWN_ROW and len(name.parts) > 1:
            yield sheet, name.parts[1]
        elif len(name.parts) == 1 and name.parts[0] not in DAYS:
            yield sheet, name.parts[0]


def _names(text: Text) -> list[Name]:
    """The names a formula reckons with; none where it cannot be read, which is told later."""
    try:
        return list(_numbers(parse(text)))
    except FormulaError:
        return []


def _numbers(tree: Tree) -> Iterator[Name]:
    """Names that stand for numbers: not those compared with a word or a date, nor days of a function."""
    if isinstance(tree, Name):
        yield tree
        return
    inner = below(tree)
    if isinstance(tree, Comparison) and any(isinstance(side, (Quoted, Date)) for side in inner):
        return
    if isinstance(tree, Call) and tree.name in _OF_DAYS:
        return
    for part in inner[:1] if isinstance(tree, Call) and tree.name in {"取整", "档"} else inner:
        yield from _numbers(part)
    if isinstance(tree, Call) and tree.name == "档":
        for part in inner[2:]:
            yield from _numbers(part)
