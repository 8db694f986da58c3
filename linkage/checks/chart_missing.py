"""A party that had something to book on a day for which no chart of accounts is known."""

from collections.abc import Iterable

from linkage.check import NOTE, Check, Spot
from linkage.journal.vouchers import journal
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    for gap in journal(settlement).gaps:
        yield Spot(
            settlement.party_name(gap.owner),
            (
                f"没有哪一份科目表管到{gap.legal_type}的 {gap.day}，这一天的事没有出记账凭证。"
                "金额不受影响；凭证请会计按当时的制度另做"
            ),
        )


CHECK = Check(
    name="chart_missing",
    code="C682",
    severity=NOTE,
    asks="每个记账的日子有没有管到它的会计科目表",
    ground="会计制度的施行日期",
    find=_find,
    points=(18,),
)
