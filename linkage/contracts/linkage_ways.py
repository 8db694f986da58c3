"""Ways of linking (联结方式): each clause as a row of 收益联结表, and the ways that are ticked.

The row says by which paper an amount is proved (凭证): what the clause itself names, else the slip that this
program draws for the register it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from linkage.contracts.blanks import choices
from linkage.document import Shown, View
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Term
from linkage.model.assets import ASSETS
from linkage.model.contract_kinds import JOINT
from linkage.model.entitlement import Settlement
from linkage.model.letting import lets_land
from linkage.telling.clause_words import counted_words, labels, term_words

WAYS = ("订单", "流转", "入股", "务工", "代养", "服务", "资产租赁", "分红", "其他")

_BY_INCOME: Mapping[str, str] = MappingProxyType(
    {"订单货款": "订单", "股金": "入股", "薪金": "务工", "返还": "分红"}
)
_BY_KIND: Mapping[str, str] = MappingProxyType(
    {"用工": "务工", "代养": "代养", "代销": "服务", "居间": "服务"}
)

_PROVED: Mapping[str, str] = MappingProxyType(
    {
        "地块": "租金结算单",
        ASSETS: "资产台账、收据",
        "交售": "过磅结算单",
        "代销": "佣金结算单",
        "居间": "佣金结算单",
        "代养": "批次结算单",
        "用工": "考勤与报酬表",
        "验收": "验收结算单",
        "股份": "份额登记簿",
        "成员账户": "成员账户",
    }
)
_KEY, _USUAL = "凭证", "台账和收益告知书"


def ways_of(arrangement: Arrangement) -> list[Shown]:
    """The boxes of 联结方式: √ for every way that a clause or a pool of the agreement makes."""
    found = [_way(term) for term in arrangement.terms]
    if any(step.to in {HOUSEHOLDS, MEMBERS} for pool in arrangement.pools for step in pool.steps):
        found.append("分红")
    return choices(WAYS, JOINT.join(dict.fromkeys(found)))


def _way(term: Term) -> str:
    if term.income == "租金":
        return "流转" if lets_land(term) else "资产租赁"
    return _BY_KIND.get(term.kind) or _BY_INCOME.get(term.income, term.income)


def linkage_rows(arrangement: Arrangement, example: Settlement) -> Iterator[View]:
    """The rows of 收益联结表, in the order of the clauses."""
    called = labels(arrangement)
    for term in arrangement.terms:
        words = term_words(arrangement, term, example)
        limits = {"保底": words["floor"], "封顶": words["cap"]}
        yield {
            "name": term.name,
            "article": term.cite.article,
            "base": counted_words(term),
            "price": words["price_short"],
            "limits": [f"{name} {said}" for name, said in limits.items() if said],
            "payer": called[term.payer],
            "payee": called.get(term.payee, term.payee),
            "time": words["payment"],
            "proof": term.prose.get(_KEY) or _PROVED.get(term.quantity[0], _USUAL),
        }
