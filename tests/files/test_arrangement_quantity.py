"""数量 as a formula: which rows it counts, what it refuses at load, and what the price and the papers see."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.closing import close, unreckoned
from linkage.files.season_folder import read_season
from linkage.lint import lints
from linkage.model.entitlement import Settlement
from linkage.telling.clause_words import term_words
from linkage.telling.example import worked_example
from pages import ROOT, write_season

PAGE = ROOT / "docs" / "cases" / "95-quantity-formula.md"
AREA = "=地块.面积 × 地块.折算系数"
PEARS = '=(交售.数量 − 筐皮) × 如果(等级 = "等外", 60%, 1)'
RENT, SOLD = "土地租金", "梨收购"


def season(folder: Path, *changes: tuple[str, str], registers: tuple[tuple[str, str, str], ...] = ()) -> Path:
    """The season of the page with pieces of its arrangement and of its registers put otherwise."""
    write_season(PAGE, folder)
    for name, before, after in (*(("合作.yaml", *change) for change in changes), *registers):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    return folder


def settled(folder: Path, *changes: tuple[str, str]) -> Settlement:
    return close(season(folder, *changes)).settlement


def amounts(settlement: Settlement) -> dict[tuple[str, str], str]:
    return {(line.payee, line.clause): line.amount.plain for line in settlement.lines}


def test_each_row_counts_what_the_formula_gives(tmp_path: Path) -> None:
    assert amounts(settled(tmp_path)) == {
        ("A1", RENT): "1800.00",  # 3 mu x 1 x 600
        ("A1", SOLD): "1680.00",  # (500 + 100 x 60 %) kg x 3
        ("A2", RENT): "2400.00",  # 5 mu x 0.8 x 600
        ("A2", SOLD): "3000.00",  # 1000 kg x 3
    }


@pytest.mark.parametrize(
    ("formula", "paid"),
    [
        ("=地块.面积", "3000.00"),
        ("=地块.面积 × 666.7 平方米 ÷ 666.7 平方米", "3000.00"),
        ("=取低(地块.面积, 4.5 亩)", "2700.00"),
        ("=取整(地块.面积 × 折算系数 × 0.99, 0.5 亩, 去尾)", "2100.00"),
        ("=地块.面积 × 约定.折扣", "2700.00"),
        ('=如果(地块.地块代码 = "P2", 1 亩, 0 亩)', "600.00"),
    ],
)
def test_any_formula_over_the_row_and_the_season(tmp_path: Path, formula: str, paid: str) -> None:
    folder = season(tmp_path, (AREA, formula))
    (folder / "台账" / "约定.csv").write_text("参数,数值,单位,说明\n折扣,90%,,九折\n", encoding="utf-8")
    assert amounts(close(folder).settlement)["A2", RENT] == paid


def test_the_price_sees_what_was_counted_and_not_the_cell(tmp_path: Path) -> None:
    """1040 kg gross is 1000 net: the band from 1001 kg is not reached, that from 1000 kg is."""
    table = "单价: {{方式: 全额, 环节: 每行, 档: [[0, 3 元/公斤], [{start}, 4 元/公斤]]}}"
    for start, paid in (("1001", "3000.00"), ("1000", "4000.00")):
        change = ("单价: 3 元/公斤", table.format(start=start))
        assert amounts(settled(tmp_path / start, change))["A2", SOLD] == paid


REFUSED = [
    (AREA, "=面积 × 2", "E246", "请写明数的是哪张台账"),
    (AREA, "=3 亩", "E246", "请写明数的是哪张台账"),
    (AREA, "=地块.面只", "", "面只"),
    (AREA, "=土块.面积 × 2", "", "土块"),
    (AREA, "=地块.面积 × 交售.数量", "E507", "交售.数量"),
    (AREA, "=地块.面积 × 合同年(2023-01-01)", "E515", "合同年"),
    (AREA, "=地块.面积 × 地块.面积", "E223", "合不成元"),
    (AREA, "=地块.面积 ×", "", "缺"),
    (PEARS, "=交售.数量 − 100 × 筐皮", "E464", "数量是负数"),
]


@pytest.mark.parametrize(("before", "after", "code", "told"), REFUSED)
def test_what_makes_no_sense_is_told_at_load(
    tmp_path: Path, before: str, after: str, code: str, told: str
) -> None:
    problems = read_season(season(tmp_path, (before, after))).problems
    assert problems
    assert any(told in str(problem) and code in problem.code for problem in problems), problems


def test_an_empty_cell_counts_nothing_where_it_leads_and_is_asked_for_elsewhere(tmp_path: Path) -> None:
    empty = ("台账/交售.csv", "D3,一级,1040,40", "D3,一级,1040,")
    leading = (PEARS, "=至少零(交售.筐皮) + 交售.数量")
    idle = close(season(tmp_path / "空", leading, registers=(empty,))).settlement
    assert ("A2", SOLD) not in amounts(idle)
    assert any(reason.payee == "A2" and "“筐皮”没有填" in reason.why for reason in idle.reasons)
    problems = read_season(season(tmp_path / "缺", registers=(empty,))).problems
    assert [problem.code for problem in problems] == ["E521"]


def test_the_contract_says_the_formula_and_shows_it_on_round_numbers(tmp_path: Path) -> None:
    settlement = settled(tmp_path)
    example = worked_example(settlement)
    words = [term_words(arrangement, term, example) for arrangement, term in settlement.terms()]
    assert words[0]["base"] == "台账〔地块〕每一行按算式“地块.面积 × 地块.折算系数”算出的数"
    # 500 kg less a tenth of it for the baskets, first grade, at 3 yuan
    assert {line.clause: line.amount.plain for line in example.lines} == {RENT: "1800.00", SOLD: "1350.00"}


WHOLE = "单价: {方式: 全额, 环节: 每行, 档: [[0, 3 元/公斤], [500, 2 元/公斤]]}"


@pytest.mark.parametrize(
    ("price", "formula", "told"),
    [
        (WHOLE, PEARS, "按算式算出的数量 499.99 公斤得 1,499.97 元，500.00 公斤只得 1,000.00 元"),
        (WHOLE, "=取低(交售.数量, 400 公斤)", ""),
        (WHOLE.replace("2 元", "4 元"), PEARS, ""),
    ],
)
def test_falling_pay_is_looked_for_where_the_formula_can_come(
    tmp_path: Path, price: str, formula: str, told: str
) -> None:
    read = read_season(season(tmp_path, ("单价: 3 元/公斤", price), (PEARS, formula)))
    assert read.problems == ()
    lint = next(lint for lint in lints() if lint.name == "falling_reward")
    found = [finding.message for finding in lint.run(unreckoned(read))]
    assert len(found) == bool(told)
    assert all(told in message for message in found)
