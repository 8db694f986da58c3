"""Prices of every kind, told whole: what each says of itself, reckons and refuses, against a page kept by hand.

The page `tests/golden/prices.yaml` was looked through line by line; `--bless` writes it anew after a change.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from linkage.engine.settlement import settle
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Day, Figure
from linkage.model.price import Price
from linkage.words.wording import decimal
from prices.dealing import RENT, SALE, read

WORK = ("用工", "数量", "日期,户号,成员号,岗位,数量,单位")

GOLDEN = Path(__file__).parent.parent / "golden" / "prices.yaml"
ROWS = ("2025-03-10,A1,桃,一级,75,100", "2025-09-01,A2,李,二级,69.9,40")
PLOTS = ("A1,D1,旱地,2,2025-01-01,", "A2,D2,水田,3,2024-05-01,2025-08-31")
DAYS = ("2025-03-10,A1,1,采摘,10,工日", "2025-09-01,A2,1,采摘,4,工日", "2025-09-02,A2,1,看护,2,工日")
QUOTES = (
    "2023-11-01,1.5,斤",
    "2024-12-01,1.3,斤",
    "2025-02-25,2.4,斤",
    "2025-08-25,3,公斤",
    "2025-08-28,2.5,斤",
)
MARKET = "{系列: 市价, 取价日: 交售日}"
RISE = "递增: {每: 1 年, 幅度: 10%, 起: 2024-01-01}"

#: What is asked: a price on sales or on land, and what else the clause says.
SALES = (
    "2.5 元/斤",
    "{按: 等级, 一级: 3 元/斤, 二级: 2 元/斤}",
    "{按: 品名, 桃: {按: 等级, 一级: 3 元/斤}, 李: {取高: [1 元/斤, 4 元/公斤]}}",
    "{按: 果径, 档: [[0 , 2 元/斤], [70, 3 元/斤]]}",
    "{按: 果径, 档: [[0, {按: 品名, 李: 1 元/斤}], [70, 3 元/斤], [80, 4 元/斤]]}",
    f"{{取高: [2.5 元/斤, {MARKET}]}}",
    f"{{取低: [2.5 元/斤, {{取高: [1 元/斤, {MARKET}]}}]}}",
    f"{{取高: {{保护价: 2.5 元/斤, 市价: {MARKET}}}}}",
    "{系列: 市价, 取价日: 交售日, 加价: 10%}",
    "{系列: 市价, 取价日: 交售日, 减价: 0.5 元/斤, 最久: 14 天}",
    "{系列: 市价, 均价: 2025-02-01 至 2025-08-31}",
    "[{起: 2025-01-01, 价: 2 元/斤}, {起: 2025-09-01, 价: 2.2 元/斤}]",
    f"[{{起: 2025-01-01, 价: 2 元/斤}}, {{起: 2025-03-10, 价: {MARKET}}}, {{起: 2025-09-01, 价: 1 元/斤}}]",
    "{方式: 超额累进, 档: [[0, 2 元/斤], [50, 3 元/斤], [90, 1 元/斤]]}",
    "{方式: 全额, 档: [[0, 2 元/斤], [50, 3 元/斤], [90, 1 元/斤]]}",
    "{方式: 超额累进, 环节: 每行, 档: [[0, 2 元/斤], [40, 3 元/斤]]}",
    "{按: 品名, 桃: {方式: 全额, 环节: 每行, 档: [[0, 2 元/斤], [100, 3 元/斤]]}, 李: 1 元/斤}",
    "=如果(等级 = “一级”，3 元/斤，2 元/斤)",
)
REFUSED = (
    "[{起: 2025-06-01, 价: 2 元/斤}]",
    "=2 元/斤 − 果径 ÷ 30 × 1 元/斤",
    "{按: 等级, 一级: 3 元/斤}",
    "{按: 果径, 档: [[70, 3 元/斤]]}",
    "{按: 果径, 档: [[70 公斤, 3 元/斤]]}",
    "{按: 产地, 档: [[0, 3 元/斤]]}",
    "{按: 年龄, 档: [[0, 2 元/斤], [60, 3 元/斤]]}",
    "{系列: 市价, 取价日: 交售日, 最久: 10 天}",
    "{系列: 猪价, 取价日: 交售日}",
    "{方式: 全额, 档: [[0 元, 3%], [100 元, 4%]]}",
)
LABOUR = (
    "{按: 年龄, 档: [[0, 100 元/工日], [60, 80 元/工日]]}",
    "{按: 年龄, 档: [[0, {按: 岗位, 采摘: 100 元/工日}], [60, {按: 岗位, 采摘: 80 元/工日, 看护: 70 元/工日}]]}",
    "{按: 年龄, 档: [[0, {按: 岗位, 采摘: 100 元/工日, 看护: 90 元/工日}], [60, {按: 岗位, 采摘: 80 元/工日}]]}",
    "=如果(年龄(基准日) ≥ 60，80 元/工日，100 元/工日)",
    "=100 元/工日 + 10 元/工日 × 合同年(事实.签约日)",
)
LAND = (
    "每亩每年 500 元",
    "{按: 地类, 旱地: 400 元/亩/年, 水田: 600 元/亩/年}",
    "{实物: 每亩每年 500 斤稻谷, 价格: {系列: 市价, 取价日: 上年12月1日}}",
    "{按合同年: [600 元/亩/年, 650 元/亩/年], 起: 2024-07-01}",
    "{按合同年: [600 元/亩/年, {实物: 每亩每年 500 斤稻谷, 价格: 1.5 元/斤}], 起: 2024-07-01}",
    "[{起: 2024-01-01, 价: 500 元/亩/年}, {起: 2025-07-01, 价: 600 元/亩/年}]",
    "{按: 地类, 旱地: {取高: [400 元/亩/年, 500 元/亩/年]}, 水田: 600 元/亩/年}",
    "{基价: 500 元/亩/年, 指数: {系列: 市价, 基期价: 1.30 元/斤, 每: 1 年, 起: 2024-03-01, 取价日: 本期首日}}",
    (
        "{基价: {按: 地类, 旱地: 400 元/亩/年, 水田: 600 元/亩/年},"
        " 指数: {系列: 市价, 基期: 2024-12-01, 每: 1 年, 起: 2023-03-01, 取价日: 上期末年12月1日, 只升不降: 是}}"
    ),
)


def cases() -> list[tuple[str, str, str]]:
    """Sheet, price, and more of the clause."""
    days = "计期: {方法: 按日, 基准: 实际/365}"
    return [
        *(("交售", price, more) for price in SALES for more in ("", RISE)),
        *(("交售", price, "") for price in REFUSED),
        *(("用工", price, more) for price in LABOUR for more in ("", RISE)),
        *(("地块", price, more) for price in LAND for more in (days, f"{days}\n{RISE}")),
    ]


def whole(sheet: str, price: str, more: str) -> dict[str, Any]:
    """Everything a price says, and what comes of its rows."""
    rows, columns = {"交售": (ROWS, SALE), "用工": (DAYS, WORK), "地块": (PLOTS, RENT)}[sheet]
    season = read(price, rows, quotes=QUOTES, sheet=columns, more=more)
    if season.problems:
        return {"不能读": [str(problem) for problem in season.problems]}
    [arrangement] = season.arrangements
    signed = arrangement.terms[0].price
    said = _said(signed, arrangement.first_day, arrangement.last_day) | {
        "算例": _example(signed, season.books)
    }
    try:
        settled = settle(season.arrangements, season.books)
    except InputRefusedError as refused:
        return said | {"不能算": [str(problem) for problem in refused.problems]}
    return said | {"应得": {line.payee: _short(line.figure.trace()) for line in settled.lines}}


def _said(price: Price, first: Day, last: Day) -> dict[str, Any]:
    table = price.table()
    return {
        "写作": [price.words(), price.short(), price.told()],
        "表": [list(table.heading), *(list(row) for row in table.rows)],
        "单位": [str(unit) for unit in price.units],
        "递增": str(price.rising),
        "看台账": [price.asks_books, price.needs_row, price.on_line],
        "变动": [str(day.date) for day in price.changes(first, last)],
    }


def _example(price: Price, books: Any) -> dict[str, Any]:  # noqa: ANN401 - the books of a season
    one = price.example(books)
    cells = {
        key: decimal(cell.value) if isinstance(cell, Figure) else str(cell) for key, cell in one.cells.items()
    }
    base = f"{decimal(one.base.value)} {one.base.unit}" if one.base is not None else ""
    return {"格": cells, "数量": base, "日": [str(day.date) for day in one.days]}


def _short(node: Any) -> Any:  # noqa: ANN401 - a derivation as the result document holds it
    """A derivation without what repeats: name, operation, value, and its parts."""
    if not isinstance(node, Mapping):
        return node
    words = [str(node[key]) for key in ("name", "op", "value", "unit") if node.get(key)]
    rest = {
        key: node[key]
        for key in node
        if key not in {"name", "op", "value", "unit", "args", "cites", "origin"}
    }
    head = " ".join(words) + (f" {rest}" if rest else "")
    parts = [_short(part) for part in node.get("args", ())]
    return {head: parts} if parts else head


@pytest.fixture(scope="module")
def golden(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    if request.config.getoption("--bless"):
        found = {_key(*case): whole(*case) for case in cases()}
        GOLDEN.write_text(
            yaml.safe_dump(found, allow_unicode=True, width=110, sort_keys=False), encoding="utf-8"
        )
    loaded: Mapping[str, Any] = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
    return loaded


def _key(sheet: str, price: str, more: str) -> str:
    return " ".join([sheet, price, *more.split("\n")]).strip()


@pytest.mark.parametrize(("sheet", "price", "more"), cases())
def test_a_price_told_whole(sheet: str, price: str, more: str, golden: Mapping[str, Any]) -> None:
    assert whole(sheet, price, more) == golden[_key(sheet, price, more)]
