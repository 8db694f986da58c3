"""The share of a subsidy or donation taken out of an account: it is never paid out (合作社法 第五十三条)."""

from collections.abc import Iterable

from linkage.check import REFUSAL, Check, Spot
from linkage.model.accounts import EVEN, SHEET, STAYS
from linkage.model.entitlement import Settlement

_PROVINCE, _NATION = "退社成员的财政补助份额", "合作社财政补助财产分给成员"


def _find(settlement: Settlement) -> Iterable[Spot]:
    arrangement = next((a for a in settlement.arrangements if a.accounts is not None), None)
    if arrangement is None or settlement.accounts is None:
        return
    holders = settlement.accounts.by_payee
    for row in settlement.books.rows(SHEET):
        figure, day = row.figure("金额"), row.day("日期")
        if figure is None or figure.value >= 0 or row.text("项目") not in EVEN:
            continue
        if day is not None and not arrangement.season.first <= day.date <= arrangement.season.last:
            continue
        account = holders.get(row.household)
        if account is not None and account.standing == STAYS:
            continue
        province = settlement.laws.on(_PROVINCE, arrangement.last_day.date)
        law = province or settlement.law(_NATION, arrangement, row.where("金额"))
        yield Spot(
            str(row.where("金额")),
            f"{row.household} 退社，账户里的{row.text('项目')}减少了 {-figure.money}：财政补助和捐赠形成的"
            f"份额不退给本人，年末平均给留下的成员。请删去这一行，由程序重新平均",
            law=law,
        )


CHECK = Check(
    name="subsidy_kept",
    code="C654",
    severity=REFUSAL,
    asks="退社的人有没有带走财政补助、捐赠的份额",
    ground="《农民专业合作社法》第五十三条；省级条例关于退社的规定",
    find=_find,
    override=False,
    points=(5, 13),
)
