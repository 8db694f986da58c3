"""A small season with one clause, whose price a test writes: read, settled, and proved by the second evaluator."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from linkage.closing import close
from linkage.files.season_folder import ReadSeason, read_contents
from linkage.model.arrangement import Term
from linkage.words.explain import formula

SEASON = "2025-01-01 至 2025-12-31"
SALE = ("交售", "数量", "日期,户号,品名,等级,果径,数量（斤）")
RENT = ("地块", "面积", "户号,地块代码,地类,面积（亩）,起,止")

_ARRANGEMENT = """\
合作: 例
编号: LI-1
模式: 订单
期间: {season}
当事人:
  公司: {{类型: 有限责任公司, 名称: 甲公司}}
  农户: {{名册: 名册}}
条款:
  - 条款: 货款
    收入: {income}
    付款方: 公司
    收款方: 农户
    数量: {sheet}.{heading}
    单价: {price}
    依据: 第一条
{more}"""


def contents(
    price: str,
    rows: Sequence[str],
    *,
    quotes: Sequence[str] = (),
    sheet: tuple[str, str, str] = SALE,
    more: str = "",
    season: str = SEASON,
) -> dict[str, bytes]:
    """The files of the season; ``quotes`` are ``日期,价,每`` of the series 市价."""
    name, heading, columns = sheet
    income = {"地块": "租金", "用工": "薪金"}.get(sheet[0], "订单货款")
    lines = "".join(f"    {line}\n" for line in more.splitlines())
    words = {"price": price, "more": lines, "season": season, "income": income}
    series = [f"市价,{quote},虚构" for quote in quotes]
    files = {
        "合作.yaml": _ARRANGEMENT.format(sheet=name, heading=heading, **words),
        "台账/名册.csv": "户号,成员号,姓名,与户主关系,出生日期\nA1,1,甲,户主,1960-05-01\nA2,1,乙,户主,1990-05-01\n",
        f"台账/{name}.csv": "\n".join([columns, *rows, ""]),
        "台账/事实.csv": "名称,数值,单位,起,止,来源\n签约日,2024-05-01,,,,虚构\n",
        "台账/价格.csv": "\n".join(["系列,日期,价（元）,每,来源", *series, ""]),
    }
    return {file: text.encode() for file, text in files.items() if series or "价格" not in file}


def read(price: str, rows: Sequence[str], **more: Any) -> ReadSeason:  # noqa: ANN401
    """Read the season."""
    return read_contents(contents(price, rows, **more))


def problems(price: str, rows: Sequence[str], **more: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    """The codes of what reading complains about, with the cell or line."""
    return [
        (problem.code, problem.where.cell or f"第{problem.where.line}行")
        for problem in read(price, rows, **more).problems
    ]


def term(price: str, rows: Sequence[str], **more: Any) -> Term:  # noqa: ANN401
    """The one clause, read."""
    season = read(price, rows, **more)
    assert season.problems == ()
    return season.arrangements[0].terms[0]


def paid(price: str, rows: Sequence[str], **more: Any) -> dict[str, str]:  # noqa: ANN401
    """What each household is owed; the second evaluator has agreed."""
    lines = _closed(price, rows, **more).result["lines"]
    return {line["payee"]: line["amount"] for line in lines}


def told(price: str, rows: Sequence[str], **more: Any) -> str:  # noqa: ANN401
    """The formula of the first line."""
    return formula(_closed(price, rows, **more).settlement.lines[0].figure)


def _closed(price: str, rows: Sequence[str], **more: Any) -> Any:  # noqa: ANN401
    with tempfile.TemporaryDirectory() as folder:
        for file, data in contents(price, rows, **more).items():
            path = Path(folder) / file
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return close(Path(folder))
