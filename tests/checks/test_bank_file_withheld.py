"""Names the bank cannot write are told with their characters; the season goes on without the bank's file."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

COMPANY = "  公司: {类型"


def named(holder: str, profile: str = "竖线示例") -> Change:
    text = [(COMPANY, f"  公司: {{代发: {profile}, 类型")] if profile else []
    return Change(text=text, cells={"名册": {"J2": holder}})


def test_a_name_outside_the_charset() -> None:
    (finding,) = found("bank_file_withheld", named("赵䶮英"))
    assert finding.severity == "提示"
    assert "H01 户名“赵䶮英”，“䶮”（U+4DAE）不在 GBK 里" in finding.message
    assert "其余文书照出" in finding.message


@pytest.mark.parametrize(
    "change", [named("赵堃英"), named("赵䶮英", "定宽示例"), named("赵䶮英", "")], ids=["GBK 有", "GB18030 有", "不用格式"]
)  # fmt: skip
def test_a_name_the_charset_holds(change: Change) -> None:
    assert found("bank_file_withheld", change) == []
