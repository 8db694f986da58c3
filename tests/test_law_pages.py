"""docs/laws.md and docs/checks.md: the law book, the thirty points and the checks, written from the data.

``pytest tests/test_law_pages.py --bless`` rewrites both; nobody edits them by hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from attrs import frozen

from linkage.check import NOTE, REFUSAL, Check, checks
from linkage.files.law_reader import shipped_laws
from linkage.lint import Lint, lints
from linkage.model.law import OWN, Parameter
from listed import listed_rows
from pages import ROOT

DOCS = ROOT / "docs"
LAWS, CHECKS, POINTS = DOCS / "laws.md", DOCS / "checks.md", DOCS / "points.yaml"
WAYS = {"算", "查", "拒"}
COUNT = 30

#: A finding on a case page: grouped by severity, or a line of its own.
_TOLD = re.compile(r"^(?:  |提示 |警告 |拒绝 )(C\d{3}) ", re.MULTILINE)

#: Rooms everybody stands on: who reaches them says nothing about who asks the law.
EVERYBODYS = frozenset(
    ("ground", "model", "engine", "files", "formula", "words", "check", "lint", "rule", "documents")
)
BLESSED = "这一页由 `pytest tests/test_law_pages.py --bless` 写成，不要手改。"

LAWS_HEAD = f"""# 法规一览

一行一个法定参数的一个版本：值，管哪些天，哪一层、哪一地区，哪一条，出处，核对过没有，谁在问。{BLESSED}

- **日子**：问的是结算期最后一天；没有哪一版管到那天的，发现里写“无适用法条（日）”，那一项就没有查。
- **地区**：写在 `章程.yaml`，`地区: [浙江省]` 或 `地区: [福建省, 闽侯县]`；没有写的，只有国家一层。
- **层级**：国家、省、县、章程、决议。下一层说了的以下一层为准；上一层写着“只可提高”“只可降低”“不可改”的，下一层越过去的不算数，
  还会有一条发现。章程里叫得出名字的数值（例如“公积公益金比例”）自动算一层。
- **未确认**：没有和原文核对过的值，用在哪里，哪里就印着“未确认”；凭它只警告，不拒绝。
- **自己加**：季文件夹里放 `法规.yaml`，或一个版本一个文件的 `法规-某县.yaml`；写法就是下面的样子。不写层级的，代替同名的所有版本。

```yaml
法规: 某县农村集体经济组织收益分配办法
版本: 2024年公布
起: 2024-01-01
层级: 县
地区: [浙江省, 某县]
来源: 县政府公布的原文
核对: 已核对
核对日: 2026-01-05
数值:
  - {{名称: 公积公益金提取比例下限, 值: 35%, 条: 第八条, 方向: 只可提高, 章程: [公积公益金比例]}}
```

| 代码 | 名称 | 值 | 管哪些天 | 层级和地区 | 条 | 出处 | 核对 | 谁在问 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""

POINTS_HEAD = """## 三十条要点

必须**算**、必须**查**（警告）、必须**拒**（拒绝）的三十条，每一条由哪些检查、案例和测试守着。

| 号 | 要点 | 做 | 依据 | 由谁守着 |
| --- | --- | --- | --- | --- |
"""

