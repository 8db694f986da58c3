"""Who drops out of a distribution has a reason on record."""

from __future__ import annotations

import pytest

from governance.meetings import COOPERATIVE, decision, season
from linkage.checks.right_lost import CHECK
from linkage.model.registers import Row
from rows import row


def event(what: str, ground: str = "", household: str = "A1", member: str = "1") -> Row:
    said = {"依据": ground} if ground else {}
    return row("事件", 日期="2025-06-30", 户号=household, 成员号=member, 事件=what, **said)


RULED = decision(种类="资格", 对象="A1.1")
UNSAID = decision(种类="资格", 对象="A1.1", 理由="")


@pytest.mark.parametrize(
    ("until", "rows_", "payer", "found"),
    [
        ("2025-06-30", (), "农村集体经济组织", 1),
        ("2025-12-31", (), "农村集体经济组织", 1),
        ("2026-01-01", (), "农村集体经济组织", 0),
        ("2024-12-31", (), "农村集体经济组织", 0),
        ("2025-06-30", (event("死亡"),), "农村集体经济组织", 0),
        ("2025-06-30", (event("退出"),), "农村集体经济组织", 0),
        ("2025-06-30", (event("退出", "本人申请，2025年第3号"),), "农村集体经济组织", 0),
        ("2025-06-30", (event("退出", "本人申请", "A2"),), "农村集体经济组织", 1),
        ("2025-06-30", (RULED,), "农村集体经济组织", 0),
        ("2025-06-30", (UNSAID,), "农村集体经济组织", 1),
        ("2025-06-30", (), COOPERATIVE, 0),
    ],
)
def test_a_right_is_lost_for_a_reason(until: str, rows_: tuple[Row, ...], payer: str, found: int) -> None:
    whole = season(*rows_, payer=payer)
    person = whole.books.households["A1"].members[0]
    cell = row("名册", 成员至=until).day("成员至")
    object.__setattr__(person.row, "values", {**person.row.values, "成员至": cell})
    spots = list(CHECK.run(whole))
    assert [f"A1.1 的成员身份记到 {until} 为止" in spot.message for spot in spots] == [True] * found
