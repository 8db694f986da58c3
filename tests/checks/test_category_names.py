"""The names of assisted households are those of the policy of their day, and nothing in the program knows them."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from linkage.checks.category_names import CHECK
from linkage.files.law_reader import shipped_laws
from linkage.model.entitlement import Finding, Settlement
from pages import ROOT
from rows import arrangement, books, day, row


def judged(word: str, last: str, until: str = "") -> list[Finding]:
    ends = {"止": until} if until else {}
    found = books(row("类别", 户号="A1", 类别=word, **ends))
    signed = evolve(arrangement(), last_day=day(last))
    return list(CHECK.run(Settlement((signed,), found, (), (), (), (), laws=shipped_laws().within(()))))


@pytest.mark.parametrize(
    ("word", "last", "until", "found"),
    [
        ("监测户", "2025-12-31", "", 0),
        ("监测户", "2026-01-01", "", 1),
        ("监测户", "2026-12-31", "2025-12-31", 0),
        ("防止返贫致贫对象", "2025-12-31", "", 1),
        ("防止返贫致贫对象", "2026-01-01", "", 0),
        ("一般户", "2026-12-31", "", 0),
    ],
)
def test_the_name_of_the_day(word: str, last: str, until: str, found: int) -> None:
    findings = judged(word, last, until)
    assert len(findings) == found
    for finding in findings:
        assert finding.severity == "提示"
        assert "未确认" in finding.message
        assert f"A1登记为“{word}”" in finding.message


def test_a_day_before_every_version_is_not_judged() -> None:
    (finding,) = judged("脱贫户", "2019-12-31")
    assert "无适用法条（2019-12-31）" in finding.message


def test_no_category_stands_in_the_program() -> None:
    said = {word for law in shipped_laws().versions("帮扶对象类别") for word in law.words}
    coded = [
        path.name
        for path in sorted((ROOT / "linkage").rglob("*.py"))
        if any(re.search(rf'"{word}"', path.read_text("utf-8")) for word in said)
    ]
    assert coded == []
