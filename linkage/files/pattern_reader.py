"""Pattern reader (读模式): what a pattern of arrangement says about itself, from its folder of data.

A pattern is data only: ``pattern.yaml`` tells what it is, its ground, the numbers a village must
decide and the facts it asks for; ``arrangement.yaml`` is the arrangement, in which every such number
is ``约定.参数名``. Words that many patterns ask for, as the name of the company, stand once in
``words.yaml`` beside the folders.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import frozen

from linkage.files.register_sheets import SHARED_COLUMNS, SHEET_BY_NAME
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode, read_yaml
from linkage.model.registers import Column, Kind, Sheet

ROOT = Path(__file__).parent.parent / "patterns"
_SETTING = re.compile(r"约定\.([^\s,，}\]#至]+)")
# Where a party is named by its role.
_BY_PARTY = {"居间": ("付款方", "收款方"), "预付": ("付款方",), "抵扣同意": ("债权人",)}
_ANY_YEAR = 2025
_YEARS = re.compile(r"\{year([+-]\d+)?\}")


@frozen
class Basis:
    """What a pattern or a number rests on, and how sure that is: 原文 报道 弱来源 推断 未确认."""

    source: str
    says: str
    trust: str


@frozen
class Setting:
    """A number, date or words a village must decide: a row of 约定. ``optional`` words may stay empty."""

    name: str
    unit: str
    usual: str
    says: str
    source: str
    trust: str
    optional: bool = False


@frozen
class FactAsked:
    """A fact the books must state: a row of 事实."""

    name: str
    unit: str
    says: str


@frozen
class Pattern:
    """A pattern of arrangement (模式)."""

    name: str
    order: int
    folder: Path
    line: str
    suits: str
    tells: str
    kin: tuple[str, ...]
    grounds: tuple[Basis, ...]
    settings: tuple[Setting, ...]
    facts: tuple[FactAsked, ...]
    sheets: tuple[Sheet, ...]
    units: Mapping[tuple[str, str], str]
    choices: Mapping[tuple[str, str], tuple[str, ...]]
    clauses: tuple[str, ...]
    reads: Mapping[str, tuple[str, ...]]

    def arrangement(self, year: int) -> bytes:
        """The arrangement for a season that is a calendar year."""
        return with_years(self.folder / "arrangement.yaml", year)

    def charter(self, year: int) -> bytes | None:
        """The charter, when the pattern has one."""
        file = self.folder / "charter.yaml"
        return with_years(file, year) if file.is_file() else None

    def worked(self, sheet: str) -> list[dict[str, str]]:
        """The rows of a register of the pattern's worked village, by heading; none of a sheet it has not."""
        file = self.folder / "village" / f"{sheet}.csv"
        if not file.is_file():
            return []
        with file.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))


def with_years(file: Path, year: int) -> bytes:
    """A file in which {year}, {year-1} and {year+9} are years."""
    text = file.read_text(encoding="utf-8")
    return _YEARS.sub(lambda found: str(year + int(found[1] or 0)), text).encode("utf-8")


@cache
def patterns() -> Mapping[str, Pattern]:
    """All patterns by name, in the order they give themselves (次序)."""
    shared = {one.name: one for one in _settings(_tree(ROOT / "words.yaml").get("参数"))}
    found = [_pattern(folder, shared) for folder in sorted(ROOT.iterdir()) if folder.is_dir()]
    found.sort(key=lambda pattern: pattern.order)
    return {pattern.name: pattern for pattern in found}


def _pattern(folder: Path, shared: Mapping[str, Setting]) -> Pattern:
    said = _tree(folder / "pattern.yaml")
    text = with_years(folder / "arrangement.yaml", _ANY_YEAR)
    node, _ = read_yaml("arrangement.yaml", text)
    own = {one.name: one for one in _settings(said.get("参数"))}
    charter = folder / "charter.yaml"
    both = text.decode("utf-8") + (charter.read_text("utf-8") if charter.is_file() else "")
    named = dict.fromkeys(_SETTING.findall(both))
    settings = [*own.values(), *(shared[name] for name in named if name not in own)]
    settings.sort(key=lambda one: (one.optional, one.unit == "文字"))
    own_sheets = {sheet.name: sheet for sheet in _own_sheets(said.get("自有表"))}
    sheets = {**SHEET_BY_NAME, **own_sheets}
    reads, choices = _reads(node)
    return Pattern(
        name=_text(said, "模式"),
        order=int(_text(said, "次序")),
        folder=folder,
        line=_text(said, "一句话"),
        suits=_text(said, "适合"),
        tells=_text(said, "说明"),
        kin=tuple(_words(said.get("搭配"))),
        grounds=tuple(
            Basis(_text(item, "来源"), _text(item, "内容"), _text(item, "把握"))
            for item in _maps(said.get("依据"))
        ),
        settings=tuple(settings),
        facts=tuple(
            FactAsked(_text(item, "名称"), _text(item, "单位"), _text(item, "说明"))
            for item in _maps(said.get("事实"))
        ),
        sheets=tuple(sheets[name] for name in _words(said.get("表"))),
        units=_units(said.get("单位")),
        choices=choices,
        clauses=tuple(dict.fromkeys(name for names in reads.values() for name in names)),
        reads=reads,
    )


