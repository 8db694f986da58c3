"""Tax on interest and dividends that the payer has to keep, and that is only told (个人所得税法 第九条).

Whoever pays a person for letting or for work has to keep the tax as well. How much of letting the payments
of one season do not say (by the month, over all payers, less repairs), and what is kept of work is settled in
the return of the year: nothing here could be answered, so the payer is told in a list (``tax_duties``).
"""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement
from linkage.model.tax import KEPT_BY_LAW, Tax
from linkage.tax import only_told


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        codes = {party.code: party for party in arrangement.parties.values()}
        names = {line.clause for line in settlement.lines if line.arrangement == arrangement.code}
        found: dict[tuple[str, str], list[Tax]] = {}
        for tax in settlement.taxes:
            if tax.payer in codes and only_told(tax) and names.issuperset(tax.clauses):
                found.setdefault((tax.payer, tax.head), []).append(tax)
        for (payer, head), taxes in found.items():
            party, where = codes[payer], f"税务 {head}（{codes[payer].role}）"
            base = sum((tax.base for tax in taxes), start=ZERO)
            amount = sum((tax.amount for tax in taxes if tax.amount is not None), start=ZERO)
            clauses = dict.fromkeys(clause.partition("/")[0] for tax in taxes for clause in tax.clauses)
            law = settlement.law(KEPT_BY_LAW, arrangement, where)
            until = f"，{law.note}" if law.note else ""
            yield Spot(
                where,
                (
                    f"{party.name}付给个人 {base} 元（{'、'.join(clauses)}），"
                    f"应纳{taxes[0].tax} {amount} 元，付款的一方{law.said}{until}；协议只告知，一分没有扣。"
                    f"请在协议里写 税务: {{{head}: {{办法: 代扣, 有争议的: 告知}}}} 和一方税务机关；"
                    f"已由付款方另行缴纳、或税务机关答复不缴的，登记在〔决定〕"
                ),
                law=law,
                households=tuple(dict.fromkeys(tax.payee.partition(".")[0] for tax in taxes)),
            )


CHECK = Check(
    name="tax_not_withheld",
    code="C797",
    severity=WARNING,
    asks="付给个人的利息、股息红利，依法要代扣的个人所得税有没有只告知、没有扣",
    ground="《个人所得税法》第九条、第十四条",
    find=_find,
    points=(20,),
)
