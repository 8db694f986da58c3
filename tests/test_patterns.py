"""Every pattern's worked village, filled into its own fresh workbook, settles to the sums made by hand.

A pattern is a folder of data; its ``village`` holds the registers as CSV and ``期望.yaml`` the sums with
the arithmetic. No test knows any pattern by name, but for the list of those that must be there.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from openpyxl.worksheet.worksheet import Worksheet

from documents.drawn import document, draw
from linkage.closing import Closing, close
from linkage.document import render_html
from linkage.files.new_season import new_season, registers, shared_registers
from linkage.files.pattern_reader import ROOT, Pattern, patterns
from linkage.files.season_folder import read_contents, read_season
from linkage.ground.money import Money
from linkage.ground.season import chinese_date, parse_day
from linkage.ground.source import MappingNode, SequenceNode, read_yaml
from linkage.telling.clause_words import time_words
from pages_of_seasons import shown_to_everybody
from said import apart
from statement_sentences import too_long

YEAR = 2025
NAMES = list(patterns())
TRUST = {"原文", "报道", "弱来源", "推断", "未确认"}
EXPECTED = "期望.yaml"
OPEN = ("约定", "事实")


def village(pattern: Pattern) -> dict[str, list[dict[str, str]]]:
    """The registers of a pattern's worked village: rows by heading."""
    found = {}
    for file in sorted((pattern.folder / "village").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            found[file.stem] = list(csv.DictReader(lines))
    return found


def expectation(pattern: Pattern) -> Mapping[str, Any]:
    """What the village must come to; every number is read as text."""
    said: Mapping[str, Any] = yaml.load((pattern.folder / "village" / EXPECTED).read_bytes(), yaml.BaseLoader)  # noqa: S506 - the base loader makes text only
    return said


def filled(rows_by_sheet: Mapping[str, Sequence[Mapping[str, str]]], book: bytes) -> bytes:
    """A fresh workbook as somebody fills it: the yellow cells, then row after row."""
    work = openpyxl.load_workbook(io.BytesIO(book))
    for sheet, rows in rows_by_sheet.items():
        page = work[sheet]
        headings = {str(cell.value): at for at, cell in enumerate(page[1], start=1)}
        if sheet not in {"约定", "事实"}:
            page.delete_rows(2)
        for at, row in enumerate(rows, start=2):
            key = {"约定": "参数", "事实": "名称"}.get(sheet)
            number = at if key is None else named_row(page, row[key])
            for heading, word in row.items():
                if word and heading != key:
                    page.cell(number, headings[heading], word)
    data = io.BytesIO()
    work.save(data)
    return data.getvalue()


def as_printed(value: str) -> str:
    """A setting as a contract says it: a period by its days, a number without its commas."""
    first, joint, last = value.partition(" 至 ")
    if not joint:
        return value.replace(",", "")
    return "至".join(chinese_date(parse_day(day)) for day in (first, last))


def named_row(page: Worksheet, name: str) -> int:
    """The row of 约定 or 事实 with this name, whose value is a yellow cell."""
    number = next(number for number in range(2, page.max_row + 1) if page.cell(number, 1).value == name)
    value = page.cell(number, 2)
    assert value.value is None
    assert value.fill.start_color.rgb == "FFFFF2A8"
    return number


def season(pattern: Pattern, folder: Path) -> Path:
    """Write the filled season."""
    folder.mkdir()
    for name, data in new_season([pattern.name], YEAR).items():
        content = filled(village(pattern), data) if name.endswith(".xlsx") else data
        (folder / name).write_bytes(content)
    return folder


@cache
def fresh(name: str) -> Mapping[str, bytes]:
    return new_season([name], YEAR)


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Closing]:
    """Each village settled once; closing runs the second evaluation and stops when the two disagree."""
    folder = tmp_path_factory.mktemp("villages")
    return {
        name: close(season(pattern, folder / pattern.folder.name)) for name, pattern in patterns().items()
    }


def test_the_patterns_a_village_asks_for_are_there() -> None:
    wanted = (
        *("公司+村集体+农户", "一领办三参与", "土地流转（现金）", "土地流转（实物）", "先租后股"),
        *("保底分红+二次分红", "股份合作", "订单收购", "委托代养", "代销", "居间服务", "劳务用工", "认养"),
        *("以奖代补", "积分分红", "物业出租和资源发包", "财政资金折股量化", "村集体收益分配"),
    )
    assert set(wanted) <= set(NAMES)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("订单收购", ["order_purchase"]),
        ("劳务用工", ["labour"]),
        ("居间服务", ["agency"]),
        ("代销", ["agency"]),
        ("委托代养", ["contract_raising"]),
        ("以奖代补", ["reward", "reward_acceptance", "reward_notice", "reward_wall", "reward_roll"]),
    ],
)
def test_the_worked_village_prints_the_papers_its_pattern_calls_for(
    name: str, kinds: Sequence[str], closed: Mapping[str, Closing]
) -> None:
    settled = closed[name].settlement
    for kind in kinds:
        subjects = list(document(kind).paths(settled).values())
        assert subjects, kind
        assert render_html(document(kind).template, document(kind).view(settled, subjects[0]))


