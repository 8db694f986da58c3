"""Who worked can be named on a wage slip: name, identity number and contact."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change


@pytest.mark.parametrize(("cell", "what"), [("E2", "证件号"), ("I2", "电话")])
def test_what_a_slip_lacks(cell: str, what: str) -> None:
    (finding,) = found("wage_slip", Change(cells={"名册": {cell: ""}}))
    assert finding.severity == "警告"
    assert f"H01.1 没有{what}" in finding.message
    assert "至少保存 3 年" in finding.message


def test_a_full_roster() -> None:
    assert found("wage_slip", Change()) == []


def test_who_did_not_work_needs_no_slip() -> None:
    assert found("wage_slip", Change(cells={"名册": {"E3": ""}})) == []
