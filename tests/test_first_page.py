"""The first page of a statement tells a stranger all that matters, and it is what the result document holds."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

import first_page
from documents.drawn import draw, drawn
from documents.sample import season
from first_page import FirstPage, differences, read, read_set, said_in
from linkage.closing import close
from printed import printed_village

HERE = Path(__file__).parent
SAMPLE = ("A-001", "A-002", "B-001", "B-002")
CASES = ("SPL-11", "ACC-01")


def test_the_reader_knows_nothing_of_the_program() -> None:
    tree = ast.parse(Path(first_page.__file__).read_text(encoding="utf-8"))
    names = [
        name.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    ]
    assert not [name for name in names if name.partition(".")[0] == "linkage"]
    assert set(names) <= {"__future__", "json", "re", "sys", "pypdfium2", "yaml"} | {
        "collections.abc",
        "dataclasses",
        "fractions",
        "pathlib",
        "typing",
    }


def test_every_first_page_of_a_village_is_understood() -> None:
    village = printed_village()
    assert len(list((village.out / "农户").glob("statement-*.pdf"))) == 12
    assert list(read_set(village.out, village.season)) == []


@pytest.mark.parametrize("household", SAMPLE)
def test_every_first_page_of_the_sample_is_understood(household: str) -> None:
    page = _sample(household)
    result = season().extras["result"]
    assert isinstance(result, dict)
    assert list(differences(page, result, {})) == []
    assert (page.paper, page.when) == ("2026年1月10日", "收到后15天内")


@pytest.mark.parametrize("case", CASES)
def test_the_fullest_first_page_of_a_published_case_is_understood(case: str) -> None:
    folder = next(path.parent for path in sorted((HERE / "cases" / case).rglob("期望.yaml")))
    closing = close(folder)
    lines = [line.payee.partition(".")[0] for line in closing.settlement.lines]
    known = closing.settlement.books.households
    household = max(sorted(known), key=lines.count)
    page = read(draw("statement", household, closing.settlement).texts[0])
    assert list(differences(page, closing.result, said_in(folder))) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"payable": Fraction(1)}, "payable 1,"),
        ({"total": Fraction(1)}, "the parts come to"),
        ({"name": "别人"}, "payee 别人"),
        ({"first": "2024年1月1日"}, "day 2024年1月1日"),
        ({"terms": (Fraction(1), Fraction(2))}, "the sum comes to 3"),
        ({"parts": {"租金": Fraction(1)}}, "租金: the page has 1"),
    ],
)
def test_what_is_wrong_is_found(wrong: dict[str, object], told: str) -> None:
    result = season().extras["result"]
    assert isinstance(result, dict)
    page = replace(_sample("A-001"), **wrong)  # type: ignore[arg-type]
    assert any(said.startswith(told) for said in differences(page, result, {}))


def test_what_the_household_owed_before_counts_against_it() -> None:
    """A household that still owed something from the season before has a negative first term."""
    text = drawn("statement", "A-001").texts[0]
    page = read(text.replace("上期结转 210.00", "上期结转 -210.00"))
    assert page.terms[0] == -210
    assert sum(page.terms) == _sample("A-001").payable - 420


def test_a_page_that_keeps_something_back_is_told(tmp_path: Path) -> None:
    text = drawn("statement", "A-001").texts[0]
    for gone, what in (("户主", "payee"), ("现在付给您家", "payable"), ("数不对", "contact")):
        with pytest.raises(LookupError, match=what):
            read(text.replace(gone, ""))
    (tmp_path / "农户").mkdir()
    (tmp_path / "结果.json").write_text(json.dumps(season().extras["result"]), encoding="utf-8")
    (tmp_path / "农户" / "statement-B-001.pdf").write_bytes(drawn("statement", "A-001").data)
    found = dict(read_set(tmp_path))
    assert found == {"statement-B-001.pdf": "the page is of A-001"}


def test_the_index_of_a_print_file_leads_to_every_household() -> None:
    books = sorted((printed_village().out / "内部").glob("statement-zu-*.pdf"))
    assert books
    for path in books:
        pdf = pypdfium2.PdfDocument(path)
        try:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
        finally:
            pdf.close()
        # 序号 户号 户主 [版式] 页 现付
        rows = re.findall(
            r"^\d+ (H\d+) \S+(?: 大字)? (\d+) [\d,.]+", pages[0].replace("\r", ""), re.MULTILINE
        )
        assert len(rows) >= 2
        for household, page in rows:
            assert int(page) % 2
            assert re.search(rf"户号 {household}\b", pages[int(page) - 1])
            assert "回 执" in pages[int(page) - 1]


@cache
def _sample(household: str) -> FirstPage:
    return read(drawn("statement", household).texts[0])
