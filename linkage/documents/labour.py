"""The work agreement (务工协议, A9): who works near home, for what, and how she is insured."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.household_deals import Roles
from linkage.contracts.kind import ContractKind, Part, contract_document
from linkage.contracts.worker_deals import worker_deals
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Term
from linkage.model.entitlement import Settlement
from linkage.model.work import is_work

NAME = "labour"


def _is_work(term: Term) -> bool:
    return is_work(term.income, term.kind) and term.payee in {HOUSEHOLDS, MEMBERS}


def _deals(settlement: Settlement) -> Sequence[Deal]:
    roles = Roles("务工人员", "用工方", household_first=False)
    return worker_deals(settlement, NAME, _is_work, roles)


DOCUMENT = contract_document(
    ContractKind(
        name=NAME,
        title="就近务工协议",
        deals=_deals,
        sections=(
            Part("labour_kind", "协议的性质"),
            Part("parties", "当事人"),
            Part("labour_worker", "务工人员情况"),
            Part("labour_work", "内容和地点"),
            Part("labour_hours", "期限和工时"),
            Part("clauses", "报酬和计量"),
            Part("labour_attendance", "考勤和验收"),
            Part("labour_payout", "发放"),
            Part("account", "本人的收款账户"),
            Part("labour_safety", "安全防护"),
            Part("labour_insurance", "保险"),
            Part("labour_training", "培训"),
            Part("labour_duties", "双方的权利义务"),
            Part("labour_ending", "解除"),
            Part("labour_breach", "违约责任"),
            Part("trade_disputes", "争议解决"),
        ),
        annexes=(Part("labour_sheet", "考勤与报酬表（每月一张）"), Part("worked_example", "计算说明和算例")),
        mechanisms=(18,),
    )
)
