"""No number of a person stands where papers print names, and the message does not repeat it."""

from __future__ import annotations

import pytest

from linkage.files.register_privacy import check_privacy
from linkage.ground.errors import Problem
from rows import row


@pytest.mark.parametrize(
    ("heading", "text", "what"),
    [
        ("姓名", "张三369901198108160017", "身份证号"),
        ("姓名", "张三 36990119810816001X", "身份证号"),
        ("户号", "13800138000", "手机号"),
        ("组", "6299990000000000004", "银行卡号"),
        ("姓名", "张三（6299990000000004）", "银行卡号"),
        ("姓名", "张三 3699 0119 8108 1600 17", "身份证号"),
        ("组", "一组１３８００１３８０００", "手机号"),
        ("组", "138-0013-8000", "手机号"),
    ],
)
def test_a_number_is_told_and_not_repeated(heading: str, text: str, what: str) -> None:
    problems: list[Problem] = []
    check_privacy([row("名册", **{heading: text})], problems)
    [problem] = problems
    assert problem.code == "E419"
    assert what in problem.what
    assert "0000" not in str(problem)
    assert "369901" not in str(problem)


@pytest.mark.parametrize(
    ("heading", "text"),
    [("户号", "H01"), ("户号", "YP-20251231"), ("姓名", "张三"), ("组", "12组"), ("户号", "1380013800")],
)
def test_plain_names_and_numbers_are_let_be(heading: str, text: str) -> None:
    problems: list[Problem] = []
    check_privacy([row("名册", **{heading: text})], problems)
    assert problems == []
