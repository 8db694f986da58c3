"""Work for pay says its insurance, for the paper or in a word of the general one."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change

SAID = "  务工保险: 团体意外伤害保险，保费由公司出\n"
GENERAL = "  保险: 公司投保\n"


def test_nothing_said_is_told_once() -> None:
    (finding,) = found("work_insurance", Change(text=[(SAID, "")]))
    assert finding.severity == "警告"
    assert "“用工报酬”" in finding.message


@pytest.mark.parametrize("said", ["工伤保险", "团体意外伤害保险", "雇主责任险"])
def test_a_general_word_on_injuries_is_enough(said: str) -> None:
    change = Change(text=[(SAID, ""), (GENERAL, f"  保险: 公司投保{said}\n")])
    assert found("work_insurance", change) == []


def test_said_for_the_paper() -> None:
    assert found("work_insurance", Change()) == []


def test_without_work_nothing_is_asked() -> None:
    change = Change(text=[(SAID, ""), ("    类别: 用工\n", "    类别: 代销\n")])
    assert found("work_insurance", change) == []