@pytest.mark.parametrize("name", NAMES)
def test_the_papers_of_the_worked_village_say_the_sums_of_the_result(
    name: str, closed: Mapping[str, Closing]
) -> None:
    assert apart(closed[name].settlement) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_public_page_of_the_worked_village_shows_nobody(name: str, closed: Mapping[str, Closing]) -> None:
    assert shown_to_everybody(closed[name]) == []
    assert too_long(closed[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_worked_village_comes_out_to_the_fen(name: str, closed: Mapping[str, Closing]) -> None:
    expected = expectation(patterns()[name])
    result: Any = closed[name].result
    lines: dict[str, dict[str, str]] = {}
    for line in result["lines"]:
        lines.setdefault(line["clause"], {})[line["payee"]] = line["amount"]
    assert lines == expected["应得"]
    pools = {
        pool["pool"]: {
            "进": pool["in"],
            "余": pool["kept"],
            "步骤": {step["step"]: step["amount"] for step in pool["steps"]},
        }
        for pool in result["pools"]
    }
    assert pools == expected.get("分配", {})
    owed = {f"{debt['payer']}→{debt['payee']}": debt for debt in result["debts"]}
    between = {key: debt["gross"] for key, debt in owed.items() if debt["payee"].islower()}
    assert between == expected.get("往来", {})
    payable = sum(Fraction(debt["payable"]) for debt in owed.values() if not debt["payee"].islower())
    sums = {"应得": result["totals"]["gross"], "农户应付": Money(int(payable * 100)).plain}
    assert sums == expected["合计"]
    assert expected["手算"]


@pytest.mark.parametrize("name", NAMES)
def test_the_contract_says_the_very_numbers(name: str, closed: Mapping[str, Closing]) -> None:
    paper = document("tri_party")
    settlement = closed[name].settlement
    page = render_html(paper.template, paper.view(settlement, settlement.main.code))
    text = re.sub(r"<style>.*?</style>|<[^>]*>|[\s,]", "", page, flags=re.DOTALL)
    text = html.unescape(text)
    asked = {one.name: one for one in patterns()[name].settings}
    silent = [
        row["参数"]
        for row in village(patterns()[name])["约定"]
        if asked[row["参数"]].unit != "日期" and as_printed(row["数值"]) not in text
    ]
    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_the_contract_says_what_the_pattern_filled_in_by_itself(
    name: str, closed: Mapping[str, Closing]
) -> None:
    paper = document("tri_party")
    settlement = closed[name].settlement
    page = re.sub(r"<[^>]*>", "", render_html(paper.template, paper.view(settlement, settlement.main.code)))
    signed = settlement.main
    for term in signed.terms:
        assert time_words(term.time) in page
        assert term.rounding.mode.value in page
    for pool in signed.pools:
        assert pool.loss_rule in page
        assert pool.rest in page


def test_a_contract_of_a_pattern_is_drawn(closed: Mapping[str, Closing]) -> None:
    settlement = closed["一领办三参与"].settlement
    paper = draw("tri_party", settlement.main.code, settlement)
    text = "".join("".join(paper.texts).split())
    assert "优先雇用监测户" in text
    assert "每亩每年500元" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_fresh_season_only_says_what_is_still_open(name: str, tmp_path: Path) -> None:
    for file, data in fresh(name).items():
        (tmp_path / file).write_bytes(data)
    read = read_season(tmp_path)
    assert {problem.code for problem in read.problems} == {"E343"}
    assert [problem.where.sheet for problem in read.problems] == ["事实", "约定"]
    assert {note.code for note in read.notes} <= {"W310", "W313", "W314"}
    assert len(read.notes) == 3
    told = "".join(problem.what for problem in read.problems)
    pattern = patterns()[name]
    needed = [one.name for one in pattern.settings if not one.optional]
    needed += [one.name for one in pattern.facts]
    assert [one for one in needed if f"{one}（B" not in told] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_has_the_registers_the_pattern_reads_and_no_other(name: str) -> None:
    pattern = patterns()[name]
    book = openpyxl.load_workbook(io.BytesIO(fresh(name)["台账.xlsx"]))
    assert book.sheetnames[1:] == [sheet.name for sheet in registers([pattern])]
    text = fresh(name)["合作.yaml"].decode()
    named = set(re.findall(r"(?<=[ \[,{])([^\s.,\[{]+)\.[^\s,\]}]+", text)) - {"条款", "章程"}
    pools = set(re.findall(r"- 分配: (\S+)", text))
    read = (named - pools) | {"名册", "事实"} | ({"价格"} if "系列:" in text else set())
    read |= {"预付", "抵扣同意"} if "抵扣:" in text else set()
    read |= {"会议", "到会"} if "公示: 是" in text else set()
    read |= {"已付", "决定"}
    assert set(book.sheetnames[1:]) == read
    for sheet in book.sheetnames[1:]:
        if sheet not in {"约定", "事实"}:
            _, *rest = book[sheet].iter_rows(values_only=True)
            cells = [str(cell) for row in rest for cell in row if cell is not None]
            assert len(rest) <= 1
            assert [cell for cell in cells if cell != "SHILI" and not cell.startswith("示例")] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_a_setting_told_with_unit_meaning_and_source(name: str) -> None:
    pattern = patterns()[name]
    text = fresh(name)["合作.yaml"].decode() + fresh(name).get("章程.yaml", b"").decode()
    used = set(re.findall(r"约定\.([^\s,，}\]#至]+)", text))
    assert used == {one.name for one in pattern.settings}
    for one in pattern.settings:
        assert one.unit
        assert one.says
        assert not one.trust or one.trust in TRUST
    assert len(pattern.grounds) >= 2
    assert {ground.trust for ground in pattern.grounds} <= TRUST
    assert "〔" not in text.partition("合作:")[2]
    assert all((pattern.line, pattern.suits, pattern.tells, pattern.kin))


@pytest.mark.parametrize("name", NAMES)
def test_no_price_or_share_is_written_into_the_arrangement(name: str) -> None:
    node, problems = read_yaml("合作.yaml", fresh(name)["合作.yaml"])
    assert problems == []
    assert isinstance(node, MappingNode)
    decided = re.compile(r"\d")
    guilty: list[str] = []
    waiting: list[tuple[str, Any]] = [(key.text, value) for key, value in node.entries]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, MappingNode):
            waiting += [(f"{key}.{inner.text}", below) for inner, below in value.entries]
        elif isinstance(value, SequenceNode):
            waiting += [(key, below) for below in value.items]
        elif re.search(r"单价|费率|比例|金额|封顶|上限|幅度", key) and decided.search(value.text):
            guilty += [f"{key}: {value.text}"] if value.text not in {"0", "100%", "剩余的 100%"} else []
    assert guilty == []


@pytest.mark.parametrize("odd", [0, 1])
@pytest.mark.parametrize("name", NAMES)
def test_a_half_filled_season_names_the_other_half_and_nothing_else(name: str, odd: int) -> None:
    pattern = patterns()[name]
    rows = village(pattern)
    left = {
        sheet: [row["参数" if sheet == "约定" else "名称"] for row in rows[sheet][odd::2]] for sheet in OPEN
    }
    half = {**rows, **{sheet: rows[sheet][1 - odd :: 2] for sheet in OPEN}}
    files = fresh(name)
    read = read_contents({**files, "台账.xlsx": filled(half, files["台账.xlsx"])})
    assert {problem.code for problem in read.problems} <= {"E343"}
    told = "".join(problem.what for problem in read.problems)
    optional = {one.name for one in pattern.settings if one.optional}
    missed = [word for words in left.values() for word in words if f"{word}（B" not in told]
    assert set(missed) <= optional


PAIRS = [(name, other) for name in NAMES for other in patterns()[name].kin]


@pytest.mark.parametrize(("name", "other"), PAIRS)
def test_patterns_said_to_go_together_do(name: str, other: str) -> None:
    read = read_contents(new_season([name, other], YEAR))
    assert {problem.code for problem in read.problems} == {"E343"}


def merged(one: Pattern, other: Pattern) -> dict[str, list[dict[str, str]]]:
    """Two worked villages as one: people and values that stand in both stand once."""
    both = village(one)
    for sheet, rows in village(other).items():
        keys = {"名册": ("户号", "成员号"), "约定": ("参数",), "事实": ("名称",), "会议": ("会议号",)}.get(
            sheet
        )
        known = {tuple(row[key] for key in keys or ()) for row in both.get(sheet, [])}
        new = [row for row in rows if not keys or tuple(row[key] for key in keys) not in known]
        both[sheet] = [*both.get(sheet, []), *new]
    return both


def alone(one: Pattern, other: Pattern) -> bool:
    """Whether the two count no register in common and nobody by heads."""
    return not shared_registers([one, other]) and not {"每人", "每户"} & ({*one.reads} | {*other.reads})


@pytest.mark.parametrize(
    ("name", "other"), [pair for pair in PAIRS if alone(*(patterns()[name] for name in pair))]
)
def test_two_patterns_in_one_season_pay_what_each_pays_alone(name: str, other: str, tmp_path: Path) -> None:
    one, two = patterns()[name], patterns()[other]
    for file, data in new_season([name, other], YEAR).items():
        content = filled(merged(one, two), data) if file.endswith(".xlsx") else data
        (tmp_path / file).write_bytes(content)
    result: Any = close(tmp_path).result
    lines: dict[str, dict[str, str]] = {}
    for line in result["lines"]:
        lines.setdefault(line["clause"], {})[line["payee"]] = line["amount"]
    assert lines == {**expectation(one)["应得"], **expectation(two)["应得"]}


def test_nothing_stands_beside_the_folders_but_the_words_all_patterns_share() -> None:
    assert {path.name for path in ROOT.iterdir() if path.is_file()} == {"words.yaml"}
    assert {path.suffix for path in ROOT.rglob("*") if path.is_file()} == {".yaml", ".csv"}
