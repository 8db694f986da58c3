"""docs/mechanisms.md: each of the 97 mechanisms, how it is treated and what proves it; nothing named is missing.

The page is written from docs/mechanisms.yaml and from what checks, lints and reports say of themselves.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import frozen

from linkage import documents, reports
from linkage.check import checks
from linkage.document import Document
from linkage.ground.catalogue import catalogue
from linkage.lint import lints
from linkage.report import Report
from listed import listed_rows
from pages import ROOT

DOCS = ROOT / "docs"
PAGE, DATA = DOCS / "mechanisms.md", DOCS / "mechanisms.yaml"
HEAD = """# 机制一览

五份政策文件里说到的 97 种联农带农做法，一条一行：怎么处理，凭哪一页案例、哪一个模式、哪一条检查、哪一个测试。
“怎么处理”一栏：**算**（钱由规矩算出来）、**记**（台账记事实）、**查**（有疑问的列为发现）、**报**（由结果汇出来的表）、
**书**（文书）、**关**（不满足就不能叫“正式”）、**标**（只带着、只用来数）、**用**（用起来省事）、**不做**（写明为什么）。

| 号 | 机制 | 怎么处理 | 在哪里 | 怎么说 |
| --- | --- | --- | --- | --- |
"""

TAIL = """## 法规、章程、税、账和治理的案例

一页一季，照着能做；怎么写协议的案例在[说得出的安排](expressed.md)。
"""

#: Treatments that must be proved by a page, a test or a check, or say why they wait.
PROVED = {"算", "记", "查", "报", "关"}
WAYS = {*PROVED, "书", "标", "用", "不做"}
COUNT = 97


@frozen
class Mechanism:
    """One row of the list: how it is treated, what proves it, and a sentence."""

    number: int
    name: str
    ways: tuple[str, ...]
    proofs: tuple[str, ...]
    told: str
    waits: str


def _mechanisms() -> list[Mechanism]:
    return [
        Mechanism(
            int(said["号"]),
            said["名"],
            tuple(said["做"].split()),
            tuple(said.get("由", "").split()),
            said.get("说", ""),
            said.get("待", ""),
        )
        for said in listed_rows(DATA, "机制", {"号", "名", "做", "由", "说", "待"})
    ]


ROWS = _mechanisms()


def asked() -> dict[int, list[str]]:
    """The checks, lints and documents that say which mechanisms they serve, as links."""
    found: dict[int, list[str]] = {}
    for shelf, members in (("checks", checks()), ("lints", lints())):
        for member in members:
            link = f"[{member.code} {member.asks}](../tests/{shelf}/test_{member.name}.py)"
            for number in member.mechanisms:
                found.setdefault(number, []).append(link)
    for name, document in catalogue(documents, Document).items():
        for number in document.mechanisms:
            found.setdefault(number, []).append(_document(name, document.title))
    for name, report in catalogue(reports, Report).items():
        for number in report.mechanisms:
            found.setdefault(number, []).append(f"[{report.title}](../tests/reports/test_{name}.py)")
    return found


def _document(name: str, title: str) -> str:
    return f"[{title}](../tests/documents/test_{name}.py)"


def _link(proof: str) -> str:
    if proof.startswith("文书:"):
        name = proof.removeprefix("文书:")
        return _document(name, catalogue(documents, Document)[name].title)
    if proof.startswith("tests/"):
        return f"[测试 {Path(proof).stem.removeprefix('test_')}](../{proof})"
    heading = (DOCS / proof).read_text("utf-8").splitlines()[0].removeprefix("# ")
    if proof.startswith("cases/"):
        return f"[案例 {heading.split()[0]}]({proof})"
    return f"[模式“{heading}”]({proof})" if proof.startswith("patterns/") else f"[{heading}]({proof})"


def line(row: Mechanism, served: list[str]) -> str:
    """One row of the table."""
    proofs = "、".join([*map(_link, row.proofs), *served])
    told = row.told or ("" if proofs else f"留到以后：{row.waits}")
    return f"| {row.number} | {row.name} | {'、'.join(row.ways)} | {proofs or '—'} | {told} |"


def page() -> str:
    served = asked()
    rows = "\n".join(line(row, served.get(row.number, [])) for row in ROWS)
    paths = [path for path in sorted((DOCS / "cases").glob("*.md")) if path.name[2].isdigit()]
    cases = "\n".join(f"- {_link(f'cases/{path.name}')} {_title(path)}" for path in paths)
    return f"{HEAD}{rows}\n\n{TAIL}\n{cases}\n"


def _title(path: Path) -> str:
    return path.read_text("utf-8").splitlines()[0].partition(" ")[2].partition(" ")[2]


def test_the_page_is_current(*, bless: bool) -> None:
    now = page()
    if bless:
        PAGE.write_text(now, encoding="utf-8")
    assert PAGE.read_text("utf-8") == now


def test_no_row_is_missing() -> None:
    assert [row.number for row in ROWS] == list(range(1, COUNT + 1))
    assert [int(n) for n in re.findall(r"^\| (\d+) \|", page(), re.MULTILINE)] == list(range(1, COUNT + 1))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_a_row_is_proved_or_says_why_not(row: Mechanism) -> None:
    assert row.ways
    assert set(row.ways) <= WAYS
    proved = bool(row.proofs) or row.number in asked()
    if PROVED & set(row.ways) and "标" not in row.ways:
        assert proved or row.waits
    assert row.told or row.waits or proved


#: Where the proof of a treatment stands at least: a check or a report that looks, a paper that tells.
SHELVES = {
    "查": ("tests/checks/", "tests/lints/", "tests/reports/"),
    "报": ("tests/reports/", "tests/documents/", "tests/lints/"),
}


@pytest.mark.parametrize("way", SHELVES)
def test_what_is_checked_has_a_check_and_what_is_told_a_paper(way: str) -> None:
    served = asked()
    bare = {
        row.number
        for row in ROWS
        if way in row.ways and not row.waits
        if not any(
            shelf in link
            for link in [*map(_link, row.proofs), *served.get(row.number, [])]
            for shelf in SHELVES[way]
        )
    }
    assert bare == set()


def test_what_is_named_exists() -> None:
    shelf = catalogue(documents, Document)
    named = [proof for row in ROWS for proof in row.proofs]
    gone = [
        proof
        for proof in named
        if not (
            proof.removeprefix("文书:") in shelf
            if proof.startswith("文书:")
            else (ROOT / proof if proof.startswith("tests/") else DOCS / proof).is_file()
        )
    ]
    assert gone == []


def test_only_numbers_of_the_list_are_claimed() -> None:
    assert set(asked()) - set(range(1, COUNT + 1)) == set()


def test_every_link_of_the_page_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", PAGE.read_text("utf-8"))
    assert [link for link in links if not (DOCS / link).is_file()] == []
