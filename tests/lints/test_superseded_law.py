"""A law that has gone is told where somebody wrote its name, with what replaced it; its namesakes are not."""

from __future__ import annotations

import pytest

from lints.tripped import Change, asked

ISSUE = "    依据: 第三条\n"
TRIP = Change(text=[(ISSUE, "    依据: 第三条\n    说明: 违约照《合同法》第一百零七条办\n")])


def said(words: str) -> list[str]:
    told = Change(text=[(ISSUE, f"    依据: 第三条\n    说明: {words}\n")])
    return [finding.message for finding in asked("superseded_law", told)]


def test_a_law_that_has_gone_is_told_with_what_replaced_it() -> None:
    (finding,) = asked("superseded_law", TRIP)
    assert finding.severity == "警告"
    assert "写着“合同法”，2021-01-01 起已经由《民法典》" in finding.message
    assert "未确认" in finding.message
    assert finding.where.startswith("合作.yaml")


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("依照《中华人民共和国合同法》", "《民法典》"),
        ("依照合同法第五十二条", "《民法典》"),
        ("《物权法》和章程", "《民法典》"),
        ("照《农村土地承包经营权流转管理办法》办理", "《农村土地经营权流转管理办法》"),
        ("农业部令第47号", "《农村土地经营权流转管理办法》"),
        ("见财会[2007]15号", "《农民专业合作社会计制度》（财会〔2021〕37号）"),
        ("照财会〔2004〕12号记账", "《农村集体经济组织会计制度》（财会〔2023〕14号）"),
    ],
)
def test_titles_and_numbers_are_found_however_they_are_written(words: str, by: str) -> None:
    (message,) = said(f'"{words}"')
    assert "代替" in message
    assert by in message


@pytest.mark.parametrize(
    "words",
    [
        "依照《劳动合同法》签订",
        "付给律师的合同法律服务费",
        "原《合同法》订立的，效力不变",
        "依照《农村土地经营权流转管理办法》",
        "依照《农村集体经济组织会计制度》（财会〔2023〕14号）",
        "合同法定代表人签字",
    ],
)
def test_what_is_in_force_or_only_sounds_alike_is_left_alone(words: str) -> None:
    assert said(words) == []


def test_a_season_may_add_a_name_of_its_own() -> None:
    own = "法规: 某省条例\n数值:\n  - {名称: 失效的法规：某省旧办法, 值: 《某省条例》, 起: 2025-06-01, 条: 全文, 来源: 省里公布, 核对: 已核对}\n"
    change = Change(
        text=[(ISSUE, "    依据: 第三条\n    说明: 照《某省旧办法》\n")], files={"法规.yaml": own}
    )
    (finding,) = asked("superseded_law", change)
    assert "2025-06-01 起已经由《某省条例》代替" in finding.message
    later = own.replace("2025-06-01", "2026-06-01")
    assert asked("superseded_law", Change(text=change.text, files={"法规.yaml": later})) == []


def test_the_register_of_meetings_is_read_too() -> None:
    rows = "会议号,步骤,日期,事项\n2026-01,决议,2025-12-01,成员大会：照《物权法》确权\n"
    findings = asked("superseded_law", Change(files={"台账/会议.csv": rows}))
    assert [f.where for f in findings] == ["台账/会议.csv〔会议〕D2 事项"]