def _reads(
    node: Node | None,
) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], tuple[str, ...]]]:
    """The clauses and pools by the sheet they count, and the words their columns offer."""
    reads: dict[str, list[str]] = {}
    root = node if isinstance(node, MappingNode) else None
    choices = _offered(root) if root is not None else {}
    for item in _maps(root.get("条款") if root is not None else None):
        sheet = _text(item, "数量").partition(".")[0]
        reads.setdefault(sheet, []).append(_text(item, "条款"))
        price = item.get("单价")
        if isinstance(price, MappingNode) and price.get("按") is not None:
            keys = tuple(key.text for key, _ in price.entries if key.text != "按")
            choices[sheet, _text(price, "按")] = keys
    for item in _maps(root.get("分配") if root is not None else None):
        for step in _maps(item.get("步骤")):
            sheet = _text(step, "按").partition(".")[0]
            reads.setdefault(sheet, []).append(_text(item, "分配"))
    return {sheet: tuple(dict.fromkeys(names)) for sheet, names in reads.items()}, choices


def _offered(root: MappingNode) -> dict[tuple[str, str], tuple[str, ...]]:
    """The parties, items and price series of an arrangement, for the columns that name them."""
    parties = root.get("当事人")
    entries = parties.entries if isinstance(parties, MappingNode) else ()
    roles = tuple(key.text for key, _ in entries if key.text != "农户")
    items = tuple(_text(item, "项目") for item in _maps(root.get("抵扣")))
    offered = {(sheet, heading): roles for sheet in _BY_PARTY for heading in _BY_PARTY[sheet]}
    offered |= {(sheet, "项目"): items for sheet in ("预付", "抵扣同意") if items}
    series = tuple(dict.fromkeys(_series(root)))
    return offered | ({("价格", "系列"): series} if series else {})


def _series(root: Node) -> Iterator[str]:
    """The names of price series, wherever a price asks for one."""
    waiting: list[Node] = [root]
    while waiting:
        match waiting.pop(0):
            case MappingNode(entries=entries) as node:
                waiting += [value for _, value in entries]
                yield from [_text(node, "系列")] if node.get("系列") is not None else []
            case SequenceNode(items=items):
                waiting += items
            case Scalar():
                pass


def _settings(node: Node | None) -> Iterator[Setting]:
    for item in _maps(node):
        yield Setting(
            name=_text(item, "参数"),
            unit=_text(item, "单位"),
            usual=_text(item, "常见"),
            says=_text(item, "说明"),
            source=_text(item, "来源"),
            trust=_text(item, "把握"),
            optional=_text(item, "可空") == "是",
        )


def _own_sheets(node: Node | None) -> Iterator[Sheet]:
    """Sheets of the pattern's own: each column with its unit when it holds numbers."""
    shared = {column.heading: column for column in SHARED_COLUMNS}
    for item in _maps(node):
        columns = []
        for column in _maps(item.get("列")):
            heading, unit = _text(column, "列"), _text(column, "单位")
            known = shared.get(heading)
            kind = Kind.NUMBER if unit else Kind.TEXT
            units = (unit,) if unit else ()
            columns.append(known or Column(heading, kind, units=units, note=_text(column, "说明")))
        yield Sheet(_text(item, "表"), _text(item, "说明"), tuple(columns))


def _units(node: Node | None) -> dict[tuple[str, str], str]:
    entries = node.entries if isinstance(node, MappingNode) else ()
    parted = [(key.text.partition("."), value) for key, value in entries]
    return {
        (sheet, heading): value.text for (sheet, _, heading), value in parted if isinstance(value, Scalar)
    }


def _tree(file: Path) -> MappingNode:
    node, problems = read_yaml(file.name, file.read_bytes())
    if problems or not isinstance(node, MappingNode):
        raise ValueError(f"{file.parent.name}/{file.name}: {problems[:1]}")
    return node


def _maps(node: Node | None) -> Iterator[MappingNode]:
    items = node.items if isinstance(node, SequenceNode) else ()
    return (item for item in items if isinstance(item, MappingNode))


def _words(node: Node | None) -> list[str]:
    items = node.items if isinstance(node, SequenceNode) else ()
    return [item.text for item in items if isinstance(item, Scalar)]


def _text(node: MappingNode, key: str) -> str:
    found = node.get(key)
    return found.text.strip() if isinstance(found, Scalar) else ""