CHECKS_HEAD = f"""# 检查一览

算完以后和算之前各查什么。{BLESSED}
轻重：**提示**印出来就是；**警告**要在〔决定〕里答复，文书才算正式；**拒绝**不出要付钱的文书，除非〔决定〕里有准予的人、日期和理由。
“能不能准予”写“不能”的，谁也准予不了。体检（算之前的）另有[反例](lints.md)；读入时就停下的，见[报错一览](errors.md)。

| 代码 | 轻重 | 查什么 | 依据 | 能不能准予 | 要点 | 机制 | 两边都试过的测试 |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


@frozen
class Point:
    """One of the thirty points: what it asks, and what proves it beside the checks that name it."""

    number: int
    name: str
    ways: tuple[str, ...]
    ground: str
    proofs: tuple[str, ...]
    waits: str


def _points() -> list[Point]:
    return [
        Point(
            int(said["号"]),
            said["名"],
            tuple(said["做"].split()),
            said["据"],
            tuple(said.get("由", "").split()),
            said.get("待", ""),
        )
        for said in listed_rows(POINTS, "要点", {"号", "名", "做", "据", "由", "待"})
    ]


ROWS = _points()


def asking() -> Iterator[tuple[str, Check | Lint]]:
    """Every check and lint with its shelf, by code."""
    both: list[tuple[str, Check | Lint]] = [("checks", check) for check in checks()]
    both += [("lints", lint) for lint in lints()]
    yield from sorted(both, key=lambda pair: (pair[1].code, pair[1].name))


@cache
def _askers() -> dict[str, list[str]]:
    """Which module speaks of which name of a law: a check or lint by its code, another by its path."""
    codes: dict[str, list[str]] = {}
    for shelf, member in asking():
        for place in _reached(f"linkage/{shelf}/{member.name}.py"):
            codes.setdefault(place, []).append(member.code)
    names = {parameter.name for parameter in shipped_laws().parameters}
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "linkage").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        said = {
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for name in names & said:
            found.setdefault(name, []).extend(codes.get(place, [f"`{place.removeprefix('linkage/')}`"]))
    return {name: sorted(set(askers)) for name, askers in found.items()}


@cache
def _reached(place: str) -> frozenset[str]:
    """A module and the rooms of law it stands on, however deep."""
    found = {place}
    for node in ast.walk(ast.parse((ROOT / place).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("linkage."):
            room = (node.module or "").split(".")[1]
            below = f"{(node.module or '').replace('.', '/')}.py"
            if room not in EVERYBODYS and (ROOT / below).is_file():
                found |= _reached(below)
    return frozenset(found)


@cache
def _cases() -> dict[str, list[str]]:
    """The case pages that print a finding's code."""
    found: dict[str, list[str]] = {}
    for path in sorted((DOCS / "cases").glob("*.md")):
        for code in sorted(set(_TOLD.findall(path.read_text("utf-8")))):
            found.setdefault(code, []).append(f"cases/{path.name}")
    return found


def law_row(law: Parameter) -> str:
    place = law.instrument.place
    layer = law.layer if place == law.layer else f"{law.layer}（{place}）"
    days = f"{law.first} 至 {law.last or '今'}"
    bound = f"（{law.bound}）" if law.bound else ""
    read = "已核对" if law.cite.confirmed else "**未确认**"
    checked = f" {law.instrument.checked}" if law.instrument.checked and law.cite.confirmed else ""
    source = "；".join(dict.fromkeys(part for part in (law.source, law.instrument.source, law.note) if part))
    askers = "、".join(_askers().get(law.name, [])) or "查阅用"
    cite = f"《{law.cite.title}》{law.cite.article}"
    return (
        f"| {law.code} | {law.name} | {law.said}{bound} | {days} | {layer} | {cite} "
        f"| {source} | {read}{checked} | {askers} |"
    )


def _link(proof: str) -> str:
    if proof.startswith("tests/"):
        return f"[测试 {Path(proof).stem.removeprefix('test_')}](../{proof})"
    heading = (DOCS / proof).read_text("utf-8").splitlines()[0].removeprefix("# ")
    if proof.startswith("cases/"):
        return f"[案例 {heading.split()[0]}]({proof})"
    return f"[模式“{heading}”]({proof})" if proof.startswith("patterns/") else f"[{heading}]({proof})"


def served(number: int) -> list[str]:
    """What serves a point: the checks that name it, each with its test, and the case pages they speak on."""
    found: list[str] = []
    cases: list[str] = []
    for shelf, member in asking():
        if number in member.points:
            found.append(f"[{member.code}](../tests/{shelf}/test_{member.name}.py)")
            cases += _cases().get(member.code, [])
    return [*found, *map(_link, dict.fromkeys(sorted(cases)))]


