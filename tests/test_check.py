"""Findings: what an unread law may weigh and must say, and an order that the order of rows does not decide."""

from __future__ import annotations

import datetime

import pytest
from attrs import evolve

from checks.settled import settled
from linkage.check import REFUSAL, Spot, judge
from linkage.files.law_reader import shipped_laws
from linkage.model.entitlement import Finding
from linkage.model.law import Parameter
from lints.tripped import Change


def law(name: str, day: str) -> Parameter:
    return shipped_laws().required(name, datetime.date.fromisoformat(day), "")


@pytest.mark.parametrize(
    ("name", "day", "severity", "message"),
    [
        ("村务公布天数下限", "2026-01-01", "警告", "公示 10 天，不到 15 天（未确认）"),
        ("合作社方案公开天数下限", "2026-01-01", "拒绝", "公示 10 天，不到 15 天"),
    ],
)
def test_the_value_is_marked_in_the_sentence(name: str, day: str, severity: str, message: str) -> None:
    spot = Spot("会议 H1", "公示 10 天，不到 15 天", law=law(name, day))
    finding = spot.finding("C999", REFUSAL, "")
    assert (finding.severity, finding.message) == (severity, message)
    assert ("未确认" in finding.ground) == (severity == "警告")


def test_a_sentence_that_says_so_already_says_it_once() -> None:
    spot = Spot("会议 H1", "不到 15 天（未确认）", law=law("村务公布天数下限", "2026-01-01"))
    assert spot.finding("C999", REFUSAL, "").message == "不到 15 天（未确认）"


def at(cell: str, message: str) -> Finding:
    return Finding("C999", "提示", f"台账.xlsx〔交售〕{cell}", message, "协议")


def test_findings_stand_in_the_order_of_what_they_say() -> None:
    reckoned = settled(Change())
    for first, second in (("A2", "A10"), ("A10", "A2"), ("A3", "AB3")):
        found = (at(first, "一"), at(second, "丁"))
        judged = judge(evolve(reckoned, findings=found)).findings
        assert [finding.message for finding in judged if finding.code == "C999"] == ["一", "丁"]
