"""A share class that only one side knows is told; classes that both know are not."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

PERSONAL = "股别: {个人股别: [资金股]}"
BY_SHARES = "        按: 股份.份额\n        计权: 按日\n        系数: {按: 股别, 人口股: 1, 资金股: 2}\n"
TRIP = Change(text=[(PERSONAL, "股别: {个人股别: [资金骨]}")])


def only(word: str) -> tuple[str, str]:
    return BY_SHARES, f"        按: 股份.份额\n        资格: {{股别: {word}}}\n"


def test_a_slip_of_one_character() -> None:
    (finding,) = asked("share_class", TRIP)
    assert finding.severity == "警告"
    assert "“个人股别”里写的股别“资金骨”，〔股份〕里一行也没有" in finding.message
    assert "可能是“资金股”" in finding.message


def test_a_condition_nobody_meets() -> None:
    findings = asked("share_class", Change(text=[only("土地股")]))
    assert {finding.severity for finding in findings} == {"警告", "提示"}
    assert any("分配“公司利润分配”写的股别“土地股”" in finding.message for finding in findings)
    assert any(
        "股别“人口股”" in finding.message and "没有一条规则说到" in finding.message for finding in findings
    )


def test_a_class_that_no_rule_names() -> None:
    (finding,) = asked("share_class", Change(text=[only("资金股")]))
    assert finding.severity == "提示"
    assert "股别“人口股”" in finding.message


@pytest.mark.parametrize("words", ["[资金股]", "[资金股, 人口股]", "[]"])
def test_classes_that_both_know(words: str) -> None:
    assert asked("share_class", Change(text=[(PERSONAL, f"股别: {{个人股别: {words}}}")])) == []


def test_an_option_that_nobody_holds_yet() -> None:
    factors = ("系数: {按: 股别, 人口股: 1, 资金股: 2}", "系数: {按: 股别, 人口股: 1, 资金股: 2, 扶贫: 3}")
    assert asked("share_class", Change(text=[factors])) == []
