"""New season (新建一季): the files a fresh season folder begins with, from one or several patterns.

The workbook has only the registers the patterns read. Every number a village must decide is a yellow
cell of 约定, with its unit, usual range, meaning and source; every fact a yellow cell of 事实.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping, Sequence

from linkage.files.law_reader import shipped_laws
from linkage.files.open_cells import MAY_BE_EMPTY
from linkage.files.pattern_reader import FactAsked, Pattern, Setting, patterns
from linkage.files.register_examples import example_row
from linkage.files.register_sheets import SHEET_BY_NAME, SHEETS
from linkage.files.workbook_writer import COMMENT, Filling, RowIn, written_workbook
from linkage.ground.errors import UsageError
from linkage.ground.fault import listed, quoted, suggestion
from linkage.model.registers import Sheet

# People type either brackets; a slash cannot stand in the name of a file.
_WIDE = str.maketrans({"(": "（", ")": "）", "/": "和", " ": ""})
_CATEGORIES, _ORDINARY = "帮扶对象类别", "一般户"
_NO_CLAUSE = ("", "每户", "每人", "名册")


def chosen(names: Sequence[str]) -> tuple[Pattern, ...]:
    """The patterns of these names; an unknown name, or patterns that cannot stand together, are told."""
    known = patterns()
    names = [unicodedata.normalize("NFKC", name).translate(_WIDE) for name in names]
    for name in names:
        if name not in known:
            raise UsageError(
                f"没有{quoted(name)}这个模式。{suggestion(name, known)}。全部模式见 linkage init --list。"
            )
    found = tuple(known[name] for name in dict.fromkeys(names))
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            _check_together(one, other)
    return found


def _check_together(one: Pattern, other: Pattern) -> None:
    both = f"“{one.name}”和“{other.name}”不能放在同一季："
    clauses = [name for name in one.clauses if name in other.clauses]
    if clauses:
        raise UsageError(
            f"{both}都有名叫{listed(quoted(name) for name in clauses)}的条款或分配，"
            "同一季里一个名称只能有一个意思。请只选一个，或分成两季。"
        )
    for mine, theirs in ((one.settings, other.settings), (one.facts, other.facts)):
        by_name = {item.name: item for item in theirs}
        clash = [item.name for item in mine if by_name.get(item.name, item) != item]
        if clash:
            raise UsageError(
                f"{both}{listed(quoted(name) for name in clash)}在两个模式里说的不是一回事。"
                "请只选一个，或分成两季。"
            )


def shared_registers(found: Sequence[Pattern]) -> dict[str, list[str]]:
    """Registers that clauses of several patterns count: their rows must say whose they are (条款)."""
    readers: dict[str, list[tuple[str, ...]]] = {}
    for pattern in found:
        for sheet, clauses in pattern.reads.items():
            readers.setdefault(sheet, []).append(clauses)
    return {
        sheet: [name for clauses in sets for name in clauses]
        for sheet, sets in readers.items()
        if len(sets) > 1 and sheet not in _NO_CLAUSE
    }


def new_season(names: Sequence[str], year: int) -> dict[str, bytes]:
    """The files of a fresh season of these patterns, by name."""
    found = chosen(names)
    return {**pattern_papers(found, year), "台账.xlsx": written_workbook(*blank_workbook(found, year))}


def pattern_papers(found: Sequence[Pattern], year: int) -> dict[str, bytes]:
    """The arrangements and the charter of patterns, by name."""
    files: dict[str, bytes] = {}
    for pattern in found:
        name = "合作.yaml" if len(found) == 1 else f"合作-{pattern.name}.yaml"
        files[name] = pattern.arrangement(year)
        charter = pattern.charter(year)
        if charter is not None:
            files["章程.yaml"] = charter
    return files


def blank_workbook(found: Sequence[Pattern], year: int) -> tuple[list[Sheet], Filling]:
    """The sheets of a fresh workbook of these patterns, and what stands in them before anybody fills them."""
    settings = list(dict.fromkeys(item for pattern in found for item in pattern.settings))
    settings.sort(key=lambda one: (one.optional, one.unit == "文字"))
    facts = dict.fromkeys(item for pattern in found for item in pattern.facts)
    rows: dict[str, Sequence[RowIn]] = {
        "约定": [setting_row(item) for item in settings],
        "事实": [fact_row(item) for item in facts],
    }
    units = {place: unit for pattern in found for place, unit in pattern.units.items()}
    choices: dict[tuple[str, str], list[str]] = {("名册", "户类别"): _categories(year)}
    for pattern in found:
        for place, words in pattern.choices.items():
            known = choices.setdefault(place, [])
            known.extend(word for word in words if word not in known)
    for sheet, clauses in shared_registers(found).items():
        choices[sheet, "条款"] = clauses
    sheets = registers(found)
    examples = {sheet.name: example_row(sheet, year, choices) for sheet in sheets}
    return sheets, Filling(f"{year}年台账", rows, units, choices, examples)


def _categories(year: int) -> list[str]:
    """The words a village may choose for a household: everybody's, and those of the policy of that year."""
    effective = shipped_laws().effective(_CATEGORIES, datetime.date(year, 12, 31))
    return [_ORDINARY, *(effective.parameter.words if effective is not None else ())]


def registers(found: Sequence[Pattern]) -> list[Sheet]:
    """The registers these patterns read: what is to be filled first, then the others in their order.

    What was paid (已付) and answers to findings (决定) may be wanted in any season, and who came (到会)
    wherever meetings are kept.
    """
    wanted = {sheet.name: sheet for pattern in found for sheet in pattern.sheets}
    wanted |= {"到会": SHEET_BY_NAME["到会"]} if "会议" in wanted else {}
    wanted |= {name: SHEET_BY_NAME[name] for name in ("已付", "决定")}
    order = ["约定", "事实", *(sheet.name for sheet in SHEETS), *wanted]
    return [wanted[name] for name in dict.fromkeys(order) if name in wanted]


def setting_row(item: Setting) -> RowIn:
    """A row of 约定 with its cell to fill."""
    source = f"{item.source}（{item.trust}）" if item.trust and item.source else item.source or item.trust
    cells: Mapping[str, str] = {
        "参数": item.name,
        "单位": item.unit,
        "常见范围": item.usual,
        "说明": f"{MAY_BE_EMPTY}：{item.says}" if item.optional else item.says,
        "来源": source,
    }
    return {heading: text for heading, text in cells.items() if text}


def fact_row(item: FactAsked) -> RowIn:
    """A row of 事实 with its cell to fill."""
    return {"名称": item.name, "单位": item.unit, COMMENT: item.says}
