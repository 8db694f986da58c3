"""docs/papers.md: every kind of paper and table, one a row; and that what people sign has a number.

``pytest tests/test_paper_pages.py --bless`` writes the page from the shelf and from docs/papers.yaml. A new
document without a row there fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from attrs import frozen

from documents.contracts import printing, settled
from documents.sample import season
from documents.test_member_account import season as cooperative
from documents.trade import traded, trading
from linkage.files.register_sheets import SHEETS
from linkage.model.entitlement import Settlement
from linkage.publishing import documents, tables, title_of
from linkage.telling.twin import verify_number
from listed import listed_rows
from pages import ROOT

DATA = ROOT / "docs" / "papers.yaml"
PAGE = ROOT / "docs" / "papers.md"
EDITIONS = {"household": "农户", "internal": "内部", "public": "公开", "print": "打印"}
UNSIGNED = "不签"

HEAD = """\
# 文书一览

每一种文书一行：做什么用，什么时候出，谁签，照什么样子，在哪里改上面的内容。
这一页由 `pytest tests/test_paper_pages.py --bless` 写成，不要手改。

- **给谁**：农户＝给这一户的，只有这一户的内容；内部＝村里和付款方自己用；公开＝张贴，没有证件号、账号、电话；打印＝按组合成一册。
- **编号**：要签的文书都有编号，末两位是校验码，不是流水号；台账换了次序，编号不变。合同的备案编号由乡镇填。
- **在哪里改**：〔〕里是台账的表；“文书”是协议的 `文书` 一节，各种合同的词见[合同](contracts.md)。
- 只出其中几种：`linkage print 季 --only land_lease --only notice --out 目录`。

| 编码 | 文书 | 给谁 | 做什么用 | 什么时候出 | 谁签 | 照什么样子 | 在哪里改 |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""

TABLES = """
## 不出的报表

有的报表要整套账，这里没有账，只有分配的数。编出来的数不如没有，所以不出，由会计用账做。

| 报表 | 为什么不出 | 对得上的地方 |
| --- | --- | --- |
| 资产负债表（会农社01表） | 货币资金、存货、固定资产等各行都在账上 | 第 29 行是 `coop_income` 第 17 行还没有付的，第 30 行是第 18 行还没有付的；第 36 行股金、第 37 行专项基金和 `member_account` 各户相加核对 |
| 成员权益变动表（会农社03表） | 表样的各栏没有核对到原文，资本公积等在账上 | 出资、公积金、补助、捐赠看 `member_account`；提取和分配看 `coop_income` 第 15 到 19 行 |
| 村集体的资产负债表 | 同会农社01表；表样没有核对到原文 | 公积公益金的增加看 `collective_income` 的“提取公积公益金”；未分配看末行 |

## 表格和稿子

给别的程序读的表（CSV，银行的照银行的格式），和念的稿子（TXT）。

| 编码 | 名称 | 做什么用 | 什么时候出 | 在哪里改 |
| --- | --- | --- | --- | --- |
"""


@frozen
class PaperRow:
    """What the program does not know of a kind of paper."""

    name: str
    use: str
    when: str
    signed: str
    model: str
    set_where: str


def rows() -> Mapping[str, PaperRow]:
    keys = {"名", "用", "出", "签", "范", "设"}
    found = [
        PaperRow(*(said[key] for key in ("名", "用", "出", "签", "范", "设")))
        for said in listed_rows(DATA, "文书", keys)
    ]
    assert len({row.name for row in found}) == len(found)
    return {row.name: row for row in found}


def table_rows() -> Mapping[str, tuple[str, str, str]]:
    return {
        said["名"]: (said["用"], said["出"], said["设"])
        for said in listed_rows(DATA, "表格", {"名", "用", "出", "设"})
    }


def page() -> str:
    shelf = documents()
    papers = "".join(
        f"| `{row.name}` | {title_of(row.name)} | {EDITIONS[shelf[row.name].edition]} | {row.use} | {row.when} "
        f"| {row.signed} | {row.model} | {row.set_where} |\n"
        for row in rows().values()
    )
    others = "".join(
        f"| `{name}` | {title_of(name)} | {use} | {when} | {set_where} |\n"
        for name, (use, when, set_where) in table_rows().items()
    )
    return f"{HEAD}{papers}{TABLES}{others}"


def test_the_page_is_current(*, bless: bool) -> None:
    now = page()
    if bless:
        PAGE.write_text(now, encoding="utf-8")
    assert PAGE.read_text("utf-8") == now


def test_every_kind_has_a_row_and_every_row_a_kind() -> None:
    assert sorted(rows()) == sorted(documents())
    assert sorted(table_rows()) == sorted(tables())


def test_every_cell_says_something() -> None:
    for row in rows().values():
        assert all((row.use, row.when, row.signed, row.model, row.set_where)), row.name


def test_the_registers_it_names_are_there() -> None:
    named = set(re.findall(r"(?<!自己的表)〔([^〕0-9]+)〕", DATA.read_text("utf-8")))
    assert named <= {sheet.name for sheet in SHEETS}


@cache
def seasons() -> tuple[Settlement, ...]:
    """Seasons that between them call for every paper that is signed."""
    contributed = (
        printing().with_text("收入: 租金", "收入: 股金").with_text("资金股: 2}", "资金股: 2, 土地股: 1}")
    )
    mandated = settled(contributed.with_rows("股份", ("H02", "", "土地股", "3.5", "", "", "")))
    return (
        traded(),
        season(),
        cooperative(),
        mandated,
        traded(("  合同: 全部\n", "  合同: 全部\n  委托权限: 代签合同\n")),
    )


def numbers(view: Any) -> Iterator[str]:  # noqa: ANN401 - a view
    """What a paper calls its number, and the slips and receipts on it call theirs."""
    yield view["running"]["number"]
    for key in ("slips", "receipts"):
        yield from (one["number"] for one in view.get(key, ()))


@pytest.mark.parametrize(
    "kind", sorted(kind for kind, row in rows().items() if not row.signed.startswith(UNSIGNED))
)
def test_what_is_signed_has_a_number_with_check_digits(kind: str) -> None:
    found = next(
        document.view(settlement, subject)
        for settlement in seasons()
        for document in (documents()[kind],)
        for subject in list(document.paths(settlement).values())[:1]
    )
    assert any(verify_number(number) for number in numbers(found)), list(numbers(found))


def test_numbers_stay_when_the_rows_of_the_registers_stand_in_another_order() -> None:
    assert _all_numbers(traded()) == _all_numbers(settled(trading().shuffled(11)))


def _all_numbers(settlement: Settlement) -> dict[tuple[str, str], set[str]]:
    return {
        (kind, subject): set(numbers(documents()[kind].view(settlement, subject)))
        for kind, row in rows().items()
        if not row.signed.startswith(UNSIGNED)
        for subject in documents()[kind].paths(settlement).values()
    }


def test_no_number_is_a_running_one() -> None:
    """Numbers of one kind differ in more than their last figures."""
    found = sorted(
        number
        for (kind, _), all_of in _all_numbers(traded()).items()
        if kind == "joinder"
        for number in all_of
    )
    marks = [re.sub(r"-[0-9]{2}$", "", number)[-8:] for number in found]
    assert len({mark[:4] for mark in marks}) == len(marks) > 1
