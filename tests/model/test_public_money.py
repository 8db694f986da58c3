"""Which amounts are public money, by their name or their source."""

from __future__ import annotations

import pytest

from linkage.model.public_money import is_public, public_fact
from rows import row


@pytest.mark.parametrize(
    ("name", "source", "public"),
    [
        ("衔接资金", "", True),
        ("奖补资金", "县财政局文件", True),
        ("净利润", "审计报告", False),
        ("店铺租金", "合同", False),
        ("运动会捐赠款", "", True),
    ],
)
def test_it_is_public_by_name_or_source(name: str, source: str, *, public: bool) -> None:
    assert is_public(name, source) == public
    assert public_fact(row("事实", 名称=name, 来源=source)) == public
