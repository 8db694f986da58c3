"""Tax that the payer has to keep of what it pays a person, and that is only told (个人所得税法 第九条).

Of interest and dividends the payment alone says how much: that is a warning. Of letting and of work other
payers, costs or the return of the year have a say, so the payer is reminded, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkage.check import NOTE, WARNING, Check, Spot
from linkage.ground.money import ZERO
from linkage.model.arrangement import Arrangement, Party
from linkage.model.entitlement import Settlement
from linkage.model.tax import KEPT_BY_LAW, Tax
from linkage.tax import only_told, to_be_kept


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        codes = {party.code: party for party in arrangement.parties.values()}
        names = {line.clause for line in settlement.lines if line.arrangement == arrangement.code}
        found: dict[tuple[str, str], list[Tax]] = {}
        for tax in settlement.taxes:
            if tax.payer in codes and names.issuperset(tax.clauses) and (only_told(tax) or to_be_kept(tax)):
                found.setdefault((tax.payer, tax.head), []).append(tax)
        for (payer, _), taxes in found.items():
            yield _spot(settlement, arrangement, codes[payer], taxes)


def _spot(settlement: Settlement, arrangement: Arrangement, payer: Party, taxes: Sequence[Tax]) -> Spot:
    """What one payer only tells of one head."""
    head = taxes[0].head
    where = f"税务 {head}（{payer.role}）"
    base = sum((tax.base for tax in taxes), start=ZERO)
    amount = sum((tax.amount for tax in taxes if tax.amount is not None), start=ZERO)
    clauses = dict.fromkeys(clause.partition("/")[0] for tax in taxes for clause in tax.clauses)
    law = settlement.law(KEPT_BY_LAW, arrangement, where)
    until = f"，{law.note}" if law.note else ""
    reminder = to_be_kept(taxes[0])
    return Spot(
        where,
        (
            f"{payer.name}付给个人 {base} 元（{'、'.join(clauses)}），"
            f"{'按' + head + '算' if reminder else ''}应纳{taxes[0].tax} {amount} 元{_doubt(taxes)}，"
            f"付款的一方{law.said}{until}；协议只告知，一分没有扣。"
            f"{reminder}{'。' if reminder else ''}"
            f"请在协议里写 税务: {{{head}: 代扣}} 和一方税务机关；已由付款方另行缴纳、"
            f"或税务机关答复不缴的，{'不用改' if reminder else '登记在〔决定〕'}"
        ),
        NOTE if reminder else WARNING,
        law=law,
        households=tuple(dict.fromkeys(tax.payee.partition(".")[0] for tax in taxes)),
    )


def _doubt(taxes: Sequence[Tax]) -> str:
    """That the rates or allowances were not held against their source."""
    return "" if all(tax.confirmed for tax in taxes) else "（税率、减除数的出处未确认，以税务机关说的为准）"


CHECK = Check(
    name="tax_not_withheld",
    code="C797",
    severity=WARNING,
    asks="付给个人的利息、股息红利（租金、劳务报酬只提示），依法要代扣的个人所得税有没有只告知、没有扣",
    ground="《个人所得税法》第九条、第十四条",
    find=_find,
    points=(20,),
)
