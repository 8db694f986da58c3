from __future__ import annotations

import pytest

from linkage.model.entitlement import Finding
from linkage.telling.finding_words import finding_line, what_and_remedy


@pytest.mark.parametrize(
    ("message", "what", "remedy"),
    [
        ("没有决议。请补上", "没有决议", "请补上"),
        ("没有决议；请补上。登记在〔会议〕。", "没有决议", "请补上。登记在〔会议〕"),
        ("申请人不是成员。", "申请人不是成员", ""),
        ("先看甲。再看乙。请问会计。请登记", "先看甲。再看乙", "请问会计。请登记"),
    ],
)
def test_what_is_wrong_ends_where_somebody_is_asked_to_mend_it(message: str, what: str, remedy: str) -> None:
    assert what_and_remedy(message) == (what, remedy)


def test_who_has_decided_is_not_told_how_to_mend() -> None:
    finding = Finding("C610", "警告", "会议", "没有决议。请补上", "某法第一条")
    assert finding_line(finding) == "警告 C610 会议：没有决议。请补上（某法第一条）"
    answered = finding_line(finding, "警告，已答复：决定 JD1。")
    assert answered == "C610 会议：没有决议。警告，已答复：决定 JD1。"
