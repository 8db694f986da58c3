"""A company gives out profit without the record of its owners' decision (公司法 第五十九条)."""

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.governance.company_decisions import ProfitShare, profit_shares
from linkage.model.entitlement import Settlement

_LAW = "公司利润分配方案的批准"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for share in profit_shares(settlement):
        if share.decided is None:
            where = f"分配“{share.name}”"
            law = settlement.law(_LAW, share.arrangement, where)
            yield Spot(where, _said(share), law=law)


def _said(share: ProfitShare) -> str:
    year = share.arrangement.first_day.date.year
    board = share.drafted
    have = "台账〔会议〕里没有公司自己的决定"
    if board is not None:
        have = "台账〔会议〕里只有董事会、执行董事的记录，那是拟订方案"
    return (
        f"{share.party.name}要分出利润 {share.given} 元，{have}；利润分配方案由股东会批准，"
        f"只有一个股东的由股东书面决定。没有批准，这笔钱不能当正式的付。"
        f"请补一行：步骤 决议，事项“股东会：{year}年度利润分配方案 {share.name}”，日期、文号"
    )


CHECK = Check(
    name="company_decision",
    code="C795",
    severity=WARNING,
    asks="公司分利润，公司自己的决定（股东会、股东）登记了没有",
    ground="《公司法》第五十九条、第六十条",
    find=_find,
    points=(8, 10),
    mechanisms=(73,),
    gate=True,
)
