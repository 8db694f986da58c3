"""Members of groups that are often forgotten are counted where a share by head or stake leaves them out."""

from __future__ import annotations

from collections.abc import Mapping

from checks.settled import found
from lints.tripped import Change


def called(word: str, member: str = "2") -> Mapping[str, str]:
    return {"台账/类别.csv": f"户号,成员号,类别,起,止,依据\nH03,{member},{word},2025-01-01,,登记\n"}


def without(condition: str) -> tuple[str, str]:
    return ("        按: 每人\n", f"        按: 每人\n        资格: {{不是: {{类别: {condition}}}}}\n")


def test_a_woman_who_married_out_is_counted() -> None:
    (finding,) = found("group_left_out", Change(text=[without("外嫁女")], files=called("外嫁女")))
    assert finding.severity == "警告"
    assert "在册的外嫁女 1 人，1 人没有份（H03.2）" in finding.message
    assert "第八条" in finding.ground


def test_a_student_left_out_has_another_article() -> None:
    (finding,) = found("group_left_out", Change(text=[without("在校学生")], files=called("在校学生")))
    assert "第十八条" in finding.ground


def test_who_shares_is_not_counted() -> None:
    assert found("group_left_out", Change(files=called("外嫁女"))) == []
    assert found("group_left_out", Change(files=called("在校学生"))) == []


def test_a_child_born_on_the_day_before_its_first_birthday() -> None:
    young = ("        按: 每人\n", "        按: 每人\n        资格: {年龄: 1 以上}\n")
    born = {"名册": {"E5": "", "F5": "2025-01-01"}}
    (finding,) = found("group_left_out", Change(text=[young], cells=born))
    assert "新生儿 1 人，1 人没有份" in finding.message
    assert "第十二条" in finding.ground
    assert found("group_left_out", Change(text=[young], cells={"名册": {"E5": "", "F5": "2024-12-31"}})) == []
