"""Register rows and arrangements made in memory, for tests of one room of the engine at a time."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.season import Season, parse_day
from linkage.ground.units import Unit
from linkage.model.arrangement import Arrangement, Deduction, Party, Pool, Term
from linkage.model.registers import Books, Household, Member, Row, Value

HERE = Where("合作.yaml", line=1, column=1)
SEASON = Season.parse("2025-01-01 至 2025-12-31")
_numbers = itertools.count(2)
_DAYS = {"起", "止", "日期", "成员自", "成员至", "回款日", "出生日期", "公示起", "公示止"}


def row(sheet: str, **cells: str | tuple[str, str]) -> Row:
    """Make a row: a text is a word or, when it reads as one, a date; a pair is number and unit."""
    number = next(_numbers)
    values: dict[str, Value] = {}
    places: dict[str, Where] = {}
    for index, (heading, said) in enumerate(cells.items()):
        where = Where("台账.xlsx", sheet=sheet, cell=f"{chr(65 + index)}{number}", heading=heading)
        places[heading] = where
        if isinstance(said, tuple):
            text, unit = said
            values[heading] = Figure.cell(Fraction(text), Unit.parse(unit), heading, Origin(where, text))
        elif heading in _DAYS:
            if said:
                values[heading] = Day.cell(parse_day(said), heading, Origin(where, said))
        elif said:
            values[heading] = Word.cell(said, heading, Origin(where, said))
    return Row(sheet, "台账.xlsx", number, values, places)


def books(*rows: Row, households: Mapping[str, int] | None = None) -> Books:
    """Make books of these rows, with so many invented members for each household."""
    roster: dict[str, Household] = {}
    people: list[Row] = []
    for number, count in (households or {"A1": 1, "A2": 1}).items():
        members: list[Member] = []
        for index in range(1, count + 1):
            relation = "户主" if index == 1 else "家人"
            person = row(
                "名册", 户号=number, 成员号=str(index), 姓名=f"{number}之{index}", 与户主关系=relation
            )
            people.append(person)
            members.append(Member(number, str(index), f"{number}之{index}", relation, person))
        roster[number] = Household(number, tuple(members))
    tables: dict[str, tuple[Row, ...]] = {"名册": tuple(people)}
    for one in rows:
        tables[one.sheet] = (*tables.get(one.sheet, ()), one)
    return Books(tables, roster)


def day(text: str) -> Day:
    """A date written in the arrangement."""
    return Day.clause(parse_day(text), "", Origin(HERE, text))


def number(text: str, unit: str = "") -> Figure:
    """A number written in the arrangement; ``6%`` is a plain six hundredths."""
    value = Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    return Figure.clause(value, Unit.parse(unit), "", Origin(HERE, f"{text} {unit}".strip(), text))


def arrangement(
    *terms: Term,
    pools: tuple[Pool, ...] = (),
    deductions: tuple[Deduction, ...] = (),
    personal: frozenset[str] = frozenset({"资金股"}),
) -> Arrangement:
    """An arrangement of one company, one collective and the households, for the year 2025."""
    return Arrangement(
        name="例",
        code="LI-1",
        pattern="",
        season=SEASON,
        first_day=day("2025-01-01"),
        last_day=day("2025-12-31"),
        file="合作.yaml",
        parties={
            "公司": Party("公司", "gs", "有限责任公司", "甲公司", HERE),
            "村集体": Party("村集体", "cjt", "农村集体经济组织", "乙合作社", HERE),
        },
        terms=terms,
        pools=pools,
        deductions=deductions,
        personal_classes=personal,
    )


CITE = Citation("合同", "LI-1", "第三条")
