"""Additional votes in a co-operative's meeting, against the basic votes of all members (第二十二条)."""

from collections.abc import Iterable
from fractions import Fraction

from linkage.check import REFUSAL, Check, Spot
from linkage.engine.membership import members_on
from linkage.model.entitlement import Settlement
from linkage.model.payer import COOPERATIVE

_LAW = "合作社附加表决权比例上限"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        rule = arrangement.accounts
        if rule is None or arrangement.parties[rule.payer].kind is not COOPERATIVE:
            continue
        basic = len(members_on(settlement.books, arrangement.last_day.date))
        for meeting, extra in _extra(settlement).items():
            law = settlement.law(_LAW, arrangement, f"会议“{meeting}”")
            if law.figure is not None and extra > basic * law.figure.value:
                yield Spot(
                    f"会议“{meeting}”",
                    f"附加表决权共 {extra} 票，基本表决权 {basic} 票（每户一票），超过 {law.said}。"
                    f"请核对〔到会〕的票数：没有附加表决权的写 1",
                    law=law,
                )


def _extra(settlement: Settlement) -> dict[str, Fraction]:
    """What stands above one vote for each member present, by meeting."""
    found: dict[str, Fraction] = {}
    for row in settlement.books.rows("到会"):
        votes = row.figure("票数")
        if votes is not None and votes.value > 1:
            meeting = row.text("会议号")
            found[meeting] = found.get(meeting, Fraction(0)) + votes.value - 1
    return found


CHECK = Check(
    name="extra_votes",
    code="C651",
    severity=REFUSAL,
    asks="合作社开会的附加表决权，超没超过基本表决权的法定比例",
    ground="《农民专业合作社法》第二十二条",
    find=_find,
    points=(8, 25),
)
