"""Somebody removed for what ends no membership: study, service, work elsewhere, divorce, widowhood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import REFUSAL, Check, Spot
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles
from linkage.model.registers import Row

_LAW = "不得因此丧失成员身份的事由"
_GONE = {"退出", "迁出"}
_REASONS = ("依据", "原因", "终止原因", "内容", "备注")

_NO_GROUND = (
    ("就学", re.compile(r"升学|上学|就学|求学|读书|在校|考上")),
    ("服役", re.compile(r"服役|参军|当兵|入伍|应征")),
    ("外出务工、经商", re.compile(r"务工|打工|经商|外出|长期不在村|不在家")),
    ("离婚", re.compile(r"离婚|离异")),
    ("丧偶", re.compile(r"丧偶|丧夫|丧妻|守寡|配偶(死亡|去世)")),
    ("服刑", re.compile(r"服刑|判刑|坐牢|劳改|监狱|入狱")),
)
_MARRIED = re.compile(r"出嫁|外嫁|嫁出|嫁到|结婚|婚嫁")
_MEMBER_ELSEWHERE = re.compile(
    r"取得[^，。；]{0,16}成员身份|成为[^，。；]{0,16}成员|已[^，。；]{0,10}登记为[^，。；]{0,8}成员"
)


def _find(settlement: Settlement) -> Iterable[Spot]:
    arrangement = next((a for a in settlement.arrangements if collective_roles(a)), None)
    if arrangement is None:
        return
    for row, heading, said, what in _removals(settlement):
        reason = next((name for name, pattern in _NO_GROUND if pattern.search(said)), "")
        if not reason and _MARRIED.search(said) and not _MEMBER_ELSEWHERE.search(said):
            reason = "结婚（没有写明已在别处取得成员身份）"
        if reason:
            yield Spot(
                str(row.where(heading)),
                f"{row.payee} {what}，写的理由是“{said}”。{reason}不是丧失成员身份的理由，该有的份额照有。"
                f"请恢复成员身份和份额；确已在别的集体取得成员身份的，请写明是哪个集体、哪一天",
                law=settlement.law(_LAW, arrangement, row.where(heading)),
            )


def _removals(settlement: Settlement) -> Iterator[tuple[Row, str, str, str]]:
    """Rows that end a membership or a share, with the cell and the words that say why."""
    for row in settlement.books.rows("事件"):
        if row.text("事件") in _GONE:
            yield from _worded(row, f"{_day(row, '日期')} {row.text('事件')}")
    for row in settlement.books.rows("名册"):
        if row.day("成员至") is not None:
            yield from _worded(row, f"的成员身份到 {_day(row, '成员至')} 为止")
    for row in settlement.books.rows("股份"):
        if row.day("止") is not None:
            yield from _worded(row, f"的{row.text('股别')}到 {_day(row, '止')} 为止")


def _day(row: Row, heading: str) -> str:
    day = row.day(heading)
    return day.date.isoformat() if day is not None else "（没有日期）"


def _worded(row: Row, what: str) -> Iterator[tuple[Row, str, str, str]]:
    for heading in _REASONS:
        if row.text(heading):
            yield row, heading, row.text(heading), what


CHECK = Check(
    name="removal_reason",
    code="C666",
    severity=REFUSAL,
    asks="有没有因求学、服役、务工、离婚、丧偶、服刑或出嫁除名",
    ground="《农村集体经济组织法》第十八条",
    find=_find,
    points=(25,),
    mechanisms=(22,),
)
