"""A collective stands surety for nobody, and capital takes no more than was agreed."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

INSURED = "保险: 公司投保"


@pytest.mark.parametrize("said", ["公司贷款由村集体担保", "小河村股份经济合作社承担连带责任"])
def test_a_guarantee_is_told(said: str) -> None:
    (finding,) = found("collective_at_risk", Change(text=[(INSURED, f"保险: {said}")]))
    assert finding.severity == "警告"
    assert said in finding.message
    assert "第三十五条" in finding.ground


@pytest.mark.parametrize("said", ["村集体不为公司的贷款提供担保", "公司为村集体的款项提供担保物", "公司投保"])
def test_no_guarantee(said: str) -> None:
    assert found("collective_at_risk", Change(text=[(INSURED, f"保险: {said}")])) == []


@pytest.mark.parametrize(("most", "count"), [("59.99%", 1), ("60%", 0)])
def test_capital_and_its_ceiling(most: str, count: int) -> None:
    terms = f"参数,数值,单位,说明\n公司分配上限,{most},无,村里商定\n"
    findings = found("collective_at_risk", Change(files={"台账/约定.csv": terms}))
    assert len(findings) == count
    assert all(
        "按“公司分配上限”59.99%，最多 89,752.07 元，多拿 14.96 元" in finding.message for finding in findings
    )
