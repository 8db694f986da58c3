"""先付后补: papers say 暂付 until the day is over, and are drafts again after it."""

from __future__ import annotations

import pytest

from governance.meetings import decision, record, resolution, season, whole
from linkage.check import judge
from linkage.checks.provisional import CHECK
from linkage.model.registers import Row

DEFERRED = decision(种类="暂缓", 对象="C615", 内容="补到 2026-03-31：结果公示期满的照片")


@pytest.mark.parametrize(
    ("made", "papers", "state", "severity"),
    [
        (DEFERRED, "2026-02-04", "暂付", "提示"),
        (decision(种类="暂缓", 对象="C615", 内容="补到 2026-02-04：照片"), "2026-02-04", "暂付", "提示"),
        (decision(种类="暂缓", 对象="C615", 内容="补到 2026-02-03：照片"), "2026-02-04", "草案", "警告"),
        (DEFERRED, "", "草案", "警告"),
        (decision(种类="暂缓", 对象="C615", 内容="照片"), "2026-02-04", "草案", ""),
        (decision(种类="答复", 对象="C615"), "2026-02-04", "正式", ""),
    ],
    ids=["runs", "its last day", "a day over", "undated papers", "no deadline", "answered"],
)
def test_the_papers_say_how_far_the_procedure_is(made: Row, papers: str, state: str, severity: str) -> None:
    judged = judge(season(*whole(), made, papers=papers))
    assert judged.extras["state"] == state
    assert [finding.severity for finding in CHECK.run(judged)] == [severity] * bool(severity)


def test_money_that_the_members_refused_cannot_go_out_first() -> None:
    made = decision(种类="暂缓", 对象="C612", 内容="补到 2026-03-31：重新表决")
    assert judge(season(*whole(resolution("62", "62", "41")), made)).extras["state"] == "草案"


def test_what_is_complete_is_final() -> None:
    # The result is posted when the money is out: until then a day to come stands in its record.
    planned = record("结果公开", "2026-02-20", 公示起="2026-02-20")
    judged = judge(season(*whole()[:5], planned, households={"A1": 31, "A2": 31}))
    assert (judged.extras["state"], judged.findings) == ("正式", ())


def test_what_nobody_decided_is_a_trial() -> None:
    assert judge(season()).extras["state"] == "测算"
