"""A row of deliveries, a charter value, a series: what the tests of the formula language speak of."""

from __future__ import annotations

import datetime
from fractions import Fraction

from linkage.checker import Context, evaluate
from linkage.formula.binding import Surroundings
from linkage.formula.evaluation import Occasion
from linkage.formula.faults import FormulaError
from linkage.formula.formula import Formula, read_formula
from linkage.formula.function import DAY, TRUTH, WORD, Kind, Sort
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Json, Node, Origin, Word
from linkage.ground.units import Unit
from linkage.model.registers import Row, Value

PLACE = Where("合作.yaml", line=7, column=11)
ANY = Sort(Kind.NUMBER, None)


def unit(text: str) -> Unit:
    return Unit.parse(text)


def origin(cell: str, text: str) -> Origin:
    return Origin(Where("台账.xlsx", sheet="交售", cell=cell), text)


def number(value: str, of: str, name: str, cell: str) -> Figure:
    return Figure.cell(Fraction(value), unit(of), name, origin(cell, value))


def day(text: str, name: str, cell: str) -> Day:
    return Day.cell(datetime.date.fromisoformat(text), name, origin(cell, text))


def word(text: str, name: str, cell: str) -> Word:
    return Word.cell(text, name, origin(cell, text))


VALUES: dict[tuple[str, str], Node] = {
    ("约定", "保护价"): number("2.4", "元/公斤", "数值", "H2"),
    ("事实", "零"): number("0", "元", "数值", "H3"),
    ("事实", "到账资金"): number("100000.05", "元", "数值", "H4"),
    ("事实", "签约日"): day("2023-02-01", "数值", "H5"),
    ("约定", "方式"): word("甲", "数值", "H6"),
}
CELLS: dict[str, Value] = {
    "数量": number("1200", "公斤", "数量", "B2"),
    "金额": number("3000", "元", "金额", "C2"),
    "件数": number("0", "件", "件数", "D2"),
    "在村": word("是", "在村", "E2"),
    "日期": day("2025-09-01", "日期", "F2"),
    "工作量": number("5", "工日", "工作量", "G2"),
}
PERSON: dict[str, Value] = {"出生日期": day("1960-02-29", "出生日期", "J2")}
AROUND = Surroundings(
    sheet="交售",
    columns={
        "数量": Sort(Kind.NUMBER, unit("公斤")),
        "金额": Sort(Kind.NUMBER, unit("元")),
        "件数": Sort(Kind.NUMBER, unit("件")),
        "在村": WORD,
        "日期": DAY,
        "工作量": ANY,
        "备注": WORD,
    },
    roster={"出生日期": DAY},
    value=lambda source, name: VALUES.get((source, name), f"{source}里没有“{name}”"),
    names={"约定": ["保护价", "方式"], "事实": ["零", "到账资金", "签约日"]},
    series={"小麦": unit("元/斤")},
    given={"本池.可分": Sort(Kind.NUMBER, unit("元")), "达标": TRUTH},
    dated=True,
)


def quote(series: str, on: Day, max_age: int, where: Where) -> Figure:
    del where
    price = number("1.3", "元/斤", "价", "K2")
    params: dict[str, Json] = {"series": series, "max_age": max_age}
    return Figure(
        op="quote", value=price.value, unit=price.unit, name=series, args=(price, on, on), params=params
    )


def row(cells: dict[str, Value]) -> Row:
    places = {name: Where("台账.xlsx", sheet="交售", cell=f"{name}2") for name in AROUND.columns}
    return Row("交售", "台账.xlsx", 2, cells, places)


def occasion(cells: dict[str, Value] | None = None) -> Occasion:
    first, last = day("2025-01-01", "期间起", "L2"), day("2025-12-31", "期间止", "L3")
    met = Word(op="any_of", text="是", args=())
    return Occasion(
        season_first=first,
        season_last=last,
        record_day=day("2025-06-30", "基准日", "L4"),
        row=row(CELLS if cells is None else cells),
        person=Row("名册", "台账.xlsx", 2, PERSON, {}),
        day=day("2025-03-01", "段首", "L5"),
        given={"本池.可分": number("500", "元", "可分", "M2"), "达标": met},
        quote=quote,
    )


def read(text: str, wanted: Sort = ANY, around: Surroundings = AROUND) -> Formula:
    return read_formula(text, PLACE, around, wanted)


def reckoned(text: str, wanted: str | None = None) -> Figure:
    """Reckon a formula on the stage; the second evaluator must agree."""
    formula = read(text, Sort(Kind.NUMBER, None if wanted is None else unit(wanted)))
    figure = formula.figure(occasion(), "结果", None if wanted is None else unit(wanted))
    agreed(figure)
    return figure


def decided(text: str) -> Word:
    """Decide a condition on the stage; the second evaluator must agree."""
    truth = read(text, TRUTH).truth(occasion(), "条件")
    agreed(truth)
    return truth


def agreed(node: Node) -> None:
    context = Context()
    evaluate(node.trace(), context)
    assert context.found == []


def refused(text: str, wanted: Sort = ANY, around: Surroundings = AROUND) -> list[str]:
    """The problems of a formula, as told."""
    try:
        read(text, wanted, around)
    except FormulaError as error:
        return [str(problem) for problem in error.problems]
    return []
