"""No message repeats a number of a person, whatever cell or heading it was typed into."""

from __future__ import annotations

import pytest

from linkage.ground.errors import Problem, Where
from linkage.ground.hidden_numbers import hidden
from linkage.model.entitlement import Finding

PRIVATE = {
    "办369901198801230116号": "办**************0116号",
    "369901 19880123 011x": "****** ******** 011x",
    "369901880123011": "***********3011",
    "138 0013-8000": "*** ****-8000",
    "一三八〇〇一三八〇〇〇": "*******八〇〇〇",
    "1３800138000": "*******8000",
    "6222-0202-0011-2233-445": "****-****-****-***3-445",
    "9558800012345678901": "***************8901",
    "李四13800138000，王五": "李四*******8000，王五",
    "2025 13800138000": "**** *******8000",
}
PLAIN = (
    "3699011000010000001",
    "13,800,138,000.50 元",
    "13800138000.50 元",
    "2025-01-01 至 2025-12-31",
    "20250101001",
    "第 202503050001 号",
    "7/13800138000",
    "=1234567890123456%/年",
    "",
)


@pytest.mark.parametrize("text", sorted(PRIVATE))
def test_a_number_of_a_person_is_hidden(text: str) -> None:
    assert hidden(text) == PRIVATE[text]
    assert len(hidden(text)) == len(text)
    assert hidden(hidden(text)) == hidden(text)


@pytest.mark.parametrize("text", PLAIN)
def test_other_numbers_stay(text: str) -> None:
    assert hidden(text) == text


def test_problems_and_findings_hide_it_wherever_it_stands() -> None:
    number = "13800138000"
    problem = Problem("E1", Where(number, sheet=number, cell="A1"), number, number, number, number)
    assert number not in str(problem) + repr(attr_texts(problem))
    finding = Finding("C1", "提示", number, number, "法")
    assert number not in repr(finding)
    # The place itself stays true: by it the cell is found.
    assert problem.where.key == (number, number, "A1")


def attr_texts(problem: Problem) -> tuple[str, ...]:
    return (problem.what, problem.why, problem.remedy, problem.picture)
