"""A resolution that the law does not let pass: the wrong body, too few who came, too few who agreed."""

from collections.abc import Iterable, Iterator

from linkage.check import NOTE, REFUSAL, WARNING, Check, Spot
from linkage.governance.matters import (
    ASSEMBLED,
    COOPERATIVES,
    Matter,
    body_of,
    day_of,
    deciding,
    duties,
    matters,
    owners,
    voting_body,
)
from linkage.governance.vote import ballot, tests
from linkage.governance.words import DISTRIBUTION
from linkage.model.entitlement import Settlement
from linkage.model.payer import payer_kind
from linkage.model.registers import Row


def _find(settlement: Settlement) -> Iterable[Spot]:
    for matter in _voted(settlement):
        row = matter.resolution
        if row is not None:
            yield from _asked(settlement, matter, row)


def _voted(settlement: Settlement) -> Iterator[Matter]:
    """What decides a pool, and every vote on another matter; not the vote that a later one replaced."""
    found = {}
    for duty in duties(settlement):
        matter = deciding(settlement, duty) if duty.assembled else None
        if matter is not None:
            found[matter.number] = matter
    for matter in matters(settlement):
        if any(item != DISTRIBUTION for item in matter.items):
            found[matter.number] = matter
    return iter(found[number] for number in sorted(found))


def _asked(settlement: Settlement, matter: Matter, row: Row) -> Iterator[Spot]:
    where = f"会议 {matter.number}"
    said = row.text("事项")
    parties = [party for party in owners(settlement, matter) if payer_kind(party.legal_type) in ASSEMBLED]
    if not matter.items:
        yield Spot(
            where,
            f"事项“{said}”里没有认识的事项，按分配方案查。请写明是什么事，例如“收益分配方案”“章程”“份额量化”",
            WARNING,
        )
    if len({payer_kind(party.legal_type) in COOPERATIVES for party in parties}) > 1:
        names = "、".join(party.name for party in parties)
        yield Spot(where, f"说不清是{names}里哪一家的会议，表决没有查。请在事项里写上名称", WARNING)
        return
    if not body_of(row):
        yield Spot(
            where,
            f"事项“{said}”里没有写是哪一级会议，按{voting_body(row)}查到会和票数。"
            "是代表大会的，请照“成员代表大会：收益分配方案”来写",
            NOTE,
        )
    if not parties:
        return
    if ballot(settlement, matter, row, parties[0]) is None:
        yield Spot(where, "决议一步没有记全应到、实到、赞成，表决没有查。请照会议记录补上", WARNING)
        return
    for test in tests(settlement, matter, parties[0]):
        if not test.holds:
            yield Spot(
                where,
                f"{voting_body(row)}（{day_of(row)}）{test.asks}不合规定：{test.told}"
                f"{'，' if test.mend.startswith('差') else '。'}{test.mend}"
                f"{'。请重新表决' if test.mend.startswith('差') else ''}",
                "" if test.stops else WARNING,
                law=test.law,
            )


CHECK = Check(
    name="vote",
    code="C612",
    severity=REFUSAL,
    asks="决议是不是由有权的会议、以法定的到会和票数通过",
    ground="《农村集体经济组织法》第十五条、第二十六条至第二十八条；《农民专业合作社法》第二十二条、第三十条、第三十二条",
    find=_find,
    points=(8,),
    mechanisms=(73,),
    gate=True,
)