def point_row(row: Point) -> str:
    proofs = "、".join(dict.fromkeys([*served(row.number), *map(_link, row.proofs)]))
    told = proofs or f"留到以后：{row.waits}"
    return f"| {row.number} | {row.name} | {'、'.join(row.ways)} | {row.ground} | {told} |"


def check_row(shelf: str, member: Check | Lint) -> str:
    override = "不能" if isinstance(member, Check) and not member.override else "能"
    answer = {NOTE: "—", REFUSAL: override}.get(member.severity, "答复")
    numbers = [" ".join(map(str, found)) or "—" for found in (member.points, member.mechanisms)]
    test = f"[{member.name}](../tests/{shelf}/test_{member.name}.py)"
    cells = [member.code, member.severity, member.asks, member.ground, answer, *numbers, test]
    return f"| {' | '.join(cells)} |"


def laws_page() -> str:
    laws = "\n".join(map(law_row, sorted(shipped_laws().parameters, key=lambda law: law.code)))
    points = "\n".join(map(point_row, ROWS))
    return f"{LAWS_HEAD}{laws}\n\n{POINTS_HEAD}{points}\n"


def checks_page() -> str:
    rows = "\n".join(check_row(shelf, member) for shelf, member in asking())
    return f"{CHECKS_HEAD}{rows}\n"


@pytest.mark.parametrize(
    ("page", "write"), [(LAWS, laws_page), (CHECKS, checks_page)], ids=["laws", "checks"]
)
def test_the_page_is_current(page: Path, write: object, *, bless: bool) -> None:
    assert callable(write)
    now = write()
    if bless:
        page.write_text(now, encoding="utf-8")
    assert page.read_text("utf-8") == now


def test_every_value_has_a_code_of_its_own() -> None:
    codes = [law.code for law in shipped_laws().parameters]
    assert [law.name for law in shipped_laws().parameters if not law.code] == []
    assert len(codes) == len(set(codes))
    assert {law.layer for law in shipped_laws().parameters} & {OWN, "章程", "决议"} == set()


def test_every_value_is_sourced_and_says_when_it_was_read() -> None:
    for law in shipped_laws().parameters:
        assert law.source, law.code
        assert law.cite.article, law.code
        assert not law.cite.confirmed or law.instrument.checked, law.code


def test_no_point_is_without_a_row() -> None:
    assert [row.number for row in ROWS] == list(range(1, COUNT + 1))
    told = re.findall(r"^\| (\d+) \|", LAWS.read_text("utf-8"), re.MULTILINE)
    assert [int(number) for number in told] == list(range(1, COUNT + 1))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_a_point_is_served_or_says_why_not(row: Point) -> None:
    assert row.ways
    assert set(row.ways) <= WAYS
    assert row.ground
    assert served(row.number) or row.proofs or row.waits


def test_only_points_there_are_are_claimed() -> None:
    claimed = {number for _, member in asking() for number in member.points}
    assert claimed - set(range(1, COUNT + 1)) == set()


@pytest.mark.parametrize("page", [LAWS, CHECKS], ids=["laws", "checks"])
def test_everything_named_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))
    assert len(links) > COUNT // 2
    assert [link for link in links if not (DOCS / link).resolve().is_file()] == []


def test_every_row_begins_with_its_bare_code() -> None:
    laws = re.findall(r"^\| (L\d{3}) \| ", LAWS.read_text("utf-8"), re.MULTILINE)
    assert laws == sorted(law.code for law in shipped_laws().parameters)
    found = re.findall(r"^\| (C\d{3}) \| ", CHECKS.read_text("utf-8"), re.MULTILINE)
    assert found == [member.code for _, member in asking()]
