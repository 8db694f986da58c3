"""docs/patterns.md and a page for each pattern are its data, written down; ``--bless`` writes them anew."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from linkage.files.pattern_reader import Pattern, patterns
from pages import ROOT
from test_patterns import NAMES, expectation

OVERVIEW = ROOT / "docs" / "patterns.md"
HEAD = """# 模式：哪个村用哪一个

一个模式是一份写好的合作协议：条款、分配、要定的数、要记的事实都在里面，只差村里自己定的数。

```console
linkage init --list                                    # 列出全部模式
linkage init 2025-秋 --pattern 代销                     # 一个模式
linkage init 2025-秋 --pattern 代销 --pattern 劳务用工   # 几个模式，一个一份协议，共用一本台账
```

新建以后打开台账：〔约定〕和〔事实〕里黄色的格要填，一行一个数，旁边写着单位、常见范围、意思和出处；其余各表按实际登记。
协议文件不必打开。`linkage check` 会说还有哪几格没有填。两个模式有同名的条款，或者同一个参数说的不是一回事，不能放在同一季，
`init` 会说明是哪一个。几个模式共用一张表时，在“条款”一列写明每一行归哪一条。

常见范围和出处只供参考。“把握”一栏：**原文**是读过法条或文件的原文；**报道**是公开页面这样说；**弱来源**是公开页面说了但页面不可靠；
**推断**是从前两种推出来的；**未确认**是没有找到出处，用前请自己核实。

自己写协议时也一样：单价、比例、金额、年数、日期（单位写“日期”）、当事人的名称和付款时间（单位写“文字”）都可以写成 `约定.名称`；
章程的值可以写 `值: 约定.名称`。说明以“可空”开头的文字可以不填，文书上那里留空。

| 模式 | 一句话 | 适合 |
| --- | --- | --- |
"""
TAIL = """
## 怎样选

- 企业租地：租金固定用“土地流转（现金）”，跟着粮价走用“土地流转（实物）”，投产以后想入股用“先租后股”。
- 农户出现金：只分红、不保底的，用“股份合作”（合作社）；要保底的，用“保底分红+二次分红”。
- 农户种、公司收：“订单收购”；畜禽归公司、农户只养：“委托代养”；农户帮着卖：“代销”。
- 干活拿钱：“劳务用工”；介绍成交、村集体收费：“居间服务”；验收以后奖：“以奖代补”；按积分奖：“积分分红”；城里人认养：“认养”。
- 村集体自己的收入：房屋和山塘用“物业出租和资源发包”，当年收益总的分配用“村集体收益分配”，财政资金形成的资产用“财政资金折股量化”。
- 几样都有、一家企业带一个村：“公司+村集体+农户”；领办方不是公司，或者要写明三样参与：“一领办三参与”。

模式里没有的，选最近的一个，再改 `合作.yaml`；加一个模式，就是在 `linkage/patterns/` 加一个文件夹的资料，不写程序
（见 [CONTRIBUTING](../CONTRIBUTING.md)）。
"""


def page_of(pattern: Pattern) -> Path:
    return ROOT / "docs" / "patterns" / f"{pattern.folder.name.replace('_', '-')}.md"


def overview() -> str:
    rows = [
        f"| [{one.name}](patterns/{page_of(one).name}) | {one.line} | {one.suits} |"
        for one in patterns().values()
    ]
    return HEAD + "\n".join(rows) + "\n" + TAIL


def table(headings: list[str], rows: list[list[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def page(pattern: Pattern) -> str:
    """One pattern: what it is, on what ground, what a village decides, and its worked village."""
    expected = expectation(pattern)
    asked = [
        [one.name, one.unit, one.usual, one.says, one.source, one.trust]
        for one in pattern.settings
        if not one.optional
    ]
    spare = "、".join(one.name for one in pattern.settings if one.optional)
    parts = [
        f"# {pattern.name}",
        f"{pattern.line}。",
        f"**适合**：{pattern.suits}。",
        f"**怎么算**：{pattern.tells}",
        f"**可以放在同一季的**：{'、'.join(pattern.kin)}。",
        f"```console\nlinkage init 2025-秋 --pattern {pattern.name}\n```",
        "## 依据",
        table(["来源", "内容", "把握"], [[one.source, one.says, one.trust] for one in pattern.grounds]),
        "## 村里要定的数（台账〔约定〕）",
        table(["参数", "单位", "常见范围", "意思", "出处", "把握"], asked),
        f"可以空着的文字：{spare}。",
        "## 要记的事实（台账〔事实〕）",
        table(["名称", "单位", "说明"], [[one.name, one.unit, one.says] for one in pattern.facts]),
        "## 要登记的表",
        "、".join(f"〔{sheet.name}〕" for sheet in pattern.sheets) + "。",
        "## 协议",
        f"```yaml\n{pattern.arrangement(2025).decode().strip()}\n```",
        "## 算一遍",
        "下面的人和数都是虚构的；这一季由测试照样填进工作簿、照样算，结果必须一分不差。",
        *[
            f"〔{file.stem}〕\n\n{csv_table(file)}"
            for file in sorted((pattern.folder / "village").glob("*.csv"))
        ],
        "\n".join(f"- {line}" for line in expected["手算"]),
        table(
            ["条款", "收款人", "金额（元）"],
            [
                [clause, payee, amount]
                for clause, payees in expected["应得"].items()
                for payee, amount in payees.items()
            ],
        ),
    ]
    return "\n\n".join(parts) + "\n"


def csv_table(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as lines:
        headings, *rows = list(csv.reader(lines))
    return table(headings, rows)


def test_the_overview_is_what_the_patterns_say(*, bless: bool) -> None:
    if bless:
        OVERVIEW.write_text(overview(), encoding="utf-8")
    assert OVERVIEW.read_text("utf-8") == overview()


@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_a_pattern_is_its_data(name: str, *, bless: bool) -> None:
    pattern = patterns()[name]
    target = page_of(pattern)
    if bless:
        target.parent.mkdir(exist_ok=True)
        target.write_text(page(pattern), encoding="utf-8")
    assert target.read_text("utf-8") == page(pattern)


def test_there_is_no_page_of_a_pattern_that_is_gone() -> None:
    told = {path.name for path in (ROOT / "docs" / "patterns").iterdir()}
    assert told == {page_of(pattern).name for pattern in patterns().values()}


def test_the_advice_names_patterns_that_are_there() -> None:
    named = set(re.findall(r"“([^”]+)”", TAIL))
    assert named == set(NAMES)
