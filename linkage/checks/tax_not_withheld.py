"""Tax on interest and dividends that a company has to keep, and that is only told (个人所得税法 第九条).

What other heads take of work and letting is settled in the yearly return, and is told beside the income.
"""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement
from linkage.model.payer import COMPANY, payer_kind
from linkage.model.tax import INFORM, KEPT_BY_LAW, TAXED, Tax

_INCOME_TAX, _DIVIDENDS = "个人所得税", "股息红利"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        codes = {party.code: party for party in arrangement.parties.values()}
        names = {line.clause for line in settlement.lines if line.arrangement == arrangement.code}
        found: dict[tuple[str, str], list[Tax]] = {}
        for tax in settlement.taxes:
            party = codes.get(tax.payer)
            company = party is not None and payer_kind(party.legal_type) is COMPANY
            if company and _has_to_be_kept(tax) and names.issuperset(tax.clauses):
                found.setdefault((tax.payer, tax.head), []).append(tax)
        for (payer, head), taxes in found.items():
            party, where = codes[payer], f"税务 {head}（{codes[payer].role}）"
            base = sum((tax.base for tax in taxes), start=ZERO)
            amount = sum((tax.amount for tax in taxes if tax.amount is not None), start=ZERO)
            clauses = dict.fromkeys(clause.partition("/")[0] for tax in taxes for clause in tax.clauses)
            law = settlement.law(KEPT_BY_LAW, arrangement, where)
            yield Spot(
                where,
                (
                    f"{party.name}付给个人 {base} 元（{'、'.join(clauses)}），应纳{_INCOME_TAX} {amount} 元，"
                    f"付款的一方{law.said}，次月15日内缴库；协议只告知，一分没有扣。"
                    f"请在协议里写 税务: {{{head}: 代扣}} 和一方税务机关；已由付款方另行缴纳、"
                    f"或税务机关答复不缴的，登记在〔决定〕"
                ),
                law=law,
            )


def _has_to_be_kept(tax: Tax) -> bool:
    settled = tax.standing == TAXED and tax.manner == INFORM
    return settled and tax.head == _DIVIDENDS and bool(tax.amount)


CHECK = Check(
    name="tax_not_withheld",
    code="C797",
    severity=WARNING,
    asks="公司付的利息、股息红利，依法要代扣的个人所得税有没有只告知、没有扣",
    ground="《个人所得税法》第九条、第十四条",
    find=_find,
    points=(20,),
)
