"""Every price the manual shows can be read: what a page promises, the reader keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prices.dealing import problems

PAGE = (Path(__file__).parents[2] / "docs" / "manual-prices.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COLUMNS = "日期,户号,品名,等级,地类,果径（毫米）,{quantity}"
ROW = "2025-10-05,A1,黄桃,一级,水田,75,1000"
QUOTES = ["2024-11-30,1.3,斤", "2024-05-10,1.3,斤", "2025-09-30,2.4,斤", "2015-09-20,1.3,斤"]


def prices() -> list[str]:
    """Each 单价 or 费率 of the page, as it would stand under a clause; its 价格 goes with it."""
    parts = [re.split(r"^(?=单价:|费率:)", block, flags=re.MULTILINE) for block in BLOCKS]
    found = [part.rstrip() for block in parts for part in block if part.strip()]
    return [text for text in found if not text.startswith(("递增", "单价取整"))]


@pytest.mark.parametrize("said", prices())
def test_a_price_of_the_manual_is_read(said: str) -> None:
    land = "亩" in said or "公顷" in said
    rate = said.startswith("费率")
    quantity = "面积（亩）" if land else "销售额（元）" if rate else "数量（斤）"
    sheet = "地块" if land else "代销" if rate else "交售"
    columns = COLUMNS.format(quantity=quantity)
    heading = quantity.partition("（")[0]
    row, quotes = ROW, [quote.replace("市价", "") for quote in QUOTES]
    if land:
        columns, row = (
            columns.replace("日期", "起").replace("户号", "户号,地块代码"),
            "2020-01-01,A1,D1,黄桃,一级,水田,75,2",
        )
    head, *rest = said.splitlines()
    price = "\n".join([head.partition(":")[2].partition("  #")[0].strip(), *(f"    {line}" for line in rest)])
    price = re.sub(r"系列: [^,}]+", "系列: 市价", price)
    yearly = "/年" in said or "每年" in said or "按合同年" in said
    more = "计期: {方法: 按日, 基准: 实际/365}" if yearly else ""
    assert problems(price, [row], sheet=(sheet, heading, columns), quotes=quotes, more=more) == []


def test_there_are_prices() -> None:
    assert len(prices()) >= 20
