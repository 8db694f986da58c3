"""Names, sorts and units are settled at load: what is wrong is told with its place and what was expected."""

from __future__ import annotations

import pytest

from formula.stage import ANY, AROUND, VALUES, read, refused, unit
from linkage.formula.binding import Surroundings
from linkage.formula.function import TRUTH, Kind, Sort
from linkage.ground.units import PLAIN

NUMBER_OF_NOTHING = Surroundings()


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("=金额 ÷ 数量", "元/公斤"),
        ("=本行.金额 + 交售.金额", "元"),
        ("=取高(0, 金额)", "元"),
        ('=如果(在村 = "是", 0, 2 元/斤)', "元/斤"),
        ("=档(金额, 全额, 0: 1 元/斤)", "元·元/斤"),
        ("=行情(小麦, 日期)", "元/斤"),
        ("=天数(日期, 本季止)", "天"),
        ("=天数(日期, 本季止, 实际/365)", "年"),
        ("=年龄(名册.出生日期, 基准日) + 合同年(事实.签约日)", ""),
        ("=本池.可分 × 30%", "元"),
        ("=取整(金额 ÷ 数量, 分)", "元/公斤"),
        ("=-数量", "公斤"),
    ],
)  # fmt: skip
def test_the_unit_of_a_formula(text: str, of: str) -> None:
    assert read(text).unit == (unit(of) if of else PLAIN)


def test_a_column_that_says_its_unit_by_row_leaves_the_unit_open() -> None:
    assert read("=工作量 × 2").unit is None
    assert read("=档(工作量, 全额, 0: 3%)").unit is None
    assert read("=取高(工作量, 3 亩)").unit is None


@pytest.mark.parametrize(
    ("text", "codes", "said"),
    [
        ("=数亮 × 2", ["E507"], "可能是“数量”"),
        ("=约定.保护介", ["E507"], "可能是“保护价”"),
        ("=保护价 × 1", ["E507"], "可能是“约定.保护价”"),
        ("=事实.没有", ["E507"], "事实里没有“没有”"),
        ("=章程.没有", ["E507"], "章程里没有“没有”"),
        ("=交手.数量", ["E507"], "可能是“交售”"),
        ("=名册.姓名", ["E507"], "台账〔名册〕没有这一列"),
        ("=行情(大麦, 日期)", ["E507"], "可能是“小麦”"),
        ("=取大(1, 2)", ["E508"], "可能是“取高”"),
        ("=取高(1)", ["E509"], "取高(约定.保护价"),
        ("=年龄()", ["E509"], "年龄(基准日)"),
        ("=在村 + 1", ["E510"], "这里是文字，要的是数"),
        ("=天数(在村, 日期)", ["E510"], "这里是文字，要的是日期"),
        ("=如果(金额, 1, 2)", ["E510"], "这里是数，要的是条件"),
        ('=如果(在村 > "是", 1, 2)', ["E510"], "文字没有大小"),
        ("=如果(在村 = 日期, 1, 2)", ["E510"], "这里是日期，要的是文字"),
        ("=如果(非 金额, 1, 2)", ["E510"], "要的是条件"),
        ("=如果(金额 > 1 元 且 数量, 1, 2)", ["E510"], "要的是条件"),
        ("=取整(工作量, 分)", ["E510"], "每行自己写单位的数"),
        ("=金额 + 数量", ["E511"], "单位是公斤，要的是元"),
        ("=取低(金额, 100)", ["E511"], "例如 100 元"),
        ("=档(金额, 全额, 0: 3%, 100: 5 元)", ["E511"], "要的是纯数"),
        ("=金额 ÷ 0", ["E512"], "除数是零"),
        ("=金额 ÷ (事实.零 × 2)", ["E512"], "除数是零"),
        ("=金额 ÷ -(1 公斤 - 2 斤)", ["E512"], "除数是零"),
        ("=1 ÷ (1 ÷ (2 - 2))", ["E512"], "除数是零"),
        ("=取整(金额, 7 元)", ["E513"], "分、角、元、10元"),
        ("=取整(数量, 分)", ["E513"], "0.1 亩 这样"),
        ("=取整(金额, 数量)", ["E513"], "“取整”"),
        ("=取整(金额, 1 + 1)", ["E513"], "“取整”"),
        ("=取整(金额, 分, 四舍)", ["E513"], "可能是“四舍五入”"),
        ("=档(金额, 累进, 0: 3%)", ["E513"], "可能是“超额累进”"),
        ("=天数(日期, 日期, 实际/364)", ["E513"], "可能是“实际/365”"),
        ("=行情(小麦, 日期, 3)", ["E513"], "365 天"),
        ("=天数(2025-02-30, 日期)", ["E514"], "不是存在的日期"),
        ("=天数(上年2月30日, 日期)", ["E514"], "请核对"),
        ("=档(金额, 全额, 100: 3%)", ["E505"], "第一档从 0 起"),
        ("=档(金额, 全额, 0: 3%, 0: 4%)", ["E505"], "从小到大"),
        ("=档(金额, 全额, 0: 3%, 5 斤: 4%)", ["E505"], "起点是一个数"),
        ("=档(金额, 全额, 3%)", ["E505"], "起点: 费率"),
        ("=取高(1: 2, 3)", ["E505"], "不能用冒号"),
        ("=数亮 + 金颌 + 取大(1, 2)", ["E507", "E507", "E508"], ""),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(text: str, codes: list[str], said: str) -> None:
    told = refused(text)
    assert [problem[:4] for problem in told] == codes
    assert said in told[0]
    assert all(problem.count("\n") == 2 for problem in told)


def test_the_wanted_unit_is_named() -> None:
    [told] = refused("=金额 × 2", Sort(Kind.NUMBER, unit("公斤")))
    assert "单位是元，要的是公斤" in told
    assert refused("=0", Sort(Kind.NUMBER, unit("公斤"))) == []
    [told] = refused("=金额", TRUTH)
    assert "要的是条件" in told


def test_a_formula_that_belongs_to_no_row_has_no_columns() -> None:
    around = Surroundings(value=AROUND.value, names=AROUND.names)
    [told] = refused("=数量 × 2", ANY, around)
    assert "不属于台账的哪一行" in told
    [told] = refused("=保护价 × 2", ANY, around)
    assert "可能是“约定.保护价”" in told
    assert [problem[:4] for problem in refused("=合同年(2023-01-01)", ANY, around)] == ["E515"]
    assert [problem[:4] for problem in refused("=年龄(基准日)", ANY, around)] == ["E507"]
    assert read("=约定.保护价 × 2", ANY, around).unit == unit("元/公斤")
    assert not read("=约定.保护价 × 2", ANY, around).by_row
    assert read("=数量 × 2").by_row


def test_where_nothing_is_known_everything_is_told() -> None:
    assert "事实里没有“利润”" in refused("=事实.利润", ANY, NUMBER_OF_NOTHING)[0]
    assert "请在台账〔价格〕里补上" in refused("=行情(小麦, 基准日)", ANY, NUMBER_OF_NOTHING)[0]
    assert "基准日" in refused("=天数(基准日, 基准日)", ANY, Surroundings(season=False))[0]


def test_the_stage_is_set() -> None:
    assert {source for source, _ in VALUES} == set(AROUND.names)
